//! The books as somebody would keep them who sees the events and nothing else.

use super::super::*;
use crate::{Event, OpenDisputes, OpenObligations, SlashCause};
use agt_primitives::access::{Accused, KeptBond};
use proptest::prop_assert_eq;
use proptest::test_runner::TestCaseError;
use std::collections::{BTreeMap, BTreeSet};

/// A slash, as its event has it.
pub struct Seized {
    pub who: AccountId,
    pub prover: Option<AccountId>,
    pub to_prover: Balance,
    pub to_pot: Balance,
}

#[derive(Default, Debug, Clone, PartialEq)]
struct Account {
    bonded: Balance,
    withdrawn: Balance,
    slashed: Balance,
    active: Balance,
    unbonding: Balance,
    owed: Balance,
    vote_lock: Balance,
    kept: KeptBond,
    /// Whether the role was stopped.
    roles: BTreeMap<Role, bool>,
    obligations: BTreeMap<ObligationId, Balance>,
    disputes: BTreeMap<DisputeId, Option<ObligationId>>,
}

impl Account {
    /// Whether nothing is left of the bond, and nothing to keep of it.
    fn is_gone(&self) -> bool {
        self.active == 0
            && self.unbonding == 0
            && self.vote_lock == 0
            && self.roles.is_empty()
            && self.obligations.is_empty()
            && self.disputes.is_empty()
    }
}

#[derive(Default)]
pub struct Books(BTreeMap<AccountId, Account>);

impl Books {
    /// All that this account ever bonded was withdrawn, was slashed or is still held.
    pub fn conserved(&self, who: AccountId) -> bool {
        self.0.get(&who).is_none_or(|account| {
            account.bonded == account.withdrawn + account.slashed + account.active + account.unbonding
        })
    }

    /// Enters the events of one operation. Returns its slashes.
    pub fn follow(&mut self, events: impl Iterator<Item = RuntimeEvent>) -> Result<Vec<Seized>, TestCaseError> {
        let mut slashes = Vec::new();
        for event in events {
            if let RuntimeEvent::Access(event) = event {
                slashes.extend(self.enter(event)?);
                self.0
                    .values_mut()
                    .filter(|account| account.is_gone())
                    .for_each(|account| account.kept = KeptBond::default());
            }
        }
        Ok(slashes)
    }

    fn of(&mut self, who: AccountId) -> &mut Account {
        self.0.entry(who).or_default()
    }

    fn enter(&mut self, event: Event<Test>) -> Result<Option<Seized>, TestCaseError> {
        match event {
            Event::Bonded { who, amount, active } => {
                let account = self.of(who);
                account.bonded += amount;
                account.active += amount;
                prop_assert_eq!(account.active, active);
            }
            Event::Unbonded { who, amount, active, unbonding, .. } => {
                let account = self.of(who);
                account.active -= amount;
                account.unbonding += amount;
                prop_assert_eq!((account.active, account.unbonding), (active, unbonding));
            }
            Event::Rebonded { who, amount, active, unbonding } => {
                let account = self.of(who);
                account.active += amount;
                account.unbonding -= amount;
                prop_assert_eq!((account.active, account.unbonding), (active, unbonding));
            }
            Event::Withdrawn { who, amount, unbonding } => {
                let account = self.of(who);
                account.withdrawn += amount;
                account.unbonding -= amount;
                prop_assert_eq!(account.unbonding, unbonding);
            }
            Event::RoleEntered { who, role } => {
                self.of(who).roles.insert(role, false);
            }
            Event::RoleStopped { who, role, .. } => {
                self.of(who).roles.insert(role, true);
            }
            Event::RoleLeft { who, role } => {
                self.of(who).roles.remove(&role);
            }
            Event::SetAside { who, obligation, amount, set_aside, .. } => {
                let account = self.of(who);
                account.obligations.insert(obligation, amount);
                prop_assert_eq!(account.obligations.values().sum::<Balance>(), set_aside);
            }
            Event::Lifted { who, obligation, amount, set_aside, .. } => {
                let account = self.of(who);
                prop_assert_eq!(account.obligations.remove(&obligation), Some(amount));
                prop_assert_eq!(account.obligations.values().sum::<Balance>(), set_aside);
            }
            Event::DisputeOpened { who, dispute, accused, .. } => {
                let obligation = match accused {
                    Accused::Obligation(id) => Some(id),
                    Accused::Bond(_) => None,
                };
                self.of(who).disputes.insert(dispute, obligation);
            }
            Event::DisputeClosed { who, dispute } => {
                self.of(who).disputes.remove(&dispute);
            }
            Event::VoteLocked { who, amount } => self.of(who).vote_lock = amount,
            Event::BondKept { who, amount, until } => self.of(who).kept = KeptBond { amount, until },
            Event::Slashed {
                who,
                cause,
                from_active,
                from_unbonding,
                prover,
                to_prover,
                to_pot,
                owed,
                active,
                unbonding,
            } => {
                let account = self.of(who);
                let taken = from_active + from_unbonding;
                let from = match cause {
                    SlashCause::Obligation(id) => Some(id),
                    SlashCause::Dispute(id) => account.disputes.remove(&id).flatten(),
                    SlashCause::Governance(_) | SlashCause::Owed => None,
                };
                if let Some(id) = from {
                    *account.obligations.entry(id).or_default() -= taken;
                }
                account.active -= from_active;
                account.unbonding -= from_unbonding;
                account.slashed += taken;
                account.owed = owed;
                prop_assert_eq!((account.active, account.unbonding), (active, unbonding));
                prop_assert_eq!(taken, to_prover + to_pot);
                return Ok(Some(Seized { who, prover, to_prover, to_pot }));
            }
            Event::__Ignore(..) => unreachable!("never emitted"),
        }
        Ok(None)
    }

    /// The books are what storage says.
    pub fn equal_storage(&self) -> Result<(), TestCaseError> {
        let everybody: BTreeSet<_> = self.0.keys().copied().chain(Ledgers::<Test>::iter_keys()).collect();
        for who in everybody {
            let account = self.0.get(&who).cloned().unwrap_or_default();
            let ledger = ledger(who);
            prop_assert_eq!(
                (account.active, account.unbonding, account.owed, account.vote_lock, account.kept),
                (ledger.active, ledger.unbonding, ledger.owed, ledger.vote_lock, ledger.kept)
            );
            let roles = ledger.roles.iter().map(|held| (held.role, held.stopped)).collect();
            prop_assert_eq!(&account.roles, &roles);
            let obligations =
                OpenObligations::<Test>::iter_prefix(who).map(|(id, obligation)| (id, obligation.amount)).collect();
            prop_assert_eq!(&account.obligations, &obligations);
            let disputes =
                OpenDisputes::<Test>::iter_prefix(who).map(|(id, dispute)| (id, dispute.obligation)).collect();
            prop_assert_eq!(&account.disputes, &disputes);
            prop_assert_eq!(on_hold(who), ledger.active + ledger.unbonding);
        }
        Ok(())
    }
}

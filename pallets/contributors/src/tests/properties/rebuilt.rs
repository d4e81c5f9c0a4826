//! The ledgers as a reader of the events alone would keep them.

use super::super::*;
use crate::{Disputes, Event, OpenSets};
use proptest::prop_assert_eq;
use proptest::test_runner::TestCaseError;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, Default, PartialEq)]
struct Account {
    number: u64,
    referrer: Option<AccountId>,
    held: Balance,
    proven: bool,
    redeemed: bool,
    xp: u64,
    spent: u64,
    /// The AIA that waits in each area in which some does.
    waiting: BTreeMap<AreaId, Aia>,
    earned: Aia,
    outstanding: Aia,
    disputed: Aia,
    burned: Aia,
    clawed_back: Aia,
    /// The AIA reserved for each open set.
    open: BTreeMap<SetKey, Aia>,
    disputes: BTreeMap<u64, Aia>,
}

#[derive(Default)]
pub struct Ledgers(BTreeMap<AccountId, Account>);

impl Ledgers {
    /// Applies the events of one operation.
    pub fn follow(&mut self, events: impl Iterator<Item = RuntimeEvent>) -> Result<(), TestCaseError> {
        for event in events {
            if let RuntimeEvent::Contributors(event) = event {
                self.enter(event)?;
            }
        }
        Ok(())
    }

    fn of(&mut self, who: &AccountId) -> &mut Account {
        self.0.get_mut(who).expect("an event about nobody")
    }

    fn enter(&mut self, event: Event<Test>) -> Result<(), TestCaseError> {
        match event {
            Event::Registered { who, number, referrer, held, .. } => {
                let account = Account { number, referrer, held, ..Default::default() };
                prop_assert_eq!(self.0.insert(who, account), None);
            }
            Event::Removed { who, number, released, expired, xp } => {
                let account = self.0.remove(&who).expect("nobody is removed twice");
                prop_assert_eq!(account.number, number);
                prop_assert_eq!(account.held, released);
                prop_assert_eq!(account.outstanding, expired);
                prop_assert_eq!((account.xp, account.spent), (xp, 0));
            }
            Event::Proven { who, released } => {
                let account = self.of(&who);
                prop_assert_eq!(std::mem::take(&mut account.held), released);
                account.proven = true;
            }
            Event::WorkOpened { who, set, reserved, .. } => {
                self.of(&who).open.insert(set, reserved);
            }
            Event::WorkClosed { who, set, area, earned, aia, lost, held, xp, returned, .. } => {
                let account = self.of(&who);
                let reserved = account.open.remove(&set).expect("it was opened");
                assert!(earned + returned <= reserved);
                let waited = account.waiting.remove(&area).unwrap_or(0);
                prop_assert_eq!(waited + earned, aia + lost + held);
                if held > 0 {
                    account.waiting.insert(area, held);
                }
                account.earned += aia;
                account.outstanding += aia;
                account.xp += xp;
            }
            Event::XpSpent { who, xp, left } => {
                let account = self.of(&who);
                account.spent += xp;
                prop_assert_eq!(account.xp - account.spent, left);
            }
            Event::XpGranted { who, xp } => self.of(&who).xp += xp,
            Event::AiaBurned { who, aia, burned, .. } => {
                let account = self.of(&who);
                account.outstanding -= aia;
                account.burned += aia;
                prop_assert_eq!(account.burned, burned);
            }
            Event::AiaHeld { who, dispute, aia, disputed, .. } => {
                let account = self.of(&who);
                account.disputed += aia;
                account.disputes.insert(dispute, aia);
                prop_assert_eq!(account.disputed, disputed);
            }
            Event::DisputeEnded { who, dispute, clawed_back, released, disputed, .. } => {
                let account = self.of(&who);
                let held = account.disputes.remove(&dispute).expect("it was opened");
                prop_assert_eq!(held, clawed_back + released);
                account.disputed -= held;
                account.outstanding -= clawed_back;
                account.clawed_back += clawed_back;
                prop_assert_eq!(account.disputed, disputed);
            }
            Event::BondedRedemptionNoted { who } => self.of(&who).redeemed = true,
            Event::ReferralClaimed { who, aia, .. } => {
                let account = self.of(&who);
                account.earned += aia;
                account.outstanding += aia;
            }
            Event::AreaForgotten { who, area } => prop_assert_eq!(self.of(&who).waiting.get(&area), None),
            Event::InvitationsRemoved { .. } | Event::BoostChanged { .. } | Event::FeeWaived { .. } => {}
            Event::__Ignore(..) => unreachable!("never emitted"),
        }
        Ok(())
    }

    /// Checks that the ledgers equal storage.
    pub fn equal_storage(&self) -> Result<(), TestCaseError> {
        let everybody: BTreeSet<_> = self.0.keys().cloned().chain(People::<Test>::iter_keys()).collect();
        for who in everybody {
            let stored = People::<Test>::get(&who).map(|person| Account {
                number: person.number,
                referrer: person.referrer.map(|referrer| referrer.who),
                held: person.held,
                proven: person.proven.is_some(),
                redeemed: person.redeemed,
                xp: person.xp,
                spent: person.spent,
                waiting: Areas::<Test>::iter_prefix(&who)
                    .map(|(area, record)| (area, record.qualification.held()))
                    .filter(|(_, held)| *held > 0)
                    .collect(),
                earned: person.aia.earned,
                outstanding: person.aia.outstanding().expect("it fits"),
                disputed: person.aia.disputed,
                burned: person.aia.burned,
                clawed_back: person.aia.clawed_back,
                open: OpenSets::<Test>::iter_prefix(&who).map(|(set, open)| (set, open.reserved)).collect(),
                disputes: Disputes::<Test>::iter_prefix(&who).map(|(id, held)| (id, held.aia)).collect(),
            });
            prop_assert_eq!(self.0.get(&who), stored.as_ref());
        }
        Ok(())
    }
}

//! View functions: a bond, and what its owner can do with it.

use crate::{Config, Ledger, Ledgers, Pallet};
use agt_primitives::{
    access::{AccessReport, KeptBond, NextStep, Role, RoleReport},
    Balance, Moment,
};
use alloc::vec::Vec;
use frame_support::traits::{
    fungible::Inspect,
    tokens::{Fortitude::Force, Preservation::Preserve},
    Get,
};

impl<T: Config> Pallet<T> {
    pub(crate) fn access_report(who: &T::AccountId) -> AccessReport {
        let ledger = Ledgers::<T>::get(who).unwrap_or_default();
        let next_steps = Self::next_steps(who, &ledger);
        let (now, terms) = (Self::now(), T::Terms::get());
        AccessReport {
            active: ledger.active,
            unbonding: ledger.unbonding,
            roles: ledger
                .roles
                .iter()
                .map(|held| RoleReport {
                    role: held.role,
                    since: held.since,
                    minimum: terms.minimum(held.role),
                    access: Self::ensure_access(&ledger, held.role).is_ok(),
                    stopped: held.stopped,
                    open: held.open,
                })
                .collect(),
            set_aside: ledger.set_aside,
            disputed: ledger.disputed,
            owed: ledger.owed,
            vote_lock: ledger.vote_lock,
            lowest: ledger.lowest_since(Self::season(now)),
            kept: if ledger.kept.at(now) > 0 { ledger.kept } else { KeptBond::default() },
            room: ledger.room(),
            next_steps,
            chunks: ledger.chunks.into_inner(),
            kinds: ledger.kinds.into_inner(),
        }
    }

    /// In a fixed order: into the bond, roles in the order of [`Role::ALL`], what the bond is for, the ways out.
    fn next_steps(who: &T::AccountId, ledger: &Ledger) -> Vec<NextStep> {
        let now = Self::now();
        let free = T::Currency::reducible_balance(who, Preserve, Force);
        let entry = some(free).map(|up_to| NextStep::Bond { up_to });
        let roles = Role::ALL.into_iter().filter_map(|role| Self::role_step(ledger, role));
        let uses = [
            some(ledger.room())
                .filter(|_| Role::ALL.into_iter().any(|role| Self::ensure_access(ledger, role).is_ok()))
                .map(|up_to| NextStep::TakeObligation { up_to }),
            some(ledger.active).map(|up_to| NextStep::Vote { up_to }),
            some(ledger.vote_lock).map(|locked| NextStep::UnlockVotes { locked }),
        ];
        let releases = now.saturating_add(Self::waiting(ledger.tenure(now)));
        let room_for_chunk = ledger.clone().add_chunk(0, releases).is_some();
        let exits = [
            some(ledger.free_active(now)).filter(|_| room_for_chunk).map(|up_to| NextStep::Unbond { up_to, releases }),
            some(ledger.unvoted().saturating_sub(ledger.free_active(now)))
                .map(|amount| NextStep::UnbondLater { amount, at: ledger.kept.until }),
            some(ledger.free_unbonding()).map(|up_to| NextStep::Rebond { up_to }),
            some(ledger.withdrawable(now)).map(|amount| NextStep::Withdraw { amount }),
        ];
        entry
            .into_iter()
            .chain(roles)
            .chain(uses.into_iter().flatten())
            .chain(exits.into_iter().flatten())
            .chain(Self::later(ledger, now))
            .collect()
    }

    /// What can be done next about one role.
    fn role_step(ledger: &Ledger, role: Role) -> Option<NextStep> {
        let missing = T::Terms::get().minimum(role).max(1).saturating_sub(ledger.active);
        match ledger.role(role) {
            Some(held) if held.open == 0 => Some(NextStep::LeaveRole { role }),
            Some(held) if !held.stopped => Some(NextStep::StopRole { role, open: held.open }),
            _ if missing == 0 => Some(NextStep::EnterRole { role }),
            _ => Some(NextStep::BondForRole { role, missing }),
        }
    }

    fn later(ledger: &Ledger, now: Moment) -> impl Iterator<Item = NextStep> + '_ {
        ledger
            .chunks
            .iter()
            .filter(move |chunk| chunk.releases > now)
            .map(|chunk| NextStep::WithdrawLater { amount: chunk.amount, at: chunk.releases })
    }
}

/// An amount that is worth a step.
fn some(amount: Balance) -> Option<Balance> {
    (amount > 0).then_some(amount)
}

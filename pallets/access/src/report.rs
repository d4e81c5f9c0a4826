//! The report of a bond, and the next steps of its owner.

use crate::{Config, Ledger, Ledgers, Pallet};
use agt_primitives::{
    access::{BondReport, NextStep, Role, RoleReport},
    report::Planck,
    Balance, Moment,
};
use alloc::vec::Vec;
use frame_support::traits::{fungible::Inspect, Get};

impl<T: Config> Pallet<T> {
    pub(crate) fn bond_report(who: &T::AccountId) -> BondReport {
        let ledger = Ledgers::<T>::get(who).unwrap_or_default();
        let (now, terms) = (Self::now(), T::Terms::get());
        BondReport {
            active: ledger.active.into(),
            voting_power: ledger.active.into(),
            unbonding: ledger.unbonding.into(),
            roles: ledger
                .roles
                .iter()
                .map(|held| RoleReport {
                    role: held.role,
                    since: held.since.into(),
                    minimum: terms.minimum(held.role).into(),
                    access: Self::ensure_access(&ledger, held.role).is_ok(),
                    stopped: held.stopped,
                    open: held.open,
                })
                .collect(),
            set_aside: ledger.set_aside.into(),
            disputed: ledger.disputed,
            owed: ledger.owed.into(),
            vote_lock: ledger.vote_lock.into(),
            lowest_this_season: ledger.lowest_since(Self::season(now)).into(),
            kept: (ledger.kept.at(now) > 0).then_some(ledger.kept),
            room: ledger.room().into(),
            chunks: ledger.chunks.into_inner(),
            obligations: ledger.kinds.into_inner(),
        }
    }

    /// Returns what `who` can do with its bond, and what later. `bondable` is the most of its free balance that it can bond
    /// after all fees.
    ///
    /// In a fixed order: into the bond, roles in the order of [`Role::ALL`], what the bond is for, the ways out. The voting
    /// pallet knows what becomes of votes.
    pub fn next_steps(who: &T::AccountId, bondable: Balance) -> Vec<NextStep> {
        let ledger = &Ledgers::<T>::get(who).unwrap_or_default();
        let now = Self::now();
        let least = T::Currency::minimum_balance().saturating_sub(ledger.held().unwrap_or(0));
        let entry = some(bondable).filter(|_| bondable >= least).map(|amount| NextStep::Bond { amount });
        let roles = Role::ALL.into_iter().filter_map(|role| Self::role_step(ledger, role, least, bondable));
        let uses = [
            some(ledger.room())
                .filter(|_| Role::ALL.into_iter().any(|role| Self::ensure_access(ledger, role).is_ok()))
                .map(|amount| NextStep::TakeObligation { amount }),
            some(ledger.active).map(|amount| NextStep::Vote { amount }),
        ];
        let releases = now.saturating_add(Self::waiting(ledger.tenure(now)));
        // A part of the same time needs no place, but the next block has another time.
        let has_room = |at| !ledger.chunks.is_full() || ledger.frees_a_place(at);
        let exits = [
            some(ledger.free_active(now))
                .filter(|_| has_room(now))
                .map(|amount| NextStep::Unbond { amount, at: releases.into() }),
            some(ledger.unvoted().saturating_sub(ledger.free_active(now)))
                .filter(|_| has_room(ledger.kept.until))
                .map(|amount| NextStep::UnbondLater { amount, at: ledger.kept.until.into() }),
            some(ledger.free_unbonding()).map(|amount| NextStep::Rebond { amount }),
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

    /// Returns what can be done next about one role. A bond must reach at least `least` more.
    fn role_step(ledger: &Ledger, role: Role, least: Balance, bondable: Balance) -> Option<NextStep> {
        let missing = T::Terms::get().minimum(role).max(1).saturating_sub(ledger.active);
        let amount = missing.max(least);
        match ledger.role(role) {
            Some(held) if held.open == 0 => Some(NextStep::LeaveRole { role }),
            Some(held) if !held.stopped => Some(NextStep::StopRole { role, open: held.open }),
            _ if missing == 0 => Some(NextStep::EnterRole { role }),
            _ if amount <= bondable => Some(NextStep::BondForRole { role, amount: amount.into() }),
            _ => Some(NextStep::BondForRoleLater { role, amount: amount.into() }),
        }
    }

    fn later(ledger: &Ledger, now: Moment) -> impl Iterator<Item = NextStep> + '_ {
        ledger
            .chunks
            .iter()
            .filter(move |chunk| chunk.releases > now)
            .map(|chunk| NextStep::WithdrawLater { amount: chunk.amount.into(), at: chunk.releases.into() })
    }
}

/// An amount that is worth a step.
fn some(amount: Balance) -> Option<Planck> {
    (amount > 0).then_some(amount.into())
}

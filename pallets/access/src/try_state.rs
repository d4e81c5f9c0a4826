//! The pallet's invariants AC1 to AC12: README lists what each one says.

use crate::{Config, HoldReason, Ledger, Ledgers, OpenDisputes, OpenObligations, Pallet, Totals};
use agt_primitives::{
    access::{Disputed, KindTotal, LONGEST_KEEP, MINOR_PART},
    arithmetic::sum,
    invariants::{all_hold, Check},
};
use alloc::collections::btree_set::BTreeSet;
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// The verdict on every invariant, AC1 first.
    pub(crate) fn invariants() -> [Check; 12] {
        [
            Self::bonds_are_on_hold(),
            Self::totals_are_the_sums(),
            Self::nothing_is_paid(),
            Self::commitments_fit(),
            Self::chunks_are_whole(),
            Self::set_asides_are_the_obligations(),
            Self::disputed_are_the_disputes(),
            Self::debts_are_held(),
            Self::minor_slashes_are_minor(),
            Self::ledgers_are_worth_storing(),
            Self::what_stood_still_is_there(),
            Self::keeps_end(),
        ]
    }

    fn bonds_are_on_hold() -> Check {
        let reason = T::RuntimeHoldReason::from(HoldReason::Bond);
        let on_hold = frame_system::Account::<T>::iter_keys().all(|who| {
            let held = Ledgers::<T>::get(&who).map_or(Some(0), |ledger| ledger.held());
            held == Some(T::Currency::balance_on_hold(&reason, &who))
        });
        let backed = Ledgers::<T>::iter()
            .all(|(who, ledger)| ledger.held() == Some(T::Currency::balance_on_hold(&reason, &who)));
        ensure!(on_hold && backed, "AC1: what is on hold for each bond is the bond");
        Ok(())
    }

    fn totals_are_the_sums() -> Check {
        let totals = Totals::<T>::get();
        ensure!(
            sum(Ledgers::<T>::iter_values().map(|ledger| ledger.active)) == Some(totals.active)
                && sum(Ledgers::<T>::iter_values().map(|ledger| ledger.unbonding)) == Some(totals.unbonding),
            "AC2: the totals are the sums of all bonds"
        );
        Ok(())
    }

    fn nothing_is_paid() -> Check {
        let totals = Totals::<T>::get();
        let parts = [totals.withdrawn, totals.slashed, totals.active, totals.unbonding];
        ensure!(
            sum(parts) == Some(totals.bonded),
            "AC3: all that was ever bonded was withdrawn, was slashed or is still held"
        );
        Ok(())
    }

    fn commitments_fit() -> Check {
        let fit = Ledgers::<T>::iter_values().all(|ledger| {
            ledger.set_aside.checked_add(ledger.disputed.active).is_some_and(|committed| committed <= ledger.active)
                && ledger.disputed.unbonding <= ledger.unbonding
        });
        ensure!(fit, "AC4: what obligations and disputes hold is there");
        Ok(())
    }

    fn chunks_are_whole() -> Check {
        let whole = Ledgers::<T>::iter_values().all(|ledger| {
            sum(ledger.chunks.iter().map(|chunk| chunk.amount)) == Some(ledger.unbonding)
                && ledger.chunks.iter().all(|chunk| chunk.amount > 0)
                && ledger
                    .chunks
                    .iter()
                    .zip(ledger.chunks.iter().skip(1))
                    .all(|(chunk, next)| chunk.releases < next.releases)
        });
        ensure!(whole, "AC5: what is unbonding is its parts, each with a time of its own, in order");
        Ok(())
    }

    fn set_asides_are_the_obligations() -> Check {
        const BROKEN: &str = "AC6: what is set aside, by kind and under each role, is the open obligations";
        ensure!(OpenObligations::<T>::iter_keys().all(|(who, _)| Ledgers::<T>::contains_key(who)), BROKEN);
        let same = Ledgers::<T>::iter().all(|(who, ledger)| {
            let mut counted = Ledger { roles: ledger.roles.clone(), ..Default::default() };
            counted.roles.iter_mut().for_each(|held| held.open = 0);
            let counts = OpenObligations::<T>::iter_prefix(&who)
                .all(|(id, obligation)| counted.open(obligation.role, id.kind, obligation.amount).is_ok());
            counts
                && counted.set_aside == ledger.set_aside
                && counted.roles == ledger.roles
                && sorted(&counted) == sorted(&ledger)
        });
        ensure!(same, BROKEN);
        Ok(())
    }

    fn disputed_are_the_disputes() -> Check {
        const BROKEN: &str = "AC7: what is disputed is what the open disputes hold";
        let point_at_each_other = OpenObligations::<T>::iter().all(|(who, id, obligation)| {
            obligation.dispute.is_none_or(|dispute| {
                OpenDisputes::<T>::get(&who, dispute).is_some_and(|dispute| dispute.obligation == Some(id))
            })
        });
        ensure!(point_at_each_other, BROKEN);
        ensure!(OpenDisputes::<T>::iter_keys().all(|(who, _)| Ledgers::<T>::contains_key(who)), BROKEN);
        let same = Ledgers::<T>::iter().all(|(who, ledger)| {
            let counted = OpenDisputes::<T>::iter_prefix(&who).try_fold(Disputed::default(), |sum, (id, dispute)| {
                let set_aside = match dispute.obligation {
                    Some(accused) => {
                        OpenObligations::<T>::get(&who, accused)
                            .filter(|obligation| obligation.dispute == Some(id))?
                            .amount
                    }
                    None => 0,
                };
                Some(Disputed {
                    set_aside: sum.set_aside.checked_add(set_aside)?,
                    active: sum.active.checked_add(dispute.active)?,
                    unbonding: sum.unbonding.checked_add(dispute.unbonding)?,
                })
            });
            counted == Some(ledger.disputed)
        });
        ensure!(same, BROKEN);
        Ok(())
    }

    fn debts_are_held() -> Check {
        let held = Ledgers::<T>::iter_values().all(|ledger| ledger.backing().is_some_and(|held| ledger.owed <= held));
        ensure!(held, "AC8: governance is owed no more than obligations and disputes hold");
        Ok(())
    }

    fn minor_slashes_are_minor() -> Check {
        let minor = OpenObligations::<T>::iter_values().all(|obligation| {
            obligation.initial.checked_div(MINOR_PART).is_some_and(|limit| obligation.minor <= limit)
                && obligation.amount.checked_add(obligation.minor).is_some_and(|known| known <= obligation.initial)
        });
        ensure!(minor, "AC9: without a dispute no obligation lost more than a tenth of what it set aside");
        Ok(())
    }

    fn ledgers_are_worth_storing() -> Check {
        let worth = Ledgers::<T>::iter_values().all(|ledger| {
            let mut seen = BTreeSet::new();
            !ledger.is_empty() && ledger.roles.iter().all(|held| seen.insert(held.role))
        });
        ensure!(worth, "AC10: no stored ledger is empty and none lists a role twice");
        Ok(())
    }

    fn what_stood_still_is_there() -> Check {
        let season = Self::season(Self::now());
        let there = Ledgers::<T>::iter_values()
            .all(|ledger| ledger.lowest.amount <= ledger.active && ledger.lowest.season <= season);
        ensure!(there, "AC11: no season that has begun counts more of a bond than is active");
        Ok(())
    }

    fn keeps_end() -> Check {
        let latest = Self::now().saturating_add(LONGEST_KEEP);
        let end = Ledgers::<T>::iter_values()
            .all(|ledger| ledger.kept.until <= latest && (ledger.kept.amount == 0) == (ledger.kept.until == 0));
        ensure!(end, "AC12: whatever a season keeps is free again within 31 days");
        Ok(())
    }
}

fn sorted(ledger: &Ledger) -> BTreeSet<KindTotal> {
    ledger.kinds.iter().copied().collect()
}

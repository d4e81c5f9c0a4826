//! The pallet's invariants S1 to S7: README lists what each one says.

use crate::{genesis::outside_float, Budgets, Config, EverMinted, OutsideFloat, Pallet, Released, Rows, Tge};
use agt_primitives::{
    arithmetic::sum,
    calendar::whole_months,
    invariants::{all_hold, Check},
    supply::{Bucket, Budget},
    token::CAP,
};
use alloc::{collections::btree_set::BTreeSet, vec::Vec};
use frame_support::{
    ensure,
    traits::{fungible::Inspect, Get, Time},
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// The verdict on every invariant, S1 first.
    pub(crate) fn invariants() -> [Check; 7] {
        [
            Self::minted_is_accounted_for(),
            Self::promises_fit_the_cap(),
            Self::budgets_are_kept(),
            Self::releases_have_vested(),
            Self::nobody_else_mints(),
            Self::table_is_whole(),
            Self::pots_exist(),
        ]
    }

    fn minted_is_accounted_for() -> Check {
        let released = sum(Bucket::ALL.into_iter().map(Released::<T>::get));
        let minted = sum(Budget::ALL.into_iter().filter_map(Budgets::<T>::get).map(|ledger| ledger.minted));
        let both = released.zip(minted).and_then(|(released, minted)| released.checked_add(minted));
        ensure!(both == Some(EverMinted::<T>::get()), "S1: ever minted is all releases and all drawn budgets");
        Ok(())
    }

    fn promises_fit_the_cap() -> Check {
        let both = Self::reserved_total().and_then(|reserved| reserved.checked_add(EverMinted::<T>::get()));
        ensure!(both.is_some_and(|both| both <= CAP), "S2: ever minted and reserved fit the cap together");
        Ok(())
    }

    fn budgets_are_kept() -> Check {
        let kept = Budget::ALL.into_iter().filter_map(Budgets::<T>::get).all(|ledger| ledger.left().is_some());
        ensure!(kept, "S3: no sub-budget has minted and reserved more than its total");
        Ok(())
    }

    fn releases_have_vested() -> Check {
        let now = T::Time::now();
        // Before the TGE the first holders have parts of what vests at it.
        let tge = Tge::<T>::get().unwrap_or(now);
        let months = whole_months(tge, now.max(tge));
        let vested = Bucket::ALL.into_iter().all(|bucket| {
            let released = Released::<T>::get(bucket);
            let Some(row) = Rows::<T>::get(bucket) else { return released == 0 };
            let linear = released.saturating_sub(row.at_tge);
            let steps = months.saturating_sub(row.cliff_months).min(row.linear_months);
            // Both sides are multiplied by all steps instead of divided: nothing is rounded here.
            let most = row.linear.checked_mul(steps.into());
            let linear = linear.checked_mul(row.linear_months.max(1).into());
            linear.zip(most).is_some_and(|(linear, most)| linear <= most)
        });
        ensure!(vested, "S4: no bucket has released more than has vested");
        Ok(())
    }

    fn nobody_else_mints() -> Check {
        ensure!(T::Currency::total_issuance() <= EverMinted::<T>::get(), "S5: no more AGT exists than was ever minted");
        Ok(())
    }

    fn table_is_whole() -> Check {
        const BROKEN: &str = "S6: the rows are the cap, each is its parts, the sub-budgets are the budgeted parts, and the float is theirs";
        let rows = || Bucket::ALL.into_iter().filter_map(Rows::<T>::get);
        ensure!(rows().all(|row| sum([row.at_tge, row.linear, row.budgeted]) == Some(row.total)), BROKEN);
        ensure!(sum(rows().map(|row| row.total)) == Some(CAP), BROKEN);
        let budgets = sum(Budget::ALL.into_iter().filter_map(Budgets::<T>::get).map(|ledger| ledger.total));
        ensure!(budgets.is_some() && budgets == sum(rows().map(|row| row.budgeted)), BROKEN);
        let rows: Vec<_> = rows().collect();
        ensure!(OutsideFloat::<T>::get() == outside_float(rows.iter(), &T::Pots::get()), BROKEN);
        Ok(())
    }

    fn pots_exist() -> Check {
        let mut seen = BTreeSet::new();
        let exist = T::Pots::get().into_iter().all(|pot| {
            T::Currency::total_balance(&pot) >= T::Currency::minimum_balance()
                && frame_system::Pallet::<T>::providers(&pot) > 0
                && seen.insert(pot)
        });
        ensure!(exist, "S7: every protocol account, listed once, has a provider and the existential deposit");
        Ok(())
    }
}

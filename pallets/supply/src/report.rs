//! View functions: the reports of the supply.

use crate::{Budgets, Config, EverMinted, Pallet, Released, Row, Rows, Tge};
use agt_primitives::{
    report::Time,
    supply::{Bucket, BucketReport, Budget, BudgetReport, SupplyReport, Unlock},
    token::CAP,
    Balance,
};
use alloc::vec::Vec;
use frame_support::traits::{fungible::Inspect, Get, Time as _};

impl<T: Config> Pallet<T> {
    pub(crate) fn supply_report() -> SupplyReport<T::AccountId> {
        SupplyReport {
            cap: CAP.into(),
            ever_minted: EverMinted::<T>::get().into(),
            burned: Self::burned_supply().into(),
            issued: T::Currency::total_issuance().into(),
            circulating: Self::circulating_supply().into(),
            tge: Tge::<T>::get().map(Time),
            buckets: Bucket::ALL
                .into_iter()
                .filter_map(|bucket| Some(Self::bucket_report(bucket, Rows::<T>::get(bucket)?)))
                .collect(),
            budgets: Budget::ALL.into_iter().filter_map(Self::budget_report).collect(),
        }
    }

    pub(crate) fn unlocks(bucket: Bucket) -> Vec<Unlock> {
        match (Rows::<T>::get(bucket), Tge::<T>::get()) {
            (Some(row), Some(tge)) => row.unlocks(tge).collect(),
            _ => Vec::new(),
        }
    }

    pub(crate) fn circulating_supply() -> Balance {
        // Saturating because it is a number for readers: what pots hold is part of what is issued.
        T::Pots::get()
            .iter()
            .fold(T::Currency::total_issuance(), |rest, pot| rest.saturating_sub(T::Currency::total_balance(pot)))
    }

    pub(crate) fn burned_supply() -> Balance {
        // Saturating because it is a number for readers: S5 says that issuance never exceeds what was minted.
        EverMinted::<T>::get().saturating_sub(T::Currency::total_issuance())
    }

    fn bucket_report(bucket: Bucket, row: Row<T::AccountId>) -> BucketReport<T::AccountId> {
        let now = T::Time::now();
        let tge = Tge::<T>::get();
        let released = Released::<T>::get(bucket);
        BucketReport {
            bucket,
            total: row.total.into(),
            at_tge: row.at_tge.into(),
            linear: row.linear.into(),
            budgeted: row.budgeted.into(),
            cliff_months: row.cliff_months,
            linear_months: row.linear_months,
            vested: tge.and_then(|tge| row.vested(tge, now)).unwrap_or_default().into(),
            released: released.into(),
            // Saturating because it is a number for readers: S4 and S6 say that neither difference is negative.
            remaining: row.total.saturating_sub(row.budgeted).saturating_sub(released).into(),
            next_unlock: tge.and_then(|tge| row.unlocks(tge).find(|unlock| unlock.at > now)),
            beneficiary: row.beneficiary,
        }
    }

    fn budget_report(budget: Budget) -> Option<BudgetReport> {
        let ledger = Budgets::<T>::get(budget)?;
        Some(BudgetReport {
            budget,
            total: ledger.total.into(),
            minted: ledger.minted.into(),
            reserved: ledger.reserved.into(),
            left: ledger.left().unwrap_or_default().into(),
        })
    }
}

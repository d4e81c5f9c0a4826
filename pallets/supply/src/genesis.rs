//! Genesis: the allocation table is taken whole and exact, or refused with a message that names the field and both
//! numbers.

use crate::{
    BudgetLedger, Budgets, Config, GenesisConfig, OutsideFloat, Pallet, Released, Row, Rows, Tge, MAX_VESTING_MONTHS,
};
use agt_primitives::{
    calendar::add_months,
    report::Planck,
    supply::{Bucket, Budget},
    token::{CAP, EARLIEST_TGE},
    Balance,
};
use alloc::{collections::btree_set::BTreeSet, vec::Vec};
use frame_support::{
    ensure,
    traits::{fungible::Inspect, Get},
};

mod error;

pub use error::GenesisError;

/// What a genesis is checked against.
pub struct Surroundings<AccountId> {
    /// The least an account may hold.
    pub existential_deposit: Balance,
    /// The protocol's pots.
    pub protocol_accounts: Vec<AccountId>,
    /// What other pallets' genesis has issued.
    pub issued: Balance,
}

/// Checks a genesis as a whole.
pub fn validate<T: Config>(
    genesis: &GenesisConfig<T>,
    surroundings: &Surroundings<T::AccountId>,
) -> Result<(), GenesisError> {
    check_rows(&genesis.rows, genesis.float)?;
    if let Some(tge) = genesis.tge {
        let reachable = tge >= EARLIEST_TGE && add_months(tge, MAX_VESTING_MONTHS).is_some();
        ensure!(reachable, GenesisError::TgeOutOfRange { tge });
    }
    check_budgets(&genesis.budgets, &genesis.rows)?;
    check_distribution(&genesis.distribution, &genesis.rows, surroundings.existential_deposit)?;
    check_pots(surroundings, &genesis.budgets)?;
    ensure!(surroundings.issued == 0, GenesisError::AlreadyIssued { issued: surroundings.issued });
    Ok(())
}

fn check_rows<AccountId>(rows: &[(Bucket, Row<AccountId>)], float: Planck) -> Result<(), GenesisError> {
    for bucket in Bucket::ALL {
        let times = rows.iter().filter(|(listed, _)| *listed == bucket).count();
        ensure!(times == 1, GenesisError::BucketCount { bucket, times });
    }
    rows.iter().try_for_each(|(bucket, row)| check_row(*bucket, row))?;
    let total = sum(rows.iter().map(|(_, row)| row.total));
    ensure!(total == CAP, GenesisError::RowsSum { sum: total });
    let at_tge = sum(rows.iter().map(|(_, row)| row.at_tge));
    ensure!(at_tge == float.0, GenesisError::FloatSum { sum: at_tge, float: float.0 });
    Ok(())
}

fn check_row<AccountId>(bucket: Bucket, row: &Row<AccountId>) -> Result<(), GenesisError> {
    let Row { total, at_tge, linear, budgeted, cliff_months, linear_months: months, .. } = *row;
    let parts = sum([at_tge, linear, budgeted]);
    ensure!(parts == total, GenesisError::RowParts { bucket, parts, total });
    ensure!((linear > 0) == (months > 0), GenesisError::LinearMonths { bucket, linear, months });
    let months = cliff_months.saturating_add(months);
    ensure!(months <= MAX_VESTING_MONTHS, GenesisError::VestingTooLong { bucket, months });
    let amount = sum([at_tge, linear]);
    ensure!(amount == 0 || row.beneficiary.is_some(), GenesisError::NoBeneficiary { bucket, amount });
    Ok(())
}

fn check_budgets<AccountId>(
    budgets: &[(Budget, Planck)],
    rows: &[(Bucket, Row<AccountId>)],
) -> Result<(), GenesisError> {
    for budget in Budget::ALL {
        let times = budgets.iter().filter(|(listed, _)| *listed == budget).count();
        ensure!(times == 1, GenesisError::BudgetCount { budget, times });
    }
    let total = sum(budgets.iter().map(|(_, total)| total.0));
    let budgeted = sum(rows.iter().map(|(_, row)| row.budgeted));
    ensure!(total == budgeted, GenesisError::BudgetsSum { sum: total, budgeted });
    Ok(())
}

fn check_distribution<AccountId>(
    distribution: &[(Bucket, AccountId, Planck)],
    rows: &[(Bucket, Row<AccountId>)],
    minimum: Balance,
) -> Result<(), GenesisError> {
    for (bucket, _, Planck(amount)) in distribution {
        let (bucket, amount) = (*bucket, *amount);
        ensure!(amount >= minimum, GenesisError::DistributionDust { bucket, amount, minimum });
    }
    for (bucket, row) in rows {
        let given = sum(distribution.iter().filter(|(from, ..)| from == bucket).map(|(.., amount)| amount.0));
        let (bucket, at_tge) = (*bucket, row.at_tge);
        ensure!(given <= at_tge, GenesisError::DistributionSum { bucket, sum: given, at_tge });
    }
    Ok(())
}

fn check_pots<AccountId: Ord>(
    surroundings: &Surroundings<AccountId>,
    budgets: &[(Budget, Planck)],
) -> Result<(), GenesisError> {
    let pots = &surroundings.protocol_accounts;
    let (listed, distinct) = (pots.len(), pots.iter().collect::<BTreeSet<_>>().len());
    ensure!(listed == distinct, GenesisError::PotListedTwice { listed, distinct });
    let deposits = sum(pots.iter().map(|_| surroundings.existential_deposit));
    let reserve = sum(budgets.iter().filter(|(budget, _)| *budget == Budget::Reserve).map(|(_, total)| total.0));
    ensure!(deposits <= reserve, GenesisError::PotsExceedReserve { deposits, reserve });
    Ok(())
}

/// What rows release at the TGE to accounts that are not pots.
pub(crate) fn outside_float<'a, AccountId: PartialEq + 'a>(
    rows: impl Iterator<Item = &'a Row<AccountId>>,
    pots: &[AccountId],
) -> Balance {
    let outside = rows.filter(|row| row.beneficiary.as_ref().is_some_and(|beneficiary| !pots.contains(beneficiary)));
    sum(outside.map(|row| row.at_tge))
}

/// Saturating: a sum that leaves the type is compared with the cap or a part of it and differs from each.
fn sum(amounts: impl IntoIterator<Item = Balance>) -> Balance {
    amounts.into_iter().fold(0, |sum: Balance, amount| sum.saturating_add(amount))
}

/// Checks a genesis, writes the table and mints what exists from the first block on. Empty builds nothing.
pub(crate) fn build<T: Config>(genesis: &GenesisConfig<T>) -> Result<(), GenesisError> {
    let GenesisConfig { tge, rows, budgets, float, distribution } = genesis;
    if tge.is_none() && rows.is_empty() && budgets.is_empty() && float.0 == 0 && distribution.is_empty() {
        let issued = T::Currency::total_issuance();
        ensure!(issued == 0, GenesisError::AlreadyIssued { issued });
        return Ok(());
    }
    let surroundings = Surroundings {
        existential_deposit: T::Currency::minimum_balance(),
        protocol_accounts: T::Pots::get(),
        issued: T::Currency::total_issuance(),
    };
    validate(genesis, &surroundings)?;

    Tge::<T>::set(*tge);
    for (bucket, row) in rows {
        Rows::<T>::insert(bucket, row);
    }
    OutsideFloat::<T>::put(outside_float(rows.iter().map(|(_, row)| row), &surroundings.protocol_accounts));
    for (budget, Planck(total)) in budgets {
        let minted = match budget {
            Budget::Reserve => sum(surroundings.protocol_accounts.iter().map(|_| surroundings.existential_deposit)),
            _ => 0,
        };
        Budgets::<T>::insert(budget, BudgetLedger { total: *total, minted, reserved: 0 });
    }
    for pot in &surroundings.protocol_accounts {
        // On top of the one its balance brings: a pot outlives even the moment in which it is empty.
        frame_system::Pallet::<T>::inc_providers(pot);
        Pallet::<T>::mint(pot, surroundings.existential_deposit).map_err(GenesisError::Mint)?;
    }
    for (bucket, who, Planck(amount)) in distribution {
        Pallet::<T>::mint(who, *amount).map_err(GenesisError::Mint)?;
        Released::<T>::mutate(bucket, |released| *released = sum([*released, *amount]));
    }
    Ok(())
}

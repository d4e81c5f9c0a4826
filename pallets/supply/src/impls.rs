//! Minting: the gate, vesting releases and sub-budgets.

use crate::{BudgetLedger, Budgets, Config, Error, Event, EverMinted, Pallet, Released, Rows, Tge};
use agt_primitives::{
    arithmetic::sum,
    supply::{Bucket, Budget, MintBudget},
    token::{CAP, EARLIEST_TGE},
    Balance, Moment,
};
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{
        fungible::{Inspect, Mutate},
        tokens::{DepositConsequence, Provenance},
        OnTimestampSet, Time,
    },
};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    /// The one mint gate: every planck of AGT passes here. Returns what was ever minted, `amount` included.
    ///
    /// The cap holds for what is minted together with what is promised, so a payment out of a promise lowers the
    /// promise first.
    pub(crate) fn mint(who: &T::AccountId, amount: Balance) -> Result<Balance, DispatchError> {
        let ever_minted = EverMinted::<T>::get().checked_add(amount).ok_or(Error::<T>::CapExceeded)?;
        Self::ensure_under_cap(ever_minted, Self::reserved_total().ok_or(ArithmeticError::Overflow)?)?;
        match T::Currency::can_deposit(who, amount, Provenance::Minted) {
            DepositConsequence::BelowMinimum => Err(Error::<T>::BelowMinimum.into()),
            consequence => consequence.into_result(),
        }?;
        T::Currency::mint_into(who, amount)?;
        EverMinted::<T>::put(ever_minted);
        Ok(ever_minted)
    }

    /// Mints what has vested in `bucket` and was not released before.
    pub(crate) fn do_release(bucket: Bucket) -> DispatchResult {
        let row = Rows::<T>::get(bucket).ok_or(Error::<T>::UnknownBucket)?;
        let beneficiary = row.beneficiary.clone().ok_or(Error::<T>::NoBeneficiary)?;
        let tge = Tge::<T>::get().ok_or(Error::<T>::TgeNotSet)?;
        let vested = row.vested(tge, T::Time::now()).ok_or(ArithmeticError::Overflow)?;
        // Less may have vested than was released: a genesis hands out parts of the float before the TGE.
        let amount = vested
            .checked_sub(Released::<T>::get(bucket))
            .filter(|amount| *amount > 0)
            .ok_or(Error::<T>::NothingToRelease)?;
        let ever_minted = Self::mint(&beneficiary, amount)?;
        Released::<T>::insert(bucket, vested);
        Self::deposit_event(Event::Released { bucket, beneficiary, amount, released_total: vested, ever_minted });
        Ok(())
    }

    /// Returns what is promised over all sub-budgets; none when it does not fit.
    pub(crate) fn reserved_total() -> Option<Balance> {
        sum(Budget::ALL.into_iter().filter_map(Budgets::<T>::get).map(|ledger| ledger.reserved))
    }

    fn ensure_under_cap(ever_minted: Balance, reserved: Balance) -> DispatchResult {
        ensure!(ever_minted.checked_add(reserved).is_some_and(|sum| sum <= CAP), Error::<T>::CapExceeded);
        Ok(())
    }

    /// Returns the ledger of `budget`, for a change by `amount`.
    fn ledger(budget: Budget, amount: Balance) -> Result<BudgetLedger, Error<T>> {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        Budgets::<T>::get(budget).ok_or(Error::<T>::UnknownBudget)
    }
}

impl<T: Config> MintBudget<T::AccountId> for Pallet<T> {
    fn left(budget: Budget) -> Balance {
        Budgets::<T>::get(budget).and_then(|ledger| ledger.left()).unwrap_or_default()
    }

    fn minted(budget: Budget) -> Balance {
        Budgets::<T>::get(budget).map_or(0, |ledger| ledger.minted)
    }

    fn reserved(budget: Budget) -> Balance {
        Budgets::<T>::get(budget).map_or(0, |ledger| ledger.reserved)
    }

    fn reserve(budget: Budget, amount: Balance) -> DispatchResult {
        let mut ledger = Self::ledger(budget, amount)?;
        let left = ledger.left().and_then(|left| left.checked_sub(amount)).ok_or(Error::<T>::BudgetExhausted)?;
        ledger.reserved = ledger.reserved.checked_add(amount).ok_or(Error::<T>::BudgetExhausted)?;
        let reserved_total = Self::reserved_total().and_then(|sum| sum.checked_add(amount));
        Self::ensure_under_cap(EverMinted::<T>::get(), reserved_total.ok_or(Error::<T>::CapExceeded)?)?;
        Budgets::<T>::insert(budget, ledger);
        Self::deposit_event(Event::Reserved { budget, amount, reserved: ledger.reserved, left });
        Ok(())
    }

    fn unreserve(budget: Budget, amount: Balance) -> DispatchResult {
        let mut ledger = Self::ledger(budget, amount)?;
        ledger.reserved = ledger.reserved.checked_sub(amount).ok_or(Error::<T>::NotReserved)?;
        let left = ledger.left().ok_or(ArithmeticError::Underflow)?;
        Budgets::<T>::insert(budget, ledger);
        Self::deposit_event(Event::Unreserved { budget, amount, reserved: ledger.reserved, left });
        Ok(())
    }

    fn mint_reserved(budget: Budget, who: &T::AccountId, amount: Balance) -> DispatchResult {
        let mut ledger = Self::ledger(budget, amount)?;
        ledger.reserved = ledger.reserved.checked_sub(amount).ok_or(Error::<T>::NotReserved)?;
        ledger.minted = ledger.minted.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
        // The gate reads the ledgers, so this one changes before the gate is passed, and changes back when it refuses.
        let ever_minted = with_storage_layer(|| {
            Budgets::<T>::insert(budget, ledger);
            Self::mint(who, amount)
        })?;
        let BudgetLedger { minted, reserved, .. } = ledger;
        Self::deposit_event(Event::Minted { budget, who: who.clone(), amount, minted, reserved, ever_minted });
        Ok(())
    }
}

/// The TGE of a chain whose genesis names no date is its first block's timestamp.
impl<T: Config> OnTimestampSet<Moment> for Pallet<T> {
    fn on_timestamp_set(moment: Moment) {
        // A back-dated first block must not vest years at once: the TGE waits for a block of the chain's own era.
        if moment < EARLIEST_TGE || Tge::<T>::exists() {
            return;
        }
        Tge::<T>::put(moment);
        Self::deposit_event(Event::TgeSet { tge: moment });
    }
}

//! Bond, unbond, rebond, withdraw.

use crate::{accounting::Flow, ledger::lower, ledger::raise, Config, Error, Event, Ledgers, Pallet};
use agt_primitives::Balance;
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    traits::{
        fungible::Inspect,
        tokens::{DepositConsequence, Fortitude::Force, Preservation::Preserve, Provenance},
    },
};
use sp_runtime::ArithmeticError;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_bond(who: &T::AccountId, amount: Balance) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        // The existential deposit stays free, so that the account lives and can be paid whatever becomes of the bond.
        ensure!(amount <= T::Currency::reducible_balance(who, Preserve, Force), Error::<T>::InsufficientBalance);
        let mut ledger = Ledgers::<T>::get(who).unwrap_or_default();
        raise(&mut ledger.active, amount)?;
        let held = ledger.held().ok_or(ArithmeticError::Overflow)?;
        ensure!(held >= T::Currency::minimum_balance(), Error::<T>::BelowMinimum);
        let active = ledger.active;
        Self::settle(who, ledger, Flow::In(amount))?;
        Self::deposit_event(Event::Bonded { who: who.clone(), amount, active });
        Ok(())
    }

    pub(crate) fn do_unbond(who: &T::AccountId, amount: Balance) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let mut ledger = Self::bonded(who)?;
        ensure!(amount <= ledger.active, Error::<T>::MoreThanActive);
        ensure!(amount <= ledger.room(), Error::<T>::HeldByObligations);
        ensure!(amount <= ledger.unvoted(), Error::<T>::LockedByVotes);
        let now = Self::now();
        ensure!(amount <= ledger.free_active(now), Error::<T>::KeptForSeason);
        let releases = now.saturating_add(Self::waiting(ledger.tenure(now)));
        let withdrawn = if ledger.has_place(releases) { 0 } else { ledger.withdrawable(now) };
        Self::ensure_payable(who, withdrawn)?;
        ledger.take_earliest(withdrawn)?;
        let left = ledger.unbonding;
        lower(&mut ledger.active, amount)?;
        ledger.add_chunk(amount, releases).ok_or(Error::<T>::TooManyChunks)?;
        let (active, unbonding) = (ledger.active, ledger.unbonding);
        Self::settle(who, ledger, if withdrawn > 0 { Flow::Out(withdrawn) } else { Flow::None })?;
        if withdrawn > 0 {
            Self::deposit_event(Event::Withdrawn { who: who.clone(), amount: withdrawn, unbonding: left });
        }
        Self::deposit_event(Event::Unbonded { who: who.clone(), amount, releases, active, unbonding });
        Ok(())
    }

    pub(crate) fn do_rebond(who: &T::AccountId, amount: Balance) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let mut ledger = Self::bonded(who)?;
        ensure!(amount <= ledger.unbonding, Error::<T>::MoreThanUnbonding);
        ensure!(amount <= ledger.free_unbonding(), Error::<T>::InDispute);
        ledger.take_latest(amount)?;
        raise(&mut ledger.active, amount)?;
        let (active, unbonding) = (ledger.active, ledger.unbonding);
        Self::settle(who, ledger, Flow::None)?;
        Self::deposit_event(Event::Rebonded { who: who.clone(), amount, active, unbonding });
        Ok(())
    }

    pub(crate) fn do_withdraw(who: &T::AccountId) -> DispatchResult {
        let mut ledger = Ledgers::<T>::get(who).ok_or(Error::<T>::NothingToWithdraw)?;
        let now = Self::now();
        ensure!(ledger.matured(now) > 0, Error::<T>::NothingToWithdraw);
        let amount = ledger.withdrawable(now);
        ensure!(amount > 0, Error::<T>::InDispute);
        Self::ensure_payable(who, amount)?;
        ledger.take_earliest(amount)?;
        let unbonding = ledger.unbonding;
        Self::settle(who, ledger, Flow::Out(amount))?;
        Self::deposit_event(Event::Withdrawn { who: who.clone(), amount, unbonding });
        Ok(())
    }

    /// Refuses to pay `amount` out to an account that would hold less than the existential deposit. Only an account
    /// that spent even its existential deposit, which a second provider lets it do, can be refused.
    fn ensure_payable(who: &T::AccountId, amount: Balance) -> DispatchResult {
        let payable =
            amount == 0 || T::Currency::can_deposit(who, amount, Provenance::Extant) == DepositConsequence::Success;
        ensure!(payable, Error::<T>::BelowMinimum);
        Ok(())
    }
}

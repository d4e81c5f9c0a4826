//! The one place where a ledger, the totals and the AGT on hold change together.

use crate::{
    ledger::{lower, raise},
    Config, Error, Event, HoldReason, Ledger, Ledgers, Pallet, Totals,
};
use agt_primitives::{
    access::{SlashOutcome, Tenure, PROVER_PART},
    calendar::Month,
    Balance, Moment,
};
use frame_support::{
    storage::with_storage_layer,
    traits::{
        fungible::{Inspect, MutateHold},
        tokens::{DepositConsequence, Fortitude::Force, Precision::Exact, Provenance, Restriction::Free},
        Get, Time,
    },
};
use sp_runtime::{ArithmeticError, DispatchError};

/// What a change of a ledger does to the AGT on hold, in planck.
pub(crate) enum Flow<'a, AccountId> {
    /// Nothing: parts of the bond change their places.
    None,
    /// From the free balance into the bond.
    In(Balance),
    /// Out of the bond to the free balance.
    Out(Balance),
    /// Out of the bond to the slash sink, with the prover's part.
    Slash(Balance, Option<&'a AccountId>),
}

impl<T: Config> Pallet<T> {
    pub(crate) fn now() -> Moment {
        T::Time::now()
    }

    /// Returns the season, a calendar month in UTC, that a moment lies in. All moments beyond the calendar lie in one
    /// last season.
    pub(crate) fn season(at: Moment) -> Month {
        Month::at(at).unwrap_or(Month(u32::MAX))
    }

    /// Returns how long an unbonding waits by the governed terms, inside the bounds that code fixes.
    pub(crate) fn waiting(tenure: Tenure) -> Moment {
        T::Terms::get().unbonding(tenure)
    }

    /// The ledger of an account that has a bond.
    pub(crate) fn bonded(who: &T::AccountId) -> Result<Ledger, Error<T>> {
        Ledgers::<T>::get(who).ok_or(Error::<T>::NoBond)
    }

    /// Stores a ledger whose money has not moved; one that is empty is removed. A role ends with the last planck of the bond,
    /// so that no ledger stays that no bond pays for.
    pub(crate) fn store(who: &T::AccountId, mut ledger: Ledger) {
        let left = ledger.leave_roles_without_bond();
        if ledger.is_empty() {
            Ledgers::<T>::remove(who);
        } else {
            Ledgers::<T>::insert(who, ledger);
        }
        for role in left {
            Self::deposit_event(Event::RoleLeft { who: who.clone(), role });
        }
    }

    /// Stores a ledger whose money has moved, carries the change over to the totals and moves the AGT. All of it or
    /// nothing.
    pub(crate) fn settle(
        who: &T::AccountId,
        mut ledger: Ledger,
        flow: Flow<T::AccountId>,
    ) -> Result<SlashOutcome, DispatchError> {
        with_storage_layer(|| {
            let before = Ledgers::<T>::get(who).unwrap_or_default();
            if ledger.active != before.active {
                ledger.note_change(before.active, Self::season(Self::now()));
            }
            let mut totals = Totals::<T>::get();
            raise(&mut totals.active, ledger.active)?;
            lower(&mut totals.active, before.active)?;
            raise(&mut totals.unbonding, ledger.unbonding)?;
            lower(&mut totals.unbonding, before.unbonding)?;
            let reason = T::RuntimeHoldReason::from(HoldReason::Bond);
            let outcome = match flow {
                Flow::None => SlashOutcome::default(),
                Flow::In(amount) => {
                    raise(&mut totals.bonded, amount)?;
                    T::Currency::hold(&reason, who, amount)?;
                    SlashOutcome::default()
                }
                Flow::Out(amount) => {
                    raise(&mut totals.withdrawn, amount)?;
                    T::Currency::release(&reason, who, amount, Exact)?;
                    SlashOutcome::default()
                }
                Flow::Slash(amount, prover) => {
                    raise(&mut totals.slashed, amount)?;
                    Self::seize(who, amount, prover)?
                }
            };
            Totals::<T>::put(totals);
            Self::store(who, ledger);
            Ok(outcome)
        })
    }

    /// Moves `amount` out of the hold of `who`: a tenth to the prover of the wrong, the rest to the sink.
    ///
    /// Nobody proves its own wrong, and a part that is too small for the prover's account to hold goes to the sink.
    fn seize(
        who: &T::AccountId,
        amount: Balance,
        prover: Option<&T::AccountId>,
    ) -> Result<SlashOutcome, DispatchError> {
        let part = amount.checked_div(PROVER_PART).ok_or(ArithmeticError::DivisionByZero)?;
        let prover = prover.filter(|prover| {
            *prover != who
                && part > 0
                && T::Currency::can_deposit(prover, part, Provenance::Extant) == DepositConsequence::Success
        });
        let reason = T::RuntimeHoldReason::from(HoldReason::Bond);
        let mut to_pot = amount;
        let mut to_prover = 0;
        if let Some(prover) = prover {
            to_prover = part;
            lower(&mut to_pot, part)?;
            T::Currency::transfer_on_hold(&reason, who, prover, part, Exact, Free, Force)?;
        }
        if to_pot > 0 {
            T::Currency::transfer_on_hold(&reason, who, &T::SlashSink::get(), to_pot, Exact, Free, Force)?;
        }
        Ok(SlashOutcome { taken: amount, to_prover, to_pot })
    }
}

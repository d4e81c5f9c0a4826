//! Slashes: how a bond loses AGT, and in which order.

use crate::{
    accounting::Flow,
    ledger::{lower, raise},
    Config, Error, Event, Ledger, Ledgers, Pallet, Reason, SlashCause,
};
use agt_primitives::{access::SlashOutcome, Balance};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_runtime::{ArithmeticError, DispatchError};

/// The two places of a bond, in planck.
#[derive(Clone, Copy)]
pub(crate) struct Parts {
    pub(crate) active: Balance,
    pub(crate) unbonding: Balance,
}

impl<T: Config> Pallet<T> {
    /// Takes `parts` out of a bond. Whatever held them was taken off the ledger before.
    pub(crate) fn take(
        who: &T::AccountId,
        mut ledger: Ledger,
        parts: Parts,
        prover: Option<&T::AccountId>,
        cause: SlashCause,
    ) -> Result<SlashOutcome, DispatchError> {
        lower(&mut ledger.active, parts.active)?;
        ledger.take_latest(parts.unbonding)?;
        ledger.forgive_what_is_gone()?;
        let amount = parts.active.checked_add(parts.unbonding);
        let amount = amount.ok_or(ArithmeticError::Overflow)?;
        let (owed, active, unbonding) = (ledger.owed, ledger.active, ledger.unbonding);
        let outcome = Self::settle(who, ledger, Flow::Slash(amount, prover))?;
        Self::deposit_event(Event::Slashed {
            who: who.clone(),
            cause,
            from_active: parts.active,
            from_unbonding: parts.unbonding,
            prover: prover.filter(|_| outcome.to_prover > 0).cloned(),
            to_prover: outcome.to_prover,
            to_pot: outcome.to_pot,
            owed,
            active,
            unbonding,
        });
        Ok(outcome)
    }

    /// Takes what governance is owed out of the parts that have just become free, what is unbonding first.
    pub(crate) fn collect_owed(who: &T::AccountId, freed: Parts) -> DispatchResult {
        let Some(mut ledger) = Ledgers::<T>::get(who) else { return Ok(()) };
        let unbonding = ledger.owed.min(freed.unbonding);
        lower(&mut ledger.owed, unbonding)?;
        let active = ledger.owed.min(freed.active);
        lower(&mut ledger.owed, active)?;
        if unbonding == 0 && active == 0 {
            return Ok(());
        }
        Self::take(who, ledger, Parts { active, unbonding }, None, SlashCause::Owed)?;
        Ok(())
    }

    /// A slash by governance: what nothing holds, then what is unbonding, then what only votes and a season hold; the
    /// rest is owed.
    ///
    /// What obligations and disputes hold backs others, so governance comes after them; but the account cannot hide
    /// there either, because it is taken before it is free.
    pub(crate) fn do_slash(who: &T::AccountId, amount: Balance, reason: Reason) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        ensure!(!reason.is_empty(), Error::<T>::NoReason);
        let mut ledger = Self::bonded(who)?;
        let reach = ledger.held().and_then(|held| held.checked_sub(ledger.owed));
        ensure!(reach.is_some_and(|reach| amount <= reach), Error::<T>::MoreThanBonded);

        let mut rest = amount;
        let unheld = rest.min(ledger.free_active(Self::now()));
        lower(&mut rest, unheld)?;
        let unbonding = rest.min(ledger.free_unbonding());
        lower(&mut rest, unbonding)?;
        let mut voted = ledger.room();
        lower(&mut voted, unheld)?;
        let voted = rest.min(voted);
        lower(&mut rest, voted)?;
        raise(&mut ledger.owed, rest)?;

        let mut active = unheld;
        raise(&mut active, voted)?;
        let parts = Parts { active, unbonding };
        Self::take(who, ledger, parts, None, SlashCause::Governance(reason))?;
        Ok(())
    }
}

//! Referenda with the bond: what to give `pallet-conviction-voting` for its currency, its hooks and its turnout.
//!
//! [`BondCurrency`] reports the active bond and nothing else, and keeps the one lock that votes and delegations need;
//! through it no AGT can be made, moved or destroyed. [`BondGate`] names the rule "no bond, no vote". [`Turnout`] is
//! what support is measured against.

mod nothing;

use crate::{Config, Error, Event, Ledgers, Pallet, Totals};
use agt_primitives::{
    access::{Access, AccessTotals},
    Balance,
};
use core::marker::PhantomData;
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    traits::{
        fungible,
        tokens::{DepositConsequence, Fortitude, Preservation, Provenance, WithdrawConsequence},
        BalanceStatus, ConstU32, Currency, ExistenceRequirement, Get, LockIdentifier, LockableCurrency,
        ReservableCurrency, SignedImbalance, WithdrawReasons,
    },
};
use frame_system::pallet_prelude::BlockNumberFor;
use pallet_conviction_voting::{AccountVote, Status, VotingHooks};
use sp_runtime::DispatchError;

pub use nothing::Nothing;

impl<T: Config> Pallet<T> {
    /// Refuses an account without an active bond: what a door of the runtime may ask before it passes a vote or a
    /// delegation on.
    pub fn ensure_bonded(who: &T::AccountId) -> DispatchResult {
        ensure!(<Self as Access<_>>::active(who) > 0, Error::<T>::NoBond);
        Ok(())
    }

    pub(crate) fn access_totals() -> AccessTotals {
        let totals = Totals::<T>::get();
        AccessTotals {
            active: totals.active,
            unbonding: totals.unbonding,
            bonded: totals.bonded,
            withdrawn: totals.withdrawn,
            slashed: totals.slashed,
            turnout: Turnout::<T>::get(),
        }
    }

    fn change_vote_lock(who: &T::AccountId, change: impl FnOnce(Balance) -> Balance) {
        let mut ledger = Ledgers::<T>::get(who).unwrap_or_default();
        let amount = change(ledger.vote_lock);
        if amount == ledger.vote_lock {
            return;
        }
        ledger.vote_lock = amount;
        Self::store(who, ledger);
        Self::deposit_event(Event::VoteLocked { who: who.clone(), amount });
    }
}

/// What support in a referendum is measured against: what circulates, the bonds among it; and never zero, because a
/// share of nothing would count as the whole.
pub struct Turnout<T>(PhantomData<T>);

impl<T: Config> Get<Balance> for Turnout<T> {
    fn get() -> Balance {
        T::Circulating::get().max(Totals::<T>::get().active).max(1)
    }
}

/// Refuses a vote of an account without an active bond, by this pallet's own error.
///
/// `pallet-conviction-voting` asks the currency before this hook and asks no hook when it delegates. So a vote or a
/// delegation of more than the active bond, which without a bond is any amount, is refused by its `InsufficientFunds`;
/// what is left to this hook is a vote of zero. A delegation of zero passes and moves no vote.
pub struct BondGate<T>(PhantomData<T>);

impl<T: Config, Index> VotingHooks<T::AccountId, Index, Balance> for BondGate<T> {
    fn on_before_vote(who: &T::AccountId, _index: Index, _vote: AccountVote<Balance>) -> DispatchResult {
        Pallet::<T>::ensure_bonded(who)
    }

    fn on_remove_vote(_who: &T::AccountId, _index: Index, _status: Status) {}

    fn lock_balance_on_unsuccessful_vote(_who: &T::AccountId, _index: Index) -> Option<Balance> {
        None
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn on_vote_worst_case(_who: &T::AccountId) {}

    #[cfg(feature = "runtime-benchmarks")]
    fn on_remove_vote_worst_case(_who: &T::AccountId) {}
}

/// Decides what past votes and delegations lock. The voting pallet mixes them: one past lock a track, of the largest amount
/// and the latest end. `()` leaves it at that.
pub trait KeepLocks<AccountId> {
    /// Called before each vote and each delegation of `who`, so that what its past ones lock can be set apart from it.
    fn set_apart(who: &AccountId);

    /// Returns what all votes and delegations of `who`, past ones too, lock now. The voting pallet reckons `reckoned`.
    fn locked(who: &AccountId, reckoned: Balance) -> Balance;
}

impl<AccountId> KeepLocks<AccountId> for () {
    fn set_apart(_who: &AccountId) {}

    fn locked(_who: &AccountId, reckoned: Balance) -> Balance {
        reckoned
    }
}

/// The active bond as a currency to vote with. For one voting pallet: there is one lock an account, whatever its id.
///
/// Everything that would make, move or destroy AGT does nothing and, where it can, says so.
pub struct BondCurrency<T, Locks = ()>(PhantomData<(T, Locks)>);

impl<T: Config, Locks: KeepLocks<T::AccountId>> Currency<T::AccountId> for BondCurrency<T, Locks> {
    type Balance = Balance;
    type PositiveImbalance = Nothing;
    type NegativeImbalance = Nothing;

    /// What the voting pallet asks at the beginning of each vote and each delegation.
    fn total_balance(who: &T::AccountId) -> Balance {
        Locks::set_apart(who);
        <Pallet<T> as Access<_>>::active(who)
    }

    fn can_slash(_who: &T::AccountId, _value: Balance) -> bool {
        false
    }

    fn total_issuance() -> Balance {
        Totals::<T>::get().active
    }

    fn minimum_balance() -> Balance {
        0
    }

    fn burn(_amount: Balance) -> Nothing {
        Nothing
    }

    fn issue(_amount: Balance) -> Nothing {
        Nothing
    }

    fn free_balance(who: &T::AccountId) -> Balance {
        <Pallet<T> as Access<_>>::active(who)
    }

    fn ensure_can_withdraw(
        _who: &T::AccountId,
        _amount: Balance,
        _reasons: WithdrawReasons,
        _new_balance: Balance,
    ) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn transfer(
        _source: &T::AccountId,
        _dest: &T::AccountId,
        _value: Balance,
        _existence: ExistenceRequirement,
    ) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn slash(_who: &T::AccountId, value: Balance) -> (Nothing, Balance) {
        (Nothing, value)
    }

    fn deposit_into_existing(_who: &T::AccountId, _value: Balance) -> Result<Nothing, DispatchError> {
        Err(DispatchError::Unavailable)
    }

    fn deposit_creating(_who: &T::AccountId, _value: Balance) -> Nothing {
        Nothing
    }

    fn withdraw(
        _who: &T::AccountId,
        _value: Balance,
        _reasons: WithdrawReasons,
        _liveness: ExistenceRequirement,
    ) -> Result<Nothing, DispatchError> {
        Err(DispatchError::Unavailable)
    }

    /// Does nothing, but in a benchmark, where it is how the voting pallet makes itself a voter.
    fn make_free_balance_be(_who: &T::AccountId, _balance: Balance) -> SignedImbalance<Balance, Nothing> {
        #[cfg(feature = "runtime-benchmarks")]
        Ledgers::<T>::mutate(_who, |ledger| ledger.get_or_insert_default().active = _balance);
        SignedImbalance::Positive(Nothing)
    }
}

impl<T: Config, Locks: KeepLocks<T::AccountId>> ReservableCurrency<T::AccountId> for BondCurrency<T, Locks> {
    fn can_reserve(_who: &T::AccountId, _value: Balance) -> bool {
        false
    }

    fn slash_reserved(_who: &T::AccountId, value: Balance) -> (Nothing, Balance) {
        (Nothing, value)
    }

    fn reserved_balance(_who: &T::AccountId) -> Balance {
        0
    }

    fn reserve(_who: &T::AccountId, _value: Balance) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn unreserve(_who: &T::AccountId, value: Balance) -> Balance {
        value
    }

    fn repatriate_reserved(
        _slashed: &T::AccountId,
        _beneficiary: &T::AccountId,
        _value: Balance,
        _status: BalanceStatus,
    ) -> Result<Balance, DispatchError> {
        Err(DispatchError::Unavailable)
    }
}

/// The lock that keeps the active bond from being unbonded. It may be larger than the active bond after a slash, as a
/// vote that was cast stays counted.
impl<T: Config, Locks: KeepLocks<T::AccountId>> LockableCurrency<T::AccountId> for BondCurrency<T, Locks> {
    type Moment = BlockNumberFor<T>;
    type MaxLocks = ConstU32<1>;

    fn set_lock(_id: LockIdentifier, who: &T::AccountId, amount: Balance, _reasons: WithdrawReasons) {
        let locked = Locks::locked(who, amount);
        Pallet::<T>::change_vote_lock(who, |_| locked);
    }

    fn extend_lock(_id: LockIdentifier, who: &T::AccountId, amount: Balance, _reasons: WithdrawReasons) {
        Pallet::<T>::change_vote_lock(who, |locked| locked.max(amount));
    }

    fn remove_lock(_id: LockIdentifier, who: &T::AccountId) {
        let locked = Locks::locked(who, 0);
        Pallet::<T>::change_vote_lock(who, |_| locked);
    }
}

impl<T: Config, Locks: KeepLocks<T::AccountId>> fungible::Inspect<T::AccountId> for BondCurrency<T, Locks> {
    type Balance = Balance;

    fn total_issuance() -> Balance {
        <Self as Currency<_>>::total_issuance()
    }

    fn minimum_balance() -> Balance {
        0
    }

    fn total_balance(who: &T::AccountId) -> Balance {
        <Pallet<T> as Access<_>>::active(who)
    }

    fn balance(who: &T::AccountId) -> Balance {
        <Pallet<T> as Access<_>>::active(who)
    }

    /// What of the active bond no vote locks.
    fn reducible_balance(who: &T::AccountId, _preservation: Preservation, _force: Fortitude) -> Balance {
        Ledgers::<T>::get(who).map_or(0, |ledger| ledger.active.saturating_sub(ledger.vote_lock))
    }

    fn can_deposit(_who: &T::AccountId, _amount: Balance, _provenance: Provenance) -> DepositConsequence {
        DepositConsequence::Blocked
    }

    fn can_withdraw(_who: &T::AccountId, _amount: Balance) -> WithdrawConsequence<Balance> {
        WithdrawConsequence::Frozen
    }
}

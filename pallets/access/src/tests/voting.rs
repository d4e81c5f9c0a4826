//! Referenda with the bond, through the SDK's own voting pallet.

use super::*;
use crate::{
    voting::{BondCurrency, BondGate, Nothing},
    Error, Event,
};
use frame_support::{
    assert_noop, assert_ok,
    traits::{fungible, Currency, ExistenceRequirement, Get, Imbalance, Polling, ReservableCurrency, WithdrawReasons},
};
use pallet_conviction_voting::{AccountVote, Conviction, Tally, TallyOf, Vote, VotingHooks};
use sp_runtime::{traits::Dispatchable, DispatchError::Unavailable};

type VotingError = pallet_conviction_voting::Error<Test>;
type VotingCall = pallet_conviction_voting::Call<Test>;

/// A call as a wallet sends it: through dispatch, which rolls back what fails.
fn send(who: AccountId, call: VotingCall) -> DispatchResult {
    RuntimeCall::Voting(call).dispatch(signed(who)).map(|_| ()).map_err(|error| error.error)
}

fn standard(aye: bool, balance: Balance, conviction: Conviction) -> AccountVote<Balance> {
    AccountVote::Standard { vote: Vote { aye, conviction }, balance }
}

pub(super) fn vote(who: AccountId, poll_index: u8, balance: Balance, conviction: Conviction) -> DispatchResult {
    let vote = standard(true, balance, conviction);
    send(who, VotingCall::vote { poll_index, vote })
}

pub(super) fn delegate(who: AccountId, to: AccountId, balance: Balance, conviction: Conviction) -> DispatchResult {
    send(who, VotingCall::delegate { class: 0, to, conviction, balance })
}

pub(super) fn undelegate(who: AccountId) -> DispatchResult {
    send(who, VotingCall::undelegate { class: 0 })
}

pub(super) fn remove_vote(who: AccountId, index: u8) -> DispatchResult {
    send(who, VotingCall::remove_vote { class: Some(0), index })
}

fn remove_other_vote(target: AccountId, index: u8) -> DispatchResult {
    send(BOB, VotingCall::remove_other_vote { target, class: 0, index })
}

fn unlock(who: AccountId) -> DispatchResult {
    send(BOB, VotingCall::unlock { class: 0, target: who })
}

fn tally(poll: u8) -> TallyOf<Test> {
    TestPolls::as_ongoing(poll).expect("the poll is open").0
}

fn lock(who: AccountId) -> Balance {
    ledger(who).vote_lock
}

#[test]
fn vote_carries_the_active_bond_and_nothing_else() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(unbond(ALICE, 400 * AGT));
        // Neither the free balance nor what is unbonding votes.
        assert_noop!(vote(ALICE, POLL, 600 * AGT + 1, Conviction::None), VotingError::InsufficientFunds);
        assert_ok!(vote(ALICE, POLL, 600 * AGT, Conviction::Locked2x));
        assert_eq!(tally(POLL), Tally::from_parts(1_200 * AGT, 0, 600 * AGT));
        assert_eq!(lock(ALICE), 600 * AGT);
    });
}

#[test]
fn vote_is_refused_without_a_bond() {
    ExtBuilder.execute(|| {
        for amount in [1, AGT, u128::MAX] {
            assert_noop!(vote(ALICE, POLL, amount, Conviction::None), VotingError::InsufficientFunds);
        }
        assert_noop!(vote(ALICE, POLL, 0, Conviction::None), Error::<Test>::NoBond);
        assert_noop!(Access::ensure_bonded(&ALICE), Error::<Test>::NoBond);
        // A bond that is on its way out does not vote either.
        assert_ok!(bond(ALICE, AGT));
        assert_ok!(Access::ensure_bonded(&ALICE));
        assert_ok!(vote(ALICE, SECOND_POLL, 0, Conviction::None));
        assert_ok!(unbond(ALICE, AGT));
        assert_noop!(vote(ALICE, POLL, 1, Conviction::None), VotingError::InsufficientFunds);
        assert_noop!(vote(ALICE, POLL, 0, Conviction::None), Error::<Test>::NoBond);
    });
}

#[test]
fn delegation_is_refused_without_a_bond() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(BOB, 100 * AGT));
        assert_ok!(vote(BOB, POLL, 100 * AGT, Conviction::Locked1x));
        let before = tally(POLL);
        for amount in [1, AGT, u128::MAX] {
            assert_noop!(delegate(ALICE, BOB, amount, Conviction::Locked6x), VotingError::InsufficientFunds);
        }
        // No hook of the SDK sees a delegation: one of zero passes, moves no vote and stores no bond.
        assert_ok!(delegate(ALICE, BOB, 0, Conviction::Locked6x));
        assert_eq!(tally(POLL), before);
        assert!(!Ledgers::<Test>::contains_key(ALICE));
    });
}

#[test]
fn gate_is_asked_for_every_vote() {
    ExtBuilder.execute(|| {
        let ask = |who| {
            let vote = standard(true, AGT, Conviction::None);
            <BondGate<Test> as VotingHooks<AccountId, u8, Balance>>::on_before_vote(&who, POLL, vote)
        };
        assert_noop!(ask(ALICE), Error::<Test>::NoBond);
        assert_ok!(bond(ALICE, AGT));
        assert_ok!(ask(ALICE));
    });
}

#[test]
fn votes_hold_the_bond_until_removed_and_unlocked() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(vote(ALICE, POLL, 700 * AGT, Conviction::None));
        System::assert_has_event(Event::VoteLocked { who: ALICE, amount: 700 * AGT }.into());
        assert_noop!(unbond(ALICE, 300 * AGT + 1), Error::<Test>::LockedByVotes);
        assert_ok!(unbond(ALICE, 300 * AGT));
        assert_noop!(unbond(ALICE, 1), Error::<Test>::LockedByVotes);
        assert_ok!(remove_vote(ALICE, POLL));
        assert_noop!(unbond(ALICE, 1), Error::<Test>::LockedByVotes);
        assert_ok!(unlock(ALICE));
        assert_eq!(lock(ALICE), 0);
        assert_ok!(unbond(ALICE, 700 * AGT));
    });
}

#[test]
fn conviction_keeps_the_winner_bonded_for_its_time() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(vote(ALICE, POLL, 1_000 * AGT, Conviction::Locked3x));
        end_poll(POLL, true);
        assert_ok!(remove_vote(ALICE, POLL));
        assert_ok!(unlock(ALICE));
        assert_noop!(unbond(ALICE, 1), Error::<Test>::LockedByVotes);
        run_blocks(4 * LOCK_PERIOD - 1);
        assert_ok!(unlock(ALICE));
        assert_noop!(unbond(ALICE, 1), Error::<Test>::LockedByVotes);
        run_blocks(1);
        assert_ok!(unlock(ALICE));
        assert_ok!(unbond(ALICE, 1_000 * AGT));
    });
}

#[test]
fn loser_is_free_when_the_poll_has_ended() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(vote(ALICE, POLL, 1_000 * AGT, Conviction::Locked6x));
        end_poll(POLL, false);
        assert_ok!(remove_vote(ALICE, POLL));
        assert_ok!(unlock(ALICE));
        assert_ok!(unbond(ALICE, 1_000 * AGT));
    });
}

#[test]
fn anybody_removes_the_vote_of_a_loser_and_not_yet_that_of_a_winner() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(vote(ALICE, POLL, 1_000 * AGT, Conviction::Locked6x));
        assert_ok!(vote(ALICE, SECOND_POLL, 1_000 * AGT, Conviction::Locked6x));
        end_poll(POLL, false);
        end_poll(SECOND_POLL, true);
        assert_ok!(remove_other_vote(ALICE, POLL));
        assert_noop!(remove_other_vote(ALICE, SECOND_POLL), VotingError::NoPermissionYet);
    });
}

#[test]
fn lock_is_the_largest_vote_and_not_the_sum() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(vote(ALICE, POLL, 300 * AGT, Conviction::None));
        assert_ok!(vote(ALICE, SECOND_POLL, 500 * AGT, Conviction::None));
        assert_ok!(vote(ALICE, OTHER_CLASS_POLL, 400 * AGT, Conviction::None));
        assert_eq!(lock(ALICE), 500 * AGT);
        assert_ok!(remove_vote(ALICE, SECOND_POLL));
        assert_ok!(unlock(ALICE));
        assert_eq!(lock(ALICE), 400 * AGT);
        // A smaller vote does not loosen the lock.
        assert_ok!(vote(ALICE, POLL, AGT, Conviction::None));
        assert_eq!(lock(ALICE), 400 * AGT);
    });
}

#[test]
fn votes_and_obligations_share_the_same_bond() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(vote(ALICE, POLL, 2_000 * AGT, Conviction::Locked1x));
        assert_ok!(set_aside(ALICE, Role::DataValidation, set(1), 1_500 * AGT));
        assert_noop!(unbond(ALICE, 500 * AGT), Error::<Test>::LockedByVotes);
        assert_noop!(unbond(ALICE, 501 * AGT), Error::<Test>::HeldByObligations);
        assert_ok!(remove_vote(ALICE, POLL));
        assert_ok!(unlock(ALICE));
        assert_ok!(unbond(ALICE, 500 * AGT));
        // The other way round: what is set aside votes.
        assert_ok!(vote(ALICE, SECOND_POLL, 1_500 * AGT, Conviction::Locked1x));
    });
}

#[test]
fn delegation_locks_the_bond_and_ends_with_its_conviction() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(bond(BOB, 100 * AGT));
        assert_ok!(vote(BOB, POLL, 100 * AGT, Conviction::Locked1x));
        assert_noop!(delegate(ALICE, BOB, 1_000 * AGT + 1, Conviction::Locked1x), VotingError::InsufficientFunds);
        assert_ok!(delegate(ALICE, BOB, 600 * AGT, Conviction::Locked2x));
        assert_eq!(tally(POLL), Tally::from_parts(1_300 * AGT, 0, 700 * AGT));
        assert_noop!(unbond(ALICE, 400 * AGT + 1), Error::<Test>::LockedByVotes);
        assert_ok!(unbond(ALICE, 400 * AGT));
        assert_ok!(undelegate(ALICE));
        assert_eq!(tally(POLL), Tally::from_parts(100 * AGT, 0, 100 * AGT));
        assert_ok!(unlock(ALICE));
        assert_noop!(unbond(ALICE, 1), Error::<Test>::LockedByVotes);
        run_blocks(2 * LOCK_PERIOD);
        assert_ok!(unlock(ALICE));
        assert_ok!(unbond(ALICE, 600 * AGT));
    });
}

#[test]
fn delegation_in_a_circle_counts_nothing_twice() {
    ExtBuilder.execute(|| {
        for (from, to) in [(ALICE, BOB), (BOB, CAROL), (CAROL, ALICE)] {
            assert_ok!(bond(from, 1_000 * AGT));
            assert_ok!(delegate(from, to, 1_000 * AGT, Conviction::Locked1x));
        }
        for who in [ALICE, BOB, CAROL] {
            assert_noop!(vote(who, POLL, 1_000 * AGT, Conviction::None), VotingError::AlreadyDelegating);
            assert_noop!(delegate(who, who, 1_000 * AGT, Conviction::None), VotingError::Nonsense);
        }
        assert_eq!(tally(POLL), Tally::from_parts(0, 0, 0));
        // An account that leaves the circle votes with its own bond and what was delegated to it directly.
        assert_ok!(undelegate(ALICE));
        assert_ok!(vote(ALICE, POLL, 1_000 * AGT, Conviction::None));
        assert_eq!(tally(POLL), Tally::from_parts(1_100 * AGT, 0, 2_000 * AGT));
    });
}

#[test]
fn same_bond_does_not_vote_for_two_accounts() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(vote(ALICE, POLL, 1_000 * AGT, Conviction::None));
        assert_ok!(remove_vote(ALICE, POLL));
        assert_ok!(unlock(ALICE));
        assert_ok!(unbond(ALICE, 1_000 * AGT));
        assert_noop!(vote(ALICE, POLL, AGT, Conviction::None), VotingError::InsufficientFunds);
        // It can vote for another account only after it has waited.
        assert_noop!(withdraw(ALICE), Error::<Test>::NothingToWithdraw);
    });
}

#[test]
fn later_slash_does_not_change_a_cast_vote() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(vote(ALICE, POLL, 800 * AGT, Conviction::Locked1x));
        let before = tally(POLL);
        assert_ok!(slash(ALICE, 500 * AGT));
        assert_eq!((tally(POLL), lock(ALICE), ledger(ALICE).active), (before, 800 * AGT, 500 * AGT));
        // What is left can not leave, and not vote for more than it is.
        assert_noop!(unbond(ALICE, 1), Error::<Test>::LockedByVotes);
        assert_noop!(vote(ALICE, SECOND_POLL, 501 * AGT, Conviction::None), VotingError::InsufficientFunds);
        assert_ok!(bond(ALICE, 400 * AGT));
        assert_ok!(unbond(ALICE, 100 * AGT));
        assert_noop!(unbond(ALICE, 1), Error::<Test>::LockedByVotes);
        assert_ok!(remove_vote(ALICE, POLL));
        assert_eq!(tally(POLL), Tally::from_parts(0, 0, 0));
        assert_ok!(unlock(ALICE));
        assert_ok!(unbond(ALICE, 800 * AGT));
    });
}

#[test]
fn lock_outlives_a_bond_that_was_slashed_away_and_is_still_unlocked() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(vote(ALICE, POLL, 1_000 * AGT, Conviction::None));
        assert_ok!(slash(ALICE, 1_000 * AGT));
        assert_eq!((lock(ALICE), on_hold(ALICE)), (1_000 * AGT, 0));
        assert_ok!(remove_vote(ALICE, POLL));
        assert_ok!(unlock(ALICE));
        assert!(!Ledgers::<Test>::contains_key(ALICE));
    });
}

#[test]
fn support_is_measured_against_the_turnout() {
    ExtBuilder.execute(|| {
        use frame_support::traits::VoteTally;
        use sp_runtime::Perbill;
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(vote(ALICE, POLL, 1_000 * AGT, Conviction::Locked6x));
        // All that is bonded votes with all conviction, and it is a hundredth of what circulates.
        assert_eq!(VoteTally::<Balance, u8>::support(&tally(POLL), 0), Perbill::from_percent(1));
        assert_ok!(bond(BOB, 19_000 * AGT));
        assert_eq!(VoteTally::<Balance, u8>::support(&tally(POLL), 0), Perbill::from_percent(1));
        assert_eq!(<Test as pallet_conviction_voting::Config>::MaxTurnout::get(), 100_000 * AGT);
    });
}

#[test]
fn adapter_reports_active_bonds_and_no_other_agt() {
    ExtBuilder.execute(|| {
        type Adapter = BondCurrency<Test>;
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(bond(BOB, 100 * AGT));
        assert_ok!(unbond(ALICE, 400 * AGT));
        for (who, active) in [(ALICE, 600 * AGT), (BOB, 100 * AGT), (CAROL, 0)] {
            assert_eq!(<Adapter as Currency<_>>::total_balance(&who), active);
            assert_eq!(<Adapter as fungible::Inspect<_>>::total_balance(&who), active);
            assert_eq!(Adapter::reserved_balance(&who), 0);
        }
        assert_eq!(<Adapter as Currency<_>>::total_issuance(), 700 * AGT);
        assert_eq!(<Adapter as fungible::Inspect<AccountId>>::total_issuance(), 700 * AGT);
        // Any active bond votes, however small it is.
        assert_eq!(<Adapter as Currency<_>>::minimum_balance(), 0);
        assert_eq!(<Adapter as fungible::Inspect<AccountId>>::minimum_balance(), 0);
    });
}

#[test]
fn no_agt_is_made_moved_or_destroyed_through_the_adapter() {
    ExtBuilder.execute(|| {
        type Adapter = BondCurrency<Test>;
        assert_ok!(bond(ALICE, 1_000 * AGT));
        let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
        let all = WithdrawReasons::all();
        let allow = ExistenceRequirement::AllowDeath;

        assert_eq!(Adapter::transfer(&ALICE, &BOB, AGT, allow), Err(Unavailable));
        assert_eq!(<Adapter as Currency<_>>::slash(&ALICE, AGT), (Nothing, AGT));
        assert_eq!(Adapter::deposit_into_existing(&ALICE, AGT), Err(Unavailable));
        assert_eq!(Adapter::deposit_creating(&ALICE, AGT), Nothing);
        assert_eq!(Adapter::withdraw(&ALICE, AGT, all, allow), Err(Unavailable));
        assert_eq!(Adapter::ensure_can_withdraw(&ALICE, AGT, all, 0), Err(Unavailable));
        #[cfg(not(feature = "runtime-benchmarks"))]
        let _ = Adapter::make_free_balance_be(&ALICE, 5 * AGT);
        assert_eq!(Adapter::burn(AGT), Nothing);
        assert_eq!(Adapter::issue(AGT).peek(), 0);
        assert!(!Adapter::can_slash(&ALICE, 1));

        assert!(!Adapter::can_reserve(&ALICE, 1));
        assert_eq!(Adapter::reserve(&ALICE, 1), Err(Unavailable));
        assert_eq!(Adapter::unreserve(&ALICE, 7), 7);
        assert_eq!(Adapter::slash_reserved(&ALICE, 7), (Nothing, 7));
        assert_eq!(Adapter::reserved_balance(&ALICE), 0);
        assert_eq!(
            Adapter::repatriate_reserved(&ALICE, &BOB, 1, frame_support::traits::BalanceStatus::Free),
            Err(Unavailable)
        );
        assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), before);

        assert_eq!(<Adapter as Currency<_>>::total_issuance(), 1_000 * AGT);
        assert_eq!(<Adapter as Currency<_>>::free_balance(&ALICE), 1_000 * AGT);
        assert_eq!(<Adapter as Currency<_>>::total_balance(&BOB), 0);
        assert_eq!(<Adapter as fungible::Inspect<_>>::balance(&ALICE), 1_000 * AGT);
        assert_ok!(vote(ALICE, POLL, 400 * AGT, Conviction::None));
        let reducible = <Adapter as fungible::Inspect<_>>::reducible_balance(
            &ALICE,
            frame_support::traits::tokens::Preservation::Expendable,
            frame_support::traits::tokens::Fortitude::Polite,
        );
        assert_eq!(reducible, 600 * AGT);
    });
}

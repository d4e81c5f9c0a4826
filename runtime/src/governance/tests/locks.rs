//! How long votes and delegations lock a bond.

use super::*;
use crate::governance::{origins::PastLocks, past_locks::MOST};

/// The blocks for which the least conviction locks.
fn period() -> BlockNumber {
    Pace::scaled(7 * DAYS)
}

fn delegate(who: Sr25519Keyring, class: u16, conviction: Conviction, balance: Balance) {
    let call = pallet_conviction_voting::Call::delegate { class, to: Eve.to_account_id().into(), conviction, balance };
    dispatch(call, signed(who)).expect("a delegation");
}

fn undelegate(who: Sr25519Keyring, class: u16) {
    dispatch(pallet_conviction_voting::Call::undelegate { class }, signed(who)).expect("it ends");
}

/// Delegates and takes it back at once: what is left is its lock.
fn pass_by(who: Sr25519Keyring, class: u16, conviction: Conviction, balance: Balance) {
    delegate(who, class, conviction, balance);
    undelegate(who, class);
}

/// What is locked once everything that has ended is unlocked.
fn locked(who: Sr25519Keyring, class: u16) -> Balance {
    let target = who.to_account_id().into();
    dispatch(pallet_conviction_voting::Call::unlock { class, target }, signed(Eve)).expect("anyone may");
    Access::report(who.to_account_id()).vote_lock.0
}

fn until_block(block: BlockNumber) {
    blocks(block - System::block_number());
}

#[test]
fn large_lock_ends_in_its_time_when_a_small_one_comes_later() {
    test(|| {
        bond(Bob, 1_001 * AGT);
        until_block(6);
        pass_by(Bob, 10, Conviction::Locked1x, 1_000 * AGT);
        until_block(58);
        pass_by(Bob, 10, Conviction::Locked1x, AGT);
        until_block(6 + period() - 1);
        assert_eq!(locked(Bob, 10), 1_000 * AGT);
        until_block(6 + period());
        assert_eq!(locked(Bob, 10), AGT);
        assert_eq!(dispatch(pallet_access::Call::unbond { amount: 1_000 * AGT }, signed(Bob)), Ok(()));
        until_block(58 + period());
        assert_eq!(locked(Bob, 10), 0);
        assert!(!PastLocks::<Runtime>::contains_key(Bob.to_account_id()));
    });
}

#[test]
fn large_lock_ends_in_its_time_when_a_small_one_came_before() {
    test(|| {
        bond(Bob, 1_000 * AGT);
        pass_by(Bob, 10, Conviction::Locked6x, AGT);
        let began = System::block_number();
        pass_by(Bob, 10, Conviction::Locked1x, 1_000 * AGT);
        until_block(began + period() - 1);
        assert_eq!(locked(Bob, 10), 1_000 * AGT);
        until_block(began + period());
        assert_eq!(locked(Bob, 10), AGT);
        until_block(began + 32 * period());
        assert_eq!(locked(Bob, 10), 0);
    });
}

#[test]
fn large_lock_ends_in_its_time_when_two_votes_are_removed() {
    test(|| {
        holders_bond(100);
        bond(Bob, 1_000 * AGT);
        let [large, small] = [700, 800].map(|value| {
            let index = submit(Origin::ParametersAdmin, set_minimum(value * AGT));
            all_vote([AliceStash, DaveStash], index);
            index
        });
        let vote = |poll_index, conviction, balance| {
            let vote = AccountVote::Standard { vote: Vote { aye: true, conviction }, balance };
            dispatch(pallet_conviction_voting::Call::vote { poll_index, vote }, signed(Bob)).expect("a vote");
        };
        vote(large, Conviction::Locked1x, 1_000 * AGT);
        vote(small, Conviction::Locked3x, AGT);
        while state(large) != ReferendumState::Approved || state(small) != ReferendumState::Approved {
            blocks(1);
        }
        let end = |index| referendum(index).at.expect("it has ended");
        for index in [large, small] {
            let remove = pallet_conviction_voting::Call::remove_vote { class: Some(10), index };
            assert_eq!(dispatch(remove, signed(Bob)), Ok(()));
        }
        assert_eq!(locked(Bob, 10), 1_000 * AGT);
        until_block(end(large) + period());
        assert_eq!(locked(Bob, 10), AGT);
        until_block(end(small) + 4 * period());
        assert_eq!(locked(Bob, 10), 0);
    });
}

#[test]
fn locks_of_two_tracks_end_each_in_its_time() {
    test(|| {
        bond(Bob, 1_000 * AGT);
        let began = System::block_number();
        pass_by(Bob, 10, Conviction::Locked1x, 1_000 * AGT);
        pass_by(Bob, 20, Conviction::Locked2x, 500 * AGT);
        delegate(Bob, 21, Conviction::Locked1x, 100 * AGT);
        assert_eq!(locked(Bob, 21), 1_000 * AGT);
        until_block(began + period());
        assert_eq!(locked(Bob, 21), 500 * AGT);
        until_block(began + 2 * period());
        assert_eq!(locked(Bob, 21), 100 * AGT, "what is still delegated");
        let prior = |track| {
            let votes = reports::access::report(Bob.to_account_id()).votes;
            votes.iter().find(|votes| votes.track == track).map_or(0, |votes| votes.prior_lock.0)
        };
        undelegate(Bob, 21);
        assert_eq!(prior(21), 100 * AGT);
        pass_by(Bob, 21, Conviction::Locked1x, AGT);
        assert_eq!(prior(21), 100 * AGT, "the report names what was set apart");
        until_block(began + 3 * period());
        assert_eq!(locked(Bob, 21), 0);
    });
}

#[test]
fn no_lock_ends_early_when_more_than_can_be_kept_apart_overlap() {
    test(|| {
        let count = Balance::from(MOST) + 8;
        bond(Bob, 1_000 * AGT);
        let began = System::block_number();
        for lock in 0..count {
            until_block(began + lock as BlockNumber);
            pass_by(Bob, 10, Conviction::Locked1x, (1_000 - lock) * AGT);
        }
        for lock in 0..count {
            until_block(began + lock as BlockNumber + period() - 1);
            assert!(locked(Bob, 10) >= (1_000 - lock) * AGT, "{lock}");
        }
        until_block(began + count as BlockNumber + period());
        assert_eq!(locked(Bob, 10), 0);
    });
}

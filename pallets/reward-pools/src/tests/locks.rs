//! What an owner has locked, spent or lost beside its pool does not stop its workers' pay.

use super::*;
use frame_support::traits::{fungible::Inspect, LockableCurrency, WithdrawReasons};

fn lock(who: AccountId, amount: Balance) {
    Balances::set_lock(*b"thevotes", &who, amount, WithdrawReasons::all());
}

#[test]
fn pool_takes_no_more_agt_at_a_time_than_can_be_spent() {
    ExtBuilder.execute(|| {
        lock(ALICE, ENDOWMENT - 10 * AGT);
        assert_noop!(open_of(ALICE, AssetKind::Native, 10 * AGT + 1), Error::<Test>::CannotFund);
        let number = open(AssetKind::Native, 10 * AGT);
        lock(CAROL, ENDOWMENT);
        let top_up = RewardPools::top_up(signed(CAROL), ALICE, number, AGT);
        assert_noop!(top_up, Error::<Test>::CannotFund);
        lock(BOB, ENDOWMENT);
        assert_noop!(open_of(BOB, AssetKind::Native, AGT), Error::<Test>::CannotPayDeposit);
    });
}

#[test]
fn lock_counts_what_is_in_a_pool_and_ends_where_workers_are_paid() {
    ExtBuilder.execute(|| {
        lock(ALICE, ENDOWMENT - 200 * AGT);
        let number = open(AssetKind::Native, 200 * AGT);
        // What is on hold covers the lock, so that as much can be spent as before.
        for _ in 0..5 {
            assert_ok!(RewardPools::top_up(signed(ALICE), ALICE, number, 190 * AGT));
        }
        assert_eq!(on_hold(AssetKind::Native, ALICE), 1_150 * AGT);
        assert_ok!(reserve(number, CAMPAIGN, 1_000 * AGT));
        earn(CAMPAIGN, BOB, 1_000 * AGT);
        assert_ok!(claim(number, BOB));
        assert_eq!(<Balances as Inspect<_>>::total_balance(&ALICE), ENDOWMENT - 1_000 * AGT);
    });
}

#[test]
fn workers_are_paid_when_the_owner_locks_all_its_agt() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        earn(CAMPAIGN, BOB, MOST);
        lock(ALICE, Balance::MAX);
        assert_ok!(claim(number, BOB));
        assert_ok!(collect(number));
        assert_eq!(Balances::free_balance(BOB), ENDOWMENT + MOST);
        cancel(number);
        assert_ok!(RewardPools::refund(signed(BOB), ALICE, number));
    });
}

#[test]
fn workers_are_paid_when_the_owner_has_no_free_agt() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        earn(CAMPAIGN, BOB, MOST);
        // Money on hold keeps the least balance in the account.
        assert_ok!(Balances::transfer_all(signed(ALICE), CAROL, false));
        assert_eq!(Balances::free_balance(ALICE), EXISTENTIAL_DEPOSIT);
        // Unless something else keeps the account alive.
        System::inc_providers(&ALICE);
        assert_ok!(Balances::transfer_all(signed(ALICE), CAROL, false));
        assert_eq!(Balances::free_balance(ALICE), 0);
        assert_ok!(claim(number, BOB));
        assert_ok!(collect(number));
        cancel(number);
        assert_ok!(close_escrow(CAMPAIGN));
        assert_ok!(RewardPools::close(signed(ALICE), ALICE, number));
        assert_eq!(Balances::free_balance(ALICE), AMOUNT - 103 * AGT + DEPOSIT);
    });
}

#[test]
fn small_rest_comes_back_with_the_deposit_when_the_owner_has_no_free_agt() {
    ExtBuilder.execute(|| {
        let number = open(AssetKind::Native, 103 * AGT + 5);
        assert_ok!(reserve(number, CAMPAIGN, MOST));
        earn(CAMPAIGN, BOB, MOST);
        System::inc_providers(&ALICE);
        assert_ok!(Balances::transfer_all(signed(ALICE), CAROL, false));
        assert_ok!(claim(number, BOB));
        assert_ok!(collect(number));
        assert_ok!(close_escrow(CAMPAIGN));
        cancel(number);
        // Five planck are too little for an account of their own.
        assert_noop!(RewardPools::refund(signed(ALICE), ALICE, number), Error::<Test>::CannotReceive);
        assert_ok!(RewardPools::close(signed(ALICE), ALICE, number));
        assert_eq!(Balances::free_balance(ALICE), DEPOSIT + 5);
    });
}

#[test]
fn dust_beside_a_pool_stops_no_payment() {
    ExtBuilder.execute(|| {
        let number = open(AssetKind::Native, 103 * AGT);
        assert_ok!(reserve(number, CAMPAIGN, MOST));
        earn(CAMPAIGN, BOB, MOST);
        System::inc_providers(&ALICE);
        let rest = Balances::free_balance(ALICE) - 7;
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), CAROL, rest));
        assert_eq!(Balances::free_balance(ALICE), 7);
        assert_ok!(claim(number, BOB));
        assert_ok!(collect(number));
        assert_eq!((on_hold(AssetKind::Native, ALICE), Balances::free_balance(BOB)), (0, ENDOWMENT + MOST));
        assert_ok!(close_escrow(CAMPAIGN));
        cancel(number);
        assert_ok!(RewardPools::close(signed(ALICE), ALICE, number));
        // The SDK removes the dust when the last hold ends.
        assert_eq!((deposits(ALICE), Balances::free_balance(ALICE)), (0, DEPOSIT));
    });
}

#[test]
fn account_with_a_pool_cannot_be_reaped() {
    ExtBuilder.execute(|| {
        open(GOLD, 1_000);
        assert_ok!(Balances::transfer_all(signed(ALICE), CAROL, false));
        assert_ok!(Assets::transfer_all(signed(ALICE), GOLD_ID, CAROL, false));
        assert!(System::account_exists(&ALICE));
        assert_eq!((balance(GOLD, ALICE), on_hold(GOLD, ALICE)), (LEAST, 1_000));
    });
}

//! A pool that is cancelled or expired takes nothing new, pays what is committed, and gives the rest back.

use super::*;

fn refund(number: PoolId) -> DispatchResult {
    RewardPools::refund(signed(BOB), ALICE, number)
}

fn refund_escrow(id: EscrowId) -> DispatchResult {
    RewardPools::refund_escrow(signed(BOB), id)
}

fn close(caller: AccountId, number: PoolId) -> DispatchResult {
    RewardPools::close(signed(caller), ALICE, number)
}

#[test]
fn cancel_is_refused_before_48_hours_and_to_anyone_else() {
    ExtBuilder.execute(|| {
        let number = open(AssetKind::Native, AMOUNT);
        let cancel = |who: AccountId| RewardPools::cancel(signed(who), number);
        wait(48 * HOUR - 1);
        assert_noop!(cancel(ALICE), Error::<Test>::TooYoung);
        wait(1);
        assert_noop!(cancel(BOB), Error::<Test>::UnknownPool);
        assert_ok!(cancel(ALICE));
        assert_last(Event::Cancelled { owner: ALICE, pool: number });
        assert_noop!(cancel(ALICE), Error::<Test>::PoolCancelled);
        wait(LIFE);
        assert_noop!(cancel(ALICE), Error::<Test>::PoolExpired);
        assert_noop!(RewardPools::cancel(signed(ALICE), 9), Error::<Test>::UnknownPool);
    });
}

#[test]
fn cancelled_pool_takes_no_escrow_and_no_commitment() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        assert_ok!(commit(CAMPAIGN, AGT));
        assert_eq!(free(CAMPAIGN), MOST - AGT);
        cancel(number);
        assert_eq!(free(CAMPAIGN), 0);
        assert_noop!(commit(CAMPAIGN, 1), Error::<Test>::PoolCancelled);
        assert_noop!(reserve(number, campaign(8), AGT), Error::<Test>::PoolCancelled);
        // What is committed goes on.
        assert_ok!(pay(CAMPAIGN, BOB, AGT / 2));
        assert_ok!(release(CAMPAIGN, AGT / 2));
        assert_ok!(claim(number, BOB));
    });
}

#[test]
fn commitment_is_paid_when_its_pool_expires_in_the_middle_of_a_round() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        assert_ok!(commit(CAMPAIGN, 3 * AGT));
        assert_ok!(pay(CAMPAIGN, BOB, AGT));
        wait(LIFE);
        assert_eq!(RewardPools::pool(ALICE, number).unwrap().phase, PoolPhase::Expired);
        assert_eq!(free(CAMPAIGN), 0);
        assert_noop!(commit(CAMPAIGN, 1), Error::<Test>::PoolExpired);
        assert_noop!(reserve(number, campaign(8), AGT), Error::<Test>::PoolExpired);
        assert_ok!(refund(number));
        assert_noop!(refund_escrow(CAMPAIGN), Error::<Test>::StillCommitted);
        assert_ok!(pay(CAMPAIGN, BOB, AGT));
        assert_ok!(claim(number, BOB));
        assert_eq!(Balances::free_balance(BOB), ENDOWMENT + 2 * AGT);
        // The last seat was not earned.
        assert_ok!(release(CAMPAIGN, AGT));
        assert_ok!(refund_escrow(CAMPAIGN));
        assert_ok!(close_escrow(CAMPAIGN));
        assert_ok!(collect(number));
        assert_ok!(close(BOB, number));
        assert_eq!(Balances::free_balance(ALICE), ENDOWMENT - 2 * AGT - 6 * AGT / 100);
        assert_eq!((on_hold(AssetKind::Native, ALICE), deposits(ALICE)), (0, 0));
    });
}

#[test]
fn refund_gives_the_owner_what_nobody_needs_when_the_pool_is_over() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        assert_noop!(refund(number), Error::<Test>::StillOpen);
        assert_noop!(refund(9), Error::<Test>::UnknownPool);
        earn(CAMPAIGN, BOB, AGT);
        cancel(number);
        let before = Balances::free_balance(ALICE);
        assert_ok!(refund(number));
        let amount = AMOUNT - 103 * AGT;
        assert_last(Event::Refunded { owner: ALICE, pool: number, amount });
        assert_eq!(Balances::free_balance(ALICE), before + amount);
        assert_eq!(on_hold(AssetKind::Native, ALICE), 103 * AGT);
        assert_noop!(refund(number), Error::<Test>::NothingToRefund);
    });
}

#[test]
fn refund_of_an_escrow_waits_until_nothing_is_committed() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        earn(CAMPAIGN, BOB, AGT);
        assert_ok!(commit(CAMPAIGN, 9 * AGT));
        assert_noop!(refund_escrow(CAMPAIGN), Error::<Test>::StillOpen);
        assert_noop!(refund_escrow(campaign(8)), Error::<Test>::NoEscrow);
        cancel(number);
        // While a round runs, its gold may cost the owner a part of what is free.
        assert_noop!(refund_escrow(CAMPAIGN), Error::<Test>::StillCommitted);
        assert_ok!(pay(CAMPAIGN, BOB, 9 * AGT));
        let before = Balances::free_balance(ALICE);
        assert_ok!(refund_escrow(CAMPAIGN));
        let (amount, fee) = (90 * AGT, 270 * AGT / 100);
        assert_last(Event::EscrowRefunded { owner: ALICE, pool: number, escrow: CAMPAIGN, amount, fee });
        assert_eq!(Balances::free_balance(ALICE), before + amount + fee);
        assert_noop!(refund_escrow(CAMPAIGN), Error::<Test>::NothingToRefund);
        assert_eq!(close_escrow(CAMPAIGN), Ok(0));
    });
}

#[test]
fn close_is_refused_while_anybody_needs_the_pool() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        earn(CAMPAIGN, BOB, AGT);
        assert_noop!(close(BOB, number), Error::<Test>::NotOwner);
        assert_noop!(close(ALICE, number), Error::<Test>::StillOpen);
        assert_noop!(close(ALICE, 9), Error::<Test>::UnknownPool);
        cancel(number);
        assert_noop!(close(BOB, number), Error::<Test>::NotOwner);
        assert_noop!(close(ALICE, number), Error::<Test>::InUse);
        assert_ok!(close_escrow(CAMPAIGN));
        assert_noop!(close(ALICE, number), Error::<Test>::StillOwed);
        assert_ok!(claim(number, BOB));
        assert_noop!(close(ALICE, number), Error::<Test>::StillDue);
        assert_ok!(collect(number));
        assert_ok!(close(ALICE, number));
        let amount = AMOUNT - AGT - 3 * AGT / 100;
        assert_last(Event::Closed { owner: ALICE, pool: number, amount, deposit: DEPOSIT, guarantee: 0 });
        assert_eq!(Balances::free_balance(ALICE), ENDOWMENT - AGT - 3 * AGT / 100);
        assert_eq!((on_hold(AssetKind::Native, ALICE), deposits(ALICE)), (0, 0));
        assert_eq!(RewardPools::pool(ALICE, number), None);
        assert_eq!(Pools::<Test>::iter().count() + Owed::<Test>::iter().count() + Escrows::<Test>::iter().count(), 0);
        assert_noop!(close(ALICE, number), Error::<Test>::UnknownPool);
    });
}

#[test]
fn close_is_open_to_anyone_when_the_pool_has_expired() {
    ExtBuilder.execute(|| {
        let number = open(GOLD, 1_000);
        wait(LIFE - 1);
        assert_noop!(close(BOB, number), Error::<Test>::NotOwner);
        wait(1);
        assert_ok!(close(BOB, number));
        assert_eq!((balance(GOLD, ALICE), Balances::free_balance(ALICE)), (UNITS, ENDOWMENT));
    });
}

#[test]
fn close_without_a_rest_returns_the_deposit() {
    ExtBuilder.execute(|| {
        let number = open(GOLD, 1_000);
        cancel(number);
        assert_ok!(refund(number));
        assert_ok!(close(ALICE, number));
        assert_last(Event::Closed { owner: ALICE, pool: number, amount: 0, deposit: DEPOSIT, guarantee: 0 });
    });
}

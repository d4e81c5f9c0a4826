//! What the keys of an asset can do to a pool in it: payments wait, and nothing is lost.

use super::*;
use frame_support::traits::fungibles::Inspect;

/// A pool of the risky asset that owes BOB 100 and CAROL 200, with 3 and 6 of fees.
fn owing() -> PoolId {
    let number = open(RISKY, 10_000);
    assert_ok!(reserve(number, CAMPAIGN, 9_000));
    earn(CAMPAIGN, BOB, 100);
    earn(CAMPAIGN, CAROL, 200);
    number
}

/// No payment and no refund works, and all of them change nothing.
#[track_caller]
fn nothing_moves(number: PoolId) {
    let before = (owed(number, BOB), books(number), on_hold(RISKY, ALICE));
    assert_noop!(claim(number, BOB), Error::<Test>::CannotReceive);
    assert_noop!(claim(number, CAROL), Error::<Test>::CannotReceive);
    assert_noop!(claim_to(number, CAROL, DAVE), Error::<Test>::CannotReceive);
    assert_noop!(collect(number), Error::<Test>::CannotReceive);
    assert_noop!(RewardPools::refund(signed(ALICE), ALICE, number), Error::<Test>::CannotReceive);
    assert_noop!(RewardPools::refund_escrow(signed(ALICE), CAMPAIGN), Error::<Test>::CannotReceive);
    assert_eq!((owed(number, BOB), books(number), on_hold(RISKY, ALICE)), before);
}

/// Every payment and refund works, and the pool ends.
#[track_caller]
fn everything_moves(number: PoolId) {
    assert_ok!(claim(number, BOB));
    assert_ok!(claim(number, CAROL));
    assert_ok!(RewardPools::refund_escrow(signed(ALICE), CAMPAIGN));
    assert_ok!(close_escrow(CAMPAIGN));
    // The pot has no account in the asset, and the fee is below the least balance.
    assert_eq!(books(number).fee_due, 9);
    assert_ok!(Assets::transfer(signed(CAROL), RISKY_ID, POT, LEAST));
    assert_ok!(collect(number));
    assert_ok!(RewardPools::close(signed(ALICE), ALICE, number));
    assert_eq!((balance(RISKY, BOB), balance(RISKY, CAROL)), (100, UNITS + 200 - LEAST));
    assert_eq!((balance(RISKY, ALICE), on_hold(RISKY, ALICE)), (UNITS - 309, 0));
}

#[test]
fn claim_waits_while_its_asset_is_frozen() {
    ExtBuilder.execute(|| {
        let number = owing();
        cancel(number);
        assert_ok!(Assets::freeze_asset(signed(DAVE), RISKY_ID));
        nothing_moves(number);
        assert_noop!(RewardPools::close(signed(ALICE), ALICE, number), Error::<Test>::InUse);
        // Work goes on: it moves no asset.
        assert_ok!(release(CAMPAIGN, 0));
        assert_ok!(Assets::thaw_asset(signed(DAVE), RISKY_ID));
        everything_moves(number);
    });
}

#[test]
fn work_is_credited_while_its_asset_is_frozen() {
    ExtBuilder.execute(|| {
        let number = owing();
        assert_ok!(Assets::freeze_asset(signed(DAVE), RISKY_ID));
        earn(CAMPAIGN, BOB, 50);
        assert_eq!(forfeit(CAMPAIGN, 100), Ok(86));
        assert_eq!(owed(number, BOB), 150);
        assert_noop!(RewardPools::top_up(signed(CAROL), ALICE, number, 1), Error::<Test>::CannotFund);
        assert_ok!(Assets::thaw_asset(signed(DAVE), RISKY_ID));
        assert_ok!(claim(number, BOB));
    });
}

#[test]
fn claim_waits_while_its_worker_is_blocked_and_keeps_nobody_else_waiting() {
    ExtBuilder.execute(|| {
        let number = owing();
        assert_ok!(Assets::block(signed(DAVE), RISKY_ID, CAROL));
        assert_noop!(claim(number, CAROL), Error::<Test>::CannotReceive);
        assert_eq!(owed(number, CAROL), 200);
        assert_ok!(claim(number, BOB));
        assert_ok!(Assets::thaw(signed(DAVE), RISKY_ID, CAROL));
        assert_ok!(claim(number, CAROL));
        assert_eq!(balance(RISKY, CAROL), UNITS + 200);
    });
}

#[test]
fn worker_that_is_blocked_for_ever_has_another_account_paid() {
    ExtBuilder.execute(|| {
        let number = owing();
        assert_ok!(Assets::block(signed(DAVE), RISKY_ID, CAROL));
        // Nobody can lift that any more, and the asset is listed from here on.
        assert_ok!(Assets::set_team(signed(DAVE), RISKY_ID, NOBODY, NOBODY, NOBODY));
        assert_ok!(Assets::transfer_ownership(signed(DAVE), RISKY_ID, NOBODY));
        assert_noop!(claim(number, CAROL), Error::<Test>::CannotReceive);
        assert_ok!(claim_to(number, CAROL, DAVE));
        assert_eq!(balance(RISKY, DAVE), 200);
    });
}

#[test]
fn claim_waits_while_the_issuer_has_minted_to_the_end_of_the_type() {
    ExtBuilder.execute(|| {
        let number = owing();
        cancel(number);
        let supply = Assets::total_issuance(RISKY_ID);
        let mint = Balance::MAX - supply;
        assert_ok!(Assets::mint(signed(DAVE), RISKY_ID, DAVE, mint));
        nothing_moves(number);
        // So little fits that BOB can be paid and CAROL cannot.
        assert_ok!(Assets::burn(signed(DAVE), RISKY_ID, DAVE, 100));
        assert_ok!(claim(number, BOB));
        assert_noop!(claim(number, CAROL), Error::<Test>::CannotReceive);
        assert_ok!(Assets::burn(signed(DAVE), RISKY_ID, DAVE, mint - 100));
        let before = balance(RISKY, BOB);
        assert_ok!(claim(number, CAROL));
        assert_eq!(before, 100);
    });
}

#[test]
fn freeze_and_block_of_the_owner_do_not_stop_its_workers_pay() {
    ExtBuilder.execute(|| {
        let number = owing();
        assert_ok!(Assets::freeze(signed(DAVE), RISKY_ID, ALICE));
        assert_ok!(claim(number, BOB));
        assert_ok!(Assets::block(signed(DAVE), RISKY_ID, ALICE));
        assert_ok!(claim(number, CAROL));
        assert_noop!(RewardPools::top_up(signed(CAROL), ALICE, number, 1), Error::<Test>::CannotFund);
        cancel(number);
        assert_noop!(RewardPools::refund(signed(ALICE), ALICE, number), Error::<Test>::CannotReceive);
        assert_ok!(Assets::thaw(signed(DAVE), RISKY_ID, ALICE));
        assert_ok!(RewardPools::refund(signed(ALICE), ALICE, number));
    });
}

#[test]
fn issuer_can_neither_burn_nor_take_nor_destroy_what_is_on_hold() {
    ExtBuilder.execute(|| {
        let number = owing();
        let held = on_hold(RISKY, ALICE);
        // It burns all that it can reach.
        assert_ok!(Assets::burn(signed(DAVE), RISKY_ID, ALICE, Balance::MAX));
        assert_eq!((balance(RISKY, ALICE), on_hold(RISKY, ALICE)), (LEAST, held));
        let taken = Assets::force_transfer(signed(DAVE), RISKY_ID, ALICE, DAVE, 11);
        assert_noop!(taken, pallet_assets::Error::<Test>::BalanceLow);
        let destroyed = Assets::start_destroy(signed(DAVE), RISKY_ID);
        assert_noop!(destroyed, pallet_assets::Error::<Test>::ContainsHolds);
        assert_ok!(claim(number, BOB));
        assert_ok!(claim(number, CAROL));
    });
}

#[test]
fn worker_without_agt_can_be_paid_in_an_asset_that_needs_none() {
    ExtBuilder.execute(|| {
        let gold = open(GOLD, 1_000);
        assert_ok!(reserve(gold, campaign(1), 900));
        earn(campaign(1), PENNILESS, 100);
        let risky = open(RISKY, 1_000);
        assert_ok!(reserve(risky, campaign(2), 900));
        earn(campaign(2), PENNILESS, 100);
        assert_ok!(claim(gold, PENNILESS));
        assert_noop!(claim(risky, PENNILESS), Error::<Test>::CannotReceive);
        assert_ok!(Balances::transfer_allow_death(signed(CAROL), PENNILESS, AGT));
        assert_ok!(claim(risky, PENNILESS));
        assert_eq!((balance(GOLD, PENNILESS), balance(RISKY, PENNILESS)), (100, 100));
    });
}

#[test]
fn claim_is_paid_in_units_up_to_half_of_what_the_type_holds() {
    ExtBuilder.execute(|| {
        let room = crate::MOST_SUPPLY - Assets::total_issuance(RISKY_ID);
        assert_ok!(Assets::mint(signed(DAVE), RISKY_ID, ALICE, room));
        let number = open(RISKY, room);
        let most = room / 1_030 * 1_000;
        assert_ok!(reserve(number, CAMPAIGN, most));
        earn(CAMPAIGN, BOB, most);
        assert_ok!(claim(number, BOB));
        assert_ok!(collect(number));
        assert_eq!(balance(RISKY, BOB), most);
    });
}

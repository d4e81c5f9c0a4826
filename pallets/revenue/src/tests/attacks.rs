//! What somebody may try.

use super::*;

#[test]
fn fee_is_not_counted_twice() {
    ExtBuilder.execute(|| {
        earn(GOLD, RevenueSource::RewardPools, 100);
        earn_agt(AGT);
        for asset in [GOLD, AGT_KIND] {
            assert_noop!(collect(asset), Error::<Test>::NothingToCollect);
        }
        RecyclerFails::set(&true);
        earn_agt(AGT);
        assert_noop!(collect(AGT_KIND), Error::<Test>::NothingToCollect);
        assert_eq!(entries(AGT_KIND).collected, 2 * AGT);
    });
}

#[test]
fn gift_cannot_be_taken_for_what_is_held() {
    ExtBuilder.execute(|| {
        RecyclerFails::set(&true);
        earn_agt(AGT);
        pay(AGT_KIND, POT, 5);
        assert_ok!(collect(AGT_KIND));
        assert_eq!(held(AGT_KIND), AGT + 5);
        RecyclerFails::set(&false);
        assert_ok!(pass_on());
        assert_eq!(beyond(POT), 0);
    });
}

#[test]
fn pot_keeps_its_existential_deposit() {
    ExtBuilder.execute(|| {
        earn_agt(AGT);
        pay(AGT_KIND, POT, 1);
        assert_ok!(collect(AGT_KIND));
        pay(AGT_KIND, SLASHES_POT, 1);
        assert_ok!(recycle_slashes());
        assert_eq!([POT, AUTHORS_POT, SLASHES_POT].map(free), [EXISTENTIAL_DEPOSIT; 3]);
    });
}

#[test]
fn trash_is_no_stock_and_leaves_by_the_sweep() {
    ExtBuilder.execute(|| {
        pay(RISKY, POT, 500);
        assert_ok!(collect(RISKY));
        assert_eq!(in_stock(RISKY_ID), 0);
        assert_noop!(sell(RISKY_ID, DAVE, 1), Error::<Test>::MoreThanInStock);
        assert_ok!(sweep(RISKY_ID));
        let left = Assets::balance(RISKY_ID, POT);
        assert_eq!((left, units(RISKY_ID, TREASURY)), (0, 500));
    });
}

#[test]
fn frozen_asset_is_neither_sold_nor_swept_nor_lost() {
    ExtBuilder.execute(|| {
        earn(RISKY, RevenueSource::RewardPools, 100);
        assert_ok!(Assets::freeze_asset(signed(DAVE), RISKY_ID));
        assert!(rolled_back(|| sweep(RISKY_ID)).is_err());
        assert_noop!(collect(RISKY), Error::<Test>::NothingToCollect);
        Listed::set(&[RISKY_ID].into());
        assert_eq!(in_stock(RISKY_ID), 0);
        assert_noop!(sell(RISKY_ID, CAROL, 50), Error::<Test>::MoreThanInStock);
        assert_ok!(Assets::thaw_asset(signed(DAVE), RISKY_ID));
        assert_ok!(sell(RISKY_ID, CAROL, 50));
        assert_eq!(held(RISKY), 50);
    });
}

#[test]
fn frozen_account_of_the_pot_holds_up_its_asset_alone() {
    ExtBuilder.execute(|| {
        earn(RISKY, RevenueSource::RewardPools, 100);
        earn(GOLD, RevenueSource::RewardPools, 100);
        assert_ok!(Assets::freeze(signed(DAVE), RISKY_ID, POT));
        Listed::set(&[RISKY_ID, GOLD_ID].into());
        assert_eq!((in_stock(RISKY_ID), in_stock(GOLD_ID)), (0, 100));
        assert_ok!(sell(GOLD_ID, CAROL, 100));
    });
}

#[test]
fn asset_whose_supply_is_full_is_not_moved_into_nowhere() {
    ExtBuilder.execute(|| {
        earn(RISKY, RevenueSource::RewardPools, 100);
        assert_ok!(Assets::mint(signed(DAVE), RISKY_ID, DAVE, Balance::MAX - UNITS));
        assert_noop!(sweep(RISKY_ID), Error::<Test>::NotReceived);
        Listed::set(&[RISKY_ID].into());
        assert_noop!(sell(RISKY_ID, CAROL, 50), Error::<Test>::NotReceived);
        assert_ok!(Assets::burn(signed(DAVE), RISKY_ID, DAVE, 50));
        assert_ok!(sell(RISKY_ID, CAROL, 50));
    });
}

#[test]
fn pot_cannot_buy_its_own_stock() {
    ExtBuilder.execute(|| {
        earn(GOLD, RevenueSource::RewardPools, 100);
        assert_noop!(sell(GOLD_ID, POT, 50), Error::<Test>::NotReceived);
    });
}

#[test]
fn stock_is_what_the_issuer_left_of_it() {
    ExtBuilder.execute(|| {
        earn(RISKY, RevenueSource::RewardPools, 100);
        assert_ok!(Assets::burn(signed(DAVE), RISKY_ID, POT, 60));
        Listed::set(&[RISKY_ID].into());
        assert_eq!(in_stock(RISKY_ID), 40);
        assert_noop!(sell(RISKY_ID, CAROL, 41), Error::<Test>::MoreThanInStock);
        assert_ok!(sell(RISKY_ID, CAROL, 40));
        assert_ok!(collect(RISKY));
        assert_eq!((held(RISKY), entries(RISKY).lost), (0, 60));
    });
}

#[test]
fn failing_recycler_keeps_no_caller_from_its_work() {
    ExtBuilder.execute(|| {
        block(BOB);
        RecyclerFails::set(&true);
        for _ in 0..3 {
            earn_agt(1_000);
        }
        assert_eq!((held(AGT_KIND), beyond(POT), beyond(RECYCLER)), (3_000, 3_000, 0));
        assert_eq!(CurrentMonth::<Test>::get().map(|open| open.share), Some(0));
    });
}

#[test]
fn clock_that_jumps_months_finds_every_share() {
    ExtBuilder.execute(|| {
        block(BOB);
        block(CAROL);
        earn_agt(1_000);
        travel_to(at(2028, 5, 9));
        earn_agt(1_000);
        block(BOB);
        let ended: Vec<_> = AuthorMonths::<Test>::iter_keys().collect();
        assert_eq!(ended, [MARCH], "no month was skipped through");
        assert_eq!((author(BOB).owed, owed(CAROL)), (100, 100));
        assert_eq!(author(BOB).month, season(2028, 5));
    });
}

#[test]
fn clock_that_goes_back_leaves_the_month() {
    ExtBuilder.execute(|| {
        block(BOB);
        travel_to(at(2027, 2, 1));
        block(BOB);
        assert_eq!((author(BOB).month, author(BOB).points), (MARCH, 2));
        travel_to(u64::MAX);
        block(BOB);
        assert_eq!(author(BOB).points, 3, "the calendar has no later month");
        travel_to(START);
    });
}

#[test]
fn block_goes_on_when_there_is_no_month_for_it() {
    ExtBuilder.execute(|| {
        travel_to(u64::MAX);
        block(BOB);
        assert_eq!((Blocks::<Test>::get(), CurrentMonth::<Test>::get()), (0, None));
    });
}

#[test]
fn author_is_not_paid_twice() {
    ExtBuilder.execute(|| {
        block(CAROL);
        earn_agt(1_000);
        travel_to(at(2027, 4, 1));
        block(CAROL);
        earn_agt(500);
        assert_ok!(pay_author(CAROL));
        assert_noop!(pay_author(CAROL), Error::<Test>::NothingOwed);
        travel_to(at(2027, 5, 1));
        assert_noop!(pay_author(CAROL), Error::<Test>::NothingOwed);
        block(DAVE);
        assert_ok!(pay_author(CAROL));
        assert_noop!(pay_author(CAROL), Error::<Test>::NothingOwed);
        assert_eq!((author(CAROL).paid, beyond(AUTHORS_POT)), (150, 0));
    });
}

#[test]
fn dust_for_an_author_without_an_account_stays_owed() {
    ExtBuilder.execute(|| {
        block(PENNILESS);
        earn_agt(EXISTENTIAL_DEPOSIT);
        travel_to(at(2027, 4, 1));
        block(PENNILESS);
        assert_noop!(pay_author(PENNILESS), TokenError::BelowMinimum);
        assert_eq!(owed(PENNILESS), EXISTENTIAL_DEPOSIT / 10);
        earn_agt(9 * EXISTENTIAL_DEPOSIT);
        travel_to(at(2027, 5, 1));
        block(CAROL);
        assert_ok!(pay_author(PENNILESS));
        assert_eq!(free(PENNILESS), EXISTENTIAL_DEPOSIT);
    });
}

#[test]
fn author_who_was_reaped_is_paid_into_a_new_account() {
    ExtBuilder.execute(|| {
        block(DAVE);
        earn_agt(AGT);
        travel_to(at(2027, 4, 1));
        block(CAROL);
        assert_ok!(Balances::transfer_all(signed(DAVE), ALICE, false));
        assert_eq!(free(DAVE), 0);
        assert_ok!(pay_author(DAVE));
        assert_eq!(free(DAVE), AGT / 10);
    });
}

#[test]
fn whoever_settles_first_gains_nothing() {
    let paid_in_order = |order: [AccountId; 3]| {
        let mut paid = [0; 3];
        ExtBuilder.execute(|| {
            [BOB, CAROL, DAVE].into_iter().zip([2, 3, 5]).for_each(|(who, count)| blocks(who, count));
            earn_agt(12_347);
            travel_to(at(2027, 4, 1));
            [ALICE].into_iter().chain(order).for_each(block);
            paid = [BOB, CAROL, DAVE].map(|who| author(who).owed);
        });
        paid
    };
    assert_eq!(paid_in_order([BOB, CAROL, DAVE]), [246, 370, 618]);
    assert_eq!(paid_in_order([DAVE, CAROL, BOB]), [247, 370, 617], "a planck at most");
}

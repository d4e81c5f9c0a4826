//! Listed assets are sold, the others are swept.

use super::*;

#[test]
fn stock_is_what_is_held_of_a_listed_asset() {
    ExtBuilder.execute(|| {
        assert_eq!(in_stock(GOLD_ID), 0);
        earn(GOLD, RevenueSource::RewardPools, 100);
        earn(RISKY, RevenueSource::RewardPools, 100);
        pay(GOLD, POT, 5);
        assert_eq!((in_stock(GOLD_ID), in_stock(RISKY_ID), in_stock(77)), (100, 0, 0));
        Listed::set(&[RISKY_ID].into());
        assert_eq!((in_stock(GOLD_ID), in_stock(RISKY_ID)), (0, 100));
    });
}

#[test]
fn sell_moves_the_asset_and_counts_it() {
    ExtBuilder.execute(|| {
        earn(GOLD, RevenueSource::RewardPools, 100);
        assert_ok!(sell(GOLD_ID, PENNILESS, 30));
        assert_eq!(last_event(), Event::RevenueSold { asset: GOLD_ID, month: MARCH, amount: 30, to: PENNILESS });
        assert_eq!((units(GOLD_ID, PENNILESS), units(GOLD_ID, POT)), (30, 70));
        assert_eq!((entries(GOLD).sold, held(GOLD), in_stock(GOLD_ID)), (30, 70, 70));
        travel_to(at(2027, 4, 1));
        assert_ok!(sell(GOLD_ID, BOB, 70));
        assert_eq!([0, 1].map(|later| SoldIn::<Test>::get(Month(MARCH.0 + later), GOLD_ID)), [30, 70]);
        assert_eq!((units(GOLD_ID, POT), in_stock(GOLD_ID)), (0, 0));
    });
}

#[test]
fn sell_refuses_more_than_is_in_stock() {
    ExtBuilder.execute(|| {
        earn(GOLD, RevenueSource::RewardPools, 100);
        earn(RISKY, RevenueSource::RewardPools, 100);
        pay(GOLD, POT, 50);
        assert_noop!(sell(GOLD_ID, BOB, 101), Error::<Test>::MoreThanInStock);
        assert_noop!(sell(RISKY_ID, BOB, 1), Error::<Test>::MoreThanInStock);
        assert_noop!(sell(GOLD_ID, BOB, Balance::MAX), Error::<Test>::MoreThanInStock);
        let before = root();
        assert_ok!(sell(GOLD_ID, BOB, 0));
        assert_eq!(root(), before, "nothing is nothing");
    });
}

#[test]
fn sell_refuses_a_buyer_who_would_have_dust() {
    ExtBuilder.execute(|| {
        earn(GOLD, RevenueSource::RewardPools, 100);
        assert_noop!(sell(GOLD_ID, PENNILESS, LEAST - 1), TokenError::BelowMinimum);
    });
}

#[test]
fn sell_refuses_to_leave_dust_in_the_pot() {
    ExtBuilder.execute(|| {
        earn(GOLD, RevenueSource::RewardPools, 100);
        let supply = Assets::total_issuance(GOLD_ID);
        assert_noop!(sell(GOLD_ID, BOB, 100 - LEAST + 1), Error::<Test>::LeavesDust);
        assert_ok!(sell(GOLD_ID, BOB, 100 - LEAST));
        assert_ok!(sell(GOLD_ID, BOB, LEAST));
        assert_eq!(Assets::total_issuance(GOLD_ID), supply, "nothing was burned");
    });
}

#[test]
fn sell_refuses_beyond_the_calendar() {
    ExtBuilder.execute(|| {
        earn(GOLD, RevenueSource::RewardPools, 100);
        travel_to(u64::MAX);
        assert_noop!(sell(GOLD_ID, BOB, 100), Error::<Test>::BeyondCalendar);
        travel_to(START);
    });
}

#[test]
fn sweep_moves_all_of_an_unlisted_asset_to_the_treasury() {
    ExtBuilder.execute(|| {
        earn(RISKY, RevenueSource::RewardPools, 100);
        pay(RISKY, POT, 5);
        assert_ok!(sweep(RISKY_ID));
        assert_eq!(last_event(), Event::AssetSwept { asset: RISKY_ID, amount: 105, counted: 100 });
        assert_eq!((units(RISKY_ID, POT), units(RISKY_ID, TREASURY)), (0, 105));
        assert_eq!((entries(RISKY).swept, held(RISKY)), (100, 0));
        assert_noop!(sweep(RISKY_ID), Error::<Test>::NothingHeld);
    });
}

#[test]
fn sweep_refuses_a_listed_asset() {
    ExtBuilder.execute(|| {
        earn(GOLD, RevenueSource::RewardPools, 100);
        assert_noop!(sweep(GOLD_ID), Error::<Test>::AssetListed);
        Listed::set(&[].into());
        assert_ok!(sweep(GOLD_ID));
    });
}

#[test]
fn sweep_refuses_when_there_is_nothing() {
    ExtBuilder.execute(|| {
        assert_noop!(sweep(RISKY_ID), Error::<Test>::NothingHeld);
        assert_noop!(sweep(77), Error::<Test>::NothingHeld);
    });
}

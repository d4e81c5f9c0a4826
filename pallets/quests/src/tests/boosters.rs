//! Boosters: stock, time, factor and price.

use super::*;
use agt_primitives::revenue::RevenueSource;
use agt_test_support::TestRevenue;

fn points(who: AccountId) -> u16 {
    factor(who).points()
}

#[test]
fn booster_lasts_for_its_time_to_the_millisecond() {
    ExtBuilder.execute(|| {
        give_boosters(ALICE, 2);
        assert_eq!(points(ALICE), 10_000);
        assert_ok!(use_booster(ALICE));
        let until = START + DAY;
        let ten_percent = Multiplier::new(11_000).expect("it is in its range");
        assert_eq!(last_event(), Event::BoosterUsed { who: ALICE, factor: ten_percent, until, stock: 1 });
        travel_to(until - 1);
        assert_eq!((points(ALICE), points(BOB)), (11_000, 10_000));
        assert_noop!(use_booster(ALICE), Error::<Test>::BoosterActive);
        wait(1);
        assert_eq!(points(ALICE), 10_000);
        assert_ok!(use_booster(ALICE));
        assert_eq!((points(ALICE), stock(ALICE)), (11_000, 0));
    });
}

#[test]
fn boosters_do_not_add_up() {
    ExtBuilder.execute(|| {
        give_boosters(ALICE, 3);
        assert_ok!(use_booster(ALICE));
        assert_noop!(use_booster(ALICE), Error::<Test>::BoosterActive);
        assert_eq!((points(ALICE), stock(ALICE)), (11_000, 2));
    });
}

#[test]
fn active_booster_keeps_its_factor_and_end_when_terms_change() {
    ExtBuilder.execute(|| {
        give_boosters(ALICE, 2);
        assert_ok!(use_booster(ALICE));
        Terms::set(&QuestTerms { booster_factor: 12_500, booster_time: 2 * DAY, ..QuestTerms::DEFAULT });
        assert_eq!(points(ALICE), 11_000);
        wait(DAY);
        assert_ok!(use_booster(ALICE));
        assert_eq!(points(ALICE), 12_500);
        wait(2 * DAY - 1);
        assert_eq!(points(ALICE), 12_500);
        wait(1);
        assert_eq!(points(ALICE), 10_000);
    });
}

#[test]
fn terms_outside_their_ranges_are_moved_inside() {
    ExtBuilder.execute(|| {
        give_boosters(ALICE, 1);
        Terms::set(&QuestTerms { booster_factor: u16::MAX, booster_time: Moment::MAX, booster_price: 0 });
        assert_ok!(use_booster(ALICE));
        assert_eq!((points(ALICE), Stocks::<Test>::get(ALICE).until), (12_500, START + 3 * DAY));
        assert_ok!(buy_booster(ALICE));
        assert_eq!(Totals::<Test>::get().taken, AGT / 10);
    });
}

#[test]
fn use_is_refused_without_a_booster_and_unproven() {
    ExtBuilder.execute(|| {
        assert_noop!(use_booster(ALICE), Error::<Test>::NoBooster);
        assert_noop!(use_booster(CAROL), Error::<Test>::Unproven);
    });
}

#[test]
fn bought_booster_is_paid_into_the_revenue_pot() {
    ExtBuilder.execute(|| {
        let (before, pot) = (Balances::balance(&ALICE), Balances::balance(&POT));
        assert_ok!(buy_booster(ALICE));
        assert_eq!(Balances::balance(&ALICE), before - 2 * AGT);
        assert_eq!(Balances::balance(&POT), pot + 2 * AGT);
        assert_eq!((TestRevenue::all_from(RevenueSource::Boosters), stock(ALICE)), (2 * AGT, 1));
        assert_eq!(last_event(), Event::BoosterBought { who: ALICE, price: 2 * AGT, stock: 1 });
    });
}

#[test]
fn booster_is_not_sold_above_the_price_that_was_agreed_to() {
    ExtBuilder.execute(|| {
        let buy = |most| Quests::buy_booster(signed(ALICE), most);
        assert_noop!(buy(2 * AGT - 1), Error::<Test>::AboveMost);
        Terms::set(&QuestTerms { booster_price: 2 * AGT + 1, ..QuestTerms::DEFAULT });
        assert_noop!(buy(2 * AGT), Error::<Test>::AboveMost);
        assert_ok!(buy(2 * AGT + 1));
        assert_eq!(last_event(), Event::BoosterBought { who: ALICE, price: 2 * AGT + 1, stock: 1 });
        // A price below the most is the price.
        wait(DAY);
        Terms::set(&QuestTerms::DEFAULT);
        assert_ok!(buy(Balance::MAX));
        assert_eq!(Totals::<Test>::get().taken, 4 * AGT + 1);
    });
}

#[test]
fn second_booster_is_sold_on_the_next_utc_day() {
    ExtBuilder.execute(|| {
        travel_to(START + 23 * HOUR);
        assert_ok!(buy_booster(ALICE));
        assert_noop!(buy_booster(ALICE), Error::<Test>::BoughtToday);
        assert_ok!(use_booster(ALICE));
        travel_to(START + DAY - 1);
        assert_noop!(buy_booster(ALICE), Error::<Test>::BoughtToday);
        wait(1);
        assert_ok!(buy_booster(ALICE));
        assert_eq!(stock(ALICE), 1);
    });
}

#[test]
fn booster_is_sold_to_nobody_who_cannot_pay_and_stay_alive() {
    ExtBuilder.execute(|| {
        assert_noop!(buy_booster(DAVE), Error::<Test>::CannotPay);
        assert_ok!(<Balances as Mutate<AccountId>>::transfer(
            &ALICE,
            &DAVE,
            2 * AGT + EXISTENTIAL_DEPOSIT - 1,
            frame_support::traits::tokens::Preservation::Preserve
        ));
        assert_noop!(buy_booster(DAVE), Error::<Test>::CannotPay);
        assert_ok!(<Balances as Mutate<AccountId>>::transfer(
            &ALICE,
            &DAVE,
            1,
            frame_support::traits::tokens::Preservation::Preserve
        ));
        assert_ok!(buy_booster(DAVE));
        assert_eq!(Balances::balance(&DAVE), EXISTENTIAL_DEPOSIT);
    });
}

#[test]
fn booster_is_sold_to_nobody_unproven_or_with_a_full_stock() {
    ExtBuilder.execute(|| {
        assert_noop!(buy_booster(CAROL), Error::<Test>::Unproven);
        give_boosters(ALICE, MOST_STOCK);
        assert_noop!(buy_booster(ALICE), Error::<Test>::StockFull);
        assert_ok!(use_booster(ALICE));
        assert_ok!(buy_booster(ALICE));
        assert_eq!(stock(ALICE), MOST_STOCK);
    });
}

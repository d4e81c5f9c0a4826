//! What seasons take, pay, give back and leave behind.

use super::*;

/// ALICE's revenue of March, 100 AGT, belongs to April, and the clock stands in April.
fn april(test: impl FnOnce()) {
    ExtBuilder.execute(|| {
        assert_ok!(revenue(100 * AGT));
        travel_to(at(2027, 4, 21));
        test();
    });
}

#[test]
fn season_takes_what_belongs_to_it_once() {
    april(|| {
        assert_eq!((expected(APRIL), expected(MAY)), (100 * AGT, 0));
        assert_eq!(take(APRIL), 100 * AGT);
        assert_eq!(last_event(), Event::SeasonTook { season: APRIL, amount: 100 * AGT });
        assert_eq!((in_pot(), books()), (100 * AGT, (0, 100 * AGT)), "it stays in the pot");
        assert_eq!((expected(APRIL), Belonging::<Test>::contains_key(APRIL)), (0, false));
        System::reset_events();
        assert_eq!((take(APRIL), take(MAY)), (0, 0));
        assert!(System::events().is_empty());
    });
}

#[test]
fn season_takes_nothing_when_the_sum_would_not_fit() {
    april(|| {
        let seen = agt_test_support::rolled_back(|| {
            Totals::<Test>::mutate(|totals| totals.taken = Balance::MAX);
            (take(APRIL), expected(APRIL))
        });
        assert_eq!(seen, (0, 100 * AGT));
    });
}

#[test]
fn payment_is_one_transfer_of_what_was_taken_and_what_was_minted() {
    april(|| {
        take(APRIL);
        let issued = Balances::total_issuance();
        assert_ok!(pay(DAVE, 30 * AGT, 12 * AGT));
        assert_eq!((balance(DAVE), in_pot(), books()), (42 * AGT, 70 * AGT, (0, 70 * AGT)));
        assert_eq!(<Recycler as RecycledRevenue<AccountId>>::outstanding(), 70 * AGT);
        assert_eq!(Balances::total_issuance(), issued + 12 * AGT);
        assert_eq!(last_event(), Event::Paid { who: DAVE, recycled: 30 * AGT, minted: 12 * AGT });
        assert_ok!(pay(DAVE, 70 * AGT, 0));
        assert_ok!(pay(DAVE, 0, AGT));
        assert_eq!((balance(DAVE), in_pot(), books()), (113 * AGT, 0, (0, 0)));
        assert_eq!(Totals::<Test>::get().paid, 100 * AGT);
    });
}

#[test]
fn payment_of_nothing_changes_nothing() {
    april(|| {
        let before = root();
        assert_ok!(pay_only(DAVE, 0, 0));
        assert_eq!(root(), before);
    });
}

#[test]
fn payment_is_refused_when_the_receiver_cannot_exist() {
    april(|| {
        take(APRIL);
        assert_noop!(pay(DAVE, EXISTENTIAL_DEPOSIT - 1, 0), TokenError::BelowMinimum);
        assert_noop!(pay(DAVE, 0, EXISTENTIAL_DEPOSIT - 1), TokenError::BelowMinimum);
        assert_noop!(pay_only(DAVE, Balance::MAX, 1), sp_runtime::ArithmeticError::Overflow);
        assert_noop!(pay(POT, AGT, 0), Error::<Test>::PotItself);
    });
}

#[test]
fn what_is_given_back_belongs_to_the_season_of_the_next_month() {
    april(|| {
        take(APRIL);
        assert_ok!(pay(DAVE, 30 * AGT, 0));
        travel_to(at(2028, 4, 21));
        assert_ok!(give_back(60 * AGT));
        let season = season(2028, 5);
        assert_eq!(last_event(), Event::GivenBack { amount: 60 * AGT, season });
        assert_eq!((in_pot(), books()), (70 * AGT, (60 * AGT, 10 * AGT)));
        assert_eq!(take(season), 60 * AGT);
        assert_eq!(books(), (0, 70 * AGT));
    });
}

#[test]
fn giving_nothing_back_changes_nothing() {
    april(|| {
        let before = root();
        assert_ok!(give_back(0));
        assert_eq!(root(), before);
    });
}

#[test]
fn give_back_is_refused_beyond_the_calendar() {
    april(|| {
        take(APRIL);
        travel_to(Moment::MAX);
        assert_noop!(give_back(1), Error::<Test>::BeyondCalendar);
    });
}

#[test]
fn what_a_season_never_takes_is_carried_to_that_of_the_next_month() {
    april(|| {
        travel_to(at(2027, 5, 1));
        assert_ok!(revenue(AGT));
        close(APRIL);
        assert_ok!(carry(APRIL));
        assert_eq!(last_event(), Event::Carried { from: APRIL, amount: 100 * AGT, season: JUNE });
        assert_eq!([APRIL, MAY, JUNE].map(Belonging::<Test>::get), [0, 0, 101 * AGT]);
        assert_eq!((Totals::<Test>::get().carried, books()), (100 * AGT, (101 * AGT, 0)));
    });
}

#[test]
fn carrying_is_refused_when_nothing_belongs_to_the_season() {
    april(|| {
        close(MAY);
        close(MARCH);
        for season in [MARCH, MAY, Month(0), Month(u32::MAX)] {
            assert_noop!(carry(season), Error::<Test>::NothingToCarry);
        }
        close(APRIL);
        assert_ok!(carry(APRIL));
        assert_noop!(carry(APRIL), Error::<Test>::NothingToCarry);
    });
}

#[test]
fn carrying_is_refused_while_the_season_can_take_it() {
    april(|| {
        assert_noop!(carry(APRIL), Error::<Test>::SeasonTakes);
        travel_to(at(2028, 4, 21) - 1);
        assert_noop!(carry(APRIL), Error::<Test>::SeasonTakes);
        travel_to(at(2028, 4, 21));
        assert_ok!(carry(APRIL));
    });
}

#[test]
fn carrying_is_refused_when_the_season_is_that_of_the_next_month() {
    april(|| {
        assert_ok!(revenue(AGT));
        // Whatever the seasons answer.
        close(MAY);
        assert_noop!(carry(MAY), Error::<Test>::SeasonTakes);
    });
}

#[test]
fn carrying_is_refused_beyond_the_calendar() {
    april(|| {
        travel_to(Moment::MAX);
        close(APRIL);
        assert_noop!(carry(APRIL), Error::<Test>::BeyondCalendar);
    });
}

#[test]
fn calls_are_refused_unless_they_are_signed() {
    april(|| {
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            assert_noop!(Recycler::carry(origin.clone(), APRIL), DispatchError::BadOrigin);
            assert_noop!(Recycler::collect(origin), DispatchError::BadOrigin);
        }
    });
}

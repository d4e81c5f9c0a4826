//! What somebody sends to the pot of its own accord.

use super::*;

#[test]
fn gift_belongs_to_the_season_of_the_next_month_once_collected() {
    ExtBuilder.execute(|| {
        // Nothing of a gift is burned, whatever the mode.
        set_mode(RecyclerMode::Split);
        assert_ok!(revenue(10 * AGT));
        assert_ok!(gift(7));
        assert_eq!((in_pot(), books()), (5 * AGT + 7, (5 * AGT, 0)));
        assert_ok!(collect());
        assert_eq!(last_event(), Event::GiftCollected { amount: 7, season: APRIL });
        assert_eq!((in_pot(), books()), (5 * AGT + 7, (5 * AGT + 7, 0)));
        assert_eq!((expected(APRIL), Totals::<Test>::get().gifts), (5 * AGT + 7, 7));
    });
}

#[test]
fn collecting_is_refused_when_the_books_explain_all() {
    ExtBuilder.execute(|| {
        assert_noop!(collect(), Error::<Test>::NothingToCollect);
        assert_ok!(revenue(10 * AGT));
        assert_noop!(collect(), Error::<Test>::NothingToCollect);
        travel_to(at(2027, 4, 21));
        take(APRIL);
        assert_noop!(collect(), Error::<Test>::NothingToCollect);
        assert_ok!(gift(1));
        assert_ok!(collect());
        assert_noop!(collect(), Error::<Test>::NothingToCollect);
    });
}

#[test]
fn collecting_is_refused_beyond_the_calendar() {
    ExtBuilder.execute(|| {
        assert_ok!(gift(1));
        travel_to(Moment::MAX);
        assert_noop!(collect(), Error::<Test>::BeyondCalendar);
    });
}

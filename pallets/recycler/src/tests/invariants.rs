//! Each invariant sees the corruption it is there for.

use super::*;
use agt_primitives::{calendar::day, recycler::RecyclerTotals};
use frame_support::traits::{
    tokens::{Fortitude, Precision},
    Hooks,
};

const NONE: [&str; 0] = [];

/// The ids of the invariants that fail after a corruption, which is undone.
fn broken_by(corrupt: impl FnOnce()) -> Vec<&'static str> {
    agt_test_support::broken_by(corrupt, Recycler::invariants, Recycler::do_try_state)
}

fn with_totals(change: impl FnOnce(&mut RecyclerTotals)) {
    Totals::<Test>::mutate(change);
}

fn burn_from_the_pot(amount: Balance) {
    let (precision, force) = (Precision::Exact, Fortitude::Polite);
    assert_ok!(Balances::burn_from(&POT, amount, Preservation::Expendable, precision, force));
}

/// April has taken 80 planck, paid 30 and given back 10; a gift of 5 and 60 planck more wait for May, and the day before
/// yesterday was sampled.
fn test(look: impl FnOnce()) {
    ExtBuilder.execute(|| {
        assert_ok!(revenue(80));
        set_stake(4_000);
        travel_to(at(2027, 4, 21));
        sample_days(2);
        travel_to(now() + 2 * DAY);
        assert_eq!(take(APRIL), 80);
        assert_ok!(pay(CAROL, 30, 0));
        assert_ok!(give_back(10));
        assert_ok!(gift(5));
        assert_ok!(collect());
        set_mode(RecyclerMode::Split);
        assert_ok!(recycle(BOB, RecycleSource::Slashes, 120));
        assert_eq!((in_pot(), books(), expected(MAY)), (115, (75, 40), 75));
        look();
    });
}

#[test]
fn invariants_hold_on_a_chain_that_lives() {
    test(|| {
        assert_eq!(broken_by(|| {}), NONE);
        let give = || {
            assert_ok!(gift(1));
        };
        assert_eq!(broken_by(give), NONE, "a gift is no corruption");
    });
}

#[test]
fn rc1_sees_a_pot_that_cannot_pay() {
    test(|| {
        assert_eq!(broken_by(|| burn_from_the_pot(1)), ["RC1"]);
        assert_eq!(broken_by(|| burn_from_the_pot(balance(POT))), ["RC1"]);
        let owes_all = |totals: &mut RecyclerTotals| totals.paid = 0;
        assert_eq!(broken_by(|| with_totals(owes_all)), ["RC1"]);
    });
}

#[test]
fn rc2_sees_what_belongs_to_no_season_or_to_two() {
    test(|| {
        assert_eq!(broken_by(|| Belonging::<Test>::mutate(MAY, |amount| *amount -= 1)), ["RC2"]);
        assert_eq!(broken_by(|| Belonging::<Test>::remove(MAY)), ["RC2"]);
        assert_eq!(broken_by(|| Belonging::<Test>::insert(APRIL, 80)), ["RC2"], "it was taken");
        assert_eq!(broken_by(|| Belonging::<Test>::insert(APRIL, 0)), ["RC2"]);
        assert_eq!(broken_by(|| Belonging::<Test>::insert(APRIL, Balance::MAX)), ["RC2"]);
        assert_eq!(broken_by(|| with_totals(|totals| totals.burned += 1)), ["RC2"]);
        assert_eq!(broken_by(|| with_totals(|totals| totals.gifts -= 1)), ["RC2"]);
        assert_eq!(broken_by(|| with_totals(|totals| totals.burned = Balance::MAX)), ["RC2"]);
    });
}

#[test]
fn rc3_sees_a_source_that_was_not_counted() {
    test(|| {
        for source in RecycleSource::ALL {
            assert_eq!(broken_by(|| Sources::<Test>::mutate(source, |amount| *amount += 1)), ["RC3"]);
        }
        assert_eq!(broken_by(|| Sources::<Test>::remove(RecycleSource::Slashes)), ["RC3"]);
        let both = |totals: &mut RecyclerTotals| {
            totals.received += 1;
            totals.burned += 1;
        };
        assert_eq!(broken_by(|| with_totals(both)), ["RC3"]);
    });
}

#[test]
fn rc4_sees_more_paid_than_taken() {
    test(|| {
        assert_eq!(broken_by(|| with_totals(|totals| totals.paid += 41)), ["RC4"]);
        assert_eq!(broken_by(|| with_totals(|totals| totals.paid = Balance::MAX)), ["RC4"]);
        assert_eq!(broken_by(|| with_totals(|totals| totals.paid += 40)), NONE, "what is owed may be less");
    });
}

#[test]
fn rc5_sees_samples_of_no_day_or_of_days_to_come() {
    test(|| {
        assert_eq!(broken_by(|| Sampled::<Test>::put(day(now()) + 1)), ["RC5"]);
        assert_eq!(broken_by(|| Sampled::<Test>::put(day(now()))), NONE);
        assert_eq!(broken_by(Sampled::<Test>::kill), ["RC5"]);
        assert_eq!(broken_by(Samples::<Test>::kill), ["RC5"]);
        let put = |samples: Vec<u16>| {
            frame_support::storage::unhashed::put(&Samples::<Test>::hashed_key(), &samples);
        };
        assert_eq!(broken_by(|| put(vec![0; 30])), NONE);
        assert_eq!(broken_by(|| put(vec![0; 31])), ["RC5"]);
        assert_eq!(broken_by(|| put(vec![10_001])), ["RC5"], "there is no such share");
    });
}

#[test]
fn rc6_sees_revenue_of_a_season_that_is_too_far_away() {
    test(|| {
        let moved = || {
            let amount = Belonging::<Test>::take(MAY);
            Belonging::<Test>::insert(JUNE, amount);
        };
        assert_eq!(broken_by(moved), ["RC6"]);
    });
}

#[test]
fn integrity_test_passes_with_the_constants_of_the_mock() {
    ExtBuilder.execute(<Recycler as Hooks<u64>>::integrity_test);
}

#[test]
#[should_panic(expected = "a chain must start with terms that pass their own check")]
fn integrity_test_panics_when_a_term_is_outside_its_range() {
    ExtBuilder.execute(|| {
        Terms::set(&RecyclerTerms { mode: 3, ..RecyclerTerms::DEFAULT });
        <Recycler as Hooks<u64>>::integrity_test();
    });
}

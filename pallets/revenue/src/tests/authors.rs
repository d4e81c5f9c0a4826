//! A point for each block, and a share of each month by points.

use super::*;

const APRIL: Month = Month(MARCH.0 + 1);

#[test]
fn block_is_a_point_of_its_author() {
    ExtBuilder.execute(|| {
        blocks(BOB, 2);
        block(CAROL);
        assert_eq!(author(BOB), Author { blocks: 2, month: MARCH, points: 2, owed: 0, paid: 0 });
        assert_eq!(author(CAROL).points, 1);
        assert_eq!((Blocks::<Test>::get(), CurrentMonth::<Test>::get().map(|open| open.points)), (3, Some(3)));
        assert_eq!(Revenue::author(ALICE), None);
    });
}

#[test]
fn block_has_the_weight_of_its_point() {
    ExtBuilder.execute(|| {
        let before = System::block_weight().total();
        block(BOB);
        assert_eq!(System::block_weight().total() - before, <() as crate::WeightInfo>::note_author());
    });
}

#[test]
fn month_ends_with_the_first_block_of_a_later_one() {
    ExtBuilder.execute(|| {
        blocks(BOB, 3);
        earn_agt(1_000);
        travel_to(at(2027, 4, 1));
        earn_agt(500);
        assert_eq!(CurrentMonth::<Test>::get(), Some(OpenMonth { month: MARCH, points: 3, share: 150 }));
        block(CAROL);
        let ended = AuthorsMonth { points: 3, points_left: 3, share: 150, share_left: 150 };
        assert_eq!(AuthorMonths::<Test>::get(MARCH), Some(ended));
        assert_eq!(CurrentMonth::<Test>::get(), Some(OpenMonth { month: APRIL, points: 1, share: 0 }));
        assert_eq!(last_event(), Event::AuthorsMonthEnded { month: MARCH, points: 3, share: 150 });
    });
}

#[test]
fn months_are_never_mixed() {
    ExtBuilder.execute(|| {
        block(BOB);
        earn_agt(1_000);
        travel_to(at(2027, 4, 1));
        block(CAROL);
        earn_agt(70);
        travel_to(at(2027, 5, 1));
        block(DAVE);
        assert_eq!([BOB, CAROL, DAVE].map(owed), [100, 7, 0]);
    });
}

#[test]
fn next_block_settles_the_month_before() {
    ExtBuilder.execute(|| {
        blocks(BOB, 3);
        block(CAROL);
        earn_agt(1_000);
        travel_to(at(2027, 4, 1));
        assert_eq!((owed(BOB), owed(CAROL)), (0, 0), "March has not ended");
        block(BOB);
        assert_eq!(last_event(), Event::AuthorSettled { author: BOB, month: MARCH, points: 3, share: 75 });
        assert_eq!(author(BOB), Author { blocks: 4, month: APRIL, points: 1, owed: 75, paid: 0 });
        assert_eq!((owed(BOB), owed(CAROL)), (75, 25));
        let left = AuthorsMonth { points: 4, points_left: 1, share: 100, share_left: 25 };
        assert_eq!(AuthorMonths::<Test>::get(MARCH), Some(left));
    });
}

#[test]
fn pay_author_settles_and_pays() {
    ExtBuilder.execute(|| {
        block(CAROL);
        earn_agt(1_000);
        assert_noop!(pay_author(CAROL), Error::<Test>::NothingOwed);
        travel_to(at(2027, 4, 1));
        block(DAVE);
        let before = free(CAROL);
        assert_ok!(pay_author(CAROL));
        assert_eq!(last_event(), Event::AuthorPaid { author: CAROL, amount: 100 });
        assert_eq!(free(CAROL) - before, 100);
        assert_eq!(author(CAROL), Author { blocks: 1, month: MARCH, points: 0, owed: 0, paid: 100 });
        assert_eq!((AuthorsPaid::<Test>::get(), beyond(AUTHORS_POT)), (100, 0));
        assert_eq!(AuthorMonths::<Test>::get(MARCH), None, "everybody is settled");
    });
}

#[test]
fn pay_author_refuses_who_is_owed_nothing() {
    ExtBuilder.execute(|| {
        assert_noop!(pay_author(CAROL), Error::<Test>::NothingOwed);
        block(CAROL);
        travel_to(at(2027, 4, 1));
        block(DAVE);
        assert_noop!(pay_author(CAROL), Error::<Test>::NothingOwed);
    });
}

#[test]
fn last_author_of_a_month_gets_the_exact_rest() {
    ExtBuilder.execute(|| {
        [BOB, CAROL, DAVE].into_iter().for_each(block);
        earn_agt(1_000);
        travel_to(at(2027, 4, 1));
        block(ALICE);
        assert_eq!([BOB, CAROL, DAVE].map(owed), [33; 3]);
        [CAROL, BOB].into_iter().for_each(block);
        assert_eq!([BOB, CAROL, DAVE].map(owed), [33, 33, 34]);
        assert_ok!(pay_author(DAVE));
        assert_eq!((author(DAVE).paid, AuthorMonths::<Test>::get(MARCH)), (34, None));
    });
}

#[test]
fn month_without_a_share_ends_as_any_other() {
    ExtBuilder.execute(|| {
        block(BOB);
        travel_to(at(2027, 4, 1));
        block(CAROL);
        block(BOB);
        assert_eq!(author(BOB).owed, 0);
        assert_eq!(AuthorMonths::<Test>::iter().count(), 0);
    });
}

#[test]
fn first_block_counts_in_the_month_of_the_epoch() {
    ExtBuilder.execute(|| {
        travel_to(0);
        block(BOB);
        assert_eq!(author(BOB).month, Month(0));
        travel_to(START);
        block(BOB);
        assert_eq!((author(BOB).month, author(BOB).points, Blocks::<Test>::get()), (MARCH, 1, 2));
    });
}

#[test]
fn integrity_test_passes_with_the_constants_of_the_mock() {
    use frame_support::traits::Hooks;
    ExtBuilder.execute(<Revenue as Hooks<u64>>::integrity_test);
}

#[test]
#[should_panic(expected = "a chain must start with terms that pass their own check")]
fn integrity_test_panics_when_a_term_is_outside_its_range() {
    use frame_support::traits::Hooks;
    ExtBuilder.execute(|| {
        Terms::set(&RevenueTerms { authors: 2_001 });
        <Revenue as Hooks<u64>>::integrity_test();
    });
}

#[test]
#[should_panic(expected = "must be four accounts")]
fn integrity_test_panics_when_two_pots_are_one() {
    use frame_support::traits::Hooks;
    ExtBuilder.execute(|| {
        OtherPot::set(&POT);
        <Revenue as Hooks<u64>>::integrity_test();
    });
}

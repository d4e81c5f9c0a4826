//! Each invariant sees the corruption it is there for.

use super::*;
use crate::{Area, Areas};
use frame_support::traits::Hooks;

const NONE: [&str; 0] = [];

/// The ids of the invariants that fail after a corruption, which is undone.
fn broken_by(corrupt: impl FnOnce()) -> Vec<&'static str> {
    agt_test_support::broken_by(corrupt, Medallions::invariants, Medallions::do_try_state)
}

fn with_progress(change: impl FnOnce(&mut Progress)) {
    Progresses::<Test>::mutate(ALICE, BIRDS, change);
}

fn with_medallion(change: impl FnOnce(&mut crate::Medallion)) {
    with_progress(|progress| change(progress.medallion.as_mut().expect("she holds one")));
}

/// ALICE holds level 3 in birds, BOB was revoked there, and both have worked for a requester.
fn test(look: impl FnOnce()) {
    ExtBuilder.execute(|| {
        for who in [ALICE, BOB] {
            holder(who, 3);
            accept(who, BIRDS, Some(REQUESTER), 50);
            accept(who, MAPS, Some(REQUESTER), 50);
        }
        assert_ok!(revoke(BOB, BIRDS));
        look();
    });
}

#[test]
fn invariants_hold_on_a_chain_that_lives() {
    test(|| assert_eq!(broken_by(|| {}), NONE));
}

#[test]
fn md1_fails_when_requesters_do_not_make_up_what_counts() {
    test(|| {
        assert_eq!(broken_by(|| with_progress(|progress| progress.counted.requested += 1)), ["MD1"]);
        assert_eq!(broken_by(|| with_progress(|progress| progress.forfeited.requested += 1)), ["MD1"]);
        let more = || Requested::<Test>::mutate((BOB, BIRDS, REQUESTER), |answers| *answers += 1);
        assert_eq!(broken_by(more), ["MD1"]);
        assert_eq!(broken_by(|| Requested::<Test>::remove((BOB, BIRDS, REQUESTER))), ["MD1"]);
        assert_eq!(broken_by(|| Requested::<Test>::insert((CAROL, BIRDS, REQUESTER), 1)), ["MD1"]);
    });
}

#[test]
fn md2_fails_when_medallions_are_not_counted() {
    test(|| {
        assert_eq!(broken_by(|| Holders::<Test>::insert(ALICE, 2)), ["MD2"]);
        assert_eq!(broken_by(|| Holders::<Test>::remove(ALICE)), ["MD2"]);
        assert_eq!(broken_by(|| Holders::<Test>::insert(BOB, 0)), ["MD2"]);
        assert_eq!(broken_by(|| Totals::<Test>::mutate(|totals| totals.held += 1)), ["MD2"]);
        assert_eq!(broken_by(|| Totals::<Test>::mutate(|totals| totals.holders += 1)), ["MD2"]);
        assert_eq!(broken_by(|| Totals::<Test>::mutate(|totals| totals.holders = 0)), ["MD2"]);
        assert_eq!(broken_by(|| with_progress(|progress| progress.medallion = None)), ["MD2"]);
    });
}

#[test]
fn md3_fails_when_a_level_was_not_earned() {
    test(|| {
        for level in [0, MOST_LEVEL + 1] {
            assert_eq!(broken_by(|| with_medallion(|medallion| medallion.level = level)), ["MD3"]);
        }
        assert_eq!(broken_by(|| with_medallion(|medallion| medallion.answers = 25_051)), ["MD3"]);
        assert_eq!(broken_by(|| with_medallion(|medallion| medallion.answers = 0)), ["MD3"]);
        assert_eq!(broken_by(|| with_medallion(|medallion| medallion.since = now() + 1)), ["MD3"]);
        assert_eq!(broken_by(|| with_progress(|progress| progress.counted.platform = 8_949)), ["MD3"]);
    });
}

#[test]
fn md4_fails_when_what_was_spent_is_not_the_totals() {
    test(|| {
        assert_eq!(broken_by(|| Totals::<Test>::mutate(|totals| totals.xp += 1)), ["MD4"]);
        assert_eq!(broken_by(|| Totals::<Test>::mutate(|totals| totals.agt += 1)), ["MD4"]);
        assert_eq!(broken_by(|| with_progress(|progress| progress.spent.agt -= 1)), ["MD4"]);
    });
}

#[test]
fn md5_fails_when_xp_was_not_spent() {
    test(|| {
        let unspent = || {
            let mut xp = Xp::get();
            xp.insert(ALICE, (27_000, 6_499));
            Xp::set(&xp);
        };
        assert_eq!(broken_by(unspent), ["MD5"]);
    });
}

#[test]
fn md6_fails_when_an_area_is_unknown_or_unnamed() {
    test(|| {
        assert_eq!(broken_by(|| Areas::<Test>::remove(BIRDS)), ["MD6"]);
        let unnamed = Area { name: Default::default(), is_open: true };
        assert_eq!(broken_by(|| Areas::<Test>::insert(NOWHERE, unnamed)), ["MD6"]);
        let many = || {
            let area = Area { name: name("one of many"), is_open: false };
            (0..=MAX_AREAS as AreaId).for_each(|number| Areas::<Test>::insert(number, &area));
        };
        assert_eq!(broken_by(many), ["MD6"]);
    });
}

#[test]
fn md7_fails_when_an_entry_is_empty() {
    test(|| {
        assert_eq!(broken_by(|| Progresses::<Test>::insert(CAROL, BIRDS, Progress::default())), ["MD7"]);
        assert_eq!(broken_by(|| Requested::<Test>::insert((ALICE, BIRDS, DAVE), 0)), ["MD7"]);
    });
}

#[test]
fn integrity_test_passes_with_the_constants_of_the_mock() {
    ExtBuilder.execute(<Medallions as Hooks<u64>>::integrity_test);
}

#[test]
#[should_panic(expected = "a chain must start with terms that pass their own check")]
fn integrity_test_panics_when_a_term_is_outside_its_range() {
    ExtBuilder.execute(|| {
        want(|terms| terms.first_answers = 99);
        <Medallions as Hooks<u64>>::integrity_test();
    });
}

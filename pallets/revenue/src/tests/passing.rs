//! AGT is passed on at once, or held until it can be.

use super::*;

/// The recycler fails from now on, or no more.
fn set_failing(fails: bool) {
    RecyclerFails::set(&fails);
}

fn books() -> (Balance, Balance, Balance, Balance) {
    let entries = entries(AGT_KIND);
    (entries.collected, entries.authors, entries.recycled, held(AGT_KIND))
}

#[test]
fn agt_goes_to_authors_and_recycler_at_once() {
    ExtBuilder.execute(|| {
        block(BOB);
        earn_agt(1_009);
        assert_eq!(books(), (1_009, 100, 909, 0), "the authors' share is rounded down");
        assert_eq!((beyond(POT), beyond(AUTHORS_POT), beyond(RECYCLER)), (0, 100, 909));
        assert_eq!(RecycledSoFar::get().get(&RecycleSource::Revenue), Some(&909));
        assert_eq!(CurrentMonth::<Test>::get(), Some(OpenMonth { month: MARCH, points: 1, share: 100 }));
    });
}

#[test]
fn agt_is_recycled_whole_before_the_first_block() {
    ExtBuilder.execute(|| {
        earn_agt(1_000);
        assert_eq!(books(), (1_000, 0, 1_000, 0));
        assert_eq!(beyond(AUTHORS_POT), 0);
    });
}

#[test]
fn agt_is_shared_as_governance_says() {
    ExtBuilder.execute(|| {
        block(BOB);
        Terms::set(&RevenueTerms { authors: 0 });
        earn_agt(1_000);
        assert_eq!(books(), (1_000, 0, 1_000, 0));
        Terms::set(&RevenueTerms { authors: u16::MAX });
        earn_agt(1_000);
        assert_eq!(books(), (2_000, 200, 1_800, 0), "never more than a fifth");
    });
}

#[test]
fn planck_of_agt_is_recycled_whole() {
    ExtBuilder.execute(|| {
        block(BOB);
        earn_agt(1);
        assert_eq!(books(), (1, 0, 1, 0));
    });
}

#[test]
fn agt_is_held_when_the_recycler_fails() {
    ExtBuilder.execute(|| {
        block(BOB);
        set_failing(true);
        earn_agt(1_000);
        assert!(matches!(last_event(), Event::RevenueNoted { amount: 1_000, authors: 0, recycled: 0, .. }));
        assert_eq!(books(), (1_000, 0, 0, 1_000));
        assert_eq!((beyond(POT), beyond(AUTHORS_POT), beyond(RECYCLER)), (1_000, 0, 0));
        assert_noop!(pass_on(), OUT_OF_ORDER);
        assert_noop!(collect(AGT_KIND), Error::<Test>::NothingToCollect);
    });
}

#[test]
fn later_agt_passes_and_leaves_what_is_held() {
    ExtBuilder.execute(|| {
        block(BOB);
        set_failing(true);
        earn_agt(1_000);
        set_failing(false);
        earn_agt(500);
        assert_eq!(books(), (1_500, 50, 450, 1_000));
    });
}

#[test]
fn pass_on_passes_what_is_held_and_shares_it() {
    ExtBuilder.execute(|| {
        set_failing(true);
        earn_agt(1_000);
        earn_agt(500);
        set_failing(false);
        block(BOB);
        assert_ok!(pass_on());
        assert_eq!(last_event(), Event::RevenuePassedOn { authors: 150, recycled: 1_350 });
        assert_eq!(books(), (1_500, 150, 1_350, 0));
        assert_eq!(beyond(POT), 0);
        assert_noop!(pass_on(), Error::<Test>::NothingHeld);
    });
}

#[test]
fn pass_on_refuses_when_nothing_is_held() {
    ExtBuilder.execute(|| {
        assert_noop!(pass_on(), Error::<Test>::NothingHeld);
    });
}

#[test]
fn slashes_are_recycled_without_a_share_for_authors() {
    ExtBuilder.execute(|| {
        block(BOB);
        assert_noop!(recycle_slashes(), Error::<Test>::NothingToRecycle);
        pay(AGT_KIND, SLASHES_POT, 3 * AGT);
        assert_ok!(recycle_slashes());
        assert_eq!(last_event(), Event::SlashesRecycled { amount: 3 * AGT });
        assert_eq!(RecycledSoFar::get().get(&RecycleSource::Slashes), Some(&(3 * AGT)));
        assert_eq!((beyond(SLASHES_POT), beyond(AUTHORS_POT)), (0, 0));
        assert_eq!(SlashesRecycled::<Test>::get(), 3 * AGT);
        assert_eq!(books(), (0, 0, 0, 0), "a slash is no revenue");
        assert_noop!(recycle_slashes(), Error::<Test>::NothingToRecycle);
    });
}

#[test]
fn slashes_stay_when_the_recycler_fails() {
    ExtBuilder.execute(|| {
        pay(AGT_KIND, SLASHES_POT, AGT);
        set_failing(true);
        assert_noop!(recycle_slashes(), OUT_OF_ORDER);
        assert_eq!(beyond(SLASHES_POT), AGT);
    });
}

#[test]
fn calls_are_refused_without_a_signature() {
    ExtBuilder.execute(|| {
        use sp_runtime::DispatchError::BadOrigin;
        let none = RuntimeOrigin::none;
        assert_noop!(Revenue::collect(none(), AGT_KIND), BadOrigin);
        assert_noop!(Revenue::pass_on(none()), BadOrigin);
        assert_noop!(Revenue::recycle_slashes(none()), BadOrigin);
        assert_noop!(Revenue::sweep(none(), RISKY_ID), BadOrigin);
        assert_noop!(Revenue::pay_author(none(), BOB), BadOrigin);
    });
}

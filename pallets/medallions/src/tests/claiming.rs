//! The first level.

use super::*;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn medallion_is_claimed_at_the_threshold_for_nothing() {
    ExtBuilder.execute(|| {
        qualify(PENNILESS, BIRDS, Qualified::Yes, 9_000);
        accept(PENNILESS, BIRDS, None, 1_000);
        assert!(!Medallions::holds_any(&PENNILESS));
        wait(DAY);
        assert_ok!(claim(PENNILESS, BIRDS));
        assert_eq!(last_event(), Event::Claimed { who: PENNILESS, area: BIRDS, answers: 1_000 });
        let medallion = progress(PENNILESS, BIRDS).medallion.expect("it was claimed");
        assert_eq!((medallion.level, medallion.since, medallion.answers), (1, START + DAY, 1_000));
        assert_eq!((level(PENNILESS, BIRDS), level(PENNILESS, MAPS), level(ALICE, BIRDS)), (1, 0, 0));
        assert!(Medallions::holds_any(&PENNILESS));
        assert_eq!((Totals::<Test>::get().held, noted()), (1, 0));
    });
}

#[test]
fn claim_is_refused_in_an_unknown_area() {
    ExtBuilder.execute(|| {
        qualify(ALICE, NOWHERE, Qualified::Yes, 10_000);
        accept(ALICE, NOWHERE, None, 10_000);
        assert_noop!(claim(ALICE, NOWHERE), Error::<Test>::UnknownArea);
    });
}

#[test]
fn claim_is_refused_below_the_threshold() {
    ExtBuilder.execute(|| {
        skilled(ALICE);
        assert_noop!(claim(ALICE, BIRDS), Error::<Test>::TooFewAnswers);
        accept(ALICE, BIRDS, None, 999);
        // Answers in another area are not answers in this one.
        accept(ALICE, MAPS, None, 5_000);
        assert_noop!(claim(ALICE, BIRDS), Error::<Test>::TooFewAnswers);
        accept(ALICE, BIRDS, Some(REQUESTER), 1);
        assert_ok!(claim(ALICE, BIRDS));
    });
}

#[test]
fn claim_is_refused_unless_the_account_is_qualified_in_the_area() {
    ExtBuilder.execute(|| {
        accept(ALICE, BIRDS, None, 1_000);
        qualify(ALICE, MAPS, Qualified::Yes, 10_000);
        assert_noop!(claim(ALICE, BIRDS), Error::<Test>::NotQualified);
        for qualified in [Qualified::No, Qualified::OnTrial] {
            qualify(ALICE, BIRDS, qualified, 10_000);
            assert_noop!(claim(ALICE, BIRDS), Error::<Test>::NotQualified);
        }
        qualify(ALICE, BIRDS, Qualified::Yes, 10_000);
        assert_ok!(claim(ALICE, BIRDS));
    });
}

#[test]
fn claim_is_refused_when_the_skill_is_too_little() {
    ExtBuilder.execute(|| {
        accept(ALICE, BIRDS, None, 1_000);
        for skill in [0, 1, 8_999] {
            qualify(ALICE, BIRDS, Qualified::Yes, skill);
            assert_noop!(claim(ALICE, BIRDS), Error::<Test>::TooLittleSkill);
        }
        qualify(ALICE, BIRDS, Qualified::Yes, 9_000);
        assert_ok!(claim(ALICE, BIRDS));
    });
}

#[test]
fn claim_is_refused_when_the_medallion_is_held() {
    ExtBuilder.execute(|| {
        for held in 1..=MOST_LEVEL {
            Medallions::give(&ALICE, BIRDS, held);
            skilled(ALICE);
            assert_noop!(claim(ALICE, BIRDS), Error::<Test>::AlreadyHeld);
        }
    });
}

#[test]
fn calls_of_holders_are_refused_when_they_are_not_signed() {
    ExtBuilder.execute(|| {
        for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
            assert_noop!(Medallions::claim(origin.clone(), BIRDS), BadOrigin);
            assert_noop!(Medallions::level_up(origin, BIRDS, 2, AGT), BadOrigin);
        }
    });
}

#[test]
fn medallions_of_two_areas_are_two() {
    ExtBuilder.execute(|| {
        for area in [BIRDS, MAPS] {
            qualify(ALICE, area, Qualified::Yes, 9_500);
            accept(ALICE, area, None, 1_000);
            assert_ok!(claim(ALICE, area));
        }
        assert_eq!(Holders::<Test>::get(ALICE), 2);
        assert_ok!(rule(ALICE, MAPS));
        assert!(Medallions::holds_any(&ALICE));
        assert_ok!(rule(ALICE, BIRDS));
        assert!(!Medallions::holds_any(&ALICE));
        assert!(!Holders::<Test>::contains_key(ALICE));
    });
}

#[test]
fn medallion_stays_when_skill_qualification_and_terms_change() {
    ExtBuilder.execute(|| {
        holder(ALICE, 1);
        qualify(ALICE, BIRDS, Qualified::No, 0);
        want(|terms| terms.first_answers = 100_000);
        assert_eq!(level(ALICE, BIRDS), 1);
        assert_noop!(level_up(ALICE, BIRDS), Error::<Test>::TooFewAnswers);
    });
}

#[test]
fn fixture_gives_any_level_in_any_area() {
    ExtBuilder.execute(|| {
        for (area, given) in [(NOWHERE, 3), (NOWHERE, 5), (BIRDS, 1), (NOWHERE, 0), (NOWHERE, 0), (NOWHERE, 2)] {
            Medallions::give(&ALICE, area, given);
            assert_eq!(level(ALICE, area), given);
            assert_eq!(Medallions::do_try_state(), Ok(()));
        }
        assert_eq!(Holders::<Test>::get(ALICE), 2);
    });
}

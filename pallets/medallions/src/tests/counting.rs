//! What counts of accepted answers.

use super::*;

#[test]
fn answers_of_the_platform_count_in_full() {
    ExtBuilder.execute(|| {
        accept(ALICE, BIRDS, None, 700);
        accept(ALICE, BIRDS, None, 800);
        assert_eq!(last_event(), Event::Counted { who: ALICE, area: BIRDS, requester: None, answers: 800 });
        accept(ALICE, MAPS, None, 32);
        assert_eq!((counted(ALICE, BIRDS), counted(ALICE, MAPS)), ((1_500, 0), (32, 0)));
        assert_eq!(counted(BOB, BIRDS), (0, 0));
    });
}

#[test]
fn requester_counts_up_to_a_tenth_of_the_next_level() {
    ExtBuilder.execute(|| {
        accept(ALICE, BIRDS, Some(REQUESTER), 60);
        assert_eq!(counted(ALICE, BIRDS), (0, 60));
        accept(ALICE, BIRDS, Some(REQUESTER), 60);
        let (who, area, requester) = (ALICE, BIRDS, Some(REQUESTER));
        assert_eq!(last_event(), Event::Counted { who, area, requester, answers: 40 });
        let before = root();
        accept(ALICE, BIRDS, Some(REQUESTER), 60);
        assert_eq!(root(), before, "the requester's part is used up");
        assert_eq!(counted(ALICE, BIRDS), (0, 100));
        assert_eq!(Medallions::requested(ALICE, BIRDS, REQUESTER), 100);
    });
}

#[test]
fn part_of_a_requester_is_its_own_in_each_area_and_account() {
    ExtBuilder.execute(|| {
        for (who, area) in [(ALICE, BIRDS), (ALICE, MAPS), (BOB, BIRDS)] {
            for requester in [REQUESTER, REQUESTER + 1] {
                accept(who, area, Some(requester), 1_000);
                assert_eq!(Medallions::requested(who, area, requester), 100);
            }
            assert_eq!(counted(who, area), (0, 200));
        }
    });
}

#[test]
fn part_of_a_requester_rises_with_the_level() {
    ExtBuilder.execute(|| {
        skilled(ALICE);
        grant(ALICE, 2_000);
        accept(ALICE, BIRDS, Some(REQUESTER), 500);
        accept(ALICE, BIRDS, None, 4_000);
        assert_eq!(counted(ALICE, BIRDS), (4_000, 100));
        assert_ok!(claim(ALICE, BIRDS));
        assert_eq!(counted(ALICE, BIRDS), (4_000, 100), "what did not count is gone");
        accept(ALICE, BIRDS, Some(REQUESTER), 500);
        assert_eq!(counted(ALICE, BIRDS), (4_000, 400));
        assert_ok!(level_up(ALICE, BIRDS));
        accept(ALICE, BIRDS, Some(REQUESTER), 5_000);
        assert_eq!(counted(ALICE, BIRDS), (4_000, 900));
    });
}

#[test]
fn part_of_a_requester_follows_the_terms_and_never_falls() {
    ExtBuilder.execute(|| {
        accept(ALICE, BIRDS, Some(REQUESTER), 80);
        want(|terms| terms.first_answers = 500);
        accept(ALICE, BIRDS, Some(REQUESTER), 80);
        assert_eq!(counted(ALICE, BIRDS), (0, 80), "it is above its part now, and keeps what counted");
        want(|terms| terms.first_answers = 2_000);
        accept(ALICE, BIRDS, Some(REQUESTER), 500);
        assert_eq!(counted(ALICE, BIRDS), (0, 200));
        // A value outside the range is brought into it.
        want(|terms| terms.first_answers = u32::MAX);
        accept(ALICE, BIRDS, Some(REQUESTER), u32::MAX);
        assert_eq!(counted(ALICE, BIRDS), (0, 10_000));
    });
}

#[test]
fn nothing_counts_in_an_unknown_area_and_without_an_answer() {
    ExtBuilder.execute(|| {
        let before = root();
        accept(ALICE, NOWHERE, None, 1_000);
        accept(ALICE, NOWHERE, Some(REQUESTER), 1_000);
        accept(ALICE, BIRDS, None, 0);
        accept(ALICE, BIRDS, Some(REQUESTER), 0);
        assert_eq!(root(), before);
    });
}

#[test]
fn counting_never_overflows() {
    ExtBuilder.execute(|| {
        let most = CountedAnswers { platform: u64::MAX - 5, requested: 0 };
        Progresses::<Test>::mutate(ALICE, BIRDS, |progress| progress.counted = most);
        accept(ALICE, BIRDS, None, u32::MAX);
        accept(ALICE, BIRDS, Some(REQUESTER), u32::MAX);
        assert_eq!(counted(ALICE, BIRDS), (u64::MAX, 100));
        assert_eq!(progress(ALICE, BIRDS).counted.total(), u64::MAX);
    });
}

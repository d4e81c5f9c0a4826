//! What anyone may read.

use super::*;
use agt_primitives::report::Time;

#[test]
fn report_shows_progress_claims_boosters_and_events() {
    ExtBuilder.execute(|| {
        set_quests([Quest::TwoSets, Quest::TwoAreas, Quest::OneSet]);
        work(ALICE, 2);
        let event = open(agt(AGT), 3, Condition::Sets { least: 5 }).expect("it opens");
        assert_ok!(enter(ALICE, event));
        work(ALICE, 1);
        assert_ok!(claim_quest(ALICE, Quest::OneSet));
        assert_ok!(claim_milestone(ALICE, Milestone::FirstSet));
        assert_ok!(buy_booster(ALICE));
        assert_ok!(use_booster(ALICE));
        let report = Quests::quests(ALICE);
        assert!(report.proven);
        assert_eq!(report.day_ends, Time(START + DAY));
        let quests: Vec<_> =
            report.quests.iter().map(|quest| (quest.quest, quest.done, quest.needed, quest.claimed)).collect();
        let expected = [(Quest::TwoSets, 3, 2, false), (Quest::TwoAreas, 1, 2, false), (Quest::OneSet, 3, 1, true)];
        assert_eq!(quests, expected);
        assert_eq!(report.milestones.len(), Milestone::ALL.len());
        let of = |milestone| *report.milestones.iter().find(|entry| entry.milestone == milestone).expect("it is there");
        assert_eq!((of(Milestone::FirstSet).done, of(Milestone::FirstSet).claimed), (3, true));
        assert_eq!((of(Milestone::HundredAnswers).done, of(Milestone::HundredAnswers).needed), (60, 100));
        assert_eq!((report.days_in_a_row, report.seasons_in_a_row), (1, 1));
        let boosters = report.boosters;
        assert_eq!((boosters.stock, boosters.room, boosters.bought_today), (1, MOST_STOCK - 1, true));
        assert_eq!(boosters.factor.points(), 11_000);
        assert_eq!((boosters.until, boosters.price), (Some(Time(START + DAY)), (2 * AGT).into()));
        let shown = report.events[0];
        assert_eq!((shown.event, shown.places_left, shown.sets, shown.claimed), (event, 3, Some(1), false));
        let other = Quests::quests(BOB);
        assert_eq!((other.events[0].sets, other.boosters.stock, other.quests[0].done), (None, 0, 0));
    });
}

#[test]
fn report_shows_no_quests_in_the_first_block_of_a_day() {
    ExtBuilder.execute(|| {
        work(ALICE, 1);
        next_block(DAY);
        let report = Quests::quests(ALICE);
        assert!(report.quests.is_empty());
        assert_eq!((report.days_in_a_row, report.day_ends), (1, Time(START + 2 * DAY)));
        next_block(1);
        assert_eq!(Quests::quests(ALICE).quests.len(), 3);
        wait(DAY);
        assert_eq!(Quests::quests(ALICE).days_in_a_row, 0, "a day has passed without a set");
    });
}

#[test]
fn booster_that_has_ended_is_not_shown_as_active() {
    ExtBuilder.execute(|| {
        give_boosters(ALICE, 1);
        assert_ok!(use_booster(ALICE));
        wait(DAY);
        let boosters = Quests::quests(ALICE).boosters;
        assert_eq!((boosters.until, boosters.factor.points(), boosters.stock), (None, 10_000, 0));
    });
}

#[test]
fn report_is_the_same_however_often_it_is_read() {
    ExtBuilder.execute(|| {
        let before = root();
        assert_eq!(Quests::quests(CAROL), Quests::quests(CAROL));
        assert!(!Quests::quests(CAROL).proven);
        assert_eq!(root(), before);
    });
}

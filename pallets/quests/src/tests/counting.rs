//! The sink: what is counted, and for whom.

use super::*;

fn figures(who: AccountId) -> agt_primitives::quests::DayFigures {
    Records::<Test>::get(who).work.on(day(now()))
}

#[test]
fn accepted_set_of_a_proven_account_counts() {
    ExtBuilder.execute(|| {
        accept(ALICE, AcceptedSet { perfect: true, answers: 31, kind: CampaignKind::Advanced, area: 7, ..PLAIN });
        work(ALICE, 2);
        let work = Records::<Test>::get(ALICE).work;
        assert_eq!((work.sets, work.answers, work.days.longest(), work.seasons.longest()), (3, 71, 1, 1));
        let today = figures(ALICE);
        assert_eq!((today.sets, today.answers, today.perfect, today.skilled), (3, 71, 1, 1));
        assert_eq!(today.areas.to_vec(), [7, 1]);
        assert!(!Records::<Test>::contains_key(BOB), "nobody else");
    });
}

#[test]
fn work_of_an_unproven_account_leaves_no_record() {
    ExtBuilder.execute(|| {
        let before = root();
        work(CAROL, 3);
        assert_eq!(root(), before, "such an account can be removed, and its record would stay");
        prove(CAROL);
        work(CAROL, 1);
        assert_eq!(Records::<Test>::get(CAROL).work.sets, 1, "from now on it counts");
    });
}

#[test]
fn last_millisecond_of_a_day_belongs_to_that_day() {
    ExtBuilder.execute(|| {
        work(ALICE, 1);
        travel_to(START + DAY - 1);
        work(ALICE, 1);
        assert_eq!((figures(ALICE).sets, Records::<Test>::get(ALICE).work.days.longest()), (2, 1));
        wait(1);
        assert_eq!(figures(ALICE).sets, 0);
        work(ALICE, 1);
        assert_eq!((figures(ALICE).sets, Records::<Test>::get(ALICE).work.days.longest()), (1, 2));
    });
}

#[test]
fn last_millisecond_of_a_month_belongs_to_that_season() {
    ExtBuilder.execute(|| {
        travel_to(at(2027, 4, 1) - 1);
        work(ALICE, 1);
        wait(1);
        work(ALICE, 1);
        let work = Records::<Test>::get(ALICE).work;
        assert_eq!((work.seasons.longest(), work.days.longest()), (2, 2));
    });
}

#[test]
fn clock_that_jumps_over_days_breaks_the_row_and_keeps_the_longest() {
    ExtBuilder.execute(|| {
        for _ in 0..3 {
            work(ALICE, 1);
            wait(DAY);
        }
        wait(DAY);
        work(ALICE, 1);
        let days = Records::<Test>::get(ALICE).work.days;
        assert_eq!((days.at(day(now())), days.longest()), (1, 3));
        travel_to(at(2040, 1, 1));
        work(ALICE, 1);
        assert_eq!(Records::<Test>::get(ALICE).work.seasons.longest(), 1);
    });
}

#[test]
fn whoever_settles_late_breaks_no_row_and_moves_only_the_figures() {
    ExtBuilder.execute(|| {
        let opened: Vec<_> = (0..10).map(|day| START + day * DAY + HOUR).collect();
        travel_to(START + 3 * DAY);
        accept(ALICE, AcceptedSet { opened_at: opened[2], ..PLAIN });
        accept(ALICE, AcceptedSet { opened_at: opened[0], ..PLAIN });
        travel_to(START + 10 * DAY);
        opened[3..].iter().rev().for_each(|moment| accept(ALICE, AcceptedSet { opened_at: *moment, ..PLAIN }));
        assert_eq!((Quests::quests(ALICE).days_in_a_row, figures(ALICE).sets), (8, 7));
        accept(ALICE, AcceptedSet { opened_at: opened[1], ..PLAIN });
        assert_eq!((Quests::quests(ALICE).days_in_a_row, figures(ALICE).sets), (10, 8));
    });
}

#[test]
fn account_is_active_once_and_returns_once() {
    ExtBuilder.execute(|| {
        let counted = || (Totals::<Test>::get().active, Totals::<Test>::get().returning);
        accept(ALICE, AcceptedSet { requester: Some(BOB), ..PLAIN });
        work(CAROL, 1);
        assert_eq!(counted(), (0, 0), "a requester's set, and an account that is not proven");
        work(ALICE, 2);
        assert_eq!(counted(), (1, 0));
        travel_to(at(2027, 6, 1));
        work(BOB, 1);
        accept(ALICE, AcceptedSet { opened_at: START, ..PLAIN });
        assert_eq!(counted(), (2, 0), "it opened the set in its first month");
        work(ALICE, 2);
        assert_eq!(counted(), (2, 1));
        travel_to(at(2040, 1, 1));
        work(ALICE, 1);
        travel_to(at(2040, 2, 1));
        work(ALICE, 1);
        assert_eq!(counted(), (2, 1), "the row has forgotten its first months, and the count has not");
    });
}

#[test]
fn set_out_of_a_pool_counts_in_no_row_and_no_quest() {
    ExtBuilder.execute(|| {
        accept(ALICE, AcceptedSet { requester: Some(BOB), ..PLAIN });
        let report = Quests::quests(ALICE);
        assert_eq!((report.days_in_a_row, report.seasons_in_a_row), (0, 0));
        assert_eq!((figures(ALICE).sets, Records::<Test>::get(ALICE).work.sets), (0, 1));
        work(ALICE, 1);
        let report = Quests::quests(ALICE);
        assert_eq!((report.days_in_a_row, report.seasons_in_a_row), (1, 1));
    });
}

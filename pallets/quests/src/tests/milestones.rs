//! Milestones: reached by work, paid once.

use super::*;

#[test]
fn first_set_pays_once() {
    ExtBuilder.execute(|| {
        assert_noop!(claim_milestone(ALICE, Milestone::FirstSet), Error::<Test>::NotDone);
        work(ALICE, 1);
        assert_ok!(claim_milestone(ALICE, Milestone::FirstSet));
        assert_eq!((xp(ALICE), stock(ALICE)), (10, 1));
        let reward = Milestone::FirstSet.reward();
        assert_eq!(last_event(), Event::MilestoneClaimed { who: ALICE, milestone: Milestone::FirstSet, reward });
        assert_noop!(claim_milestone(ALICE, Milestone::FirstSet), Error::<Test>::AlreadyClaimed);
        wait(400 * DAY);
        assert_noop!(claim_milestone(ALICE, Milestone::FirstSet), Error::<Test>::AlreadyClaimed);
        assert_noop!(claim_milestone(BOB, Milestone::FirstSet), Error::<Test>::NotDone);
    });
}

#[test]
fn every_milestone_can_be_reached_and_pays_what_it_says() {
    ExtBuilder.execute(|| {
        // A set a day for a year, then a thousand, and no AGT.
        for _ in 0..366 {
            work(ALICE, 1);
            wait(DAY);
        }
        work(ALICE, 700);
        let issued = Balances::total_issuance();
        let mut expected = 0;
        for milestone in Milestone::ALL {
            let reward = milestone.reward();
            while stock(ALICE) + reward.boosters > MOST_STOCK {
                assert_ok!(use_booster(ALICE));
                wait(DAY);
            }
            assert_ok!(claim_milestone(ALICE, milestone));
            assert_eq!(last_event(), Event::MilestoneClaimed { who: ALICE, milestone, reward });
            expected += u64::from(reward.xp);
            assert_eq!(xp(ALICE), expected);
        }
        assert_eq!(Balances::total_issuance(), issued);
        assert_eq!(Totals::<Test>::get().milestones, Milestone::ALL.len() as u64);
    });
}

#[test]
fn streak_that_was_reached_pays_after_it_is_broken() {
    ExtBuilder.execute(|| {
        for _ in 0..6 {
            work(ALICE, 1);
            wait(DAY);
        }
        assert_noop!(claim_milestone(ALICE, Milestone::WeekStreak), Error::<Test>::NotDone);
        work(ALICE, 1);
        wait(50 * DAY);
        work(ALICE, 1);
        assert_ok!(claim_milestone(ALICE, Milestone::WeekStreak));
        assert_noop!(claim_milestone(ALICE, Milestone::MonthStreak), Error::<Test>::NotDone);
    });
}

#[test]
fn seasons_in_a_row_are_civil_months() {
    ExtBuilder.execute(|| {
        for moment in [at(2027, 3, 31) + DAY - 1, at(2027, 4, 1), at(2027, 5, 31)] {
            assert_noop!(claim_milestone(ALICE, Milestone::ThreeSeasons), Error::<Test>::NotDone);
            travel_to(moment);
            work(ALICE, 1);
        }
        assert_ok!(claim_milestone(ALICE, Milestone::ThreeSeasons));
    });
}

#[test]
fn milestone_pays_as_many_boosters_as_fit() {
    ExtBuilder.execute(|| {
        work(ALICE, 1_000);
        give_boosters(ALICE, MOST_STOCK - 2);
        assert_ok!(claim_milestone(ALICE, Milestone::ThousandSets));
        let (milestone, reward) = (Milestone::ThousandSets, Reward::new(1_000, 2));
        assert_eq!(last_event(), Event::MilestoneClaimed { who: ALICE, milestone, reward });
        assert_ok!(claim_milestone(ALICE, Milestone::FirstSet));
        let (milestone, reward) = (Milestone::FirstSet, Reward::new(10, 0));
        assert_eq!(last_event(), Event::MilestoneClaimed { who: ALICE, milestone, reward });
        assert_eq!((xp(ALICE), stock(ALICE)), (1_010, MOST_STOCK));
        assert_eq!(Totals::<Test>::get().boosters_won, u64::from(MOST_STOCK), "what did not fit was not paid");
    });
}

#[test]
fn streak_is_reached_by_sets_that_are_all_settled_late_on_one_day() {
    ExtBuilder.execute(|| {
        wait(7 * DAY);
        for day in [3, 0, 6, 1, 5, 2] {
            accept(ALICE, AcceptedSet { opened_at: START + day * DAY, ..PLAIN });
        }
        assert_noop!(claim_milestone(ALICE, Milestone::WeekStreak), Error::<Test>::NotDone);
        accept(ALICE, AcceptedSet { opened_at: START + 5 * DAY - 1, ..PLAIN });
        assert_ok!(claim_milestone(ALICE, Milestone::WeekStreak));
    });
}

#[test]
fn streak_is_not_fed_by_a_requester() {
    ExtBuilder.execute(|| {
        for _ in 0..100 {
            accept(ALICE, AcceptedSet { requester: Some(BOB), opened_at: now(), ..PLAIN });
            wait(DAY);
        }
        for milestone in [Milestone::WeekStreak, Milestone::HundredDayStreak, Milestone::ThreeSeasons] {
            assert_noop!(claim_milestone(ALICE, milestone), Error::<Test>::NotDone);
        }
        assert_ok!(claim_milestone(ALICE, Milestone::HundredSets));
    });
}

#[test]
fn unproven_account_is_paid_nothing() {
    ExtBuilder.execute(|| {
        work(CAROL, 100);
        for milestone in Milestone::ALL {
            assert_noop!(claim_milestone(CAROL, milestone), Error::<Test>::Unproven);
        }
    });
}

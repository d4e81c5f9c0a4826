//! Opening and closing sets: limits, caps, and what each outcome does.

use super::*;
use crate::{Areas, Error, Event, OpenSets};
use agt_primitives::{
    average::Average, basis_points::BasisPoints, characters::OnBoostChanged, contributors::MAX_AREAS,
};
use frame_support::assert_ok;

fn reserved_today(who: &AccountId) -> Aia {
    person(who).day.reserved
}

fn ended(outcome: Outcome) -> WorkResult {
    WorkResult { outcome, ..perfect() }
}

#[test]
fn an_accepted_set_pays_aia_and_xp_once() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let xp = person(&ALICE).xp;
        assert_eq!(open(&ALICE, 1), Ok(320));
        assert_eq!(close_with(&ALICE, 1, perfect()), Ok(240));
        let after = person(&ALICE);
        assert_eq!((after.aia.earned, after.xp - xp, after.open), (240, 24, 0));
        refused(|| close_with(&ALICE, 1, perfect()), Error::NotOpen);
        assert!(!OpenSets::<Test>::contains_key(&ALICE, key(1)));
    });
}

#[test]
fn opening_and_closing_tell_everything_in_one_event_each() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open(&ALICE, 1));
        let opened = Event::WorkOpened {
            who: ALICE,
            set: key(1),
            area: AREA,
            platform: true,
            energy_spent: 1,
            energy: 2,
            multiplier: Multiplier::ONE,
            reserved: 320,
            sets_today: 1,
            reserved_today: 320,
        };
        System::assert_last_event(opened.into());
        System::reset_events();
        let result = perfect();
        assert_ok!(close_with(&ALICE, 1, result));
        let closed = Event::WorkClosed {
            who: ALICE,
            set: key(1),
            outcome: Outcome::Accepted,
            aia: 240,
            ripens_at: result.ripens_at,
            xp: 24,
            returned: 80,
            reserved_today: 240,
            energy_returned: 0,
            area: AREA,
            consensus: BasisPoints::clamped(1_211),
            gold: BasisPoints::clamped(1_211),
            gold_answered: (32, 32),
            counted_for: None,
        };
        assert_eq!(System::events().into_iter().map(|record| record.event).collect::<Vec<_>>(), [closed.into()]);
    });
}

#[test]
fn the_unregistered_and_the_doubly_seated_are_refused() {
    ExtBuilder.execute(|| {
        refused(|| open(&ALICE, 1), Error::NotRegistered);
        proven_and_rested(&ALICE);
        assert_ok!(open(&ALICE, 1));
        refused(|| open(&ALICE, 1), Error::AlreadyOpen);
        refused(|| close_with(&ALICE, 2, perfect()), Error::NotOpen);
        refused(|| close_with(&BOB, 1, perfect()), Error::NotOpen);
        // The same set of another campaign is another set.
        assert_ok!(open_with(&ALICE, WorkOffer { set: SetKey { campaign: 2, set: 1 }, ..offer(1) }));
    });
}

#[test]
fn what_can_be_opened_is_foretold_in_every_case() {
    ExtBuilder.execute(|| {
        let agree = |who: &AccountId, offer: WorkOffer| {
            let foretold = Contributors::can_open(who, offer);
            let result = rolled_back(|| open_with(who, offer)).map(|_| ());
            assert_eq!(foretold, result);
            result
        };
        let named = |error: Error<Test>| Err(error.into());
        assert_eq!(agree(&ALICE, offer(1)), named(Error::NotRegistered));
        assert_ok!(register(ALICE, None));
        assert_eq!(agree(&ALICE, offer(1)), Ok(()));
        assert_eq!(agree(&ALICE, WorkOffer { energy: 0, ..offer(1) }), named(Error::ZeroEnergy));
        assert_eq!(agree(&ALICE, WorkOffer { platform: false, ..offer(1) }), named(Error::AiaOutsidePlatform));
        assert_ok!(open(&ALICE, 1));
        assert_eq!(agree(&ALICE, offer(1)), named(Error::AlreadyOpen));
        assert_eq!(agree(&ALICE, offer(2)), named(Error::TooManyOpen));
    });
}

#[test]
fn an_unproven_account_has_one_set_open_and_two_a_day() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_ok!(open(&ALICE, 1));
        refused(|| open(&ALICE, 2), Error::TooManyOpen);
        assert_ok!(close_with(&ALICE, 1, perfect()));
        work(&ALICE, 2, perfect());
        refused(|| open(&ALICE, 3), Error::DailySets);
        // The day is a UTC day.
        let night = midnight();
        wait(night - now() - 1);
        refused(|| open(&ALICE, 3), Error::DailySets);
        wait(1);
        assert_ok!(open(&ALICE, 3));
    });
}

#[test]
fn a_proven_account_has_at_most_eight_sets_open() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        for day in 0..4u64 {
            assert_ok!(open(&ALICE, 2 * day));
            assert_ok!(open(&ALICE, 2 * day + 1));
            wait(DAY);
        }
        refused(|| open(&ALICE, 100), Error::TooManyOpen);
        assert_ok!(close_with(&ALICE, 0, perfect()));
        assert_ok!(open(&ALICE, 100));
    });
}

#[test]
fn low_scorers_open_fewer_sets_a_day() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        boost(ALICE, 9, 0, 10_000);
        Contributors::on_boost_changed(&ALICE);
        set_term("openSets", 32);
        set_term("fourthTierAia", 20_000);
        for (reputation, sets) in [(0, 3), (2_499, 3), (2_500, 4), (5_000, 6), (8_000, 12)] {
            rolled_back(|| {
                stands_at(&ALICE, reputation);
                wait(3 * DAY);
                let small = |set| WorkOffer { aia_max: 1, ..offer(set) };
                let opened = (0..20).take_while(|set| open_with(&ALICE, small(*set)).is_ok()).count();
                assert_eq!(opened, sets, "at {reputation}");
                if sets < 12 {
                    refused(|| open_with(&ALICE, small(99)), Error::DailySets);
                }
            });
        }
    });
}

/// Puts both averages of the tests' area at a reputation.
fn stands_at(who: &AccountId, points: u16) {
    Areas::<Test>::mutate(who, AREA, |standing| {
        let standing = standing.as_mut().expect("the account has worked here");
        standing.consensus = Average::at(BasisPoints::clamped(points));
        standing.gold = standing.consensus;
    });
}

#[test]
fn the_days_cap_is_reserved_when_a_set_is_opened() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        set_term("streakStep", 0);
        // The first tier reserves 1,000 AIA a day.
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 700, ..offer(1) }));
        refused(|| open_with(&ALICE, WorkOffer { aia_max: 301, ..offer(2) }), Error::DailyAia);
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 300, ..offer(2) }));
        assert_eq!(reserved_today(&ALICE), 1_000);
        // What was not earned is free again, on the same day.
        assert_ok!(close_with(&ALICE, 1, WorkResult { aia: 100, ..perfect() }));
        assert_eq!(reserved_today(&ALICE), 400);
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 600, ..offer(3) }));
    });
}

#[test]
fn an_unproven_account_reserves_640_aia_a_day() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        refused(|| open_with(&ALICE, WorkOffer { aia_max: 641, ..offer(1) }), Error::DailyAia);
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 640, ..offer(1) }));
    });
}

#[test]
fn accepted_work_is_never_cut_however_many_sets_a_rival_settles_on_one_day() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        for day in 0..4u64 {
            for set in 0..2 {
                assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 500, ..offer(10 * day + set) }));
            }
            wait(DAY);
        }
        let before = person(&ALICE).aia.earned;
        for day in 0..4u64 {
            for set in 0..2 {
                let result = WorkResult { aia: 500, ..perfect() };
                assert_eq!(close_with(&ALICE, 10 * day + set, result), Ok(500));
            }
        }
        // Four times the cap of a day, on one day.
        assert_eq!(person(&ALICE).aia.earned - before, 4_000);
        // And it takes nothing from what today allows.
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 1_000, ..offer(99) }));
    });
}

#[test]
fn a_reservation_of_yesterday_is_not_given_back_today() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 1_000, ..offer(1) }));
        wait(DAY);
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 900, ..offer(2) }));
        assert_ok!(close_with(&ALICE, 1, ended(Outcome::ReturnedUnused)));
        assert_eq!((person(&ALICE).day.sets, reserved_today(&ALICE)), (1, 900));
        // Closed after its day without another set having been opened: nothing comes back either.
        wait(DAY);
        assert_ok!(close_with(&ALICE, 2, ended(Outcome::Rejected)));
        assert_eq!(reserved_today(&ALICE), 900);
    });
}

#[test]
fn rejected_work_is_judged_and_not_paid() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let before = (person(&ALICE).xp, reputation(&ALICE));
        let result = WorkResult { consensus: Tally::of(0, 24), ..ended(Outcome::Rejected) };
        assert_eq!(work(&ALICE, 1, result), 0);
        assert_eq!((person(&ALICE).aia.earned, person(&ALICE).xp), (0, before.0));
        assert!(reputation(&ALICE) < before.1);
        assert_eq!(reserved_today(&ALICE), 0);
        assert_eq!(energy(&ALICE), 2);
    });
}

#[test]
fn not_revealing_counts_as_all_wrong_and_the_energy_is_gone() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        work(&ALICE, 1, perfect());
        let before = Areas::<Test>::get(&ALICE, AREA).expect("ALICE has worked here");
        assert_eq!(work(&ALICE, 2, ended(Outcome::NoReveal)), 0);
        let after = Areas::<Test>::get(&ALICE, AREA).expect("ALICE has worked here");
        assert!(after.consensus < before.consensus && after.gold < before.gold);
        // The same as all wrong, and less than all right, whatever the tally says.
        let wrong = Tally::of(8, 8).all_wrong();
        let expected = before.moved(Tally::of(0, 24), wrong, true, &Terms::get());
        assert_eq!((after.consensus, after.gold), (expected.consensus, expected.gold));
        assert_eq!(energy(&ALICE), 1);
    });
}

#[test]
fn a_set_that_went_back_unused_leaves_no_trace() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let before = person(&ALICE);
        let standing = Areas::<Test>::get(&ALICE, AREA);
        // In an area that it knows, and in one that is new to it.
        for area in [AREA, AREA + 1] {
            assert_ok!(open_with(&ALICE, WorkOffer { area, ..offer(1) }));
            assert_ok!(close_with(&ALICE, 1, ended(Outcome::ReturnedUnused)));
        }
        let after = person(&ALICE);
        assert_eq!((after.day.sets, after.day.reserved), (0, 0));
        assert_eq!(energy(&ALICE), 3);
        // All that differs is when it was touched last.
        let same = Person { active: before.active, day: before.day, energy: before.energy, ..after };
        assert_eq!(same, before);
        let touched = |standing: crate::AreaStanding| crate::AreaStanding { since: now(), ..standing };
        assert_eq!(Areas::<Test>::get(&ALICE, AREA), standing.map(touched));
        assert_eq!(Areas::<Test>::get(&ALICE, AREA + 1), None);
    });
}

#[test]
fn whoever_fails_gold_is_paid_nothing_whatever_others_agreed_with() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let xp = person(&ALICE).xp;
        let failed = WorkResult { gold: Tally::of(5, 8), ..perfect() };
        assert_eq!(work(&ALICE, 1, failed), 0);
        assert_eq!((person(&ALICE).xp, person(&ALICE).aia.earned), (xp, 0));
        let passed = WorkResult { gold: Tally::of(6, 8), ..perfect() };
        assert_eq!(work(&ALICE, 2, passed), 240);
    });
}

#[test]
fn a_result_that_cannot_be_is_refused() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open(&ALICE, 1));
        let close = |result| refused(|| close_with(&ALICE, 1, result), Error::BadTally);
        close(WorkResult { gold: Tally::of(9, 8), ..perfect() });
        close(WorkResult { consensus: Tally::of(25, 24), ..perfect() });
        refused(|| close_with(&ALICE, 1, WorkResult { aia: 321, ..perfect() }), Error::MoreThanOffered);
        assert_eq!(close_with(&ALICE, 1, WorkResult { aia: 320, ..perfect() }), Ok(320));
    });
}

#[test]
fn only_the_platform_pays_aia() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let pool = WorkOffer { platform: false, ..offer(1) };
        refused(|| open_with(&ALICE, WorkOffer { aia_max: 1, ..pool }), Error::AiaOutsidePlatform);
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 0, ..pool }));
        refused(|| close_with(&ALICE, 1, WorkResult { aia: 1, ..perfect() }), Error::MoreThanOffered);
        assert_eq!(close_with(&ALICE, 1, WorkResult { aia: 0, ..perfect() }), Ok(0));
    });
}

#[test]
fn work_without_merit_moves_neither_xp_nor_reputation_nor_streak() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let before = (person(&ALICE).xp, person(&ALICE).streak, reputation(&ALICE));
        let pool = WorkOffer { platform: false, aia_max: 0, ..offer(1) };
        for (set, outcome) in [(1, Outcome::Accepted), (2, Outcome::NoReveal)] {
            assert_ok!(open_with(&ALICE, WorkOffer { set: key(set), ..pool }));
            assert_ok!(close_with(&ALICE, set, WorkResult { merit: false, aia: 0, ..ended(outcome) }));
        }
        assert_eq!((person(&ALICE).xp, person(&ALICE).streak, reputation(&ALICE)), before);
    });
}

#[test]
fn an_account_has_sixteen_areas_and_may_forget_one() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        for area in 1..MAX_AREAS {
            let area = AREA + u16::try_from(area).expect("there are few");
            assert_ok!(open_with(&ALICE, WorkOffer { area, ..offer(area.into()) }));
            assert_ok!(close_with(&ALICE, area.into(), perfect()));
            wait(DAY);
        }
        let forget = |area| Contributors::forget_area(signed(ALICE), area);
        refused(|| open_with(&ALICE, WorkOffer { area: 100, ..offer(1) }), Error::TooManyAreas);
        assert_ok!(open(&ALICE, 1));
        refused(|| forget(AREA), Error::AreaInUse);
        refused(|| forget(100), Error::UnknownArea);
        refused(|| Contributors::forget_area(signed(BOB), AREA), Error::NotRegistered);
        assert_ok!(forget(AREA + 1));
        assert_ok!(open_with(&ALICE, WorkOffer { area: 100, ..offer(2) }));
        refused(|| forget(AREA + 1), Error::UnknownArea);
        assert_eq!(Contributors::reputation(&ALICE, AREA + 1), BasisPoints::ZERO);
    });
}

#[test]
fn closing_asks_nothing_of_the_account_so_that_nobody_can_stand_in_the_way_of_a_settlement() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open(&ALICE, 1));
        // All AGT gone, terms turned against it, years later, with a moment that no calendar knows.
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), BOB, free(&ALICE)));
        set_term("fourthTierAia", 1);
        set_term("firstTierAia", 1);
        set_term("openSets", 1);
        wait(5_000 * DAY);
        let result = WorkResult { ripens_at: Moment::MAX, ..perfect() };
        assert_eq!(close_with(&ALICE, 1, result), Ok(240));
        assert_eq!(ripe(&ALICE), 0);
    });
}

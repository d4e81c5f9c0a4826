//! Opening and closing sets: limits, caps, and the effect of each outcome.

use super::*;
use crate::{Error, Event, OpenSets};
use agt_primitives::{characters::OnBoostChanged, contributors::MAX_AREAS};
use frame_support::assert_ok;

fn reserved_today(who: &AccountId) -> Aia {
    person(who).usage.reserved
}

fn ended(outcome: Outcome) -> WorkResult {
    WorkResult { outcome, ..perfect() }
}

#[test]
fn accepted_set_pays_aia_and_xp_once() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let xp = person(&ALICE).xp;
        assert_eq!(open(&ALICE, 1), Ok(320));
        assert_eq!(close_with(&ALICE, 1, perfect()), paid(240));
        let after = person(&ALICE);
        assert_eq!(after.aia.earned, 240);
        assert_eq!(after.xp - xp, 24);
        assert_eq!(after.open, 0);
        assert_noop!(close_with(&ALICE, 1, perfect()), Error::<Test>::NotOpen);
        assert!(!OpenSets::<Test>::contains_key(&ALICE, key(1)));
    });
}

#[test]
fn opening_and_closing_emit_one_complete_event_each() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open(&ALICE, 1));
        let opened = Event::WorkOpened {
            who: ALICE,
            set: key(1),
            area: AREA,
            kind: WorkKind::Platform,
            energy_spent: 1,
            energy: 2,
            multiplier: Multiplier::ONE,
            learning: Multiplier::ONE,
            reserved: 320,
            sets_today: 1,
            reserved_today: 320,
        };
        System::assert_last_event(opened.into());
        System::reset_events();
        let result = golden(8, 8);
        let earned = close_with(&ALICE, 1, result).expect("it is open");
        assert!(earned.own > 0 && earned.own < 240 && earned.credited == 0);
        let closed = Event::WorkClosed {
            who: ALICE,
            set: key(1),
            outcome: Outcome::Accepted,
            earned: earned.own,
            aia: 0,
            lost: 0,
            held: earned.own,
            ripens_at: result.ripens_at,
            xp: 24,
            returned: 320 - earned.own,
            reserved_today: earned.own,
            energy_returned: 0,
            area: AREA,
            reputation: Contributors::reputation(&ALICE, AREA),
            qualified: Qualified::OnTrial,
            counted_for: None,
        };
        assert_eq!(System::events().into_iter().map(|record| record.event).collect::<Vec<_>>(), [closed.into()]);
    });
}

#[test]
fn open_work_is_refused_when_unregistered_or_already_open() {
    ExtBuilder.execute(|| {
        assert_noop!(open(&ALICE, 1), Error::<Test>::NotRegistered);
        proven_and_rested(&ALICE);
        assert_ok!(open(&ALICE, 1));
        assert_noop!(open(&ALICE, 1), Error::<Test>::AlreadyOpen);
        assert_noop!(close_with(&ALICE, 2, perfect()), Error::<Test>::NotOpen);
        assert_noop!(close_with(&BOB, 1, perfect()), Error::<Test>::NotOpen);
        // The same set of another campaign is another set.
        assert_ok!(open_with(&ALICE, WorkOffer { set: SetKey { campaign: 2, set: 1 }, ..offer(1) }));
    });
}

#[test]
fn can_open_agrees_with_open_work() {
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
        assert_eq!(agree(&ALICE, quiz_offer(1)), Ok(()));
        assert_eq!(agree(&ALICE, WorkOffer { energy: 0, ..offer(1) }), named(Error::ZeroEnergy));
        assert_eq!(agree(&ALICE, WorkOffer { aia_max: 1, ..pool_offer(1) }), named(Error::AiaOutsidePlatform));
        assert_eq!(agree(&ALICE, WorkOffer { aia_max: 1, ..quiz_offer(1) }), named(Error::AiaOutsidePlatform));
        assert_eq!(agree(&ALICE, offer(1)), named(Error::NotQualified));
        assert_ok!(open_with(&ALICE, quiz_offer(1)));
        assert_eq!(agree(&ALICE, quiz_offer(1)), named(Error::AlreadyOpen));
        assert_eq!(agree(&ALICE, quiz_offer(2)), named(Error::TooManyOpen));
        assert_ok!(close_with(&ALICE, 1, quiz(32, 32)));
        assert_eq!(agree(&ALICE, offer(1)), Ok(()));
        assert_eq!(agree(&ALICE, quiz_offer(1)), named(Error::AlreadyQualified));
        work(&ALICE, 2, golden(0, 32));
        assert_eq!(agree(&ALICE, quiz_offer(1)), named(Error::MustWait));
        assert_eq!(agree(&ALICE, offer(1)), named(Error::NotQualified));
    });
}

#[test]
fn unproven_account_has_one_set_open_and_two_a_day() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_ok!(open_with(&ALICE, quiz_offer(1)));
        assert_noop!(open_with(&ALICE, quiz_offer(2)), Error::<Test>::TooManyOpen);
        assert_ok!(close_with(&ALICE, 1, quiz(16, 32)));
        answer_quiz(&ALICE, 2, 16);
        assert_noop!(open_with(&ALICE, quiz_offer(3)), Error::<Test>::DailySets);
        // Days are UTC days.
        let night = midnight();
        wait(night - now() - 1);
        assert_noop!(open_with(&ALICE, quiz_offer(3)), Error::<Test>::DailySets);
        wait(1);
        assert_ok!(open_with(&ALICE, quiz_offer(3)));
    });
}

#[test]
fn proven_account_has_at_most_eight_sets_open() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        for day in 0..4u64 {
            assert_ok!(open(&ALICE, 2 * day));
            assert_ok!(open(&ALICE, 2 * day + 1));
            wait(DAY);
        }
        assert_noop!(open(&ALICE, 100), Error::<Test>::TooManyOpen);
        assert_ok!(close_with(&ALICE, 0, perfect()));
        assert_ok!(open(&ALICE, 100));
    });
}

#[test]
fn account_opens_fewer_sets_a_day_when_its_reputation_is_low() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        boost(ALICE, 9, 0, 10_000);
        Contributors::on_boost_changed(&ALICE);
        set_term("openSets", 32);
        set_term("fourthTierAia", 20_000);
        // A reputation that is set is rounded down by at most one point.
        for (reputation, sets) in [(0, 3), (2_499, 3), (2_501, 4), (5_001, 6), (8_001, 12)] {
            rolled_back(|| {
                stands_at(&ALICE, reputation);
                wait(3 * DAY);
                let small = |set| WorkOffer { aia_max: 1, ..offer(set) };
                let opened = (0..20).take_while(|set| open_with(&ALICE, small(*set)).is_ok()).count();
                assert_eq!(opened, sets, "at {reputation}");
                if sets < 12 {
                    assert_noop!(open_with(&ALICE, small(99)), Error::<Test>::DailySets);
                }
            });
        }
    });
}

#[test]
fn daily_cap_is_reserved_when_a_set_is_opened() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        set_term("streakStep", 0);
        // The first tier reserves 1,000 AIA a day.
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 700, ..offer(1) }));
        assert_noop!(open_with(&ALICE, WorkOffer { aia_max: 301, ..offer(2) }), Error::<Test>::DailyAia);
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 300, ..offer(2) }));
        assert_eq!(reserved_today(&ALICE), 1_000);
        // The unearned part of the reservation is free again on the same day.
        assert_ok!(close_with(&ALICE, 1, WorkResult { aia: 100, ..perfect() }));
        assert_eq!(reserved_today(&ALICE), 400);
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 600, ..offer(3) }));
    });
}

#[test]
fn daily_cap_gets_back_what_a_set_does_not_earn_and_not_what_it_credits() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        set_term("streakStep", 0);
        let first = close_after_opening(&ALICE, 1, golden(32, 32));
        let second = close_after_opening(&ALICE, 2, golden(32, 32));
        assert_eq!((first.credited, second.credited), (0, 0));
        // What waits has been earned today, so it stays reserved.
        assert_eq!(reserved_today(&ALICE), first.own + second.own);
        let last = close_after_opening(&ALICE, 3, golden(32, 32));
        assert!(last.credited > 320, "more than the set could earn: {last:?}");
        assert_eq!(reserved_today(&ALICE), first.own + second.own + last.own);
        assert_eq!(person(&ALICE).aia.earned, reserved_today(&ALICE));
    });
}

fn close_after_opening(who: &AccountId, set: u64, result: WorkResult) -> Earned {
    assert_ok!(open(who, set));
    close_with(who, set, result).expect("the set is open")
}

#[test]
fn account_on_trial_may_open_as_few_sets_as_one_without_reputation() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert!(reputation(&ALICE) > 8_000);
        for set in 1..=3 {
            assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 300, ..offer(set) }));
        }
        boost(ALICE, 9, 0, 10_000);
        Contributors::on_boost_changed(&ALICE);
        wait(6 * HOUR);
        assert_noop!(open_with(&ALICE, WorkOffer { aia_max: 10, ..offer(4) }), Error::<Test>::DailySets);
    });
}

#[test]
fn accepted_work_is_paid_in_full_when_many_sets_settle_on_one_day() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        set_term("streakStep", 0);
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
                assert_eq!(close_with(&ALICE, 10 * day + set, result), paid(500));
            }
        }
        // Four times the daily cap is settled on one day.
        assert_eq!(person(&ALICE).aia.earned - before, 4_000);
        // It does not count against the cap of today.
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 1_000, ..offer(99) }));
    });
}

#[test]
fn reservation_is_not_given_back_when_its_day_has_ended() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 1_000, ..offer(1) }));
        wait(DAY);
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 900, ..offer(2) }));
        assert_ok!(close_with(&ALICE, 1, ended(Outcome::ReturnedUnused)));
        assert_eq!(person(&ALICE).usage.sets, 1);
        assert_eq!(reserved_today(&ALICE), 900);
        // The same if no other set was opened since.
        wait(DAY);
        assert_ok!(close_with(&ALICE, 2, ended(Outcome::Rejected)));
        assert_eq!(reserved_today(&ALICE), 900);
    });
}

#[test]
fn rejected_work_counts_its_gold_and_is_not_paid() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        stands_at(&ALICE, 10_000);
        let before = (person(&ALICE).xp, reputation(&ALICE));
        let result = WorkResult { outcome: Outcome::Rejected, ..golden(4, 8) };
        assert_eq!(work(&ALICE, 1, result), 0);
        assert_eq!(person(&ALICE).aia.earned, 0);
        assert_eq!(person(&ALICE).xp, before.0);
        assert!(reputation(&ALICE) < before.1);
        assert_eq!(reserved_today(&ALICE), 0);
        assert_eq!(energy(&ALICE), 2);
    });
}

#[test]
fn unrevealed_set_counts_as_guessed_and_costs_its_energy() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        stands_at(&ALICE, 10_000);
        let before = area(&ALICE);
        // Two of eight is what a guess reaches, whatever the tally says; two of eleven, too, rounded down.
        for items in [8, 11] {
            let guess = || work(&ALICE, 1, WorkResult { outcome: Outcome::Rejected, ..golden(2, items) });
            let guessed = rolled_back(|| (guess(), area(&ALICE)));
            let unrevealed = WorkResult { outcome: Outcome::NoReveal, ..golden(items, items) };
            assert_eq!(rolled_back(|| (work(&ALICE, 1, unrevealed), area(&ALICE))), guessed);
            assert!(guessed.1 != before);
        }
        assert_eq!(work(&ALICE, 2, ended(Outcome::NoReveal)), 0);
        assert_eq!(energy(&ALICE), 2);
    });
}

#[test]
fn set_leaves_no_trace_when_it_returns_unused() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let before = person(&ALICE);
        let area_before = Areas::<Test>::get(&ALICE, AREA);
        // In a known area and in a new one.
        for offer in [offer(1), WorkOffer { area: AREA + 1, ..quiz_offer(1) }] {
            assert_ok!(open_with(&ALICE, offer));
            assert_ok!(close_with(&ALICE, 1, WorkResult { aia: 0, ..ended(Outcome::ReturnedUnused) }));
        }
        let after = person(&ALICE);
        assert_eq!(after.usage.sets, 0);
        assert_eq!(after.usage.reserved, 0);
        assert_eq!(energy(&ALICE), 3);
        // Only the time of the last touch differs.
        let same = Person { last_active: before.last_active, usage: before.usage, energy: before.energy, ..after };
        assert_eq!(same, before);
        assert_eq!(Areas::<Test>::get(&ALICE, AREA), area_before);
        assert_eq!(Areas::<Test>::get(&ALICE, AREA + 1), None);
    });
}

#[test]
fn set_is_paid_the_part_of_its_reward_that_the_skill_has_reached() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        // The floor is 8,750. The part of the way from there to 10,000 is paid, and what these eight items add.
        for (skill, least, most) in [(8_800, 10, 60), (9_250, 96, 146), (9_900, 220, 240), (10_000, 240, 240)] {
            let paid = rolled_back(|| {
                stands_at(&ALICE, skill);
                work(&ALICE, 1, golden(8, 8))
            });
            assert!((least..=most).contains(&paid), "at {skill}: {paid}");
        }
    });
}

#[test]
fn close_work_pays_whatever_the_gold_when_the_set_is_accepted() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        stands_at(&ALICE, 10_000);
        // Which gold is enough is for the pallet that offers the work to say.
        let accepted = work(&ALICE, 1, golden(5, 8));
        assert!(accepted > 0 && accepted < 240);
        assert_eq!(person(&ALICE).xp, 24 + 24);
    });
}

#[test]
fn close_work_is_refused_when_the_result_is_impossible() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open(&ALICE, 1));
        let close = |result| {
            assert_noop!(close_with(&ALICE, 1, result), Error::<Test>::BadTally);
        };
        close(WorkResult { gold: Tally::of(9, 8), ..perfect() });
        close(WorkResult { consensus: Tally::of(25, 24), ..perfect() });
        assert_noop!(close_with(&ALICE, 1, WorkResult { aia: 321, ..perfect() }), Error::<Test>::MoreThanOffered);
        assert_eq!(close_with(&ALICE, 1, WorkResult { aia: 320, ..perfect() }), paid(320));
    });
}

#[test]
fn open_work_is_refused_when_another_campaign_offers_aia() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let pool = pool_offer(1);
        assert_noop!(open_with(&ALICE, WorkOffer { aia_max: 1, ..pool }), Error::<Test>::AiaOutsidePlatform);
        assert_ok!(open_with(&ALICE, WorkOffer { aia_max: 0, ..pool }));
        assert_noop!(close_with(&ALICE, 1, WorkResult { aia: 1, ..perfect() }), Error::<Test>::MoreThanOffered);
        assert_eq!(close_with(&ALICE, 1, WorkResult { aia: 0, ..perfect() }), paid(0));
    });
}

#[test]
fn set_moves_no_xp_and_no_streak_when_it_earns_no_merit() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let before = (person(&ALICE).xp, person(&ALICE).streak, reputation(&ALICE));
        let pool = pool_offer(1);
        for (set, outcome) in [(1, Outcome::Accepted), (2, Outcome::NoReveal)] {
            assert_ok!(open_with(&ALICE, WorkOffer { set: key(set), ..pool }));
            assert_ok!(close_with(&ALICE, set, WorkResult { earns_merit: false, aia: 0, ..ended(outcome) }));
        }
        assert_eq!((person(&ALICE).xp, person(&ALICE).streak, reputation(&ALICE)), before);
    });
}

#[test]
fn pool_work_moves_xp_and_no_streak() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let (xp, streak) = (person(&ALICE).xp, person(&ALICE).streak);
        assert_ok!(open_with(&ALICE, pool_offer(1)));
        assert_ok!(close_with(&ALICE, 1, WorkResult { aia: 0, xp: 24, ..perfect() }));
        assert_eq!((person(&ALICE).xp, person(&ALICE).streak), (xp + 24, streak));
        assert_ok!(open(&ALICE, 2));
        assert_ok!(close_with(&ALICE, 2, perfect()));
        assert_ne!(person(&ALICE).streak, streak);
    });
}

#[test]
fn account_has_at_most_16_areas_and_may_forget_one() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        for area in 1..MAX_AREAS {
            let area = AREA + u16::try_from(area).expect("there are few");
            assert_ok!(open_with(&ALICE, WorkOffer { area, ..pool_offer(area.into()) }));
            assert_ok!(close_with(&ALICE, area.into(), WorkResult { aia: 0, ..perfect() }));
            wait(DAY);
        }
        let forget = |area| Contributors::forget_area(signed(ALICE), area);
        assert_noop!(open_with(&ALICE, WorkOffer { area: 100, ..quiz_offer(1) }), Error::<Test>::TooManyAreas);
        assert_ok!(open(&ALICE, 1));
        assert_noop!(forget(AREA), Error::<Test>::AreaInUse);
        assert_noop!(forget(100), Error::<Test>::UnknownArea);
        assert_noop!(Contributors::forget_area(signed(BOB), AREA), Error::<Test>::NotRegistered);
        assert_ok!(forget(AREA + 1));
        assert_ok!(open_with(&ALICE, WorkOffer { area: 100, ..quiz_offer(2) }));
        assert_noop!(forget(AREA + 1), Error::<Test>::UnknownArea);
        assert_eq!(Contributors::reputation(&ALICE, AREA + 1), BasisPoints::ZERO);
    });
}

#[test]
fn close_work_succeeds_whatever_the_account_is_like() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open(&ALICE, 1));
        // The account has no AGT, the terms are at their worst, years have passed, and `ripens_at` is beyond the
        // calendar.
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), BOB, sendable(&ALICE)));
        set_term("fourthTierAia", 1);
        set_term("firstTierAia", 1);
        set_term("openSets", 1);
        wait(5_000 * DAY);
        let result = WorkResult { ripens_at: Moment::MAX, ..perfect() };
        assert_eq!(close_with(&ALICE, 1, result), paid(240));
        assert_eq!(ripe(&ALICE), 0);
    });
}

//! Each invariant sees the corruption it is there for.

use super::*;
use agt_primitives::quests::{QuestTotals, Run};
use frame_support::traits::Hooks;

const NONE: [&str; 0] = [];

/// The ids of the invariants that fail after a corruption, which is undone.
fn broken_by(corrupt: impl FnOnce()) -> Vec<&'static str> {
    agt_test_support::broken_by(corrupt, Quests::invariants, Quests::do_try_state)
}

fn with_totals(change: impl FnOnce(&mut QuestTotals)) {
    Totals::<Test>::mutate(change);
}

fn with_record(change: impl FnOnce(&mut crate::Record)) {
    Records::<Test>::mutate(ALICE, change);
}

fn with_event(change: impl FnOnce(&mut crate::OpenEvent)) {
    Events::<Test>::mutate(0, |event| change(event.as_mut().expect("it is open")));
}

/// ALICE has claimed a quest, a milestone and a place, has bought a booster and used one; BOB has entered.
fn test(look: impl FnOnce()) {
    ExtBuilder.execute(|| {
        set_quests([Quest::OneSet, Quest::TwoSets, Quest::TwoAreas]);
        TestMedallions::give(&ALICE, 1, 1);
        assert_ok!(open(agt(AGT), 3, Condition::Sets { least: 1 }));
        for who in [ALICE, BOB] {
            assert_ok!(enter(who, 0));
        }
        work(ALICE, 1);
        assert_ok!(claim_quest(ALICE, Quest::OneSet));
        assert_ok!(claim_milestone(ALICE, Milestone::FirstSet));
        assert_ok!(claim_event(ALICE, 0));
        assert_ok!(buy_booster(ALICE));
        assert_ok!(use_booster(ALICE));
        look();
    });
}

/// The row of these days.
fn row<const N: usize>(days: [u64; N]) -> Run {
    let mut row = Run::default();
    days.into_iter().for_each(|day| row.note(day));
    row
}

#[test]
fn invariants_hold_on_a_chain_that_lives() {
    test(|| assert_eq!(broken_by(|| {}), NONE));
}

#[test]
fn qu1_sees_a_promise_that_is_not_reserved() {
    test(|| {
        let reserve = || {
            assert_ok!(<Supply as MintBudget<AccountId>>::reserve(Budget::Milestones, 1));
        };
        assert_eq!(broken_by(reserve), ["QU1"]);
        let unreserve = || {
            assert_ok!(<Supply as MintBudget<AccountId>>::unreserve(Budget::Milestones, 1));
        };
        assert_eq!(broken_by(unreserve), ["QU1"]);
        assert_eq!(broken_by(|| with_totals(|totals| totals.lifted += 1)), ["QU1"]);
        assert_eq!(broken_by(|| with_event(|event| event.reward.agt += 1)), ["QU1"]);
        assert_eq!(broken_by(|| with_event(|event| event.reward.agt = Balance::MAX)), ["QU1"]);
    });
}

#[test]
fn qu2_sees_agt_that_was_minted_past_the_events() {
    test(|| {
        let mint = || {
            assert_ok!(<Supply as MintBudget<AccountId>>::mint_reserved(Budget::Milestones, &CAROL, AGT));
        };
        assert_eq!(broken_by(mint), ["QU1", "QU2"]);
        let moved = || with_totals(|totals| (totals.paid, totals.reserved) = (totals.paid + 1, totals.reserved + 1));
        assert_eq!(broken_by(moved), ["QU2"]);
    });
}

#[test]
fn qu3_sees_milestones_that_were_not_reached_or_not_counted() {
    test(|| {
        let unreached = || {
            with_record(|record| record.milestones |= Milestone::TenSets.bit());
            with_totals(|totals| totals.milestones += 1);
        };
        assert_eq!(broken_by(unreached), ["QU3"]);
        assert_eq!(broken_by(|| with_record(|record| record.milestones |= 1 << 31)), ["QU3"]);
        assert_eq!(broken_by(|| with_record(|record| record.milestones = 0)), ["QU3"], "it could be claimed again");
        assert_eq!(broken_by(|| with_totals(|totals| totals.milestones += 1)), ["QU3"]);
    });
}

#[test]
fn qu4_sees_quests_of_another_day_or_unmet() {
    test(|| {
        let with = |bits: u16| move || with_record(|record| record.quests.quests |= bits);
        assert_eq!(broken_by(with(Quest::TwoSets.bit())), ["QU4"], "unmet");
        assert_eq!(broken_by(with(Quest::TwentyFiveAnswers.bit())), ["QU4"], "not of today");
        assert_eq!(broken_by(with(1 << 15)), ["QU4"], "unknown");
        assert_eq!(broken_by(|| with_record(|record| record.quests.day += 1)), ["QU4"], "of tomorrow");
        let yesterday = |bits: u16| {
            move || with_record(|record| record.quests = crate::Claimed { day: record.quests.day - 1, quests: bits })
        };
        assert_eq!(broken_by(yesterday(0b111)), NONE);
        assert_eq!(broken_by(yesterday(0b1111)), ["QU4"]);
        assert_eq!(broken_by(Today::<Test>::kill), ["QU4"]);
        let twice = || set_quests([Quest::OneSet, Quest::OneSet, Quest::TwoSets]);
        assert_eq!(broken_by(twice), ["QU4"]);
        let ahead = || Today::<Test>::mutate(|drawn| drawn.as_mut().expect("they are drawn").day += 1);
        assert_eq!(broken_by(ahead), ["QU4"]);
    });
}

#[test]
fn qu5_sees_boosters_from_nowhere_and_beyond_the_bounds() {
    test(|| {
        let with = |change: fn(&mut crate::Boosters)| move || Stocks::<Test>::mutate(ALICE, change);
        assert_eq!(broken_by(with(|boosters| boosters.stock += 1)), ["QU5"]);
        assert_eq!(broken_by(with(|boosters| boosters.stock -= 1)), ["QU5"]);
        let full = || {
            Stocks::<Test>::mutate(ALICE, |boosters| boosters.stock += MOST_STOCK);
            with_totals(|totals| totals.boosters_won += u64::from(MOST_STOCK));
        };
        assert_eq!(broken_by(full), ["QU5"]);
        assert_eq!(broken_by(with(|boosters| boosters.factor = Multiplier::MOST)), ["QU5"]);
        assert_eq!(broken_by(with(|boosters| boosters.until += 2 * DAY)), NONE, "governance may have changed the time");
        assert_eq!(broken_by(with(|boosters| boosters.until += 2 * DAY + 1)), ["QU5"]);
        assert_eq!(broken_by(|| with_totals(|totals| totals.boosters_used = u64::MAX)), ["QU5"]);
    });
}

#[test]
fn qu6_sees_a_booster_that_was_not_paid_for() {
    test(|| {
        assert_eq!(broken_by(|| with_totals(|totals| totals.taken = AGT / 10 - 1)), ["QU6"]);
        assert_eq!(broken_by(|| with_totals(|totals| totals.taken = 1_000 * AGT)), NONE);
        assert_eq!(broken_by(|| with_totals(|totals| totals.taken = 1_000 * AGT + 1)), ["QU6"]);
    });
}

#[test]
fn qu7_sees_places_that_were_not_claimed_once() {
    test(|| {
        let again = || Entries::<Test>::mutate(0, ALICE, |entry| entry.as_mut().expect("it claimed").claimed = false);
        assert_eq!(broken_by(again), ["QU7"], "ALICE could claim again");
        assert_eq!(broken_by(|| Entries::<Test>::remove(0, ALICE)), ["QU7"]);
        let unpaid = || Entries::<Test>::mutate(0, BOB, |entry| entry.as_mut().expect("it entered").claimed = true);
        assert_eq!(broken_by(unpaid), ["QU7"]);
        assert_eq!(broken_by(|| with_event(|event| event.places = 1)), ["QU7"]);
        assert_eq!(broken_by(|| with_event(|event| event.condition = Condition::Sets { least: 0 })), ["QU7"]);
        assert_eq!(broken_by(|| with_event(|event| event.until = event.from)), ["QU7"]);
        assert_eq!(broken_by(|| with_event(|event| event.reward.xp = 10_001)), ["QU7"]);
        assert_eq!(broken_by(|| crate::NextEvent::<Test>::put(0)), ["QU7"]);
        let ahead = || Entries::<Test>::insert(0, BOB, crate::Entry { sets: 1, claimed: false });
        assert_eq!(broken_by(ahead), ["QU7"]);
    });
}

#[test]
fn qu8_sees_records_that_are_no_work_of_a_proven_account() {
    test(|| {
        assert_eq!(broken_by(|| Proven::set(&[BOB].into())), ["QU8"]);
        assert_eq!(broken_by(|| Records::<Test>::insert(BOB, crate::Record::default())), ["QU8"]);
        let with = |change: fn(&mut crate::Record)| move || with_record(change);
        assert_eq!(broken_by(with(|record| record.work.today.sets = 2)), ["QU8"]);
        assert_eq!(broken_by(with(|record| record.work.today.perfect = 2)), ["QU8"]);
        assert_eq!(broken_by(with(|record| record.work.today.answers = 21)), ["QU8"]);
        assert_eq!(broken_by(with(|record| record.work.today.day += 1)), ["QU8"], "of tomorrow");
        assert_eq!(broken_by(with(|record| record.work.seasons.note(1_000_000))), ["QU8"], "of a month to come");
        assert_eq!(broken_by(with(|record| record.work.seasons = row([0, 1]))), ["QU8"], "of more months than sets");
        assert_eq!(broken_by(with(|record| record.work.days = row([0, 1]))), ["QU8"], "of more days than sets");
        assert_eq!(
            broken_by(with(|record| record.work.days = row([record.work.today.day + 1]))),
            ["QU8"],
            "of tomorrow"
        );
        assert_eq!(broken_by(with(|record| record.work.days = row([0]))), NONE, "settled late");
        let areas = with(|record| record.work.today.areas = vec![1, 1].try_into().expect("it fits"));
        assert_eq!(broken_by(areas), ["QU8"]);
    });
}

#[test]
fn qu8_sees_accounts_that_are_not_counted() {
    test(|| {
        assert_eq!(broken_by(|| with_totals(|totals| totals.active += 1)), ["QU8"]);
        assert_eq!(broken_by(|| with_totals(|totals| totals.active -= 1)), ["QU8"]);
        assert_eq!(broken_by(|| with_totals(|totals| totals.returning += 1)), ["QU8"]);
        assert_eq!(broken_by(|| with_record(|record| record.work.has_returned = true)), ["QU8"], "with one set");
        let uncounted = || {
            work(ALICE, 1);
            with_record(|record| record.work.has_returned = true);
        };
        assert_eq!(broken_by(uncounted), ["QU8"]);
        let forgotten = || {
            wait(40 * DAY);
            work(ALICE, 1);
            with_record(|record| record.work.has_returned = false);
            with_totals(|totals| totals.returning -= 1);
        };
        assert_eq!(broken_by(forgotten), ["QU8"]);
    });
}

#[test]
fn integrity_test_passes_with_the_constants_of_the_mock() {
    ExtBuilder.execute(<Quests as Hooks<u64>>::integrity_test);
}

#[test]
#[should_panic(expected = "a chain must start with terms that pass their own check")]
fn integrity_test_panics_when_a_term_is_outside_its_range() {
    ExtBuilder.execute(|| {
        Terms::set(&QuestTerms { booster_price: 0, ..QuestTerms::DEFAULT });
        <Quests as Hooks<u64>>::integrity_test();
    });
}

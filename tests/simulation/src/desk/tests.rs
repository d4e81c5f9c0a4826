use super::*;
use crate::{
    book::Book,
    people::{Crowd, Questions},
    rules::Rules,
    scenario::START,
    sets::{as_it_was, defaults, scenario},
};

const SEED: Seed = [1; 32];

/// A hundred people are registered and the platform may promise so much.
fn begun(rules: Rules, budget: Aia) -> Desk<Book> {
    let scenario = scenario("desk", rules, vec![Crowd::honest(1_000)], 100, 1);
    let mut desk = Desk::new(&scenario, Book::new(1, rules.contributors, rules.season));
    desk.travel_to(START);
    (0..100).for_each(|who| desk.chain.register(who, 0));
    desk.begin();
    desk.budget = budget;
    desk.lanes = desk.open_lanes();
    desk
}

/// Rules under which a new account may work.
fn open() -> Rules {
    let (_, mut rules) = defaults();
    rules.campaign.least_reputation = 0;
    rules
}

/// So many of the proven lane who have a ticket.
fn joined(desk: &mut Desk<Book>, count: usize) -> usize {
    (0..count).filter(|who| desk.join(*who, true, 0) == Ok(())).count()
}

/// Has every set of a dealt round answered: each seat is right everywhere, and some are silent.
fn answered(desk: &mut Desk<Book>, sets: &[Vec<Seat>], is_silent: impl Fn(usize) -> bool) {
    let questions = Questions { campaign: desk.rules.campaign, correlation: 0.0 };
    for (set, seats) in sets.iter().enumerate() {
        let shown = (0..32).map(|item| Item { id: 100 * set as u64 + item, attempts: 0 }).collect::<Vec<_>>();
        let truths = shown.iter().map(|item| questions.truth(item.id, false)).collect::<Vec<_>>();
        let given = seats.iter().map(|seat| (!is_silent(seat.who)).then(|| truths.clone())).collect::<Vec<_>>();
        desk.answer(set, Sheets { shown: &shown, truths: &truths, given: &given });
    }
    desk.leave();
}

#[test]
fn tickets_promise_nothing_and_a_round_is_promised_what_the_budget_pays_for_all_its_seats() {
    let reward = open().campaign.reward();
    let mut desk = begun(open(), 10 * reward);
    assert_eq!(desk.lanes, Lanes { proven: 27, unproven: 9 });
    assert_eq!((joined(&mut desk, 40), desk.budget), (27, 10 * reward));
    assert_eq!(desk.join(40, true, 0), Err(Refusal::Full));
    let sets = desk.deal(0, SEED);
    assert_eq!((sets.len(), desk.unseated.len(), desk.budget), (3, 18, reward));
    answered(&mut desk, &sets, |_| false);
    assert_eq!((desk.waiting.len(), desk.budget), (3, reward));
    // Who found no seat may come again, and what is not earned is the day's.
    let earned = desk.settle().iter().flat_map(|set| &set.seats).map(|seat| seat.aia).sum::<Aia>();
    assert_eq!(desk.budget, 10 * reward - earned);
}

#[test]
fn where_tickets_are_promised_their_aia_the_first_ones_have_it() {
    let (_, rules) = as_it_was();
    let mut desk = begun(rules, 10 * rules.campaign.reward());
    assert_eq!((joined(&mut desk, 40), desk.budget), (10, 0));
    let sets = desk.deal(0, SEED);
    answered(&mut desk, &sets, |_| false);
    assert_eq!((sets.len(), desk.budget), (3, rules.campaign.reward()));
}

#[test]
fn who_is_silent_loses_a_seat_and_what_it_was_promised_is_the_days_again() {
    let reward = open().campaign.reward();
    let mut desk = begun(open(), 3 * reward);
    assert_eq!(joined(&mut desk, 3), 3);
    let sets = desk.deal(0, SEED);
    assert_eq!(desk.budget, 0);
    answered(&mut desk, &sets, |_| true);
    desk.settle();
    assert_eq!((desk.lost[0], desk.budget), ((1, 1), 3 * reward));
    assert!(desk.may_join(0));
    desk.lost[0] = (2, 2);
    assert!(desk.join(0, true, 0) == Err(Refusal::Own) && !desk.take_quiz(0));
    desk.lost[0] = (0, 5);
    assert!(!desk.may_join(0));
}

#[test]
fn a_quarter_promises_the_hours_that_have_begun_when_its_rounds_close() {
    let mut rules = open();
    rules.tasks.aia_a_day = 2_400;
    for (closes, promised) in [(0, [100, 700, 1_300, 1_900, 100]), (5, [600, 1_200, 1_800, 2_400, 600])] {
        rules.campaign.closes = closes;
        let mut desk = begun(rules, 0);
        desk.scale = 1;
        for (quarter, promised) in promised.into_iter().enumerate() {
            desk.travel_to(START + DAY + quarter as u64 * QUARTER);
            desk.begin();
            assert_eq!(desk.budget, promised, "{closes} {quarter}");
        }
    }
}

#[test]
fn a_campaign_ends_with_its_sets_and_leaves_what_is_undecided() {
    let mut rules = open();
    rules.campaign.sets = Some(4);
    let mut desk = begun(rules, 0);
    assert_eq!((desk.left, desk.lanes), (4, Lanes { proven: 64, unproven: 64 }));
    desk.second.push_back(Item { id: 1, attempts: 1 });
    desk.budget = Aia::MAX / 4;
    assert_eq!(joined(&mut desk, 20), 20);
    assert_eq!((desk.deal(0, SEED).len(), desk.left, desk.unseated.len()), (4, 0, 8));
    desk.begin();
    assert!(desk.left == 4 && desk.second.is_empty());
}

#[test]
fn a_round_repeats_what_waited_when_it_closed_and_what_is_settled_at_midnight_counts_for_the_day_that_begins() {
    let mut desk = begun(open(), 1_000_000);
    desk.second = (0..7).map(|id| Item { id, attempts: 1 }).collect();
    joined(&mut desk, 9);
    assert_eq!(desk.deal(0, SEED).len(), 3);
    let carried = (0..3).map(|set| desk.repeats(set).len()).collect::<Vec<_>>();
    assert_eq!((carried, desk.second.len()), (vec![6, 1, 0], 0));
    desk.send_on([(8, 1), (9, 0), (10, 2)].map(|(id, attempts)| Item { id, attempts }).to_vec());
    assert_eq!(desk.second, [Item { id: 9, attempts: 1 }, Item { id: 8, attempts: 2 }]);

    desk.lost[0] = (1, 1);
    desk.travel_to(START + DAY);
    assert_eq!(desk.lost[0], (0, 1));
    desk.lost[0] = (1, 2);
    desk.begin();
    assert_eq!(desk.lost[0], (1, 2));
    desk.travel_to(START + 31 * DAY);
    assert_eq!(desk.lost[0], (0, 0));
}

use super::*;
use crate::{
    chain_model::ChainModel,
    people::{Cohort, Questions},
    rules::Rules,
    scenario::START,
    sets::{defaults, scenario, without_guards},
};

const SEED: Seed = [1; 32];

/// Returns a model with a hundred registered people, whose platform may promise `budget`.
fn begun(rules: Rules, budget: Aia) -> TasksModel<ChainModel> {
    let scenario = scenario("model", rules, vec![Cohort::honest(1_000)], 100, 1);
    let mut model = TasksModel::new(&scenario, ChainModel::new(1, rules.contributors, rules.season));
    model.travel_to(START - DAY);
    for who in 0..100 {
        model.chain.register(who, 0);
        let_in(&mut model, who);
    }
    model.travel_to(START);
    model.begin();
    model.budget = budget;
    model.room = model.open_room();
    model
}

/// Lets a person in by a quiz of the day before.
fn let_in(model: &mut TasksModel<ChainModel>, who: usize) {
    assert_eq!(model.join(who), Err(Refusal::Full));
    assert!(model.take_quiz(who));
    let given = (0..32).map(|gold| (Answer::Choice(gold % 4), Answer::Choice(gold % 4)));
    model.answer_quiz(who, &given.collect::<Vec<_>>());
    model.settle();
    assert_eq!(model.chain.qualified(who), Qualified::OnTrial);
}

/// Returns the rules that a new chain has.
fn open() -> Rules {
    defaults().1
}

/// Has `count` people join, and returns how many of them get a ticket.
fn joined(model: &mut TasksModel<ChainModel>, count: usize) -> usize {
    (0..count).filter(|who| model.join(*who) == Ok(())).count()
}

/// Answers every set of a dealt round: each seat is right everywhere, unless it is silent.
fn answered(model: &mut TasksModel<ChainModel>, sets: &[Vec<Seat>], is_silent: impl Fn(usize) -> bool) {
    let questions = Questions { campaign: model.rules.campaign, correlation: 0.0 };
    for (set, seats) in sets.iter().enumerate() {
        let shown = (0..32).map(|item| Item { id: 100 * set as u64 + item, attempts: 0 }).collect::<Vec<_>>();
        let truths = shown.iter().map(|item| questions.truth(item.id)).collect::<Vec<_>>();
        let given = seats.iter().map(|seat| (!is_silent(seat.who)).then(|| truths.clone())).collect::<Vec<_>>();
        model.answer(set, Sheets { shown: &shown, truths: &truths, given: &given });
    }
    model.leave();
}

#[test]
fn round_is_promised_the_pay_of_its_seats_and_tickets_are_promised_none() {
    let reward = open().campaign.reward();
    let mut model = begun(open(), 10 * reward);
    assert_eq!(model.room, 27);
    assert_eq!((joined(&mut model, 40), model.budget), (27, 10 * reward));
    assert_eq!(model.join(40), Err(Refusal::Full));
    let sets = model.deal(SEED);
    assert_eq!((sets.len(), model.unseated.len(), model.budget), (3, 18, reward));
    answered(&mut model, &sets, |_| false);
    assert_eq!((model.waiting.len(), model.budget), (3, reward));
    // A person without a seat may join again, and the day's budget gets back what was not earned.
    let earned = model.settle().iter().flat_map(|set| &set.seats).map(|seat| seat.aia).sum::<Aia>();
    assert_eq!(model.budget, 10 * reward - earned);
}

#[test]
fn first_tickets_take_the_budget_when_aia_is_promised_at_the_join() {
    let (_, rules) = without_guards();
    let mut model = begun(rules, 10 * rules.campaign.reward());
    assert_eq!((joined(&mut model, 40), model.budget), (10, 0));
    let sets = model.deal(SEED);
    answered(&mut model, &sets, |_| false);
    assert_eq!((sets.len(), model.budget), (3, rules.campaign.reward()));
}

#[test]
fn silent_seat_counts_as_lost_and_returns_its_promise_to_the_day() {
    let reward = open().campaign.reward();
    let mut model = begun(open(), 3 * reward);
    assert_eq!(joined(&mut model, 3), 3);
    let sets = model.deal(SEED);
    assert_eq!(model.budget, 0);
    answered(&mut model, &sets, |_| true);
    model.travel_to(START + QUARTER);
    model.settle();
    assert_eq!((model.lost[0], model.budget), ((1, 1), 3 * reward));
    assert!(model.may_join(0));
    model.lost[0] = (2, 2);
    assert!(model.join(0) == Err(Refusal::Own) && !model.take_quiz(0));
    model.lost[0] = (0, 5);
    assert!(!model.may_join(0));
}

#[test]
fn quarter_promises_the_hours_that_have_begun_when_its_rounds_close() {
    let mut rules = open();
    rules.tasks.aia_a_day = 2_400;
    for (closes, promised) in [(0, [100, 700, 1_300, 1_900, 100]), (5, [600, 1_200, 1_800, 2_400, 600])] {
        rules.campaign.closes = closes;
        let mut model = begun(rules, 0);
        model.scale = 1;
        for (quarter, promised) in promised.into_iter().enumerate() {
            model.travel_to(START + DAY + quarter as u64 * QUARTER);
            model.begin();
            assert_eq!(model.budget, promised, "{closes} {quarter}");
        }
    }
}

#[test]
fn campaign_ends_with_its_last_set_and_drops_undecided_items() {
    let mut rules = open();
    rules.campaign.sets = Some(4);
    let mut model = begun(rules, 0);
    assert_eq!((model.left, model.room), (4, 8_192));
    model.second.push_back(Item { id: 1, attempts: 1 });
    model.budget = Aia::MAX / 4;
    assert_eq!(joined(&mut model, 20), 20);
    assert_eq!((model.deal(SEED).len(), model.left, model.unseated.len()), (4, 0, 8));
    model.begin();
    assert!(model.left == 4 && model.second.is_empty());
}

#[test]
fn round_repeats_the_items_that_waited_when_it_closed() {
    let mut model = begun(open(), 1_000_000);
    model.second = (0..7).map(|id| Item { id, attempts: 1 }).collect();
    joined(&mut model, 9);
    assert_eq!(model.deal(SEED).len(), 3);
    let carried = (0..3).map(|set| model.repeats(set).len()).collect::<Vec<_>>();
    assert_eq!((carried, model.second.len()), (vec![6, 1, 0], 0));
    model.send_on([(8, 1), (9, 0), (10, 2)].map(|(id, attempts)| Item { id, attempts }).to_vec());
    assert_eq!(model.second, [Item { id: 9, attempts: 1 }, Item { id: 8, attempts: 2 }]);
}

#[test]
fn lost_seats_are_forgotten_when_a_day_or_a_season_begins() {
    let mut model = begun(open(), 0);
    model.lost[0] = (1, 1);
    model.travel_to(START + DAY);
    assert_eq!(model.lost[0], (0, 1));
    model.lost[0] = (1, 2);
    model.begin();
    assert_eq!(model.lost[0], (1, 2));
    model.travel_to(START + 31 * DAY);
    assert_eq!(model.lost[0], (0, 0));
}

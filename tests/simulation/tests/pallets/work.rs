//! Work call by call: the scenario whose joins, rounds, deals, answers and settlements are the calls of `pallet-tasks`,
//! beside the model's own campaigns. Chance is the same on both sides, so what they come to is equal, figure by figure.

use crate::{
    calls::{everybody, Calls},
    figures,
    mock::{chain, every_invariant_holds, Test},
};
use agt_primitives::{redemption::SeasonRates, tasks::Replication};
use agt_simulation::{
    keepers::Keeper,
    ledger::{Ledger, Season, Share},
    money::agt,
    output::play,
    people::{Cohort, Group},
    rules::Rules,
    scenario::Scenario,
    sets::{defaults, mixed_cohorts, scenario},
};
use pallet_tasks::{Campaigns, Misconduct};

/// A changed rule: its description, and the change.
type Change = (&'static str, fn(&mut Rules));

/// The number of accounts that each agent stands for, as in the tables.
const SCALE: u64 = 50;

/// Returns a scenario of people who all arrive soon and want as much work as there is. The platform may promise
/// `aia_an_hour` for each of them, about as much as the default is for a hundred thousand.
fn told(rules: Rules, cohorts: Vec<Cohort>, agents: u64, seasons: u32, aia_an_hour: u64) -> Scenario {
    let mut rules = rules;
    // Rounds wait for an hour after their window for more AIA.
    rules.campaign.closes = 1;
    rules.tasks.aia_a_day = 24 * aia_an_hour * agents * SCALE;
    let cohorts = cohorts.into_iter().map(|cohort| Cohort { arrives: 12, sets_a_day: 4.0, ..cohort }).collect();
    Scenario { people: agents * SCALE, ..scenario("call by call", rules, cohorts, agents, seasons) }
}

/// Returns the defaults, with all cohorts of the main table.
fn by_the_defaults() -> Scenario {
    let (_, mut rules) = defaults();
    rules.campaign.sets = Some(120);
    told(rules, mixed_cohorts(), 300, 2, 4)
}

/// Returns a scenario with sets of five, and people who often do not reveal.
fn in_sets_of_five() -> Scenario {
    let (_, mut rules) = defaults();
    rules.campaign.replication = Replication::Five;
    rules.campaign.sets = Some(40);
    let cohorts = vec![
        Cohort::honest(600),
        Cohort::lazy(100),
        Cohort::model(100),
        Cohort { accuracy: (0.9, 0.9), forgets: 0.2, ..Cohort::colluding(200) },
    ];
    told(rules, cohorts, 200, 1, 10)
}

/// Returns a scenario with a keeper that shows its friends most of the answers, and loses some reveals.
fn beside_a_keeper() -> Scenario {
    let (_, mut rules) = defaults();
    rules.campaign.sets = Some(150);
    let cohorts = vec![Cohort::honest(700), Cohort::copying(300)];
    let keeper = Keeper { friends: 1, reads: 0.9, loses: 0.02, dropped: false, knows_gold: false };
    Scenario { keeper: Some(keeper), ..told(rules, cohorts, 150, 1, 10) }
}

/// Plays a scenario by the calls of the real pallets, and checks every invariant after it.
fn call_by_call(scenario: &Scenario) -> Ledger {
    chain(&everybody(scenario), scenario.scale().into()).execute_with(|| {
        let ledger = scenario.play_on(Calls::new(scenario));
        every_invariant_holds();
        ledger
    })
}

/// The figures of two runs that are not equal.
fn apart(scenario: &Scenario, one: &Ledger, other: &Ledger) -> Vec<String> {
    let (one, other) = (figures(scenario, one), figures(scenario, other));
    assert_eq!(one.len(), other.len());
    let pairs = one.into_iter().zip(other).filter(|((_, one), (_, other))| one != other);
    pairs.map(|((name, one), (_, other))| format!("{name}: {one} and {other}")).collect()
}

/// Asserts that the records of two runs are equal, to the planck, except for the returned part of a pool, because the
/// mock fills up a pool that has halved.
fn assert_equal(scenario: &Scenario, one: &Ledger, other: &Ledger) {
    assert_eq!(apart(scenario, one, other), Vec::<String>::new());
    let season = |season: &Season| {
        let figures = season.figures.map(|figures| SeasonRates { returned: 0, ..figures });
        Season { figures, ..season.clone() }
    };
    assert!(one.seasons.iter().map(season).eq(other.seasons.iter().map(season)));
}

/// Returns a figure of all cohorts of a group, over all seasons.
fn of(scenario: &Scenario, ledger: &Ledger, group: Group, figure: fn(&Share) -> u64) -> u64 {
    let cohorts = scenario.cohorts.iter().enumerate().filter(|(_, cohort)| cohort.group == group);
    cohorts.map(|(cohort, _)| figure(&ledger.total(cohort))).sum()
}

#[test]
fn calls_under_the_defaults_give_the_results_of_the_model() {
    let scenario = by_the_defaults();
    let real = chain(&everybody(&scenario), scenario.scale().into()).execute_with(|| {
        let ledger = scenario.play_on(Calls::new(&scenario));
        every_invariant_holds();
        // The run must have had campaigns that end, second rounds, experts, and lost seats.
        let campaigns = Campaigns::<Test>::iter_values().filter(|campaign| campaign.terms.items > 0);
        let campaigns = campaigns.collect::<Vec<_>>();
        let whole = campaigns.iter().filter(|campaign| campaign.next_set.0 == campaign.terms.leaves);
        assert!(whole.clone().count() >= 5 && whole.clone().all(|campaign| campaign.again.head > 0));
        assert!(whole.clone().any(|campaign| campaign.hard.tail > 0));
        assert!(Misconduct::<Test>::iter_values().any(|conduct| conduct.lost > 0));
        ledger
    });
    assert_equal(&scenario, &real, &play(&scenario).ledger);

    let earned = |group| of(&scenario, &real, group, |share| share.earned);
    assert!(earned(Group::Honest) > 500_000 && earned(Group::Colluding) > 0 && earned(Group::Sybil) > 0);
    // What colluders and machines earn in their trials is lost with them.
    let submitted = |group| of(&scenario, &real, group, |share| share.submitted);
    assert!(submitted(Group::Colluding) == 0 && submitted(Group::Sybil) == 0);
    assert!(real.labels().wrong > 0 && agt(real.paid()) > 1_000.0, "{}", agt(real.paid()));
}

#[test]
fn calls_with_sets_of_five_give_the_results_of_the_model() {
    let scenario = in_sets_of_five();
    let real = call_by_call(&scenario);
    assert_equal(&scenario, &real, &play(&scenario).ledger);
    let turned_away = |group| of(&scenario, &real, group, |share| share.turned_away);
    // A round takes everybody who comes.
    assert!(turned_away(Group::Honest) == 0 && real.labels().void > 0);
}

#[test]
fn calls_beside_a_keeper_in_league_give_the_results_of_the_model() {
    let scenario = beside_a_keeper();
    let real = call_by_call(&scenario);
    assert_equal(&scenario, &real, &play(&scenario).ledger);
    // Copies pass the trial, and are paid.
    let submitted = |group| of(&scenario, &real, group, |share| share.submitted);
    assert!(submitted(Group::Colluding) > 0 && submitted(Group::Honest) > 0);
}

#[test]
fn work_model_differs_from_the_pallets_when_one_rule_is_changed() {
    let scenario = in_sets_of_five();
    let real = call_by_call(&scenario);
    let other = |change: fn(&mut Rules)| {
        let mut other = scenario.clone();
        change(&mut other.rules);
        apart(&scenario, &real, &play(&other).ledger)
    };
    let changes: [Change; 11] = [
        ("AIA is promised at the join", |rules| rules.guards.aia_at_join = true),
        ("half the AIA an hour", |rules| rules.tasks.aia_a_day /= 2),
        ("a position pays one AIA more", |rules| rules.campaign.aia_a_position += 1),
        ("rounds close an hour later", |rules| rules.campaign.closes = 2),
        ("a campaign has a set more", |rules| rules.campaign.sets = Some(41)),
        ("four fifths outvote gold", |rules| rules.tasks.quorum_share = 48),
        ("skilled people get another point", |rules| rules.campaign.ask(rules.campaign.kind, 0, 9_600)),
        ("a trial has another set", |rules| rules.contributors.trial_gold = 104),
        ("work that is silent is not forgiven", |rules| rules.contributors.fall_margin = 190),
        ("a seat fewer may be lost", |rules| rules.tasks.lost_seats_a_day = 1),
        ("another day for disputes", |rules| rules.tasks.dispute_window += 86_400_000),
    ];
    for (name, change) in changes {
        let apart = other(change);
        println!("{name}: {} figures differ", apart.len());
        assert!(!apart.is_empty(), "{name}");
    }
}

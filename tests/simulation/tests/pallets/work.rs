//! Work call by call: the scenario whose joins, rounds, deals, answers and settlements are the calls of `pallet-tasks`,
//! beside the model's own campaigns. Chance is the same on both sides, so what they come to is equal, figure by figure.

use crate::{
    calls::{everybody, Calls},
    figures,
    mock::{chain, every_invariant_holds, Test},
};
use agt_primitives::{redemption::SeasonRates, tasks::Replication};
use agt_simulation::{
    ledger::{Ledger, Season, Share},
    money::agt,
    output::play,
    people::{Crowd, Group},
    rules::Rules,
    scenario::Scenario,
    sets::{defaults, mixed_crowds, scenario},
};
use pallet_tasks::{Campaigns, Conducts};

/// A rule that is another one: what it says, and how it is changed.
type Change = (&'static str, fn(&mut Rules));

/// How many accounts each one stands for, as in the tables.
const SCALE: u64 = 50;

/// Some people who all arrive soon and want as much work as there is, and for each of whom the platform may promise so
/// much AIA in an hour: about as much as the default is for a hundred thousand.
fn told(rules: Rules, crowds: Vec<Crowd>, agents: u64, seasons: u32, aia_an_hour: u64) -> Scenario {
    let mut rules = rules;
    // Rounds wait for an hour after their window for more AIA.
    rules.campaign.closes = 1;
    rules.tasks.aia_a_day = 24 * aia_an_hour * agents * SCALE;
    let crowds = crowds.into_iter().map(|crowd| Crowd { arrives: 12, sets_a_day: 4.0, ..crowd }).collect();
    Scenario { people: agents * SCALE, ..scenario("call by call", rules, crowds, agents, seasons) }
}

/// The defaults, for everybody who is in the tables.
fn by_the_defaults() -> Scenario {
    let (_, mut rules) = defaults();
    rules.campaign.sets = Some(150);
    told(rules, mixed_crowds(), 300, 2, 4)
}

/// Sets of five for whom no reputation is asked, and newcomers who enter by their seats instead of by quizzes.
fn for_everybody() -> Scenario {
    let (_, mut rules) = defaults();
    rules.tasks.least_reputation = 0;
    rules.campaign.least_reputation = 0;
    rules.campaign.replication = Replication::Five;
    rules.campaign.sets = Some(40);
    let newcomers = |crowd: Crowd, name| Crowd { name, enters_by_seat: true, ..crowd };
    let crowds = vec![
        Crowd::honest(400),
        newcomers(Crowd::honest(200), "newcomers"),
        Crowd::lazy(100),
        newcomers(Crowd::blind(100), "blind newcomers"),
        Crowd::model(100),
        Crowd { forgets: 0.2, ..Crowd::cabal(100) },
    ];
    told(rules, crowds, 200, 1, 10)
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

/// Asserts that two runs are equal in all that a run writes down, to the planck; but for how a pool came to be what it
/// is, since the mock fills one up that has halved.
fn assert_equal(scenario: &Scenario, one: &Ledger, other: &Ledger) {
    assert_eq!(apart(scenario, one, other), Vec::<String>::new());
    let season = |season: &Season| {
        let figures = season.figures.map(|figures| SeasonRates { returned: 0, ..figures });
        Season { figures, ..season.clone() }
    };
    assert!(one.seasons.iter().map(season).eq(other.seasons.iter().map(season)));
}

/// A figure of all crowds of a group, over all seasons.
fn of(scenario: &Scenario, ledger: &Ledger, group: Group, figure: fn(&Share) -> u64) -> u64 {
    let crowds = scenario.crowds.iter().enumerate().filter(|(_, crowd)| crowd.group == group);
    crowds.map(|(crowd, _)| figure(&ledger.total(crowd))).sum()
}

#[test]
fn call_by_call_everybody_fares_under_the_defaults_as_in_the_model() {
    let scenario = by_the_defaults();
    let real = chain(&everybody(&scenario), scenario.scale().into()).execute_with(|| {
        let ledger = scenario.play_on(Calls::new(&scenario));
        every_invariant_holds();
        // What the run is to have met: campaigns that end, second rounds and experts, lost seats.
        let campaigns = Campaigns::<Test>::iter_values().filter(|campaign| campaign.terms.items > 0);
        let campaigns = campaigns.collect::<Vec<_>>();
        let whole = campaigns.iter().filter(|campaign| campaign.next_set == campaign.terms.leaves);
        assert!(whole.clone().count() >= 5 && whole.clone().all(|campaign| campaign.again.head > 0));
        assert!(whole.clone().any(|campaign| campaign.hard.tail > 0));
        assert!(Conducts::<Test>::iter_values().any(|conduct| conduct.lost > 0));
        ledger
    });
    assert_equal(&scenario, &real, &play(&scenario).ledger);

    let earned = |group| of(&scenario, &real, group, |share| share.earned);
    assert!(earned(Group::Honest) > 500_000 && earned(Group::Colluding) > 10_000 && earned(Group::Sybil) == 0);
    assert!(real.labels().wrong > 0 && agt(real.paid()) > 1_000.0, "{}", agt(real.paid()));
}

#[test]
fn call_by_call_newcomers_and_sets_of_five_fare_as_in_the_model() {
    let scenario = for_everybody();
    let real = call_by_call(&scenario);
    assert_equal(&scenario, &real, &play(&scenario).ledger);
    let turned_away = |group| of(&scenario, &real, group, |share| share.turned_away);
    assert!(turned_away(Group::Honest) > 0 && real.labels().void > 0);
}

#[test]
fn a_model_that_works_by_another_rule_is_found_out() {
    let scenario = for_everybody();
    let real = call_by_call(&scenario);
    let other = |change: fn(&mut Rules)| {
        let mut other = scenario.clone();
        change(&mut other.rules);
        apart(&scenario, &real, &play(&other).ledger)
    };
    let changes: [Change; 9] = [
        ("AIA is promised at the join", |rules| rules.guards.aia_at_join = true),
        ("who fails gold decides", |rules| rules.guards.failing_decide = true),
        ("two void gold", |rules| rules.guards.two_void_gold = true),
        ("rounds close an hour later", |rules| rules.campaign.closes = 2),
        ("a campaign has a set more", |rules| rules.campaign.sets = Some(41)),
        ("a fortieth more agreement", |rules| rules.tasks.quorum_share = 41),
        ("two seats for the unproven", |rules| rules.tasks.unproven_seats = 2),
        ("a seat fewer may be lost", |rules| rules.tasks.lost_seats_a_day = 1),
        ("another day for disputes", |rules| rules.tasks.dispute_window += 86_400_000),
    ];
    for (name, change) in changes {
        let apart = other(change);
        println!("{name}: {} figures differ", apart.len());
        assert!(!apart.is_empty(), "{name}");
    }
}

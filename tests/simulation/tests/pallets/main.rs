//! The model beside the real pallets: the same scenario, played on both.

mod mock;

use agt_primitives::{contributors::ContributorTerms, Aia, Balance};
use agt_simulation::{
    book::Book,
    ledger::Ledger,
    money::agt,
    output::{play, AGENTS, SEASONS_PLAYED},
    people::Strategy,
    scenario::Scenario,
    sets::{mixed_crowds, scenario, ten_million, FULL_DAY},
};
use mock::{chain, every_invariant_holds, Pallets};

/// How far the model may be from the pallets, in parts of the larger figure: a thousandth.
const ERROR: f64 = 0.001;

/// A scenario of 2,000 people who stand for 100,000, or of fewer who stand for fewer. With a part of the AIA of the main
/// table and of its blind bots' quizzes, so that the dev profile plays it on the pallets in a minute.
fn told(agents: u64, seasons: u32, aia_a_day: Aia) -> Scenario {
    let (name, mut rules) = ten_million();
    rules.tasks.aia_a_day = aia_a_day * agents / AGENTS;
    let people = 100_000 * agents / AGENTS;
    let mut crowds = mixed_crowds();
    crowds.iter_mut().filter(|crowd| crowd.strategy == Strategy::Blind).for_each(|crowd| crowd.sets_a_day = 0.25);
    Scenario { people, ..scenario(name, rules, crowds, agents, seasons) }
}

/// Plays a scenario on the real pallets, and checks every invariant after it.
fn on_the_pallets(scenario: &Scenario) -> Ledger {
    chain(&scenario.cast(), scenario.scale().into()).execute_with(|| {
        let ledger = scenario.play(Pallets);
        every_invariant_holds();
        ledger
    })
}

/// What is compared of a run: by season, what was minted, pool, rates, and by crowd what it earned and was paid.
fn figures(scenario: &Scenario, ledger: &Ledger) -> Vec<(String, f64)> {
    let mut all = Vec::new();
    for (number, season) in ledger.seasons.iter().enumerate() {
        let mut note = |what: &str, figure: f64| all.push((format!("season {number}, {what}"), figure));
        note("minted", agt(season.minted));
        if let Some(figures) = season.figures {
            note("pool", agt(figures.pool));
            for (name, lane) in [("base", figures.lanes.base), ("bonded", figures.lanes.bonded)] {
                note(&format!("{name} lane"), lane.aia as f64);
                note(&format!("{name} rate"), agt(lane.rate.payout(1_000_000).unwrap_or(Balance::MAX)));
            }
        }
        for (crowd, share) in scenario.crowds.iter().zip(&season.shares) {
            note(&format!("{} proven", crowd.name), share.proven as f64);
            note(&format!("{} earned", crowd.name), share.earned as f64);
            note(&format!("{} paid", crowd.name), agt(share.paid));
        }
    }
    all
}

/// The figure in which two runs differ most, and by what part of the larger one.
fn furthest(scenario: &Scenario, one: &Ledger, other: &Ledger) -> (String, f64) {
    let (one, other) = (figures(scenario, one), figures(scenario, other));
    if one.len() != other.len() {
        return ("a season that closed on one chain alone".into(), 1.0);
    }
    let apart = one.into_iter().zip(other).map(|((name, one), (_, other))| {
        let larger = one.abs().max(other.abs());
        (name, if larger > 0.0 { (one - other).abs() / larger } else { 0.0 })
    });
    apart.max_by(|(_, one), (_, other)| one.total_cmp(other)).expect("there are figures")
}

#[test]
fn two_thousand_people_over_24_seasons_fare_on_the_pallets_as_in_the_model() {
    let scenario = told(AGENTS, SEASONS_PLAYED, FULL_DAY / 4);
    let real = on_the_pallets(&scenario);
    let (name, error) = furthest(&scenario, &real, &play(&scenario).ledger);
    println!("furthest apart: {name}, {error}");
    assert!(error <= ERROR, "{name}: {error}");
    assert_eq!(real.seasons.len(), 24);
    assert!(agt(real.paid()) > 1_000_000.0, "{}", agt(real.paid()));
}

#[test]
fn a_model_with_another_rule_is_found_out() {
    let scenario = told(400, 4, FULL_DAY);
    let real = on_the_pallets(&scenario);
    let (_, error) = furthest(&scenario, &real, &play(&scenario).ledger);
    assert!(error <= ERROR, "{error}");
    let other = |change: fn(&mut ContributorTerms)| {
        let mut terms = ContributorTerms::DEFAULT;
        change(&mut terms);
        scenario.play(Book::new(scenario.scale().into(), terms, scenario.rules.season))
    };
    for change in [
        |terms: &mut ContributorTerms| terms.reputation_parts = 17,
        |terms: &mut ContributorTerms| terms.proving_share = 7_600,
        |terms: &mut ContributorTerms| terms.low_reputation = 6_000,
        |terms: &mut ContributorTerms| terms.first_tier_sets = 2,
        |terms: &mut ContributorTerms| terms.streak_step = 90,
    ] {
        let (name, error) = furthest(&scenario, &real, &other(change));
        assert!(error > ERROR, "{name}: {error}");
    }
}

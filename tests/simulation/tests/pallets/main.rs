//! The model against the real pallets: the same scenario, played on both.

mod calls;
mod campaign;
mod mock;
mod work;

use agt_primitives::{
    basis_points::BasisPoints,
    calendar::DAY,
    contributors::{ContributorTerms, Outcome, SetKey, Tally, WorkOffer, WorkResult},
    multiplier::Multiplier,
    Aia, Balance,
};
use agt_simulation::{
    chain::Chain,
    chain_model::ChainModel,
    ledger::Ledger,
    money::agt,
    output::{play, AGENTS, SEASONS_PLAYED},
    people::Agent,
    scenario::{Scenario, START},
    sets::{defaults, mixed_cohorts, scenario, FULL_DAY},
};
use mock::{chain, every_invariant_holds, Pallets};

/// How far the model may be from the pallets, in parts of the larger figure: a thousandth.
const ERROR: f64 = 0.001;

/// Returns a scenario of 2,000 people who stand for 100,000, or of fewer who stand for fewer. Nobody wants more than
/// `most_sets` a day, so that the dev profile plays it on the pallets in minutes.
fn told(agents: u64, seasons: u32, aia_a_day: Aia, most_sets: f64) -> Scenario {
    let (name, mut rules) = defaults();
    rules.tasks.aia_a_day = aia_a_day * agents / AGENTS;
    let people = 100_000 * agents / AGENTS;
    let mut cohorts = mixed_cohorts();
    cohorts.iter_mut().for_each(|cohort| cohort.sets_a_day = cohort.sets_a_day.min(most_sets));
    Scenario { people, ..scenario(name, rules, cohorts, agents, seasons) }
}

/// Plays a scenario on the real pallets, and checks every invariant after it.
fn on_the_pallets(scenario: &Scenario) -> Ledger {
    chain(&scenario.cast(), scenario.scale().into()).execute_with(|| {
        let ledger = scenario.play(Pallets);
        every_invariant_holds();
        ledger
    })
}

/// Returns the compared figures of a run: by season the minted AGT, pool, rates and labels, and by cohort the proven
/// accounts, sets, AIA and pay.
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
        for (cohort, share) in scenario.cohorts.iter().zip(&season.shares) {
            note(&format!("{} proven", cohort.name), share.proven as f64);
            note(&format!("{} sets", cohort.name), share.sets as f64);
            note(&format!("{} accepted", cohort.name), share.accepted as f64);
            note(&format!("{} turned away", cohort.name), share.turned_away as f64);
            note(&format!("{} right", cohort.name), share.right as f64);
            note(&format!("{} careless", cohort.name), share.careless as f64);
            note(&format!("{} earned", cohort.name), share.earned as f64);
            note(&format!("{} paid", cohort.name), agt(share.paid));
        }
        let labels = season.labels;
        for (name, count) in [
            ("decided", labels.decided),
            ("wrong", labels.wrong),
            ("undecided", labels.undecided),
            ("left to experts", labels.experts),
            ("gold", labels.gold),
            ("outvoted gold", labels.void),
        ] {
            note(name, count as f64);
        }
    }
    all
}

/// Returns the figure in which two runs differ most, and the difference as a part of the larger one.
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
fn pallets_and_model_agree_for_2000_people_over_24_seasons() {
    let scenario = told(AGENTS, SEASONS_PLAYED, FULL_DAY / 4, 0.2);
    let real = on_the_pallets(&scenario);
    let (name, error) = furthest(&scenario, &real, &play(&scenario).ledger);
    println!("furthest apart: {name}, {error}");
    assert!(error <= ERROR, "{name}: {error}");
    assert_eq!(real.seasons.len(), 24);
    assert!(agt(real.paid()) > 500_000.0, "{}", agt(real.paid()));
}

#[test]
fn model_differs_from_the_pallets_when_one_term_is_changed() {
    let mut scenario = told(400, 4, FULL_DAY, 4.0);
    // So that people of low reputation have work: one of the changes below is about them.
    scenario.rules.campaign.least_reputation = 0;
    let real = on_the_pallets(&scenario);
    let (_, error) = furthest(&scenario, &real, &play(&scenario).ledger);
    assert!(error <= ERROR, "{error}");
    let other = |change: fn(&mut ContributorTerms)| {
        let mut terms = ContributorTerms::DEFAULT;
        change(&mut terms);
        scenario.play(ChainModel::new(scenario.scale().into(), terms, scenario.rules.season))
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

/// Returns the reputation of one account after each of `sets`, one a day. A set says whether it is the platform's, and
/// how many of its 24 items and 8 gold items are right.
fn walked(mut chain: impl Chain, sets: &[(bool, u16, u16)]) -> Vec<BasisPoints> {
    chain.travel_to(START);
    chain.register(0, 0);
    let days = (1..).map(|day| START + day * DAY);
    let after = sets.iter().zip(days).map(|((platform, items, gold), now)| {
        chain.travel_to(now);
        let set = SetKey { campaign: 0, set: now };
        let offer = WorkOffer { set, area: 0, energy: 1, aia_max: 0, stake_tier: Multiplier::ONE, platform: *platform };
        chain.open(0, offer).expect("a set a day can be opened");
        let (consensus, gold) = (Tally::of(*items, 24), Tally::of(*gold, 8));
        let outcome = if gold.two_thirds_right() { Outcome::Accepted } else { Outcome::Rejected };
        chain.close(
            0,
            set,
            WorkResult { outcome, consensus, gold, aia: 0, xp: 0, ripens_at: now, counts_for_reputation: true },
        );
        chain.reputation(0)
    });
    after.collect()
}

#[test]
fn own_gold_only_lowers_reputation_on_the_pallets_and_in_the_model() {
    let sets =
        [vec![(true, 24, 8); 20], vec![(false, 24, 8); 3], vec![(false, 24, 2); 3], vec![(false, 2, 8); 40]].concat();
    let terms = defaults().1;
    let agent = Agent { cohort: 0, accuracy: 1.0, arrives: 0, bond: 0 };
    let real = chain(&[agent], 1).execute_with(|| walked(Pallets, &sets));
    assert_eq!(real, walked(ChainModel::new(1, terms.contributors, terms.season), &sets));
    assert!(real[0] < real[19] && real[19] == real[22] && real[22] > real[25] && real[25] > real[65]);
    let lifting = sets.iter().map(|(_, items, gold)| (true, *items, *gold)).collect::<Vec<_>>();
    assert_ne!(real, walked(ChainModel::new(1, terms.contributors, terms.season), &lifting));
}

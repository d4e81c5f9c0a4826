//! The model against the real pallets: the same scenario, played on both.

mod calls;
mod campaign;
mod merit;
mod mock;
mod referrals;
mod work;

use agt_primitives::{
    basis_points::BasisPoints,
    calendar::DAY,
    contributors::{ContributorTerms, Earned, Outcome, Qualified, SetKey, Tally, WorkKind, WorkOffer, WorkResult},
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
    let scenario = told(400, 4, FULL_DAY, 4.0);
    let real = on_the_pallets(&scenario);
    let (_, error) = furthest(&scenario, &real, &play(&scenario).ledger);
    assert!(error <= ERROR, "{error}");
    let other = |change: fn(&mut ContributorTerms)| {
        let mut terms = ContributorTerms::DEFAULT;
        change(&mut terms);
        scenario.play(ChainModel::new(scenario.scale().into(), terms, scenario.rules.season))
    };
    for change in [
        |terms: &mut ContributorTerms| terms.trial_gold = 97,
        |terms: &mut ContributorTerms| terms.fall_margin = 210,
        |terms: &mut ContributorTerms| terms.least_skill = 8_700,
        |terms: &mut ContributorTerms| terms.pay_floor = 8_450,
        |terms: &mut ContributorTerms| terms.gold_memory = 200,
        |terms: &mut ContributorTerms| terms.prior_gold = 33,
        |terms: &mut ContributorTerms| terms.fall_wait = 6 * DAY,
        |terms: &mut ContributorTerms| terms.first_tier_sets = 2,
        |terms: &mut ContributorTerms| terms.streak_step = 90,
    ] {
        let (name, error) = furthest(&scenario, &real, &other(change));
        assert!(error > ERROR, "{name}: {error}");
    }
}

/// What is seen of an account after a set.
type Seen = (Qualified, BasisPoints, Earned);

/// Returns how one account stands after each of `sets`, one a day, and what the set comes to; none if it may not open it.
/// A set says what it counts as, and how much of its gold is right: of 32 in a quiz, and of 8 elsewhere.
fn walked(mut chain: impl Chain, sets: &[(WorkKind, u16)]) -> Vec<Option<Seen>> {
    let measure = Some(defaults().1.campaign.measure);
    chain.travel_to(START);
    chain.register(0, 0);
    let days = (1..).map(|day| START + day * DAY);
    let after = sets.iter().zip(days).map(|((kind, right), now)| {
        chain.travel_to(now);
        let set = SetKey { campaign: 0, set: now };
        let aia = if *kind == WorkKind::Platform { 320 } else { 0 };
        let stake_tier = Multiplier::ONE;
        chain.open(0, WorkOffer { set, area: 0, energy: 1, aia_max: aia, stake_tier, kind: *kind })?;
        let gold = Tally::of(*right, if *kind == WorkKind::Quiz { 32 } else { 8 });
        let outcome = if gold.two_thirds_right() { Outcome::Accepted } else { Outcome::Rejected };
        let consensus = Tally::NONE;
        let result = WorkResult { outcome, consensus, gold, measure, aia, xp: 0, ripens_at: now, earns_merit: true };
        let earned = chain.close(0, set, result);
        Some((chain.qualified(0), chain.reputation(0), earned))
    });
    after.collect()
}

#[test]
fn account_is_let_in_falls_and_waits_on_the_pallets_as_in_the_model() {
    use WorkKind::{Platform, Pool, Quiz};
    let parts: [&[(WorkKind, u16)]; 8] = [
        &[(Platform, 8), (Quiz, 16), (Quiz, 30), (Quiz, 32)],
        &[(Pool, 0), (Pool, 8)],
        &[(Platform, 8); 13],
        &[(Pool, 0)],
        &[(Platform, 5); 12],
        &[(Quiz, 32); 8],
        &[(Platform, 2); 3],
        &[(Quiz, 32); 16],
    ];
    let (sets, terms) = (parts.concat(), defaults().1);
    let agent = Agent { cohort: 0, accuracy: 1.0, arrives: 0, bond: 0 };
    let real = chain(&[agent], 1).execute_with(|| walked(Pallets, &sets));
    let model = || ChainModel::new(1, terms.contributors, terms.season);
    assert_eq!(real, walked(model(), &sets));

    let qualified = real.iter().map(|seen| seen.map(|(qualified, ..)| qualified)).collect::<Vec<_>>();
    assert_eq!(qualified[..4], [None, Some(Qualified::No), Some(Qualified::OnTrial), None]);
    // Work of a pool moves nothing.
    assert!(real[4] == real[5] && real[18].map(|seen| seen.1) == real[19].map(|seen| seen.1));
    let credited = real.iter().map(|seen| seen.map_or(0, |(.., earned)| earned.credited)).collect::<Vec<_>>();
    assert!(credited[6..17].iter().all(|aia| *aia == 0) && credited[17] > 3_000, "{credited:?}");
    assert_eq!(qualified[17], Some(Qualified::Yes));
    // It falls, waits for a week, is let in, falls again and waits for two.
    let let_in = (0..qualified.len()).filter(|day| qualified[*day] == Some(Qualified::OnTrial)).collect::<Vec<_>>();
    assert!(let_in.iter().any(|day| *day > 18) && qualified.contains(&Some(Qualified::No)), "{qualified:?}");

    let lifting = sets.iter().map(|(kind, right)| (if *kind == Pool { Platform } else { *kind }, *right));
    assert_ne!(real, walked(model(), &lifting.collect::<Vec<_>>()));
}

//! The sets of rules and the attacks of the tables.

use crate::{
    people::{Cohort, Strategy},
    rules::{Campaign, Rules, REFERENCE},
    scenario::Scenario,
};
use agt_primitives::{
    basis_points::BasisPoints,
    calendar::DAY,
    contributors::ContributorTerms,
    redemption::SeasonTerms,
    season::Ceiling,
    tasks::{AnswerKind, TaskTerms},
    token::AGT,
};

/// A named set of rules.
pub type Set = (&'static str, Rules);

/// AIA a day at which all of the pool can be paid at the ceiling: 15 M AGT / 0.05 / 30 days. It is the default.
pub const FULL_DAY: u64 = 10_000_000;

/// The chain's defaults, untouched.
pub fn defaults() -> Set {
    ("defaults", Rules::defaults())
}

/// The defaults with a thirtieth of the AIA a day.
pub fn scarce() -> Set {
    let (_, mut rules) = defaults();
    rules.tasks.aia_a_day = 320_000;
    ("320 k AIA a day", rules)
}

/// The defaults without any of the guards that the attacks are tried without, one at a time: sets have half as much gold,
/// drawn as the items are; AIA is promised at the join; a requester's own gold moves the qualification; a trial is as short
/// and as lax as the hard ranges allow; the least skill and the pay floor are half of the way from chance to the reference;
/// and an account that falls waits a day.
pub fn without_guards() -> Set {
    let (_, mut rules) = defaults();
    rules.guards.own_gold_lifts = true;
    rules.guards.aia_at_join = true;
    rules.campaign.gold = 4;
    rules.campaign.even_gold = false;
    rules.contributors = ContributorTerms {
        trial_gold: 32,
        fall_margin: 300,
        least_skill: 5_000,
        pay_floor: 5_000,
        fall_wait: DAY,
        ..rules.contributors
    };
    ("without guards", rules)
}

/// The ends of the hard ranges that suit attackers best.
pub fn loosest() -> Set {
    let (_, mut rules) = defaults();
    rules.contributors = ContributorTerms {
        trial_gold: 32,
        fall_margin: 300,
        least_skill: 5_000,
        pay_floor: 5_000,
        gold_memory: 1_024,
        prior_gold: 8,
        fall_wait: DAY,
        ..rules.contributors
    };
    rules.tasks =
        TaskTerms { aia_a_day: 1_209_677, least_gold: 1_000, least_weight: 10_000, quorum_share: 36, ..rules.tasks };
    rules.campaign.gold = 4;
    rules.season = SeasonTerms {
        ceiling: Ceiling::new(AGT / 2).expect("the highest ceiling"),
        base_part: BasisPoints::clamped(2_000),
        aia_per_agt: 4,
        base_cap: 12_000,
    };
    ("loosest ranges", rules)
}

/// Every set of the main table.
pub fn all() -> Vec<Set> {
    vec![defaults(), scarce(), loosest()]
}

/// Returns the cohorts of the main table: 60 % honest, 15 % lazy, 15 % Sybil accounts (half of them blind), 10 %
/// colluding.
pub fn mixed_cohorts() -> Vec<Cohort> {
    vec![Cohort::honest(600), Cohort::lazy(150), Cohort::blind(75), Cohort::model(75), Cohort::colluding(100)]
}

/// Returns a scenario of 100,000 people.
pub fn scenario(name: &str, rules: Rules, cohorts: Vec<Cohort>, agents: u64, seasons: u32) -> Scenario {
    let (name, people) = (name.to_string(), 100_000);
    Scenario { name, seed: 2_027, people, agents, seasons, rules, cohorts, correlation: 0.2, keeper: None }
}

/// An attack: its cohort, and how the campaigns differ that it is tried on.
#[derive(Clone)]
pub struct Attack {
    /// Its name in tables.
    pub name: &'static str,
    /// The attackers: a fifth of all accounts.
    pub cohort: Cohort,
    /// The campaigns it is tried on.
    pub campaigns: fn(&mut Campaign),
}

/// Every attack of the table of verdicts.
pub fn attacks() -> Vec<Attack> {
    let attack = |name, cohort: Cohort| Attack { name, cohort: Cohort { arrives: 60, ..cohort }, campaigns: |_| () };
    let colluders = Cohort::colluding(200);
    vec![
        attack("blind bots", Cohort::blind(200)),
        Attack {
            campaigns: |campaign| campaign.ask(AnswerKind::Categories { count: 2 }, 0, REFERENCE),
            ..attack("blind bots (two categories)", Cohort::blind(200))
        },
        Attack {
            campaigns: |campaign| campaign.commonest = Some(0.9),
            ..attack(
                "the commonest answer (90 % of items)",
                Cohort { strategy: Strategy::Commonest, ..Cohort::blind(200) },
            )
        },
        attack("cheap model (70 % right)", Cohort::model(200)),
        attack("cheap model (80 % right)", Cohort { accuracy: (0.8, 0.8), ..Cohort::model(200) }),
        attack("colluders", colluders.clone()),
        attack("colluders (first)", Cohort { first: true, ..colluders.clone() }),
        attack("colluders (a model of 80 %)", Cohort { accuracy: (0.8, 0.8), ..colluders.clone() }),
        attack("colluders (a model of 85 %)", Cohort { accuracy: (0.85, 0.85), ..colluders.clone() }),
        attack(
            "colluders (85 % with fresh accounts)",
            Cohort { accuracy: (0.85, 0.85), fresh: true, ..colluders.clone() },
        ),
        attack("colluders (own requester)", Cohort { own_requester: 9_500, ..colluders }),
        attack("lazy people (a quarter guessed)", Cohort { name: "a quarter guessed", ..Cohort::lazy(200) }),
        attack(
            "lazy people (half guessed)",
            Cohort {
                name: "half guessed",
                strategy: Strategy::Guesses { looks: 0.5 },
                sets_a_day: 4.0,
                ..Cohort::lazy(200)
            },
        ),
    ]
}

/// Returns the scenario of an attack under a set of rules: 70 % honest, 10 % lazy, 20 % attackers; all arrive in two
/// months. Honest people have a bond as attackers have, so that the comparison is about the work and not about the
/// lane.
pub fn attacked(attack: &Attack, mut rules: Rules, agents: u64, seasons: u32) -> Scenario {
    (attack.campaigns)(&mut rules.campaign);
    let soon = |cohort| Cohort { arrives: 60, ..cohort };
    let honest = Cohort { bond: (1.0, 200), ..Cohort::honest(700) };
    let cohorts = vec![soon(honest), soon(Cohort::lazy(100)), attack.cohort.clone()];
    scenario(attack.name, rules, cohorts, agents, seasons)
}

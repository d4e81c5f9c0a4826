//! The parameter sets and the attacks that the tables are about.

use crate::{
    people::{Crowd, Rise, Strategy},
    rules::{Campaign, Rules},
    scenario::Scenario,
};
use agt_primitives::{
    basis_points::BasisPoints,
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

/// The defaults with as little AIA a day as the chain once began with.
pub fn scarce() -> Set {
    let (_, mut rules) = defaults();
    rules.tasks.aia_a_day = 320_000;
    ("320 k AIA a day", rules)
}

/// What the chain did before the model had a say, but for the AIA: a quarter of the quizzes may be wrong, half as much
/// gold and drawn as the items are, no reputation asked, AIA promised at the join, a requester's own gold that lifts, and
/// items that are decided by who fails gold, too.
pub fn as_it_was() -> Set {
    let (_, mut rules) = defaults();
    rules.guards.own_gold_lifts = true;
    rules.guards.aia_at_join = true;
    rules.guards.failing_decide = true;
    rules.campaign.gold = 4;
    rules.campaign.even_gold = false;
    rules.campaign.least_reputation = 0;
    rules.contributors.proving_share = 7_500;
    ("as it was", rules)
}

/// The same, and proving at 85 %.
pub fn proving() -> Set {
    let (_, mut rules) = as_it_was();
    rules.contributors.proving_share = ContributorTerms::DEFAULT.proving_share;
    ("and proving at 85 %", rules)
}

/// The ends of the hard ranges that suit attackers best.
pub fn loosest() -> Set {
    let (_, mut rules) = defaults();
    rules.contributors = ContributorTerms {
        proving_items: 16,
        proving_share: 7_000,
        reputation_parts: 8,
        low_reputation: 0,
        ..rules.contributors
    };
    rules.tasks = TaskTerms {
        aia_a_day: 1_209_677,
        least_reputation: 0,
        least_gold: 1_000,
        least_weight: 10_000,
        quorum_share: 36,
        ..rules.tasks
    };
    rules.campaign.gold = 4;
    rules.campaign.least_reputation = 0;
    rules.season = SeasonTerms {
        ceiling: Ceiling::new(AGT / 2).expect("the highest ceiling"),
        base_part: BasisPoints::clamped(2_000),
        aia_per_agt: 4,
        base_cap: 12_000,
    };
    ("loosest ranges", rules)
}

/// What the chain did when the model first played it: gold that two could void, rounds of the first.
pub fn before() -> Set {
    let (_, mut rules) = as_it_was();
    rules.guards.two_void_gold = true;
    rules.guards.joiners_choose_rounds = true;
    ("before", rules)
}

/// Every set of the main table.
pub fn all() -> Vec<Set> {
    vec![defaults(), scarce(), loosest(), proving(), as_it_was(), before()]
}

/// The crowds of the main table: 60 % honest, 15 % lazy, 15 % Sybil accounts (half of them blind), 10 % colluding.
pub fn mixed_crowds() -> Vec<Crowd> {
    vec![Crowd::honest(600), Crowd::lazy(150), Crowd::blind(75), Crowd::model(75), Crowd::cabal(100)]
}

/// A scenario of 100,000 people.
pub fn scenario(name: &str, rules: Rules, crowds: Vec<Crowd>, agents: u64, seasons: u32) -> Scenario {
    let (name, people) = (name.to_string(), 100_000);
    Scenario { name, seed: 2_027, people, agents, seasons, rules, crowds, correlation: 0.2 }
}

/// An attack: its crowd, and what it changes about the campaigns it chooses.
#[derive(Clone)]
pub struct Attack {
    /// What tables call it.
    pub name: &'static str,
    /// Who carries it out: a fifth of all accounts.
    pub crowd: Crowd,
    /// The campaigns it is tried on.
    pub campaigns: fn(&mut Campaign),
}

/// Every attack of the table of verdicts.
pub fn attacks() -> Vec<Attack> {
    let attack = |name, crowd: Crowd| Attack { name, crowd: Crowd { arrives: 60, ..crowd }, campaigns: |_| () };
    let cabal = Crowd::cabal(200);
    vec![
        attack("blind bots", Crowd::blind(200)),
        Attack {
            campaigns: |campaign| campaign.kind = AnswerKind::Categories { count: 2 },
            ..attack("blind bots (two categories)", Crowd::blind(200))
        },
        Attack {
            campaigns: |campaign| campaign.commonest = Some(0.9),
            ..attack(
                "the commonest answer (90 % of items)",
                Crowd { strategy: Strategy::Commonest, ..Crowd::blind(200) },
            )
        },
        attack("cheap model (70 % right)", Crowd::model(200)),
        attack("cheap model (80 % right)", Crowd { accuracy: (0.8, 0.8), ..Crowd::model(200) }),
        attack("colluders (scattered)", Crowd { together: false, ..cabal.clone() }),
        attack("colluders (together)", cabal.clone()),
        attack("colluders (together and first)", Crowd { first: true, ..cabal.clone() }),
        attack("colluders (a model of 80 %)", Crowd { accuracy: (0.8, 0.8), ..cabal.clone() }),
        attack("colluders (own requester)", Crowd { rise: Rise::OwnRequester(9_000), ..cabal }),
        attack("lazy people (a quarter guessed)", Crowd { name: "a quarter guessed", ..Crowd::lazy(200) }),
        attack(
            "lazy people (half guessed)",
            Crowd {
                name: "half guessed",
                strategy: Strategy::Guesses { looks: 0.5 },
                sets_a_day: 4.0,
                ..Crowd::lazy(200)
            },
        ),
    ]
}

/// The scenario of an attack under a set of rules: 70 % honest, 10 % lazy, 20 % attackers; all arrive in two months. Honest
/// people have a bond as attackers have, so that what is compared is the work and not the lane.
pub fn attacked(attack: &Attack, mut rules: Rules, agents: u64, seasons: u32) -> Scenario {
    (attack.campaigns)(&mut rules.campaign);
    let soon = |crowd| Crowd { arrives: 60, ..crowd };
    let honest = Crowd { bond: (1.0, 200), ..Crowd::honest(700) };
    let crowds = vec![soon(honest), soon(Crowd::lazy(100)), attack.crowd.clone()];
    scenario(attack.name, rules, crowds, agents, seasons)
}

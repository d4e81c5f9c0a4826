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

/// AIA a day at which all of the pool can be paid at the ceiling: 15 M AGT / 0.05 / 30 days.
pub const FULL_DAY: u64 = 10_000_000;

/// The chain's defaults, untouched.
pub fn defaults() -> Set {
    ("defaults", Rules::defaults())
}

/// The defaults with a platform that promises enough AIA for 100,000 people.
pub fn ten_million() -> Set {
    let mut rules = Rules::defaults();
    rules.tasks.aia_a_day = FULL_DAY;
    ("10 M AIA a day", rules)
}

/// The same, and proving at 85 %.
pub fn proving() -> Set {
    let (_, mut rules) = ten_million();
    rules.contributors.proving_share = 8_500;
    ("proving at 85 %", rules)
}

/// All that the attacks ask for: proving at 85 %, 8 golds a set that are even over the categories, campaigns that ask for
/// a reputation of 85 %, averages that the platform's gold alone lifts, and AIA that is promised at the deal.
pub fn guarded() -> Set {
    let (_, mut rules) = ten_million();
    rules.guards.own_gold_lifts = false;
    rules.guards.aia_at_join = false;
    rules.campaign.gold = 8;
    rules.campaign.even_gold = true;
    rules.campaign.least_reputation = 8_500;
    rules.contributors.proving_share = 8_500;
    ("guarded", rules)
}

/// The ends of the hard ranges that suit attackers best.
pub fn loosest() -> Set {
    let (_, mut rules) = ten_million();
    rules.contributors = ContributorTerms {
        proving_items: 16,
        proving_share: 7_000,
        reputation_parts: 8,
        low_reputation: 0,
        ..rules.contributors
    };
    rules.tasks = TaskTerms { aia_a_day: 1_209_677, least_weight: 10_000, quorum_share: 36, ..rules.tasks };
    rules.season = SeasonTerms {
        ceiling: Ceiling::new(AGT / 2).expect("the highest ceiling"),
        base_part: BasisPoints::clamped(2_000),
        aia_per_agt: 4,
        base_cap: 12_000,
    };
    ("loosest ranges", rules)
}

/// What the chain did when the model first played it, with enough AIA: gold that two could void, rounds of the first.
pub fn before() -> Set {
    let (_, mut rules) = ten_million();
    rules.guards.two_void_gold = true;
    rules.guards.joiners_choose_rounds = true;
    ("before", rules)
}

/// Every set of the main table.
pub fn all() -> Vec<Set> {
    vec![defaults(), ten_million(), proving(), guarded(), loosest(), before()]
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
        attack("colluders (own requester)", Crowd { rise: Rise::OwnRequester(9_000), ..cabal }),
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

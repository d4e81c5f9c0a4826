//! The rules of a run: the governed terms of the chain, and what a campaign is like.

use agt_primitives::{
    basis_points::BasisPoints,
    consensus::Quorum,
    contributors::ContributorTerms,
    redemption::SeasonTerms,
    skill::Measure,
    tasks::{AnswerKind, GoldRules, Replication, TaskTerms},
    Aia,
};

/// Positions of a set of a campaign of the platform.
const POSITIONS: u8 = 32;

/// The share of right answers, in basis points, that skilled people reach in the work of the defaults.
pub const REFERENCE: u16 = 9_500;

/// Everything that a run depends on.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// The governed terms of contributors.
    pub contributors: ContributorTerms,
    /// The governed terms of tasks.
    pub tasks: TaskTerms,
    /// The terms of the seasons.
    pub season: SeasonTerms,
    /// The platform's campaigns.
    pub campaign: Campaign,
    /// Rules of the chain that are switched off.
    pub guards: Guards,
}

/// The platform's campaigns; all of them are alike.
#[derive(Clone, Copy, Debug)]
pub struct Campaign {
    /// The kind of answer.
    pub kind: AnswerKind,
    /// Chance and reference of the work. All classes are equally frequent.
    pub measure: Measure,
    /// The number of workers who answer the same set.
    pub replication: Replication,
    /// Positions of a set, gold included.
    pub positions: u8,
    /// Gold among them.
    pub gold: u8,
    /// The tickets that a round takes for each seat that the platform's AIA pays: three where its campaigns want
    /// no more sets than it pays, more where they do.
    pub tickets_a_seat: u32,
    /// The sets of a campaign, after which the platform opens the next one. None if there are as many campaigns as
    /// there is AIA for.
    pub sets: Option<u32>,
    /// The hour of a quarter of a day in which rounds close at the latest: 0 to 5. The hours that have begun pay for
    /// them.
    pub closes: u8,
    /// AIA for each position.
    pub aia_a_position: Aia,
    /// The share of the items that belong to the commonest category. None if all are equally common.
    pub commonest: Option<f64>,
    /// Whether gold has each class equally often, however common it is, and a leaf is refused that is right for one
    /// constant answer more often than by chance. Otherwise gold is drawn as the items are.
    pub even_gold: bool,
}

impl Campaign {
    /// Has it ask for answers of a kind, which skilled people get right in this share. Choices are right by chance in one
    /// of their number.
    pub fn ask(&mut self, kind: AnswerKind, chance: u16, reference: u16) {
        let chance = kind.classes().map_or(chance, |classes| 10_000u16.div_ceil(classes));
        let points = BasisPoints::clamped;
        self.kind = kind;
        self.measure = Measure::new(points(chance), points(reference)).expect("a reference above chance");
    }

    /// Returns the most AIA that a set pays a worker, before multipliers.
    pub fn reward(&self) -> Aia {
        self.aia_a_position.saturating_mul(self.positions.into())
    }

    /// Returns the rules of its gold leaves.
    pub fn gold_rules(&self) -> GoldRules {
        let Self { kind, positions, gold, measure, .. } = *self;
        GoldRules { kind, positions, gold, verification: false, two_keys: true, chance: measure.chance() }
    }
}

/// Rules of the chain that a run can switch off, so that the tables show what each is worth. The defaults switch off
/// none: every field is false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guards {
    /// Whether a ticket is promised its AIA when it joins, so that the first workers get all that the hour may promise.
    /// On the chain a round is promised AIA when it closes, for as many sets as the budget pays.
    pub aia_at_join: bool,
    /// Whether a requester's own gold moves the qualification if its price earns merit. On the chain only the platform's
    /// gold does.
    pub own_gold_lifts: bool,
}

impl Rules {
    /// Returns the defaults of the chain, with campaigns in four categories that skilled people get right in 95 of 100, at
    /// 10 AIA a position and with the least gold that the terms allow.
    pub fn defaults() -> Self {
        let least_gold = u32::from(POSITIONS) * u32::from(TaskTerms::DEFAULT.least_gold);
        Self {
            contributors: ContributorTerms::DEFAULT,
            tasks: TaskTerms::DEFAULT,
            season: SeasonTerms::default(),
            campaign: Campaign {
                kind: AnswerKind::Categories { count: 4 },
                measure: Measure::of_gold(&[1; 4], BasisPoints::clamped(REFERENCE)).expect("a reference above chance"),
                replication: Replication::Three,
                positions: POSITIONS,
                gold: u8::try_from(least_gold.div_ceil(10_000)).unwrap_or(POSITIONS),
                tickets_a_seat: 3,
                sets: None,
                closes: 5,
                aia_a_position: 10,
                commonest: None,
                even_gold: true,
            },
            guards: Guards { aia_at_join: false, own_gold_lifts: false },
        }
    }

    /// Returns the agreement by which workers outvote gold.
    pub fn quorum(&self) -> Quorum {
        self.tasks.quorum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_set_has_the_least_gold_that_the_terms_allow() {
        let Rules { tasks, campaign, .. } = Rules::defaults();
        assert!(tasks.has_enough_gold(campaign.gold, campaign.positions) && campaign.gold_rules().are_sound());
        assert!(!tasks.has_enough_gold(campaign.gold - 1, campaign.positions));
    }
}

//! The rules of a run: the governed terms of the chain, and what a campaign is like.

use crate::standing::StandingRule;
use agt_primitives::{
    consensus::Quorum,
    contributors::ContributorTerms,
    redemption::SeasonTerms,
    tasks::{AnswerKind, GoldRules, Replication, TaskTerms},
    Aia,
};

/// Positions of a set of a campaign of the platform.
const POSITIONS: u8 = 32;

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
    /// The rule of standing, in place of the two averages. None if reputation is averages, as the pallets have it.
    pub standing: Option<StandingRule>,
}

/// The platform's campaigns; all of them are alike.
#[derive(Clone, Copy, Debug)]
pub struct Campaign {
    /// The kind of answer.
    pub kind: AnswerKind,
    /// The number of workers who answer the same set.
    pub replication: Replication,
    /// Positions of a set, gold included.
    pub positions: u8,
    /// Gold among them.
    pub gold: u8,
    /// The tickets that a queue class takes for each seat that the platform's AIA pays: three where its campaigns want
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
    /// The least reputation of a worker who joins, in basis points.
    pub least_reputation: u16,
    /// The share of the items that belong to the commonest category. None if all are equally common.
    pub commonest: Option<f64>,
    /// Whether gold is drawn evenly over the categories, however common they are, and a leaf is refused that one
    /// constant answer passes. Otherwise gold is drawn as the items are.
    pub even_gold: bool,
}

impl Campaign {
    /// Returns the most AIA that a set pays a worker, before multipliers.
    pub fn reward(&self) -> Aia {
        self.aia_a_position.saturating_mul(self.positions.into())
    }

    /// Returns the rules of its gold leaves.
    pub fn gold_rules(&self) -> GoldRules {
        let Self { kind, positions, gold, .. } = *self;
        GoldRules { kind, positions, gold, verification: false, two_keys: true }
    }
}

/// Rules of the chain that a run can switch off, so that the tables show what each is worth. The defaults switch off
/// none: every field is false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guards {
    /// Whether a ticket is promised its AIA when it joins, so that the first workers get all that the hour may promise.
    /// On the chain a round is promised AIA when it closes, for as many sets as the budget pays.
    pub aia_at_join: bool,
    /// Whether a requester's own gold raises the gold average if its fee counts for reputation. On the chain only the
    /// platform's gold does.
    pub own_gold_lifts: bool,
}

impl Rules {
    /// Returns the defaults of the chain, with campaigns in four categories at 10 AIA a position and the least gold and
    /// the least reputation that the terms allow.
    pub fn defaults() -> Self {
        let least_gold = u32::from(POSITIONS) * u32::from(TaskTerms::DEFAULT.least_gold);
        Self {
            contributors: ContributorTerms::DEFAULT,
            tasks: TaskTerms::DEFAULT,
            season: SeasonTerms::default(),
            campaign: Campaign {
                kind: AnswerKind::Categories { count: 4 },
                replication: Replication::Three,
                positions: POSITIONS,
                gold: u8::try_from(least_gold.div_ceil(10_000)).unwrap_or(POSITIONS),
                tickets_a_seat: 3,
                sets: None,
                closes: 5,
                aia_a_position: 10,
                least_reputation: TaskTerms::DEFAULT.least_reputation,
                commonest: None,
                even_gold: true,
            },
            standing: None,
            guards: Guards { aia_at_join: false, own_gold_lifts: false },
        }
    }

    /// Returns the agreement that decides an item.
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

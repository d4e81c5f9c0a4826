//! The rules of a run: the governed terms of the chain, and what a campaign is like.

use agt_primitives::{
    consensus::Quorum,
    contributors::ContributorTerms,
    redemption::SeasonTerms,
    tasks::{AnswerKind, GoldRules, Replication, TaskTerms},
    Aia,
};

/// Positions of a set of a campaign of the platform.
const POSITIONS: u8 = 32;

/// Everything that a run is played by.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Of standing.
    pub contributors: ContributorTerms,
    /// Of work.
    pub tasks: TaskTerms,
    /// Of redemption.
    pub season: SeasonTerms,
    /// Of the platform's campaigns.
    pub campaign: Campaign,
    /// How the chain meets those who act together.
    pub guards: Guards,
}

/// What the platform's campaigns are like; all of them are alike.
#[derive(Clone, Copy, Debug)]
pub struct Campaign {
    /// What is asked for.
    pub kind: AnswerKind,
    /// How many answer the same set.
    pub replication: Replication,
    /// Positions of a set, gold included.
    pub positions: u8,
    /// Gold among them.
    pub gold: u8,
    /// How many tickets a lane takes for each seat that the platform's AIA pays: three where its campaigns want no more
    /// sets than it pays, more where they do.
    pub tickets_a_seat: u32,
    /// How many sets a campaign has, after which the platform opens the next one; none where campaigns are as many and
    /// as large as there is AIA for.
    pub sets: Option<u32>,
    /// In which hour of a quarter of a day rounds close, at the latest: 0 to 5. They are paid by the hours that have
    /// begun.
    pub closes: u8,
    /// AIA for each position.
    pub aia_a_position: Aia,
    /// Below which reputation nobody may join, in basis points.
    pub least_reputation: u16,
    /// What share of the items belongs to the commonest category; none where all are equally common.
    pub commonest: Option<f64>,
    /// Whether gold is drawn evenly over the categories however common they are, and leaves are refused in which one
    /// answer passes. Otherwise gold is drawn as the items are.
    pub even_gold: bool,
}

impl Campaign {
    /// What a set pays at the most, before multipliers.
    pub fn reward(&self) -> Aia {
        self.aia_a_position.saturating_mul(self.positions.into())
    }

    /// What the leaves of its gold keep to.
    pub fn gold_rules(&self) -> GoldRules {
        let Self { kind, positions, gold, .. } = *self;
        GoldRules { kind, positions, gold, verification: false, two_keys: true }
    }
}

/// What the chain does not do any more, rule by rule. All of it is off in the defaults, and stays playable so that the
/// tables can tell what each change is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guards {
    /// Whether two proven workers who agree outvote the platform's own gold. Now it stands always.
    pub two_void_gold: bool,
    /// Whether those who join together are dealt together, because the first who came closed a round. Now its seats are
    /// drawn among all who join in its window.
    pub joiners_choose_rounds: bool,
    /// Whether a ticket is promised its AIA when it joins: then who comes first has what the hour may promise. Now the
    /// round is promised it when it closes, for as many sets as the budget pays.
    pub aia_at_join: bool,
    /// Whether the gold of a requester who pays the fee of merit lifts the gold average. Now the platform's alone does.
    pub own_gold_lifts: bool,
    /// Whether who fails a set's gold helps to decide its items. Now it weighs nothing there.
    pub failing_decide: bool,
}

impl Rules {
    /// The defaults of the chain, and campaigns in four categories at 10 AIA a position, with as much gold and as much
    /// reputation as the terms ask for at the least.
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
            guards: Guards {
                two_void_gold: false,
                joiners_choose_rounds: false,
                aia_at_join: false,
                own_gold_lifts: false,
                failing_decide: false,
            },
        }
    }

    /// How much agreement decides.
    pub fn quorum(&self) -> Quorum {
        self.tasks.quorum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_as_much_gold_as_the_terms_ask_for_and_no_more() {
        let Rules { tasks, campaign, .. } = Rules::defaults();
        assert!(tasks.has_enough_gold(campaign.gold, campaign.positions) && campaign.gold_rules().are_sound());
        assert!(!tasks.has_enough_gold(campaign.gold - 1, campaign.positions));
    }
}

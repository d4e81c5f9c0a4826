//! The rules of a run: the governed terms of the chain, and what a campaign is like.

use agt_primitives::{
    consensus::Quorum,
    contributors::ContributorTerms,
    redemption::SeasonTerms,
    tasks::{AnswerKind, Replication, TaskTerms},
    Aia,
};

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
    /// AIA for each position.
    pub aia_a_position: Aia,
    /// Below which reputation nobody may join, in basis points.
    pub least_reputation: u16,
    /// What share of the items belongs to the commonest category; none where all are equally common.
    pub commonest: Option<f64>,
    /// Whether gold is drawn evenly over the categories however common they are.
    pub even_gold: bool,
}

impl Campaign {
    /// What a set pays at the most, before multipliers.
    pub fn reward(&self) -> Aia {
        self.aia_a_position.saturating_mul(self.positions.into())
    }
}

/// Where the rules leave room for another choice: what the pure functions of `agt-primitives` allow, and what they are
/// compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guards {
    /// Whether proven workers can outvote the platform's own gold, as they can a requester's.
    pub gold_can_be_void: bool,
    /// Whether those who join together are dealt together: true where the first who come fill a round, false where a
    /// round is drawn by lot among all who want work that day.
    pub joiners_choose_rounds: bool,
    /// Whether the gold of a requester who pays the fee of merit moves the gold average, as the platform's does.
    pub own_gold_lifts: bool,
}

impl Rules {
    /// The defaults of the chain, and campaigns of 28 items and 4 golds in four categories at 10 AIA a position.
    pub fn defaults() -> Self {
        Self {
            contributors: ContributorTerms::DEFAULT,
            tasks: TaskTerms::DEFAULT,
            season: SeasonTerms::default(),
            campaign: Campaign {
                kind: AnswerKind::Categories { count: 4 },
                replication: Replication::Three,
                positions: 32,
                gold: 4,
                aia_a_position: 10,
                least_reputation: 0,
                commonest: None,
                even_gold: false,
            },
            guards: Guards { gold_can_be_void: true, joiners_choose_rounds: true, own_gold_lifts: true },
        }
    }

    /// How much agreement decides.
    pub fn quorum(&self) -> Quorum {
        self.tasks.quorum()
    }
}

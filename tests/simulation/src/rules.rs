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

/// What the chain does about those who act together, beside what it did before and what it could do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guards {
    /// Whether two proven workers who agree outvote the platform's own gold, as they did before. Now it stands always.
    pub two_void_gold: bool,
    /// Whether those who join together are dealt together, as they were before, when the first who came closed a round.
    /// Now its seats are drawn among all who join in its window.
    pub joiners_choose_rounds: bool,
    /// Whether a ticket is promised its AIA when it joins, as it is: then who comes first has what the hour may promise.
    /// Otherwise only who is dealt a seat is promised any.
    pub aia_at_join: bool,
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
            guards: Guards {
                two_void_gold: false,
                joiners_choose_rounds: false,
                aia_at_join: true,
                own_gold_lifts: true,
            },
        }
    }

    /// How much agreement decides.
    pub fn quorum(&self) -> Quorum {
        self.tasks.quorum()
    }
}

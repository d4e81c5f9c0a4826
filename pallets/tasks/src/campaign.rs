//! A campaign: its terms, which never change once it is open, and how far it is.

use agt_primitives::{
    access::Role,
    basis_points::BasisPoints,
    calendar::DAY,
    contributors::AreaId,
    tasks::{AnswerKind, GoldRules, PoolId, Replication, RoundId, SetId, TaskTerms, MAX_POSITIONS},
    Aia, Balance, Moment,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

const MINUTE: Moment = 60_000;
const HOUR: Moment = 60 * MINUTE;

/// The most bytes of a campaign's address.
pub const MAX_URI: u32 = 128;

/// The most items of a campaign, and the most sets that it may ever deal.
pub const MAX_ITEMS: u32 = 16_777_216;

/// Where a campaign's specification and its questions are shown.
pub type Uri = BoundedVec<u8, ConstU32<MAX_URI>>;

/// What sort of work a campaign is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo
)]
pub enum CampaignKind {
    /// Work for everybody.
    General,
    /// Work in one field.
    Specialised,
    /// Needs the role of advanced tasks and a medallion of the area.
    Advanced,
    /// Sets of gold alone, by which people are proven. The platform's only.
    Quiz,
    /// Answers that a model proposed, checked by staked validators.
    Verification,
}

/// Who pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Funding {
    /// The platform, out of its daily budget.
    Platform {
        /// AIA that a perfect set earns, before multipliers.
        aia: Aia,
    },
    /// A pool, through its escrow.
    Pool {
        /// The pool.
        pool: PoolId,
        /// What a perfect set earns, in the smallest units of the pool's asset.
        price: Balance,
    },
}

impl Funding {
    /// Whether the platform pays.
    pub fn is_platform(&self) -> bool {
        matches!(self, Self::Platform { .. })
    }

    /// AIA that a perfect set earns.
    pub fn aia(&self) -> Aia {
        match self {
            Self::Platform { aia } => *aia,
            Self::Pool { .. } => 0,
        }
    }

    /// What a perfect set earns out of a pool.
    pub fn price(&self) -> Balance {
        match self {
            Self::Platform { .. } => 0,
            Self::Pool { price, .. } => *price,
        }
    }
}

/// Who may join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Requirements {
    /// The role to hold; with one, each ticket sets a part of the bond aside.
    pub role: Option<Role>,
    /// The least level of the medallion of the area; zero asks for none.
    pub medallion: u8,
    /// The least level of the selected character; zero asks for none.
    pub character: u16,
    /// The least reputation in the area.
    pub reputation: BasisPoints,
}

/// How long each step of a set takes at the most, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Windows {
    /// From a round's first ticket on it can be joined.
    pub join: Moment,
    /// From the deal on whoever has a seat commits.
    pub commit: Moment,
    /// From then on stand-ins commit to seats that are free.
    pub stand_in: Moment,
    /// From then on, or from the moment when every seat is committed, answers are revealed. It is not over sooner than
    /// this long after the time to commit: nobody is hurried by others who commit early.
    pub reveal: Moment,
    /// From then on, or from the moment when all are revealed, the gold is opened.
    pub gold: Moment,
}

impl Windows {
    /// Whether every window is inside its hard range.
    pub fn are_sound(&self) -> bool {
        (5 * MINUTE..=7 * DAY).contains(&self.join)
            && [self.commit, self.reveal].iter().all(|window| (HOUR..=DAY).contains(window))
            && (10 * MINUTE..=DAY).contains(&self.stand_in)
            && (HOUR..=3 * DAY).contains(&self.gold)
    }
}

/// What its owner says about a campaign when it opens it. None of it ever changes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct CampaignTerms {
    /// The sort of work.
    pub kind: CampaignKind,
    /// The area whose reputation admits and moves.
    pub area: AreaId,
    /// The hash of the specification.
    pub spec: H256,
    /// Where it is.
    pub uri: Uri,
    /// What an answer is.
    pub answer: AnswerKind,
    /// Items in all; none in a quiz.
    pub items: u32,
    /// Items a set; none in a quiz.
    pub items_a_set: u8,
    /// Gold a set; none where answers are rich.
    pub gold_a_set: u8,
    /// Seats a set.
    pub replication: Replication,
    /// Who may join.
    pub requirements: Requirements,
    /// Who pays.
    pub funding: Funding,
    /// How long each step takes.
    pub windows: Windows,
    /// Until when it can be joined.
    pub deadline: Moment,
    /// The root of the gold's leaves.
    pub gold_root: H256,
    /// How many leaves there are: the sets that the campaign may ever deal.
    pub leaves: u32,
}

impl CampaignTerms {
    /// Positions of a set that is full.
    pub fn positions(&self) -> u8 {
        self.items_a_set.saturating_add(self.gold_a_set)
    }

    /// Whether it asks for answers that equality cannot judge.
    pub fn is_rich(&self) -> bool {
        self.answer == AnswerKind::Rich
    }

    /// The least number of sets that carry every item once.
    pub fn sets(&self) -> u32 {
        match self.kind {
            CampaignKind::Quiz => self.leaves,
            _ => self.items.checked_div(self.items_a_set.into()).map_or(0, |whole| {
                let rest = self.items.checked_rem(self.items_a_set.into()).is_some_and(|rest| rest > 0);
                whole.saturating_add(rest.into())
            }),
        }
    }

    /// Whether items, gold, seats and leaves fit together.
    pub fn has_sound_sets(&self) -> bool {
        let (items, gold) = (self.items_a_set, self.gold_a_set);
        let content = match self.kind {
            CampaignKind::Quiz => items == 0 && self.items == 0 && gold > 0 && !self.is_rich(),
            CampaignKind::Verification => items > 0 && !self.is_rich(),
            _ => items > 0 && self.is_rich() == (gold == 0),
        };
        let graded =
            !self.is_rich() || u32::from(items).saturating_mul(self.replication.seats().into()) <= MAX_POSITIONS;
        content
            && graded
            && u32::from(items).saturating_add(gold.into()) <= MAX_POSITIONS
            && (self.items > 0) == (items > 0)
            && self.items <= MAX_ITEMS
            && (1..=MAX_ITEMS).contains(&self.leaves)
            && self.sets() <= self.leaves
            && self.gold_rules(self.positions()).are_sound()
    }

    /// What the leaves of its sets of so many positions have to keep to.
    pub fn gold_rules(&self, positions: u8) -> GoldRules {
        GoldRules {
            kind: self.answer,
            positions,
            gold: self.gold_a_set,
            verification: self.kind == CampaignKind::Verification,
            two_keys: self.funding.is_platform(),
        }
    }

    /// What governance demands of a campaign that pays AIA: a reputation to join, and gold enough where answers are not
    /// rich. A quiz by which people come to a reputation pays none.
    pub fn is_guarded(&self, governed: &TaskTerms) -> Result<(), Unguarded> {
        if self.funding.aia() == 0 {
            return Ok(());
        }
        if self.requirements.reputation.points() < governed.least_reputation {
            return Err(Unguarded::Reputation);
        }
        if !self.is_rich() && !governed.has_enough_gold(self.gold_a_set, self.positions()) {
            return Err(Unguarded::Gold);
        }
        Ok(())
    }

    /// Whether its kind and its requirements fit together.
    pub fn has_sound_requirements(&self) -> bool {
        let asked = &self.requirements;
        match self.kind {
            CampaignKind::Advanced => asked.role == Some(Role::AdvancedTasks) && asked.medallion > 0,
            CampaignKind::Verification => asked.role == Some(Role::DataValidation),
            CampaignKind::Quiz => asked.role.is_none() && self.funding.is_platform(),
            CampaignKind::General | CampaignKind::Specialised => true,
        }
    }
}

/// What a campaign that pays AIA lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unguarded {
    /// It asks for too little reputation.
    Reputation,
    /// It has too little gold.
    Gold,
}

/// Where a campaign is in its life.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo
)]
pub enum Phase {
    /// The keeper has not approved its gold.
    Proposed,
    /// It can be joined.
    Open,
    /// Nobody joins any more; what is closed or dealt goes on.
    Stopped,
    /// Over: only to be pruned.
    Closed,
}

/// Entries of a list that are not dealt: from `head` on, up to `tail`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Waiting {
    /// Entries that were dealt.
    pub head: u32,
    /// Entries that were ever made.
    pub tail: u32,
}

impl Waiting {
    /// How many wait.
    pub fn len(&self) -> u32 {
        self.tail.saturating_sub(self.head)
    }

    /// Whether none waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What came of a campaign so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct CampaignFigures {
    /// Sets that are over.
    pub settled: u32,
    /// Sets among them to which nobody committed.
    pub empty: u32,
    /// Sets among them whose gold was not opened.
    pub withheld: u32,
    /// Items decided.
    pub decided: u32,
    /// Items that no round decided, experts included.
    pub unresolved: u32,
    /// Items that stay undecided because the gold of their set was not opened.
    pub lost: u32,
    /// Gold positions that were judged.
    pub gold: u32,
    /// Gold positions among them that the proven workers outvoted, the platform's, which stands all the same, included.
    pub void: u32,
    /// AIA credited, multipliers included.
    pub aia: Aia,
    /// What a pool paid to workers, in its asset.
    pub paid: Balance,
}

/// One campaign.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Campaign<AccountId> {
    /// Whose it is.
    pub owner: AccountId,
    /// What it says.
    pub terms: CampaignTerms,
    /// The governed terms as they were when it was opened.
    pub governed: TaskTerms,
    /// Whether its work moves XP, reputation and streaks.
    pub merit: bool,
    /// Where it is in its life.
    pub phase: Phase,
    /// When it was opened.
    pub opened: Moment,
    /// The first item that was not dealt.
    pub next_item: u32,
    /// The number of the next set.
    pub next_set: SetId,
    /// The number of the next round.
    pub next_round: RoundId,
    /// The round of each queue that is not dealt.
    pub rounds: [Option<RoundId>; 3],
    /// The items of second rounds.
    pub again: Waiting,
    /// The items for experts.
    pub hard: Waiting,
    /// The sets for graders.
    pub ungraded: Waiting,
    /// Tickets that are not ended.
    pub tickets: u32,
    /// Seats that are promised their pay: of rounds that are closed, and of sets that are dealt and not over.
    pub seats: u32,
    /// Sets of rounds that are closed and not dealt: their leaves are taken.
    pub claimed: u32,
    /// Rich sets that wait for their grades.
    pub grading: u32,
    /// What came of it.
    pub figures: CampaignFigures,
}

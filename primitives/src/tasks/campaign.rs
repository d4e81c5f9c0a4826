//! What the owner of a campaign says about it when it opens, and what its report shows.

use super::{AnswerKind, CampaignId, GoldRules, PoolId, Replication, TaskTerms, MAX_POSITIONS};
use crate::{
    access::Role,
    basis_points::BasisPoints,
    calendar::{DAY, HOUR},
    contributors::{AreaId, WorkKind},
    skill::{FewClasses, Frequencies, FrequencyError, Measure, MeasureError, FEW_CLASSES},
    Aia, Balance, Moment,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

const MINUTE: Moment = HOUR / 60;

/// The most bytes of a campaign's address.
pub const MAX_URI: u32 = 128;

/// The most items of a campaign, and the most sets that it may ever deal.
pub const MAX_ITEMS: u32 = 16_777_216;

/// The least reputation in the area of whoever joins a specialised campaign without a medallion of the area.
pub const SPECIALIST_REPUTATION: BasisPoints = BasisPoints::clamped(5_000);

/// The address at which a campaign's specification and questions are shown.
pub type Uri = BoundedVec<u8, ConstU32<MAX_URI>>;

/// The sort of work of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum CampaignKind {
    /// Work for everybody.
    General,
    /// Work in one field, which requires a medallion of the area or a reputation of [`SPECIALIST_REPUTATION`] there.
    Specialised,
    /// Work that requires the role of advanced tasks and a medallion of the area.
    Advanced,
    /// Sets of gold only, which let people in. Only the platform opens them, and they pay nothing.
    Quiz,
    /// Staked validators check answers that a model proposed.
    Verification,
    /// Sets of gold only, which validators with the role of calibration answer. The middle of their shares is a reference.
    /// It moves nobody's qualification, and pays no AIA.
    Calibration,
}

/// The payer of a campaign, and what a perfect set earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(tag = "by", rename_all = "camelCase")]
pub enum Funding {
    /// The platform pays, out of its daily budget.
    Platform {
        /// AIA that a perfect set earns, before multipliers.
        #[serde(with = "crate::report::decimal")]
        aia: Aia,
    },
    /// A pool pays, through its escrow.
    Pool {
        /// The pool.
        pool: PoolId,
        /// What a perfect set earns, in the smallest units of the pool's asset.
        #[serde(with = "crate::report::decimal")]
        price: Balance,
    },
}

impl Funding {
    /// Returns whether the platform pays.
    pub fn is_platform(&self) -> bool {
        matches!(self, Self::Platform { .. })
    }

    /// Returns the AIA that a perfect set earns: none where a pool pays.
    pub fn aia(&self) -> Aia {
        match self {
            Self::Platform { aia } => *aia,
            Self::Pool { .. } => 0,
        }
    }

    /// Returns what a perfect set earns out of a pool, in its asset: nothing where the platform pays.
    pub fn price(&self) -> Balance {
        match self {
            Self::Platform { .. } => 0,
            Self::Pool { price, .. } => *price,
        }
    }
}

/// What a campaign requires of those who join its work queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Requirements {
    /// The role to hold. Each ticket sets a part of the bond aside if there is one.
    pub role: Option<Role>,
    /// The least level of the medallion of the area; zero requires none.
    pub medallion: u8,
    /// The least level of the selected character; zero requires none.
    pub character: u16,
    /// The least reputation in the area. Specialised work may require more, see [`CampaignTerms::reputation_of`].
    pub reputation: BasisPoints,
}

/// The longest time of each step of a set, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Windows {
    /// A round can be joined for this time after its first ticket.
    #[serde(rename = "joinMillis")]
    pub join: Moment,
    /// After the deal, workers with a seat commit for this time.
    #[serde(rename = "commitMillis")]
    pub commit: Moment,
    /// After that, stand-ins commit to free seats for this time.
    #[serde(rename = "standInMillis")]
    pub stand_in: Moment,
    /// After that, or as soon as every seat is committed, answers are revealed for this time; never earlier than two
    /// minutes after the last commitment. It counts from the end of the time to commit: workers who commit early hurry
    /// nobody.
    #[serde(rename = "revealMillis")]
    pub reveal: Moment,
    /// After that, or as soon as all answers are revealed, the gold is opened for this time.
    #[serde(rename = "goldMillis")]
    pub gold: Moment,
}

impl Windows {
    /// Returns whether every window is inside its hard range.
    pub fn are_sound(&self) -> bool {
        (5 * MINUTE..=7 * DAY).contains(&self.join)
            && [self.commit, self.reveal].iter().all(|window| (HOUR..=DAY).contains(window))
            && (10 * MINUTE..=DAY).contains(&self.stand_in)
            && (HOUR..=3 * DAY).contains(&self.gold)
    }
}

/// The number of items of each class in a pilot.
pub type ItemsByClass = BoundedVec<u32, FewClasses>;

/// What a campaign measures its workers by, as its owner found it in a pilot. Not used where answers are rich.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct Measured {
    /// The share of gold that the best answer gets that is always the same; see [`Measure::chance`].
    pub chance: BasisPoints,
    /// The share of gold that skilled people get; see [`Measure::reference`].
    pub reference: BasisPoints,
    /// How many items of each class a pilot found, of at most 8 classes. Empty if each class is equally frequent, if there
    /// are more classes, and where answers are numbers.
    pub items_by_class: ItemsByClass,
    /// An earlier campaign of the same owner whose questions have the same classes. What gold showed there counts here, and
    /// the other way round: which class is taken for which, and how often each account is right in each class.
    pub series: Option<CampaignId>,
}

impl Measured {
    /// Returns the measure for a kind of answers, unless chance or reference is out of range.
    pub fn measure(&self, kind: &AnswerKind) -> Result<Measure, MeasureError> {
        let measure = Measure::new(self.chance, self.reference)?;
        // One in the number of classes, rounded down to a basis point.
        let by_classes = kind.classes().and_then(|classes| BasisPoints::WHOLE.points().checked_div(classes));
        if self.chance.points() < by_classes.unwrap_or_default() {
            return Err(MeasureError::ChanceBelowClasses);
        }
        Ok(measure)
    }

    /// Returns how frequent each class of a kind of answers is, unless the numbers of a pilot are none.
    pub fn frequencies(&self, kind: &AnswerKind) -> Result<Frequencies, FrequencyError> {
        let few = kind.classes().filter(|classes| *classes <= FEW_CLASSES);
        match (few, self.items_by_class.len()) {
            (_, 0) => Ok(Frequencies::even(few.unwrap_or(FEW_CLASSES))),
            (None, _) => Err(FrequencyError::TooManyClasses),
            (Some(classes), given) if given < usize::from(classes) => Err(FrequencyError::TooFewClasses),
            (Some(classes), given) if given > usize::from(classes) => Err(FrequencyError::TooManyClasses),
            _ => Frequencies::of_items(&self.items_by_class),
        }
    }
}

/// The terms that the owner of a campaign opens it with. They never change.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct CampaignTerms {
    /// The sort of work.
    pub kind: CampaignKind,
    /// The area whose reputation admits workers and is moved by the work.
    pub area: AreaId,
    /// The hash of the specification.
    pub spec: H256,
    /// The address of the specification.
    pub uri: Uri,
    /// What an answer is.
    pub answer: AnswerKind,
    /// The number of items; zero in a quiz.
    pub items: u32,
    /// The number of items in a full set; zero in a quiz.
    pub items_a_set: u8,
    /// The number of gold positions in a set; zero where answers are rich.
    pub gold_a_set: u8,
    /// The number of seats in a set.
    pub replication: Replication,
    /// What it requires of those who join its work queue.
    pub requirements: Requirements,
    /// Its payer.
    pub funding: Funding,
    /// The longest time of each step.
    pub windows: Windows,
    /// It can be joined before this moment.
    pub deadline: Moment,
    /// The root of the tree of its gold leaves.
    pub gold_root: H256,
    /// The number of its gold leaves: the most sets that it may ever deal.
    pub leaves: u32,
    /// What its workers are measured by.
    pub measured: Measured,
}

impl CampaignTerms {
    /// Returns blake2-256 of the encoded terms: what a reviewer approves.
    pub fn hash(&self) -> H256 {
        BlakeTwo256::hash_of(self)
    }

    /// Returns the number of positions of a full set.
    pub fn positions(&self) -> u8 {
        self.items_a_set.saturating_add(self.gold_a_set)
    }

    /// Returns whether its answers are content, which equality cannot judge.
    pub fn is_rich(&self) -> bool {
        self.answer == AnswerKind::Rich
    }

    /// Returns the least number of sets that carry every item once.
    pub fn sets(&self) -> u32 {
        match (self.kind, self.items_a_set) {
            (CampaignKind::Quiz | CampaignKind::Calibration, _) => self.leaves,
            (_, 0) => 0,
            (_, items_a_set) => self.items.div_ceil(items_a_set.into()),
        }
    }

    /// Returns whether items, gold, seats and leaves fit together.
    pub fn has_sound_sets(&self) -> bool {
        let (items, gold) = (self.items_a_set, self.gold_a_set);
        // The rules of the gold, below, refuse gold beside content, a verification without gold and a set without positions.
        let content = match self.kind {
            CampaignKind::Quiz | CampaignKind::Calibration => items == 0,
            _ => items > 0 && (gold > 0 || self.is_rich()),
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
            && self.gold_rules(self.positions().into()).are_sound()
    }

    /// Returns the rules for the leaves of its sets with this number of positions.
    pub fn gold_rules(&self, positions: u32) -> GoldRules {
        GoldRules {
            kind: self.answer,
            positions: u8::try_from(positions).unwrap_or(u8::MAX),
            gold: self.gold_a_set,
            verification: self.kind == CampaignKind::Verification,
            two_keys: self.funding.is_platform(),
            chance: self.measured.chance,
        }
    }

    /// Returns whether the campaign has the gold that governance demands of one that pays AIA, unless answers are rich.
    pub fn is_guarded(&self, governed: &TaskTerms) -> bool {
        self.funding.aia() == 0 || self.is_rich() || governed.has_enough_gold(self.gold_a_set, self.positions())
    }

    /// Returns whether the gold of a full set can fail an account of which nothing is known: whether it fails one that gets
    /// none of it right. True where answers are rich.
    pub fn has_telling_gold(&self) -> bool {
        let Ok(measure) = self.measured.measure(&self.answer) else { return self.is_rich() };
        self.is_rich() || measure.least_right(self.gold_a_set, measure.at_entry()) > 0
    }

    /// Returns whether the campaign has gold by which its workers are measured. A calibration measures the questions.
    pub fn measures_workers(&self) -> bool {
        self.gold_a_set > 0 && self.kind != CampaignKind::Calibration
    }

    /// Returns whether its gold moves the qualification of its workers: it measures them, and the platform made it.
    pub fn moves_qualifications(&self) -> bool {
        self.measures_workers() && self.funding.is_platform()
    }

    /// Returns what each set counts as for its workers.
    pub fn work_kind(&self) -> WorkKind {
        match (self.kind, self.funding) {
            (CampaignKind::Quiz, _) => WorkKind::Quiz,
            (_, Funding::Platform { .. }) => WorkKind::Platform,
            (_, Funding::Pool { .. }) => WorkKind::Pool,
        }
    }

    /// Returns the least reputation in the area of an account that has the area's medallion at `level`; zero is none. Work in
    /// one field is for those who have shown that they know it, however little reputation its terms ask for.
    pub fn reputation_of(&self, level: u8) -> BasisPoints {
        match self.kind {
            CampaignKind::Specialised if level == 0 => self.requirements.reputation.max(SPECIALIST_REPUTATION),
            _ => self.requirements.reputation,
        }
    }

    /// Returns whether its kind and its requirements fit together.
    pub fn has_sound_requirements(&self) -> bool {
        let required = &self.requirements;
        match self.kind {
            CampaignKind::Advanced => required.role == Some(Role::AdvancedTasks) && required.medallion > 0,
            CampaignKind::Verification => required.role == Some(Role::DataValidation),
            // Only the platform's gold lets people in, and quizzes let in and do nothing else.
            CampaignKind::Quiz => required.role.is_none() && self.funding.is_platform() && self.funding.aia() == 0,
            // It credits no AIA, because its gold moves nobody's qualification.
            CampaignKind::Calibration => required.role == Some(Role::Calibration) && self.funding.aia() == 0,
            CampaignKind::Specialised => required.medallion > 0 || required.reputation > BasisPoints::ZERO,
            CampaignKind::General => true,
        }
    }
}

/// The phase of a campaign's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum CampaignPhase {
    /// The reviewer has not approved its gold.
    Proposed,
    /// It can be joined.
    Open,
    /// Its work can no longer be joined; rounds that are closed or dealt go on.
    Stopped,
    /// It is over and can only be pruned.
    Closed,
}

/// What a round is joined for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum Queue {
    /// Items that nobody has answered yet, and items of a second round.
    Work,
    /// Items that two further rounds left undecided, for experts.
    Expert,
    /// Rich answers, for graders.
    Grade,
}

impl Queue {
    /// Every queue, in the order of their encoding.
    pub const ALL: [Self; 3] = [Self::Work, Self::Expert, Self::Grade];
}

/// The results of a campaign so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct CampaignTotals {
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
    /// Gold positions among them that the proven workers outvoted, including the platform's gold, which stands all the
    /// same.
    pub void: u32,
    /// AIA earned, multipliers included. What waits for the end of a trial counts, even if the account loses it later.
    #[serde(with = "crate::report::decimal")]
    pub aia: Aia,
    /// What the pool paid to workers, in its asset.
    #[serde(with = "crate::report::decimal")]
    pub paid: Balance,
}

#[cfg(test)]
mod tests;

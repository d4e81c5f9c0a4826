//! What the pallet stores, beside campaigns.

use agt_primitives::{
    calendar::Month,
    consensus::weight::AnswerWeight,
    tasks::{Answer, Answers, Lane, Layout, RoundId, SeasonRecord, SetId, Ticket, WorkerTally},
    Aia, Moment,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

use crate::items::{Load, Stock};

/// How many listed items a page holds.
pub const PAGE: u32 = 64;

/// The two accounts that make the platform's campaigns: one opens them, the other keeps their gold.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct PlatformKeys<AccountId> {
    /// Opens campaigns.
    pub operator: AccountId,
    /// Approves their gold.
    pub keeper: AccountId,
}

/// What a round is joined for.
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
pub enum Queue {
    /// Items that nobody has answered yet, and items of a second round.
    Work,
    /// Items that two further rounds left undecided, for experts.
    Expert,
    /// Rich answers, for graders.
    Grade,
}

/// A place in a queue: unique within its round.
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
pub struct TicketId {
    /// The lane.
    pub lane: Lane,
    /// The number of joiners of the lane before it.
    pub index: Ticket,
}

/// One queue of joiners, and the sets that are dealt from it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Round<BlockNumber> {
    /// What it is joined for.
    pub queue: Queue,
    /// When its first ticket was taken.
    pub opened: Moment,
    /// How many sets are wanted of it, as it looked then.
    pub wanted: u32,
    /// Tickets of proven workers.
    pub proven: u32,
    /// Tickets of unproven workers.
    pub unproven: u32,
    /// The most AIA that one of its tickets can earn, multiplier included.
    pub most: Aia,
    /// How far it is.
    pub stage: Stage<BlockNumber>,
}

/// How far a round is.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Stage<BlockNumber> {
    /// It can be joined.
    Queueing,
    /// It cannot be joined any more, and waits for randomness that is younger than this block.
    Closed {
        /// The block in which it closed.
        block: BlockNumber,
        /// When.
        at: Moment,
        /// What there was to deal then. The seed is known before the deal: what is dealt must not be chosen after it.
        stock: Stock,
        /// How many sets were wanted then and could be paid.
        wanted: u32,
        /// How many of them its tickets fill: so many are promised their pay.
        sets: u32,
    },
    /// Every ticket has its place.
    Dealt(Deal),
    /// It was not closed or not dealt in time, and its tickets leave with everything back.
    Void,
}

/// Who sits where: together with the round's tickets it gives every seat its ticket and every ticket its place.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Deal {
    /// What the tickets are shuffled by.
    pub seed: [u8; 32],
    /// When.
    pub at: Moment,
    /// What each of its seats was promised when it closed, and on which UTC day.
    pub promised: SeatPromise,
    /// The number of its first set.
    pub first: SetId,
    /// What its sets carry.
    pub load: Load,
    /// How many tickets and seats there are.
    pub layout: Layout,
}

/// What the platform's budget keeps for each seat of a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SeatPromise {
    /// The most AIA that a ticket of the round can earn, multiplier included.
    pub aia: Aia,
    /// The UTC day whose budget keeps it.
    pub day: u64,
}

/// What an account has in a round.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Held {
    /// Its place in the queue.
    pub id: TicketId,
    /// The set and the seat that it committed to.
    pub seat: Option<(SetId, u8)>,
}

/// The answers of one seat, first as a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct SealedSheet<AccountId> {
    /// Whose.
    pub who: AccountId,
    /// What it committed to.
    pub commitment: H256,
    /// What its answers weigh, fixed when it committed.
    pub weight: AnswerWeight,
    /// Whether it was proven then.
    pub proven: bool,
    /// The answers, once they are revealed.
    pub answers: Option<Answers>,
}

/// A set to which somebody committed, or that is over.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum SetEntry {
    /// Being worked on.
    Working(Working),
    /// Revealed, and waiting for its graders since then.
    Grading(Working, Moment),
    /// Over.
    Settled(Settled),
}

/// A set that is being worked on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Working {
    /// Its round.
    pub round: RoundId,
    /// The seats that are committed, a bit each.
    pub committed: u8,
    /// The seats that are revealed, a bit each.
    pub revealed: u8,
    /// How many of the committed seats are unproven workers'.
    pub unproven: u8,
    /// When its last seat was committed.
    pub filled: Option<Moment>,
    /// When the last of its committed seats was revealed.
    pub answered: Option<Moment>,
    /// Whether its gold is opened.
    pub gold: bool,
}

impl Working {
    /// Whether a seat is committed.
    pub fn is_committed(&self, seat: u8) -> bool {
        self.committed & bit(seat) != 0
    }

    /// The first of so many seats that nobody committed to.
    pub fn free_seat(&self, seats: u8) -> Option<u8> {
        (0..seats).find(|seat| !self.is_committed(*seat))
    }
}

/// The bit of a seat, of which there are at most seven.
pub(crate) fn bit(seat: u8) -> u8 {
    1u8.checked_shl(seat.into()).unwrap_or(0)
}

/// What is left of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Settled {
    /// When it was settled.
    pub at: Moment,
    /// How it ended.
    pub ending: Ending,
    /// Items that were decided.
    pub decided: u8,
    /// Items that were not.
    pub undecided: u8,
    /// Blake2-256 of its items' results, as the event of its settlement has them.
    pub items: H256,
}

/// What came of one item of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ItemResult {
    /// The item.
    pub item: u32,
    /// What the workers agreed on.
    pub answer: Option<Answer>,
    /// Where it goes without an answer; nowhere when it is decided, and when nobody will decide it.
    pub list: Option<List>,
}

/// How a set ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Ending {
    /// Nobody committed: its items are dealt again.
    Empty,
    /// Nobody revealed: its items count as undecided.
    Silent,
    /// Judged by its gold and by consensus.
    Judged,
    /// The gold was not opened, and its items are lost. A pool pays by consensus alone; of the platform's AIA nothing is
    /// paid without gold, and whoever revealed has its energy back.
    GoldWithheld,
    /// Graded by graders.
    Graded,
    /// A grading set whose rich set was over before: nobody is judged, and whoever revealed has its energy back.
    Moot,
}

/// An item that needs another round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Listed {
    /// The item: for graders the set whose answers they grade.
    pub item: u32,
    /// How many rounds have left it undecided.
    pub attempts: u8,
}

/// A list of a campaign.
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
pub enum List {
    /// Items that go into mixed sets for proven workers.
    Again,
    /// Items that go to experts.
    Hard,
    /// Sets whose answers go to graders.
    Ungraded,
}

/// Some entries of a list, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Page {
    /// The entries.
    pub entries: BoundedVec<Listed, ConstU32<PAGE>>,
    /// How many of them were taken, in any order.
    pub taken: u32,
}

/// AIA that platform campaigns promised on one UTC day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AiaDay {
    /// The day.
    pub day: u64,
    /// What was promised on it and has not come back.
    pub promised: Aia,
}

/// How an account behaves: seats it lost, and how its staked work went in one season.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Conduct {
    /// The last UTC day on which it lost a seat.
    pub day: u64,
    /// Seats it lost on that day: not taken in time, or not revealed.
    pub lost_today: u32,
    /// The season of everything below.
    pub season: Month,
    /// Seats it lost.
    pub lost: u32,
    /// Its staked sets.
    pub record: SeasonRecord,
}

impl Conduct {
    /// The same as it stands on a day of a season: what is over does not count.
    pub fn at(self, day: u64, season: Month) -> Self {
        let of_season = if self.season == season { self } else { Self { season, ..Self::default() } };
        let lost_today = if self.day == day { self.lost_today } else { 0 };
        Self { day, lost_today, ..of_season }
    }

    /// After another lost seat.
    pub fn losing(self) -> Self {
        Self { lost_today: self.lost_today.saturating_add(1), lost: self.lost.saturating_add(1), ..self }
    }

    /// After another staked set.
    pub fn settling(self, tally: &WorkerTally) -> Self {
        Self { record: self.record.after(tally), ..self }
    }
}

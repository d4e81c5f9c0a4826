//! What the pallet stores.

use crate::SEEN_DAYS;
use agt_primitives::{
    average::Average,
    calendar::Month,
    contributors::{AiaTotals, AreaId, Bucket, MAX_BUCKETS},
    multiplier::Multiplier,
    regeneration::{Regenerating, Regeneration},
    Aia, Balance, Moment,
};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, weights::Weight, BoundedVec};
use scale_info::TypeInfo;

/// One registered account. Areas, open sets and disputes have records of their own.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Person<AccountId> {
    /// The number of the registration; every later one has a higher number.
    pub number: u64,
    /// The number of the registration that its chain of referrers begins with; its own without a referrer.
    pub tree: u64,
    /// Since when it is registered.
    pub registered: Moment,
    /// The referrer it named.
    pub referrer: Option<Referrer<AccountId>>,
    /// Planck on hold until it is proven or removed.
    pub held: Balance,
    /// Since when it is proven.
    pub proven: Option<Moment>,
    /// Whether it has redeemed from the bonded lane.
    pub redeemed: bool,
    /// What it answered of the platform's gold before it was proven.
    pub gold: GoldRecord,
    /// When it last opened or closed a set, or registered.
    pub active: Moment,
    /// Its energy.
    pub energy: Growing,
    /// Its XP. Never falls.
    pub xp: u64,
    /// How many areas it has a reputation in.
    pub areas: u32,
    /// How many sets it has open.
    pub open: u32,
    /// What it took on in one UTC day.
    pub day: DayBook,
    /// The days on which it opened sets that were accepted.
    pub streak: Streak,
    /// Its AIA.
    pub aia: AiaBook,
    /// The last season in which it counted among its referrer's invitees.
    pub counted: Option<Month>,
}

/// A referrer, by account and by registration: an account that was removed and came back is somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Referrer<AccountId> {
    /// The account.
    pub who: AccountId,
    /// The number of its registration at that time.
    pub number: u64,
}

/// Units that grow, with the terms by which they grew since they were last touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Growing {
    /// The units.
    pub held: Regenerating,
    /// The terms.
    pub by: Regeneration,
}

/// Gold items answered, as they count for being proven: from twice the needed number on, all are halved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct GoldRecord {
    /// Right.
    pub right: u32,
    /// In all.
    pub total: u32,
}

/// What an account took on in one UTC day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct DayBook {
    /// The day, since 1970-01-01.
    pub day: u64,
    /// Sets opened.
    pub sets: u32,
    /// AIA reserved and not given back.
    pub reserved: Aia,
}

/// The days on which an account opened sets that were accepted: the last of them, and the [`SEEN_DAYS`] up to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Streak {
    /// The last such day, since 1970-01-01.
    pub last: u64,
    /// Bit n stands for the day n days before `last`. Zero when there is no such day at all.
    pub days: u64,
}

const _: () = assert!(SEEN_DAYS == u64::BITS);

/// An account's AIA. `earned = matured + buckets + disputed + burned + clawed_back`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AiaBook {
    /// What had waited long enough when it was last touched. Ripe if the account is proven.
    pub matured: Aia,
    /// What waits, soonest first.
    pub buckets: BoundedVec<Bucket, ConstU32<MAX_BUCKETS>>,
    /// What open disputes hold.
    pub disputed: Aia,
    /// All that was ever credited.
    pub earned: Aia,
    /// All that was ever burned.
    pub burned: Aia,
    /// All that upheld disputes took.
    pub clawed_back: Aia,
}

/// An account's reputation in one area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AreaStanding {
    /// How often others agreed.
    pub consensus: Average,
    /// How often gold was right.
    pub gold: Average,
    /// Since when nothing was opened or closed here.
    pub since: Moment,
    /// How many sets moved it.
    pub sets: u32,
    /// How many sets are open here.
    pub open: u32,
}

/// An open set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct OpenSet {
    /// Its area.
    pub area: AreaId,
    /// The UTC day on which it was opened, since 1970-01-01.
    pub day: u64,
    /// Units of energy it cost.
    pub energy: u32,
    /// The most AIA it can earn before the multiplier.
    pub offered: Aia,
    /// The most AIA it can earn.
    pub reserved: Aia,
    /// What its AIA is multiplied by.
    pub multiplier: Multiplier,
    /// Whether its campaign is the platform's own.
    pub platform: bool,
}

/// AIA that an open dispute holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct HeldAia {
    /// How much; not zero.
    pub aia: Aia,
    /// When it ripens if it is released.
    pub ripens: Moment,
}

/// All accounts together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Figures {
    /// How many accounts are registered.
    pub registered: u64,
    /// How many of them are proven.
    pub proven: u64,
    /// Planck on hold for registrations.
    pub held: Balance,
    /// AIA.
    pub aia: AiaTotals,
}

/// A season of referrals, all referrers together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct SeasonBook {
    /// AIA accepted of everybody.
    pub accepted: Aia,
    /// AIA of the invitees that count.
    pub counted: Aia,
    /// What referrers have claimed.
    pub paid: Aia,
    /// Basis points of an invitee's AIA that its referrer can earn, as they were when the season's first AIA came.
    pub part: u16,
    /// Basis points of the accepted AIA that all referrers share, as they were then.
    pub budget: u16,
}

/// A referrer's invitees in one season.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Invitees {
    /// AIA of those that count.
    pub counted: Aia,
    /// How many count.
    pub accounts: u32,
}

/// Calls without a fee that an account made in one UTC day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct FeelessDay {
    /// The day, since 1970-01-01.
    pub day: u64,
    /// Calls.
    pub calls: u32,
}

/// What the calls without a fee of one block weigh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct FeelessBlock<BlockNumber> {
    /// The block.
    pub block: BlockNumber,
    /// The last extrinsic that would have paid no fee if the block had had room.
    pub turned_away: Option<u32>,
    /// All of them.
    pub all: Weight,
    /// Registrations among them.
    pub registrations: Weight,
}

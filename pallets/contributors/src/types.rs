//! The stored types.

use crate::SEEN_DAYS;
use agt_primitives::{
    calendar::Month,
    contributors::{AiaTotals, AreaId, Bucket, FeelessRefusal, Qualification, WorkKind, MAX_BUCKETS},
    multiplier::Multiplier,
    regeneration::{Regenerating, Regeneration},
    Aia, Balance, Moment,
};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, weights::Weight, BoundedVec};
use scale_info::TypeInfo;

/// One registered account. Areas, open sets and disputes have records of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a doc is described by its name.
pub struct Person<AccountId> {
    /// The number of the registration. Each later registration has a higher number.
    pub number: u64,
    /// The number of the registration with which the chain of referrers starts; its own number without a referrer.
    pub tree: u64,
    /// When it registered.
    pub registered: Moment,
    pub referrer: Option<Referrer<AccountId>>,
    /// Planck on hold until it is proven or removed.
    pub held: Balance,
    /// When it was first let in in an area, which proves it; none before.
    pub proven: Option<Moment>,
    /// Whether it has redeemed from the bonded lane.
    pub redeemed: bool,
    /// When it last opened or closed a set, or registered.
    pub last_active: Moment,
    pub energy: Growing,
    /// All XP that it has ever earned, by work or by a reward. It never falls.
    pub xp: u64,
    /// The part of its XP that it has spent.
    pub spent: u64,
    /// The number of areas in which it has a record.
    pub areas: u32,
    /// The number of its open sets.
    pub open: u32,
    pub usage: DailyUsage,
    pub streak: Streak,
    pub aia: AiaBalance,
    /// The last season in which it counted as an invitee of its referrer.
    pub counted_in: Option<Month>,
}

impl<AccountId> Person<AccountId> {
    /// Returns the XP that it can still spend.
    pub(crate) fn xp_left(&self) -> u64 {
        self.xp.saturating_sub(self.spent)
    }
}

/// A referrer, by account and registration. An account that was removed and registered again is another referrer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a doc is described by its name.
pub struct Referrer<AccountId> {
    pub who: AccountId,
    /// The number of its registration when it was named.
    pub number: u64,
}

/// Units that grow, with the rate at which they have grown since they were last touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Growing {
    /// The units as they were last settled.
    pub held: Regenerating,
    /// The rate of growth and the maximum.
    pub by: Regeneration,
}

/// The work that an account took on in one UTC day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct DailyUsage {
    /// The day, in days since 1970-01-01.
    pub day: u64,
    /// Sets opened.
    pub sets: u32,
    /// AIA reserved and not given back.
    pub reserved: Aia,
}

/// The days on which an account opened sets that were accepted: the last [`SEEN_DAYS`] up to the last of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Streak {
    /// The last such day, in days since 1970-01-01.
    pub last: u64,
    /// Bit `n` is set if the day `n` days before `last` is such a day. Zero if there is no such day.
    pub days: u64,
}

const _: () = assert!(SEEN_DAYS == u64::BITS);

/// The AIA of an account. `earned = matured + buckets + disputed + burned + clawed_back`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AiaBalance {
    /// AIA whose day had come when the balance was last touched. It is ripe if the account is proven.
    pub matured: Aia,
    /// AIA that ripens later, soonest first.
    pub buckets: BoundedVec<Bucket, ConstU32<MAX_BUCKETS>>,
    /// AIA that open disputes hold.
    pub disputed: Aia,
    /// All AIA ever credited.
    pub earned: Aia,
    /// All AIA ever burned.
    pub burned: Aia,
    /// All AIA ever lost to disputes.
    pub clawed_back: Aia,
}

/// The record of an account in one area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AreaRecord {
    /// How it is qualified, what its gold has shown, and the AIA that waits for the end of its trial.
    pub qualification: Qualification,
    /// The number of sets whose gold counted.
    pub sets: u32,
    /// The number of open sets in the area.
    pub open: u32,
    /// When the last set was closed whose gold counted.
    pub closed: Moment,
    /// Whether one of the open sets is a quiz.
    pub quiz: bool,
}

/// An open set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a doc is described by its name.
pub struct OpenSet {
    pub area: AreaId,
    /// The UTC day on which it was opened, in days since 1970-01-01.
    pub day: u64,
    /// Units of energy spent on it.
    pub energy: u32,
    /// The most AIA that it can earn, without the multiplier.
    pub offered: Aia,
    /// The most AIA that it can earn, multiplier included.
    pub reserved: Aia,
    /// The factor on its AIA.
    pub multiplier: Multiplier,
    /// The factor on its XP.
    pub learning: Multiplier,
    /// What the set counts as.
    pub kind: WorkKind,
}

/// AIA that an open dispute holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct HeldAia {
    /// The amount; not zero.
    pub aia: Aia,
    /// When it ripens if it is released.
    pub ripens: Moment,
}

/// The sums over all accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a doc is described by its name.
pub struct ContributorTotals {
    /// The number of registered accounts.
    pub registered: u64,
    /// The number of proven accounts.
    pub proven: u64,
    /// Planck on hold for registrations.
    pub held: Balance,
    /// AIA that waits for the end of trials. It is not credited yet, and no part of `aia`.
    pub waiting: Aia,
    pub aia: AiaTotals,
    pub xp: XpTotals,
}

/// All XP of the chain. What accounts have earned is `worked + granted - removed`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct XpTotals {
    /// All that accepted sets ever earned. Never falls.
    pub worked: u128,
    /// All that was ever granted as a reward. Never falls.
    pub granted: u128,
    /// All that accounts ever spent. Never falls.
    pub spent: u128,
    /// All that went with unproven accounts that were removed. Never falls.
    pub removed: u128,
}

/// The referrals of one season, of all referrers together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct ReferralSeason {
    /// AIA accepted in the season.
    pub accepted: Aia,
    /// AIA of the invitees that count.
    pub counted: Aia,
    /// AIA that referrers have claimed.
    pub paid: Aia,
    /// The most that a referrer earns of an invitee's AIA, in basis points. Fixed by the season's first accepted AIA.
    pub part: u16,
    /// The part of the accepted AIA that all referrers share, in basis points. Fixed by the season's first accepted
    /// AIA.
    pub budget: u16,
}

/// The invitees of a referrer in one season.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Invitees {
    /// AIA of the invitees that count.
    pub counted: Aia,
    /// The number of invitees that count.
    pub accounts: u32,
}

/// The feeless calls of an account in one UTC day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct FeelessDay {
    /// The day, in days since 1970-01-01.
    pub day: u64,
    /// The number of calls.
    pub calls: u32,
}

/// An extrinsic whose fee a predicate did not waive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Refused {
    /// The index of the extrinsic in its block.
    pub extrinsic: u32,
    /// Why its fee was not waived.
    pub why: FeelessRefusal,
}

/// The feeless calls of one block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct FeelessBlock<BlockNumber> {
    /// The block's number.
    pub block: BlockNumber,
    /// The last extrinsic whose fee a predicate did not waive, and why.
    pub refused: Option<Refused>,
    /// The weight of all feeless calls.
    pub all: Weight,
    /// The weight of the registrations among them.
    pub registrations: Weight,
    /// The weight of the joins among them.
    pub joins: Weight,
}

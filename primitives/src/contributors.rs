//! A person's standing: what pallets ask about it, what they report to it, its governed terms and its figures.
//!
//! Standing belongs to one account: no method moves energy, XP, AIA or reputation from one account to another.

mod feeless;
mod report;
mod terms;
mod work;

use crate::{access::DisputeId, basis_points::BasisPoints, calendar::DAY, consensus::weight::Weight, Aia, Moment};
use codec::{Decode, Encode};
use frame_support::dispatch::DispatchResult;
use scale_info::TypeInfo;
use sp_runtime::DispatchError;

pub use feeless::{FeelessKind, FeelessQuota, FeelessRefusal, FEELESS_PART, REGISTRATION_PART};
pub use report::{
    AiaReport, AiaTotals, AreaReport, Bucket, EnergyReport, FeelessReport, OpenReport, ReferralReport, SponsorReport,
    StandingReport,
};
pub use terms::{ranges, ContributorTerms, Tier};
pub use work::{AreaId, Outcome, SetKey, Tally, WorkOffer, WorkResult};

/// The most areas in which an account has a reputation.
pub const MAX_AREAS: u32 = 16;

/// The most ripening buckets of an account: one for each day on which AIA ripens.
pub const MAX_BUCKETS: u32 = 16;

/// The most tickets that a sponsor stores.
pub const MAX_TICKETS: u32 = 10;

/// How many sets an unproven account may have open.
pub const UNPROVEN_OPEN: u32 = 1;

/// How many sets an unproven account may open in a UTC day.
pub const UNPROVEN_SETS: u32 = 2;

/// For how long at the most a signed registration can be used, in milliseconds: 7 days, which is less than the time
/// after which an idle account can be removed. So none is ever used twice.
pub const SIGNATURE_LIFE: Moment = 7 * DAY;

/// What pallets that deal out work may see of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Standing {
    /// The number of the account's registration: unique, and higher than that of every earlier registration.
    pub number: u64,
    /// The referral tree it belongs to: two accounts of the same tree have the same number here.
    pub tree: u64,
    /// Since when it is registered.
    pub registered: Moment,
    /// Whether it has answered enough gold right.
    pub proven: bool,
    /// Energy as it stands now.
    pub energy: u32,
    /// XP. Never falls.
    pub xp: u64,
    /// How many sets it has open.
    pub open: u32,
    /// Days in a row with an accepted set, as far as they are settled.
    pub streak: u32,
}

/// What a pallet that deals out work asks and reports. Every refusal is a named error and changes nothing; every cost
/// is independent of how many accounts and sets there are.
pub trait Contributors<AccountId> {
    /// An account's standing now; none when it is not registered.
    fn standing(who: &AccountId) -> Option<Standing>;

    /// The account's reputation in an area now: the smaller of its consensus and its gold average. Zero where it has
    /// none.
    fn reputation(who: &AccountId, area: AreaId) -> BasisPoints;

    /// What one of its answers weighs in an area now: [`Weight::UNPROVEN`] until it is proven, whatever it was
    /// answering before.
    fn weight(who: &AccountId, area: AreaId) -> Weight;

    /// Whether [`Contributors::open_work`] would succeed now, and if not, why.
    fn can_open(who: &AccountId, offer: WorkOffer) -> DispatchResult;

    /// Opens a set: spends the energy, counts it among the open sets and among this UTC day's, fixes its multiplier,
    /// and reserves the most that it can earn against this day's cap. Returns that most, multipliers included: what a
    /// budget behind the set must be able to pay.
    fn open_work(who: &AccountId, offer: WorkOffer) -> Result<Aia, DispatchError>;

    /// Closes an open set and carries its result over to the account, once. Returns the AIA that was credited,
    /// multipliers included: what a dispute about this set can hold.
    ///
    /// Fails when the set is not open, when more items are right than there are, and when more AIA is reported than
    /// was offered; by no standing of the account, so that nobody can stand in the way of a settlement.
    fn close_work(who: &AccountId, set: SetKey, result: WorkResult) -> Result<Aia, DispatchError>;
}

/// AIA of an account, as the redemption asks for it.
pub trait Credits<AccountId> {
    /// AIA that can be burned now: ripe, not held by a dispute. Zero until the account is proven.
    fn ripe(who: &AccountId) -> Aia;

    /// Whether the account is registered and proven.
    fn is_proven(who: &AccountId) -> bool;

    /// Burns exactly so much ripe AIA for good. Fails when there is less, and for zero.
    fn burn(who: &AccountId, aia: Aia) -> DispatchResult;

    /// Notes that the account has redeemed from the bonded lane: from now on its referrer earns by it. Fails when it is
    /// not proven. Noting it again changes nothing.
    fn note_bonded_redemption(who: &AccountId) -> DispatchResult;
}

/// How the court holds and takes the AIA of a set whose dispute window is open. Only AIA that has not ripened.
pub trait DisputedCredits<AccountId> {
    /// Takes `aia` out of what ripens at `ripens_at`, the moment given with the set's result, and holds it until the
    /// dispute ends. What [`Contributors::close_work`] returned for a set can be held in full as long as that moment
    /// has not come. Fails for zero, when the number is taken, and when less is ripening.
    fn hold(who: &AccountId, dispute: DisputeId, aia: Aia, ripens_at: Moment) -> DispatchResult;

    /// What an open dispute holds; none when it is not open.
    fn held(who: &AccountId, dispute: DisputeId) -> Option<Aia>;

    /// Ends a dispute: what it held ripens as before, at once when its time has come. Returns it.
    fn release(who: &AccountId, dispute: DisputeId) -> Result<Aia, DispatchError>;

    /// Ends a dispute, destroys `aia` of what it held and releases the rest. Fails when it holds less.
    fn claw_back(who: &AccountId, dispute: DisputeId, aia: Aia) -> DispatchResult;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signed_registration_dies_before_the_account_can_be_removed() {
        assert!(SIGNATURE_LIFE < *ranges::IDLE_PERIOD.start() as Moment);
    }
}

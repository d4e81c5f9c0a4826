//! Contributors: the traits through which pallets read and change an account's record, its governed terms and reports.
//!
//! A record belongs to one account. No method moves energy, XP, AIA or reputation from one account to another.

mod feeless;
mod qualification;
mod report;
mod terms;
mod work;

use crate::{access::DisputeId, basis_points::BasisPoints, calendar::DAY, tasks::Unmet, Aia, Moment};
use codec::{Decode, Encode};
use frame_support::dispatch::DispatchResult;
use scale_info::TypeInfo;
use sp_runtime::DispatchError;

pub use feeless::{
    refusal_code, FeelessKind, FeelessQuota, FeelessRefusal, FEELESS_PART, JOIN_PART, REGISTRATION_PART,
};
pub use qualification::{Earned, Qualification, Qualified, MOST_DOUBLINGS};
pub use report::{
    AiaReport, AiaTotals, AreaReport, Bucket, ContributorReport, ContributorStep, EnergyReport, FeelessReport,
    LeftToday, OpenReport, ReferralReport, SponsorReport, StatusReport,
};
pub use terms::{ranges, ContributorTerms, Tier};
pub use work::{AreaId, Outcome, SetKey, Tally, WorkKind, WorkOffer, WorkResult};

/// The maximum number of areas in which an account has a reputation.
pub const MAX_AREAS: u32 = 16;

/// The maximum number of ripening buckets of an account: one for each day on which AIA ripens.
pub const MAX_BUCKETS: u32 = 16;

/// The maximum number of invitations that a sponsor stores.
pub const MAX_INVITATIONS: u32 = 10;

/// The number of sets that an unproven account may have open.
pub const UNPROVEN_OPEN: u32 = 1;

/// The number of sets that an unproven account may open in a UTC day.
pub const UNPROVEN_SETS: u32 = 2;

/// The longest time for which a signed registration is valid, in milliseconds: 7 days. This is shorter than any idle
/// period after which an account can be removed, so no signature is used twice.
pub const SIGNATURE_LIFE: Moment = 7 * DAY;

/// The status of an account, as pallets that offer work see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo)]
pub struct ContributorStatus {
    /// The number of the account's registration: unique, and higher than that of every earlier registration.
    pub number: u64,
    /// The referral tree of the account. Accounts of one tree have the same number.
    pub tree: u64,
    /// When it registered.
    pub registered: Moment,
    /// Whether it has ever been let in in an area: on trial or qualified.
    pub proven: bool,
    /// Units of energy now.
    pub energy: u32,
    /// All XP that it has ever earned. It never falls, whatever the account spends.
    pub xp: u64,
    /// The number of its open sets.
    pub open: u32,
    /// The number of consecutive days with an accepted set, as far as sets are settled.
    pub streak: u32,
}

/// The interface of a pallet that offers work. A failed method returns a named error and changes nothing. The cost of
/// each method is independent of the number of accounts and sets.
pub trait Contributors<AccountId> {
    /// Returns the status of an account now, or none if it is not registered.
    fn status(who: &AccountId) -> Option<ContributorStatus>;

    /// Returns the reputation of an account in an area: the skill that its paid gold shows, in basis points of the way from
    /// chance to the reference; zero while it is unqualified.
    fn reputation(who: &AccountId, area: AreaId) -> BasisPoints;

    /// Returns how an account is qualified in an area.
    fn qualified(who: &AccountId, area: AreaId) -> Qualified;

    /// Returns every requirement of [`Contributors::open_work`] that `who` does not meet now. An account that is not
    /// registered is asked for its registration, and for what a newcomer lacks.
    fn unmet(who: &AccountId, offer: WorkOffer) -> Unmet;

    /// Returns whether [`Contributors::open_work`] would succeed now, or the error with which it would fail.
    fn can_open(who: &AccountId, offer: WorkOffer) -> DispatchResult {
        Self::unmet(who, offer).first_error()
    }

    /// Opens a set. Spends its energy, counts it as open and for this UTC day, fixes its factors on AIA and XP, and reserves the
    /// most AIA that it can earn against the day's cap. Returns that amount, multiplier included, which the budget of
    /// the set must be able to pay.
    fn open_work(who: &AccountId, offer: WorkOffer) -> Result<Aia, DispatchError>;

    /// Closes an open set and applies its result to the account. Returns what it comes to, multiplier included. What is
    /// credited can be held by a dispute about the set.
    ///
    /// Fails if the set is not open, if the result counts more correct items than items, or if it reports more AIA than
    /// was offered. The record of the account never makes it fail, so that no account can block a settlement.
    fn close_work(who: &AccountId, set: SetKey, result: WorkResult) -> Result<Earned, DispatchError>;
}

/// The AIA of an account, as redemption uses it.
pub trait Credits<AccountId> {
    /// Returns the AIA that can be burned now: ripe, and not held by a dispute. Zero until the account is proven.
    fn ripe(who: &AccountId) -> Aia;

    /// Returns whether the account is registered and proven.
    fn is_proven(who: &AccountId) -> bool;

    /// Burns exactly `aia` of ripe AIA. Fails if `aia` is zero or if less is ripe.
    fn burn(who: &AccountId, aia: Aia) -> DispatchResult;

    /// Notes that the account has redeemed from the bonded lane. From now on it counts for its referrer. Fails if it is
    /// not proven. A second note changes nothing.
    fn note_bonded_redemption(who: &AccountId) -> DispatchResult;
}

/// Holds and destroys AIA of a set whose dispute window is open. Only AIA that has not ripened can be held.
pub trait DisputedCredits<AccountId> {
    /// Holds `aia` of the AIA that ripens at `ripens_at`, the moment given with the set's result, until the dispute
    /// ends. Before that moment, the whole amount that [`Contributors::close_work`] returned for the set can be held.
    /// Fails if `aia` is zero, if the account has an open dispute with this number, or if less is ripening.
    fn hold(who: &AccountId, dispute: DisputeId, aia: Aia, ripens_at: Moment) -> DispatchResult;

    /// Returns the AIA that an open dispute holds, or none if the dispute is not open.
    fn held(who: &AccountId, dispute: DisputeId) -> Option<Aia>;

    /// Ends a dispute. The AIA that it held ripens as before, or at once if its moment has passed. Returns that AIA.
    fn release(who: &AccountId, dispute: DisputeId) -> Result<Aia, DispatchError>;

    /// Ends a dispute, destroys `aia` of the AIA that it held and releases the rest. Fails if it holds less.
    fn claw_back(who: &AccountId, dispute: DisputeId, aia: Aia) -> DispatchResult;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_registration_is_valid_for_a_week() {
        assert_eq!(SIGNATURE_LIFE, 604_800_000);
    }

    #[test]
    fn signature_life_is_shorter_than_any_idle_period() {
        assert!(SIGNATURE_LIFE < *ranges::IDLE_PERIOD.start() as Moment);
    }
}

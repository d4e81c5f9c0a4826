//! Bonded access: roles, obligations that set a part of the bond aside, disputes, the governed terms, the traits through
//! which other pallets use them, and the reports.

mod report;
mod terms;

use crate::{calendar::DAY, Balance, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::dispatch::DispatchResult;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::DispatchError;

pub use report::{
    AccessReport, AccessTotals, BondReport, Disputed, KeptBond, KindTotal, NextStep, RoleReport, UnbondingChunk,
};
pub use terms::{ranges, AccessTerms};

/// The prover of a wrong gets `1 / PROVER_PART` of what the wrong costs: a tenth, never the whole, so that nobody gains by
/// proving its own.
pub const PROVER_PART: Balance = 10;

/// Without a dispute an obligation loses at most `1 / MINOR_PART` of what it set aside: a tenth.
pub const MINOR_PART: Balance = 10;

/// Without a dispute an account loses at most `1 / MINOR_SEASON_PART` of its bond in a calendar month: a fifth.
pub const MINOR_SEASON_PART: Balance = 5;

/// The longest time, in milliseconds, for which [`SeasonBond::keep_until`] keeps a bond: 31 days, the length of the longest
/// month. An exit that never opens is no exit.
pub const LONGEST_KEEP: Moment = 31 * DAY;

/// What a bond gives access to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Checks labels.
    DataValidation,
    /// Calibrates models.
    Calibration,
    /// Develops automatic labelling.
    AutoLabelling,
    /// Opens custom data requests.
    DataRequest,
    /// Offers data packages.
    DataOffer,
    /// Works on advanced tasks.
    AdvancedTasks,
    /// Takes part in governance beyond the vote, which needs a bond and no role.
    Governance,
    /// Makes blocks.
    Validator,
    /// Sits in juries.
    Juror,
}

impl Role {
    /// Every role, in the order of their encoding.
    pub const ALL: [Self; 9] = [
        Self::DataValidation,
        Self::Calibration,
        Self::AutoLabelling,
        Self::DataRequest,
        Self::DataOffer,
        Self::AdvancedTasks,
        Self::Governance,
        Self::Validator,
        Self::Juror,
    ];

    /// Returns how long work in this role stays accountable.
    pub const fn tenure(self) -> Tenure {
        match self {
            Self::Validator | Self::Juror => Tenure::LongTerm,
            _ => Tenure::Labour,
        }
    }
}

/// How long a bond stays slashable after it was unbonded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, TypeInfo)]
pub enum Tenure {
    /// People at work.
    Labour,
    /// Validators and jurors.
    LongTerm,
}

impl Tenure {
    /// Returns the least unbonding time in milliseconds, whatever governance says: 7 days, and 28 for the long term.
    pub const fn least(self) -> Moment {
        match self {
            Self::Labour => 7 * DAY,
            Self::LongTerm => 28 * DAY,
        }
    }

    /// Returns the greatest unbonding time in milliseconds, whatever governance says: 28 days, and 84 for the long term.
    /// An exit that never opens is no exit.
    pub const fn greatest(self) -> Moment {
        match self {
            Self::Labour => 28 * DAY,
            Self::LongTerm => 84 * DAY,
        }
    }
}

/// What an obligation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum ObligationKind {
    /// A set of items to answer.
    LabelSet,
    /// A seat in a jury.
    JurySeat,
    /// A signature under an attested batch.
    Batch,
    /// A data package on offer.
    Offer,
    /// A custom data request.
    Request,
    /// A model registered or under calibration.
    Agent,
    /// A seat in the validator set.
    ValidatorSeat,
    /// A stake tier that raises a reward, from join to settlement.
    StakeTier,
}

impl ObligationKind {
    /// Every kind, in the order of their encoding.
    pub const ALL: [Self; 8] = [
        Self::LabelSet,
        Self::JurySeat,
        Self::Batch,
        Self::Offer,
        Self::Request,
        Self::Agent,
        Self::ValidatorSeat,
        Self::StakeTier,
    ];
}

/// One open obligation of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ObligationId {
    /// What it is about.
    pub kind: ObligationKind,
    /// The number the pallet behind the kind gave it; unique within kind and account while it is open.
    pub number: u128,
}

/// The number the court gave a dispute; unique within the accused account while it is open.
pub type DisputeId = u64;

/// What an open dispute holds in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Accused {
    /// All that an open obligation has set aside.
    Obligation(ObligationId),
    /// An amount in planck out of what is free: first of what is unbonding, because it would leave and no vote holds
    /// it, then of the active bond.
    Bond(Balance),
}

/// Where slashed AGT went, in planck. `taken = to_prover + to_pot`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo)]
pub struct SlashOutcome {
    /// What the bond lost.
    pub taken: Balance,
    /// The prover's part: `floor(taken / PROVER_PART)`, or nothing.
    pub to_prover: Balance,
    /// The rest.
    pub to_pot: Balance,
}

/// What any pallet can ask about a bond. Each answer costs one read.
pub trait Access<AccountId> {
    /// Returns the active bond in planck: the part that is not unbonding.
    fn active(who: &AccountId) -> Balance;

    /// Returns the part of the active bond that a new obligation may still set aside, in planck.
    fn room(who: &AccountId) -> Balance;

    /// Returns whether `who` may take on new obligations under `role`: it holds the role, has not stopped it, and its
    /// active bond is at least the minimum in force.
    fn has_access(who: &AccountId, role: Role) -> bool;

    /// Returns the moment since when `who` holds `role`; none when it does not.
    fn role_since(who: &AccountId, role: Role) -> Option<Moment>;

    /// Returns the sum of all active bonds, in planck.
    fn total_active() -> Balance;
}

/// How a pallet backs an obligation with a part of the bond. Set-asides never overlap; votes may overlap with them.
///
/// Amounts are planck of AGT. A method that fails changes nothing.
pub trait SetAside<AccountId> {
    /// Sets `amount` of the active bond aside for a new obligation under `role`. Fails when `who` has no access to the
    /// role, when the obligation is already open, and when the amount does not fit.
    fn set_aside(who: &AccountId, role: Role, obligation: ObligationId, amount: Balance) -> DispatchResult;

    /// Ends an obligation and frees what is left of its set-aside, which is returned. Fails when it is not open and
    /// while a dispute holds it.
    fn lift(who: &AccountId, obligation: ObligationId) -> Result<Balance, DispatchError>;

    /// Returns what the obligation still sets aside; none when it is not open.
    fn amount_set_aside(who: &AccountId, obligation: ObligationId) -> Option<Balance>;

    /// Returns the most that [`SetAside::slash_minor`] takes from this obligation now: a tenth of what it set aside, less
    /// what it has lost before, and a fifth of the bond in a calendar month. Zero when it is not open or in dispute.
    fn minor_limit(who: &AccountId, obligation: ObligationId) -> Balance;

    /// Takes `amount` from an open obligation without a dispute; the obligation stays open. Fails above
    /// [`SetAside::minor_limit`]. A `prover` other than `who` gets its part.
    fn slash_minor(
        who: &AccountId,
        obligation: ObligationId,
        amount: Balance,
        prover: Option<&AccountId>,
    ) -> Result<SlashOutcome, DispatchError>;
}

/// The part of a bond that stood still through a season, and the means to keep it until the season's window has ended.
///
/// A season is a calendar month in UTC. AGT counts for at most one account in a season: AGT that is bonded after the
/// season has begun counts nothing in it. Amounts are planck of AGT.
pub trait SeasonBond<AccountId> {
    /// Returns the lowest active bond at any time from `since` to now. Costs one read.
    ///
    /// Exact when `since` is the start of a month and nothing has changed in a later month, so always for the start of
    /// the current one; never more than the truth for any other moment, and zero for one that is still to come.
    fn kept(who: &AccountId, since: Moment) -> Balance;

    /// Keeps `amount` of the active bond from being unbonded before `until`.
    ///
    /// A keep overlaps with votes and set-asides, and with another keep: of two the larger amount and the later time
    /// hold. A slash takes kept AGT like any other. Fails when the amount is zero
    /// or more than the active bond, and when `until` is not to come or more than [`LONGEST_KEEP`] away.
    fn keep_until(who: &AccountId, amount: Balance, until: Moment) -> DispatchResult;
}

/// How the court holds an accused part of a bond and slashes it when it has ruled.
///
/// Amounts are planck of AGT. A method that fails changes nothing.
pub trait Disputes<AccountId> {
    /// Returns the most that [`Accused::Bond`] can name now: the part of the bond that is neither set aside nor held by
    /// another dispute.
    fn disputable(who: &AccountId) -> Balance;

    /// Opens a dispute: until it is closed, the accused part can neither be unbonded nor withdrawn, rebonded or lifted. Fails
    /// when there is less than that, when the obligation is not open or already in dispute, and when the number is taken.
    fn open_dispute(who: &AccountId, dispute: DisputeId, accused: Accused) -> DispatchResult;

    /// Returns what an open dispute holds; none when it is not open.
    fn in_dispute(who: &AccountId, dispute: DisputeId) -> Option<Balance>;

    /// Closes a dispute without a slash. An accused obligation is then open as before.
    fn close_dispute(who: &AccountId, dispute: DisputeId) -> DispatchResult;

    /// Closes a dispute with a slash of `amount` out of what it holds; the rest is as free or as set aside as before.
    /// A `prover` other than `who` gets its part.
    fn slash_disputed(
        who: &AccountId,
        dispute: DisputeId,
        amount: Balance,
        prover: Option<&AccountId>,
    ) -> Result<SlashOutcome, DispatchError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_all_have_the_order_of_the_encoding() {
        for (index, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role.encode(), [index as u8]);
        }
        for (index, kind) in ObligationKind::ALL.into_iter().enumerate() {
            assert_eq!(kind.encode(), [index as u8]);
        }
    }

    #[test]
    fn tenure_is_28_days_for_validators_and_jurors_and_7_for_others() {
        for role in Role::ALL {
            let days = if matches!(role, Role::Validator | Role::Juror) { 28 } else { 7 };
            assert_eq!(role.tenure().least(), days * DAY, "{role:?}");
            assert!(role.tenure().least() <= role.tenure().greatest());
        }
    }

    #[test]
    fn a_bond_is_kept_for_the_longest_month_at_most() {
        let longest = (0..12).filter_map(|month| crate::calendar::Month(month).days()).max();
        assert_eq!(longest.map(|days| Moment::from(days) * DAY), Some(LONGEST_KEEP));
    }
}

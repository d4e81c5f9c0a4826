//! What the pallet stores.

use crate::{MAX_CHUNKS, MAX_REASON};
use agt_primitives::{
    access::{DisputeId, Disputed, KeptBond, KindTotal, ObligationId, ObligationKind, Role, UnbondingChunk},
    calendar::Month,
    Balance, Moment,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// Why governance slashes, in words: at most [`MAX_REASON`] bytes of UTF-8, which nobody checks.
pub type Reason = BoundedVec<u8, ConstU32<MAX_REASON>>;

/// One account's bond. Amounts are planck of AGT.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Ledger {
    /// What is bonded and not unbonding.
    pub active: Balance,
    /// What is unbonding: the sum of `chunks`.
    pub unbonding: Balance,
    /// The parts that are unbonding, by the time of their release; two of the same time are one.
    pub chunks: BoundedVec<UnbondingChunk, ConstU32<MAX_CHUNKS>>,
    /// What open obligations set aside: the sum of `kinds`.
    pub set_aside: Balance,
    /// The set-asides by kind; a kind without an open obligation is not listed.
    pub kinds: BoundedVec<KindTotal, ConstU32<{ ObligationKind::ALL.len() as u32 }>>,
    /// What open disputes hold.
    pub disputed: Disputed,
    /// What governance slashed while obligations and disputes held it. Never more than they hold.
    pub owed: Balance,
    /// What votes and delegations lock. More than the active bond only after a slash.
    pub vote_lock: Balance,
    /// The roles held, each once.
    pub roles: BoundedVec<HeldRole, ConstU32<{ Role::ALL.len() as u32 }>>,
    /// Until when a long-term role that was left still makes the unbonding long.
    pub long_term_until: Moment,
    /// What was slashed without a dispute this season.
    pub minor: MinorSlashes,
    /// The lowest active bond of the season in which it changed last.
    pub lowest: Lowest,
    /// What a season keeps from being unbonded. More than the active bond only after a slash.
    pub kept: KeptBond,
}

/// A role that an account holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a comment is what its name says.
pub struct HeldRole {
    pub role: Role,
    /// Since when.
    pub since: Moment,
    /// How many obligations under it are open.
    pub open: u32,
    /// Whether the holder takes on no new ones.
    pub stopped: bool,
}

/// What an account lost without a dispute in one calendar month, in planck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a comment is what its name says.
pub struct MinorSlashes {
    pub season: Month,
    pub amount: Balance,
}

/// The lowest active bond from the start of one calendar month to its last change in that month, in planck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // A field without a comment is what its name says.
pub struct Lowest {
    pub season: Month,
    pub amount: Balance,
}

/// An open obligation. Amounts are planck of AGT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Obligation {
    /// The role it is under.
    pub role: Role,
    /// What it set aside when it began.
    pub initial: Balance,
    /// What is left of that.
    pub amount: Balance,
    /// What it lost without a dispute; at most a tenth of `initial`.
    pub minor: Balance,
    /// The dispute that holds it.
    pub dispute: Option<DisputeId>,
}

/// An open dispute. Amounts are planck of AGT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Dispute {
    /// The obligation it holds as a whole; none when it holds parts of the bond.
    pub obligation: Option<ObligationId>,
    /// What it holds of the active bond beside the set-asides.
    pub active: Balance,
    /// What it holds of what is unbonding.
    pub unbonding: Balance,
}

/// All bonds together, in planck of AGT. `bonded = withdrawn + slashed + active + unbonding`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct BondTotals {
    /// What is bonded and not unbonding: sampled over time it gives the mean share of bonded AGT.
    pub active: Balance,
    /// What is unbonding.
    pub unbonding: Balance,
    /// All that was ever bonded. Never falls.
    pub bonded: Balance,
    /// All that was ever withdrawn. Never falls.
    pub withdrawn: Balance,
    /// All that was ever slashed. Never falls.
    pub slashed: Balance,
}

/// Why a bond lost AGT.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum SlashCause {
    /// An obligation was not kept: the bounded slash without a dispute.
    Obligation(ObligationId),
    /// A dispute was ruled against the account.
    Dispute(DisputeId),
    /// Governance, for this reason.
    Governance(Reason),
    /// Governance slashed it before; an obligation or a dispute held it until now.
    Owed,
}

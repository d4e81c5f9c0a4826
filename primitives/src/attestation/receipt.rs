//! Receipts: what a member of a committee signs for a worker who has submitted answers.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// A receipt for submitted answers, signed by a member of the committee that got them. With it the worker challenges a batch of
/// the job without a bond.
///
/// The text that the member signs names the chain, the job and the worker too, so it is worth nothing elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Receipt<AccountId, Signature> {
    /// The member who signed.
    pub member: AccountId,
    /// The number of answers submitted.
    pub answers: u32,
    /// The hash of what was submitted.
    pub submission: H256,
    /// The member's signature of the text.
    pub signature: Signature,
}

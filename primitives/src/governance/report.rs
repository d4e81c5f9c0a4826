//! Referenda, the answer of `agt_referenda`, and votes, a part of the answer of `agt_access`. Periods and points in
//! time are block numbers.

use super::{BlockNumber, ReferendumIndex};
use crate::report::{Planck, Share};
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::Serialize;
use sp_core::H256;

/// What an account does on one track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct TrackVotes<AccountId> {
    /// The track.
    pub track: u16,
    /// Its own votes; empty while it delegates.
    pub votes: Vec<CastVote>,
    /// The account to which it delegates.
    pub delegates_to: Option<Delegation<AccountId>>,
    /// Votes, weighed with conviction, that others delegate to it.
    pub delegated_votes: Planck,
    /// What the conviction of ended and removed votes locks.
    pub prior_lock: Planck,
}

/// One vote. Of a vote that is not split only one amount is not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct CastVote {
    /// The referendum.
    pub referendum: ReferendumIndex,
    /// The amount for it.
    pub aye: Planck,
    /// The amount against it.
    pub nay: Planck,
    /// The amount that counts as support and for neither side.
    pub abstain: Planck,
    /// The lock periods by which the vote is multiplied: 0 is a tenth of a vote without a lock, 6 is the most.
    pub conviction: u8,
}

/// A delegation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct Delegation<AccountId> {
    /// The account that votes.
    pub to: AccountId,
    /// The part of the bond that it votes with.
    pub amount: Planck,
    /// As in [`CastVote`].
    pub conviction: u8,
}

/// A page of referenda, the newest first: the answer of `agt_referenda`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct ReferendaPage<AccountId> {
    /// At most [`MAX_REFERENDA`](super::MAX_REFERENDA).
    pub referenda: Vec<ReferendumReport<AccountId>>,
    /// The number with which the next page begins; none on the last.
    pub next: Option<ReferendumIndex>,
}

/// One referendum, present or past.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct ReferendumReport<AccountId> {
    /// Its number.
    pub index: ReferendumIndex,
    /// Its state.
    pub state: ReferendumState,
    /// The block in which it ended; while it is confirming, the block in which it passes.
    pub at: Option<BlockNumber>,
    /// What is known of it until it ends.
    pub ongoing: Option<OngoingReferendum<AccountId>>,
    /// The block in which its call is enacted, while the approved call waits on the schedule.
    pub enacts_at: Option<BlockNumber>,
    /// The name under which the schedule keeps it: what `Scheduler.cancel_named` takes.
    pub enactment_task: H256,
}

/// The state of a referendum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum ReferendumState {
    /// It waits for its decision deposit or for the preparation to end.
    Preparing,
    /// It waits until a place on its track is free.
    Queued,
    /// It is being decided and would not pass as it stands.
    Deciding,
    /// It passes if it still does at the end of its confirmation period.
    Confirming,
    /// It has passed.
    Approved,
    /// It did not pass in its time.
    Rejected,
    /// It was cancelled.
    Cancelled,
    /// It was never decided.
    TimedOut,
    /// It was killed, and its deposits are forfeit.
    Killed,
}

/// A referendum that has not ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct OngoingReferendum<AccountId> {
    /// The track's number.
    pub track: u16,
    /// The track's name.
    pub track_name: String,
    /// The hash of the call.
    pub proposal: H256,
    /// The account that submitted it.
    pub submitter: AccountId,
    /// The block in which it was submitted.
    pub submitted: BlockNumber,
    /// Whether the decision deposit is placed.
    pub decision_deposit_placed: bool,
    /// The decision deposit of its track.
    pub decision_deposit: Planck,
    /// The first block in which the decision can begin.
    pub decides_from: BlockNumber,
    /// The block in which the decision began.
    pub deciding_since: Option<BlockNumber>,
    /// The block in which it is rejected unless it passes before.
    pub decides_until: Option<BlockNumber>,
    /// The least number of blocks from approval to enactment.
    pub enactment_delay: BlockNumber,
    /// Votes for it, weighed with conviction.
    pub ayes: Planck,
    /// Votes against it, weighed with conviction.
    pub nays: Planck,
    /// Bonds for it and abstaining, without conviction.
    pub support: Planck,
    /// What support is a share of.
    pub turnout: Planck,
    /// The share of the votes that is for it.
    pub approval: Share,
    /// The share of the votes that it needs now.
    pub approval_needed: Share,
    /// The share of the turnout that supports it.
    pub support_share: Share,
    /// The share of the turnout that it needs now.
    pub support_needed: Share,
}

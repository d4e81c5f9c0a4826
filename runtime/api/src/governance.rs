//! Bonds with their votes, and referenda. Amounts are planck of AGT, periods are blocks, shares are parts of a billion.

use agt_primitives::{access::AccessReport, Balance};
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// The most referenda that one page lists.
pub const MAX_REFERENDA: u32 = 20;

/// A block's number.
pub type BlockNumber = u32;

/// The number of a referendum.
pub type ReferendumIndex = u32;

/// An account's bond and what it votes with it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct BondReport<AccountId> {
    /// The bond, the roles and what the account can do next.
    pub bond: AccessReport,
    /// What it votes on each track on which it votes, delegates or is delegated to.
    pub votes: Vec<TrackVotes<AccountId>>,
}

/// What an account does on one track.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct TrackVotes<AccountId> {
    /// The track.
    pub track: u16,
    /// Its own votes; empty while it delegates.
    pub votes: Vec<CastVote>,
    /// Whom it delegates to.
    pub delegates_to: Option<Delegation<AccountId>>,
    /// Votes, weighed with conviction, that others delegate to it.
    pub delegated_votes: Balance,
    /// Locked by conviction of votes that ended or were removed.
    pub prior_lock: Balance,
}

/// One vote. Of a vote that is not split one amount alone is not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct CastVote {
    /// In which referendum.
    pub referendum: ReferendumIndex,
    /// For it.
    pub aye: Balance,
    /// Against it.
    pub nay: Balance,
    /// Counted as support and not for either side.
    pub abstain: Balance,
    /// How many lock periods the vote multiplies itself by: 0 is a tenth of a vote without a lock, 6 the most.
    pub conviction: u8,
}

/// A delegation.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Delegation<AccountId> {
    /// To whom.
    pub to: AccountId,
    /// How much of the bond.
    pub amount: Balance,
    /// As in [`CastVote`].
    pub conviction: u8,
}

/// A page of referenda, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ReferendaPage<AccountId> {
    /// At most [`MAX_REFERENDA`].
    pub referenda: Vec<ReferendumReport<AccountId>>,
    /// Where the next page begins; none on the last.
    pub next: Option<ReferendumIndex>,
}

/// One referendum, present or past.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ReferendumReport<AccountId> {
    /// Its number.
    pub index: ReferendumIndex,
    /// How it stands.
    pub state: ReferendumState,
    /// What is known of it until it ends.
    pub ongoing: Option<OngoingReferendum<AccountId>>,
    /// What is approved and waits on the schedule: the block it is enacted in.
    pub enacts_at: Option<BlockNumber>,
    /// The name under which the schedule keeps it: what `Scheduler.cancel_named` takes.
    pub enactment_task: [u8; 32],
}

/// How a referendum stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum ReferendumState {
    /// It waits for its decision deposit or for the preparation to end.
    Preparing,
    /// It waits until a place on its track is free.
    Queued,
    /// It is being decided and would not pass as it stands.
    Deciding,
    /// It passes, and has to until this block.
    Confirming {
        /// The block in which it has passed.
        until: BlockNumber,
    },
    /// It has passed.
    Approved {
        /// The block in which it ended.
        at: BlockNumber,
    },
    /// It has not passed in its time.
    Rejected {
        /// The block in which it ended.
        at: BlockNumber,
    },
    /// It was cancelled.
    Cancelled {
        /// The block in which it ended.
        at: BlockNumber,
    },
    /// It was never decided.
    TimedOut {
        /// The block in which it ended.
        at: BlockNumber,
    },
    /// It was killed, and its deposits are forfeit.
    Killed {
        /// The block in which it ended.
        at: BlockNumber,
    },
}

/// A referendum that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct OngoingReferendum<AccountId> {
    /// The track's number.
    pub track: u16,
    /// The track's name.
    pub track_name: String,
    /// The hash of the call.
    pub proposal: [u8; 32],
    /// Who submitted it.
    pub submitter: AccountId,
    /// The block in which it was submitted.
    pub submitted: BlockNumber,
    /// Whether the decision deposit lies.
    pub decision_deposit_placed: bool,
    /// The decision deposit of its track.
    pub decision_deposit: Balance,
    /// The first block in which the decision can begin.
    pub decides_from: BlockNumber,
    /// The block in which the decision began.
    pub deciding_since: Option<BlockNumber>,
    /// The block by which it is rejected unless it passes.
    pub decides_until: Option<BlockNumber>,
    /// Blocks from approval to enactment, at the least.
    pub enactment_delay: BlockNumber,
    /// Votes for it, weighed with conviction.
    pub ayes: Balance,
    /// Votes against it, weighed with conviction.
    pub nays: Balance,
    /// Bonds for it and abstaining, as they are.
    pub support: Balance,
    /// What support is a share of.
    pub turnout: Balance,
    /// The share of the votes that is for it.
    pub approval: u32,
    /// The share of the votes that it needs now.
    pub approval_needed: u32,
    /// The share of the turnout that supports it.
    pub support_share: u32,
    /// The share of the turnout that it needs now.
    pub support_needed: u32,
}

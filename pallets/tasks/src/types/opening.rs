//! The opening of a commitment, which whoever has it may reveal.

use agt_primitives::tasks::{Answers, CampaignId, RoundId, Salt, SetId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// The most openings of one call.
pub const MOST_OPENINGS: u32 = 16;

/// The openings of one call, in order.
pub type Openings<AccountId> = BoundedVec<Opening<AccountId>, ConstU32<MOST_OPENINGS>>;

/// What a worker committed to in one set. The commitment binds chain, campaign, set, worker, answers and salt, so that an
/// opening in which any of them is changed reveals nothing.
#[allow(missing_docs)] // A field without a comment is what its name says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Opening<AccountId> {
    pub campaign: CampaignId,
    /// The round of the set.
    pub round: RoundId,
    pub set: SetId,
    /// The worker who committed.
    pub who: AccountId,
    pub answers: Answers,
    pub salt: Salt,
}

impl<AccountId: PartialEq> Opening<AccountId> {
    /// Returns whether both are openings of one worker's seat in one set: at most one of them can be revealed.
    pub(crate) fn is_of_same_seat(&self, other: &Self) -> bool {
        (self.campaign, self.set) == (other.campaign, other.set) && self.who == other.who
    }
}

//! A step of work: one of several in one call.

use crate::{Call, Config};
use agt_primitives::tasks::{Answers, CampaignId, Queue, RoundId, Salt, SetId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

/// The most steps of one call.
pub const MOST_STEPS: u32 = 8;

/// The steps of one call, in order.
pub type Steps = BoundedVec<Step, ConstU32<MOST_STEPS>>;

/// A step of work. Each is the call of the same name, with the same parameters.
#[allow(missing_docs)] // The parameters are those of the call.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Step {
    /// [`Call::join`].
    Join { campaign: CampaignId, queue: Queue },
    /// [`Call::commit`].
    Commit { campaign: CampaignId, round: RoundId, set: SetId, hash: H256 },
    /// [`Call::reveal`].
    Reveal { campaign: CampaignId, round: RoundId, set: SetId, answers: Answers, salt: Salt },
}

impl Step {
    /// Returns the step as the call that it is.
    pub(crate) fn into_call<T: Config>(self) -> Call<T> {
        match self {
            Self::Join { campaign, queue } => Call::join { campaign, queue },
            Self::Commit { campaign, round, set, hash } => Call::commit { campaign, round, set, hash },
            Self::Reveal { campaign, round, set, answers, salt } => {
                Call::reveal { campaign, round, set, answers, salt }
            }
        }
    }
}

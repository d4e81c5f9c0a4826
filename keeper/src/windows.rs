//! The windows of rounds, as the runtime counts them. [`pallet_tasks::Deal::times`] has those of sets.
//!
//! The runtime keeps this arithmetic to itself, so it is done here once more. A keeper that were wrong here would only
//! rehearse too early or too late: what is sent was rehearsed on the node.

use agt_primitives::{
    beacon::BeaconEpoch,
    calendar::DAY,
    tasks::{CampaignPhase, Queue},
    Moment,
};
use agt_runtime::AccountId;
use pallet_tasks::{Campaign, Round};
use pallet_work_clock::LONGEST_STOP;

/// A round is void if nobody closed it for this time after its window, on the clock of work.
pub const CLOSE_LIMIT: Moment = DAY;

/// A closed round is void if nobody dealt it for this time, in chain time.
pub const DEAL_LIMIT: Moment = 7 * DAY;

/// What the chain's clocks show at a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// Chain time, in milliseconds.
    pub chain: Moment,
    /// The clock of work, in milliseconds. It stands still while blocks are full.
    pub work: Moment,
    /// The epoch of the beacon that is in progress.
    pub epoch: BeaconEpoch,
}

impl Now {
    /// Returns what the clocks show at a block. `stood_still` is for how long the clock of work has stood still up to the
    /// block, and `full_at` the time of that block if it is full.
    pub fn at(chain: Moment, stood_still: Moment, full_at: Option<Moment>, epoch: BeaconEpoch) -> Self {
        let stop = full_at.map_or(0, |full| chain.saturating_sub(full).min(LONGEST_STOP));
        Self { chain, work: chain.saturating_sub(stood_still.saturating_add(stop)), epoch }
    }
}

/// Returns the end of the time to join a round: on the clock of work, and the campaign's deadline in chain time, which ends
/// it earlier. Graders have no deadline.
pub fn joinable_until(campaign: &Campaign<AccountId>, round: &Round) -> (Moment, Option<Moment>) {
    let deadline = (round.queue != Queue::Grade).then_some(campaign.terms.deadline);
    (round.opened.saturating_add(campaign.terms.windows.join), deadline)
}

/// Returns for how long the time to join a round has been over, in milliseconds; none if it is not.
pub fn waited(campaign: &Campaign<AccountId>, round: &Round, now: &Now) -> Option<Moment> {
    let (window, deadline) = joinable_until(campaign, round);
    now.work.checked_sub(window).max(deadline.and_then(|deadline| now.chain.checked_sub(deadline)))
}

/// Returns whether a stop of its campaign voids a round that is not closed.
pub fn is_stopped(campaign: &Campaign<AccountId>, round: &Round) -> bool {
    campaign.phase == CampaignPhase::Stopped && round.queue != Queue::Grade
}

//! What votes and delegations that are over still lock, each for its own time.
//!
//! The voting pallet keeps one past lock for a track, with the largest amount and the latest end of all that were put into
//! it: a planck that is delegated and taken back would lock a whole bond once more. Here each past lock keeps its own
//! amount and its own end. Those of the voting pallet are moved here before they can be mixed: before each vote and each
//! delegation, and when a vote is removed.

use super::{
    origins::PastLocks,
    tracks::{TrackId, Tracks},
};
use crate::{AccountId, Balance, BlockNumber, Runtime, System};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
    pallet_prelude::DispatchResult,
    traits::{ConstU32, Get},
    BoundedVec,
};
use pallet_access::voting::{BondGate, KeepLocks};
use pallet_conviction_voting::{
    AccountVote, Casting, ClassLocksFor, Conviction, Status, Voting, VotingFor, VotingHooks,
};
use pallet_referenda::{ReferendumIndex, ReferendumInfo, ReferendumInfoFor, TracksInfo};
use scale_info::TypeInfo;

/// The most past locks of an account that are kept apart. Of more, the two whose amounts differ least become one.
pub const MOST: u32 = 32;

type Votes = pallet_conviction_voting::VotingOf<Runtime>;

/// A part of a bond that stays locked after a vote or a delegation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct PastLock {
    /// The track of the vote or the delegation.
    pub track: TrackId,
    /// The block in which the lock ends.
    pub until: BlockNumber,
    /// Planck.
    pub amount: Balance,
}

/// The past locks of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Past {
    /// By their end, the next one first. Each is larger than all that end later.
    pub locks: BoundedVec<PastLock, ConstU32<MOST>>,
    /// The tracks whose past lock in the voting pallet is made of locks that stand here already.
    pub counted: BoundedVec<TrackId, ConstU32<16>>,
}

impl Past {
    /// Adds a lock, and drops each that has ended or that another one of these outlasts with as much.
    fn add(&mut self, lock: PastLock, now: BlockNumber) {
        let mut locks = self.locks.to_vec();
        locks.push(lock);
        locks.retain(|lock| lock.until > now);
        locks.sort_by_key(|lock| (lock.until, lock.amount));
        // From the last end back: what ends earlier counts only if it is larger.
        let mut kept: Vec<PastLock> = Vec::new();
        for lock in locks.into_iter().rev() {
            if kept.last().is_none_or(|later| lock.amount > later.amount) {
                kept.push(lock);
            }
        }
        while kept.len() > MOST as usize {
            join_nearest(&mut kept);
        }
        kept.reverse();
        self.locks = BoundedVec::truncate_from(kept);
    }

    /// The largest amount that is locked after `now`.
    fn locked(&self, now: BlockNumber) -> Balance {
        self.locks.iter().filter(|lock| lock.until > now).map(|lock| lock.amount).max().unwrap_or(0)
    }
}

/// Joins the two neighbours whose amounts differ least: the larger amount is locked until the later end. The latest end
/// stands first.
fn join_nearest(locks: &mut Vec<PastLock>) {
    let differences = locks.windows(2).map(|pair| match pair {
        [later, earlier] => earlier.amount.saturating_sub(later.amount),
        _ => Balance::MAX,
    });
    let nearest = differences.enumerate().min_by_key(|(_, difference)| *difference).map(|(place, _)| place);
    let Some(place) = nearest else { return };
    let later = locks.remove(place);
    if let Some(joined) = locks.get_mut(place) {
        joined.until = later.until;
    }
}

/// The bond's lock for votes and delegations, as [`BondCurrency`](pallet_access::voting::BondCurrency) asks for it.
pub struct LocksApart;

impl LocksApart {
    /// The largest past lock of `who` on a track that stands here, ended or not.
    pub fn on_track(who: &AccountId, track: TrackId) -> Balance {
        let locks = PastLocks::<Runtime>::get(who).locks;
        locks.iter().filter(|lock| lock.track == track).map(|lock| lock.amount).max().unwrap_or(0)
    }

    /// Adds what the vote of `who` in a referendum that has ended locks from now on.
    fn note_removed(who: &AccountId, index: ReferendumIndex) {
        // The voting pallet has not yet stored that the vote is gone.
        let voted = Tracks::track_ids().find_map(|track| match VotingFor::<Runtime>::get(who, track) {
            Voting::Casting(Casting { votes, .. }) => {
                votes.into_iter().find(|(voted, _)| *voted == index).map(|(_, vote)| (track, vote))
            }
            Voting::Delegating(_) => None,
        });
        let (end, approved) = match ReferendumInfoFor::<Runtime>::get(index) {
            Some(ReferendumInfo::Approved(end, ..)) => (end, true),
            Some(ReferendumInfo::Rejected(end, ..)) => (end, false),
            _ => return,
        };
        let Some((track, AccountVote::Standard { vote, balance })) = voted else { return };
        if vote.aye != approved || vote.conviction == Conviction::None {
            return;
        }
        PastLocks::<Runtime>::mutate(who, |past| {
            let until = end.saturating_add(period().saturating_mul(vote.conviction.lock_periods()));
            past.add(PastLock { track, until, amount: balance }, System::block_number());
            if !past.counted.contains(&track) {
                // As many places as there can be tracks. Without one the lock would be counted twice, never less.
                let _ = past.counted.try_push(track);
            }
        });
    }
}

/// The blocks for which the least conviction locks.
fn period() -> BlockNumber {
    <Runtime as pallet_conviction_voting::Config>::VoteLockingPeriod::get()
}

/// Takes the past lock out of what the voting pallet stores for a track: its end and its amount.
fn take_prior(voting: &mut Votes) -> Option<(BlockNumber, Balance)> {
    let prior = match voting {
        Voting::Casting(casting) => &mut casting.prior,
        Voting::Delegating(delegating) => &mut delegating.prior,
    };
    // Its fields are private, their encoding is not.
    let parts = <(BlockNumber, Balance)>::decode(&mut &prior.encode()[..]).ok();
    *prior = Default::default();
    parts.filter(|(_, amount)| *amount > 0)
}

impl KeepLocks<AccountId> for LocksApart {
    fn set_apart(who: &AccountId) {
        let before = PastLocks::<Runtime>::get(who);
        let mut past = before.clone();
        let now = System::block_number();
        for (track, _) in ClassLocksFor::<Runtime>::get(who) {
            let mut voting = VotingFor::<Runtime>::get(who, track);
            let Some((until, amount)) = take_prior(&mut voting) else { continue };
            VotingFor::<Runtime>::insert(who, track, voting);
            if !past.counted.contains(&track) {
                past.add(PastLock { track, until, amount }, now);
            }
        }
        past.counted = Default::default();
        if past != before {
            PastLocks::<Runtime>::insert(who, past);
        }
    }

    fn locked(who: &AccountId, _reckoned: Balance) -> Balance {
        Self::set_apart(who);
        let live = ClassLocksFor::<Runtime>::get(who)
            .into_iter()
            .map(|(track, _)| VotingFor::<Runtime>::get(who, track).locked_balance())
            .max()
            .unwrap_or(0);
        let now = System::block_number();
        PastLocks::<Runtime>::mutate_exists(who, |stored| {
            let Some(past) = stored else { return live };
            past.locks.retain(|lock| lock.until > now);
            let locked = past.locked(now).max(live);
            if past.locks.is_empty() {
                *stored = None;
            }
            locked
        })
    }
}

/// What the voting pallet asks before a vote and tells of a vote that is removed.
pub struct VoteHooks;

impl VotingHooks<AccountId, ReferendumIndex, Balance> for VoteHooks {
    fn on_before_vote(who: &AccountId, index: ReferendumIndex, vote: AccountVote<Balance>) -> DispatchResult {
        BondGate::<Runtime>::on_before_vote(who, index, vote)
    }

    fn on_remove_vote(who: &AccountId, index: ReferendumIndex, status: Status) {
        if status == Status::Completed {
            LocksApart::note_removed(who, index);
        }
    }

    fn lock_balance_on_unsuccessful_vote(_who: &AccountId, _index: ReferendumIndex) -> Option<Balance> {
        None
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn on_vote_worst_case(_who: &AccountId) {}

    #[cfg(feature = "runtime-benchmarks")]
    fn on_remove_vote_worst_case(_who: &AccountId) {}
}

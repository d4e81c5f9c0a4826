//! The answer of `agt_access`: an account's bond, its votes and its next steps.

use crate::{
    governance::{
        past_locks::LocksApart,
        tracks::{TrackId, Tracks},
    },
    Access, AccountId, Balance, Runtime,
};
use agt_primitives::{
    access::AccessReport,
    governance::{CastVote, Delegation, ReferendumIndex, TrackVotes},
};
use alloc::vec::Vec;
use pallet_conviction_voting::{AccountVote, Casting, Conviction, Delegating, Vote, Voting, VotingFor};
use pallet_referenda::TracksInfo;

type Votes = pallet_conviction_voting::VotingOf<Runtime>;

/// An account's bond, what it votes with it, and what it can do next.
pub fn report(who: AccountId) -> AccessReport<AccountId> {
    let votes = Tracks::track_ids().filter_map(|track| {
        track_votes(track, VotingFor::<Runtime>::get(&who, track), LocksApart::on_track(&who, track))
    });
    AccessReport { votes: votes.collect(), bond: Access::report(who.clone()), next_steps: Access::next_steps(who) }
}

fn track_votes(track: TrackId, voting: Votes, past_lock: Balance) -> Option<TrackVotes<AccountId>> {
    let prior_lock = voting_prior(&voting).max(past_lock);
    let (votes, delegates_to, delegations) = match voting {
        Voting::Casting(Casting { votes, delegations, .. }) => {
            (votes.into_iter().map(cast_vote).collect(), None, delegations)
        }
        Voting::Delegating(Delegating { balance, target, conviction, delegations, .. }) => {
            let delegation = Delegation { to: target, amount: balance.into(), conviction: conviction.into() };
            (Vec::new(), Some(delegation), delegations)
        }
    };
    let report = TrackVotes {
        track,
        votes,
        delegates_to,
        delegated_votes: delegations.votes.into(),
        prior_lock: prior_lock.into(),
    };
    let is_empty = report.votes.is_empty()
        && report.delegates_to.is_none()
        && report.delegated_votes == 0
        && report.prior_lock == 0;
    (!is_empty).then_some(report)
}

fn voting_prior(voting: &Votes) -> Balance {
    match voting {
        Voting::Casting(Casting { prior, .. }) => prior.locked(),
        Voting::Delegating(Delegating { prior, .. }) => prior.locked(),
    }
}

fn cast_vote((referendum, vote): (ReferendumIndex, AccountVote<Balance>)) -> CastVote {
    let (aye, nay, abstain, conviction) = match vote {
        AccountVote::Standard { vote: Vote { aye: true, conviction }, balance } => (balance, 0, 0, conviction),
        AccountVote::Standard { vote: Vote { aye: false, conviction }, balance } => (0, balance, 0, conviction),
        AccountVote::Split { aye, nay } => (aye, nay, 0, Conviction::None),
        AccountVote::SplitAbstain { aye, nay, abstain } => (aye, nay, abstain, Conviction::None),
    };
    CastVote { referendum, aye: aye.into(), nay: nay.into(), abstain: abstain.into(), conviction: conviction.into() }
}

//! The answer of `agt_access`: an account's bond, its votes and its next steps.

use super::{
    referenda,
    steps::{all_succeed, fee, spendable, succeeds},
};
use crate::{
    governance::{
        past_locks::LocksApart,
        tracks::{TrackId, Tracks},
    },
    pots, Access, AccountId, Balance, BlockNumber, Runtime, RuntimeCall, System,
};
use agt_primitives::{
    access::{AccessReport, NextStep},
    governance::{CastVote, Delegation, ReferendumIndex, TrackVotes},
};
use alloc::{vec, vec::Vec};
use codec::{Decode, Encode};
use pallet_conviction_voting::{AccountVote, Casting, ClassLocksFor, Conviction, Delegating, Vote, Voting, VotingFor};
use pallet_referenda::TracksInfo;

type Votes = pallet_conviction_voting::VotingOf<Runtime>;
type BondCall = pallet_access::Call<Runtime>;
type VoteCall = pallet_conviction_voting::Call<Runtime>;

/// The most votes of a track that `nextSteps` names to be removed; `votes` lists all.
const NAMED_VOTES: usize = 16;

/// An account's bond, what it votes with it, and what it can do next.
pub fn report(who: AccountId) -> AccessReport<AccountId> {
    let votes = Tracks::track_ids().filter_map(|track| {
        track_votes(track, VotingFor::<Runtime>::get(&who, track), LocksApart::on_track(&who, track))
    });
    AccessReport { votes: votes.collect(), bond: Access::report(who.clone()), next_steps: next_steps(&who) }
}

/// Returns what an account can do with its bond and its votes: every step that succeeds as it is named, and what comes
/// later.
fn next_steps(who: &AccountId) -> Vec<NextStep> {
    let steps = Access::next_steps(who, bondable(who)).into_iter();
    steps
        .chain(Tracks::track_ids().flat_map(|track| vote_steps(who, track)))
        .filter(|step| is_open(who, step))
        .collect()
}

/// Returns the most that `who` can bond, in planck, and still pay for this call and for the way out.
fn bondable(who: &AccountId) -> Balance {
    let free = spendable(who);
    let fees =
        [fee(BondCall::bond { amount: free }), fee(BondCall::unbond { amount: free }), fee(BondCall::withdraw {})];
    fees.into_iter().fold(free, Balance::saturating_sub)
}

/// Returns whether a step succeeds as it is named, or has no call now.
fn is_open(who: &AccountId, step: &NextStep) -> bool {
    match *step {
        NextStep::BondForRole { role, amount } => {
            let bond = BondCall::bond { amount: amount.0 };
            all_succeed(who, [bond.into(), BondCall::enter_role { role }.into()])
        }
        _ => {
            let calls = calls(who, step);
            calls.is_empty() || calls.into_iter().any(|call| succeeds(who, call))
        }
    }
}

/// Returns the calls that take a step; one of them is enough. None for a step without a call.
fn calls(who: &AccountId, step: &NextStep) -> Vec<RuntimeCall> {
    match *step {
        NextStep::Bond { amount } | NextStep::BondForRole { amount, .. } => {
            vec![BondCall::bond { amount: amount.0 }.into()]
        }
        NextStep::EnterRole { role } => vec![BondCall::enter_role { role }.into()],
        NextStep::StopRole { role, .. } => vec![BondCall::stop_role { role }.into()],
        NextStep::LeaveRole { role } => vec![BondCall::leave_role { role }.into()],
        NextStep::Unbond { amount, .. } => vec![BondCall::unbond { amount: amount.0 }.into()],
        NextStep::Rebond { amount } => vec![BondCall::rebond { amount: amount.0 }.into()],
        NextStep::Withdraw { .. } => vec![BondCall::withdraw {}.into()],
        NextStep::Vote { amount } => voting_calls(amount.0),
        NextStep::RemoveVote { track, referendum: index } => {
            vec![VoteCall::remove_vote { class: Some(track), index }.into()]
        }
        NextStep::Undelegate { track: class } => vec![VoteCall::undelegate { class }.into()],
        NextStep::UnlockVotes { track: class, .. } => {
            vec![VoteCall::unlock { class, target: who.clone().into() }.into()]
        }
        NextStep::BondForRoleLater { .. }
        | NextStep::TakeObligation { .. }
        | NextStep::UnbondLater { .. }
        | NextStep::WithdrawLater { .. }
        | NextStep::UnlockVotesLater { .. } => Vec::new(),
    }
}

/// Returns the calls that vote with `balance`: in the newest open referenda, or by a delegation on a track.
fn voting_calls(balance: Balance) -> Vec<RuntimeCall> {
    let open = referenda::report(None).referenda.into_iter().filter(|referendum| referendum.ongoing.is_some());
    let vote = AccountVote::Standard { vote: Vote { aye: true, conviction: Conviction::None }, balance };
    let votes = open.map(|referendum| VoteCall::vote { poll_index: referendum.index, vote });
    let to = pots::account(pots::TREASURY);
    let delegations = Tracks::track_ids().map(|class| VoteCall::delegate {
        class,
        to: to.clone().into(),
        conviction: Conviction::None,
        balance,
    });
    votes.chain(delegations).map(Into::into).collect()
}

/// Returns the ways out of the votes of one track.
fn vote_steps(who: &AccountId, track: TrackId) -> Vec<NextStep> {
    let voting = VotingFor::<Runtime>::get(who, track);
    let mut steps = match &voting {
        Voting::Casting(Casting { votes, .. }) => {
            let votes = votes.iter().take(NAMED_VOTES);
            votes.map(|(referendum, _)| NextStep::RemoveVote { track, referendum: *referendum }).collect()
        }
        Voting::Delegating(_) => vec![NextStep::Undelegate { track }],
    };
    let locks = ClassLocksFor::<Runtime>::get(who);
    let locked = locks.iter().find(|(class, _)| *class == track).map_or(0, |(_, amount)| *amount);
    let mut needed = voting.clone();
    needed.rejig(System::block_number());
    let freed = locked.saturating_sub(needed.locked_balance());
    if freed > 0 {
        steps.push(NextStep::UnlockVotes { track, amount: freed.into() });
    }
    let prior = voting_prior(&needed);
    if let Some(at) = prior_until(&needed).filter(|_| prior > 0) {
        steps.push(NextStep::UnlockVotesLater { track, amount: prior.into(), at });
    }
    steps
}

/// Returns the block from which on the conviction of removed votes locks nothing. The voting pallet keeps it to itself, so
/// it is read as it is stored: a block and an amount.
fn prior_until(voting: &Votes) -> Option<BlockNumber> {
    let prior = match voting {
        Voting::Casting(Casting { prior, .. }) => prior,
        Voting::Delegating(Delegating { prior, .. }) => prior,
    };
    BlockNumber::decode(&mut &prior.encode()[..]).ok()
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

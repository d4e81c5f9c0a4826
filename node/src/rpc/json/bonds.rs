//! The answer of `agt_access`.

use super::{name, planck};
use crate::rpc::time::rfc3339;
use agt_primitives::access::{AccessReport, Disputed, KeptBond, KindTotal, NextStep, ObligationKind, Role, RoleReport};
use agt_runtime::AccountId;
use agt_runtime_api::governance::{BondReport, CastVote, Delegation, TrackVotes};
use serde::{Deserialize, Serialize};
use sp_core::crypto::Ss58Codec;

/// The answer of `agt_access`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Access {
    pub address: String,
    pub active: String,
    pub voting_power: String,
    pub unbonding: String,
    pub chunks: Vec<Chunk>,
    pub roles: Vec<HeldRole>,
    pub set_aside: String,
    pub obligations: Vec<Obligations>,
    pub disputed: DisputedParts,
    pub owed: String,
    pub vote_lock: String,
    pub lowest_this_season: String,
    pub kept: Option<Kept>,
    pub room: String,
    pub votes: Vec<Votes>,
    pub next_steps: Vec<Step>,
}

impl Access {
    /// What `report` says of the account that was asked for as `address`.
    pub fn new(address: String, report: BondReport<AccountId>) -> Self {
        let AccessReport {
            active,
            unbonding,
            chunks,
            roles,
            set_aside,
            kinds,
            disputed,
            owed,
            vote_lock,
            lowest,
            kept,
            room,
            next_steps,
        } = report.bond;
        let chunk = |chunk: agt_primitives::access::UnbondingChunk| Chunk {
            amount: planck(chunk.amount),
            releases: rfc3339(chunk.releases),
        };
        Self {
            address,
            active: planck(active),
            voting_power: planck(active),
            unbonding: planck(unbonding),
            chunks: chunks.into_iter().map(chunk).collect(),
            roles: roles.into_iter().map(Into::into).collect(),
            set_aside: planck(set_aside),
            obligations: kinds.into_iter().map(Into::into).collect(),
            disputed: disputed.into(),
            owed: planck(owed),
            vote_lock: planck(vote_lock),
            lowest_this_season: planck(lowest),
            kept: Kept::new(kept),
            room: planck(room),
            votes: report.votes.into_iter().map(Into::into).collect(),
            next_steps: next_steps.into_iter().map(Into::into).collect(),
        }
    }
}

/// A part of the bond on its way out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Chunk {
    pub amount: String,
    pub releases: String,
}

/// What a season keeps from being unbonded.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    pub amount: String,
    pub until: String,
}

impl Kept {
    fn new(kept: KeptBond) -> Option<Self> {
        (kept.amount > 0).then(|| Self { amount: planck(kept.amount), until: rfc3339(kept.until) })
    }
}

/// A role.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HeldRole {
    pub role: Role,
    pub since: String,
    pub minimum: String,
    pub access: bool,
    pub stopped: bool,
    pub open: u32,
}

impl From<RoleReport> for HeldRole {
    fn from(report: RoleReport) -> Self {
        Self {
            role: report.role,
            since: rfc3339(report.since),
            minimum: planck(report.minimum),
            access: report.access,
            stopped: report.stopped,
            open: report.open,
        }
    }
}

/// What is set aside for obligations of one kind.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Obligations {
    pub kind: ObligationKind,
    pub open: u32,
    pub amount: String,
}

impl From<KindTotal> for Obligations {
    fn from(total: KindTotal) -> Self {
        Self { kind: total.kind, open: total.open, amount: planck(total.amount) }
    }
}

/// What open disputes hold.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DisputedParts {
    pub set_aside: String,
    pub active: String,
    pub unbonding: String,
}

impl From<Disputed> for DisputedParts {
    fn from(disputed: Disputed) -> Self {
        Self {
            set_aside: planck(disputed.set_aside),
            active: planck(disputed.active),
            unbonding: planck(disputed.unbonding),
        }
    }
}

/// What the account votes on one track.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Votes {
    pub track: u16,
    pub votes: Vec<Vote>,
    pub delegates_to: Option<Delegated>,
    pub delegated_votes: String,
    pub prior_lock: String,
}

impl From<TrackVotes<AccountId>> for Votes {
    fn from(votes: TrackVotes<AccountId>) -> Self {
        Self {
            track: votes.track,
            votes: votes.votes.into_iter().map(Into::into).collect(),
            delegates_to: votes.delegates_to.map(Into::into),
            delegated_votes: planck(votes.delegated_votes),
            prior_lock: planck(votes.prior_lock),
        }
    }
}

/// One vote.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Vote {
    pub referendum: u32,
    pub aye: String,
    pub nay: String,
    pub abstain: String,
    pub conviction: u8,
}

impl From<CastVote> for Vote {
    fn from(vote: CastVote) -> Self {
        Self {
            referendum: vote.referendum,
            aye: planck(vote.aye),
            nay: planck(vote.nay),
            abstain: planck(vote.abstain),
            conviction: vote.conviction,
        }
    }
}

/// Whom the account delegates to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Delegated {
    pub to: String,
    pub amount: String,
    pub conviction: u8,
}

impl From<Delegation<AccountId>> for Delegated {
    fn from(delegation: Delegation<AccountId>) -> Self {
        Self { to: delegation.to.to_ss58check(), amount: planck(delegation.amount), conviction: delegation.conviction }
    }
}

/// Something the account could do now: the call's name, and what the call could take.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    pub step: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<u32>,
}

impl From<NextStep> for Step {
    fn from(step: NextStep) -> Self {
        let named = |step: &str| Self { step: step.into(), ..Self::default() };
        let amount = |step, amount| Self { amount: Some(planck(amount)), ..named(step) };
        let role = |step, role: Role| Self { role: Some(name(&role)), ..named(step) };
        match step {
            NextStep::Bond { up_to } => amount("bond", up_to),
            NextStep::EnterRole { role: entered } => role("enterRole", entered),
            NextStep::BondForRole { role: opened, missing } => {
                Self { amount: Some(planck(missing)), ..role("bondForRole", opened) }
            }
            NextStep::StopRole { role: stopped, open } => Self { open: Some(open), ..role("stopRole", stopped) },
            NextStep::LeaveRole { role: left } => role("leaveRole", left),
            NextStep::TakeObligation { up_to } => amount("takeObligation", up_to),
            NextStep::Vote { up_to } => amount("vote", up_to),
            NextStep::UnlockVotes { locked } => amount("unlockVotes", locked),
            NextStep::Unbond { up_to, releases } => Self { at: Some(rfc3339(releases)), ..amount("unbond", up_to) },
            NextStep::UnbondLater { amount: kept, at } => Self { at: Some(rfc3339(at)), ..amount("unbondLater", kept) },
            NextStep::Rebond { up_to } => amount("rebond", up_to),
            NextStep::Withdraw { amount: paid } => amount("withdraw", paid),
            NextStep::WithdrawLater { amount: paid, at } => {
                Self { at: Some(rfc3339(at)), ..amount("withdrawLater", paid) }
            }
        }
    }
}

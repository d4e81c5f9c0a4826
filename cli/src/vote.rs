//! `agt vote`, `delegate`, `undelegate`, `unlock`.

use crate::{
    amount::{agt, Wanted},
    context::Context,
    error::{Failure, Result},
    facts::Facts,
    parse,
    sign::{carry_out, Intent},
    tell,
};
use agt_client::{calls::VotingCall, keys, Client};
use agt_runtime::{AccountId, Balance};
use clap::ValueEnum;
use pallet_conviction_voting::{AccountVote, Conviction, Vote as Side};
use serde_json::{json, Value};

/// Arguments of `agt vote`.
#[derive(Debug, clap::Args)]
pub struct Vote {
    /// The number of the referendum.
    referendum: u32,
    /// What to say.
    #[arg(value_enum)]
    choice: Choice,
    /// Bonded AGT that votes, or `max`: the whole active bond.
    #[arg(long, default_value = "max")]
    amount: Wanted,
    /// 0 to 6. With 0 a tenth of the amount counts and nothing is locked after the vote. With more the amount counts so many
    /// times, and after a vote that was won it is locked for 1, 2, 4, 8, 16 or 32 times seven days of governance.
    #[arg(long, default_value = "1", value_parser = parse::conviction)]
    conviction: Conviction,
}

/// What a voter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Choice {
    /// For it.
    Aye,
    /// Against it.
    Nay,
    /// Neither, but it counts for the support.
    Abstain,
    /// Take the vote back.
    Remove,
}

/// Arguments of `agt delegate`.
#[derive(Debug, clap::Args)]
pub struct Delegate {
    /// The account that votes.
    #[arg(value_parser = parse::account)]
    to: AccountId,
    /// The track, by its number: docs/governance.md lists them.
    #[arg(long)]
    track: u16,
    /// Bonded AGT to delegate, or `max`: the whole active bond.
    #[arg(long, default_value = "max")]
    amount: Wanted,
    /// 0 to 6, as for `agt vote`.
    #[arg(long, default_value = "1", value_parser = parse::conviction)]
    conviction: Conviction,
}

/// Arguments of `agt undelegate`.
#[derive(Debug, clap::Args)]
pub struct Undelegate {
    /// The track, by its number.
    #[arg(long)]
    track: u16,
}

/// Arguments of `agt unlock`.
#[derive(Debug, clap::Args)]
pub struct Unlock {
    /// The track, by its number.
    #[arg(long)]
    track: u16,
    /// The account whose bond is freed. Default: that of the key. Anybody may do it for anybody.
    #[arg(long, value_name = "ADDRESS", value_parser = parse::account)]
    account: Option<AccountId>,
}

/// Votes, or takes a vote back.
pub async fn vote(context: &Context, command: Vote) -> Result<()> {
    let client = context.connect().await?;
    let poll_index = command.referendum;
    if command.choice == Choice::Remove {
        return remove(context, &client, poll_index).await;
    }
    let balance = wanted(context, &client, command.amount).await?;
    let standard = |aye| AccountVote::Standard { vote: Side { aye, conviction: command.conviction }, balance };
    let vote = match command.choice {
        Choice::Aye => standard(true),
        Choice::Nay => standard(false),
        Choice::Abstain | Choice::Remove => AccountVote::SplitAbstain { aye: 0, nay: 0, abstain: balance },
    };
    let says = format!("vote in referendum {poll_index}: {}", tell::in_words(&vote));
    carry_out(context, &client, vec![Intent::new(says, VotingCall::vote { poll_index, vote })]).await.map(drop)
}

async fn remove(context: &Context, client: &Client, index: u32) -> Result<()> {
    let told = access(context, client).await?;
    let has_it = |track: &&Value| {
        track["votes"].as_array().is_some_and(|votes| votes.iter().any(|vote| vote["referendum"] == index))
    };
    let track = told.list("votes")?.iter().find(has_it).ok_or_else(|| {
        Failure::refused("ConvictionVoting.NotVoter", format!("the account has no vote in referendum {index}"))
    })?;
    let class = track["track"].as_u64().and_then(|track| u16::try_from(track).ok());
    let call = VotingCall::remove_vote { class, index };
    let intent = Intent::new(format!("take back the vote in referendum {index}"), call);
    carry_out(context, client, vec![intent]).await.map(drop)
}

/// Delegates votes on a track.
pub async fn delegate(context: &Context, command: Delegate) -> Result<()> {
    let client = context.connect().await?;
    let balance = wanted(context, &client, command.amount).await?;
    let Delegate { to, track: class, conviction, .. } = command;
    let says = format!(
        "delegate {} with conviction {} on track {class} to {}",
        agt(balance),
        u8::from(conviction),
        keys::address_of(&to)
    );
    let call = VotingCall::delegate { class, to: to.into(), conviction, balance };
    carry_out(context, &client, vec![Intent::new(says, call)]).await.map(drop)
}

/// Ends a delegation.
pub async fn undelegate(context: &Context, command: Undelegate) -> Result<()> {
    let client = context.connect().await?;
    let class = command.track;
    let intent = Intent::new(format!("end the delegation on track {class}"), VotingCall::undelegate { class });
    carry_out(context, &client, vec![intent]).await.map(drop)
}

/// Frees what votes of a track have locked, as far as their time is over.
pub async fn unlock(context: &Context, command: Unlock) -> Result<()> {
    let client = context.connect().await?;
    let (class, target) = (command.track, context.given_or_own(command.account)?);
    let says = format!("free what votes of track {class} have locked of {}", keys::address_of(&target));
    let call = VotingCall::unlock { class, target: target.into() };
    carry_out(context, &client, vec![Intent::new(says, call)]).await.map(drop)
}

/// Returns the amount, or the whole active bond of the key's account.
async fn wanted(context: &Context, client: &Client, amount: Wanted) -> Result<Balance> {
    match amount {
        Wanted::Exactly(amount) => Ok(amount),
        Wanted::Most => access(context, client).await?.amount("votingPower"),
    }
}

async fn access(context: &Context, client: &Client) -> Result<Value> {
    let address = keys::address_of(&context.own_account()?);
    Ok(client.request("agt_access", json!([address])).await?)
}

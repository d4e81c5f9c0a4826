//! `agt campaign approve`, `stop` and `close`: steps of an open campaign.

use super::opened;
use crate::{
    context::Context,
    error::{Failure, Result},
    sign::{self, Intent},
};
use agt_client::{calls::TasksCall, Client};
use agt_primitives::tasks::CampaignId;
use agt_runtime::Hash;
use std::path::PathBuf;

/// A campaign, by its folder or its number.
#[derive(Debug, clap::Args)]
pub struct Which {
    /// The folder of the campaign.
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,

    /// The campaign's number, instead of a folder.
    #[arg(long, value_name = "NUMBER")]
    campaign: Option<CampaignId>,
}

impl Which {
    /// Returns the campaign's number.
    pub fn number(&self, client: &Client) -> Result<CampaignId> {
        match self.campaign {
            Some(campaign) => Ok(campaign),
            None => Ok(opened::opened_on(&self.folder, client.genesis())?.campaign),
        }
    }
}

/// Approve the gold of a campaign of the platform, as its reviewer. Workers can join from then on.
///
/// What is approved is the hash of the terms: those that were opened from the folder, or those that --terms-hash names. The chain must
/// have the same.
#[derive(Debug, clap::Args)]
pub struct Approve {
    #[command(flatten)]
    which: Which,

    /// The hash of the terms that you have checked. Required with --campaign.
    #[arg(long, value_name = "HASH")]
    terms_hash: Option<Hash>,
}

/// Runs `agt campaign approve`.
pub async fn approve(context: &Context, Approve { which, terms_hash }: Approve) -> Result<()> {
    let client = context.connect().await?;
    let campaign = which.number(&client)?;
    let expected = match terms_hash {
        Some(terms_hash) => terms_hash,
        None if which.campaign.is_none() => opened::opened_on(&which.folder, client.genesis())?.terms_hash,
        None => return Err(Failure::usage("a number alone says nothing of the terms; add --terms-hash")),
    };
    let stored = client.campaign(campaign, None).await?;
    let stored =
        stored.ok_or_else(|| Failure::refused("UnknownCampaign", format!("there is no campaign {campaign}")))?;
    let terms_hash = stored.terms.hash();
    if terms_hash != expected {
        let why = format!("campaign {campaign} has other terms on the chain than those to approve: nothing was signed");
        return Err(Failure::refused("OtherTerms", why));
    }
    let says = format!("approve the gold of campaign {campaign}, with terms {terms_hash:?}");
    let call = TasksCall::approve_gold { campaign, terms_hash };
    sign::carry_out(context, &client, vec![Intent::new(says, call)]).await.map(drop)
}

/// Stop a campaign: nobody joins any more, and the rounds that have begun are finished and paid.
#[derive(Debug, clap::Args)]
pub struct Stop {
    #[command(flatten)]
    which: Which,
}

/// Runs `agt campaign stop`.
pub async fn stop(context: &Context, Stop { which }: Stop) -> Result<()> {
    let client = context.connect().await?;
    let campaign = which.number(&client)?;
    let call = TasksCall::stop_campaign { campaign };
    sign::carry_out(context, &client, vec![Intent::new(format!("stop campaign {campaign}"), call)]).await.map(drop)
}

/// Close a campaign whose work is over: what it has not spent goes back to its pool.
///
/// After that `agt pool cancel`, `refund` and `close` bring the money back to you.
#[derive(Debug, clap::Args)]
pub struct Close {
    #[command(flatten)]
    which: Which,
}

/// Runs `agt campaign close`.
pub async fn close(context: &Context, Close { which }: Close) -> Result<()> {
    let client = context.connect().await?;
    let campaign = which.number(&client)?;
    let call = TasksCall::close_campaign { campaign };
    sign::carry_out(context, &client, vec![Intent::new(format!("close campaign {campaign}"), call)]).await.map(drop)
}

//! `agt campaign open`: the campaign of a prepared folder, with the pool that pays for it.

use super::opened::{self, Attempt, Opened};
use crate::{
    amount,
    context::Context,
    error::{Failure, Result},
    page::Page,
    sign::{self, Intent},
    unit::Unit,
};
use agt_client::{
    calls::{RewardPoolsCall, TasksCall, UtilityCall},
    keys::{account_at, account_of, address_of},
    submit::LIFE,
    Blocks, Client,
};
use agt_datasets::{plan::Pay, prepared::Prepared};
use agt_primitives::tasks::{CampaignId, CampaignTerms, PoolId};
use agt_runtime::{AccountId, Moment, RuntimeCall, RuntimeEvent};
use futures::StreamExt;
use serde_json::json;
use std::{path::PathBuf, time::Duration};

/// The pause between two looks at the chain.
const PAUSE: Duration = Duration::from_millis(500);

/// Open the campaign of a prepared folder, with the pool that pays for it, in one transaction.
///
/// If the program is stopped meanwhile, run it again: it finds out whether the campaign was opened.
#[derive(Debug, clap::Args)]
pub struct Open {
    /// The folder of the campaign.
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
}

/// Runs `agt campaign open`.
pub async fn run(context: &Context, Open { folder }: Open) -> Result<()> {
    // Two that open at the same time would open two campaigns.
    let (prepared, _lock) = Prepared::open_alone(&folder)?;
    let client = context.connect().await?;
    if let Some(open) = opened::opened(&folder)? {
        return already(context, &client, &open);
    }
    if let Some(attempt) = opened::attempt(&folder)? {
        if let Some(open) = outcome(context, &client, &attempt).await? {
            opened::remember(&folder, &open)?;
            return tell(context, &open);
        }
        opened::forget_attempt(&folder)?;
    }
    let signer = context.signer(&client).await?;
    let who = account_of(&signer);
    let now = client.time(None).await?;
    let pool = match prepared.plan().pay {
        Pay::Pool { .. } => Some(next_pool(&client, &who).await?),
        Pay::Platform { .. } => None,
    };
    let terms = prepared.terms(now, pool.unwrap_or_default())?;
    let intent = intent(&client, &prepared, &terms, pool, now).await?;
    // What would be refused anyway, and what nobody agrees to, leaves no attempt behind.
    let rehearsed = sign::rehearse(&client, &signer, vec![intent]).await?;
    if !sign::agree(context, &signer, &rehearsed)? {
        return Ok(());
    }
    // Whoever was asked may have waited for long: it is signed now, and only blocks from here on can include it.
    let after = client.finalized().await?.number;
    let attempt = Attempt::new(client.genesis(), address_of(&who), pool, after, &terms);
    opened::remember_attempt(&folder, &attempt)?;
    // Whatever fails from now on, it may have been sent: the next run finds out.
    let outcomes = sign::send(context, &client, &signer, rehearsed).await?;
    let Some(outcome) = outcomes.first() else { return Ok(()) };
    let campaign = outcome.find(|event| opened_in(event, &who, &terms));
    let campaign = campaign.ok_or_else(|| Failure::unknown("the block does not say that the campaign was opened"))?;
    let block = client.header(outcome.block).await?.number;
    let (genesis, owner, terms_hash) = (client.genesis(), address_of(&who), terms.hash());
    let open = Opened { genesis, campaign, owner, pool, block, terms_hash };
    opened::remember(&folder, &open)?;
    tell(context, &open)
}

/// Returns the call that opens both, in words.
async fn intent(
    client: &Client,
    prepared: &Prepared,
    terms: &CampaignTerms,
    pool: Option<PoolId>,
    now: Moment,
) -> Result<Intent> {
    let campaign = RuntimeCall::from(TasksCall::open_campaign { terms: terms.clone() });
    let title = &prepared.plan().title;
    let (Some(number), Pay::Pool { asset, expires, guarantee, purpose, .. }) = (pool, &prepared.plan().pay) else {
        return Ok(Intent::new(format!("open the campaign `{title}`"), campaign));
    };
    let amount = prepared.cost().pool;
    let open = RewardPoolsCall::open {
        number,
        asset: asset.clone(),
        purpose: *purpose,
        amount,
        expires: expires.from(now),
        guarantee: *guarantee,
    };
    let says = format!("open pool {number} with {} and the campaign `{title}`", prepared.plan().pay.amount(amount));
    let unit = Unit::of(client, asset.clone()).await?;
    Ok(Intent::new(says, UtilityCall::batch_all { calls: vec![open.into(), campaign] }).in_unit(unit))
}

async fn next_pool(client: &Client, who: &AccountId) -> Result<PoolId> {
    let told = client.request("agt_nextPool", json!([address_of(who)])).await?;
    told.as_u64().ok_or_else(|| Failure::refused("Unreadable", format!("agt_nextPool answers {told}")))
}

/// Returns the number of the campaign that an event says was opened by `who` with these terms.
fn opened_in(event: &RuntimeEvent, who: &AccountId, with: &CampaignTerms) -> Option<CampaignId> {
    match event {
        RuntimeEvent::Tasks(pallet_tasks::Event::CampaignOpened { campaign, owner, terms, .. })
            if owner == who && terms == with =>
        {
            Some(*campaign)
        }
        _ => None,
    }
}

/// Returns what became of an attempt: waits until no block can include it any more.
async fn outcome(context: &Context, client: &Client, attempt: &Attempt) -> Result<Option<Opened>> {
    if attempt.genesis != client.genesis() {
        let why = "the folder waits for a campaign on another chain than the node; name a node of its chain by --node";
        return Err(Failure::refused("OtherChain", why));
    }
    let (who, terms) = (account_at(&attempt.owner)?, attempt.terms()?);
    context.out.say("looking whether the campaign was opened before this program was stopped");
    let mut number = attempt.after.saturating_add(1);
    loop {
        let head = client.finalized().await?.number;
        let mut blocks = client.walk(number..=head);
        while let Some(block) = blocks.next().await {
            let block = block?;
            let found = block.events.iter().find_map(|record| opened_in(&record.event, &who, &terms));
            if let Some(campaign) = found {
                let owner = attempt.owner.clone();
                let (genesis, pool, terms_hash) = (attempt.genesis, attempt.pool, terms.hash());
                return Ok(Some(Opened { genesis, campaign, owner, pool, block: block.number, terms_hash }));
            }
            number = block.number.saturating_add(1);
        }
        // It was signed a block or two after the one that is remembered.
        if u64::from(number) > u64::from(attempt.after).saturating_add(LIFE + 16) {
            return Ok(None);
        }
        match client.blocks() {
            Blocks::OnRequest => client.make_blocks(1).await?,
            Blocks::ByThemselves => tokio::time::sleep(PAUSE).await,
        }
    }
}

fn already(context: &Context, client: &Client, open: &Opened) -> Result<()> {
    if open.genesis != client.genesis() {
        let why =
            "a campaign was opened from this folder on another chain; copy the folder without .agt and prepare it";
        return Err(Failure::refused("OtherChain", why));
    }
    context.out.say("this campaign is open already");
    tell(context, open)
}

fn tell(context: &Context, open: &Opened) -> Result<()> {
    context.out.show(&json!(open), || {
        let page = Page::titled(format!("Campaign {}", open.campaign));
        Ok(page.field("opened in block", amount::grouped(&open.block.to_string())).field_if("pool", open.pool).field(
            "next",
            match open.pool {
                Some(_) => "agt campaign serve, and agt keeper",
                None => "the reviewer approves the gold: agt campaign approve",
            },
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Global;
    use std::fs::File;

    #[tokio::test]
    async fn whoever_opens_second_is_told_in_one_line() {
        let folder = tempfile::tempdir().unwrap();
        let first = File::create(folder.path().join(".agt.lock")).unwrap();
        first.lock().unwrap();
        let context = Context::new(Global::default()).unwrap();
        let open = || run(&context, Open { folder: folder.path().into() });
        let told = open().await.unwrap_err().message;
        assert!(
            told.starts_with("another ") && told.contains("`agt campaign open` runs in") && !told.contains('\n'),
            "{told}"
        );
        drop(first);
        let told = open().await.unwrap_err().message;
        assert!(told.contains("is not prepared"), "{told}");
    }
}

//! `agt keeper`: takes every step that a campaign needs and that anyone may take.

use crate::{
    amount::Agt,
    campaign::opened,
    context::Context,
    error::{Failure, Result},
};
use agt_client::{keys::address_of, Client};
use agt_datasets::prepared::Prepared;
use agt_keeper::{Campaigns, Config, Gold, Keeper};
use agt_primitives::{
    assets::AssetId,
    tasks::{CampaignId, GoldLeaf, SetId},
};
use agt_runtime::{AccountId, Balance};
use serde_json::json;
use sp_core::H256;
use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
    path::PathBuf,
    sync::Arc,
};

/// Keep campaigns going: close rounds, deal, reveal what was handed over, open gold, settle, collect, close and sweep seasons.
///
/// The account that signs pays small fees. With the folder of a campaign the keeper opens its gold, too, and takes the openings of
/// workers. It can be stopped or killed at any moment, and several can run side by side. See docs/keeper.md.
#[derive(Debug, clap::Args)]
pub struct Keep {
    /// The folder of a campaign that was opened from it. May be given several times. Without one every campaign of the chain is
    /// served, and nobody's gold is opened.
    #[arg(long, value_name = "FOLDER")]
    campaign: Vec<PathBuf>,

    /// Serve every campaign of the chain beside those with a folder. None is then served by name: tickets without a seat and
    /// set-asides are left to their owners.
    #[arg(long)]
    all: bool,

    /// The folder for openings and the keeper's key. Default: `keeper` in AGT_DATA, or in .local/share/agt of the home folder.
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,

    /// Where openings are taken.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8789")]
    listen: SocketAddr,

    /// Where Prometheus reads metrics. Nowhere by default.
    #[arg(long, value_name = "ADDRESS")]
    metrics: Option<SocketAddr>,

    /// The account of another keeper of the same campaigns: they take turns. May be given several times.
    #[arg(long, value_name = "ADDRESS", value_parser = crate::parse::account)]
    other: Vec<AccountId>,

    /// The most AGT of fees in a day. When it is spent, only steps go on that cannot wait.
    #[arg(long, value_name = "AMOUNT")]
    most_fees_a_day: Option<Agt>,

    /// Move the protocol's own money, too: bring slashes and gifts back, carry what idle seasons leave, open and end auctions of
    /// revenue. Each of these steps costs a fee that nobody returns.
    #[arg(long)]
    revenue: bool,

    /// With --revenue: sweep this asset, which is not listed, into the treasury when the revenue pot has at least so many of its
    /// smallest units, such as 3=2500000. May be given several times. No other asset is swept: anybody can make worthless ones.
    #[arg(long, value_name = "ASSET=UNITS", value_parser = crate::parse::units_of_asset, requires = "revenue")]
    sweep: Vec<(AssetId, Balance)>,

    /// Take each step at once: no other keeper is minded.
    #[arg(long)]
    alone: bool,
}

/// The gold of the folders.
#[derive(Default)]
struct Folders(BTreeMap<CampaignId, Prepared>);

impl Gold for Folders {
    fn leaf(&self, campaign: CampaignId, set: SetId) -> Option<(GoldLeaf, Vec<H256>)> {
        let prepared = self.0.get(&campaign)?;
        let found = prepared.leaf(set).and_then(|leaf| Ok((leaf, prepared.proof(set)?)));
        found.map_err(|error| log::error!("the gold of set {} of campaign {campaign}: {error}", set.0)).ok()
    }
}

impl Folders {
    fn open(folders: &[PathBuf], client: &Client) -> Result<Self> {
        let mut found = Self::default();
        for folder in folders {
            let open = opened::opened_on(folder, client.genesis())?;
            found.0.insert(open.campaign, Prepared::open(folder)?);
        }
        Ok(found)
    }
}

/// Returns the assets to sweep, each with the least of its units.
///
/// Errors: [`Exit::Usage`](crate::error::Exit::Usage) if an asset is named twice.
fn swept(named: Vec<(AssetId, Balance)>) -> Result<BTreeMap<AssetId, Balance>> {
    let mut found = BTreeMap::new();
    for (asset, least) in named {
        if found.insert(asset, least).is_some() {
            return Err(Failure::usage(format!("--sweep names asset {asset} twice")));
        }
    }
    Ok(found)
}

/// Runs `agt keeper` until it is told to stop.
pub async fn run(context: &Context, keep: Keep) -> Result<()> {
    if context.global.dry_run {
        return Err(Failure::usage("a keeper takes steps for others; leave out --dry-run"));
    }
    let sweep = swept(keep.sweep)?;
    let client = context.connect().await?;
    let signer = context.signer(&client).await?;
    let data = keep.data.map_or_else(|| crate::data::folder(None).map(|data| data.join("keeper")), Ok)?;
    let gold = Folders::open(&keep.campaign, &client)?;
    let served: BTreeSet<_> = gold.0.keys().copied().collect();
    let base = if keep.alone { Config::alone(data) } else { Config::new(data) };
    let base = if keep.revenue { base.with_revenue() } else { base };
    let campaigns = match served.is_empty() || keep.all {
        true => Campaigns::All,
        false => Campaigns::Only(served),
    };
    let others = keep.other.into_iter().collect();
    let most_fees_a_day = keep.most_fees_a_day.map_or(base.most_fees_a_day, |fees| fees.0);
    let (listen, metrics) = (Some(keep.listen), keep.metrics);
    let config = Config { listen, metrics, campaigns, others, most_fees_a_day, sweep, ..base };
    let keeper = Keeper::new(config, client, signer, Arc::new(gold))?;
    let listening = keeper.listen().await?;
    let (intake, key) = (listening.intake.unwrap_or(keep.listen), hex::encode(keeper.key()));
    let told = json!({ "listening": format!("http://{intake}"), "key": format!("0x{key}") });
    if context.out.in_json {
        context.out.print(&format!("{told}\n"))?;
    } else {
        let says = format!("listening on http://{intake}\nkey 0x{key}\npaying as {}\n", address_of(keeper.account()));
        context.out.print(&says)?;
    }
    keeper.work(crate::data::told_to_stop()).await?;
    drop(listening);
    Ok(())
}

impl From<agt_keeper::Error> for Failure {
    fn from(error: agt_keeper::Error) -> Self {
        match error {
            agt_keeper::Error::Client(error) => error.into(),
            other => Self::local("Keeper", other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assets_to_sweep_are_refused_when_one_is_named_twice() {
        assert_eq!(swept(vec![(3, 5), (4, 5)]), Ok(BTreeMap::from([(3, 5), (4, 5)])));
        for again in [5, 6] {
            let failure = swept(vec![(3, 5), (4, 5), (3, again)]).expect_err("it is named twice");
            assert_eq!((failure.rule.as_str(), failure.message.as_str()), ("Usage", "--sweep names asset 3 twice"));
        }
    }
}

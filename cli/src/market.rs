//! `agt market`: the markets between AGT and other assets.

mod provide;
mod show;
mod swap;

use crate::{
    context::Context,
    error::{Failure, Result},
    sign::carry_out,
};
use agt_primitives::assets::{AssetId, AssetKind};

/// Arguments of `agt market`.
#[derive(Debug, clap::Args)]
pub struct Market {
    /// Show the market of this asset: its number.
    asset: Option<AssetId>,
    #[command(subcommand)]
    change: Option<Change>,
}

/// Subcommands of `agt market`.
#[derive(Debug, clap::Subcommand)]
enum Change {
    /// Make the market of an asset. It costs AGT, which is revenue.
    Create(provide::Named),
    /// Provide AGT and units to a market, for shares of it. Who comes first sets the price.
    Provide(provide::Provide),
    /// Give shares of a market back, for a part of what it holds.
    Leave(provide::Leave),
    /// Sell units for AGT.
    Sell(swap::Sell),
    /// Buy units for AGT.
    Buy(swap::Buy),
    /// Have units of the revenue sold on a market that is tracked. Anybody may.
    Run(swap::Run),
}

/// Shows a market, or does what a subcommand says.
pub async fn run(context: &Context, command: Market) -> Result<()> {
    let change = match (command.asset, command.change) {
        (Some(asset), None) => return show::run(context, asset).await,
        (None, Some(change)) => change,
        _ => {
            return Err(Failure::usage(
                "name the asset whose market you look at, or what to do; see `agt market --help`",
            ))
        }
    };
    let client = context.connect().await?;
    let intent = match change {
        Change::Create(command) => provide::create(&client, command).await?,
        Change::Provide(command) => provide::provide(&client, context.own_account()?, command).await?,
        Change::Leave(command) => provide::leave(&client, context.own_account()?, command).await?,
        Change::Sell(command) => swap::sell(&client, context.own_account()?, command).await?,
        Change::Buy(command) => swap::buy(&client, context.own_account()?, command).await?,
        Change::Run(command) => swap::run(&client, command).await?,
    };
    carry_out(context, &client, vec![intent]).await.map(drop)
}

/// Returns both sides of the market of an asset, as calls name them.
fn sides(asset: AssetId) -> (Box<AssetKind>, Box<AssetKind>) {
    (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(asset)))
}

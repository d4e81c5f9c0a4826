//! `agt auction`.

use crate::{
    amount::{agt, Agt},
    context::Context,
    error::{Failure, Result},
    parse,
    sign::{carry_out, Intent},
    unit::Unit,
};
use agt_client::{calls::BuybackCall, Client};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    buyback::{rate::cost, AuctionReport},
};
use agt_runtime::{Balance, Runtime};
use pallet_buyback::AuctionViewFunction;

/// Subcommands of `agt auction`.
#[derive(Debug, clap::Subcommand)]
pub enum Auction {
    /// Open an auction of a part of the revenue in an asset. One that is over ends first. Anybody may.
    Open(Named),
    /// Buy units in the auction of an asset, at the price of now.
    Bid(Bid),
    /// End an auction whose time is over. Anybody may.
    End(Named),
}

/// Arguments of the subcommands of `agt auction`.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Named {
    /// The number of the asset.
    asset: AssetId,
}

/// Arguments of `agt auction bid`.
#[derive(Debug, clap::Args)]
pub struct Bid {
    /// The number of the asset.
    asset: AssetId,
    /// What to buy, in the asset's smallest units: `agt auctions` shows what is left in them.
    #[arg(value_parser = parse::units)]
    units: Balance,
    /// The most to pay. Default: what the units cost when the program asks. The price falls from then on.
    #[arg(long, value_name = "AGT")]
    most: Option<Agt>,
}

/// Does what a subcommand says.
pub async fn run(context: &Context, command: Auction) -> Result<()> {
    let client = context.connect().await?;
    let (asset, says, call) = match command {
        Auction::Open(Named { asset }) => {
            (asset, format!("open an auction of asset {asset}"), BuybackCall::open { asset })
        }
        Auction::End(Named { asset }) => {
            (asset, format!("end the auction of asset {asset}"), BuybackCall::end { asset })
        }
        Auction::Bid(bid) => {
            let intent = offer(&client, bid).await?;
            return carry_out(context, &client, vec![intent]).await.map(drop);
        }
    };
    let unit = Unit::of(&client, AssetKind::WithId(asset)).await?;
    carry_out(context, &client, vec![Intent::new(says, call).in_unit(unit)]).await.map(drop)
}

/// Returns what bids in the auction of an asset as it stands.
async fn offer(client: &Client, bid: Bid) -> Result<Intent> {
    let asset = bid.asset;
    let told = client.view(AuctionViewFunction::<Runtime>::new(asset), None).await?;
    let auction = told.ok_or_else(|| {
        let what = format!("asset {asset} has no auction; `agt auction open {asset}` opens one");
        Failure::refused("Buyback.NoAuction", what)
    })?;
    let unit = Unit::of(client, AssetKind::WithId(asset)).await?;
    buy(&auction, &bid, unit)
}

/// Returns what buys units in an auction, for no more than was agreed to or than they cost now.
fn buy(auction: &AuctionReport, bid: &Bid, unit: Unit) -> Result<Intent> {
    let Bid { asset, units, most } = *bid;
    let now = auction.rate.and_then(|rate| cost(units, rate));
    let most = most.map(|Agt(most)| most).or(now);
    let most = most.ok_or_else(|| Failure::refused("Buyback.AboveMost", "that costs more AGT than there can be"))?;
    let mut says = format!("buy {} for at most {}", unit.shows_units(units), agt(most));
    if let Some(now) = now.filter(|now| *now != most) {
        says += &format!("; now it costs {}", agt(now));
    }
    Ok(Intent::new(says, BuybackCall::bid { asset, units, most }).in_unit(unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::{
        assets::PRICED_UNITS,
        report::{Planck, Time},
        token::AGT,
    };
    use agt_runtime::RuntimeCall;
    use serde_json::json;

    fn auction(rate: Option<Balance>) -> AuctionReport {
        AuctionReport {
            asset: 3,
            opened: Time(0),
            until: Time(1),
            reference: 1,
            lot: 2_500,
            left: 1_500,
            start: 9_000,
            end: 10_300,
            points: 9_500,
            rate,
            least: Planck(AGT),
            done: false,
        }
    }

    fn unit() -> Unit {
        crate::unit::Units::default().of(&json!({ "asset": 3 }))
    }

    #[test]
    fn a_bid_pays_no_more_than_the_price_that_is_shown() {
        let bid = Bid { asset: 3, units: 500, most: None };
        let intent = buy(&auction(Some(2 * AGT * PRICED_UNITS)), &bid, unit()).unwrap();
        assert_eq!(intent.says, "buy 500 of asset 3 for at most 1,000 AGT");
        assert_eq!(intent.call, RuntimeCall::from(BuybackCall::bid { asset: 3, units: 500, most: 1_000 * AGT }));
    }

    #[test]
    fn a_bid_with_a_limit_of_its_own_shows_both() {
        let bid = Bid { asset: 3, units: 500, most: Some(Agt(1_001 * AGT)) };
        let intent = buy(&auction(Some(2 * AGT * PRICED_UNITS)), &bid, unit()).unwrap();
        assert_eq!(intent.says, "buy 500 of asset 3 for at most 1,001 AGT; now it costs 1,000 AGT");
        let without_limit = Bid { most: None, ..bid };
        let refused = buy(&auction(None), &without_limit, unit()).unwrap_err();
        assert_eq!(refused.rule, "Buyback.AboveMost");
    }
}

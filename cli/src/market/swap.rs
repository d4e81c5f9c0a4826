//! `agt market sell`, `buy` and `run`.

use super::sides;
use crate::{
    amount::{agt, Agt},
    error::Result,
    parse,
    sign::Intent,
    unit::Unit,
};
use agt_client::{
    calls::{AssetConversionCall, BuybackCall},
    Client,
};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    buyback::SwapSide,
};
use agt_runtime::{AccountId, Balance};

/// Arguments of `agt market sell`.
#[derive(Debug, clap::Args)]
pub struct Sell {
    /// The number of the asset.
    asset: AssetId,
    /// What to sell, in the asset's smallest units.
    #[arg(value_parser = parse::units)]
    units: Balance,
    /// The least AGT to get for all of it.
    #[arg(long, value_name = "AGT")]
    least: Agt,
}

/// Arguments of `agt market buy`.
#[derive(Debug, clap::Args)]
pub struct Buy {
    /// The number of the asset.
    asset: AssetId,
    /// The AGT to spend.
    agt: Agt,
    /// The least to get for all of it, in the asset's smallest units.
    #[arg(long, value_name = "UNITS", value_parser = parse::units)]
    least: Balance,
}

/// Arguments of `agt market run`.
#[derive(Debug, clap::Args)]
pub struct Run {
    /// The number of the asset.
    asset: AssetId,
    /// What to sell of the revenue, in the asset's smallest units.
    #[arg(value_parser = parse::units)]
    units: Balance,
    /// The least AGT that it must bring. The chain refuses a price too far from its reference anyway.
    #[arg(long, value_name = "AGT", default_value = "0")]
    least: Agt,
}

/// Returns what sells units for AGT.
pub async fn sell(client: &Client, own: AccountId, command: Sell) -> Result<Intent> {
    let Sell { asset, units, least: Agt(least) } = command;
    let unit = Unit::of(client, AssetKind::WithId(asset)).await?;
    let quoted = client.swap_quote(asset, SwapSide::Sell, units, None).await?;
    let says = format!("sell {} for at least {}{}", unit.shows_units(units), agt(least), now(quoted.map(agt)));
    let (native, other) = sides(asset);
    let call = AssetConversionCall::swap_exact_tokens_for_tokens {
        path: vec![other, native],
        amount_in: units,
        amount_out_min: least,
        send_to: own,
        // All units may be sold.
        keep_alive: false,
    };
    Ok(Intent::new(says, call).in_unit(unit))
}

/// Returns what buys units for AGT.
pub async fn buy(client: &Client, own: AccountId, command: Buy) -> Result<Intent> {
    let Buy { asset, agt: Agt(planck), least } = command;
    let unit = Unit::of(client, AssetKind::WithId(asset)).await?;
    let quoted = client.swap_quote(asset, SwapSide::Buy, planck, None).await?;
    let now = now(quoted.map(|units| unit.shows_units(units)));
    let says = format!("buy at least {} for {}{now}", unit.shows_units(least), agt(planck));
    let (native, other) = sides(asset);
    let call = AssetConversionCall::swap_exact_tokens_for_tokens {
        path: vec![native, other],
        amount_in: planck,
        amount_out_min: least,
        send_to: own,
        keep_alive: true,
    };
    Ok(Intent::new(says, call).in_unit(unit))
}

/// Returns what has units of the revenue sold on the market of an asset.
pub async fn run(client: &Client, command: Run) -> Result<Intent> {
    let Run { asset, units, least: Agt(least) } = command;
    let unit = Unit::of(client, AssetKind::WithId(asset)).await?;
    let quoted = client.swap_quote(asset, SwapSide::Sell, units, None).await?;
    let at_least = if least > 0 { format!(" for at least {}", agt(least)) } else { String::new() };
    let says =
        format!("sell {} of the revenue on its market{at_least}{}", unit.shows_units(units), now(quoted.map(agt)));
    Ok(Intent::new(says, BuybackCall::sell_on_market { asset, units, least }).in_unit(unit))
}

/// Returns what a market would pay now, in words; nothing where it would refuse, because the rehearsal says why.
fn now(quoted: Option<String>) -> String {
    quoted.map_or_else(String::new, |quoted| format!("; now it is {quoted}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_named_where_there_is_one() {
        assert_eq!(now(Some("3 AGT".into())), "; now it is 3 AGT");
        assert_eq!(now(None), "");
    }
}

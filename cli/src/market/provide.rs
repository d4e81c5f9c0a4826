//! `agt market create`, `provide` and `leave`.

use super::sides;
use crate::{
    amount::{self, agt, percent, Agt},
    error::{Failure, Result},
    parse,
    sign::Intent,
    unit::Unit,
};
use agt_client::{calls::AssetConversionCall, Client};
use agt_primitives::{
    arithmetic::mul_div_floor,
    assets::{AssetId, AssetKind},
    basis_points::BasisPoints,
    buyback::{MarketFacts, ReservesReport},
};
use agt_runtime::{configs::markets::SetupFee, AccountId, Balance, Runtime};
use pallet_assets::{Asset, AssetDetails, Instance2};

/// Arguments of `agt market create`.
#[derive(Debug, clap::Args)]
pub struct Named {
    /// The number of the asset.
    asset: AssetId,
}

/// Arguments of `agt market provide`.
#[derive(Debug, clap::Args)]
pub struct Provide {
    /// The number of the asset.
    asset: AssetId,
    /// The most of the asset to provide, in its smallest units.
    #[arg(long, value_parser = parse::units)]
    units: Balance,
    /// The most AGT to provide.
    #[arg(long)]
    agt: Agt,
    /// How much less of one of them you provide at the market's price, such as 1%.
    #[arg(long, value_name = "SHARE", default_value = "1%", value_parser = slip)]
    slip: BasisPoints,
}

/// Arguments of `agt market leave`.
#[derive(Debug, clap::Args)]
pub struct Leave {
    /// The number of the asset.
    asset: AssetId,
    /// The shares of the market to give back.
    #[arg(long, value_name = "COUNT", value_parser = parse::units)]
    shares: Balance,
    /// How much less you take than they are worth now, such as 1%.
    #[arg(long, value_name = "SHARE", default_value = "1%", value_parser = slip)]
    slip: BasisPoints,
}

/// Reads a share such as `1%` or `0.5%`.
fn slip(text: &str) -> std::result::Result<BasisPoints, String> {
    let points = amount::parse(text.trim_end_matches('%'), 2)?;
    let points = u16::try_from(points).ok().and_then(BasisPoints::new);
    points.ok_or_else(|| "a share is at most 100%".into())
}

/// Returns an amount without a share of it.
fn without(slip: BasisPoints, amount: Balance) -> Balance {
    // A share is never more than the amount.
    amount - slip.of(amount)
}

/// Returns what makes a market.
pub async fn create(client: &Client, command: Named) -> Result<Intent> {
    let Named { asset } = command;
    let unit = Unit::of(client, AssetKind::WithId(asset)).await?;
    let (asset1, asset2) = sides(asset);
    let fee = agt(SetupFee::get());
    let says = format!("make the market of asset {asset} for {fee} and the deposits of its accounts");
    Ok(Intent::new(says, AssetConversionCall::create_pool { asset1, asset2 }).in_unit(unit))
}

/// Returns what provides to a market.
pub async fn provide(client: &Client, own: AccountId, command: Provide) -> Result<Intent> {
    let unit = Unit::of(client, AssetKind::WithId(command.asset)).await?;
    Ok(providing(own, command, unit))
}

fn providing(own: AccountId, command: Provide, unit: Unit) -> Intent {
    let Provide { asset, units, agt: Agt(planck), slip } = command;
    let (asset1, asset2) = sides(asset);
    let says = format!(
        "provide {} and {} to the market of asset {asset}, or {} less of one of them",
        agt(planck),
        unit.shows_units(units),
        percent(slip.points().into())
    );
    let call = AssetConversionCall::add_liquidity {
        asset1,
        asset2,
        amount1_desired: planck,
        amount2_desired: units,
        amount1_min: without(slip, planck),
        amount2_min: without(slip, units),
        mint_to: own,
    };
    Intent::new(says, call).in_unit(unit)
}

/// Returns what gives shares of a market back.
pub async fn leave(client: &Client, own: AccountId, command: Leave) -> Result<Intent> {
    let asset = command.asset;
    let told = client.market(asset, None).await?;
    let Some(MarketFacts { reserves: Some(reserves), shares: Some(number), .. }) = told else {
        let what = format!("asset {asset} has no market, or it holds nothing, or is frozen; see `agt market {asset}`");
        return Err(Failure::refused("NothingPossible", what));
    };
    let key = Asset::<Runtime, Instance2>::hashed_key_for(number);
    let all = client.read::<AssetDetails<Balance, AccountId, Balance>>(key, None).await?.map_or(0, |all| all.supply);
    let unit = Unit::of(client, AssetKind::WithId(asset)).await?;
    leaving(own, command, reserves, all, unit)
}

/// Returns what gives shares back, of `all` that there are.
fn leaving(own: AccountId, command: Leave, reserves: ReservesReport, all: Balance, unit: Unit) -> Result<Intent> {
    let Leave { asset, shares, slip } = command;
    let worth = |reserve| mul_div_floor(reserve, shares, all).map(|worth| without(slip, worth));
    let (Some(planck), Some(units)) = (worth(reserves.agt.0), worth(reserves.asset)) else {
        return Err(Failure::refused("NothingPossible", format!("the market of asset {asset} has not as many shares")));
    };
    let says = format!(
        "give back {} shares of the market of asset {asset} for at least {} and {}",
        amount::grouped(&shares.to_string()),
        agt(planck),
        unit.shows_units(units)
    );
    let (asset1, asset2) = sides(asset);
    let call = AssetConversionCall::remove_liquidity {
        asset1,
        asset2,
        lp_token_burn: shares,
        amount1_min_receive: planck,
        amount2_min_receive: units,
        withdraw_to: own,
    };
    Ok(Intent::new(says, call).in_unit(unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::Units;
    use agt_primitives::{report::Planck, token::AGT};
    use agt_runtime::RuntimeCall;
    use serde_json::json;

    fn own() -> AccountId {
        AccountId::new([1; 32])
    }

    fn unit() -> Unit {
        Units::default().of(&json!({ "asset": 3 }))
    }

    #[test]
    fn a_slip_is_a_share_in_per_cent() {
        assert_eq!((slip("1%"), slip("0.5")), (Ok(BasisPoints::clamped(100)), Ok(BasisPoints::clamped(50))));
        assert_eq!(slip("100%"), Ok(BasisPoints::WHOLE));
        for wrong in ["", "%", "-1%", "0.001%", "100.01%", "99999"] {
            assert!(slip(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_provider_agrees_to_no_more_than_the_slip() {
        let command = Provide { asset: 3, units: 5_000, agt: Agt(10 * AGT), slip: BasisPoints::clamped(100) };
        let intent = providing(own(), command, unit());
        let due = "provide 10 AGT and 5,000 of asset 3 to the market of asset 3, or 1 % less of one of them";
        assert_eq!(intent.says, due);
        let (asset1, asset2) = sides(3);
        let call = AssetConversionCall::add_liquidity {
            asset1,
            asset2,
            amount1_desired: 10 * AGT,
            amount2_desired: 5_000,
            amount1_min: 9_900_000_000_000,
            amount2_min: 4_950,
            mint_to: own(),
        };
        assert_eq!(intent.call, RuntimeCall::from(call));
    }

    #[test]
    fn whoever_leaves_gets_its_part_or_nothing_happens() {
        let reserves = ReservesReport { agt: Planck(100 * AGT), asset: 5_000 };
        let command = |shares| Leave { asset: 3, shares, slip: BasisPoints::ZERO };
        let intent = leaving(own(), command(250), reserves, 1_000, unit()).unwrap();
        let due = "give back 250 shares of the market of asset 3 for at least 25 AGT and 1,250 of asset 3";
        assert_eq!(intent.says, due);
        assert_eq!(leaving(own(), command(250), reserves, 0, unit()).unwrap_err().rule, "NothingPossible");
    }
}

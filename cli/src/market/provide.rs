//! `agt market create`, `provide` and `leave`.

use super::sides;
use crate::{
    amount::{self, agt, percent, Agt},
    error::{Failure, Result},
    parse,
    sign::Intent,
    unit::Unit,
};
use agt_client::{
    assets::{StoredAsset, StoredUnits},
    calls::AssetConversionCall,
    Client,
};
use agt_primitives::{
    arithmetic::mul_div_floor,
    assets::{AssetId, AssetKind},
    basis_points::BasisPoints,
    buyback::{MarketFacts, ReservesReport},
};
use agt_runtime::{configs::markets::SetupFee, pots, AccountId, Balance, Runtime};
use pallet_asset_conversion::PoolLocator;
use pallet_assets::{Asset, AssetDetails, AssetStatus, Instance2};

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

/// Returns what provides to a market, with what its provider has to know of the asset's keys.
pub async fn provide(client: &Client, own: AccountId, command: Provide) -> Result<Intent> {
    let asset = command.asset;
    let unit = Unit::of(client, AssetKind::WithId(asset)).await?;
    let caution = match (client.asset(asset, None).await?, account_of_market(asset)) {
        (Some(stored), Some(account)) => {
            let units = client.units(asset, &account, None).await?;
            let reserves = client.market(asset, None).await?.and_then(|market| market.reserves);
            let of_keys = caution(asset, &stored, units.as_ref(), reserves.is_some())?;
            let held = units.map_or(0, |units| units.balance).saturating_add(command.units);
            let cautions: Vec<_> = of_keys.into_iter().chain(stays(&stored, held, &unit)).collect();
            (!cautions.is_empty()).then(|| cautions.join("; "))
        }
        // The chain refuses it, and says why.
        _ => None,
    };
    Ok(providing(own, command, caution, unit))
}

/// Returns the account of the market of an asset, if there could be one.
fn account_of_market(asset: AssetId) -> Option<AccountId> {
    type Locator = <Runtime as pallet_asset_conversion::Config>::PoolLocator;
    Locator::pool_address(&AssetKind::Native, &AssetKind::WithId(asset)).ok()
}

/// Returns what a provider has to know before it signs: who else can reach what it provides. `units` is what the market has of the
/// asset, and `is_readable` says whether the chain tells what it holds.
///
/// Errors: [`Exit::Refused`](crate::error::Exit::Refused) if the market is frozen. The chain takes units into a frozen market, and
/// gives none back.
fn caution(
    asset: AssetId,
    stored: &StoredAsset,
    units: Option<&StoredUnits>,
    is_readable: bool,
) -> Result<Option<String>> {
    let nobody = pots::account(pots::NOBODY);
    let can_thaw = [&stored.owner, &stored.admin].into_iter().any(|who| *who != nobody);
    let has_keys =
        [&stored.owner, &stored.issuer, &stored.admin, &stored.freezer].into_iter().any(|who| *who != nobody);
    if stored.status != AssetStatus::Live || units.is_some_and(|units| units.status.is_frozen()) {
        let until = match stored.status {
            AssetStatus::Destroying => ": the asset is being destroyed",
            _ if can_thaw => " until whoever has the keys of the asset thaws it",
            _ => ", and nobody has the keys to thaw it",
        };
        let what = format!("the market of asset {asset} is frozen: nothing that you provide could come back{until}");
        return Err(Failure::refused("MarketFrozen", what));
    }
    let keys = format!("whoever has the keys of asset {asset} can freeze its market, and take or make units of it");
    let unreadable = "the market has units, and the chain does not tell what it holds".to_owned();
    let is_odd = !is_readable && units.is_some_and(|units| units.balance > 0);
    let cautions: Vec<_> = [has_keys.then_some(keys), is_odd.then_some(unreadable)].into_iter().flatten().collect();
    Ok((!cautions.is_empty()).then(|| cautions.join("; ")))
}

/// The part of what a market holds of an asset that may stay in it for ever without a caution: one in so many.
const MAY_STAY: Balance = 100;

/// Returns what a provider has to know of units that nobody gets back, where they are many for a market that will hold `held`
/// units. The chain refuses an exit that leaves less in the market than an account must have of the asset.
fn stays(stored: &StoredAsset, held: Balance, unit: &Unit) -> Option<String> {
    let least = stored.min_balance;
    let says =
        || format!("the market keeps {} for ever: the chain refuses an exit that leaves less", unit.shows_units(least));
    (least > held / MAY_STAY).then(says)
}

fn providing(own: AccountId, command: Provide, caution: Option<String>, unit: Unit) -> Intent {
    let Provide { asset, units, agt: Agt(planck), slip } = command;
    let (asset1, asset2) = sides(asset);
    let what = format!(
        "provide {} and {} to the market of asset {asset}, or {} less of one of them",
        agt(planck),
        unit.shows_units(units),
        percent(slip.points().into())
    );
    let says = caution.map_or(what.clone(), |caution| format!("{what} (beware: {caution})"));
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
    use pallet_assets::{AccountStatus, ExistenceReason};
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
        let intent = providing(own(), command, None, unit());
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
    fn a_provider_reads_the_caution_before_it_signs() {
        let command = Provide { asset: 3, units: 5, agt: Agt(AGT), slip: BasisPoints::ZERO };
        let intent = providing(own(), command, Some("look".into()), unit());
        assert!(intent.says.ends_with("0 % less of one of them (beware: look)"), "{}", intent.says);
    }

    /// An asset of which one account has all keys.
    fn asset(keys: &AccountId, status: AssetStatus) -> StoredAsset {
        AssetDetails {
            owner: keys.clone(),
            issuer: keys.clone(),
            admin: keys.clone(),
            freezer: keys.clone(),
            supply: 10_000,
            deposit: 0,
            min_balance: 1,
            is_sufficient: false,
            accounts: 2,
            sufficients: 0,
            approvals: 0,
            status,
        }
    }

    /// What a market has of its asset.
    fn units(balance: Balance, status: AccountStatus) -> StoredUnits {
        StoredUnits { balance, status, reason: ExistenceReason::Consumer, extra: () }
    }

    #[test]
    fn a_provider_is_warned_unless_nobody_has_a_key_of_the_asset() {
        let (nobody, market) = (pots::account(pots::NOBODY), units(5, AccountStatus::Liquid));
        let live = asset(&nobody, AssetStatus::Live);
        assert_eq!(caution(3, &live, Some(&market), true), Ok(None));
        assert_eq!(caution(3, &live, None, false), Ok(None), "whoever comes first sets the price");
        for one in 0..4 {
            let mut kept = live.clone();
            *[&mut kept.owner, &mut kept.issuer, &mut kept.admin, &mut kept.freezer][one] = own();
            let said = caution(3, &kept, Some(&market), true).unwrap().unwrap_or_default();
            assert!(said.starts_with("whoever has the keys of asset 3 can freeze"), "{one}: {said}");
        }
    }

    #[test]
    fn a_provider_is_warned_when_much_of_the_asset_stays_in_its_market() {
        let stored = StoredAsset { min_balance: 1_000, ..asset(&own(), AssetStatus::Live) };
        assert_eq!(stays(&stored, 100_000, &unit()), None);
        for held in [0, 1_000, 99_999] {
            let said = stays(&stored, held, &unit()).unwrap_or_default();
            assert!(said.starts_with("the market keeps 1,000 of asset 3 for ever"), "{held}: {said}");
        }
    }

    #[test]
    fn a_provider_is_warned_when_the_chain_does_not_tell_what_a_market_holds() {
        let (nobody, market) = (pots::account(pots::NOBODY), units(5, AccountStatus::Liquid));
        let said = caution(3, &asset(&nobody, AssetStatus::Live), Some(&market), false).unwrap().unwrap_or_default();
        assert!(said.contains("does not tell what it holds"), "{said}");
        let both = caution(3, &asset(&own(), AssetStatus::Live), Some(&market), false).unwrap().unwrap_or_default();
        assert!(both.contains("keys of asset 3") && both.contains("; the market has units"), "{both}");
    }

    #[test]
    fn nothing_is_provided_to_a_market_that_is_frozen() {
        let nobody = pots::account(pots::NOBODY);
        let frozen = [
            (AssetStatus::Frozen, AccountStatus::Liquid),
            (AssetStatus::Live, AccountStatus::Frozen),
            (AssetStatus::Live, AccountStatus::Blocked),
        ];
        for (status, of_market) in frozen {
            for (keys, until) in [(&nobody, "nobody has the keys"), (&own(), "until whoever has the keys")] {
                let stored = asset(keys, status.clone());
                let failure = caution(3, &stored, Some(&units(5, of_market.clone())), false).expect_err("it is frozen");
                assert_eq!(failure.rule, "MarketFrozen");
                assert!(failure.message.contains(until), "{failure}");
            }
        }
        let failure = caution(3, &asset(&own(), AssetStatus::Destroying), None, false).expect_err("it ends");
        assert!(failure.message.contains("being destroyed"), "{failure}");
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

//! The market of an asset: `agt_market` and `agt_swapQuote`.

use crate::{configs::markets::Markets, *};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    buyback::{Market, MarketFacts, SwapSide},
};
use pallet_asset_conversion::{PoolLocator, Pools};

/// Returns what is known of an asset's market and of the rate at which buyback would sell it; none for an asset without
/// either.
pub fn report(asset: AssetId) -> Option<MarketFacts> {
    type Locator = <Runtime as pallet_asset_conversion::Config>::PoolLocator;
    let pair = Locator::pool_id(&AssetKind::Native, &AssetKind::WithId(asset)).ok()?;
    let market = Pools::<Runtime>::get(&pair);
    let reference = Buyback::reference(asset);
    if market.is_none() && reference.is_none() {
        return None;
    }
    Some(MarketFacts {
        asset,
        reserves: <Markets as Market<AccountId>>::reserves(asset).map(Into::into),
        shares: market.map(|market| market.lp_token),
        providers_fee: AssetConversion::pool_fee(&pair).deconstruct(),
        tracked: Buyback::market(asset),
        reference,
    })
}

/// Returns what the market of an asset would pay for `amount`, its fee taken.
pub fn quote(asset: AssetId, side: SwapSide, amount: Balance) -> Option<Balance> {
    let (from, to) = match side {
        SwapSide::Sell => (AssetKind::WithId(asset), AssetKind::Native),
        SwapSide::Buy => (AssetKind::Native, AssetKind::WithId(asset)),
    };
    AssetConversion::quote_price_exact_tokens_for_tokens(from, to, amount, true)
}

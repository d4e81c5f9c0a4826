//! Assets, their markets, and the revenue that is sold on them.

use crate::{
    bytes::Bytes,
    people::{account, PEOPLE},
    world::{Intent, World},
};
use agt_primitives::{
    assets::{AssetId, AssetKind, PRICED_UNITS},
    calendar::Month,
    token::AGT,
    Balance,
};
use agt_runtime::{pots, Runtime, RuntimeCall, Timestamp};

type Tokens = pallet_assets::Call<Runtime, pallet_assets::Instance1>;
type Markets = pallet_asset_conversion::Call<Runtime>;
type Sales = pallet_buyback::Call<Runtime>;
type Listing = pallet_listed_assets::Call<Runtime>;
type Ledger = pallet_revenue::Call<Runtime>;

/// A unit of the first asset is worth a tenth of an AGT.
pub(super) const RATE: Balance = AGT / 10 * PRICED_UNITS;

fn anyone(bytes: &mut Bytes) -> usize {
    bytes.below(PEOPLE.len())
}

/// Returns one of the assets: mostly the first, sometimes one that there is not.
fn asset(bytes: &mut Bytes) -> AssetId {
    [1, 1, 1, 2, 2, 3, 0][bytes.below(7)]
}

fn next_asset() -> AssetId {
    pallet_assets::NextAssetId::<Runtime, pallet_assets::Instance1>::get().unwrap_or(1)
}

/// Creates the next asset, or mints some of one.
pub fn make_asset(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let person = anyone(bytes);
    let call = match bytes.is_one_in(3) {
        true => Tokens::create { id: next_asset(), admin: account(person).into(), min_balance: 10 },
        false => {
            let amount = [1_000_000, 9, 10, u128::MAX][bytes.below(4)];
            Tokens::mint { id: asset(bytes), beneficiary: account(person).into(), amount }
        }
    };
    let by = if bytes.is_one_in(2) { 0 } else { person };
    Some(Intent::signed(by, call))
}

fn pair(asset: AssetId) -> (Box<AssetKind>, Box<AssetKind>) {
    (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(asset)))
}

/// The call that makes the market of an asset.
pub(super) fn market(asset: AssetId) -> RuntimeCall {
    let (asset1, asset2) = pair(asset);
    Markets::create_pool { asset1, asset2 }.into()
}

/// The call by which a person provides to the market of an asset.
pub(super) fn provide(person: usize, asset: AssetId, agt: Balance, units: Balance) -> RuntimeCall {
    let (asset1, asset2) = pair(asset);
    Markets::add_liquidity {
        asset1,
        asset2,
        amount1_desired: agt,
        amount2_desired: units,
        amount1_min: 1,
        amount2_min: 1,
        mint_to: account(person),
    }
    .into()
}

/// Makes a market, or provides to one.
pub fn make_market(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let (person, asset) = (anyone(bytes), asset(bytes));
    let call = match bytes.is_one_in(3) {
        true => market(asset),
        false => {
            let units = [100_000, 1_000, 11, 5_000_000][bytes.below(4)];
            provide(person, asset, units * AGT / 10, units)
        }
    };
    Some(Intent::signed(person, call))
}

/// Trades, sends units away, or takes what was provided out again.
pub fn trade(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let (person, asset) = (anyone(bytes), asset(bytes));
    let units = [1_000, 50_000, 10, 300_000][bytes.below(4)];
    let (asset1, asset2) = pair(asset);
    let (agt, other) = (asset1.clone(), asset2.clone());
    let send_to = account(person);
    let calls: [RuntimeCall; 6] = [
        Markets::swap_exact_tokens_for_tokens {
            path: vec![agt.clone(), other.clone()],
            amount_in: units * AGT / 10,
            amount_out_min: 1,
            send_to: send_to.clone(),
            keep_alive: bytes.is_one_in(2),
        }
        .into(),
        Markets::swap_exact_tokens_for_tokens {
            path: vec![other, agt],
            amount_in: units,
            amount_out_min: 1,
            send_to: send_to.clone(),
            keep_alive: bytes.is_one_in(2),
        }
        .into(),
        Markets::remove_liquidity {
            asset1,
            asset2,
            lp_token_burn: units * AGT / 100,
            amount1_min_receive: 1,
            amount2_min_receive: 1,
            withdraw_to: send_to,
        }
        .into(),
        Tokens::transfer { id: asset, target: pots::account(pots::REVENUE).into(), amount: units }.into(),
        Tokens::transfer { id: asset, target: account(anyone(bytes)).into(), amount: units }.into(),
        Tokens::transfer { id: asset, target: account(anyone(bytes)).into(), amount: units }.into(),
    ];
    let by = if bytes.is_one_in(2) { 0 } else { person };
    Some(Intent::signed(by, super::pick_call(bytes, &calls)?))
}

/// Governance lists, prices and tracks an asset, or stops.
pub fn govern(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let asset = asset(bytes);
    let calls: [RuntimeCall; 8] = [
        Listing::list { asset }.into(),
        Listing::unlist { asset }.into(),
        Listing::set_rate { asset, rate: RATE }.into(),
        Listing::set_rate { asset, rate: [1, RATE * 3, u128::MAX][bytes.below(3)] }.into(),
        Listing::remove_rate { asset }.into(),
        Sales::track { asset, observed: RATE }.into(),
        Sales::untrack { asset }.into(),
        Sales::forget_reference { asset }.into(),
    ];
    Some(Intent::root(super::pick_call(bytes, &calls)?))
}

/// Sells what revenue there is: by an auction, or on a market.
pub fn sell(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let asset = asset(bytes);
    let units = [1_000, 100, 1, 50_000][bytes.below(4)];
    let calls: [RuntimeCall; 4] = [
        Sales::open { asset }.into(),
        Sales::bid { asset, units, most: u128::MAX }.into(),
        Sales::end { asset }.into(),
        Sales::sell_on_market { asset, units, least: 0 }.into(),
    ];
    Some(Intent::signed(anyone(bytes), super::pick_call(bytes, &calls)?))
}

/// Books what has come in, and passes it on.
pub fn gather(_: &mut World, bytes: &mut Bytes) -> Option<Intent> {
    let asset = asset(bytes);
    let season = Month(Month::at(Timestamp::get())?.0.saturating_sub((bytes.byte() % 3).into()));
    let calls: [RuntimeCall; 9] = [
        Ledger::collect { asset: AssetKind::Native }.into(),
        Ledger::collect { asset: AssetKind::WithId(asset) }.into(),
        Ledger::pass_on {}.into(),
        Ledger::recycle_slashes {}.into(),
        Ledger::sweep { asset }.into(),
        Ledger::pay_author { author: account(0).into() }.into(),
        pallet_recycler::Call::carry { season }.into(),
        pallet_recycler::Call::collect {}.into(),
        pallet_redemption::Call::close { season }.into(),
    ];
    Some(Intent::signed(anyone(bytes), super::pick_call(bytes, &calls)?))
}

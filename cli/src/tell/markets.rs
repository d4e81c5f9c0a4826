//! The markets between AGT and other assets.

use super::Told;
use crate::{
    amount::{agt, grouped},
    unit::{number_of, Unit},
};
use agt_primitives::assets::AssetKind;
use agt_runtime::{configs::markets::Pair, Balance, Runtime};
use pallet_asset_conversion::Event;
use serde_json::{json, Value};

/// Returns an event in words. Amounts of an asset other than AGT are shown in `unit`.
pub fn told(event: &Event<Runtime>, unit: &Unit) -> Option<Told> {
    Some(match event {
        Event::PoolCreated { pool_id, lp_token, .. } => {
            let asset = other(pool_id);
            Told::new(
                "AssetConversion.PoolCreated",
                format!("made the market of asset {asset}; its shares have the number {lp_token}"),
                json!({ "asset": asset, "shares": lp_token }),
            )
        }
        Event::LiquidityAdded { pool_id, amount1_provided, amount2_provided, lp_token_minted, .. } => Told::new(
            "AssetConversion.LiquidityAdded",
            format!(
                "provided {} and {} for {} shares",
                agt(*amount1_provided),
                unit.shows_units(*amount2_provided),
                grouped(&lp_token_minted.to_string())
            ),
            json!({
                "asset": other(pool_id),
                "agt": amount1_provided.to_string(),
                "units": amount2_provided.to_string(),
                "shares": lp_token_minted.to_string(),
            }),
        ),
        Event::LiquidityRemoved { pool_id, amount1, amount2, lp_token_burned, .. } => Told::new(
            "AssetConversion.LiquidityRemoved",
            format!(
                "got {} and {} for {} shares",
                agt(*amount1),
                unit.shows_units(*amount2),
                grouped(&lp_token_burned.to_string())
            ),
            json!({
                "asset": other(pool_id),
                "agt": amount1.to_string(),
                "units": amount2.to_string(),
                "shares": lp_token_burned.to_string(),
            }),
        ),
        Event::SwapExecuted { amount_in, amount_out, path, .. } => {
            let ((from, _), (to, _)) = (path.first()?, path.last()?);
            Told::new(
                "AssetConversion.SwapExecuted",
                format!("the market took {} and paid {}", shows(from, *amount_in, unit), shows(to, *amount_out, unit)),
                json!({
                    "from": number_of(from),
                    "in": amount_in.to_string(),
                    "to": number_of(to),
                    "out": amount_out.to_string(),
                }),
            )
        }
        _ => return None,
    })
}

/// Returns the number of the asset of a market that is not AGT.
fn other((agt, other): &Pair) -> Value {
    number_of(if *agt == AssetKind::Native { other } else { agt })
}

fn shows(asset: &AssetKind, amount: Balance, unit: &Unit) -> String {
    match asset {
        AssetKind::Native => agt(amount),
        AssetKind::WithId(_) => unit.shows_units(amount),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::Units;
    use agt_primitives::token::AGT;
    use agt_runtime::AccountId;

    #[test]
    fn a_swap_names_both_sides_each_in_its_own_unit() {
        let (who, unit) = (AccountId::new([1; 32]), Units::default().of(&json!({ "asset": 3 })));
        let event = Event::SwapExecuted {
            send_to: who.clone(),
            who,
            amount_in: 2 * AGT,
            amount_out: 1_500,
            path: vec![(AssetKind::Native, 2 * AGT), (AssetKind::WithId(3), 1_500)],
        };
        let told = told(&event, &unit).unwrap();
        assert_eq!(told.says, "the market took 2 AGT and paid 1,500 of asset 3");
        assert_eq!(told.facts, json!({ "from": null, "in": "2000000000000", "to": 3, "out": "1500" }));
    }

    #[test]
    fn a_market_that_is_made_names_its_asset_and_its_shares() {
        let who = AccountId::new([1; 32]);
        let pool_id = (AssetKind::Native, AssetKind::WithId(3));
        let event = Event::PoolCreated { creator: who.clone(), pool_id, pool_account: who, lp_token: 7 };
        let told = told(&event, &Unit::agt()).unwrap();
        assert_eq!(told.says, "made the market of asset 3; its shares have the number 7");
    }
}

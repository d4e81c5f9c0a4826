//! What anyone may read of a market, beside what is tracked of it.

use super::{MarketReport, ReferenceReport, ReservesReport};
use crate::assets::AssetId;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The market of an asset: the answer of `agt_market`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct MarketFacts {
    /// The asset.
    pub asset: AssetId,
    /// What the market holds; none if there is none, it is empty, or its asset is frozen.
    pub reserves: Option<ReservesReport>,
    /// The number of its shares in `poolAssets`; none if there is no market.
    pub shares: Option<AssetId>,
    /// What its providers take of a swap, in parts of a million.
    pub providers_fee: u32,
    /// What is tracked of it; none unless governance tracks it.
    pub tracked: Option<MarketReport>,
    /// The rate at which an auction would open now; none without a reference.
    pub reference: Option<ReferenceReport>,
}

/// Which way a swap goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum SwapSide {
    /// Units of the asset are sold for AGT.
    Sell,
    /// Units of the asset are bought for AGT.
    Buy,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{from_value, json, to_value};

    #[test]
    fn facts_of_a_market_have_their_json_form() {
        let facts = MarketFacts {
            asset: 3,
            reserves: None,
            shares: Some(1),
            providers_fee: 3_000,
            tracked: None,
            reference: None,
        };
        let expected = json!({
            "asset": 3, "reserves": null, "shares": 1, "providersFee": 3_000, "tracked": null, "reference": null,
        });
        assert_eq!(to_value(facts).expect("a report serialises"), expected);
        assert_eq!(from_value::<SwapSide>(json!("buy")).expect("a side"), SwapSide::Buy);
        assert!(from_value::<SwapSide>(json!("Buy")).is_err());
    }
}

//! The unit of an amount: AGT, or another asset with its symbol and places.

use crate::{
    amount,
    error::{Failure, Result},
};
use agt_client::Client;
use agt_primitives::{
    arithmetic::mul_div_floor,
    assets::{AssetId, AssetKind, PRICED_UNITS},
    buyback::Rate,
    token::{DECIMALS, SYMBOL},
};
use agt_runtime::{Balance, Runtime};
use pallet_assets::{Instance1, Metadata};
use serde_json::Value;
use std::collections::BTreeMap;

/// An asset as people see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    symbol: String,
    decimals: u8,
}

impl Unit {
    /// AGT.
    pub fn agt() -> Self {
        Self { symbol: SYMBOL.into(), decimals: DECIMALS }
    }

    /// Returns the unit of an asset. One that names itself badly, or not at all, is shown by its number.
    pub async fn of(client: &Client, asset: AssetKind) -> Result<Self> {
        let AssetKind::WithId(id) = asset else { return Ok(Self::agt()) };
        let named = client.read(Metadata::<Runtime, Instance1>::hashed_key_for(id), None).await?;
        let Some(named) = named.map(|named: NamedAsset| named) else { return Ok(Self::nameless(id)) };
        // Anybody can name an asset, so a symbol with anything but letters and digits, or AGT's own, is not shown.
        let symbol = String::from_utf8(named.symbol.into_inner()).unwrap_or_default();
        let is_plain = !symbol.is_empty() && symbol.bytes().all(|byte| byte.is_ascii_alphanumeric());
        match is_plain && !symbol.eq_ignore_ascii_case(SYMBOL) {
            true => Ok(Self { symbol: format!("{symbol} (asset {id})"), decimals: named.decimals }),
            false => Ok(Self { decimals: named.decimals, ..Self::nameless(id) }),
        }
    }

    /// Returns the unit of the asset that a pool's report names: its number, or null for AGT.
    pub async fn of_report(client: &Client, asset: &Value) -> Result<Self> {
        Self::of(client, kind_of(asset)).await
    }

    fn nameless(id: AssetId) -> Self {
        Self { symbol: format!("of asset {id}"), decimals: 0 }
    }

    /// Returns an amount of smallest units with the symbol.
    pub fn shows(&self, amount: Balance) -> String {
        format!("{} {}", amount::decimal(amount, self.decimals), self.symbol)
    }

    /// Returns an amount as the number of its smallest units, and in whole units where those are others.
    pub fn shows_units(&self, amount: Balance) -> String {
        match self.decimals {
            0 => self.shows(amount),
            _ => format!("{} units = {}", amount::grouped(&amount.to_string()), self.shows(amount)),
        }
    }

    /// Returns what a whole unit costs at a rate, in AGT, rounded down. Where that is nothing or does not fit, it is what 10^12
    /// smallest units cost.
    pub fn shows_rate(&self, rate: Rate) -> String {
        let whole = 10u128.checked_pow(self.decimals.into());
        let price = whole.and_then(|whole| mul_div_floor(rate, whole, PRICED_UNITS)).filter(|price| *price > 0);
        match price {
            Some(price) => format!("{} for one {}", amount::agt(price), self.symbol),
            None => format!("{} for 10^12 units", amount::agt(rate)),
        }
    }

    /// Reads a decimal number of whole units, exactly.
    ///
    /// Errors: [`Exit::Usage`](crate::error::Exit::Usage) if it is none.
    pub fn parse(&self, text: &str) -> Result<Balance> {
        amount::parse(text, self.decimals).map_err(|why| Failure::usage(format!("`{text}` {}: {why}", self.symbol)))
    }
}

/// The units of several assets, by their numbers.
#[derive(Clone, Debug, Default)]
pub struct Units(BTreeMap<AssetId, Unit>);

impl Units {
    /// Returns the units of the assets that the entries of a report name.
    pub async fn of_reports(client: &Client, entries: &[Value]) -> Result<Self> {
        let mut units = BTreeMap::new();
        for entry in entries {
            let AssetKind::WithId(id) = kind_of(&entry["asset"]) else { continue };
            if !units.contains_key(&id) {
                units.insert(id, Unit::of(client, AssetKind::WithId(id)).await?);
            }
        }
        Ok(Self(units))
    }

    /// Returns the unit of the asset that an entry names.
    pub fn of(&self, entry: &Value) -> Unit {
        match kind_of(&entry["asset"]) {
            AssetKind::Native => Unit::agt(),
            AssetKind::WithId(id) => self.0.get(&id).cloned().unwrap_or_else(|| Unit::nameless(id)),
        }
    }
}

type NamedAsset = pallet_assets::AssetMetadata<Balance, sp_runtime::BoundedVec<u8, sp_core::ConstU32<50>>>;

/// Returns the asset that a report names: its number, or null for AGT.
pub fn kind_of(asset: &Value) -> AssetKind {
    let id = asset.as_u64().and_then(|id| AssetId::try_from(id).ok());
    id.map_or(AssetKind::Native, AssetKind::WithId)
}

/// Returns the number of an asset as reports name it: null for AGT.
pub fn number_of(asset: &AssetKind) -> Value {
    match asset {
        AssetKind::Native => Value::Null,
        AssetKind::WithId(id) => (*id).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::token::AGT;
    use serde_json::json;

    #[test]
    fn an_amount_has_the_places_of_its_asset() {
        let unit = Unit { symbol: "TOK (asset 3)".into(), decimals: 2 };
        assert_eq!(unit.parse("12.5"), Ok(1_250));
        assert_eq!(unit.shows(1_250), "12.5 TOK (asset 3)");
        assert!(unit.parse("1.255").is_err());
        assert_eq!(Unit::nameless(3).shows(1_250), "1,250 of asset 3");
    }

    #[test]
    fn an_amount_is_shown_in_smallest_units_where_a_command_takes_those() {
        let unit = Unit { symbol: "TOK (asset 3)".into(), decimals: 2 };
        assert_eq!(unit.shows_units(125_050), "125,050 units = 1,250.5 TOK (asset 3)");
        assert_eq!(Unit::nameless(3).shows_units(1_250), "1,250 of asset 3");
    }

    #[test]
    fn a_rate_is_shown_as_the_price_of_a_whole_unit() {
        let coin = Unit { symbol: "COIN (asset 3)".into(), decimals: 6 };
        assert_eq!(coin.shows_rate(2_000_000 * AGT), "2 AGT for one COIN (asset 3)");
        assert_eq!(Unit::nameless(3).shows_rate(AGT / 2), "0.5 AGT for 10^12 units");
        let odd = Unit { symbol: "ODD (asset 3)".into(), decimals: u8::MAX };
        assert_eq!(odd.shows_rate(AGT), "1 AGT for 10^12 units");
    }

    #[test]
    fn an_asset_that_was_not_asked_for_is_shown_by_its_number() {
        let units = Units::default();
        assert_eq!(units.of(&json!({ "asset": 3 })), Unit::nameless(3));
        assert_eq!(units.of(&json!({ "asset": null })), Unit::agt());
    }

    #[test]
    fn a_report_names_agt_by_null() {
        assert_eq!(kind_of(&json!(null)), AssetKind::Native);
        assert_eq!(kind_of(&json!(3)), AssetKind::WithId(3));
    }
}

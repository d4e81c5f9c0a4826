//! Amounts in JSON: decimal strings of planck, because 5e21 is beyond what most JSON readers keep exact.

use agt_primitives::Balance;
use core::fmt;
use serde::{
    de::{Error, Unexpected, Visitor},
    Deserialize, Deserializer, Serialize, Serializer,
};

/// An amount of AGT in planck as genesis JSON carries it: `"1750000000000000000000"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Planck(#[serde(with = "self")] pub Balance);

impl From<Balance> for Planck {
    fn from(amount: Balance) -> Self {
        Self(amount)
    }
}

/// Writes an amount as a decimal string.
pub fn serialize<S: Serializer>(amount: &Balance, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(amount)
}

/// Reads an amount from a decimal string; a JSON number is refused, whatever its size.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Balance, D::Error> {
    deserializer.deserialize_str(DecimalVisitor)
}

struct DecimalVisitor;

impl Visitor<'_> for DecimalVisitor {
    type Value = Balance;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an amount of planck as a string of decimal digits")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Balance, E> {
        text.parse().map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }
}

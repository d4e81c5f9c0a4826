//! The decimal string of a number whose type is not one of the report's own: for a stored type that reports show as it
//! is, with `serde(with = "agt_primitives::report::decimal")`.

use super::Text;
use core::{fmt::Display, str::FromStr};
use serde::{Deserializer, Serializer};

/// Writes a number as a decimal string.
pub fn serialize<N: Display, S: Serializer>(number: &N, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

/// Reads a number from a decimal string; a JSON number is refused, whatever its size.
pub fn deserialize<'de, N: FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<N, D::Error> {
    deserializer.deserialize_str(Text::new("a number as a string of decimal digits"))
}

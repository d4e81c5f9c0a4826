//! What anyone may read of the governed parameters.

use crate::report::decimal;
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::Serialize;

/// One governed parameter as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct ParameterReport {
    /// Group and name, as `group.name`.
    pub name: String,
    /// What the number counts.
    pub unit: String,
    /// The value in force.
    #[serde(with = "decimal")]
    pub value: u128,
    /// The value a chain starts with.
    #[serde(with = "decimal")]
    pub default: u128,
    /// The least value that the gate accepts.
    #[serde(with = "decimal")]
    pub min: u128,
    /// The greatest value that the gate accepts.
    #[serde(with = "decimal")]
    pub max: u128,
}

/// Every governed parameter: the answer of `agt_parameters`.
pub type ParameterReports = Vec<ParameterReport>;

//! The rule by which a governed parameter may change.

use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// The rule that a proposed value of a parameter breaks. The parameter gate turns it into its error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Violation {
    /// The value is outside the parameter's hard range.
    OutOfRange,
    /// The value is inside its range but contradicts another parameter's current value.
    Inconsistent,
    /// No value was given: a governed parameter is changed, never removed.
    Removed,
}

/// Hard ranges and consistency of a runtime's parameters, checked in code before one changes.
pub trait CheckParameter<Parameter> {
    /// Returns an error unless `parameter`'s proposed value may replace the current one.
    fn check(parameter: &Parameter) -> Result<(), Violation>;

    /// Returns an error unless every value in force is inside its range and consistent with the others.
    fn check_in_force() -> Result<(), Violation>;
}

/// One governed parameter as it stands, for readers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ParameterReport {
    /// Group and name, as `group.name`.
    pub name: String,
    /// What the number counts.
    pub unit: String,
    /// The value in force.
    pub value: u128,
    /// The value a chain starts with.
    pub default: u128,
    /// The least value that the gate accepts.
    pub min: u128,
    /// The greatest value that the gate accepts.
    pub max: u128,
}

/// Every governed parameter.
pub type ParameterReports = Vec<ParameterReport>;

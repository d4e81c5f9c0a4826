//! The rule by which a governed parameter may change.

mod report;

pub use report::{ParameterReport, ParameterReports};

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

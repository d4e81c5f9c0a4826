//! The rule by which a governed parameter may change.

use frame_support::{traits::ConstU32, BoundedVec};

mod report;

pub use report::{ParameterReport, ParameterReports};

/// The most bytes of a parameter's name.
pub const MAX_NAME: u32 = 64;

/// The name of a governed parameter as its report shows it, `group.name`.
pub type ParameterName = BoundedVec<u8, ConstU32<MAX_NAME>>;

/// The rule that a proposed change of a parameter breaks. The parameter gate turns it into its error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Violation {
    /// The value is outside the parameter's hard range.
    OutOfRange,
    /// The value is inside its range but contradicts another parameter's current value.
    Inconsistent,
    /// The value in force is not the one that the proposer saw.
    Changed,
    /// No parameter has the name.
    Unknown,
}

/// A runtime's parameters by name, with their hard ranges and their consistency. `Parameter` is what the store takes.
pub trait ChangeParameter<Parameter> {
    /// Returns the change of the parameter `name` from `old`, the value in force, to `new`. Every other parameter stays as
    /// it is.
    ///
    /// Errors: [`Violation::Unknown`]; [`Violation::Changed`] if the value in force is not `old`;
    /// [`Violation::OutOfRange`]; [`Violation::Inconsistent`].
    fn change(name: &str, old: u128, new: u128) -> Result<Parameter, Violation>;

    /// Returns an error unless every value in force is inside its range and consistent with the others.
    fn check_in_force() -> Result<(), Violation>;

    /// Returns the name, the old and the new value of a change of the largest group.
    #[cfg(feature = "runtime-benchmarks")]
    fn largest_change() -> (ParameterName, u128, u128);
}

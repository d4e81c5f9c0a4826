//! What this pallet's call weighs. The runtime brings the measured figures; `()` serves mocks.

use frame_support::weights::Weight;

/// Weights of the calls.
pub trait WeightInfo {
    /// The weight of `set`.
    fn set() -> Weight;
}

impl WeightInfo for () {
    fn set() -> Weight {
        Weight::from_parts(50_000_000, 4_000)
    }
}

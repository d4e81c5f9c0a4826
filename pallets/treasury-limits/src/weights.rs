//! What this pallet's call weighs. The runtime brings the measured figures; `()` serves mocks.

use frame_support::weights::Weight;

/// Weights of the calls.
pub trait WeightInfo {
    /// The weight of `pay`.
    fn pay() -> Weight;
}

impl WeightInfo for () {
    fn pay() -> Weight {
        Weight::from_parts(150_000_000, 6_000)
    }
}

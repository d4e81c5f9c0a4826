//! What this pallet's hook weighs. The runtime brings the measured figures; `()` serves mocks.

use frame_support::weights::Weight;

/// The weight of the hook.
pub trait WeightInfo {
    /// The weight of `on_finalize` after a full block, in a full block.
    fn on_finalize() -> Weight;
}

impl WeightInfo for () {
    fn on_finalize() -> Weight {
        Weight::from_parts(20_000_000, 2_000)
    }
}

//! What the hook of `pallet_work_clock` weighs. Not measured yet: the figure is a high guess, until
//! `scripts/benchmark.sh pallet_work_clock` writes this file.

#![cfg_attr(rustfmt, rustfmt_skip)]
// The tool's form: a component that does not count keeps its name, and parentheses stay.
#![allow(unused_parens, unused_variables, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_work_clock` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_work_clock::WeightInfo for WeightInfo<T> {
    /// Storage: `WorkClock::FullAt` (r:1 w:1)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Storage: `WorkClock::StoodStill` (r:1 w:1)
    fn on_finalize() -> Weight {
        Weight::from_parts(20_000_000, 1493)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(2))
    }
}

//! What `pallet_beacon` adds to a block: measured by scripts/benchmark.sh, never typed.
//!
//! Not measured yet: the figures are those of calls with as many reads and writes.

#![cfg_attr(rustfmt, rustfmt_skip)]
// The tool's form: a component that does not count keeps its name, and parentheses stay.
#![allow(unused_parens, unused_variables, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_beacon` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_beacon::WeightInfo for WeightInfo<T> {
    fn take_in() -> Weight {
        Weight::from_parts(20_000_000, 1_500)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    fn seal() -> Weight {
        Weight::from_parts(30_000_000, 3_500)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(3))
    }
}

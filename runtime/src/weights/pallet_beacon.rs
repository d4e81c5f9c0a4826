//! What the calls of `pallet_beacon` weigh: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, Compiled wasm, database cache 1024.
//! CPU: Intel(R) Xeon(R) Processor. Date: 2026-11-29.

#![cfg_attr(rustfmt, rustfmt_skip)]
// The tool's form: a component that does not count keeps its name, parentheses stay, a call may need no database.
#![allow(unused_imports, unused_parens, unused_variables, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_beacon` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_beacon::WeightInfo for WeightInfo<T> {
    /// Storage: `RandomnessBeacon::Current` (r:1 w:1)
    /// Proof: `RandomnessBeacon::Current` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
    fn take_in() -> Weight {
        // Minimum execution time: 9_060_000 picoseconds.
        Weight::from_parts(11_063_000, 1533)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `RandomnessBeacon::Current` (r:1 w:1)
    /// Proof: `RandomnessBeacon::Current` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
    /// Storage: `RandomnessBeacon::Seeds` (r:1 w:2)
    /// Proof: `RandomnessBeacon::Seeds` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    fn seal() -> Weight {
        // Minimum execution time: 26_002_000 picoseconds.
        Weight::from_parts(31_676_000, 3513)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(3))
    }
}

//! What the calls of `pallet_recycler` weigh: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, Compiled wasm, database cache 1024.
//! CPU: AMD EPYC. Date: 2026-11-30.

#![cfg_attr(rustfmt, rustfmt_skip)]
// The tool's form: a component that does not count keeps its name, parentheses stay, a call may need no database.
#![allow(unused_imports, unused_parens, unused_variables, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_recycler` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_recycler::WeightInfo for WeightInfo<T> {
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Sampled` (r:1 w:0)
    /// Proof: `Recycler::Sampled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn on_initialize_same_day() -> Weight {
        // Minimum execution time: 11_568_000 picoseconds.
        Weight::from_parts(12_609_000, 1493)
            .saturating_add(T::DbWeight::get().reads(2))
    }
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Sampled` (r:1 w:1)
    /// Proof: `Recycler::Sampled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Access::Totals` (r:1 w:0)
    /// Proof: `Access::Totals` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:8 w:0)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Samples` (r:1 w:1)
    /// Proof: `Recycler::Samples` (`max_values`: Some(1), `max_size`: Some(61), added: 556, mode: `MaxEncodedLen`)
    fn on_initialize_new_day() -> Weight {
        // Minimum execution time: 96_284_000 picoseconds.
        Weight::from_parts(100_609_000, 21814)
            .saturating_add(T::DbWeight::get().reads(12))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Recycler::Belonging` (r:2 w:2)
    /// Proof: `Recycler::Belonging` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::Seasons` (r:1 w:0)
    /// Proof: `Redemption::Seasons` (`max_values`: None, `max_size`: Some(240), added: 2715, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Totals` (r:1 w:1)
    /// Proof: `Recycler::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    fn carry() -> Weight {
        // Minimum execution time: 58_206_000 picoseconds.
        Weight::from_parts(61_762_000, 5996)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Recycler::Totals` (r:1 w:1)
    /// Proof: `Recycler::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:0)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Belonging` (r:1 w:1)
    /// Proof: `Recycler::Belonging` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    fn collect() -> Weight {
        // Minimum execution time: 43_355_000 picoseconds.
        Weight::from_parts(46_289_000, 3593)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(2))
    }
}

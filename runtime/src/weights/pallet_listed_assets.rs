//! What the calls of `pallet_listed_assets` weigh: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, Compiled wasm, database cache 1024.
//! CPU: AMD EPYC. Date: 2026-11-30.

#![cfg_attr(rustfmt, rustfmt_skip)]
// The tool's form: a component that does not count keeps its name, parentheses stay, a call may need no database.
#![allow(unused_imports, unused_parens, unused_variables, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_listed_assets` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_listed_assets::WeightInfo for WeightInfo<T> {
    /// Storage: `Assets::Asset` (r:1 w:0)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `ListedAssets::Listed` (r:1 w:1)
    /// Proof: `ListedAssets::Listed` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    fn list() -> Weight {
        // Minimum execution time: 32_008_000 picoseconds.
        Weight::from_parts(34_061_000, 3675)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `ListedAssets::Listed` (r:1 w:1)
    /// Proof: `ListedAssets::Listed` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    fn unlist() -> Weight {
        // Minimum execution time: 22_353_000 picoseconds.
        Weight::from_parts(24_057_000, 3477)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Assets::Asset` (r:1 w:0)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `ListedAssets::Rates` (r:0 w:1)
    /// Proof: `ListedAssets::Rates` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn set_rate() -> Weight {
        // Minimum execution time: 30_175_000 picoseconds.
        Weight::from_parts(32_718_000, 3675)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `ListedAssets::Rates` (r:1 w:1)
    /// Proof: `ListedAssets::Rates` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
    fn remove_rate() -> Weight {
        // Minimum execution time: 22_643_000 picoseconds.
        Weight::from_parts(24_596_000, 3501)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
}

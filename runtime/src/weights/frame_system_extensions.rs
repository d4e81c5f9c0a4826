//! What the calls of `frame_system_extensions` weigh: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, Compiled wasm, database cache 1024.
//! CPU: AMD EPYC. Date: 2026-11-21.

#![cfg_attr(rustfmt, rustfmt_skip)]
// The tool's form: a component that does not count keeps its name, and parentheses stay.
#![allow(unused_parens, unused_variables, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `frame_system_extensions` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for WeightInfo<T> {
    fn check_genesis() -> Weight {
        // Minimum execution time: 2_073_000 picoseconds.
        Weight::from_parts(2_314_000, 0)
    }
    fn check_mortality_mortal_transaction() -> Weight {
        // Minimum execution time: 4_246_000 picoseconds.
        Weight::from_parts(4_697_000, 0)
    }
    fn check_mortality_immortal_transaction() -> Weight {
        // Minimum execution time: 4_307_000 picoseconds.
        Weight::from_parts(4_667_000, 0)
    }
    fn check_non_zero_sender() -> Weight {
        // Minimum execution time: 591_000 picoseconds.
        Weight::from_parts(711_000, 0)
    }
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn check_nonce() -> Weight {
        // Minimum execution time: 8_733_000 picoseconds.
        Weight::from_parts(9_374_000, 3593)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    fn check_spec_version() -> Weight {
        // Minimum execution time: 440_000 picoseconds.
        Weight::from_parts(540_000, 0)
    }
    fn check_tx_version() -> Weight {
        // Minimum execution time: 440_000 picoseconds.
        Weight::from_parts(591_000, 0)
    }
    fn check_weight() -> Weight {
        // Minimum execution time: 4_607_000 picoseconds.
        Weight::from_parts(5_178_000, 0)
    }
    fn weight_reclaim() -> Weight {
        // Minimum execution time: 2_724_000 picoseconds.
        Weight::from_parts(3_085_000, 0)
    }
}

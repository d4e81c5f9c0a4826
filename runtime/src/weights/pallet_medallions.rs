//! What the calls of `pallet_medallions` weigh: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, Compiled wasm, database cache 1024.
//! CPU: Intel(R) Xeon(R) Processor. Date: 2026-11-30.

#![cfg_attr(rustfmt, rustfmt_skip)]
// The tool's form: a component that does not count keeps its name, parentheses stay, a call may need no database.
#![allow(unused_imports, unused_parens, unused_variables, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_medallions` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_medallions::WeightInfo for WeightInfo<T> {
    /// Storage: `Medallions::Areas` (r:1 w:1)
    /// Proof: `Medallions::Areas` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::CounterForAreas` (r:1 w:1)
    /// Proof: `Medallions::CounterForAreas` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    fn open_area() -> Weight {
        // Minimum execution time: 21_268_000 picoseconds.
        Weight::from_parts(41_753_000, 3542)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Medallions::Areas` (r:1 w:1)
    /// Proof: `Medallions::Areas` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    fn close_area() -> Weight {
        // Minimum execution time: 22_442_000 picoseconds.
        Weight::from_parts(41_635_000, 3542)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Medallions::Areas` (r:1 w:0)
    /// Proof: `Medallions::Areas` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Progresses` (r:1 w:1)
    /// Proof: `Medallions::Progresses` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Areas` (r:1 w:0)
    /// Proof: `Contributors::Areas` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Holders` (r:1 w:1)
    /// Proof: `Medallions::Holders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Totals` (r:1 w:1)
    /// Proof: `Medallions::Totals` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn claim() -> Weight {
        // Minimum execution time: 75_899_000 picoseconds.
        Weight::from_parts(92_205_000, 3998)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Medallions::Areas` (r:1 w:0)
    /// Proof: `Medallions::Areas` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Progresses` (r:1 w:1)
    /// Proof: `Medallions::Progresses` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Areas` (r:1 w:0)
    /// Proof: `Contributors::Areas` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Totals` (r:1 w:1)
    /// Proof: `Medallions::Totals` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn level_up() -> Weight {
        // Minimum execution time: 148_716_000 picoseconds.
        Weight::from_parts(259_273_000, 3998)
            .saturating_add(T::DbWeight::get().reads(9))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Medallions::Progresses` (r:1 w:1)
    /// Proof: `Medallions::Progresses` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Holders` (r:1 w:1)
    /// Proof: `Medallions::Holders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Totals` (r:1 w:1)
    /// Proof: `Medallions::Totals` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    fn revoke() -> Weight {
        // Minimum execution time: 40_383_000 picoseconds.
        Weight::from_parts(73_484_000, 3597)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Medallions::Areas` (r:1 w:0)
    /// Proof: `Medallions::Areas` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Progresses` (r:1 w:0)
    /// Proof: `Medallions::Progresses` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Areas` (r:1 w:0)
    /// Proof: `Contributors::Areas` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    fn can_claim() -> Weight {
        // Minimum execution time: 41_523_000 picoseconds.
        Weight::from_parts(53_465_000, 3998)
            .saturating_add(T::DbWeight::get().reads(5))
    }
}

//! What the calls of `pallet_medallions` weigh: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, Compiled wasm, database cache 1024.
//! CPU: AMD EPYC. Date: 2026-11-30.

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
        // Minimum execution time: 42_663_000 picoseconds.
        Weight::from_parts(45_368_000, 3542)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Medallions::Areas` (r:1 w:1)
    /// Proof: `Medallions::Areas` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    fn close_area() -> Weight {
        // Minimum execution time: 41_592_000 picoseconds.
        Weight::from_parts(44_246_000, 3542)
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
    /// Proof: `Medallions::Totals` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn claim() -> Weight {
        // Minimum execution time: 113_599_000 picoseconds.
        Weight::from_parts(118_356_000, 3998)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Medallions::Areas` (r:1 w:0)
    /// Proof: `Medallions::Areas` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Progresses` (r:1 w:1)
    /// Proof: `Medallions::Progresses` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Areas` (r:1 w:0)
    /// Proof: `Contributors::Areas` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Totals` (r:1 w:1)
    /// Proof: `Medallions::Totals` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:8 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::Books` (r:1 w:1)
    /// Proof: `Revenue::Books` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::Collected` (r:1 w:1)
    /// Proof: `Revenue::Collected` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::CollectedIn` (r:1 w:1)
    /// Proof: `Revenue::CollectedIn` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::CurrentMonth` (r:1 w:0)
    /// Proof: `Revenue::CurrentMonth` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Samples` (r:1 w:0)
    /// Proof: `Recycler::Samples` (`max_values`: Some(1), `max_size`: Some(61), added: 556, mode: `MaxEncodedLen`)
    /// Storage: `Access::Totals` (r:1 w:0)
    /// Proof: `Access::Totals` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Sources` (r:1 w:1)
    /// Proof: `Recycler::Sources` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Totals` (r:1 w:1)
    /// Proof: `Recycler::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Belonging` (r:1 w:1)
    /// Proof: `Recycler::Belonging` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    fn level_up() -> Weight {
        // Minimum execution time: 490_520_000 picoseconds.
        Weight::from_parts(503_550_000, 21814)
            .saturating_add(T::DbWeight::get().reads(26))
            .saturating_add(T::DbWeight::get().writes(12))
    }
    /// Storage: `Medallions::Progresses` (r:1 w:1)
    /// Proof: `Medallions::Progresses` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Holders` (r:1 w:1)
    /// Proof: `Medallions::Holders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Totals` (r:1 w:1)
    /// Proof: `Medallions::Totals` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
    fn revoke() -> Weight {
        // Minimum execution time: 56_244_000 picoseconds.
        Weight::from_parts(59_589_000, 3597)
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
        // Minimum execution time: 66_288_000 picoseconds.
        Weight::from_parts(69_344_000, 3998)
            .saturating_add(T::DbWeight::get().reads(5))
    }
}

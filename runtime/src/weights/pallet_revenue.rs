//! What the calls of `pallet_revenue` weigh: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, Compiled wasm, database cache 1024.
//! CPU: AMD EPYC. Date: 2026-11-30.

#![cfg_attr(rustfmt, rustfmt_skip)]
// The tool's form: a component that does not count keeps its name, parentheses stay, a call may need no database.
#![allow(unused_imports, unused_parens, unused_variables, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_revenue` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_revenue::WeightInfo for WeightInfo<T> {
    /// Storage: `Revenue::CurrentMonth` (r:1 w:1)
    /// Proof: `Revenue::CurrentMonth` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::Authors` (r:1 w:1)
    /// Proof: `Revenue::Authors` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::Blocks` (r:1 w:1)
    /// Proof: `Revenue::Blocks` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::AuthorMonths` (r:0 w:1)
    /// Proof: `Revenue::AuthorMonths` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn note_author() -> Weight {
        // Minimum execution time: 71_306_000 picoseconds.
        Weight::from_parts(75_943_000, 3561)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    /// Storage: `System::Account` (r:8 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::Books` (r:1 w:1)
    /// Proof: `Revenue::Books` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::AuthorsPaid` (r:1 w:0)
    /// Proof: `Revenue::AuthorsPaid` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::Collected` (r:1 w:1)
    /// Proof: `Revenue::Collected` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::CollectedIn` (r:1 w:1)
    /// Proof: `Revenue::CollectedIn` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::CurrentMonth` (r:1 w:1)
    /// Proof: `Revenue::CurrentMonth` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
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
    fn collect() -> Weight {
        // Minimum execution time: 495_527_000 picoseconds.
        Weight::from_parts(507_646_000, 21814)
            .saturating_add(T::DbWeight::get().reads(21))
            .saturating_add(T::DbWeight::get().writes(10))
    }
    /// Storage: `Revenue::Books` (r:1 w:1)
    /// Proof: `Revenue::Books` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::CurrentMonth` (r:1 w:1)
    /// Proof: `Revenue::CurrentMonth` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:8 w:3)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
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
    fn pass_on() -> Weight {
        // Minimum execution time: 360_036_000 picoseconds.
        Weight::from_parts(371_973_000, 21814)
            .saturating_add(T::DbWeight::get().reads(18))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    /// Storage: `System::Account` (r:8 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
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
    /// Storage: `Revenue::SlashesRecycled` (r:1 w:1)
    /// Proof: `Revenue::SlashesRecycled` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    fn recycle_slashes() -> Weight {
        // Minimum execution time: 249_141_000 picoseconds.
        Weight::from_parts(256_763_000, 21814)
            .saturating_add(T::DbWeight::get().reads(16))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `ListedAssets::Listed` (r:1 w:0)
    /// Proof: `ListedAssets::Listed` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:2)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::Books` (r:1 w:1)
    /// Proof: `Revenue::Books` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::Holds` (r:1 w:1)
    /// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
    fn sweep() -> Weight {
        // Minimum execution time: 251_895_000 picoseconds.
        Weight::from_parts(259_736_000, 6208)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    /// Storage: `Revenue::Authors` (r:1 w:1)
    /// Proof: `Revenue::Authors` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::CurrentMonth` (r:1 w:0)
    /// Proof: `Revenue::CurrentMonth` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::AuthorMonths` (r:1 w:1)
    /// Proof: `Revenue::AuthorMonths` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::AuthorsPaid` (r:1 w:1)
    /// Proof: `Revenue::AuthorsPaid` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: UNKNOWN KEY `0xc20a534ea128e745456da234cda5e56d91551bf634a7c4ff34abdcc878a6fa4f` (r:1 w:0)
    /// Proof: UNKNOWN KEY `0xc20a534ea128e745456da234cda5e56d91551bf634a7c4ff34abdcc878a6fa4f` (r:1 w:0)
    fn pay_author() -> Weight {
        // Minimum execution time: 185_847_000 picoseconds.
        Weight::from_parts(191_725_000, 6196)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(5))
    }
}

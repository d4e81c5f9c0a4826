//! What the calls of `pallet_quests` weigh: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, Compiled wasm, database cache 1024.
//! CPU: AMD EPYC. Date: 2026-11-30.

#![cfg_attr(rustfmt, rustfmt_skip)]
// The tool's form: a component that does not count keeps its name, parentheses stay, a call may need no database.
#![allow(unused_imports, unused_parens, unused_variables, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_quests` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_quests::WeightInfo for WeightInfo<T> {
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Today` (r:1 w:0)
    /// Proof: `Quests::Today` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
    fn look_at_the_day() -> Weight {
        // Minimum execution time: 10_426_000 picoseconds.
        Weight::from_parts(11_327_000, 1496)
            .saturating_add(T::DbWeight::get().reads(2))
    }
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Today` (r:1 w:1)
    /// Proof: `Quests::Today` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
    /// Storage: `RandomnessBeacon::Current` (r:1 w:0)
    /// Proof: `RandomnessBeacon::Current` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
    /// Storage: `RandomnessBeacon::Seeds` (r:1 w:0)
    /// Proof: `RandomnessBeacon::Seeds` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    fn draw_quests() -> Weight {
        // Minimum execution time: 39_079_000 picoseconds.
        Weight::from_parts(41_802_000, 3513)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Quests::Today` (r:1 w:0)
    /// Proof: `Quests::Today` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Records` (r:1 w:1)
    /// Proof: `Quests::Records` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Stocks` (r:1 w:1)
    /// Proof: `Quests::Stocks` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Totals` (r:1 w:1)
    /// Proof: `Quests::Totals` (`max_values`: Some(1), `max_size`: Some(128), added: 623, mode: `MaxEncodedLen`)
    fn claim_quest() -> Weight {
        // Minimum execution time: 109_072_000 picoseconds.
        Weight::from_parts(115_783_000, 3998)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Records` (r:1 w:1)
    /// Proof: `Quests::Records` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Stocks` (r:1 w:1)
    /// Proof: `Quests::Stocks` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Totals` (r:1 w:1)
    /// Proof: `Quests::Totals` (`max_values`: Some(1), `max_size`: Some(128), added: 623, mode: `MaxEncodedLen`)
    fn claim_milestone() -> Weight {
        // Minimum execution time: 95_282_000 picoseconds.
        Weight::from_parts(100_770_000, 3998)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Stocks` (r:1 w:1)
    /// Proof: `Quests::Stocks` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Totals` (r:1 w:1)
    /// Proof: `Quests::Totals` (`max_values`: Some(1), `max_size`: Some(128), added: 623, mode: `MaxEncodedLen`)
    fn use_booster() -> Weight {
        // Minimum execution time: 64_887_000 picoseconds.
        Weight::from_parts(72_548_000, 3998)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Stocks` (r:1 w:1)
    /// Proof: `Quests::Stocks` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Totals` (r:1 w:1)
    /// Proof: `Quests::Totals` (`max_values`: Some(1), `max_size`: Some(128), added: 623, mode: `MaxEncodedLen`)
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
    fn buy_booster() -> Weight {
        // Minimum execution time: 410_801_000 picoseconds.
        Weight::from_parts(422_839_000, 21814)
            .saturating_add(T::DbWeight::get().reads(23))
            .saturating_add(T::DbWeight::get().writes(10))
    }
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Quests::CounterForEvents` (r:1 w:1)
    /// Proof: `Quests::CounterForEvents` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Supply::Budgets` (r:4 w:1)
    /// Proof: `Supply::Budgets` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
    /// Storage: `Quests::NextEvent` (r:1 w:1)
    /// Proof: `Quests::NextEvent` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Supply::EverMinted` (r:1 w:0)
    /// Proof: `Supply::EverMinted` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Totals` (r:1 w:1)
    /// Proof: `Quests::Totals` (`max_values`: Some(1), `max_size`: Some(128), added: 623, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Events` (r:1 w:1)
    /// Proof: `Quests::Events` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
    fn open_event() -> Weight {
        // Minimum execution time: 113_810_000 picoseconds.
        Weight::from_parts(118_877_000, 11118)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Quests::Events` (r:1 w:0)
    /// Proof: `Quests::Events` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Entries` (r:1 w:1)
    /// Proof: `Quests::Entries` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Records` (r:1 w:0)
    /// Proof: `Quests::Records` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    fn enter_event() -> Weight {
        // Minimum execution time: 68_522_000 picoseconds.
        Weight::from_parts(72_318_000, 3998)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Quests::Events` (r:1 w:1)
    /// Proof: `Quests::Events` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Entries` (r:1 w:1)
    /// Proof: `Quests::Entries` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Records` (r:1 w:0)
    /// Proof: `Quests::Records` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Holders` (r:1 w:0)
    /// Proof: `Medallions::Holders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Stocks` (r:1 w:1)
    /// Proof: `Quests::Stocks` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Supply::Budgets` (r:4 w:1)
    /// Proof: `Supply::Budgets` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
    /// Storage: `Supply::EverMinted` (r:1 w:1)
    /// Proof: `Supply::EverMinted` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Totals` (r:1 w:1)
    /// Proof: `Quests::Totals` (`max_values`: Some(1), `max_size`: Some(128), added: 623, mode: `MaxEncodedLen`)
    fn claim_event() -> Weight {
        // Minimum execution time: 283_672_000 picoseconds.
        Weight::from_parts(292_185_000, 11118)
            .saturating_add(T::DbWeight::get().reads(14))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    /// Storage: `Quests::Events` (r:1 w:1)
    /// Proof: `Quests::Events` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Supply::Budgets` (r:1 w:1)
    /// Proof: `Supply::Budgets` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Totals` (r:1 w:1)
    /// Proof: `Quests::Totals` (`max_values`: Some(1), `max_size`: Some(128), added: 623, mode: `MaxEncodedLen`)
    /// Storage: `Quests::CounterForEvents` (r:1 w:1)
    /// Proof: `Quests::CounterForEvents` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    fn close_event() -> Weight {
        // Minimum execution time: 79_659_000 picoseconds.
        Weight::from_parts(83_144_000, 3559)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    /// Storage: `Quests::Events` (r:1 w:0)
    /// Proof: `Quests::Events` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Entries` (r:1 w:1)
    /// Proof: `Quests::Entries` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    fn sweep_entry() -> Weight {
        // Minimum execution time: 31_707_000 picoseconds.
        Weight::from_parts(33_920_000, 3559)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Quests::Today` (r:1 w:0)
    /// Proof: `Quests::Today` (`max_values`: Some(1), `max_size`: Some(11), added: 506, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Records` (r:1 w:0)
    /// Proof: `Quests::Records` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    fn can_claim_quest() -> Weight {
        // Minimum execution time: 35_553_000 picoseconds.
        Weight::from_parts(37_836_000, 3998)
            .saturating_add(T::DbWeight::get().reads(4))
    }
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Records` (r:1 w:0)
    /// Proof: `Quests::Records` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    fn can_claim_milestone() -> Weight {
        // Minimum execution time: 25_928_000 picoseconds.
        Weight::from_parts(27_591_000, 3998)
            .saturating_add(T::DbWeight::get().reads(2))
    }
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Stocks` (r:1 w:0)
    /// Proof: `Quests::Stocks` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn can_use_booster() -> Weight {
        // Minimum execution time: 30_325_000 picoseconds.
        Weight::from_parts(32_208_000, 3998)
            .saturating_add(T::DbWeight::get().reads(3))
    }
    /// Storage: `Quests::Events` (r:1 w:0)
    /// Proof: `Quests::Events` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Entries` (r:1 w:0)
    /// Proof: `Quests::Entries` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    fn can_enter_event() -> Weight {
        // Minimum execution time: 37_386_000 picoseconds.
        Weight::from_parts(39_709_000, 3998)
            .saturating_add(T::DbWeight::get().reads(4))
    }
    /// Storage: `Quests::Events` (r:1 w:0)
    /// Proof: `Quests::Events` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Entries` (r:1 w:0)
    /// Proof: `Quests::Entries` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Records` (r:1 w:0)
    /// Proof: `Quests::Records` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Holders` (r:1 w:0)
    /// Proof: `Medallions::Holders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Stocks` (r:1 w:0)
    /// Proof: `Quests::Stocks` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn can_claim_event() -> Weight {
        // Minimum execution time: 90_254_000 picoseconds.
        Weight::from_parts(94_210_000, 3998)
            .saturating_add(T::DbWeight::get().reads(7))
    }
}

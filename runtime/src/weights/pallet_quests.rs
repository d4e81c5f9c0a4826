//! What the calls of `pallet_quests` weigh: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, Compiled wasm, database cache 1024.
//! CPU: Intel(R) Xeon(R) Processor. Date: 2026-11-30.

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
        // Minimum execution time: 9_028_000 picoseconds.
        Weight::from_parts(17_544_000, 1496)
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
        // Minimum execution time: 34_448_000 picoseconds.
        Weight::from_parts(61_064_000, 3513)
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
    /// Proof: `Quests::Records` (`max_values`: None, `max_size`: Some(167), added: 2642, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Stocks` (r:1 w:1)
    /// Proof: `Quests::Stocks` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Totals` (r:1 w:1)
    /// Proof: `Quests::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    fn claim_quest() -> Weight {
        // Minimum execution time: 75_559_000 picoseconds.
        Weight::from_parts(144_820_000, 3998)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Records` (r:1 w:1)
    /// Proof: `Quests::Records` (`max_values`: None, `max_size`: Some(167), added: 2642, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Stocks` (r:1 w:1)
    /// Proof: `Quests::Stocks` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Totals` (r:1 w:1)
    /// Proof: `Quests::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    fn claim_milestone() -> Weight {
        // Minimum execution time: 65_886_000 picoseconds.
        Weight::from_parts(95_055_000, 3998)
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
    /// Proof: `Quests::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    fn use_booster() -> Weight {
        // Minimum execution time: 50_340_000 picoseconds.
        Weight::from_parts(81_734_000, 3998)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(2))
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
    /// Proof: `Quests::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn buy_booster() -> Weight {
        // Minimum execution time: 97_533_000 picoseconds.
        Weight::from_parts(160_947_000, 3998)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(3))
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
    /// Proof: `Quests::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Events` (r:1 w:1)
    /// Proof: `Quests::Events` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
    fn open_event() -> Weight {
        // Minimum execution time: 82_023_000 picoseconds.
        Weight::from_parts(98_861_000, 11118)
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
    /// Proof: `Quests::Records` (`max_values`: None, `max_size`: Some(167), added: 2642, mode: `MaxEncodedLen`)
    fn enter_event() -> Weight {
        // Minimum execution time: 48_392_000 picoseconds.
        Weight::from_parts(68_694_000, 3998)
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
    /// Proof: `Quests::Records` (`max_values`: None, `max_size`: Some(167), added: 2642, mode: `MaxEncodedLen`)
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
    /// Proof: `Quests::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    fn claim_event() -> Weight {
        // Minimum execution time: 197_458_000 picoseconds.
        Weight::from_parts(230_306_000, 11118)
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
    /// Proof: `Quests::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    /// Storage: `Quests::CounterForEvents` (r:1 w:1)
    /// Proof: `Quests::CounterForEvents` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    fn close_event() -> Weight {
        // Minimum execution time: 59_045_000 picoseconds.
        Weight::from_parts(106_459_000, 3559)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    /// Storage: `Quests::Events` (r:1 w:0)
    /// Proof: `Quests::Events` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Entries` (r:1 w:1)
    /// Proof: `Quests::Entries` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
    fn sweep_entry() -> Weight {
        // Minimum execution time: 21_763_000 picoseconds.
        Weight::from_parts(46_940_000, 3559)
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
    /// Proof: `Quests::Records` (`max_values`: None, `max_size`: Some(167), added: 2642, mode: `MaxEncodedLen`)
    fn can_claim_quest() -> Weight {
        // Minimum execution time: 30_516_000 picoseconds.
        Weight::from_parts(52_960_000, 3998)
            .saturating_add(T::DbWeight::get().reads(4))
    }
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Records` (r:1 w:0)
    /// Proof: `Quests::Records` (`max_values`: None, `max_size`: Some(167), added: 2642, mode: `MaxEncodedLen`)
    fn can_claim_milestone() -> Weight {
        // Minimum execution time: 18_959_000 picoseconds.
        Weight::from_parts(37_588_000, 3998)
            .saturating_add(T::DbWeight::get().reads(2))
    }
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Stocks` (r:1 w:0)
    /// Proof: `Quests::Stocks` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn can_use_booster() -> Weight {
        // Minimum execution time: 29_097_000 picoseconds.
        Weight::from_parts(45_373_000, 3998)
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
        // Minimum execution time: 29_457_000 picoseconds.
        Weight::from_parts(52_996_000, 3998)
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
    /// Proof: `Quests::Records` (`max_values`: None, `max_size`: Some(167), added: 2642, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Holders` (r:1 w:0)
    /// Proof: `Medallions::Holders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Stocks` (r:1 w:0)
    /// Proof: `Quests::Stocks` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn can_claim_event() -> Weight {
        // Minimum execution time: 69_349_000 picoseconds.
        Weight::from_parts(115_688_000, 3998)
            .saturating_add(T::DbWeight::get().reads(7))
    }
}

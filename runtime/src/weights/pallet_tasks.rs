//! What the calls of `pallet_tasks` weigh: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, Compiled wasm, database cache 1024.
//! CPU: AMD EPYC. Date: 2026-11-21.

#![cfg_attr(rustfmt, rustfmt_skip)]
// The tool's form: a component that does not count keeps its name, parentheses stay, a call may need no database.
#![allow(unused_imports, unused_parens, unused_variables, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_tasks` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_tasks::WeightInfo for WeightInfo<T> {
    /// Storage: `Tasks::Platform` (r:0 w:1)
    /// Proof: `Tasks::Platform` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
    fn set_platform() -> Weight {
        // Minimum execution time: 6_019_000 picoseconds.
        Weight::from_parts(12_000_000, 1559)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::NextCampaign` (r:1 w:1)
    /// Proof: `Tasks::NextCampaign` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Access::Ledgers` (r:1 w:0)
    /// Proof: `Access::Ledgers` (`max_values`: None, `max_size`: Some(929), added: 3404, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(206), added: 2681, mode: `MaxEncodedLen`)
    /// Storage: UNKNOWN KEY `0x706f6f6c` (r:1 w:1)
    /// Proof: UNKNOWN KEY `0x706f6f6c` (r:1 w:1)
    /// Storage: UNKNOWN KEY `0x726573657276650000000000000000` (r:1 w:1)
    /// Proof: UNKNOWN KEY `0x726573657276650000000000000000` (r:1 w:1)
    /// Storage: `Tasks::Campaigns` (r:0 w:1)
    /// Proof: `Tasks::Campaigns` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
    fn open_campaign() -> Weight {
        // Minimum execution time: 38_668_000 picoseconds.
        Weight::from_parts(41_411_000, 6352)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    /// Storage: `Tasks::Campaigns` (r:1 w:1)
    /// Proof: `Tasks::Campaigns` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Platform` (r:1 w:0)
    /// Proof: `Tasks::Platform` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn approve_gold() -> Weight {
        // Minimum execution time: 22_083_000 picoseconds.
        Weight::from_parts(23_655_000, 4034)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Tasks::Campaigns` (r:1 w:1)
    /// Proof: `Tasks::Campaigns` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
    fn stop_campaign() -> Weight {
        // Minimum execution time: 19_859_000 picoseconds.
        Weight::from_parts(22_013_000, 4034)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Tasks::Campaigns` (r:1 w:1)
    /// Proof: `Tasks::Campaigns` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
    /// Storage: UNKNOWN KEY `0x726573657276650000000000000000` (r:1 w:1)
    /// Proof: UNKNOWN KEY `0x726573657276650000000000000000` (r:1 w:1)
    fn close_campaign() -> Weight {
        // Minimum execution time: 23_886_000 picoseconds.
        Weight::from_parts(26_369_000, 4274)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Tasks::Campaigns` (r:1 w:0)
    /// Proof: `Tasks::Campaigns` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Sets` (r:64 w:64)
    /// Proof: `Tasks::Sets` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
    fn prune() -> Weight {
        // Minimum execution time: 95_041_000 picoseconds.
        Weight::from_parts(99_948_000, 163998)
            .saturating_add(T::DbWeight::get().reads(65))
            .saturating_add(T::DbWeight::get().writes(64))
    }
    /// Storage: `Tasks::Campaigns` (r:1 w:1)
    /// Proof: `Tasks::Campaigns` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:3 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(206), added: 2681, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:2 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Conducts` (r:1 w:0)
    /// Proof: `Tasks::Conducts` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
    /// Storage: `Access::Ledgers` (r:1 w:1)
    /// Proof: `Access::Ledgers` (`max_values`: None, `max_size`: Some(929), added: 3404, mode: `MaxEncodedLen`)
    /// Storage: UNKNOWN KEY `0x6c6576656c847b86203e34ff671ebefe3bd015e9a088d29a039e90fc086d6940` (r:1 w:0)
    /// Proof: UNKNOWN KEY `0x6c6576656c847b86203e34ff671ebefe3bd015e9a088d29a039e90fc086d6940` (r:1 w:0)
    /// Storage: `Contributors::Areas` (r:1 w:1)
    /// Proof: `Contributors::Areas` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Rounds` (r:1 w:1)
    /// Proof: `Tasks::Rounds` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Holders` (r:1 w:1)
    /// Proof: `Tasks::Holders` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::OpenSets` (r:1 w:1)
    /// Proof: `Contributors::OpenSets` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
    /// Storage: `Access::OpenObligations` (r:1 w:1)
    /// Proof: `Access::OpenObligations` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Tickets` (r:0 w:1)
    /// Proof: `Tasks::Tickets` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
    fn join() -> Weight {
        // Minimum execution time: 141_561_000 picoseconds.
        Weight::from_parts(150_304_000, 9033)
            .saturating_add(T::DbWeight::get().reads(15))
            .saturating_add(T::DbWeight::get().writes(9))
    }
    /// Storage: `Tasks::Campaigns` (r:1 w:1)
    /// Proof: `Tasks::Campaigns` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Rounds` (r:1 w:1)
    /// Proof: `Tasks::Rounds` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Promised` (r:1 w:1)
    /// Proof: `Tasks::Promised` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(206), added: 2681, mode: `MaxEncodedLen`)
    fn close_round() -> Weight {
        // Minimum execution time: 46_479_000 picoseconds.
        Weight::from_parts(52_588_000, 4034)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Tasks::Campaigns` (r:1 w:1)
    /// Proof: `Tasks::Campaigns` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Rounds` (r:1 w:1)
    /// Proof: `Tasks::Rounds` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Babe::NextRandomness` (r:1 w:0)
    /// Proof: `Babe::NextRandomness` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    /// Storage: `Babe::EpochStart` (r:1 w:0)
    /// Proof: `Babe::EpochStart` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Babe::Randomness` (r:1 w:0)
    /// Proof: `Babe::Randomness` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    fn deal() -> Weight {
        // Minimum execution time: 46_359_000 picoseconds.
        Weight::from_parts(51_587_000, 4034)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Tasks::Campaigns` (r:1 w:1)
    /// Proof: `Tasks::Campaigns` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Rounds` (r:1 w:1)
    /// Proof: `Tasks::Rounds` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Holders` (r:1 w:1)
    /// Proof: `Tasks::Holders` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: UNKNOWN KEY `0x726573657276650000000000000000` (r:1 w:1)
    /// Proof: UNKNOWN KEY `0x726573657276650000000000000000` (r:1 w:1)
    /// Storage: `Contributors::OpenSets` (r:1 w:1)
    /// Proof: `Contributors::OpenSets` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Areas` (r:1 w:1)
    /// Proof: `Contributors::Areas` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(206), added: 2681, mode: `MaxEncodedLen`)
    /// Storage: `Access::Ledgers` (r:1 w:1)
    /// Proof: `Access::Ledgers` (`max_values`: None, `max_size`: Some(929), added: 3404, mode: `MaxEncodedLen`)
    /// Storage: `Access::OpenObligations` (r:1 w:1)
    /// Proof: `Access::OpenObligations` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Tickets` (r:0 w:1)
    /// Proof: `Tasks::Tickets` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
    fn leave() -> Weight {
        // Minimum execution time: 135_672_000 picoseconds.
        Weight::from_parts(146_699_000, 6729)
            .saturating_add(T::DbWeight::get().reads(11))
            .saturating_add(T::DbWeight::get().writes(10))
    }
    /// Not measured yet: the reads of `commit`, which looks at the same records.
    fn can_leave() -> Weight {
        Weight::from_parts(60_000_000, 6098)
            .saturating_add(T::DbWeight::get().reads(8))
    }
    /// Storage: `Tasks::Campaigns` (r:1 w:0)
    /// Proof: `Tasks::Campaigns` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Rounds` (r:1 w:0)
    /// Proof: `Tasks::Rounds` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Holders` (r:2 w:1)
    /// Proof: `Tasks::Holders` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Sets` (r:2 w:1)
    /// Proof: `Tasks::Sets` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Lists` (r:1 w:0)
    /// Proof: `Tasks::Lists` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Sheets` (r:0 w:1)
    /// Proof: `Tasks::Sheets` (`max_values`: None, `max_size`: Some(1154), added: 3629, mode: `MaxEncodedLen`)
    fn commit() -> Weight {
        // Minimum execution time: 106_489_000 picoseconds.
        Weight::from_parts(115_091_000, 6098)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Tasks::Campaigns` (r:1 w:0)
    /// Proof: `Tasks::Campaigns` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Rounds` (r:1 w:0)
    /// Proof: `Tasks::Rounds` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Holders` (r:1 w:0)
    /// Proof: `Tasks::Holders` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Sets` (r:1 w:1)
    /// Proof: `Tasks::Sets` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Sheets` (r:1 w:1)
    /// Proof: `Tasks::Sheets` (`max_values`: None, `max_size`: Some(1154), added: 3629, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    fn reveal() -> Weight {
        // Minimum execution time: 62_233_000 picoseconds.
        Weight::from_parts(68_973_000, 4619)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Tasks::Campaigns` (r:1 w:0)
    /// Proof: `Tasks::Campaigns` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Sets` (r:1 w:1)
    /// Proof: `Tasks::Sets` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Rounds` (r:1 w:0)
    /// Proof: `Tasks::Rounds` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Gold` (r:0 w:1)
    /// Proof: `Tasks::Gold` (`max_values`: None, `max_size`: Some(2209), added: 4684, mode: `MaxEncodedLen`)
    fn open_gold() -> Weight {
        // Minimum execution time: 53_700_000 picoseconds.
        Weight::from_parts(62_944_000, 4034)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Tasks::Campaigns` (r:1 w:1)
    /// Proof: `Tasks::Campaigns` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Rounds` (r:1 w:0)
    /// Proof: `Tasks::Rounds` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Sets` (r:1 w:1)
    /// Proof: `Tasks::Sets` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Sheets` (r:7 w:7)
    /// Proof: `Tasks::Sheets` (`max_values`: None, `max_size`: Some(1154), added: 3629, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Gold` (r:1 w:1)
    /// Proof: `Tasks::Gold` (`max_values`: None, `max_size`: Some(2209), added: 4684, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Lists` (r:5 w:5)
    /// Proof: `Tasks::Lists` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Tickets` (r:7 w:7)
    /// Proof: `Tasks::Tickets` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Holders` (r:7 w:7)
    /// Proof: `Tasks::Holders` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Conducts` (r:7 w:7)
    /// Proof: `Tasks::Conducts` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::OpenSets` (r:7 w:7)
    /// Proof: `Contributors::OpenSets` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:7 w:7)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Areas` (r:7 w:7)
    /// Proof: `Contributors::Areas` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(206), added: 2681, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:8 w:8)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: UNKNOWN KEY `0x726573657276650000000000000000` (r:1 w:1)
    /// Proof: UNKNOWN KEY `0x726573657276650000000000000000` (r:1 w:1)
    /// Storage: `Access::Ledgers` (r:7 w:7)
    /// Proof: `Access::Ledgers` (`max_values`: None, `max_size`: Some(929), added: 3404, mode: `MaxEncodedLen`)
    /// Storage: `Access::OpenObligations` (r:7 w:7)
    /// Proof: `Access::OpenObligations` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
    /// Storage: `Access::Totals` (r:1 w:1)
    /// Proof: `Access::Totals` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:7 w:7)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
    fn settle() -> Weight {
        // Minimum execution time: 1_763_035_000 picoseconds.
        Weight::from_parts(1_882_193_000, 26393)
            .saturating_add(T::DbWeight::get().reads(92))
            .saturating_add(T::DbWeight::get().writes(89))
    }
    /// Storage: `Tasks::Campaigns` (r:1 w:1)
    /// Proof: `Tasks::Campaigns` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Rounds` (r:1 w:0)
    /// Proof: `Tasks::Rounds` (`max_values`: None, `max_size`: Some(168), added: 2643, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Sets` (r:1 w:1)
    /// Proof: `Tasks::Sets` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Sheets` (r:7 w:7)
    /// Proof: `Tasks::Sheets` (`max_values`: None, `max_size`: Some(1154), added: 3629, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Gold` (r:1 w:1)
    /// Proof: `Tasks::Gold` (`max_values`: None, `max_size`: Some(2209), added: 4684, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Lists` (r:5 w:5)
    /// Proof: `Tasks::Lists` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Tickets` (r:7 w:14)
    /// Proof: `Tasks::Tickets` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Holders` (r:14 w:14)
    /// Proof: `Tasks::Holders` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
    /// Storage: `Tasks::Conducts` (r:14 w:14)
    /// Proof: `Tasks::Conducts` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::OpenSets` (r:14 w:14)
    /// Proof: `Contributors::OpenSets` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:14 w:14)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Areas` (r:14 w:14)
    /// Proof: `Contributors::Areas` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(206), added: 2681, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:15 w:15)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: UNKNOWN KEY `0x726573657276650000000000000000` (r:1 w:1)
    /// Proof: UNKNOWN KEY `0x726573657276650000000000000000` (r:1 w:1)
    /// Storage: `Access::Ledgers` (r:14 w:14)
    /// Proof: `Access::Ledgers` (`max_values`: None, `max_size`: Some(929), added: 3404, mode: `MaxEncodedLen`)
    /// Storage: `Access::OpenObligations` (r:14 w:14)
    /// Proof: `Access::OpenObligations` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
    /// Storage: `Access::Totals` (r:1 w:1)
    /// Proof: `Access::Totals` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:14 w:14)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
    fn settle_with_losers() -> Weight {
        // Minimum execution time: 2_835_642_000 picoseconds.
        Weight::from_parts(3_037_713_000, 48646)
            .saturating_add(T::DbWeight::get().reads(155))
            .saturating_add(T::DbWeight::get().writes(159))
    }
    /// Not measured yet: the reads of `open_gold`, which looks at the same records, and of a ticket.
    fn can_settle() -> Weight {
        Weight::from_parts(50_000_000, 4034)
            .saturating_add(T::DbWeight::get().reads(5))
    }
    /// Storage: `Tasks::Unpaid` (r:1 w:1)
    /// Proof: `Tasks::Unpaid` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: UNKNOWN KEY `0x726573657276650000000000000000` (r:1 w:1)
    /// Proof: UNKNOWN KEY `0x726573657276650000000000000000` (r:1 w:1)
    fn collect() -> Weight {
        // Minimum execution time: 50_825_000 picoseconds.
        Weight::from_parts(57_025_000, 4069)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Tasks::Unlifted` (r:1 w:1)
    /// Proof: `Tasks::Unlifted` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
    /// Storage: `Access::OpenObligations` (r:1 w:1)
    /// Proof: `Access::OpenObligations` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
    /// Storage: `Access::Ledgers` (r:1 w:1)
    /// Proof: `Access::Ledgers` (`max_values`: None, `max_size`: Some(929), added: 3404, mode: `MaxEncodedLen`)
    fn lift() -> Weight {
        // Minimum execution time: 43_264_000 picoseconds.
        Weight::from_parts(45_999_000, 4394)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Not measured yet: the figures of `stop_campaign`.
    fn forget_misconduct() -> Weight {
        Weight::from_parts(22_013_000, 4034)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
}

//! What the calls of `pallet_reward_pools` weigh: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, Compiled wasm, database cache 1024.
//! CPU: AMD EPYC. Date: 2026-11-30.

#![cfg_attr(rustfmt, rustfmt_skip)]
// The tool's form: a component that does not count keeps its name, parentheses stay, a call may need no database.
#![allow(unused_imports, unused_parens, unused_variables, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_reward_pools` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_reward_pools::WeightInfo for WeightInfo<T> {
    /// Storage: `Access::Ledgers` (r:1 w:0)
    /// Proof: `Access::Ledgers` (`max_values`: None, `max_size`: Some(929), added: 3404, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `RewardPools::NextPool` (r:1 w:1)
    /// Proof: `RewardPools::NextPool` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `ListedAssets::Listed` (r:1 w:0)
    /// Proof: `ListedAssets::Listed` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::Holds` (r:1 w:1)
    /// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
    /// Storage: `RewardPools::Opened` (r:1 w:1)
    /// Proof: `RewardPools::Opened` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `RewardPools::Pools` (r:0 w:1)
    /// Proof: `RewardPools::Pools` (`max_values`: None, `max_size`: Some(318), added: 2793, mode: `MaxEncodedLen`)
    fn open() -> Weight {
        // Minimum execution time: 455_699_000 picoseconds.
        Weight::from_parts(468_037_000, 6360)
            .saturating_add(T::DbWeight::get().reads(12))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    /// Storage: `RewardPools::Pools` (r:1 w:1)
    /// Proof: `RewardPools::Pools` (`max_values`: None, `max_size`: Some(318), added: 2793, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:2 w:1)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:1)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::Holds` (r:1 w:1)
    /// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    fn top_up() -> Weight {
        // Minimum execution time: 269_170_000 picoseconds.
        Weight::from_parts(277_934_000, 6208)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    /// Storage: `RewardPools::Pools` (r:1 w:1)
    /// Proof: `RewardPools::Pools` (`max_values`: None, `max_size`: Some(318), added: 2793, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn cancel() -> Weight {
        // Minimum execution time: 44_807_000 picoseconds.
        Weight::from_parts(48_282_000, 3783)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `RewardPools::Pools` (r:1 w:1)
    /// Proof: `RewardPools::Pools` (`max_values`: None, `max_size`: Some(318), added: 2793, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::Holds` (r:1 w:1)
    /// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    fn refund() -> Weight {
        // Minimum execution time: 145_797_000 picoseconds.
        Weight::from_parts(151_455_000, 3783)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `RewardPools::Escrows` (r:1 w:1)
    /// Proof: `RewardPools::Escrows` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
    /// Storage: `RewardPools::Pools` (r:1 w:1)
    /// Proof: `RewardPools::Pools` (`max_values`: None, `max_size`: Some(318), added: 2793, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::Holds` (r:1 w:1)
    /// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    fn refund_escrow() -> Weight {
        // Minimum execution time: 160_369_000 picoseconds.
        Weight::from_parts(167_009_000, 3783)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `RewardPools::Pools` (r:1 w:1)
    /// Proof: `RewardPools::Pools` (`max_values`: None, `max_size`: Some(318), added: 2793, mode: `MaxEncodedLen`)
    /// Storage: `RewardPools::Owed` (r:1 w:1)
    /// Proof: `RewardPools::Owed` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::Holds` (r:1 w:1)
    /// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn claim() -> Weight {
        // Minimum execution time: 190_804_000 picoseconds.
        Weight::from_parts(199_047_000, 3783)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    /// Storage: `RewardPools::Pools` (r:1 w:1)
    /// Proof: `RewardPools::Pools` (`max_values`: None, `max_size`: Some(318), added: 2793, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::Holds` (r:1 w:1)
    /// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::Books` (r:1 w:1)
    /// Proof: `Revenue::Books` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::Collected` (r:2 w:2)
    /// Proof: `Revenue::Collected` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
    /// Storage: `Revenue::CollectedIn` (r:2 w:2)
    /// Proof: `Revenue::CollectedIn` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
    fn collect_fee() -> Weight {
        // Minimum execution time: 254_728_000 picoseconds.
        Weight::from_parts(264_023_000, 6040)
            .saturating_add(T::DbWeight::get().reads(12))
            .saturating_add(T::DbWeight::get().writes(11))
    }
    /// Storage: `RewardPools::Pools` (r:1 w:1)
    /// Proof: `RewardPools::Pools` (`max_values`: None, `max_size`: Some(318), added: 2793, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::Holds` (r:1 w:1)
    /// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    fn close() -> Weight {
        // Minimum execution time: 332_555_000 picoseconds.
        Weight::from_parts(340_256_000, 3783)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    /// Storage: `RewardPools::Pools` (r:1 w:1)
    /// Proof: `RewardPools::Pools` (`max_values`: None, `max_size`: Some(318), added: 2793, mode: `MaxEncodedLen`)
    /// Storage: `RewardPools::Owed` (r:1 w:1)
    /// Proof: `RewardPools::Owed` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:0)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:1 w:0)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: UNKNOWN KEY `0xc20a534ea128e745456da234cda5e56d91551bf634a7c4ff34abdcc878a6fa4f` (r:1 w:0)
    /// Proof: UNKNOWN KEY `0xc20a534ea128e745456da234cda5e56d91551bf634a7c4ff34abdcc878a6fa4f` (r:1 w:0)
    /// Storage: `AssetsHolder::Holds` (r:1 w:0)
    /// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    fn claim_guarantee() -> Weight {
        // Minimum execution time: 291_524_000 picoseconds.
        Weight::from_parts(301_589_000, 6196)
            .saturating_add(T::DbWeight::get().reads(11))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `RewardPools::Pools` (r:1 w:1)
    /// Proof: `RewardPools::Pools` (`max_values`: None, `max_size`: Some(318), added: 2793, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    fn refund_guarantee() -> Weight {
        // Minimum execution time: 151_105_000 picoseconds.
        Weight::from_parts(157_434_000, 3783)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `RewardPools::Pools` (r:1 w:1)
    /// Proof: `RewardPools::Pools` (`max_values`: None, `max_size`: Some(318), added: 2793, mode: `MaxEncodedLen`)
    /// Storage: `RewardPools::Owed` (r:1 w:1)
    /// Proof: `RewardPools::Owed` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::Holds` (r:1 w:1)
    /// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
    /// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
    /// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Asset` (r:1 w:1)
    /// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Assets::Account` (r:1 w:1)
    /// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn claim_to() -> Weight {
        // Minimum execution time: 184_434_000 picoseconds.
        Weight::from_parts(191_975_000, 3783)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(7))
    }
}

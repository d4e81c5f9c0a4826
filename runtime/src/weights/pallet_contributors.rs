//! What the calls of `pallet_contributors` weigh: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, steps 20, repeat 10, Compiled wasm, database cache 1024.
//! CPU: Intel(R) Xeon(R) Processor. Date: 2026-11-30.

#![cfg_attr(rustfmt, rustfmt_skip)]
// The tool's form: a component that does not count keeps its name, parentheses stay, a call may need no database.
#![allow(unused_imports, unused_parens, unused_variables, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_contributors` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_contributors::WeightInfo for WeightInfo<T> {
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:2 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::NextNumber` (r:1 w:1)
    /// Proof: `Contributors::NextNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Selected` (r:1 w:0)
    /// Proof: `Characters::Selected` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Freezes` (r:1 w:1)
    /// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Locks` (r:1 w:0)
    /// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
    fn register() -> Weight {
        // Minimum execution time: 151_049_000 picoseconds.
        Weight::from_parts(193_816_000, 7006)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:2 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Access::Ledgers` (r:1 w:0)
    /// Proof: `Access::Ledgers` (`max_values`: None, `max_size`: Some(929), added: 3404, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Invitations` (r:1 w:1)
    /// Proof: `Contributors::Invitations` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::NextNumber` (r:1 w:1)
    /// Proof: `Contributors::NextNumber` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Selected` (r:1 w:0)
    /// Proof: `Characters::Selected` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: UNKNOWN KEY `0xc20a534ea128e745456da234cda5e56d91551bf634a7c4ff34abdcc878a6fa4f` (r:1 w:0)
    /// Proof: UNKNOWN KEY `0xc20a534ea128e745456da234cda5e56d91551bf634a7c4ff34abdcc878a6fa4f` (r:1 w:0)
    /// Storage: `Balances::Freezes` (r:1 w:1)
    /// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Locks` (r:1 w:0)
    /// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
    fn register_for() -> Weight {
        // Minimum execution time: 262_667_000 picoseconds.
        Weight::from_parts(442_292_000, 7006)
            .saturating_add(T::DbWeight::get().reads(15))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:2 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Access::Ledgers` (r:1 w:0)
    /// Proof: `Access::Ledgers` (`max_values`: None, `max_size`: Some(929), added: 3404, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Invitations` (r:1 w:0)
    /// Proof: `Contributors::Invitations` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
    /// Storage: `System::BlockHash` (r:1 w:0)
    /// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    fn can_register_for() -> Weight {
        // Minimum execution time: 147_663_000 picoseconds.
        Weight::from_parts(261_824_000, 7006)
            .saturating_add(T::DbWeight::get().reads(8))
    }
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Areas` (r:17 w:16)
    /// Proof: `Contributors::Areas` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Freezes` (r:1 w:1)
    /// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Locks` (r:1 w:0)
    /// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::FeelessDays` (r:0 w:1)
    /// Proof: `Contributors::FeelessDays` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    fn remove_idle() -> Weight {
        // Minimum execution time: 255_649_000 picoseconds.
        Weight::from_parts(464_180_000, 45190)
            .saturating_add(T::DbWeight::get().reads(25))
            .saturating_add(T::DbWeight::get().writes(22))
    }
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::ReferralSeasons` (r:1 w:1)
    /// Proof: `Contributors::ReferralSeasons` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::SeasonInvitees` (r:1 w:1)
    /// Proof: `Contributors::SeasonInvitees` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    fn claim_referral() -> Weight {
        // Minimum execution time: 62_158_000 picoseconds.
        Weight::from_parts(107_655_000, 3998)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::ReferralSeasons` (r:1 w:0)
    /// Proof: `Contributors::ReferralSeasons` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::SeasonInvitees` (r:1 w:0)
    /// Proof: `Contributors::SeasonInvitees` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    fn can_claim_referral() -> Weight {
        // Minimum execution time: 30_462_000 picoseconds.
        Weight::from_parts(38_202_000, 3998)
            .saturating_add(T::DbWeight::get().reads(4))
    }
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Areas` (r:1 w:1)
    /// Proof: `Contributors::Areas` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    fn forget_area() -> Weight {
        // Minimum execution time: 50_246_000 picoseconds.
        Weight::from_parts(85_458_000, 3998)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Contributors::Invitations` (r:1 w:1)
    /// Proof: `Contributors::Invitations` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Access::Ledgers` (r:1 w:0)
    /// Proof: `Access::Ledgers` (`max_values`: None, `max_size`: Some(929), added: 3404, mode: `MaxEncodedLen`)
    fn remove_invitations() -> Weight {
        // Minimum execution time: 40_059_000 picoseconds.
        Weight::from_parts(64_521_000, 4394)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::OpenSets` (r:1 w:0)
    /// Proof: `Contributors::OpenSets` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Areas` (r:1 w:0)
    /// Proof: `Contributors::Areas` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Selected` (r:1 w:0)
    /// Proof: `Characters::Selected` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Records` (r:1 w:0)
    /// Proof: `Characters::Records` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Stocks` (r:1 w:0)
    /// Proof: `Quests::Stocks` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn can_open() -> Weight {
        // Minimum execution time: 67_038_000 picoseconds.
        Weight::from_parts(106_605_000, 3998)
            .saturating_add(T::DbWeight::get().reads(8))
    }
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::OpenSets` (r:1 w:1)
    /// Proof: `Contributors::OpenSets` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Areas` (r:1 w:1)
    /// Proof: `Contributors::Areas` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Selected` (r:1 w:0)
    /// Proof: `Characters::Selected` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Records` (r:1 w:0)
    /// Proof: `Characters::Records` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
    /// Storage: `Quests::Stocks` (r:1 w:0)
    /// Proof: `Quests::Stocks` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
    fn open_work() -> Weight {
        // Minimum execution time: 88_130_000 picoseconds.
        Weight::from_parts(155_086_000, 3998)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Contributors::OpenSets` (r:1 w:1)
    /// Proof: `Contributors::OpenSets` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:2 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Areas` (r:1 w:1)
    /// Proof: `Contributors::Areas` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::ReferralSeasons` (r:1 w:1)
    /// Proof: `Contributors::ReferralSeasons` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
    /// Storage: `Medallions::Holders` (r:1 w:0)
    /// Proof: `Medallions::Holders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::SeasonInvitees` (r:1 w:1)
    /// Proof: `Contributors::SeasonInvitees` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    fn close_work() -> Weight {
        // Minimum execution time: 107_786_000 picoseconds.
        Weight::from_parts(197_595_000, 7006)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Contributors::OpenSets` (r:1 w:1)
    /// Proof: `Contributors::OpenSets` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Areas` (r:1 w:1)
    /// Proof: `Contributors::Areas` (`max_values`: None, `max_size`: Some(125), added: 2600, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `Access::Ledgers` (r:1 w:0)
    /// Proof: `Access::Ledgers` (`max_values`: None, `max_size`: Some(929), added: 3404, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Invitations` (r:1 w:1)
    /// Proof: `Contributors::Invitations` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
    fn close_work_proving() -> Weight {
        // Minimum execution time: 180_651_000 picoseconds.
        Weight::from_parts(334_434_000, 6360)
            .saturating_add(T::DbWeight::get().reads(11))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    fn burn() -> Weight {
        // Minimum execution time: 35_343_000 picoseconds.
        Weight::from_parts(59_873_000, 3998)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    fn note_bonded_redemption() -> Weight {
        // Minimum execution time: 19_981_000 picoseconds.
        Weight::from_parts(43_167_000, 3998)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Disputes` (r:1 w:1)
    /// Proof: `Contributors::Disputes` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn hold() -> Weight {
        // Minimum execution time: 32_077_000 picoseconds.
        Weight::from_parts(55_635_000, 3998)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Contributors::Disputes` (r:1 w:1)
    /// Proof: `Contributors::Disputes` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    fn end_dispute() -> Weight {
        // Minimum execution time: 43_003_000 picoseconds.
        Weight::from_parts(80_650_000, 3998)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Selected` (r:1 w:0)
    /// Proof: `Characters::Selected` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Records` (r:1 w:0)
    /// Proof: `Characters::Records` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
    fn on_boost_changed() -> Weight {
        // Minimum execution time: 45_651_000 picoseconds.
        Weight::from_parts(81_106_000, 3998)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::FeelessDays` (r:1 w:1)
    /// Proof: `Contributors::FeelessDays` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
    fn waive() -> Weight {
        // Minimum execution time: 39_773_000 picoseconds.
        Weight::from_parts(68_621_000, 3998)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(1))
    }
}

//! What the calls of `pallet_redemption` weigh: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, Compiled wasm, database cache 1024.
//! CPU: AMD EPYC. Date: 2026-11-30.

#![cfg_attr(rustfmt, rustfmt_skip)]
// The tool's form: a component that does not count keeps its name, parentheses stay, a call may need no database.
#![allow(unused_imports, unused_parens, unused_variables, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_redemption` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_redemption::WeightInfo for WeightInfo<T> {
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Supply::Tge` (r:1 w:0)
    /// Proof: `Supply::Tge` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::Seasons` (r:1 w:1)
    /// Proof: `Redemption::Seasons` (`max_values`: None, `max_size`: Some(240), added: 2715, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::LastCeiling` (r:1 w:1)
    /// Proof: `Redemption::LastCeiling` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::Submissions` (r:1 w:1)
    /// Proof: `Redemption::Submissions` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Access::Ledgers` (r:1 w:1)
    /// Proof: `Access::Ledgers` (`max_values`: None, `max_size`: Some(929), added: 3404, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::Totals` (r:1 w:1)
    /// Proof: `Redemption::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    fn submit() -> Weight {
        // Minimum execution time: 157_815_000 picoseconds.
        Weight::from_parts(174_851_000, 4394)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(7))
    }
    /// Storage: `Redemption::Seasons` (r:1 w:1)
    /// Proof: `Redemption::Seasons` (`max_values`: None, `max_size`: Some(240), added: 2715, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Belonging` (r:1 w:1)
    /// Proof: `Recycler::Belonging` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Totals` (r:1 w:1)
    /// Proof: `Recycler::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    /// Storage: `Supply::Tge` (r:1 w:0)
    /// Proof: `Supply::Tge` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Supply::Budgets` (r:4 w:1)
    /// Proof: `Supply::Budgets` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::Totals` (r:1 w:1)
    /// Proof: `Redemption::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    /// Storage: `Supply::EverMinted` (r:1 w:0)
    /// Proof: `Supply::EverMinted` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    fn close() -> Weight {
        // Minimum execution time: 137_454_000 picoseconds.
        Weight::from_parts(143_012_000, 11118)
            .saturating_add(T::DbWeight::get().reads(11))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Redemption::Seasons` (r:1 w:1)
    /// Proof: `Redemption::Seasons` (`max_values`: None, `max_size`: Some(240), added: 2715, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::Submissions` (r:1 w:1)
    /// Proof: `Redemption::Submissions` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Belonging` (r:1 w:1)
    /// Proof: `Recycler::Belonging` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Totals` (r:1 w:1)
    /// Proof: `Recycler::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    /// Storage: `Supply::Tge` (r:1 w:0)
    /// Proof: `Supply::Tge` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Supply::Budgets` (r:4 w:1)
    /// Proof: `Supply::Budgets` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::Totals` (r:1 w:1)
    /// Proof: `Redemption::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    /// Storage: `Supply::EverMinted` (r:1 w:1)
    /// Proof: `Supply::EverMinted` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:1 w:1)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn claim() -> Weight {
        // Minimum execution time: 380_016_000 picoseconds.
        Weight::from_parts(393_425_000, 11118)
            .saturating_add(T::DbWeight::get().reads(13))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    /// Storage: `Redemption::Seasons` (r:1 w:1)
    /// Proof: `Redemption::Seasons` (`max_values`: None, `max_size`: Some(240), added: 2715, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::Submissions` (r:1 w:1)
    /// Proof: `Redemption::Submissions` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Belonging` (r:1 w:1)
    /// Proof: `Recycler::Belonging` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Totals` (r:1 w:1)
    /// Proof: `Recycler::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    /// Storage: `Supply::Tge` (r:1 w:0)
    /// Proof: `Supply::Tge` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Supply::Budgets` (r:4 w:1)
    /// Proof: `Supply::Budgets` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::Totals` (r:1 w:1)
    /// Proof: `Redemption::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    /// Storage: `Supply::EverMinted` (r:1 w:1)
    /// Proof: `Supply::EverMinted` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn claim_for() -> Weight {
        // Minimum execution time: 354_197_000 picoseconds.
        Weight::from_parts(400_156_000, 11118)
            .saturating_add(T::DbWeight::get().reads(14))
            .saturating_add(T::DbWeight::get().writes(9))
    }
    /// Storage: `Redemption::Seasons` (r:1 w:1)
    /// Proof: `Redemption::Seasons` (`max_values`: None, `max_size`: Some(240), added: 2715, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Supply::Budgets` (r:1 w:1)
    /// Proof: `Supply::Budgets` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::Totals` (r:1 w:1)
    /// Proof: `Redemption::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Totals` (r:1 w:1)
    /// Proof: `Recycler::Totals` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
    /// Storage: `Recycler::Belonging` (r:1 w:1)
    /// Proof: `Recycler::Belonging` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    fn sweep() -> Weight {
        // Minimum execution time: 92_527_000 picoseconds.
        Weight::from_parts(97_094_000, 3705)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Redemption::Seasons` (r:1 w:0)
    /// Proof: `Redemption::Seasons` (`max_values`: None, `max_size`: Some(240), added: 2715, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::Submissions` (r:1 w:1)
    /// Proof: `Redemption::Submissions` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    fn sweep_submission() -> Weight {
        // Minimum execution time: 38_026_000 picoseconds.
        Weight::from_parts(40_730_000, 3705)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Supply::Tge` (r:1 w:0)
    /// Proof: `Supply::Tge` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::Seasons` (r:1 w:0)
    /// Proof: `Redemption::Seasons` (`max_values`: None, `max_size`: Some(240), added: 2715, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::LastCeiling` (r:1 w:0)
    /// Proof: `Redemption::LastCeiling` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::Submissions` (r:1 w:0)
    /// Proof: `Redemption::Submissions` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    /// Storage: `Access::Ledgers` (r:1 w:0)
    /// Proof: `Access::Ledgers` (`max_values`: None, `max_size`: Some(929), added: 3404, mode: `MaxEncodedLen`)
    fn can_submit() -> Weight {
        // Minimum execution time: 66_179_000 picoseconds.
        Weight::from_parts(69_423_000, 4394)
            .saturating_add(T::DbWeight::get().reads(8))
    }
    /// Storage: `Redemption::Seasons` (r:1 w:0)
    /// Proof: `Redemption::Seasons` (`max_values`: None, `max_size`: Some(240), added: 2715, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Redemption::Submissions` (r:1 w:0)
    /// Proof: `Redemption::Submissions` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
    fn can_claim() -> Weight {
        // Minimum execution time: 29_644_000 picoseconds.
        Weight::from_parts(31_567_000, 3705)
            .saturating_add(T::DbWeight::get().reads(3))
    }
}

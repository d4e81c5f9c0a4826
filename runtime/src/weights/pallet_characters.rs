//! What the calls of `pallet_characters` weigh: measured by scripts/benchmark.sh, never typed.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, Compiled wasm, database cache 1024.
//! CPU: Intel(R) Xeon(R) Processor. Date: 2026-11-30.

#![cfg_attr(rustfmt, rustfmt_skip)]
// The tool's form: a component that does not count keeps its name, parentheses stay, a call may need no database.
#![allow(unused_imports, unused_parens, unused_variables, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_characters` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_characters::WeightInfo for WeightInfo<T> {
    /// Storage: `Characters::Starters` (r:1 w:1)
    /// Proof: `Characters::Starters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Characters::NextItem` (r:1 w:1)
    /// Proof: `Characters::NextItem` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Item` (r:1 w:1)
    /// Proof: `Nfts::Item` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Collection` (r:1 w:1)
    /// Proof: `Nfts::Collection` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::CollectionConfigOf` (r:1 w:0)
    /// Proof: `Nfts::CollectionConfigOf` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::ItemConfigOf` (r:1 w:1)
    /// Proof: `Nfts::ItemConfigOf` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Attribute` (r:6 w:6)
    /// Proof: `Nfts::Attribute` (`max_values`: None, `max_size`: Some(479), added: 2954, mode: `MaxEncodedLen`)
    /// Storage: `Characters::PictureBase` (r:1 w:0)
    /// Proof: `Characters::PictureBase` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::ItemMetadataOf` (r:1 w:1)
    /// Proof: `Nfts::ItemMetadataOf` (`max_values`: None, `max_size`: Some(603), added: 3078, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Records` (r:0 w:1)
    /// Proof: `Characters::Records` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Account` (r:0 w:1)
    /// Proof: `Nfts::Account` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
    fn claim_starter() -> Weight {
        // Minimum execution time: 252_767_000 picoseconds.
        Weight::from_parts(451_646_000, 18714)
            .saturating_add(T::DbWeight::get().reads(15))
            .saturating_add(T::DbWeight::get().writes(14))
    }
    /// Storage: `Characters::Editions` (r:1 w:1)
    /// Proof: `Characters::Editions` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Purchases` (r:1 w:1)
    /// Proof: `Characters::Purchases` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Taken` (r:1 w:1)
    /// Proof: `Characters::Taken` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    /// Storage: `Characters::NextItem` (r:1 w:1)
    /// Proof: `Characters::NextItem` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `RandomnessBeacon::Current` (r:1 w:0)
    /// Proof: `RandomnessBeacon::Current` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Pendings` (r:0 w:1)
    /// Proof: `Characters::Pendings` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn mint() -> Weight {
        // Minimum execution time: 126_523_000 picoseconds.
        Weight::from_parts(152_450_000, 6196)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(9))
    }
    /// Storage: `Characters::Pendings` (r:1 w:1)
    /// Proof: `Characters::Pendings` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Editions` (r:1 w:1)
    /// Proof: `Characters::Editions` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
    /// Storage: `RandomnessBeacon::Seeds` (r:1 w:0)
    /// Proof: `RandomnessBeacon::Seeds` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Item` (r:1 w:1)
    /// Proof: `Nfts::Item` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Collection` (r:1 w:1)
    /// Proof: `Nfts::Collection` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::CollectionConfigOf` (r:1 w:0)
    /// Proof: `Nfts::CollectionConfigOf` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::ItemConfigOf` (r:1 w:1)
    /// Proof: `Nfts::ItemConfigOf` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Attribute` (r:6 w:6)
    /// Proof: `Nfts::Attribute` (`max_values`: None, `max_size`: Some(479), added: 2954, mode: `MaxEncodedLen`)
    /// Storage: `Characters::PictureBase` (r:1 w:0)
    /// Proof: `Characters::PictureBase` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::ItemMetadataOf` (r:1 w:1)
    /// Proof: `Nfts::ItemMetadataOf` (`max_values`: None, `max_size`: Some(603), added: 3078, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Records` (r:0 w:1)
    /// Proof: `Characters::Records` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Account` (r:0 w:1)
    /// Proof: `Nfts::Account` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
    fn hatch() -> Weight {
        // Minimum execution time: 264_634_000 picoseconds.
        Weight::from_parts(325_998_000, 18714)
            .saturating_add(T::DbWeight::get().reads(15))
            .saturating_add(T::DbWeight::get().writes(14))
    }
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Characters::NextEdition` (r:1 w:1)
    /// Proof: `Characters::NextEdition` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Editions` (r:0 w:1)
    /// Proof: `Characters::Editions` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
    fn open_edition() -> Weight {
        // Minimum execution time: 16_869_000 picoseconds.
        Weight::from_parts(39_037_000, 1493)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Characters::Editions` (r:1 w:1)
    /// Proof: `Characters::Editions` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    fn close_edition() -> Weight {
        // Minimum execution time: 21_204_000 picoseconds.
        Weight::from_parts(44_170_000, 3536)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Characters::Records` (r:1 w:1)
    /// Proof: `Characters::Records` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Item` (r:1 w:0)
    /// Proof: `Nfts::Item` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Selected` (r:1 w:1)
    /// Proof: `Characters::Selected` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::ItemPriceOf` (r:1 w:0)
    /// Proof: `Nfts::ItemPriceOf` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::PendingSwapOf` (r:1 w:0)
    /// Proof: `Nfts::PendingSwapOf` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:1 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    fn select() -> Weight {
        // Minimum execution time: 75_097_000 picoseconds.
        Weight::from_parts(135_080_000, 4326)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Characters::Selected` (r:1 w:1)
    /// Proof: `Characters::Selected` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Records` (r:1 w:1)
    /// Proof: `Characters::Records` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    fn unselect() -> Weight {
        // Minimum execution time: 54_251_000 picoseconds.
        Weight::from_parts(87_548_000, 6360)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Characters::Records` (r:1 w:1)
    /// Proof: `Characters::Records` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Item` (r:1 w:0)
    /// Proof: `Nfts::Item` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
    /// Storage: `Parameters::Parameters` (r:2 w:0)
    /// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::ItemPriceOf` (r:1 w:0)
    /// Proof: `Nfts::ItemPriceOf` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::PendingSwapOf` (r:1 w:0)
    /// Proof: `Nfts::PendingSwapOf` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:1)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::Totals` (r:1 w:1)
    /// Proof: `Contributors::Totals` (`max_values`: Some(1), `max_size`: Some(152), added: 647, mode: `MaxEncodedLen`)
    /// Storage: `System::Account` (r:2 w:2)
    /// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Taken` (r:1 w:1)
    /// Proof: `Characters::Taken` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Collection` (r:1 w:1)
    /// Proof: `Nfts::Collection` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Attribute` (r:2 w:2)
    /// Proof: `Nfts::Attribute` (`max_values`: None, `max_size`: Some(479), added: 2954, mode: `MaxEncodedLen`)
    /// Storage: `Characters::PictureBase` (r:1 w:0)
    /// Proof: `Characters::PictureBase` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::ItemConfigOf` (r:1 w:0)
    /// Proof: `Nfts::ItemConfigOf` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::CollectionConfigOf` (r:1 w:0)
    /// Proof: `Nfts::CollectionConfigOf` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::ItemMetadataOf` (r:1 w:1)
    /// Proof: `Nfts::ItemMetadataOf` (`max_values`: None, `max_size`: Some(603), added: 3078, mode: `MaxEncodedLen`)
    /// Storage: `Timestamp::Now` (r:1 w:0)
    /// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    /// Storage: `Characters::Selected` (r:1 w:0)
    /// Proof: `Characters::Selected` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn level_up() -> Weight {
        // Minimum execution time: 304_700_000 picoseconds.
        Weight::from_parts(452_658_000, 6898)
            .saturating_add(T::DbWeight::get().reads(20))
            .saturating_add(T::DbWeight::get().writes(10))
    }
    /// Storage: `Characters::Records` (r:1 w:1)
    /// Proof: `Characters::Records` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Item` (r:1 w:0)
    /// Proof: `Nfts::Item` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Attribute` (r:6 w:6)
    /// Proof: `Nfts::Attribute` (`max_values`: None, `max_size`: Some(479), added: 2954, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Collection` (r:1 w:1)
    /// Proof: `Nfts::Collection` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    fn prune() -> Weight {
        // Minimum execution time: 189_845_000 picoseconds.
        Weight::from_parts(319_454_000, 18714)
            .saturating_add(T::DbWeight::get().reads(9))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    /// Storage: `Characters::PictureBase` (r:0 w:1)
    /// Proof: `Characters::PictureBase` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
    fn set_picture_base() -> Weight {
        // Minimum execution time: 10_948_000 picoseconds.
        Weight::from_parts(23_668_000, 0)
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Characters::Records` (r:1 w:0)
    /// Proof: `Characters::Records` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Item` (r:1 w:0)
    /// Proof: `Nfts::Item` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
    /// Storage: `Characters::PictureBase` (r:1 w:0)
    /// Proof: `Characters::PictureBase` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::ItemMetadataOf` (r:1 w:1)
    /// Proof: `Nfts::ItemMetadataOf` (`max_values`: None, `max_size`: Some(603), added: 3078, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::Collection` (r:1 w:1)
    /// Proof: `Nfts::Collection` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::ItemConfigOf` (r:1 w:0)
    /// Proof: `Nfts::ItemConfigOf` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
    /// Storage: `Nfts::CollectionConfigOf` (r:1 w:0)
    /// Proof: `Nfts::CollectionConfigOf` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
    fn refresh() -> Weight {
        // Minimum execution time: 79_289_000 picoseconds.
        Weight::from_parts(147_040_000, 4326)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    /// Storage: `Characters::Starters` (r:1 w:0)
    /// Proof: `Characters::Starters` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    /// Storage: `Contributors::People` (r:1 w:0)
    /// Proof: `Contributors::People` (`max_values`: None, `max_size`: Some(533), added: 3008, mode: `MaxEncodedLen`)
    fn can_claim_starter() -> Weight {
        // Minimum execution time: 11_659_000 picoseconds.
        Weight::from_parts(16_042_000, 3998)
            .saturating_add(T::DbWeight::get().reads(2))
    }
}

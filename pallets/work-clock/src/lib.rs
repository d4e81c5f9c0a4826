#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

mod clock;
mod try_state;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use weights::WeightInfo;

use agt_primitives::Moment;

/// The longest time that the clock stands still between two blocks, in milliseconds: a slot of the slowest chain. A clock
/// that is wound forward by months therefore takes the deadlines of work with it, full blocks or not.
pub const LONGEST_STOP: Moment = 60_000;

#[frame_support::pallet]
pub mod pallet {
    use super::WeightInfo;
    use agt_primitives::Moment;
    use frame_support::{
        pallet_prelude::*,
        traits::{Get, Time},
    };
    use frame_system::pallet_prelude::*;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config {
        /// Chain time: the block timestamp, in milliseconds since the Unix epoch.
        type Time: Time<Moment = Moment>;

        /// Whether the current block had no room for calls without a fee for another reason than its weight and bytes: such
        /// calls filled their part of it, or it took no extrinsics. Asked when the block ends.
        type IsShort: Get<bool>;

        /// The measured weight of the hook.
        type WeightInfo: WeightInfo;
    }

    /// The time for which the clock stood still up to the last block, in milliseconds. It never falls.
    #[pallet::storage]
    pub type StoodStill<T> = StorageValue<_, Moment, ValueQuery>;

    /// The chain time of the last block if that block was full. The clock stands still from then until the next block.
    #[pallet::storage]
    pub type FullAt<T> = StorageValue<_, Moment>;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            T::WeightInfo::on_finalize()
        }

        fn on_finalize(_: BlockNumberFor<T>) {
            Self::end_block();
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }
}

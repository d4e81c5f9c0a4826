#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(feature = "runtime-benchmarks")]
mod fixtures;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::{EpochInProgress, SealedEpoch};
pub use weights::WeightInfo;

use agt_primitives::beacon::{Beacon, BeaconEpoch, EpochSeed};

/// The number of seeds that are kept: twelve weeks of production's one-hour epochs, eleven hours of the epochs of a fast
/// preset.
pub const SEEDS_KEPT: u32 = 2_016;

#[frame_support::pallet]
pub mod pallet {
    use super::*;
    use frame_support::pallet_prelude::*;
    use frame_system::pallet_prelude::*;
    use sp_core::H256;
    use sp_runtime::traits::{BlakeTwo256, Hash};

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// The number of consensus's epoch in progress, from the start of its first block on.
        type ConsensusEpoch: Get<u64>;

        /// The VRF output of the author of the block, at the block's end; none if the block has none.
        type AuthorVrf: Get<Option<[u8; 32]>>;

        /// The measured weight of what each block costs.
        type WeightInfo: WeightInfo;
    }

    /// The epoch in progress.
    #[pallet::storage]
    pub type Current<T> = StorageValue<_, EpochInProgress, ValueQuery>;

    /// The seeds of the last [`SEEDS_KEPT`] epochs that have ended.
    #[pallet::storage]
    pub type Seeds<T> = StorageMap<_, Twox64Concat, BeaconEpoch, SealedEpoch>;

    /// The events.
    #[pallet::event]
    #[pallet::generate_deposit(fn deposit_event)]
    pub enum Event<T: Config> {
        /// An epoch has ended, and its seed is known from now on.
        Sealed {
            /// The epoch.
            epoch: BeaconEpoch,
            /// Its seed.
            seed: H256,
            /// The number of blocks whose VRF outputs it is made of. It is zero on a chain that seals without consensus.
            outputs: u32,
        },
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            let consensus = T::ConsensusEpoch::get();
            if Current::<T>::get().consensus == consensus {
                return T::WeightInfo::take_in();
            }
            Self::seal(consensus);
            T::WeightInfo::take_in().saturating_add(T::WeightInfo::seal())
        }

        fn on_finalize(_: BlockNumberFor<T>) {
            if let Some(output) = T::AuthorVrf::get() {
                Current::<T>::mutate(|current| current.take_in(output));
            }
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns the epoch in progress.
        pub fn epoch_in_progress() -> EpochInProgress {
            Current::<T>::get()
        }

        /// Returns the seed of `epoch`, from which every subject's value is derived.
        pub fn seed_of(epoch: BeaconEpoch) -> EpochSeed {
            match Seeds::<T>::get(epoch) {
                Some(sealed) => EpochSeed::Sealed(sealed.seed),
                None if epoch >= Current::<T>::get().number => EpochSeed::NotYet,
                None => EpochSeed::Forgotten,
            }
        }
    }

    impl<T: Config> Pallet<T> {
        /// Ends the epoch in progress and begins the next one, which is the epoch `consensus` of consensus.
        pub(crate) fn seal(consensus: u64) {
            let ended = Current::<T>::get();
            let epoch = ended.number;
            let before = epoch.0.checked_sub(1).and_then(|before| Seeds::<T>::get(BeaconEpoch(before)));
            let sealed = ended.sealed(before.map(|before| before.seed).unwrap_or_default());
            Seeds::<T>::insert(epoch, sealed);
            if let Some(forgotten) = epoch.0.checked_sub(SEEDS_KEPT) {
                Seeds::<T>::remove(BeaconEpoch(forgotten));
            }
            Current::<T>::put(EpochInProgress { number: epoch.next(), consensus, ..EpochInProgress::default() });
            Self::deposit_event(Event::Sealed { epoch, seed: sealed.seed, outputs: sealed.outputs });
        }
    }

    impl<T: Config> Beacon for Pallet<T> {
        fn epoch() -> BeaconEpoch {
            Current::<T>::get().number
        }

        fn seed(epoch: BeaconEpoch, subject: &[u8]) -> EpochSeed {
            match Self::seed_of(epoch) {
                EpochSeed::Sealed(seed) => EpochSeed::Sealed(BlakeTwo256::hash_of(&(seed, subject))),
                other => other,
            }
        }
    }
}

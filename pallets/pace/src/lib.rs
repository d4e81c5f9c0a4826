#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(test)]
mod tests;
mod try_state;

pub use pallet::*;

/// The shortest slot a genesis may name, in milliseconds.
pub const MIN_SLOT_MILLIS: u64 = 500;
/// The longest slot a genesis may name, in milliseconds.
pub const MAX_SLOT_MILLIS: u64 = 60_000;
/// The shortest epoch a genesis may name, in slots.
pub const MIN_EPOCH_SLOTS: u64 = 4;
/// The longest epoch a genesis may name, in slots: a day of one-second slots.
pub const MAX_EPOCH_SLOTS: u64 = 86_400;

/// The greatest governance scale a genesis may name: a governance day of 14,400 blocks passes in one.
pub const MAX_GOVERNANCE_SCALE: u32 = 14_400;

/// The slot time of a chain whose genesis names none, in milliseconds.
pub const DEFAULT_SLOT_MILLIS: u64 = 6_000;
/// The epoch length of a chain whose genesis names none, in slots: an hour of six-second slots.
pub const DEFAULT_EPOCH_SLOTS: u64 = 600;
/// The governance scale of a chain whose genesis names none: governance takes the time its tracks name.
pub const DEFAULT_GOVERNANCE_SCALE: u32 = 1;

// A chain whose genesis names nothing runs inside the bounds.
const _: () = assert!(DEFAULT_SLOT_MILLIS >= MIN_SLOT_MILLIS && DEFAULT_SLOT_MILLIS <= MAX_SLOT_MILLIS);
const _: () = assert!(DEFAULT_EPOCH_SLOTS >= MIN_EPOCH_SLOTS && DEFAULT_EPOCH_SLOTS <= MAX_EPOCH_SLOTS);
const _: () = assert!(DEFAULT_GOVERNANCE_SCALE >= 1 && DEFAULT_GOVERNANCE_SCALE <= MAX_GOVERNANCE_SCALE);

#[frame_support::pallet]
pub mod pallet {
    use super::*;
    use core::marker::PhantomData;
    use frame_support::pallet_prelude::*;
    use frame_system::pallet_prelude::*;

    #[pallet::config]
    pub trait Config: frame_system::Config {}

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    /// [`DEFAULT_SLOT_MILLIS`], as storage takes it.
    #[pallet::type_value]
    pub fn DefaultSlotMillis() -> u64 {
        DEFAULT_SLOT_MILLIS
    }

    /// [`DEFAULT_EPOCH_SLOTS`], as storage takes it.
    #[pallet::type_value]
    pub fn DefaultEpochSlots() -> u64 {
        DEFAULT_EPOCH_SLOTS
    }

    /// [`DEFAULT_GOVERNANCE_SCALE`], as storage takes it.
    #[pallet::type_value]
    pub fn DefaultGovernanceScale() -> u32 {
        DEFAULT_GOVERNANCE_SCALE
    }

    /// The time of one slot, in milliseconds.
    #[pallet::storage]
    pub type SlotMillis<T> = StorageValue<_, u64, ValueQuery, DefaultSlotMillis>;

    /// The slots of one epoch, which is also a session.
    #[pallet::storage]
    pub type EpochSlots<T> = StorageValue<_, u64, ValueQuery, DefaultEpochSlots>;

    /// The factor by which governance runs faster than its tracks say: every period in blocks is divided by it.
    #[pallet::storage]
    pub type GovernanceScale<T> = StorageValue<_, u32, ValueQuery, DefaultGovernanceScale>;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    /// The pace that a preset gives the chain.
    #[pallet::genesis_config]
    pub struct GenesisConfig<T: Config> {
        /// The time of one slot, in milliseconds: even, from [`MIN_SLOT_MILLIS`] to [`MAX_SLOT_MILLIS`].
        pub slot_millis: u64,
        /// The slots of one epoch: from [`MIN_EPOCH_SLOTS`] to [`MAX_EPOCH_SLOTS`].
        pub epoch_slots: u64,
        /// The factor by which governance runs faster than its tracks say: from 1, which is production, to
        /// [`MAX_GOVERNANCE_SCALE`].
        pub governance_scale: u32,
        /// Binds the configuration to its runtime.
        #[serde(skip)]
        pub runtime: PhantomData<T>,
    }

    impl<T: Config> Default for GenesisConfig<T> {
        fn default() -> Self {
            Self {
                slot_millis: DEFAULT_SLOT_MILLIS,
                epoch_slots: DEFAULT_EPOCH_SLOTS,
                governance_scale: DEFAULT_GOVERNANCE_SCALE,
                runtime: PhantomData,
            }
        }
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            SlotMillis::<T>::put(self.slot_millis);
            EpochSlots::<T>::put(self.epoch_slots);
            GovernanceScale::<T>::put(self.governance_scale);
            if let Err(rule) = Pallet::<T>::do_try_state() {
                panic!(
                    "genesis of pace: {rule:?} (slotMillis {}, allowed {MIN_SLOT_MILLIS} to {MAX_SLOT_MILLIS} and even; \
                     epochSlots {}, allowed {MIN_EPOCH_SLOTS} to {MAX_EPOCH_SLOTS}; governanceScale {}, allowed 1 to \
                     {MAX_GOVERNANCE_SCALE})",
                    self.slot_millis, self.epoch_slots, self.governance_scale,
                );
            }
        }
    }

    /// The slot time in milliseconds, as BABE and clients read it.
    pub struct SlotDuration<T>(PhantomData<T>);

    impl<T: Config> Get<u64> for SlotDuration<T> {
        fn get() -> u64 {
            SlotMillis::<T>::get()
        }
    }

    /// The timestamp pallet's minimum period: half a slot, in milliseconds.
    pub struct MinimumPeriod<T>(PhantomData<T>);

    impl<T: Config> Get<u64> for MinimumPeriod<T> {
        fn get() -> u64 {
            SlotMillis::<T>::get() / 2
        }
    }

    /// The epoch length in slots, as BABE reads it.
    pub struct EpochDuration<T>(PhantomData<T>);

    impl<T: Config> Get<u64> for EpochDuration<T> {
        fn get() -> u64 {
            EpochSlots::<T>::get()
        }
    }

    impl<T: Config> Pallet<T> {
        /// Returns a governance period of `blocks` at this chain's scale: at least one block, so that nothing happens at
        /// once.
        pub fn scaled(blocks: u32) -> u32 {
            blocks.checked_div(GovernanceScale::<T>::get()).unwrap_or(blocks).max(1)
        }
    }

    /// A governance period of `BLOCKS` at this chain's scale, as the SDK's pallets read it.
    pub struct Scaled<T, const BLOCKS: u32>(PhantomData<T>);

    impl<T: Config, const BLOCKS: u32> Get<u32> for Scaled<T, BLOCKS> {
        fn get() -> u32 {
            Pallet::<T>::scaled(BLOCKS)
        }
    }
}

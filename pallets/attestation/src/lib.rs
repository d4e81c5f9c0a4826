#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod batches;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod challenges;
mod claims;
mod draws;
mod errors;
mod events;
mod jobs;
#[cfg(test)]
mod mock;
mod reading;
mod register;
mod report;
mod signatures;
mod silences;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use draws::{PART_TO_SIGN_FOR, SLOTS_A_MEMBER};
pub use jobs::LONGEST_JOB;
pub use pallet::*;
pub use types::{Attester, Batch, BatchState, Challenge, Committee, CommitteeState, Job, JobBooks, Mark, Member, Seat};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(calls::calls)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
#[allow(clippy::too_many_arguments)] // A claim names a leaf's figures and its place.
pub mod pallet {
    use super::{claims::ClaimOf, Attester, Batch, Job, Mark, WeightInfo};
    use agt_primitives::{
        access::{Access, Disputes, SetAside},
        attestation::{
            AttestationTerms, AttesterReport, BatchContent, BatchKey, BatchNumber, BatchReport, JobId, JobReport,
            JobTerms, Leaf, Proof, Receipt, ValueOf,
        },
        beacon::{Beacon, BeaconEpoch},
        contributors::FeelessQuota,
        sum_tree::{Node, NodeId, Versions},
        tasks::{Escrow, PoolId},
        Balance, Moment,
    };
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{fungible, Time},
    };
    use frame_system::pallet_prelude::*;
    use sp_core::H256;
    use sp_runtime::traits::{IdentifyAccount, StaticLookup, Verify};

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    /// A receipt, with the runtime's signature.
    pub type ReceiptOf<T> = Receipt<<T as frame_system::Config>::AccountId, <T as Config>::Signature>;

    type SourceOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>, RuntimeCall: From<Call<Self>>> {
        /// AGT. This pallet holds the bonds of challenges, and mints and burns nothing.
        type Currency: fungible::Inspect<Self::AccountId, Balance = Balance>
            + fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

        /// The runtime's hold reasons, which include this pallet's.
        type RuntimeHoldReason: From<HoldReason>;

        /// The account that the bonds of dismissed challenges go to. It exists from genesis.
        type Pot: Get<Self::AccountId>;

        /// Bonds, roles, and what attesters set aside.
        type Access: Access<Self::AccountId> + SetAside<Self::AccountId> + Disputes<Self::AccountId>;

        /// The seeds that draw committees.
        type Beacon: Beacon;

        /// The pools that pay.
        type Escrow: Escrow<Self::AccountId>;

        /// What their money is worth.
        type Worth: ValueOf;

        /// The allowance of calls without a fee.
        type Feeless: FeelessQuota<Self::AccountId>;

        /// The signature of a receipt.
        type Signature: Parameter + Verify<Signer = Self::Signer>;

        /// The public key that verifies [`Config::Signature`].
        type Signer: IdentifyAccount<AccountId = Self::AccountId>;

        /// The origin that rules on challenges.
        type ChallengeOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// Chain time: the block timestamp, in milliseconds since the Unix epoch.
        type Time: Time<Moment = Moment>;

        /// The governed terms. Values outside the hard ranges are moved inside.
        type Terms: Get<AttestationTerms>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// The reasons for which this pallet holds AGT.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The bond of a challenge that is open.
        Challenge,
    }

    /// The attesters, by slot.
    #[pallet::storage]
    pub type Slots<T: Config> = StorageMap<_, Twox64Concat, u32, Attester<T::AccountId>>;

    /// The slot of each attester.
    #[pallet::storage]
    pub type SlotOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32>;

    /// The number of slots that somebody has or had.
    #[pallet::storage]
    pub type SlotCount<T> = StorageValue<_, u32, ValueQuery>;

    /// The slots that somebody had and nobody has, in a list without gaps.
    #[pallet::storage]
    pub type FreeSlots<T> = StorageMap<_, Twox64Concat, u32, u32>;

    /// The length of the list of free slots.
    #[pallet::storage]
    pub type FreeSlotCount<T> = StorageValue<_, u32, ValueQuery>;

    /// The nodes of the tree of the attesters' weights, as epochs have left them.
    #[pallet::storage]
    pub type Nodes<T> = StorageDoubleMap<_, Twox64Concat, NodeId, Twox64Concat, BeaconEpoch, Node>;

    /// The epochs of which each node is kept.
    #[pallet::storage]
    pub type NodeVersions<T> = StorageMap<_, Twox64Concat, NodeId, Versions, ValueQuery>;

    /// The number of the next job. It never falls, so no number is used twice.
    #[pallet::storage]
    pub type NextJob<T> = StorageValue<_, JobId, ValueQuery>;

    /// The jobs that are not closed.
    #[pallet::storage]
    pub type Jobs<T: Config> = StorageMap<_, Twox64Concat, JobId, Job<T::AccountId>>;

    /// The batches that are not removed.
    #[pallet::storage]
    pub type Batches<T: Config> = StorageMap<_, Twox64Concat, BatchKey, Batch<T::AccountId>>;

    /// What accounts have done about batches that are not removed.
    #[pallet::storage]
    pub type Marks<T: Config> = StorageDoubleMap<_, Twox64Concat, BatchKey, Blake2_128Concat, T::AccountId, Mark>;

    /// The signers of batches that have ended whose set-aside a dispute held then.
    #[pallet::storage]
    pub type Kept<T: Config> = StorageDoubleMap<_, Twox64Concat, BatchKey, Blake2_128Concat, T::AccountId, ()>;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            let length = Leaf::<T::AccountId>::max_encoded_len().saturating_add(1);
            assert_ne!(length, 64, "a node of a batch's tree could be shown as a leaf");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns a job, unless it was closed or never opened.
        pub fn job(job: JobId) -> Option<JobReport<T::AccountId>> {
            Self::job_report(job)
        }

        /// Returns a batch, unless it was removed or never proposed.
        pub fn batch(job: JobId, batch: BatchNumber) -> Option<BatchReport<T::AccountId>> {
            Self::batch_report((job, batch))
        }

        /// Returns what the register says about an account, if it is there.
        pub fn attester(who: T::AccountId) -> Option<AttesterReport> {
            Self::attester_report(&who)
        }

        /// Returns whether the pay of `who` by a batch was claimed. False after the batch was swept.
        pub fn is_claimed(job: JobId, batch: BatchNumber, who: T::AccountId) -> bool {
            Marks::<T>::get((job, batch), who).is_some_and(|mark| mark.has_claimed)
        }

        /// Returns the accounts that have a seat in the committee of a job; none while one is to be drawn.
        pub fn committee(job: JobId) -> Vec<T::AccountId> {
            Self::committee_of(job)
        }
    }
}

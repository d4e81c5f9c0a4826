//! The system, its block limits and the migrations.

use crate::{
    configs::safety::{Callable, NoAuctionWithoutBids},
    weights::{block::EmptyBlock, extrinsic::EmptyExtrinsic},
    *,
};
use agt_primitives::token;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
    derive_impl,
    dispatch::DispatchClass,
    migrations::{
        EnterSafeModeOnFailedMigration, FailedMigrationHandler, FailedMigrationHandling, FreezeChainOnFailedMigration,
    },
    pallet_prelude::ValueQuery,
    parameter_types, storage_alias,
    traits::{ConstU32, Get, InsideBoth, OnKilledAccount},
    weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};
use frame_system::limits::{BlockLength, BlockWeights};
use scale_info::TypeInfo;
use sp_runtime::{type_with_default::TypeWithDefault, Perbill};
use sp_version::RuntimeVersion;

/// The part of a block that normal extrinsics may fill.
const NORMAL_RATIO: Perbill = Perbill::from_percent(75);
/// The part of a block that operational extrinsics may fill: enough for the heaviest one, which applies an authorised
/// upgrade. Anybody can sign an operational call, and no class costs more than another, so the class gives nothing else.
const OPERATIONAL_RATIO: Perbill = Perbill::from_percent(10);
/// What a block may weigh: two seconds of the reference machine.
const MAXIMUM_BLOCK_WEIGHT: Weight = Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND, u64::MAX);
/// The part of a block that its beginning takes on average.
const AVERAGE_ON_INITIALIZE: Perbill = Perbill::from_percent(10);
/// What a block's extrinsics may measure, in bytes.
const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;
/// What a block's header may measure, in bytes.
const MAXIMUM_HEADER_LENGTH: u32 = 100 * 1024;

parameter_types! {
    /// How many blocks back a mortal extrinsic may name its birth.
    pub const BlockHashCount: crate::BlockNumber = 4_096;
    pub const Version: RuntimeVersion = VERSION;
    pub const Ss58Prefix: u16 = token::SS58_PREFIX;
    pub Weights: BlockWeights = block_weights();
    pub Length: BlockLength = BlockLength::builder()
        .max_length(MAXIMUM_BLOCK_LENGTH)
        .max_header_size(MAXIMUM_HEADER_LENGTH)
        .modify_max_length_for_class(DispatchClass::Normal, |length| {
            *length = NORMAL_RATIO * MAXIMUM_BLOCK_LENGTH
        })
        .modify_max_length_for_class(DispatchClass::Operational, |length| {
            *length = NORMAL_RATIO * MAXIMUM_BLOCK_LENGTH
        })
        .build();
}

/// Returns the limits of a block's weight. Operational extrinsics have a small room of their own and no reserve, so that
/// a part of every block is left to hooks whatever is signed.
fn block_weights() -> BlockWeights {
    let mut limits = BlockWeights::builder()
        .base_block(EmptyBlock::get())
        .for_class(DispatchClass::all(), |weights| weights.base_extrinsic = EmptyExtrinsic::get())
        .for_class(DispatchClass::Normal, |weights| weights.max_total = Some(NORMAL_RATIO * MAXIMUM_BLOCK_WEIGHT))
        // The builder takes the greatest room of a class for the block's.
        .for_class(DispatchClass::Operational, |weights| weights.max_total = Some(MAXIMUM_BLOCK_WEIGHT))
        .avg_block_initialization(AVERAGE_ON_INITIALIZE)
        .build_or_panic();
    let empty = limits.base_block.saturating_add(EmptyExtrinsic::get());
    let room = OPERATIONAL_RATIO * MAXIMUM_BLOCK_WEIGHT;
    let operational = limits.per_class.get_mut(DispatchClass::Operational);
    operational.max_total = Some(room);
    operational.max_extrinsic = Some(room.saturating_sub(empty));
    limits
}

/// The greatest nonce that an account had when it was removed.
#[storage_alias]
pub type UsedNonces = StorageValue<Nonces, crate::Nonce, ValueQuery>;

/// The nonce that a new account begins with: no account that was removed has signed with it or with a greater one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct FirstNonce;

impl Get<crate::Nonce> for FirstNonce {
    fn get() -> crate::Nonce {
        UsedNonces::get()
    }
}

/// Keeps the nonces of an account that is removed used up, so that nothing it signed can be sent again when it comes back.
pub struct KeepNoncesUsed;

impl OnKilledAccount<AccountId> for KeepNoncesUsed {
    fn on_killed_account(who: &AccountId) {
        // The account is still in storage: the system removes it after this call.
        let nonce = *System::account_nonce(who);
        if nonce > UsedNonces::get() {
            UsedNonces::put(nonce);
        }
    }
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
    type AccountData = pallet_balances::AccountData<crate::Balance>;
    type AccountId = AccountId;
    type BaseCallFilter = InsideBoth<InsideBoth<Callable, NoAuctionWithoutBids>, InsideBoth<SafeMode, TxPause>>;
    type Block = Block;
    type BlockHashCount = BlockHashCount;
    type BlockLength = Length;
    type BlockWeights = Weights;
    type DbWeight = weights::database::DatabaseWeight;
    type ExtensionsWeightInfo = weights::frame_system_extensions::WeightInfo<Runtime>;
    type Hash = Hash;
    // The revenue pot has an account in each asset that pays it, and each is a reference: anybody can create assets, and the
    // SDK's limit of 128 would let them shut the pot.
    type MaxConsumers = ConstU32<65_536>;
    type MultiBlockMigrator = Migrations;
    type Nonce = TypeWithDefault<crate::Nonce, FirstNonce>;
    type OnKilledAccount = KeepNoncesUsed;
    type SS58Prefix = Ss58Prefix;
    type SystemWeightInfo = weights::frame_system::WeightInfo<Runtime>;
    type Version = Version;
}

parameter_types! {
    pub MigrationWeight: Weight = NORMAL_RATIO * MAXIMUM_BLOCK_WEIGHT;
}

/// A migration that fails shuts every entry and leaves exits and governance open, so that the chain can be repaired
/// from within. The SDK's own handler would refuse every extrinsic for good.
pub struct SafeModeAndGoOn;

impl FailedMigrationHandler for SafeModeAndGoOn {
    fn failed(migration: Option<u32>) -> FailedMigrationHandling {
        EnterSafeModeOnFailedMigration::<SafeMode, FreezeChainOnFailedMigration>::failed(migration);
        if SafeMode::is_entered() {
            FailedMigrationHandling::ForceUnstuck
        } else {
            FailedMigrationHandling::KeepStuck
        }
    }
}

impl pallet_migrations::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type CursorMaxLen = ConstU32<65_536>;
    type FailedMigrationHandler = SafeModeAndGoOn;
    type IdentifierMaxLen = ConstU32<256>;
    type MaxServiceWeight = MigrationWeight;
    type MigrationStatusHandler = ();
    #[cfg(not(feature = "runtime-benchmarks"))]
    type Migrations = ();
    #[cfg(feature = "runtime-benchmarks")]
    type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
    type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}

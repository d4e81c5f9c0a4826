//! The system, its block limits and the migrations.

use crate::{
    configs::safety::NeverShut,
    weights::{block::EmptyBlock, extrinsic::EmptyExtrinsic},
    *,
};
use agt_primitives::token;
use frame_support::{
    derive_impl,
    dispatch::DispatchClass,
    migrations::{
        EnterSafeModeOnFailedMigration, FailedMigrationHandler, FailedMigrationHandling, FreezeChainOnFailedMigration,
    },
    parameter_types,
    traits::{ConstU32, InsideBoth},
    weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};
use frame_system::limits::{BlockLength, BlockWeights};
use sp_runtime::Perbill;
use sp_version::RuntimeVersion;

/// The part of a block that signed extrinsics may fill; the rest is for operational ones.
const NORMAL_RATIO: Perbill = Perbill::from_percent(75);
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
    pub Weights: BlockWeights = BlockWeights::builder()
        .base_block(EmptyBlock::get())
        .for_class(DispatchClass::all(), |weights| weights.base_extrinsic = EmptyExtrinsic::get())
        .for_class(DispatchClass::Normal, |weights| weights.max_total = Some(NORMAL_RATIO * MAXIMUM_BLOCK_WEIGHT))
        .for_class(DispatchClass::Operational, |weights| {
            // What normal extrinsics leave, and a reserve that they cannot touch.
            weights.max_total = Some(MAXIMUM_BLOCK_WEIGHT);
            weights.reserved = Some(MAXIMUM_BLOCK_WEIGHT - NORMAL_RATIO * MAXIMUM_BLOCK_WEIGHT);
        })
        .avg_block_initialization(AVERAGE_ON_INITIALIZE)
        .build_or_panic();
    pub Length: BlockLength = BlockLength::builder()
        .max_length(MAXIMUM_BLOCK_LENGTH)
        .max_header_size(MAXIMUM_HEADER_LENGTH)
        .modify_max_length_for_class(DispatchClass::Normal, |length| {
            *length = NORMAL_RATIO * MAXIMUM_BLOCK_LENGTH
        })
        .build();
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
    type AccountData = pallet_balances::AccountData<crate::Balance>;
    type AccountId = AccountId;
    type BaseCallFilter = InsideBoth<NeverShut, InsideBoth<SafeMode, TxPause>>;
    type Block = Block;
    type BlockHashCount = BlockHashCount;
    type BlockLength = Length;
    type BlockWeights = Weights;
    type DbWeight = weights::database::DatabaseWeight;
    type ExtensionsWeightInfo = weights::frame_system_extensions::WeightInfo<Runtime>;
    type Hash = Hash;
    type MultiBlockMigrator = Migrations;
    type Nonce = Nonce;
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

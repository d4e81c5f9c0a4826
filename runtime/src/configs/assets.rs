//! Assets other than AGT: anybody who pays the deposit creates one. And the shares of markets.

use crate::{configs::deposit::deposit, *};
use agt_primitives::{assets::AssetId, token::AGT};
use frame_support::{
    parameter_types,
    traits::{AsEnsureOriginWithArg, ConstU32, Contains},
};
use frame_system::{EnsureNever, EnsureRoot, EnsureSigned};
use pallet_assets::{AutoIncAssetId, Instance1, Instance2};

parameter_types! {
    /// What the owner of an asset has on reserve for it: no entry of an asset is cheap, because it stays while anybody owns a
    /// unit.
    pub const AssetDeposit: Balance = 100 * AGT;
    pub const AssetAccountDeposit: Balance = deposit(1, 16);
    pub const ApprovalDeposit: Balance = deposit(1, 80);
    pub const MetadataDepositBase: Balance = deposit(1, 68);
    pub const MetadataDepositPerByte: Balance = deposit(0, 1);
}

/// Numbers are given in the order of creation: nobody chooses one.
impl pallet_assets::Config<Instance1> for Runtime {
    type ApprovalDeposit = ApprovalDeposit;
    type AssetAccountDeposit = AssetAccountDeposit;
    type AssetDeposit = AssetDeposit;
    type AssetId = AssetId;
    type AssetIdAllocator = AutoIncAssetId<Runtime, Instance1>;
    type AssetIdParameter = AssetId;
    type Balance = Balance;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    type CallbackHandle = ();
    type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
    type Currency = Balances;
    type Extra = ();
    type ForceOrigin = EnsureRoot<AccountId>;
    type Freezer = ();
    type Holder = AssetsHolder;
    type MetadataDepositBase = MetadataDepositBase;
    type MetadataDepositPerByte = MetadataDepositPerByte;
    type RemoveItemsLimit = ConstU32<100>;
    type ReserveData = ();
    type RuntimeEvent = RuntimeEvent;
    type StringLimit = ConstU32<50>;
    type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
}

impl pallet_assets_holder::Config<Instance1> for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
}

/// The shares of markets: only the pallet of markets creates and moves them into being.
impl pallet_assets::Config<Instance2> for Runtime {
    type ApprovalDeposit = ApprovalDeposit;
    type AssetAccountDeposit = AssetAccountDeposit;
    type AssetDeposit = AssetDeposit;
    type AssetId = AssetId;
    type AssetIdAllocator = ();
    type AssetIdParameter = AssetId;
    type Balance = Balance;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    type CallbackHandle = ();
    type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
    type Currency = Balances;
    type Extra = ();
    type ForceOrigin = EnsureNever<AccountId>;
    type Freezer = ();
    type Holder = PoolAssetsHolder;
    type MetadataDepositBase = MetadataDepositBase;
    type MetadataDepositPerByte = MetadataDepositPerByte;
    type RemoveItemsLimit = ConstU32<100>;
    type ReserveData = ();
    type RuntimeEvent = RuntimeEvent;
    type StringLimit = ConstU32<50>;
    type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
}

impl pallet_assets_holder::Config<Instance2> for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
}

/// The account that nobody can sign for. Other keyless accounts do not count: a secret key of all zeros has an address, too.
pub struct Keyless;

impl Contains<AccountId> for Keyless {
    fn contains(who: &AccountId) -> bool {
        *who == pots::account(pots::NOBODY)
    }
}

impl pallet_listed_assets::Config for Runtime {
    type Assets = Assets;
    type GovernOrigin = EnsureRoot<AccountId>;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_listed_assets::WeightInfo<Runtime>;
}

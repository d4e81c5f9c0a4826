//! Characters, and the items of pallet-nfts that they are.

use crate::{
    configs::{deposit::deposit, parameters::dynamic_params::characters},
    *,
};
use agt_primitives::token::AGT;
use frame_support::{
    parameter_types,
    traits::{AsEnsureOriginWithArg, ConstU32},
};
use frame_system::{EnsureNever, EnsureRoot};
use pallet_nfts::{PalletFeature, PalletFeatures};

parameter_types! {
    /// Nobody writes an attribute of an item but the pallet of characters. Trading, swaps and approvals are on. The benchmarks of
    /// pallet-nfts write attributes.
    pub NftsFeatures: PalletFeatures = match cfg!(feature = "runtime-benchmarks") {
        true => PalletFeatures::all_enabled(),
        false => PalletFeatures::from_disabled(PalletFeature::Attributes.into()),
    };
    /// The collection of characters takes no deposit. These are those of another one, which only Root could make.
    pub const CollectionDeposit: Balance = 100 * AGT;
    pub const ItemDeposit: Balance = deposit(1, 164);
    pub const ItemMetadataDeposit: Balance = deposit(1, 68);
    pub const AttributeDeposit: Balance = deposit(1, 68);
    pub const ByteDeposit: Balance = deposit(0, 1);
    /// For how many blocks a swap can be offered: 30 days of production.
    pub const MostDeadline: BlockNumber = 30 * 14_400;
}

/// The one collection is made at genesis. Nobody creates another.
impl pallet_nfts::Config for Runtime {
    type ApprovalsLimit = ConstU32<20>;
    type AttributeDepositBase = AttributeDeposit;
    type BlockNumberProvider = System;
    type CollectionDeposit = CollectionDeposit;
    type CollectionId = u32;
    type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
    type Currency = Balances;
    type DepositPerByte = ByteDeposit;
    type Features = NftsFeatures;
    type ForceOrigin = EnsureRoot<AccountId>;
    #[cfg(feature = "runtime-benchmarks")]
    type Helper = crate::benchmarks::NftsHelper;
    type ItemAttributesApprovalsLimit = ConstU32<20>;
    type ItemDeposit = ItemDeposit;
    type ItemId = u32;
    type KeyLimit = ConstU32<64>;
    type Locker = Characters;
    type MaxAttributesPerCall = ConstU32<10>;
    type MaxDeadlineDuration = MostDeadline;
    type MaxTips = ConstU32<10>;
    type MetadataDepositBase = ItemMetadataDeposit;
    type OffchainPublic = <Signature as Verify>::Signer;
    type OffchainSignature = Signature;
    type RuntimeEvent = RuntimeEvent;
    type StringLimit = ConstU32<512>;
    type ValueLimit = ConstU32<256>;
    type WeightInfo = weights::pallet_nfts::WeightInfo<Runtime>;
}

impl pallet_characters::Config for Runtime {
    type Beacon = RandomnessBeacon;
    type CollectionOwner = pots::Characters;
    type Contributors = Contributors;
    type Currency = Balances;
    type Experience = Contributors;
    type Feeless = Contributors;
    type GovernOrigin = EnsureRoot<AccountId>;
    type OnBoostChanged = Contributors;
    type Revenue = Revenue;
    type RevenuePot = pots::Revenue;
    type Terms = characters::Terms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_characters::WeightInfo<Runtime>;
}

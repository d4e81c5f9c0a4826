//! The smallest runtime: system, timestamp, balances, pallet-nfts, this pallet, and stand-ins for the pallets that it meets
//! through traits.

mod stand_ins;

use agt_primitives::{characters::CharacterTerms, token::AGT, Balance};
use agt_test_support::{chain, config_preludes, test_externalities, TestAllowance};
use frame_support::{
    derive_impl, parameter_types,
    traits::{AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU64},
};
use frame_system::{mocking::MockBlock, EnsureNever, EnsureRoot};
use pallet_nfts::{PalletFeature, PalletFeatures};
use sp_io::TestExternalities;
use sp_runtime::testing::{TestSignature, UintAuthorityId};

pub use agt_test_support::{
    accounts::*,
    clock::{now, run_blocks, travel_to, wait, DAY, HOUR, START},
};
pub use stand_ins::*;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Nfts: pallet_nfts,
        Characters: crate,
    }
);

#[derive_impl(config_preludes::SystemConfig)]
impl frame_system::Config for Test {
    type AccountData = pallet_balances::AccountData<Balance>;
    type Block = MockBlock<Test>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(config_preludes::BalancesConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
}

/// The account that owns the collection. Nobody can sign for it.
pub const OWNER: AccountId = 900;

/// What pallet-nfts would take as a deposit if the collection required one.
const NFT_DEPOSIT: Balance = AGT;

parameter_types! {
    pub Features: PalletFeatures = PalletFeatures::from_disabled(PalletFeature::Attributes.into());
    // In storage, so that what fails is rolled back and the root covers it.
    pub storage Terms: CharacterTerms = CharacterTerms::DEFAULT;
}

impl pallet_nfts::Config for Test {
    type ApprovalsLimit = ConstU32<20>;
    type AttributeDepositBase = ConstU128<NFT_DEPOSIT>;
    type BlockNumberProvider = System;
    type CollectionDeposit = ConstU128<NFT_DEPOSIT>;
    type CollectionId = u32;
    type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
    type Currency = Balances;
    type DepositPerByte = ConstU128<NFT_DEPOSIT>;
    type Features = Features;
    type ForceOrigin = EnsureRoot<AccountId>;
    #[cfg(feature = "runtime-benchmarks")]
    type Helper = NftsHelper;
    type ItemAttributesApprovalsLimit = ConstU32<2>;
    type ItemDeposit = ConstU128<NFT_DEPOSIT>;
    type ItemId = u32;
    type KeyLimit = ConstU32<64>;
    type Locker = Characters;
    type MaxAttributesPerCall = ConstU32<10>;
    type MaxDeadlineDuration = ConstU64<10_000>;
    type MaxTips = ConstU32<10>;
    type MetadataDepositBase = ConstU128<NFT_DEPOSIT>;
    type OffchainPublic = UintAuthorityId;
    type OffchainSignature = TestSignature;
    type RuntimeEvent = RuntimeEvent;
    type StringLimit = ConstU32<512>;
    type ValueLimit = ConstU32<256>;
    type WeightInfo = ();
}

impl crate::Config for Test {
    type Beacon = TestBeacon;
    type CollectionOwner = ConstU64<OWNER>;
    type Contributors = TestPeople;
    type Currency = Balances;
    type Experience = TestPeople;
    type Feeless = TestAllowance;
    type GovernOrigin = EnsureRoot<AccountId>;
    type OnBoostChanged = TestEnergy;
    type Revenue = TestRevenue;
    type RevenuePot = ConstU64<POT>;
    type Terms = Terms;
    type Time = Timestamp;
    type WeightInfo = ();
}

/// Builds a chain at [`START`], on which four accounts and the revenue pot own AGT. ALICE, BOB and CAROL are proven, and have
/// XP; DAVE is registered.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let balances = [ALICE, BOB, CAROL, DAVE, POT].map(|who| (who, ENDOWMENT)).to_vec();
        let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
        let mut chain = chain(RuntimeGenesisConfig { balances, ..Default::default() }, START);
        chain.execute_with(|| {
            for who in [ALICE, BOB, CAROL, DAVE] {
                TestPeople::register(who, who != DAVE, XP);
                TestEnergy::register(who);
            }
        });
        chain
    }

    /// Runs a test, and then every invariant of the pallet and of its stand-ins.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &INVARIANTS, test);
    }
}

/// What must hold after everything that happens.
pub const INVARIANTS: [agt_test_support::TryState; 3] =
    [Characters::do_try_state, agt_was_taken_and_noted, every_boost_was_notified];

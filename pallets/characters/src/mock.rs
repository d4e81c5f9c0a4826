//! The smallest runtime: system, timestamp, balances, pallet-nfts, this pallet, and stand-ins for the pallets that it meets
//! through traits.

mod energy;
#[cfg(feature = "runtime-benchmarks")]
mod nfts;
mod people;

use crate::Taken;
use agt_primitives::{characters::CharacterTerms, revenue::RevenueSource, token::AGT, Balance};
use agt_test_support::{chain, chance::TestBeacon, test_externalities, TestAllowance, TestRevenue, TryState};
use frame_support::{
    ensure, parameter_types,
    traits::{fungible::Inspect, AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU64},
};
use frame_system::{EnsureNever, EnsureRoot};
use pallet_nfts::{PalletFeature, PalletFeatures};
use sp_io::TestExternalities;
use sp_runtime::{
    testing::{TestSignature, UintAuthorityId},
    TryRuntimeError,
};

pub use agt_test_support::{
    accounts::*,
    chance::{end_epochs, epoch, SEEDS_KEPT},
    clock::{now, run_blocks, travel_to, wait, DAY, HOUR, START},
};
pub use energy::*;
pub use people::*;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Nfts: pallet_nfts,
        Characters: crate,
    }
);

agt_test_support::sdk_pallets!(Test);

/// The account that owns the collection. Nobody can sign for it.
pub const OWNER: AccountId = 900;

/// What pallet-nfts would take as a deposit if the collection required one.
const NFT_DEPOSIT: Balance = AGT;

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    pub storage Features: PalletFeatures = PalletFeatures::from_disabled(PalletFeature::Attributes.into());
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
    type Helper = nfts::NftsHelper;
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
pub const INVARIANTS: [TryState; 3] = [Characters::do_try_state, agt_was_taken_and_noted, every_boost_was_notified];

/// What the pallet says that it took is in the pot, and was noted.
pub fn agt_was_taken_and_noted() -> Result<(), TryRuntimeError> {
    let taken = Taken::<Test>::get().total();
    ensure!(taken == Some(TestRevenue::all_from(RevenueSource::Characters)), "what was taken was not noted");
    ensure!(taken == Some(Balances::balance(&POT) - ENDOWMENT), "what was taken is not in the pot");
    Ok(())
}

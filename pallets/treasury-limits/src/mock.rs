//! The smallest runtime: system, timestamp, balances, the treasury and its door.

use crate::{EnsureWithinLimits, Tier};
use agt_primitives::{token::AGT, Balance};
use agt_test_support::test_externalities;
use frame_support::{
    parameter_types,
    traits::{
        fungible::Inspect,
        tokens::{PayFromAccount, UnityAssetBalanceConversion},
        ConstU32, ConstU64, EnsureOrigin, Get,
    },
    PalletId,
};
use frame_system::{EnsureRoot, RawOrigin};
use sp_io::TestExternalities;
use sp_runtime::{traits::IdentityLookup, Permill};

pub use agt_test_support::{
    accounts::AccountId,
    clock::{DAY, START},
};

/// The signed account that stands for the origin of the small tier.
pub const SMALL: AccountId = 1;
/// The signed account that stands for the origin of the large tier.
pub const LARGE: AccountId = 2;
/// The account that is paid.
pub const PAYEE: AccountId = 3;
/// What the treasury has at genesis.
pub const FUNDS: Balance = 1_000_000 * AGT;
frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Treasury: pallet_treasury,
        TreasuryLimits: crate,
    }
);

agt_test_support::sdk_pallets!(Test);

parameter_types! {
    pub const TreasuryId: PalletId = PalletId(*b"agt/trsy");
    pub TreasuryAccount: AccountId = Treasury::account_id();
    pub const NoBurn: Permill = Permill::zero();
}

impl pallet_treasury::Config for Test {
    type AssetKind = ();
    type BalanceConverter = UnityAssetBalanceConversion;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    type Beneficiary = AccountId;
    type BeneficiaryLookup = IdentityLookup<AccountId>;
    type BlockNumberProvider = System;
    type Burn = NoBurn;
    type BurnDestination = ();
    type Currency = Balances;
    type MaxApprovals = ConstU32<0>;
    type PalletId = TreasuryId;
    type Paymaster = PayFromAccount<Balances, TreasuryAccount>;
    type PayoutPeriod = ConstU64<10>;
    type RejectOrigin = EnsureRoot<AccountId>;
    type RuntimeEvent = RuntimeEvent;
    type SpendFunds = ();
    type SpendOrigin = EnsureWithinLimits<Test>;
    type SpendPeriod = ConstU64<{ u64::MAX }>;
    type WeightInfo = ();
}

/// Root without a limit, two accounts with one.
pub struct Tiers;

impl EnsureOrigin<RuntimeOrigin> for Tiers {
    type Success = Tier;

    fn try_origin(origin: RuntimeOrigin) -> Result<Tier, RuntimeOrigin> {
        match origin.clone().into() {
            Ok(RawOrigin::Root) => Ok(Tier::Unlimited),
            Ok(RawOrigin::Signed(SMALL)) => Ok(Tier::Small),
            Ok(RawOrigin::Signed(LARGE)) => Ok(Tier::Large),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::signed(SMALL))
    }
}

/// What the treasury holds.
pub struct Funds;

impl Get<Balance> for Funds {
    fn get() -> Balance {
        Balances::total_balance(&Treasury::account_id())
    }
}

impl crate::Config for Test {
    type Funds = Funds;
    type PayOrigin = Tiers;
    type Time = Timestamp;
    type WeightInfo = ();
}

/// A chain at [`START`] whose treasury holds [`FUNDS`].
pub fn chain() -> TestExternalities {
    let balances = vec![(Treasury::account_id(), FUNDS), (SMALL, AGT), (LARGE, AGT)];
    let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
    agt_test_support::chain(RuntimeGenesisConfig { balances, ..Default::default() }, START)
}

/// Runs `scene`; every invariant holds after it.
pub fn test(scene: impl FnOnce()) {
    test_externalities(chain(), &[TreasuryLimits::do_try_state], scene);
}

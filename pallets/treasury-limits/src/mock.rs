//! The smallest runtime: system, timestamp, balances, the treasury and its door.

use crate as pallet_treasury_limits;
use crate::{EnsureWithinLimits, Tier};
use agt_primitives::{
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use frame_support::{
    derive_impl, parameter_types,
    traits::{
        fungible::Inspect,
        tokens::{PayFromAccount, UnityAssetBalanceConversion},
        ConstU128, ConstU32, ConstU64, EnsureOrigin, Get,
    },
    PalletId,
};
use frame_system::{mocking::MockBlock, EnsureRoot, RawOrigin};
use sp_io::TestExternalities;
use sp_runtime::{traits::IdentityLookup, BuildStorage, Permill};

pub type AccountId = u64;

/// The signed account that stands for the origin of the small tier.
pub const SMALL: AccountId = 1;
/// The signed account that stands for the origin of the large tier.
pub const LARGE: AccountId = 2;
/// The account that is paid.
pub const PAYEE: AccountId = 3;
/// What the treasury has at genesis.
pub const FUNDS: Balance = 1_000_000 * AGT;
/// 2027-03-01T00:00:00Z.
pub const START: Moment = 1_803_859_200_000;
/// A day in milliseconds.
pub const DAY: Moment = 86_400_000;

#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeTask,
        RuntimeHoldReason,
        RuntimeFreezeReason
    )]
    pub struct Test;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type Timestamp = pallet_timestamp;
    #[runtime::pallet_index(2)]
    pub type Balances = pallet_balances;
    #[runtime::pallet_index(3)]
    pub type Treasury = pallet_treasury;
    #[runtime::pallet_index(4)]
    pub type TreasuryLimits = pallet_treasury_limits;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type AccountData = pallet_balances::AccountData<Balance>;
    type Block = MockBlock<Test>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
}

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

/// A chain on 1 March 2027 whose treasury holds [`FUNDS`].
pub fn chain() -> TestExternalities {
    let balances = pallet_balances::GenesisConfig::<Test> {
        balances: vec![(Treasury::account_id(), FUNDS), (SMALL, AGT), (LARGE, AGT)],
        ..Default::default()
    };
    let mut chain: TestExternalities = balances.build_storage().expect("the storage of a valid genesis").into();
    chain.execute_with(|| {
        System::set_block_number(1);
        Timestamp::set_timestamp(START);
    });
    chain
}

/// Runs `scene`; every invariant holds after it.
pub fn test(scene: impl FnOnce()) {
    chain().execute_with(|| {
        scene();
        assert_eq!(TreasuryLimits::do_try_state(), Ok(()));
    });
}

//! The treasury behind its limits: fed by the ecosystem bucket, paid out by governance.

use crate::{governance::origins::Origin, governance::tracks::DAYS, *};
use frame_support::{
    parameter_types,
    traits::{
        fungible::{Inspect, Mutate},
        tokens::{Pay, PaymentStatus, Preservation, UnityAssetBalanceConversion},
        ConstU32, EnsureOrigin, Get,
    },
    PalletId,
};
use frame_system::{EnsureRoot, RawOrigin};
use pallet_treasury_limits::{EnsureWithinLimits, Tier};
use sp_runtime::{traits::IdentityLookup, DispatchError, Permill};

parameter_types! {
    pub const TreasuryId: PalletId = pots::TREASURY;
    pub const NoBurn: Permill = Permill::zero();
}

/// Pays from the treasury's account and never empties it: a pot lives from genesis on.
pub struct PayFromTreasury;

impl Pay for PayFromTreasury {
    type AssetKind = ();
    type Balance = Balance;
    type Beneficiary = AccountId;
    type Error = DispatchError;
    type Id = ();

    fn pay(who: &AccountId, _asset: (), amount: Balance) -> Result<(), DispatchError> {
        Balances::transfer(&pots::account(pots::TREASURY), who, amount, Preservation::Preserve).map(|_| ())
    }

    fn check_payment(_id: ()) -> PaymentStatus {
        PaymentStatus::Success
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn ensure_successful(_who: &AccountId, _asset: (), amount: Balance) {
        benchmarks::endow(&pots::account(pots::TREASURY), amount);
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn ensure_concluded(_id: ()) {}
}

impl pallet_treasury::Config for Runtime {
    type AssetKind = ();
    type BalanceConverter = UnityAssetBalanceConversion;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = NothingToMake;
    type Beneficiary = AccountId;
    type BeneficiaryLookup = IdentityLookup<AccountId>;
    type BlockNumberProvider = System;
    type Burn = NoBurn;
    type BurnDestination = ();
    type Currency = Balances;
    type MaxApprovals = ConstU32<0>;
    type PalletId = TreasuryId;
    type Paymaster = PayFromTreasury;
    type PayoutPeriod = ConstU32<DAYS>;
    type RejectOrigin = EnsureRoot<AccountId>;
    type RuntimeEvent = RuntimeEvent;
    type SpendFunds = ();
    type SpendOrigin = EnsureWithinLimits<Runtime>;
    // The periodic spending of the pallet's first design: nothing is ever queued for it.
    type SpendPeriod = ConstU32<{ u32::MAX }>;
    type WeightInfo = pallet_treasury::weights::SubstrateWeight<Runtime>;
}

/// Arguments of the treasury's own benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct NothingToMake;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_treasury::ArgumentsFactory<(), AccountId> for NothingToMake {
    fn create_asset_kind(_seed: u32) {}

    fn create_beneficiary(seed: [u8; 32]) -> AccountId {
        seed.into()
    }
}

/// Root pays without a limit, the two spending tracks within theirs.
pub struct Payer;

impl EnsureOrigin<RuntimeOrigin> for Payer {
    type Success = Tier;

    fn try_origin(origin: RuntimeOrigin) -> Result<Tier, RuntimeOrigin> {
        match &origin.caller {
            OriginCaller::system(RawOrigin::Root) => Ok(Tier::Unlimited),
            OriginCaller::Origins(Origin::SmallSpender) => Ok(Tier::Small),
            OriginCaller::Origins(Origin::LargeSpender) => Ok(Tier::Large),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Ok(Origin::SmallSpender.into())
    }
}

/// What the treasury holds.
pub struct Funds;

impl Get<Balance> for Funds {
    fn get() -> Balance {
        Balances::total_balance(&pots::account(pots::TREASURY))
    }
}

impl pallet_treasury_limits::Config for Runtime {
    type Funds = Funds;
    type PayOrigin = Payer;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_treasury_limits::WeightInfo<Runtime>;
}

//! The markets between AGT and other assets: anybody makes one, provides to it and trades on it.

use crate::{configs::governance::RootOrParametersAdmin, *};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    buyback::{Market, Reserves},
    revenue::{Revenue as _, RevenueSource},
    token::AGT,
};
use alloc::vec;
use frame_support::{
    parameter_types,
    traits::{
        fungible::{NativeFromLeft, UnionOf},
        fungibles::Balanced,
        ConstU32, OnUnbalanced,
    },
    weights::Weight,
    PalletId,
};
use pallet_asset_conversion::{AccountIdConverter, CreditOf, Swap, WeightInfo, WithFirstAsset};
use pallet_revenue::WeightInfo as _;
use sp_core::U256;
use sp_runtime::{DispatchError, Permill};

/// AGT and the assets that anybody creates, in one view.
pub type AgtAndAssets = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;

/// AGT and another asset: what a market is between.
pub type Pair = (AssetKind, AssetKind);

parameter_types! {
    /// The id from which the account of each market is derived.
    pub const MarketsId: PalletId = PalletId(*b"agt/mrkt");
    pub const Agt: AssetKind = AssetKind::Native;
    /// What an account pays to make a market. It is revenue.
    pub const SetupFee: Balance = 100 * AGT;
    /// What providers take of a swap, unless governance sets another share for a market.
    pub const ProvidersFee: Permill = Permill::from_parts(3_000);
    pub const MostProvidersFee: Permill = Permill::from_percent(1);
    /// Providers leave for nothing.
    pub const WithdrawalFee: Permill = Permill::zero();
    /// The number of shares of the first provider that nobody ever gets: they keep the worth of a single share small.
    pub const LeastShares: Balance = 1_000;
}

/// Counts the fee for a market as revenue.
pub struct CountSetupFee;

impl OnUnbalanced<CreditOf<Runtime>> for CountSetupFee {
    fn on_nonzero_unbalanced(fee: CreditOf<Runtime>) {
        let amount = fee.peek();
        if AgtAndAssets::resolve(&pots::account(pots::REVENUE), fee).is_ok() {
            Revenue::note(AssetKind::Native, RevenueSource::MarketSetups, amount);
        }
    }
}

type OfTheSdk = pallet_asset_conversion::weights::SubstrateWeight<Runtime>;

/// The weights of the SDK. Where the set-up fee is paid they include what it costs to count revenue and to pass it on.
pub struct WithRevenue;

impl WithRevenue {
    fn counted(call: Weight) -> Weight {
        call.saturating_add(<Runtime as pallet_revenue::Config>::WeightInfo::collect())
    }
}

impl WeightInfo for WithRevenue {
    fn create_pool() -> Weight {
        Self::counted(OfTheSdk::create_pool())
    }

    fn create_pool_with_fee() -> Weight {
        Self::counted(OfTheSdk::create_pool_with_fee())
    }

    fn set_pool_fee() -> Weight {
        OfTheSdk::set_pool_fee()
    }

    fn add_liquidity() -> Weight {
        OfTheSdk::add_liquidity()
    }

    fn remove_liquidity() -> Weight {
        OfTheSdk::remove_liquidity()
    }

    fn swap_exact_tokens_for_tokens(assets: u32) -> Weight {
        OfTheSdk::swap_exact_tokens_for_tokens(assets)
    }

    fn swap_tokens_for_exact_tokens(assets: u32) -> Weight {
        OfTheSdk::swap_tokens_for_exact_tokens(assets)
    }

    fn touch(assets: u32) -> Weight {
        OfTheSdk::touch(assets)
    }

    fn get_reserves() -> Weight {
        OfTheSdk::get_reserves()
    }
}

/// Every market has AGT on one side.
impl pallet_asset_conversion::Config for Runtime {
    type AdminOrigin = RootOrParametersAdmin;
    type AssetKind = AssetKind;
    type Assets = AgtAndAssets;
    type Balance = Balance;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
    type HigherPrecisionBalance = U256;
    type LPFee = ProvidersFee;
    type LiquidityWithdrawalFee = WithdrawalFee;
    type MaxSwapFee = MostProvidersFee;
    type MaxSwapPathLength = ConstU32<3>;
    type MintMinLiquidity = LeastShares;
    type PalletId = MarketsId;
    type PoolAssetId = AssetId;
    type PoolAssets = PoolAssets;
    type PoolId = Pair;
    type PoolLocator = WithFirstAsset<Agt, AccountId, AssetKind, AccountIdConverter<MarketsId, Pair>>;
    type PoolSetupFee = SetupFee;
    type PoolSetupFeeAsset = Agt;
    type PoolSetupFeeTarget = CountSetupFee;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = WithRevenue;
}

/// The markets, as buyback sees them.
pub struct Markets;

impl Market<AccountId> for Markets {
    fn reserves(asset: AssetId) -> Option<Reserves> {
        let (agt, asset) = AssetConversion::get_reserves(AssetKind::Native, AssetKind::WithId(asset)).ok()?;
        Some(Reserves { agt, asset })
    }

    fn sell(who: &AccountId, asset: AssetId, amount: Balance, least: Balance) -> Result<Balance, DispatchError> {
        let path = vec![AssetKind::WithId(asset), AssetKind::Native];
        <AssetConversion as Swap<AccountId>>::swap_exact_tokens_for_tokens(
            who.clone(),
            path,
            amount,
            Some(least),
            who.clone(),
            false,
        )
    }
}

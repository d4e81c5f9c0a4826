//! Benchmarks: every call at its worst case.

use crate::{Auctions, Call, Config, Markets, NextRun, Pallet, Reference, References, MOST_MARKETS};
use agt_primitives::{
    assets::{AssetId, PRICED_UNITS},
    benchmarking::BenchClock,
    buyback::{
        rate::{Mean, MEAN_TIME},
        BuybackTerms, Rate, Reserves,
    },
    calendar::HOUR,
    token::AGT,
    Balance, Moment,
};
use frame_benchmarking::v2::*;
use frame_support::traits::{fungible::Mutate, EnsureOrigin};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_runtime::traits::One;

/// 2027-03-01T00:00:00Z.
const NOW: Moment = 1_803_859_200_000;
/// A unit is worth a planck.
const RATE: Rate = PRICED_UNITS;
/// What a market holds of either side.
const DEEP: Balance = 100_000 * AGT;
/// What is in stock of an asset.
const STOCK: Balance = 1_000_000 * AGT;

/// What benchmarks need of the stock, the markets and the rates. Its functions panic when they cannot make it.
pub trait BenchmarkHelper {
    /// Makes the asset of a number, 1 to 16, unless it exists; lists it, and puts `units` of it into the stock.
    fn stock(number: u32, units: Balance) -> AssetId;

    /// Makes the market of such an asset with these reserves.
    fn market(asset: AssetId, reserves: Reserves);

    /// Sets the governed rate of such an asset, now.
    fn rate(asset: AssetId, rate: Rate);
}

/// What these benchmarks need of the pallets behind the traits.
pub trait BenchConfig: Config<Time: BenchClock, Currency: Mutate<<Self as frame_system::Config>::AccountId>> {}

impl<T: Config> BenchConfig for T
where
    T::Time: BenchClock,
    T::Currency: Mutate<T::AccountId>,
{
}

fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
    T::GovernOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// Makes the asset of a number, with stock, market and rate.
fn asset<T: BenchConfig>(number: u32) -> AssetId {
    T::Time::set(NOW);
    let asset = T::BenchmarkHelper::stock(number, STOCK);
    T::BenchmarkHelper::market(asset, Reserves { agt: DEEP, asset: DEEP });
    T::BenchmarkHelper::rate(asset, RATE);
    asset
}

/// Makes the assets of the first `count` numbers, all tracked and observed for a day, and returns the last one.
fn tracked<T: BenchConfig>(count: u32) -> Result<AssetId, BenchmarkError> {
    let mut last = 0;
    for number in 1..=count {
        last = asset::<T>(number);
        Pallet::<T>::track(governance::<T>()?, last, RATE)?;
    }
    Pallet::<T>::sample();
    let mean = Mean { area: RATE.saturating_mul(MEAN_TIME.into()), weight: MEAN_TIME };
    Markets::<T>::mutate(|markets| {
        markets.iter_mut().for_each(|market| (market.mean, market.last_sale) = (mean, None));
    });
    Ok(last)
}

/// Makes as many tracked markets as there can be, and an auction of the last one's asset. The last reference is above that of the
/// auction, which lowers it if nothing is sold.
fn auctioned<T: BenchConfig>() -> Result<AssetId, BenchmarkError> {
    let asset = tracked::<T>(MOST_MARKETS)?;
    Pallet::<T>::open(RawOrigin::Signed(whitelisted_caller::<T::AccountId>()).into(), asset)?;
    References::<T>::insert(asset, Reference { rate: RATE.saturating_add(1), at: NOW });
    Ok(asset)
}

#[benchmarks(where T: BenchConfig)]
mod benches {
    use super::*;

    #[benchmark]
    fn on_initialize(n: Linear<0, MOST_MARKETS>) -> Result<(), BenchmarkError> {
        tracked::<T>(n)?;
        T::Time::set(NOW.saturating_add(HOUR));
        let observed;

        #[block]
        {
            observed = Pallet::<T>::sample();
        }

        assert_eq!(observed, n);
        Ok(())
    }

    #[benchmark]
    fn track() -> Result<(), BenchmarkError> {
        tracked::<T>(MOST_MARKETS.saturating_sub(1))?;
        let asset = asset::<T>(MOST_MARKETS);
        let origin = governance::<T>()?;

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, asset, RATE);

        assert_eq!(Markets::<T>::get().len() as u32, MOST_MARKETS);
        Ok(())
    }

    #[benchmark]
    fn untrack() -> Result<(), BenchmarkError> {
        let asset = tracked::<T>(MOST_MARKETS)?;
        let origin = governance::<T>()?;

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, asset);

        assert_eq!(Markets::<T>::get().len() as u32, MOST_MARKETS.saturating_sub(1));
        Ok(())
    }

    #[benchmark]
    fn open() -> Result<(), BenchmarkError> {
        let asset = auctioned::<T>()?;
        let later = NOW.saturating_add(BuybackTerms::DEFAULT.auction_time);
        T::Time::set(later);

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), asset);

        assert_eq!(Auctions::<T>::get(asset).map(|auction| auction.opened), Some(later));
        Ok(())
    }

    #[benchmark]
    fn bid() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        let asset = auctioned::<T>()?;
        T::Currency::mint_into(&who, STOCK)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who), asset, 10 * AGT, Balance::MAX);

        assert_eq!(NextRun::<T>::get(), 1);
        Ok(())
    }

    #[benchmark]
    fn end() -> Result<(), BenchmarkError> {
        let asset = auctioned::<T>()?;
        T::Time::set(NOW.saturating_add(BuybackTerms::DEFAULT.auction_time));

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), asset);

        assert_eq!(Auctions::<T>::get(asset), None);
        assert_eq!(References::<T>::get(asset).map(|last| last.rate), Some(RATE));
        Ok(())
    }

    #[benchmark]
    fn sell_on_market() -> Result<(), BenchmarkError> {
        let asset = auctioned::<T>()?;
        frame_system::Pallet::<T>::set_block_number(BlockNumberFor::<T>::one());

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), asset, 300 * AGT, 0);

        assert_eq!(NextRun::<T>::get(), 1);
        Ok(())
    }

    #[benchmark]
    fn forget_reference() -> Result<(), BenchmarkError> {
        let asset = auctioned::<T>()?;
        let origin = governance::<T>()?;

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, asset);

        assert_eq!(References::<T>::get(asset), None);
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}

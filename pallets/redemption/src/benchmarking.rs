//! Benchmarks: every call at its worst case.

use crate::{Call, Config, Pallet, Seasons, Submissions};
use agt_primitives::{
    benchmarking::{AccessBench, BenchClock, BudgetBench, ContributorsBench, RecycledBench},
    calendar::{Month, DAY},
    redemption::claims,
    season::submission,
    token::AGT,
    Aia, Balance,
};
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use sp_runtime::traits::StaticLookup;

/// The season of the benchmarks: March 2027, the second one of the chain.
const SEASON: Month = Month(57 * 12 + 2);
/// More than the bonded lane takes for [`BOND`].
const SUBMITTED: Aia = 6_000;
/// Planck, for 5,000 AIA.
const BOND: Balance = 250 * AGT;

/// What these benchmarks need of the pallets behind the traits.
pub trait BenchConfig:
    Config<
    Bond: AccessBench<<Self as frame_system::Config>::AccountId>,
    Budget: BudgetBench,
    Credits: ContributorsBench<<Self as frame_system::Config>::AccountId>,
    RecycledRevenue: RecycledBench,
    Time: BenchClock,
>
{
}

impl<T: Config> BenchConfig for T
where
    T::Bond: AccessBench<T::AccountId>,
    T::Budget: BudgetBench,
    T::Credits: ContributorsBench<T::AccountId>,
    T::RecycledRevenue: RecycledBench,
    T::Time: BenchClock,
{
}

/// A bug of the benchmark itself.
const STOP: BenchmarkError = BenchmarkError::Stop("no such moment");

/// The clock stands at the start of the season, and `who` has a bond from before it.
fn open_season<T: BenchConfig>(who: &T::AccountId) -> Result<(), BenchmarkError> {
    let start = SEASON.start().ok_or(STOP)?;
    let launch = start - 10 * DAY;
    T::Budget::set_tge(launch);
    T::Time::set(launch);
    T::Bond::bond(who, BOND);
    T::Credits::register(who);
    T::Credits::credit(who, 2 * SUBMITTED);
    T::Time::set(start);
    Ok(())
}

/// `who` has AIA in both lanes of a season that can be closed. A payment is in part recycled and in part minted.
fn season_to_close<T: BenchConfig>(who: &T::AccountId) -> Result<(), BenchmarkError> {
    open_season::<T>(who)?;
    T::RecycledRevenue::bring_back(SEASON, AGT);
    Pallet::<T>::submit(RawOrigin::Signed(who.clone()).into(), SUBMITTED)?;
    T::Time::set(submission(SEASON).ok_or(STOP)?.end);
    Ok(())
}

#[benchmarks(where T: BenchConfig)]
mod benches {
    use super::*;

    #[benchmark]
    fn submit() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        open_season::<T>(&who)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), SUBMITTED);

        assert_eq!(Submissions::<T>::get(SEASON, &who).map(|parts| (parts.bonded, parts.base)), Some((5_000, 1_000)));
        Ok(())
    }

    #[benchmark]
    fn close() -> Result<(), BenchmarkError> {
        season_to_close::<T>(&account("worker", 0, 0))?;

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), SEASON);

        assert!(Seasons::<T>::get(SEASON).is_some_and(|season| season.accounts.is_some()));
        Ok(())
    }

    #[benchmark]
    fn claim() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        season_to_close::<T>(&who)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), SEASON);

        assert!(!Submissions::<T>::contains_key(SEASON, &who));
        Ok(())
    }

    #[benchmark]
    fn claim_for() -> Result<(), BenchmarkError> {
        let who: T::AccountId = account("worker", 0, 0);
        season_to_close::<T>(&who)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), T::Lookup::unlookup(who.clone()), SEASON);

        assert!(!Submissions::<T>::contains_key(SEASON, &who));
        Ok(())
    }

    #[benchmark]
    fn sweep() -> Result<(), BenchmarkError> {
        let who: T::AccountId = account("worker", 0, 0);
        season_to_close::<T>(&who)?;
        Pallet::<T>::close(RawOrigin::Signed(who.clone()).into(), SEASON)?;
        T::Time::set(claims(SEASON).ok_or(STOP)?.end);

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), SEASON);

        assert!(Seasons::<T>::get(SEASON).is_some_and(|season| season.swept.is_some_and(|lifted| lifted > 0)));
        Ok(())
    }

    #[benchmark]
    fn sweep_submission() -> Result<(), BenchmarkError> {
        let who: T::AccountId = account("worker", 0, 0);
        season_to_close::<T>(&who)?;
        T::Time::set(claims(SEASON).ok_or(STOP)?.end);
        Pallet::<T>::sweep(RawOrigin::Signed(who.clone()).into(), SEASON)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), SEASON, T::Lookup::unlookup(who.clone()));

        assert!(!Submissions::<T>::contains_key(SEASON, &who));
        Ok(())
    }

    #[benchmark]
    fn can_submit() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        open_season::<T>(&who)?;
        let refusal;

        #[block]
        {
            refusal = Pallet::<T>::may_submit(&who, SUBMITTED).err();
        }

        assert_eq!(refusal, None);
        Ok(())
    }

    #[benchmark]
    fn can_claim() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        season_to_close::<T>(&who)?;
        let claimable;

        #[block]
        {
            claimable = Pallet::<T>::may_claim(&who, SEASON);
        }

        assert!(claimable.is_ok());
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}

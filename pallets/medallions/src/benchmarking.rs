//! Benchmarks: every call at its worst case.

use crate::{Areas, Call, Config, Medallion, Pallet, Progresses};
use agt_primitives::{
    basis_points::BasisPoints,
    benchmarking::{BenchClock, ContributorsBench, MedallionsBench},
    calendar::DAY,
    contributors::AreaId,
    experience::Experience,
    medallions::{AreaName, Medallions, Reason, MAX_NAME, MAX_REASON, MOST_LEVEL},
    token::AGT,
    Balance, Moment,
};
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_support::traits::{fungible::Mutate, EnsureOrigin};
use frame_system::RawOrigin;
use sp_runtime::{traits::StaticLookup, DispatchError};

/// An area that no genesis opens.
const AREA: AreaId = 60_000;
/// 2027-03-01T00:00:00Z.
const NOW: Moment = 1_803_859_200_000;

/// What these benchmarks need of the pallets behind the traits.
pub trait BenchConfig:
    Config<Contributors: ContributorsBench<<Self as frame_system::Config>::AccountId>, Time: BenchClock>
{
}

impl<T: Config> BenchConfig for T
where
    T::Contributors: ContributorsBench<T::AccountId>,
    T::Time: BenchClock,
{
}

fn longest_name() -> AreaName {
    AreaName::truncate_from(vec![b'a'; MAX_NAME as usize])
}

/// Makes an account that is qualified in [`AREA`], has what the next level costs, and holds the medallion of this level there
/// with all the answers that the next one requires.
fn holder<T: BenchConfig>(level: u8) -> Result<T::AccountId, BenchmarkError> {
    let who: T::AccountId = whitelisted_caller();
    T::Time::set(NOW);
    T::Currency::mint_into(&who, 100_000 * AGT)?;
    T::Contributors::register(&who);
    T::Contributors::prove(&who, AREA);
    T::Contributors::set_reputation(&who, AREA, BasisPoints::WHOLE);
    Pallet::<T>::give(&who, AREA, level);
    let needs = Pallet::<T>::terms().needs(level.saturating_add(1).min(MOST_LEVEL));
    let needs = needs.ok_or(BenchmarkError::Stop("no such level"))?;
    T::Experience::grant(&who, needs.xp)?;
    Progresses::<T>::mutate(&who, AREA, |progress| progress.counted.platform = needs.answers);
    T::Time::set(NOW + DAY);
    Ok(who)
}

#[benchmarks(where T: BenchConfig)]
mod benches {
    use super::*;

    #[benchmark]
    fn open_area() -> Result<(), BenchmarkError> {
        let origin = T::AreaOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, AREA, longest_name());

        assert!(Pallet::<T>::is_open(AREA));
        Ok(())
    }

    #[benchmark]
    fn close_area() -> Result<(), BenchmarkError> {
        let origin = T::AreaOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        Pallet::<T>::do_open_area(AREA, longest_name()).map_err(DispatchError::from)?;

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, AREA);

        assert!(Areas::<T>::contains_key(AREA) && !Pallet::<T>::is_open(AREA));
        Ok(())
    }

    #[benchmark]
    fn claim() -> Result<(), BenchmarkError> {
        let who = holder::<T>(0)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), AREA);

        assert_eq!(Pallet::<T>::level(&who, AREA), 1);
        Ok(())
    }

    #[benchmark]
    fn level_up() -> Result<(), BenchmarkError> {
        let who = holder::<T>(MOST_LEVEL - 1)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), AREA, MOST_LEVEL, Balance::MAX);

        let reached = |medallion: Medallion| medallion.level == MOST_LEVEL;
        assert!(Progresses::<T>::get(&who, AREA).medallion.is_some_and(reached));
        Ok(())
    }

    #[benchmark]
    fn revoke() -> Result<(), BenchmarkError> {
        let origin = T::RevokeOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let who = holder::<T>(MOST_LEVEL)?;
        let reason = Reason::truncate_from(vec![b'a'; MAX_REASON as usize]);

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, T::Lookup::unlookup(who.clone()), AREA, reason);

        assert!(!Pallet::<T>::holds_any(&who));
        Ok(())
    }

    #[benchmark]
    fn can_claim() -> Result<(), BenchmarkError> {
        let who = holder::<T>(0)?;
        let may;

        #[block]
        {
            may = Pallet::<T>::may_claim(&who, AREA).is_ok();
        }

        assert!(may);
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}

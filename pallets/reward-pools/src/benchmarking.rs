//! Benchmarks: every call in AGT, at its worst case.

use crate::{Call, Config, Escrows, MoneyBench, NextPool, Owed, Pallet, Pools};
use agt_primitives::{
    access::Role,
    assets::{AssetKind, Money},
    basis_points::BasisPoints,
    benchmarking::{AccessBench, BenchClock, EscrowBench},
    reward_pools::{fee_on, PoolPurpose},
    tasks::{CampaignId, Escrow, PoolId},
    token::AGT,
    Balance, Moment,
};
use frame_benchmarking::v2::*;
use frame_support::traits::{Get, Time};
use frame_system::RawOrigin;
use sp_runtime::traits::StaticLookup;

/// What each pool of the benchmarks has in it.
const AMOUNT: Balance = 1_000 * AGT;
/// The campaign that draws on it.
const CAMPAIGN: CampaignId = 7;
/// What the role of data requests demands at most.
const BOND: Balance = 100_000 * AGT;

impl<T: Config> EscrowBench<T::AccountId> for Pallet<T>
where
    T::Money: MoneyBench<T::AccountId>,
{
    /// The pool has the fee on `amount`, too, and never less than the least balance.
    fn fund(owner: &T::AccountId, amount: Balance) -> PoolId {
        let terms = Self::terms();
        let least = T::Money::least(AssetKind::Native).expect("AGT is live");
        let whole = least.max(amount + fee_on(terms.fee_rate(), amount));
        T::Money::give(owner, whole + T::Deposit::get() + AGT);
        let (number, expires) = (NextPool::<T>::get(owner), T::Time::now() + terms.most_life);
        let opened = Self::open_pool(owner, number, AssetKind::Native, PoolPurpose::DataRequest, whole, expires);
        opened.expect("the owner has the amount and the deposit");
        number
    }
}

/// The owner of a pool with a campaign, half of which was committed.
fn pool<T: Config>() -> Result<(T::AccountId, PoolId), BenchmarkError>
where
    T::Money: MoneyBench<T::AccountId>,
{
    let owner: T::AccountId = whitelisted_caller();
    let number = <Pallet<T> as EscrowBench<T::AccountId>>::fund(&owner, 2 * AMOUNT);
    <Pallet<T> as Escrow<T::AccountId>>::open(number, CAMPAIGN, &owner, AMOUNT)?;
    <Pallet<T> as Escrow<T::AccountId>>::commit(CAMPAIGN, AMOUNT / 2)?;
    Ok((owner, number))
}

/// Lets time pass until a pool can be cancelled.
fn grow_old<T: Config>(owner: &T::AccountId, number: PoolId)
where
    T::Time: BenchClock,
{
    let from: Moment = Pools::<T>::get(owner, number).map_or(0, |pool| pool.cancel_from);
    T::Time::set(from);
}

fn source<T: Config>(who: &T::AccountId) -> <T::Lookup as StaticLookup>::Source {
    T::Lookup::unlookup(who.clone())
}

#[benchmarks(where
    T::Access: AccessBench<T::AccountId>,
    T::Money: MoneyBench<T::AccountId>,
    T::Time: BenchClock,
)]
mod benches {
    use super::*;

    #[benchmark]
    fn open() {
        let owner: T::AccountId = whitelisted_caller();
        T::Access::bond(&owner, BOND);
        T::Access::enter_role(&owner, Role::DataRequest);
        T::Money::give(&owner, AMOUNT + T::Deposit::get() + AGT);
        let expires = T::Time::now() + Pallet::<T>::terms().most_life;

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), 0, AssetKind::Native, PoolPurpose::DataRequest, AMOUNT, expires);

        assert!(Pools::<T>::contains_key(&owner, 0));
    }

    #[benchmark]
    fn top_up() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        let who: T::AccountId = account("friend", 0, 0);
        T::Money::give(&who, AMOUNT + AGT);
        let before = Pools::<T>::get(&owner, number).map_or(0, |pool| pool.books.funded);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), source::<T>(&owner), number, AMOUNT);

        assert_eq!(Pools::<T>::get(&owner, number).map(|pool| pool.books.funded), Some(before + AMOUNT));
        Ok(())
    }

    #[benchmark]
    fn cancel() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        grow_old::<T>(&owner, number);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), number);

        assert!(Pools::<T>::get(&owner, number).is_some_and(|pool| pool.is_cancelled));
        Ok(())
    }

    #[benchmark]
    fn refund() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        grow_old::<T>(&owner, number);
        Pallet::<T>::do_cancel(&owner, number)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), source::<T>(&owner), number);

        assert_eq!(Pools::<T>::get(&owner, number).map(|pool| pool.books.unreserved), Some(0));
        Ok(())
    }

    #[benchmark]
    fn refund_campaign() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        grow_old::<T>(&owner, number);
        Pallet::<T>::do_cancel(&owner, number)?;
        <Pallet<T> as Escrow<T::AccountId>>::release(CAMPAIGN, AMOUNT / 2)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), CAMPAIGN);

        assert_eq!(Escrows::<T>::get(CAMPAIGN).map(|escrow| escrow.free), Some(0));
        Ok(())
    }

    /// The claim makes the account of the worker.
    #[benchmark]
    fn claim() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        let who: T::AccountId = account("worker", 0, 0);
        <Pallet<T> as Escrow<T::AccountId>>::pay(CAMPAIGN, &who, AMOUNT / 2)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), source::<T>(&owner), number, source::<T>(&who));

        assert!(!Owed::<T>::contains_key((&owner, number), &who));
        Ok(())
    }

    #[benchmark]
    fn collect_fee() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        let who: T::AccountId = account("worker", 0, 0);
        <Pallet<T> as Escrow<T::AccountId>>::pay(CAMPAIGN, &who, AMOUNT / 2)?;
        <Pallet<T> as Escrow<T::AccountId>>::forfeit(CAMPAIGN, BasisPoints::WHOLE)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), source::<T>(&owner), number);

        let left = Pools::<T>::get(&owner, number).map(|pool| (pool.books.fee_due, pool.books.forfeit_due));
        assert_eq!(left, Some((0, 0)));
        Ok(())
    }

    #[benchmark]
    fn close() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        <Pallet<T> as Escrow<T::AccountId>>::release(CAMPAIGN, AMOUNT / 2)?;
        <Pallet<T> as Escrow<T::AccountId>>::close(CAMPAIGN)?;
        grow_old::<T>(&owner, number);
        Pallet::<T>::do_cancel(&owner, number)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), source::<T>(&owner), number);

        assert!(!Pools::<T>::contains_key(&owner, number));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}

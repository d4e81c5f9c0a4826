//! Benchmarks: every call in AGT, at its worst case.

use crate::{Call, Config, Escrows, HoldReason, MoneyBench, NextPool, Owed, Pallet, Pools};
use agt_primitives::{
    access::Role,
    assets::{AssetId, AssetKind, Money},
    basis_points::BasisPoints,
    benchmarking::{AccessBench, BenchClock, EscrowBench},
    reward_pools::{fee_on, PoolPurpose},
    tasks::{Escrow, EscrowId, PoolId},
    token::AGT,
    Balance, Moment,
};
use frame_benchmarking::v2::*;
use frame_support::traits::{Get, Time};
use frame_system::RawOrigin;
use sp_runtime::traits::StaticLookup;

/// What each pool of the benchmarks has in it.
const AMOUNT: Balance = 1_000 * AGT;
/// What draws on it.
const ESCROW: EscrowId = EscrowId::Campaign(7);
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
        let opened = Self::open_pool(owner, number, AssetKind::Native, PoolPurpose::DataRequest, whole, expires, 0);
        opened.expect("the owner has the amount and the deposit");
        number
    }
}

/// The owner of a pool with an escrow, half of which was committed.
fn pool<T: Config>() -> Result<(T::AccountId, PoolId), BenchmarkError>
where
    T::Money: MoneyBench<T::AccountId>,
{
    let owner: T::AccountId = whitelisted_caller();
    let number = <Pallet<T> as EscrowBench<T::AccountId>>::fund(&owner, 2 * AMOUNT);
    <Pallet<T> as Escrow<T::AccountId>>::open(number, ESCROW, &owner, AMOUNT)?;
    <Pallet<T> as Escrow<T::AccountId>>::commit(ESCROW, AMOUNT / 2)?;
    Ok((owner, number))
}

/// Makes a pool one of an asset that does not exist, with a guarantee.
fn guarantee<T: Config>(owner: &T::AccountId, number: PoolId)
where
    T::Money: MoneyBench<T::AccountId>,
{
    T::Money::give(owner, AMOUNT + AGT);
    let held = T::Money::hold(AssetKind::Native, &HoldReason::Guarantee.into(), owner, AMOUNT);
    held.expect("the owner has the guarantee");
    Pools::<T>::mutate(owner, number, |pool| {
        let pool = pool.as_mut().expect("the pool is open");
        (pool.asset, pool.is_secured, pool.guarantee) = (AssetKind::WithId(AssetId::MAX), false, AMOUNT);
    });
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
        _(RawOrigin::Signed(owner.clone()), 0, AssetKind::Native, PoolPurpose::DataRequest, AMOUNT, expires, 0);

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
    fn refund_escrow() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        grow_old::<T>(&owner, number);
        Pallet::<T>::do_cancel(&owner, number)?;
        <Pallet<T> as Escrow<T::AccountId>>::release(ESCROW, AMOUNT / 2)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), ESCROW);

        assert_eq!(Escrows::<T>::get(ESCROW).map(|escrow| escrow.free), Some(0));
        Ok(())
    }

    /// The claim makes the account of the worker.
    #[benchmark]
    fn claim() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        let who: T::AccountId = account("worker", 0, 0);
        <Pallet<T> as Escrow<T::AccountId>>::pay(ESCROW, &who, AMOUNT / 2)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), source::<T>(&owner), number, source::<T>(&who));

        assert!(!Owed::<T>::contains_key((&owner, number), &who));
        Ok(())
    }

    #[benchmark]
    fn collect_fee() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        let who: T::AccountId = account("worker", 0, 0);
        <Pallet<T> as Escrow<T::AccountId>>::pay(ESCROW, &who, AMOUNT / 2)?;
        <Pallet<T> as Escrow<T::AccountId>>::forfeit(ESCROW, BasisPoints::WHOLE)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), source::<T>(&owner), number);

        let left = Pools::<T>::get(&owner, number).map(|pool| (pool.books.fee_due, pool.books.forfeit_due));
        assert_eq!(left, Some((0, 0)));
        Ok(())
    }

    #[benchmark]
    fn close() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        <Pallet<T> as Escrow<T::AccountId>>::release(ESCROW, AMOUNT / 2)?;
        <Pallet<T> as Escrow<T::AccountId>>::close(ESCROW)?;
        grow_old::<T>(&owner, number);
        Pallet::<T>::do_cancel(&owner, number)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), source::<T>(&owner), number);

        assert!(!Pools::<T>::contains_key(&owner, number));
        Ok(())
    }

    /// The asset does not exist, so nobody can be paid in it. The payment makes the account of the worker.
    #[benchmark]
    fn claim_guarantee() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        guarantee::<T>(&owner, number);
        let worker: T::AccountId = account("worker", 0, 0);
        <Pallet<T> as Escrow<T::AccountId>>::pay(ESCROW, &worker, AMOUNT / 2)?;
        let year = Pools::<T>::get(&owner, number).map_or(0, |pool| pool.expires) + Pallet::<T>::terms().most_life;
        T::Time::set(year);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), source::<T>(&owner), number, source::<T>(&worker));

        assert!(!Owed::<T>::contains_key((&owner, number), &worker));
        Ok(())
    }

    #[benchmark]
    fn refund_guarantee() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        guarantee::<T>(&owner, number);
        <Pallet<T> as Escrow<T::AccountId>>::release(ESCROW, AMOUNT / 2)?;
        <Pallet<T> as Escrow<T::AccountId>>::close(ESCROW)?;
        grow_old::<T>(&owner, number);
        Pallet::<T>::do_cancel(&owner, number)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), source::<T>(&owner), number);

        assert_eq!(Pools::<T>::get(&owner, number).and_then(|pool| pool.guarantee_left()), Some(0));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}

//! Benchmarks: every call at its worst case, which is a pool in an asset other than AGT, with a guarantee, and a caller that
//! is neither its owner nor its worker.

use crate::{AssetBench, Call, Config, Escrows, HoldReason, MoneyBench, NextPool, Owed, Pallet, Pools};
use agt_primitives::{
    access::Role,
    assets::{AssetKind, Money, WorthBench},
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

/// What each escrow of the benchmarks may pay.
const AMOUNT: Balance = 1_000 * AGT;
/// What draws on it.
const ESCROW: EscrowId = EscrowId::Campaign(7);
/// What the role of data requests demands at most.
const BOND: Balance = 100_000 * AGT;

/// What the benchmarks need of the types of the configuration.
trait BenchConfig:
    Config<
    Access: AccessBench<<Self as frame_system::Config>::AccountId>,
    Listing: AssetBench<<Self as frame_system::Config>::AccountId>,
    Money: MoneyBench<<Self as frame_system::Config>::AccountId>,
    Time: BenchClock,
>
{
}

impl<T: Config> BenchConfig for T
where
    T::Access: AccessBench<T::AccountId>,
    T::Listing: AssetBench<T::AccountId>,
    T::Money: MoneyBench<T::AccountId>,
    T::Time: BenchClock,
{
}

/// The guarantee of the pools: enough for an escrow of a quarter of the pool.
fn guarantee<T: Config>() -> Balance {
    4 * Pallet::<T>::terms().least_guarantee
}

/// Opens the next pool of `owner` with `amount` of an asset that is made for it.
fn open_pool<T: Config>(owner: &T::AccountId, amount: Balance) -> PoolId
where
    T::Listing: AssetBench<T::AccountId>,
    T::Money: MoneyBench<T::AccountId>,
{
    let (terms, guarantee) = (Pallet::<T>::terms(), guarantee::<T>());
    T::Money::give(owner, T::Deposit::get() + guarantee + AGT);
    // Its account stays alive in the asset.
    let asset = T::Listing::make(owner, amount + 1);
    let (number, expires) = (NextPool::<T>::get(owner), T::Time::now() + terms.most_life);
    let opened = Pallet::<T>::open_pool(owner, number, asset, PoolPurpose::DataRequest, amount, expires, guarantee);
    opened.expect("the owner has the amount, the deposit and the guarantee");
    number
}

impl<T: Config> EscrowBench<T::AccountId> for Pallet<T>
where
    T::Listing: AssetBench<T::AccountId>,
    T::Money: MoneyBench<T::AccountId>,
    T::Worth: WorthBench,
{
    /// The pool has the fee on `amount`, too. It is secured, as if its asset were listed: an unsecured one pays nobody by
    /// [`Escrow::send`].
    fn fund(owner: &T::AccountId, amount: Balance) -> PoolId {
        let whole = amount + fee_on(Self::terms().fee_rate(), amount);
        let number = open_pool::<T>(owner, whole);
        let guarantee = guarantee::<T>();
        let released = T::Money::release(AssetKind::Native, &HoldReason::Guarantee.into(), owner, guarantee);
        released.expect("the owner has it on hold");
        Pools::<T>::mutate(owner, number, |pool| {
            let pool = pool.as_mut().expect("the pool is open");
            (pool.is_secured, pool.guarantee) = (true, 0);
            T::Worth::price(pool.asset.clone());
        });
        number
    }
}

/// The owner of a pool with an escrow, half of which was committed.
fn pool<T: BenchConfig>() -> Result<(T::AccountId, PoolId), BenchmarkError> {
    let owner: T::AccountId = account("owner", 0, 0);
    let number = open_pool::<T>(&owner, 2 * AMOUNT);
    <Pallet<T> as Escrow<T::AccountId>>::open(number, ESCROW, &owner, AMOUNT)?;
    <Pallet<T> as Escrow<T::AccountId>>::commit(ESCROW, AMOUNT / 2)?;
    Ok((owner, number))
}

/// A worker that has AGT and none of the pool's asset, to which the pool owes what was committed.
fn worker<T: BenchConfig>() -> Result<T::AccountId, BenchmarkError> {
    let who: T::AccountId = account("worker", 0, 0);
    T::Money::give(&who, AGT);
    <Pallet<T> as Escrow<T::AccountId>>::pay(ESCROW, &who, AMOUNT / 2)?;
    Ok(who)
}

/// Ends the escrow of a pool, of which nothing was paid.
fn end_escrow<T: BenchConfig>() -> Result<(), BenchmarkError> {
    <Pallet<T> as Escrow<T::AccountId>>::release(ESCROW, AMOUNT / 2)?;
    <Pallet<T> as Escrow<T::AccountId>>::close(ESCROW)?;
    Ok(())
}

/// Lets time pass until a moment of a pool.
fn pass<T: BenchConfig>(owner: &T::AccountId, number: PoolId, until: impl FnOnce(crate::Pool) -> Moment) {
    T::Time::set(Pools::<T>::get(owner, number).map_or(0, until));
}

fn source<T: Config>(who: &T::AccountId) -> <T::Lookup as StaticLookup>::Source {
    T::Lookup::unlookup(who.clone())
}

/// An account that has nothing to do with the pool.
fn anybody<T: Config>() -> RawOrigin<T::AccountId> {
    RawOrigin::Signed(whitelisted_caller())
}

#[benchmarks(where T: BenchConfig)]
mod benches {
    use super::*;

    #[benchmark]
    fn open() {
        let owner: T::AccountId = whitelisted_caller();
        T::Access::bond(&owner, BOND);
        T::Access::enter_role(&owner, Role::DataRequest);
        let guarantee = guarantee::<T>();
        T::Money::give(&owner, T::Deposit::get() + guarantee + AGT);
        let asset = T::Listing::make(&owner, AMOUNT + 1);
        let expires = T::Time::now() + Pallet::<T>::terms().most_life;

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), 0, asset, PoolPurpose::DataRequest, AMOUNT, expires, guarantee);

        assert!(Pools::<T>::contains_key(&owner, 0));
    }

    #[benchmark]
    fn top_up() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        let before = Pools::<T>::get(&owner, number).ok_or(BenchmarkError::Stop("it is open"))?;
        let who: T::AccountId = whitelisted_caller();
        T::Money::give(&who, guarantee::<T>() + AGT);
        T::Listing::give(&before.asset, &who, AMOUNT + 1);

        #[extrinsic_call]
        _(RawOrigin::Signed(who), source::<T>(&owner), number, AMOUNT);

        let after = Pools::<T>::get(&owner, number).ok_or(BenchmarkError::Stop("it is open"))?;
        assert_eq!(after.books.funded, before.books.funded + AMOUNT);
        assert!(after.guarantee > before.guarantee);
        Ok(())
    }

    #[benchmark]
    fn cancel() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        pass::<T>(&owner, number, |pool| pool.cancel_from);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner.clone()), number);

        assert!(Pools::<T>::get(&owner, number).is_some_and(|pool| pool.is_cancelled));
        Ok(())
    }

    #[benchmark]
    fn refund() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        pass::<T>(&owner, number, |pool| pool.expires);

        #[extrinsic_call]
        _(anybody::<T>(), source::<T>(&owner), number);

        assert_eq!(Pools::<T>::get(&owner, number).map(|pool| pool.books.unreserved), Some(0));
        Ok(())
    }

    #[benchmark]
    fn refund_escrow() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        pass::<T>(&owner, number, |pool| pool.expires);
        <Pallet<T> as Escrow<T::AccountId>>::release(ESCROW, AMOUNT / 2)?;

        #[extrinsic_call]
        _(anybody::<T>(), ESCROW);

        assert_eq!(Escrows::<T>::get(ESCROW).map(|escrow| escrow.free), Some(0));
        Ok(())
    }

    /// Somebody else claims for a worker, late. The worker owns none of the asset before.
    #[benchmark]
    fn claim() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        let who = worker::<T>()?;
        pass::<T>(&owner, number, |pool| pool.given_up_from);

        #[extrinsic_call]
        _(anybody::<T>(), source::<T>(&owner), number, source::<T>(&who));

        assert!(!Owed::<T>::contains_key((&owner, number), &who));
        Ok(())
    }

    /// The pot owns none of the asset before.
    #[benchmark]
    fn collect_fee() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        worker::<T>()?;
        T::Money::give(&T::RevenuePot::get(), AGT);
        <Pallet<T> as Escrow<T::AccountId>>::forfeit(ESCROW, BasisPoints::WHOLE)?;

        #[extrinsic_call]
        _(anybody::<T>(), source::<T>(&owner), number);

        let left = Pools::<T>::get(&owner, number).map(|pool| (pool.books.fee_due, pool.books.forfeit_due));
        assert_eq!(left, Some((0, 0)));
        Ok(())
    }

    #[benchmark]
    fn close() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        end_escrow::<T>()?;
        pass::<T>(&owner, number, |pool| pool.expires);

        #[extrinsic_call]
        _(anybody::<T>(), source::<T>(&owner), number);

        assert!(!Pools::<T>::contains_key(&owner, number));
        Ok(())
    }

    /// Somebody else claims for a worker, late. The worker has no AGT, which the asset needs, so a payment is tried in vain; the
    /// guarantee makes its account.
    #[benchmark]
    fn claim_guarantee() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        let who: T::AccountId = account("worker", 0, 0);
        <Pallet<T> as Escrow<T::AccountId>>::pay(ESCROW, &who, AMOUNT / 2)?;
        pass::<T>(&owner, number, |pool| pool.given_up_from);

        #[extrinsic_call]
        _(anybody::<T>(), source::<T>(&owner), number, source::<T>(&who));

        assert!(!Owed::<T>::contains_key((&owner, number), &who));
        assert!(Pools::<T>::get(&owner, number).is_some_and(|pool| pool.guarantee_paid > 0));
        Ok(())
    }

    #[benchmark]
    fn refund_guarantee() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        end_escrow::<T>()?;
        pass::<T>(&owner, number, |pool| pool.expires);

        #[extrinsic_call]
        _(anybody::<T>(), source::<T>(&owner), number);

        assert_eq!(Pools::<T>::get(&owner, number).and_then(|pool| pool.guarantee_left()), Some(0));
        Ok(())
    }

    /// The account that is paid owns none of the asset before.
    #[benchmark]
    fn claim_to() -> Result<(), BenchmarkError> {
        let (owner, number) = pool::<T>()?;
        let who = worker::<T>()?;
        let to: T::AccountId = account("friend", 0, 0);
        T::Money::give(&to, AGT);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), source::<T>(&owner), number, source::<T>(&to));

        assert!(!Owed::<T>::contains_key((&owner, number), &who));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}

//! Benchmarks: every call at its worst case.

use crate::{wallets::personal_message_hash, Call, Config, Owners, Pallet, Seasons, Submissions, Wallets};
use agt_primitives::{
    benchmarking::{AccessBench, BenchClock, BudgetBench, ContributorsBench},
    calendar::{Month, DAY},
    redemption::{claims, Address, WALLET_REST},
    season::submission,
    token::AGT,
    Aia, Balance,
};
use frame_benchmarking::v2::*;
use frame_support::traits::Time;
use frame_system::RawOrigin;
use sp_core::crypto::KeyTypeId;
use sp_io::{
    crypto::{ecdsa_generate, ecdsa_sign_prehashed, secp256k1_ecdsa_recover},
    hashing::keccak_256,
};
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
    Time: BenchClock,
>
{
}

impl<T: Config> BenchConfig for T
where
    T::Bond: AccessBench<T::AccountId>,
    T::Budget: BudgetBench,
    T::Credits: ContributorsBench<T::AccountId>,
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

/// `who` has AIA in both lanes of a season that can be closed.
fn season_to_close<T: BenchConfig>(who: &T::AccountId) -> Result<(), BenchmarkError> {
    open_season::<T>(who)?;
    Pallet::<T>::submit(RawOrigin::Signed(who.clone()).into(), SUBMITTED)?;
    T::Time::set(submission(SEASON).ok_or(STOP)?.end);
    Ok(())
}

/// A signature of a new key that binds its address to `who`.
fn signature<T: Config>(who: &T::AccountId) -> Result<(Address, [u8; 65]), BenchmarkError> {
    const KEY: KeyTypeId = KeyTypeId(*b"agtw");
    const NONE: BenchmarkError = BenchmarkError::Stop("no signature");
    let hash = personal_message_hash(&Pallet::<T>::wallet_report(who).message);
    let public = ecdsa_generate(KEY, None);
    let mut signature: [u8; 65] = ecdsa_sign_prehashed(KEY, &public, &hash).ok_or(NONE)?.into();
    signature[64] += 27;
    let key = secp256k1_ecdsa_recover(&signature, &hash).map_err(|_| NONE)?;
    let address = keccak_256(&key)[12..].try_into().map_err(|_| NONE)?;
    Ok((address, signature))
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

        assert!(Seasons::<T>::get(SEASON).is_some_and(|season| season.books.is_some()));
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
    fn bind_wallet() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        let (first, signed) = signature::<T>(&who)?;
        Pallet::<T>::bind_wallet(RawOrigin::Signed(who.clone()).into(), first, signed)?;
        T::Time::set(T::Time::now() + WALLET_REST);
        let (address, signature) = signature::<T>(&who)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), address, signature);

        assert_eq!((Owners::<T>::get(first), Owners::<T>::get(address)), (None, Some(who)));
        Ok(())
    }

    #[benchmark]
    fn unbind_wallet() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        let (address, signed) = signature::<T>(&who)?;
        Pallet::<T>::bind_wallet(RawOrigin::Signed(who.clone()).into(), address, signed)?;
        T::Time::set(T::Time::now() + WALLET_REST);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));

        assert!(Wallets::<T>::get(&who).is_some_and(|wallet| wallet.bound.is_none()));
        Ok(())
    }

    #[benchmark]
    fn can_submit() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        open_season::<T>(&who)?;
        let weighed;

        #[block]
        {
            weighed = Pallet::<T>::weigh(&who, SUBMITTED);
        }

        assert!(weighed.is_ok());
        Ok(())
    }

    #[benchmark]
    fn can_claim() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        season_to_close::<T>(&who)?;
        let would;

        #[block]
        {
            would = Pallet::<T>::would_claim(&who, SEASON);
        }

        assert!(would);
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}

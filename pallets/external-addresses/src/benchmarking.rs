//! Benchmarks: every call at its worst case.

use crate::{signature::personal_message_hash, Bindings, Call, Config, Owners, Pallet};
use agt_primitives::{
    benchmarking::BenchClock,
    external_addresses::{Address, BINDING_PERIOD},
    token::AGT,
    Moment,
};
use frame_benchmarking::v2::*;
use frame_support::traits::{fungible::Mutate, Get, Time};
use frame_system::RawOrigin;
use sp_core::crypto::KeyTypeId;
use sp_io::{
    crypto::{ecdsa_generate, ecdsa_sign_prehashed, secp256k1_ecdsa_recover},
    hashing::keccak_256,
};

/// Returns a new key's address and its signature that binds the address to `who` until the returned moment.
fn signature<T: Config>(who: &T::AccountId) -> Result<(Address, Moment, [u8; 65]), BenchmarkError> {
    const KEY: KeyTypeId = KeyTypeId(*b"agtw");
    const NONE: BenchmarkError = BenchmarkError::Stop("no signature");
    let expires = T::Time::now() + BINDING_PERIOD;
    let hash = personal_message_hash(&Pallet::<T>::text(who, expires));
    let public = ecdsa_generate(KEY, None);
    let mut signature: [u8; 65] = ecdsa_sign_prehashed(KEY, &public, &hash).ok_or(NONE)?.into();
    signature[64] += 27;
    let key = secp256k1_ecdsa_recover(&signature, &hash).map_err(|_| NONE)?;
    let address = keccak_256(&key)[12..].try_into().map_err(|_| NONE)?;
    Ok((address, expires, signature))
}

/// Returns an account that can pay the deposit.
fn owner<T: Config>() -> Result<T::AccountId, BenchmarkError>
where
    T::Currency: Mutate<T::AccountId>,
{
    let who: T::AccountId = whitelisted_caller();
    T::Currency::mint_into(&who, T::Deposit::get() + AGT)?;
    Ok(who)
}

#[benchmarks(where T::Time: BenchClock, T::Currency: Mutate<T::AccountId>)]
mod benches {
    use super::*;

    /// The first binding, which puts the deposit on hold.
    #[benchmark]
    fn bind() -> Result<(), BenchmarkError> {
        let who = owner::<T>()?;
        let (address, expires, signature) = signature::<T>(&who)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), address, expires, signature);

        assert_eq!(Owners::<T>::get(address), Some(who));
        Ok(())
    }

    #[benchmark]
    fn unbind() -> Result<(), BenchmarkError> {
        let who = owner::<T>()?;
        let (address, expires, signed) = signature::<T>(&who)?;
        Pallet::<T>::bind(RawOrigin::Signed(who.clone()).into(), address, expires, signed)?;
        T::Time::set(T::Time::now() + BINDING_PERIOD);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));

        assert!(!Bindings::<T>::contains_key(&who));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}

//! Benchmarks: every call at its worst case.

use crate::{signature::personal_message_hash, Call, Config, Owners, Pallet, Records};
use agt_primitives::{
    benchmarking::BenchClock,
    external_addresses::{Address, BINDING_PERIOD},
};
use frame_benchmarking::v2::*;
use frame_support::traits::Time;
use frame_system::RawOrigin;
use sp_core::crypto::KeyTypeId;
use sp_io::{
    crypto::{ecdsa_generate, ecdsa_sign_prehashed, secp256k1_ecdsa_recover},
    hashing::keccak_256,
};

/// Returns a new key's address and its signature that binds the address to `who`.
fn signature<T: Config>(who: &T::AccountId) -> Result<(Address, [u8; 65]), BenchmarkError> {
    const KEY: KeyTypeId = KeyTypeId(*b"agtw");
    const NONE: BenchmarkError = BenchmarkError::Stop("no signature");
    let nonce = Pallet::<T>::report_of(who).nonce;
    let hash = personal_message_hash(&Pallet::<T>::message(who, nonce));
    let public = ecdsa_generate(KEY, None);
    let mut signature: [u8; 65] = ecdsa_sign_prehashed(KEY, &public, &hash).ok_or(NONE)?.into();
    signature[64] += 27;
    let key = secp256k1_ecdsa_recover(&signature, &hash).map_err(|_| NONE)?;
    let address = keccak_256(&key)[12..].try_into().map_err(|_| NONE)?;
    Ok((address, signature))
}

#[benchmarks(where T::Time: BenchClock)]
mod benches {
    use super::*;

    #[benchmark]
    fn bind() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        let (first, signed) = signature::<T>(&who)?;
        Pallet::<T>::bind(RawOrigin::Signed(who.clone()).into(), first, signed)?;
        T::Time::set(T::Time::now() + BINDING_PERIOD);
        let (address, signature) = signature::<T>(&who)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), address, signature);

        assert_eq!(Owners::<T>::get(first), None);
        assert_eq!(Owners::<T>::get(address), Some(who));
        Ok(())
    }

    #[benchmark]
    fn unbind() -> Result<(), BenchmarkError> {
        let who: T::AccountId = whitelisted_caller();
        let (address, signed) = signature::<T>(&who)?;
        Pallet::<T>::bind(RawOrigin::Signed(who.clone()).into(), address, signed)?;
        T::Time::set(T::Time::now() + BINDING_PERIOD);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));

        assert!(Records::<T>::get(&who).is_some_and(|record| record.binding.is_none()));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}

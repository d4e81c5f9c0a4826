//! Benchmarks: every call on a ledger that is as large as a ledger gets.

use crate::{Call, Config, HeldRole, Ledger, Ledgers, Lowest, Pallet, Reason, Totals, MAX_CHUNKS, MAX_REASON};
use agt_primitives::{
    access::{KeptBond, KindTotal, ObligationKind, Role, UnbondingChunk},
    calendar::Month,
    token::AGT,
    Balance, Moment,
};
use frame_benchmarking::v2::*;
use frame_support::{
    traits::{fungible::Mutate, EnsureOrigin, Get},
    BoundedVec,
};
use frame_system::RawOrigin;
use sp_runtime::traits::StaticLookup;

/// What each chunk holds.
const CHUNK: Balance = 10 * AGT;
/// What is set aside for each kind.
const PART: Balance = AGT;

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benches {
    use super::*;

    /// An account with a bond, `chunks` parts of it unbonding, every kind of obligation, every role.
    fn crowded<T: Config>(chunks: u32, releases: Moment) -> Result<T::AccountId, BenchmarkError>
    where
        T::Currency: Mutate<T::AccountId>,
    {
        let who: T::AccountId = whitelisted_caller();
        T::Currency::mint_into(&who, 1_000_000 * AGT)?;
        // The pot exists on a chain with a genesis.
        T::Currency::mint_into(&T::SlashSink::get(), AGT)?;
        Pallet::<T>::bond(RawOrigin::Signed(who.clone()).into(), 100_000 * AGT)?;
        let unbonding = CHUNK * Balance::from(chunks);
        Ledgers::<T>::mutate(&who, |ledger| {
            let ledger = ledger.get_or_insert_with(Ledger::default);
            ledger.active -= unbonding;
            ledger.unbonding = unbonding;
            let chunk = |index: u32| UnbondingChunk { amount: CHUNK, releases: releases + Moment::from(index) };
            ledger.chunks = BoundedVec::truncate_from((0..chunks).map(chunk).collect());
            let total = |kind| KindTotal { kind, open: 1, amount: PART };
            ledger.kinds = BoundedVec::truncate_from(ObligationKind::ALL.into_iter().map(total).collect());
            ledger.set_aside = PART * ObligationKind::ALL.len() as Balance;
            ledger.vote_lock = AGT;
            // What a season counted when its month began, and keeps as long as a clock that may stand at zero lets it.
            ledger.lowest = Lowest { season: Month(0), amount: ledger.active };
            ledger.kept = KeptBond { amount: AGT, until: 1 };
            let held = |role| HeldRole { role, since: 0, open: 0, stopped: false };
            ledger.roles = BoundedVec::truncate_from(Role::ALL.into_iter().map(held).collect());
        });
        Totals::<T>::mutate(|totals| {
            totals.active -= unbonding;
            totals.unbonding += unbonding;
        });
        Ok(who)
    }

    fn ledger<T: Config>(who: &T::AccountId) -> Ledger {
        Ledgers::<T>::get(who).unwrap_or_default()
    }

    #[benchmark]
    fn bond() -> Result<(), BenchmarkError> {
        let who = crowded::<T>(MAX_CHUNKS, 0)?;
        let before = ledger::<T>(&who).active;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), AGT);

        assert_eq!(ledger::<T>(&who).active, before + AGT);
        Ok(())
    }

    /// No place for a chunk is left, and all but the last have waited: they are paid out first.
    #[benchmark]
    fn unbond() -> Result<(), BenchmarkError> {
        let who = crowded::<T>(MAX_CHUNKS, Moment::MAX / 2)?;
        Ledgers::<T>::mutate(&who, |ledger| {
            let chunks = ledger.iter_mut().flat_map(|ledger| ledger.chunks.iter_mut());
            chunks.take(MAX_CHUNKS as usize - 1).for_each(|chunk| chunk.releases = 0);
        });

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), AGT);

        assert_eq!(ledger::<T>(&who).chunks.len() as u32, 2);
        Ok(())
    }

    #[benchmark]
    fn rebond() -> Result<(), BenchmarkError> {
        let who = crowded::<T>(MAX_CHUNKS, 0)?;
        let all = ledger::<T>(&who).unbonding;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), all);

        assert!(ledger::<T>(&who).chunks.is_empty());
        Ok(())
    }

    /// A benchmark's genesis may have no clock, so the parts are released at its first moments.
    #[benchmark]
    fn withdraw() -> Result<(), BenchmarkError> {
        let who = crowded::<T>(MAX_CHUNKS, 0)?;
        Ledgers::<T>::mutate(&who, |ledger| {
            for chunk in ledger.iter_mut().flat_map(|ledger| ledger.chunks.iter_mut()) {
                chunk.releases = 0;
            }
        });

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));

        assert!(ledger::<T>(&who).chunks.is_empty());
        Ok(())
    }

    #[benchmark]
    fn enter_role() -> Result<(), BenchmarkError> {
        let who = crowded::<T>(MAX_CHUNKS, 0)?;
        Pallet::<T>::leave_role(RawOrigin::Signed(who.clone()).into(), Role::Juror)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), Role::Juror);

        assert!(ledger::<T>(&who).role(Role::Juror).is_some());
        Ok(())
    }

    #[benchmark]
    fn stop_role() -> Result<(), BenchmarkError> {
        let who = crowded::<T>(MAX_CHUNKS, 0)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), Role::Juror);

        assert!(ledger::<T>(&who).role(Role::Juror).is_some_and(|held| held.stopped));
        Ok(())
    }

    #[benchmark]
    fn leave_role() -> Result<(), BenchmarkError> {
        let who = crowded::<T>(MAX_CHUNKS, 0)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), Role::Juror);

        assert!(ledger::<T>(&who).role(Role::Juror).is_none());
        Ok(())
    }

    /// Takes everything that is free and every chunk, and leaves a debt.
    #[benchmark]
    fn slash() -> Result<(), BenchmarkError> {
        let who = crowded::<T>(MAX_CHUNKS, 0)?;
        let before = ledger::<T>(&who);
        let amount = before.active + before.unbonding;
        let lookup = T::Lookup::unlookup(who.clone());
        let reason = Reason::truncate_from(alloc::vec![b'x'; MAX_REASON as usize]);
        let origin = T::SlashOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, lookup, amount, reason);

        let after = ledger::<T>(&who);
        assert!(after.chunks.is_empty());
        assert_eq!(after.owed, before.set_aside);
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}

//! The supply: what vests is minted once, what is burned is never minted again, and nothing passes the cap.

use super::{scene::*, *};
use agt_primitives::{
    calendar::add_months,
    supply::Bucket,
    token::{AGT, CAP, EXISTENTIAL_DEPOSIT},
};
use frame_support::traits::Get;
use pallet_supply::Error;

fn release(bucket: Bucket) -> RuntimeCall {
    SupplyCall::release { bucket }.into()
}

/// Every release, as often as anybody likes.
fn release_all() -> RuntimeCall {
    force_batch(Bucket::ALL.into_iter().chain(Bucket::ALL).map(release).collect())
}

/// What the table may ever release, and the existential deposits that the pots have out of a budget.
fn releasable() -> Balance {
    let pots = <pots::All as Get<Vec<AccountId>>>::get().len() as Balance;
    let buckets = Supply::report().buckets.into_iter().map(|bucket| bucket.total.0 - bucket.budgeted.0);
    buckets.sum::<Balance>() + pots * EXISTENTIAL_DEPOSIT
}

#[test]
fn bucket_releases_a_month_once_and_not_a_millisecond_early() {
    test(|| {
        assert_ok!(by(STRANGER, release_all()));
        let tge = Supply::report().tge.expect("the chain has begun").0;
        let month = add_months(tge, 1).expect("a month");
        let step = 70_000_000 * AGT / 12;
        let (nothing, stash) = (Error::<Runtime>::NothingToRelease, id(Key::AliceStash));
        let early = Err(nothing.into());
        assert_eq!(around(month, || by(STRANGER, release(Bucket::Marketing))), [early, Ok(()), Ok(())]);
        at(month);
        let (before, caller) = (free(&stash), owned(&id(STRANGER)));
        let twice = batch(vec![release(Bucket::Marketing), release(Bucket::Marketing)]);
        assert_noop!(by(STRANGER, twice), Error::<Runtime>::NothingToRelease);
        assert_ok!(by(STRANGER, release_all()));
        assert_eq!((free(&stash), owned(&id(STRANGER))), (before + step, caller));
        assert_noop!(by(STRANGER, release(Bucket::UserRewards)), Error::<Runtime>::NoBeneficiary);
    });
}

#[test]
fn chain_that_slept_for_ten_years_releases_its_table_and_no_more() {
    test(|| {
        let tge = Supply::report().tge.expect("the chain has begun").0;
        at(add_months(tge, 120).expect("a month"));
        for _ in 0..3 {
            assert_ok!(by(STRANGER, release_all()));
        }
        let (issued, minted) = supply();
        assert_eq!((issued, minted), (releasable(), releasable()));
        let report = Supply::report();
        let budgets: Balance = report.budgets.iter().map(|budget| budget.left.0).sum();
        assert_eq!(minted + budgets, CAP);
        assert!(report.buckets.iter().all(|bucket| bucket.remaining.0 == 0));
    });
}

#[test]
fn agt_that_was_burned_is_not_minted_again() {
    test(|| {
        let (issued, minted) = supply();
        assert_ok!(by(Key::Dave, BalancesCall::burn { value: 1_000 * AGT, keep_alive: true }));
        assert_eq!((supply(), Supply::report().burned.0), ((issued - 1_000 * AGT, minted), 1_000 * AGT));
        let tge = Supply::report().tge.expect("the chain has begun").0;
        at(add_months(tge, 120).expect("a month"));
        assert_ok!(by(STRANGER, release_all()));
        assert_eq!(supply(), (releasable() - 1_000 * AGT, releasable()));
        // Nor is what dust and a removed account leave: it is the treasury's.
        let treasury = || free(&pots::account(pots::TREASURY));
        let (before, all) = (treasury(), free(&id(Key::Dave)));
        let dust = EXISTENTIAL_DEPOSIT - 1;
        assert_ok!(by(Key::Dave, send(&id(Key::Eve), all - dust)));
        assert!(!System::account_exists(&id(Key::Dave)));
        assert_eq!((treasury(), Supply::report().burned.0), (before + dust, 1_000 * AGT));
    });
}

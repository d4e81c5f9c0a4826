//! Guarantees of unsecured pools: they pay for an obstacle that a worker has not made, once, and never beside the units.

use super::{jobs::*, pools::*, scene::*, *};
use agt_primitives::{
    attestation::{BatchContent, JobId},
    calendar::DAY,
    token::AGT,
};
use pallet_reward_pools::Error;

fn claim_guarantee(who: Key) -> RuntimeCall {
    Pools::claim_guarantee { owner: id(REQUESTER).into(), number: POOL, who: id(who).into() }.into()
}

fn refund_guarantee() -> RuntimeCall {
    of_pool(|owner, number| Pools::refund_guarantee { owner, number })
}

fn close() -> RuntimeCall {
    of_pool(|owner, number| Pools::close { owner, number })
}

#[test]
fn frozen_asset_pays_a_worker_its_units_or_agt_and_never_both() {
    test(|| {
        owing();
        assert_ok!(by(REQUESTER, Tokens::freeze_asset { id: COIN }));
        assert_noop!(by(WORKER, claim(WORKER)), Error::<Runtime>::CannotReceive);
        // The owner, who has frozen its own coin, is after the guarantee, and so is an accomplice.
        assert_ok!(by(REQUESTER, Pools::cancel { number: POOL }));
        assert_noop!(by(REQUESTER, refund_guarantee()), Error::<Runtime>::InUse);
        assert_noop!(by(STRANGER, claim_guarantee(WORKER)), Error::<Runtime>::NotWorker);
        let twice = batch(vec![claim_guarantee(WORKER), claim_guarantee(WORKER)]);
        assert_noop!(by(WORKER, twice), Error::<Runtime>::NothingOwed);
        let before = free(&id(WORKER));
        assert_ok!(by(WORKER, claim_guarantee(WORKER)));
        assert_eq!(free(&id(WORKER)), before + 300 * AGT);
        assert_ok!(by(REQUESTER, Tokens::thaw_asset { id: COIN }));
        assert_noop!(by(WORKER, claim(WORKER)), Error::<Runtime>::NothingOwed);
        // The other worker has waited: now its units can be paid, and so the guarantee cannot.
        assert_noop!(by(SECOND, claim_guarantee(SECOND)), Error::<Runtime>::NotObstructed);
        assert_ok!(by(SECOND, claim(SECOND)));
        assert_eq!((units(&id(WORKER)), units(&id(SECOND))), (0, 2_000));
        // What was given up is the protocol's, with the fee of 3 in 100, and not the owner's.
        assert_ok!(by(STRANGER, of_pool(|owner, number| Pools::collect_fee { owner, number })));
        assert_eq!(units(&pots::account(pots::REVENUE)), 3_000 + 150);
        assert_noop!(by(REQUESTER, refund_guarantee()), Error::<Runtime>::InUse);
    });
}

#[test]
fn worker_that_is_blocked_in_an_asset_is_paid_at_another_account() {
    test(|| {
        owing();
        // The issuer blocks one worker before it was ever paid, and the owner's accomplice waits for the pool to close.
        let who = || Address::from(id(WORKER));
        assert_ok!(by(REQUESTER, Tokens::touch_other { id: COIN, who: who() }));
        assert_ok!(by(REQUESTER, Tokens::block { id: COIN, who: who() }));
        assert_noop!(by(WORKER, claim(WORKER)), Error::<Runtime>::CannotReceive);
        assert_noop!(by(STRANGER, claim_to(STRANGER)), Error::<Runtime>::NothingOwed);
        at(report().expires.0);
        assert_noop!(by(STRANGER, close()), Error::<Runtime>::InUse);
        assert_ok!(by(WORKER, claim_to(SECOND)));
        assert_noop!(by(WORKER, claim_guarantee(WORKER)), Error::<Runtime>::NothingOwed);
        assert_eq!((units(&id(SECOND)), report().guarantee_paid.0), (3_000, 0));
    });
}

#[test]
fn worker_that_keeps_itself_from_its_pay_gets_no_guarantee_for_a_year() {
    test(|| {
        owing();
        // Without any AGT its account is gone, and no account can own a unit.
        assert_ok!(by(SECOND, send_all(&id(STRANGER))));
        assert!(!System::account_exists(&id(SECOND)));
        assert_noop!(by(SECOND, claim(SECOND)), Error::<Runtime>::CannotReceive);
        assert_noop!(by(SECOND, claim_guarantee(SECOND)), Error::<Runtime>::NotObstructed);
        // When it had a year, anybody ends its claim, so that no account keeps a pool for ever.
        let given_up = report().given_up_from.0;
        assert_eq!(given_up, report().expires.0 + 365 * DAY);
        set("rewardPools.mostLife", (30 * DAY).into());
        let for_others = |call: fn(Key) -> RuntimeCall, who| around(given_up, || by(STRANGER, call(who)));
        let early = Err(Error::<Runtime>::NotWorker.into());
        assert_eq!(for_others(claim_guarantee, SECOND), [early, Ok(()), Ok(())]);
        assert_eq!(for_others(claim, WORKER), [early, Ok(()), Ok(())]);
        at(given_up);
        assert_noop!(by(STRANGER, claim_guarantee(WORKER)), Error::<Runtime>::NotObstructed);
        let both = [claim_guarantee(SECOND), claim(SECOND), claim(WORKER), claim_guarantee(WORKER)];
        assert_ok!(by(STRANGER, force_batch(both.into())));
        assert_eq!((free(&id(SECOND)), units(&id(SECOND)), units(&id(WORKER))), (200 * AGT, 0, 3_000));
    });
}

#[test]
fn guarantee_returns_once_when_nothing_can_be_owed_any_more() {
    test(|| {
        let worth = owned(&id(REQUESTER));
        owing();
        assert_ok!(by(REQUESTER, Pools::cancel { number: POOL }));
        assert_ok!(by(WORKER, claim(WORKER)));
        assert_ok!(by(SECOND, claim(SECOND)));
        // A job that can still be posted for may owe somebody tomorrow.
        assert_noop!(by(REQUESTER, refund_guarantee()), Error::<Runtime>::InUse);
        assert_noop!(by(REQUESTER, close()), Error::<Runtime>::InUse);
        job_ends(0);
        // The owner freezes its own coin, which keeps the pool, and the AGT comes back all the same.
        assert_ok!(by(REQUESTER, Tokens::freeze_asset { id: COIN }));
        assert_noop!(by(REQUESTER, batch(vec![refund_guarantee(); 2])), Error::<Runtime>::NothingToRefund);
        assert_ok!(by(STRANGER, refund_guarantee()));
        assert_ok!(by(REQUESTER, Tokens::thaw_asset { id: COIN }));
        let collect = of_pool(|owner, number| Pools::collect_fee { owner, number });
        assert_noop!(by(REQUESTER, batch(vec![close(), collect.clone()])), Error::<Runtime>::StillDue);
        assert_ok!(by(REQUESTER, batch(vec![collect, close()])));
        assert_noop!(by(REQUESTER, close()), Error::<Runtime>::UnknownPool);
        assert_eq!(owned(&id(REQUESTER)), worth, "its coin was created for a deposit, which is on reserve");
        assert_eq!(units(&id(REQUESTER)), 1_000_000 - 5_000 - 150);
    });
}

/// The committee of a job attests that nothing is outstanding, and the job closes.
fn job_ends(job: JobId) {
    at(job_of(job).ends);
    let last = Tree::of(job, &[]);
    last.post_as(BatchContent { root: Default::default(), is_last: true, ..last.content() });
    at(last.final_from());
    for batch in 0..2 {
        assert_ok!(by(STRANGER, Jobs::sweep { job, batch, limit: 10 }));
    }
    assert_ok!(by(STRANGER, Jobs::close { job }));
}

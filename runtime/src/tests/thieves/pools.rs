//! Reward pools: nobody is paid twice, the keys of an asset reach nothing that is on hold, and no trick of an owner stops
//! anybody's pay.

use super::{jobs::*, scene::*, *};
use agt_primitives::{
    access::Role, assets::AssetKind, calendar::DAY, reward_pools::PoolReport, tasks::PoolId, token::AGT,
};
use frame_support::traits::fungibles::{Inspect, InspectHold};
use pallet_reward_pools::{Error, HoldReason};

/// Units that the pool's owner puts into it.
pub(super) const FUNDED: Balance = 20_000;
/// Planck that it guarantees them with.
pub(super) const GUARANTEE: Balance = 2_000 * AGT;

pub(super) fn claim(who: Key) -> RuntimeCall {
    Pools::claim { owner: id(REQUESTER).into(), number: POOL, who: id(who).into() }.into()
}

pub(super) fn claim_to(to: Key) -> RuntimeCall {
    Pools::claim_to { owner: id(REQUESTER).into(), number: POOL, to: id(to).into() }.into()
}

pub(super) fn of_pool(call: fn(Address, PoolId) -> Pools) -> RuntimeCall {
    call(id(REQUESTER).into(), POOL).into()
}

pub(super) fn report() -> PoolReport<AccountId> {
    RewardPools::pool(id(REQUESTER), POOL).expect("the pool is open")
}

pub(super) fn owed_to(who: Key) -> Balance {
    RewardPools::owed(id(REQUESTER), POOL, id(who))
}

/// An unsecured pool owes the worker 3,000 and the second one 2,000 units, which its owner has issued itself.
pub(super) fn owing() {
    register_is_made();
    coin_is_made(10);
    give(&id(SECOND), AGT);
    assert_ok!(by(REQUESTER, pool(coin(), FUNDED, GUARANTEE)));
    let tree = Tree::of(working_job(100, 100), &[(WORKER, 30), (SECOND, 20)]);
    tree.post();
    block_after(3 * DAY);
    assert_ok!(by(STRANGER, batch(vec![tree.claim(0), tree.claim(1)])));
    assert_eq!((owed_to(WORKER), owed_to(SECOND), units(&id(WORKER))), (3_000, 2_000, 0));
}

#[test]
fn what_is_owed_is_paid_once_however_the_claim_is_wrapped() {
    test(|| {
        owing();
        assert_noop!(by(STRANGER, claim(WORKER)), Error::<Runtime>::NotWorker);
        assert_noop!(by(STRANGER, claim_to(STRANGER)), Error::<Runtime>::NothingOwed);
        assert_noop!(by(WORKER, as_derivative(claim(WORKER))), Error::<Runtime>::NotWorker);
        assert_noop!(by(WORKER, as_multisig_with(STRANGER, claim(WORKER))), Error::<Runtime>::NotWorker);
        for second in [claim(WORKER), claim_to(STRANGER)] {
            assert_noop!(by(WORKER, batch(vec![claim(WORKER), second])), Error::<Runtime>::NothingOwed);
        }
        let_act(STRANGER, WORKER);
        assert_ok!(by(WORKER, force_batch(vec![claim(WORKER), claim(WORKER), claim_to(STRANGER)])));
        assert_ok!(by(STRANGER, force_batch(vec![by_proxy(WORKER, claim_to(STRANGER)), claim_to(STRANGER)])));
        assert_eq!((units(&id(WORKER)), units(&id(STRANGER)), owed_to(WORKER)), (3_000, 0, 0));
        assert_ok!(by(SECOND, claim(SECOND)));
        assert_eq!((report().paid, report().owed), (5_000, 0));
    });
}

#[test]
fn keys_of_an_asset_reach_nothing_that_a_pool_has_on_hold() {
    type Refused = pallet_assets::Error<Runtime, pallet_assets::Instance1>;
    let on_hold = || {
        let reason = HoldReason::Pool.into();
        <AssetsHolder as InspectHold<AccountId>>::balance_on_hold(COIN, &reason, &id(REQUESTER))
    };
    test(|| {
        owing();
        let owner = || Address::from(id(REQUESTER));
        let issued = Assets::total_issuance(COIN);
        assert_eq!(on_hold(), FUNDED);
        let dest = id(STRANGER).into();
        let take = Tokens::force_transfer { id: COIN, source: owner(), dest, amount: issued - FUNDED };
        assert_noop!(by(REQUESTER, take), Refused::BalanceLow);
        assert_noop!(by(REQUESTER, Tokens::start_destroy { id: COIN }), Refused::ContainsHolds);
        assert_noop!(by(REQUESTER, Tokens::refund { id: COIN, allow_burn: true }), Refused::ContainsHolds);
        // It may burn what is free, down to the least balance, and shut its own account.
        assert_ok!(by(REQUESTER, Tokens::burn { id: COIN, who: owner(), amount: Balance::MAX }));
        assert_ok!(by(REQUESTER, Tokens::block { id: COIN, who: owner() }));
        assert_eq!((units(&id(REQUESTER)), on_hold(), Assets::total_issuance(COIN)), (10, FUNDED, FUNDED + 10));
        assert_ok!(by(WORKER, claim(WORKER)));
        assert_ok!(by(SECOND, claim_to(WORKER)));
        assert_eq!((units(&id(WORKER)), on_hold()), (5_000, FUNDED - 5_000));
    });
}

#[test]
fn pool_takes_new_work_before_its_last_millisecond_is_over() {
    test(|| {
        register_is_made();
        assert_ok!(by(REQUESTER, pool(AssetKind::Native, 300 * AGT, 0)));
        let expires = report().expires.0;
        let refused = Err(Error::<Runtime>::PoolExpired.into());
        assert_eq!(around(expires, || by(REQUESTER, job(AGT, 100))), [Ok(()), refused, refused]);
        // From then on anybody may close it, and only its owner gets anything.
        let close = || of_pool(|owner, number| Pools::close { owner, number });
        let by_stranger = || by(STRANGER, close());
        assert_eq!(around(expires, by_stranger), [Err(Error::<Runtime>::NotOwner.into()), Ok(()), Ok(())]);
        at(expires);
        let (owner, stranger) = (owned(&id(REQUESTER)), owned(&id(STRANGER)));
        let greedy = [of_pool(|owner, number| Pools::refund { owner, number }), close(), close()];
        assert_ok!(by(STRANGER, force_batch(greedy.into())));
        assert_eq!((owned(&id(REQUESTER)), owned(&id(STRANGER))), (owner, stranger));
        assert_eq!(held(&id(REQUESTER)), 1_000 * AGT, "the bond of its role");
    });
}

#[test]
fn owner_that_spends_its_last_planck_is_not_removed_and_pays() {
    test(|| {
        register_is_made();
        // A sponsor registers the requester, so that its account lives without AGT.
        let (sponsor, requester) = (Holder(Key::Alice.pair()), Holder(REQUESTER.pair()));
        assert_ok!(by(Key::Alice, registration(&sponsor, &requester)));
        assert_ok!(by(REQUESTER, pool(AssetKind::Native, 300 * AGT, 0)));
        let tree = Tree::of(working_job(AGT, 100), &[(WORKER, 100)]);
        assert_ok!(by(REQUESTER, send_all(&id(STRANGER))));
        assert_eq!(free(&id(REQUESTER)), 0);
        tree.post();
        block_after(30 * DAY);
        let remove = || People::remove_idle { who: id(REQUESTER).into() };
        assert_noop!(by(STRANGER, remove()), pallet_contributors::Error::<Runtime>::ProviderNeeded);
        let before = free(&id(WORKER));
        assert_ok!(by(STRANGER, tree.claim(0)));
        assert_eq!(free(&id(WORKER)), before + 100 * AGT);
        // When it gets back what is left, its account needs no registration.
        assert_ok!(by(STRANGER, Jobs::sweep { job: tree.job, batch: tree.batch, limit: 1 }));
        assert_ok!(by(STRANGER, Jobs::close { job: tree.job }));
        assert_ok!(by(STRANGER, of_pool(|owner, number| Pools::collect_fee { owner, number })));
        assert_ok!(by(REQUESTER, Pools::cancel { number: POOL }));
        assert_ok!(by(REQUESTER, of_pool(|owner, number| Pools::close { owner, number })));
        assert!(free(&id(REQUESTER)) > 197 * AGT);
        assert_ok!(by(STRANGER, remove()));
        assert!(free(&id(REQUESTER)) > 197 * AGT);
    });
}

#[test]
fn payment_to_the_owner_or_to_a_pot_makes_no_unit_and_no_revenue() {
    test(|| {
        owing();
        let issued = Assets::total_issuance(COIN);
        let owner = units(&id(REQUESTER));
        assert_ok!(by(WORKER, claim_to(REQUESTER)));
        assert_eq!(units(&id(REQUESTER)), owner + 3_000);
        let pot = pots::account(pots::REVENUE);
        let to_pot = Pools::claim_to { owner: id(REQUESTER).into(), number: POOL, to: pot.clone().into() };
        assert_ok!(by(SECOND, to_pot));
        assert_eq!((units(&pot), Assets::total_issuance(COIN)), (2_000, issued));
        // What came of nobody's fee is a gift: it is counted once, and the fee beside it.
        assert_ok!(by(STRANGER, of_pool(|owner, number| Pools::collect_fee { owner, number })));
        assert_ok!(by(STRANGER, pallet_revenue::Call::<Runtime>::collect { asset: coin() }));
        let again = by(STRANGER, pallet_revenue::Call::<Runtime>::collect { asset: coin() });
        assert_noop!(again, pallet_revenue::Error::<Runtime>::NothingToCollect);
        assert_eq!(Revenue::books(coin()).map(|books| (books.collected, books.in_pot)), Some((2_150, 2_150)));
    });
}

#[test]
fn pool_without_the_role_or_the_guarantee_takes_no_work() {
    test(|| {
        register_is_made();
        coin_is_made(10);
        let (price, answers) = (100, 100);
        assert_noop!(by(STRANGER, pool(AssetKind::Native, 300 * AGT, 0)), Error::<Runtime>::NotARequester);
        assert_noop!(by(REQUESTER, pool(coin(), FUNDED, 0)), Error::<Runtime>::GuaranteeTooSmall);
        // A heap of units that cost their issuer nothing makes the guarantee of each one thin.
        let thin = batch(vec![pool(coin(), 500_000, 500 * AGT).into(), job(price, answers).into()]);
        assert_noop!(by(REQUESTER, thin), Error::<Runtime>::GuaranteeTooThin);
        assert_ok!(by(REQUESTER, pool(coin(), FUNDED, GUARANTEE)));
        // Nobody makes it thinner for others: who puts units into it adds to the guarantee.
        let top_up = Pools::top_up { owner: id(REQUESTER).into(), number: POOL, amount: 500_000 };
        assert_ok!(by(REQUESTER, top_up));
        assert_eq!(report().guarantee.0, GUARANTEE + 50_000 * AGT);
        // Whoever takes its bond out of the role opens no more work, and the pool is still its own.
        assert_ok!(by(REQUESTER, Bonds::stop_role { role: Role::DataRequest }));
        let refused = pallet_attestation::Error::<Runtime>::NotARequester;
        assert_noop!(by(REQUESTER, job(price, answers)), refused);
        block_after(2 * DAY);
        assert_ok!(by(REQUESTER, Pools::cancel { number: POOL }));
        assert_ok!(by(REQUESTER, of_pool(|owner, number| Pools::close { owner, number })));
        assert_eq!(units(&id(REQUESTER)), 1_000_000);
    });
}

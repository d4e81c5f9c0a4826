//! Attested batches: what a tree pays and to whom, and what the money of a job is safe from.

use super::{jobs::*, scene::*, *};
use agt_primitives::{
    assets::AssetKind,
    attestation::{BatchContent, JobId, Leaf},
    calendar::DAY,
    tasks::EscrowId,
    token::AGT,
};
use pallet_attestation::Error;

/// A job that pays an AGT an answer, 100 at the most.
fn agt_job() -> JobId {
    register_is_made();
    assert_ok!(by(REQUESTER, pool(AssetKind::Native, 300 * AGT, 0)));
    working_job(AGT, 100)
}

/// The same, with a batch for these people that is final.
fn final_batch(people: &[(Key, u32)]) -> Tree {
    let tree = Tree::of(agt_job(), people);
    tree.post();
    at(tree.final_from());
    tree
}

fn sweep(tree: &Tree, limit: u32) -> RuntimeCall {
    Jobs::sweep { job: tree.job, batch: tree.batch, limit }.into()
}

#[test]
fn leaf_is_paid_once_whoever_shows_it_and_however_often() {
    test(|| {
        // The worker stands in the tree twice.
        let tree = final_batch(&[(WORKER, 30), (SECOND, 20), (WORKER, 5)]);
        let (worker, stranger) = (owned(&id(WORKER)), owned(&id(STRANGER)));
        assert_noop!(by(STRANGER, batch(vec![tree.claim(0), tree.claim(2)])), Error::<Runtime>::AlreadyClaimed);
        // In another name, or with another amount, it is another leaf.
        let in_my_name = Leaf { who: id(STRANGER), ..tree.leaves[0].clone() };
        assert_noop!(by(STRANGER, tree.claim_as(&in_my_name, 0)), Error::<Runtime>::BadProof);
        let dearer = Leaf { amount: 31 * AGT, ..tree.leaves[0].clone() };
        assert_noop!(by(WORKER, tree.claim_as(&dearer, 0)), Error::<Runtime>::WrongAmount);
        let more = Leaf { accepted: 31, amount: 31 * AGT, ..tree.leaves[0].clone() };
        assert_noop!(by(WORKER, tree.claim_as(&more, 0)), Error::<Runtime>::BadProof);
        let_act(STRANGER, WORKER);
        let ways = [
            tree.claim(0),
            tree.claim(0),
            as_derivative(tree.claim(0)),
            by_proxy(WORKER, tree.claim(2)),
            as_multisig_with(SECOND, tree.claim(0)),
            tree.claim(2),
        ];
        assert_ok!(by(STRANGER, force_batch(ways.into())));
        assert_eq!((owned(&id(WORKER)), owned(&id(STRANGER))), (worker + 30 * AGT, stranger));
        assert_ok!(by(STRANGER, tree.claim(1)));
        assert_eq!(free(&id(SECOND)), 20 * AGT, "who had nothing is paid");
    });
}

#[test]
fn claim_that_a_stranger_sends_first_costs_the_worker_a_fee_at_most() {
    test(|| {
        let number = agt_job();
        let (sponsor, second) = (Holder(Key::Alice.pair()), Holder(SECOND.pair()));
        assert_ok!(by(Key::Alice, registration(&sponsor, &second)));
        let tree = Tree::of(number, &[(SECOND, 20)]);
        tree.post();
        at(tree.final_from());
        pass(0);
        // Without AGT it claims for nothing, as long as nobody has done so for it.
        undone(|| {
            second.send(tree.claim(0));
            assert_eq!(free(&second.who()), 20 * AGT);
        });
        let stranger = free(&id(STRANGER));
        Holder(STRANGER.pair()).send(tree.claim(0));
        let fee = stranger - free(&id(STRANGER));
        assert!(second.try_send(tree.claim(0)).is_err());
        let lost = 20 * AGT - free(&second.who());
        assert!(0 < lost && lost <= fee, "{lost} of {fee}: the stranger has paid as much to pay it");
        assert_eq!(job_of(number).books.paid, 20 * AGT);
    });
}

#[test]
fn leaves_that_pay_more_than_their_batch_reach_no_other_money() {
    test(|| {
        let number = agt_job();
        let tree = Tree::of(number, &[(STRANGER, 60), (WORKER, 30)]);
        // The committee says that the tree pays 40.
        tree.post_as(BatchContent { accepted: 40, ..tree.content() });
        at(tree.final_from());
        assert_noop!(by(STRANGER, tree.claim(0)), Error::<Runtime>::BatchExhausted);
        let worker = free(&id(WORKER));
        assert_ok!(by(STRANGER, tree.claim(1)));
        assert_noop!(by(STRANGER, tree.claim(0)), Error::<Runtime>::BatchExhausted);
        assert_eq!(free(&id(WORKER)), worker + 30 * AGT);
        // What is left of the job is there for the next batch, and no batch takes more.
        let next = Tree::of(number, &[(SECOND, 60)]);
        let seats = Attestation::committee(number);
        let greedy = BatchContent { accepted: 61, ..next.content() };
        let post = Jobs::post { job: number, content: greedy };
        assert_noop!(as_account(&seats[0], post), Error::<Runtime>::NotEnoughLeft);
        next.post();
        at(next.final_from());
        assert_ok!(by(STRANGER, next.claim(0)));
        assert_eq!(free(&id(SECOND)), 60 * AGT);
    });
}

#[test]
fn root_of_one_job_pays_nothing_when_posted_for_another() {
    test(|| {
        let first = final_batch(&[(WORKER, 30), (SECOND, 20)]);
        assert_ok!(by(STRANGER, first.claim(0)));
        // The same people, the same place, and the same root for a second job of the requester.
        let number = working_job(AGT, 90);
        let forged = Tree { job: number, batch: 0, leaves: first.leaves.clone() };
        forged.post();
        at(forged.final_from());
        let moved = Leaf { job: number, ..first.leaves[0].clone() };
        assert_noop!(by(WORKER, first.claim_as(&moved, 0)), Error::<Runtime>::BadProof);
        assert_noop!(by(WORKER, first.claim(0)), Error::<Runtime>::AlreadyClaimed);
        assert_ok!(by(WORKER, first.claim(1)));
        assert_eq!(job_of(number).books.paid, 0);
    });
}

#[test]
fn requester_that_sees_its_committee_coming_draws_no_other() {
    test(|| {
        register_is_made();
        assert_ok!(by(REQUESTER, pool(AssetKind::Native, 300 * AGT, 0)));
        let number = pallet_attestation::NextJob::<Runtime>::get();
        assert_ok!(by(REQUESTER, job(AGT, 100)));
        let stop = || RuntimeCall::from(Jobs::stop { job: number });
        epoch_passes();
        // Nobody knows the seed yet.
        assert_ok!(undone(|| by(REQUESTER, stop())));
        epoch_passes();
        assert_noop!(by(REQUESTER, stop()), Error::<Runtime>::SeedKnown);
        assert_noop!(by(REQUESTER, batch(vec![stop(), job(AGT, 100).into()])), Error::<Runtime>::SeedKnown);
        let ends = job_of(number).ends;
        let close = || by(STRANGER, Jobs::close { job: number });
        let refused = |error: Error<Runtime>| Err(DispatchError::from(error));
        let seen = around(ends, close);
        assert_eq!(seen, [refused(Error::StillOpen), refused(Error::SeedKnown), refused(Error::SeedKnown)]);
        // Drawn, the money is committed, whatever becomes of the pool.
        assert_ok!(by(STRANGER, Jobs::draw { job: number }));
        block_after(DAY);
        block_after(DAY);
        assert_ok!(by(REQUESTER, Pools::cancel { number: POOL }));
        let refund = Pools::refund_escrow { escrow: EscrowId::Job(number) };
        assert_noop!(by(REQUESTER, refund), pallet_reward_pools::Error::<Runtime>::StillCommitted);
        assert_noop!(by(REQUESTER, Jobs::close { job: number }), Error::<Runtime>::StillAttesting);
        let tree = Tree::of(number, &[(SECOND, 100)]);
        tree.post();
        at(tree.final_from());
        assert_ok!(by(STRANGER, tree.claim(0)));
        assert_eq!(free(&id(SECOND)), 100 * AGT);
    });
}

#[test]
fn requester_strikes_two_members_and_no_third() {
    test(|| {
        register_is_made();
        assert_ok!(by(REQUESTER, pool(AssetKind::Native, 300 * AGT, 0)));
        let number = pallet_attestation::NextJob::<Runtime>::get();
        assert_ok!(by(REQUESTER, job(AGT, 100)));
        epoch_passes();
        epoch_passes();
        assert_ok!(by(STRANGER, Jobs::draw { job: number }));
        let drawn: Vec<_> = job_of(number).committee.members.iter().map(|member| member.who.clone()).collect();
        let strike = |place: usize| Jobs::strike { job: number, who: drawn[place].clone().into() };
        assert_noop!(by(STRANGER, strike(0)), Error::<Runtime>::NotRequester);
        let three = batch((0..3).map(|place| strike(place).into()).collect());
        assert_noop!(by(REQUESTER, three), Error::<Runtime>::NoMoreStrikes);
        assert_noop!(by(REQUESTER, batch(vec![strike(0).into(), strike(0).into()])), Error::<Runtime>::NotAMember);
        assert_ok!(by(REQUESTER, force_batch((0..5).map(|place| strike(place).into()).collect())));
        assert_eq!(Attestation::committee(number), drawn[2..]);
        block_after(DAY);
        assert_noop!(by(REQUESTER, strike(2)), Error::<Runtime>::StrikesOver);
        Tree::of(number, &[(SECOND, 1)]).post();
    });
}

#[test]
fn job_keeps_rate_stakes_and_fee_when_governance_changes_them() {
    test(|| {
        register_is_made();
        coin_is_made(1);
        govern(pallet_listed_assets::Call::<Runtime>::list { asset: COIN });
        assert_ok!(by(REQUESTER, pool(coin(), 20_000, 0)));
        let number = working_job(100, 100);
        // The coin loses its rate and its place on the list; a signature and a window cost less, and the fee rises.
        govern(pallet_listed_assets::Call::<Runtime>::remove_rate { asset: COIN });
        govern(pallet_listed_assets::Call::<Runtime>::unlist { asset: COIN });
        set("attestation.signerPart", 500);
        set("attestation.challengeWindow", DAY.into());
        set("rewardPools.fee", 1_000);
        let tree = Tree::of(number, &[(WORKER, 100)]);
        tree.post();
        assert_eq!(tree.final_from(), Timestamp::get() + 3 * DAY);
        let batch = pallet_attestation::Batches::<Runtime>::get((number, 0)).expect("it is posted");
        assert_eq!((batch.value, batch.set_aside), (1_000 * AGT, 100 * AGT));
        at(tree.final_from());
        assert_ok!(by(STRANGER, tree.claim(0)));
        let pool = RewardPools::pool(id(REQUESTER), POOL).expect("it is open");
        assert_eq!((units(&id(WORKER)), pool.fee_due), (10_000, 300));
        // New work has no worth, so nobody could stand for it.
        assert_noop!(by(REQUESTER, job(10, 100)), Error::<Runtime>::NoRate);
    });
}

#[test]
fn many_small_payments_cost_the_fee_of_their_sum() {
    test(|| {
        register_is_made();
        coin_is_made(1);
        govern(pallet_listed_assets::Call::<Runtime>::list { asset: COIN });
        // Three in 100 of 34 units are two, rounded up once. Rounded up for each unit they were 34.
        let names = [WORKER, STRANGER, Key::Alice, Key::Charlie, Key::Dave, Key::Eve, Key::One];
        assert_ok!(by(REQUESTER, pool(coin(), 35, 0)));
        assert_noop!(by(REQUESTER, job(1, 34)), pallet_reward_pools::Error::<Runtime>::PoolTooSmall);
        assert_ok!(by(REQUESTER, Pools::top_up { owner: id(REQUESTER).into(), number: POOL, amount: 1 }));
        let number = working_job(1, 34);
        for _ in 0..2 {
            let tree = Tree::of(number, &names.map(|who| (who, 1)));
            tree.post();
            at(tree.final_from());
            assert_ok!(by(STRANGER, batch((0..names.len()).map(|place| tree.claim(place)).collect())));
            assert_ok!(by(STRANGER, sweep(&tree, 100)));
            assert_noop!(by(STRANGER, tree.claim(0)), Error::<Runtime>::UnknownBatch);
        }
        let pool = RewardPools::pool(id(REQUESTER), POOL).expect("it is open");
        assert_eq!((pool.paid, pool.fee_due, pool.reserved), (14, 1, 21));
        assert_eq!(names.map(|who| units(&id(who))), [2; 7]);
    });
}

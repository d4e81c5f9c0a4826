//! People claim what a final batch says that they have earned.

use super::*;

#[test]
fn claim_pays_what_the_leaf_says() {
    run(|| {
        let (key, tree) = open_final();
        assert_ok!(tree.claim(0));
        assert_last(Event::Claimed {
            job: key.0,
            batch: key.1,
            who: ALICE,
            accepted: 30,
            rejected: 2,
            amount: 3_000,
            is_sent: true,
        });
        assert_eq!((sent(&ALICE), batch(key).claimed, books(key.0).paid), (3_000, 3_000, 3_000));
        assert!(Attestation::is_claimed(key.0, key.1, ALICE));
        assert!(!Attestation::is_claimed(key.0, key.1, BOB));
        assert_ok!(tree.claim(1));
        assert_ok!(tree.claim(2));
        assert_eq!(batch(key).claimed, EARNED);
        assert_eq!(escrow(key.0).committed, MOST - EARNED);
    });
}

#[test]
fn claim_is_refused_before_the_batch_is_final() {
    run(|| {
        let id = open_working();
        let (key, tree) = propose(id, &people());
        assert_noop!(tree.claim(0), Error::<Test>::NotFinal);
        assert_ok!(sign(key, &committee(id)[1]));
        wait(3 * DAY - 1);
        assert_noop!(tree.claim(0), Error::<Test>::NotFinal);
        wait(1);
        assert_ok!(tree.claim(0));
        let unknown = Tree::at((id, 7), &people());
        assert_noop!(unknown.claim(0), Error::<Test>::UnknownBatch);
    });
}

#[test]
fn claim_that_cannot_be_received_is_owed_by_the_pool() {
    run(|| {
        let (key, tree) = open_final();
        block(&ALICE, true);
        assert_ok!(tree.claim(0));
        let (job, batch, who) = (key.0, key.1, ALICE);
        let (accepted, rejected, amount, is_sent) = (30, 2, 3_000, false);
        assert_last(Event::Claimed { job, batch, who, accepted, rejected, amount, is_sent });
        assert_eq!((sent(&ALICE), Owed::get(POOL, ALICE)), (0, 3_000));
        assert_noop!(tree.claim(0), Error::<Test>::AlreadyClaimed);
        // The next claim that arrives brings both.
        block(&ALICE, false);
        let (_, next) = posted(key.0, &people());
        wait(3 * DAY);
        assert_ok!(next.claim(0));
        assert_eq!(sent(&ALICE), 6_000);
    });
}

#[test]
fn claim_is_paid_when_the_pool_is_over() {
    run(|| {
        let (key, tree) = open_posted();
        set_over(POOL, true);
        wait(3 * DAY);
        assert_ok!(tree.claim(0));
        // The committee goes on, too.
        let (_, next) = posted(key.0, &people());
        wait(3 * DAY);
        assert_ok!(next.claim(1));
        assert_eq!((sent(&ALICE), sent(&BOB)), (3_000, 2_000));
    });
}

#[test]
fn claim_is_paid_once_an_account_and_batch() {
    run(|| {
        let id = open_working();
        // The committee lists an account twice.
        let (key, tree) = posted(id, &[(ALICE, 30, 0), (ALICE, 20, 0), (BOB, 1, 0)]);
        wait(3 * DAY);
        assert_ok!(tree.claim(1));
        assert_noop!(tree.claim(0), Error::<Test>::AlreadyClaimed);
        assert_noop!(tree.claim(1), Error::<Test>::AlreadyClaimed);
        assert_eq!(batch(key).claimed, 2_000);
    });
}

#[test]
fn batch_pays_no_more_than_it_says() {
    run(|| {
        let id = open_working();
        let tree = Tree::of(id, &people());
        let content = BatchContent { accepted: 50, rejected: 14, ..tree.content() };
        let key = (id, 0);
        assert_ok!(Attestation::post(signed(&committee(id)[0]), id, content));
        assert_ok!(sign(key, &committee(id)[1]));
        wait(3 * DAY);
        assert_ok!(tree.claim(0));
        assert_ok!(tree.claim(1));
        assert_noop!(tree.claim(2), Error::<Test>::BatchExhausted);
        assert_eq!((batch(key).claimed, books(id).left), (5_000, MOST - 5_000));
    });
}

#[test]
fn claim_is_refused_when_the_figures_are_not_those_of_a_leaf() {
    run(|| {
        let (_, tree) = open_final();
        let leaf = tree.0[0].clone();
        let claim = |change: &dyn Fn(&mut Leaf<AccountId>)| {
            let mut leaf = leaf.clone();
            change(&mut leaf);
            tree.claim_as(&leaf, 0)
        };
        assert_noop!(claim(&|leaf| leaf.accepted = 0), Error::<Test>::NothingAccepted);
        assert_noop!(claim(&|leaf| leaf.amount += 1), Error::<Test>::WrongAmount);
        assert_noop!(claim(&|leaf| leaf.amount = Balance::MAX), Error::<Test>::WrongAmount);
        let more = |leaf: &mut Leaf<AccountId>| (leaf.accepted, leaf.amount) = (31, 3_100);
        assert_noop!(claim(&more), Error::<Test>::BadProof);
        assert_noop!(claim(&|leaf| leaf.rejected = 0), Error::<Test>::BadProof);
        assert_noop!(claim(&|leaf| leaf.who = CAROL), Error::<Test>::BadProof);
        assert_ok!(tree.claim(0));
    });
}

#[test]
fn batch_of_one_leaf_needs_no_proof() {
    run(|| {
        let id = open_working();
        let (_, tree) = posted(id, &[(ALICE, 1, 0)]);
        wait(3 * DAY);
        assert_eq!(tree.proof(0).len(), 0);
        assert_ok!(tree.claim(0));
    });
}

#[test]
fn claim_is_refused_to_nobody() {
    run(|| {
        let (key, tree) = open_final();
        let (leaf, proof) = (tree.0[0].clone(), tree.proof(0));
        let none = RuntimeOrigin::none();
        assert_noop!(
            Attestation::claim(none, key.0, key.1, ALICE, leaf.accepted, leaf.rejected, leaf.amount, 0, proof),
            DispatchError::BadOrigin
        );
    });
}

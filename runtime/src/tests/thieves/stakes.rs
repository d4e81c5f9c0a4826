//! What stands behind a batch: signers' stakes, challenges and their bonds, receipts.

use super::{jobs::*, scene::*, *};
use agt_primitives::{
    access::Role,
    assets::AssetKind,
    attestation::{signature_under, Receipt, ENLISTMENT},
    calendar::DAY,
    token::AGT,
};
use pallet_attestation::Error;
use sp_core::{Pair, H256};

/// A batch for these people of a job that pays an AGT an answer. It can be challenged for three days.
fn posted(people: &[(Key, u32)]) -> Tree {
    register_is_made();
    assert_ok!(by(REQUESTER, pool(AssetKind::Native, 300 * AGT, 0)));
    let tree = Tree::of(working_job(AGT, 100), people);
    tree.post();
    tree
}

/// The key of an attester.
fn key_of(who: &AccountId) -> Key {
    ATTESTERS.into_iter().find(|key| id(*key) == *who).expect("an attester")
}

/// What a member of the committee signs for a worker.
fn receipt(member: Key, tree: &Tree, worker: Key, answers: u32) -> pallet_attestation::ReceiptOf<Runtime> {
    let submission = H256::repeat_byte(5);
    let text = Attestation::receipt_message(tree.job, &id(worker), answers, submission);
    let signature = Signature::Sr25519(member.pair().sign(&text));
    Receipt { member: id(member), answers, submission, signature }
}

fn challenge(tree: &Tree, receipt: Option<pallet_attestation::ReceiptOf<Runtime>>) -> RuntimeCall {
    Jobs::challenge { job: tree.job, batch: tree.batch, receipt }.into()
}

fn rule(tree: &Tree, challenger: Key, upheld: bool) -> RuntimeCall {
    Jobs::rule { job: tree.job, batch: tree.batch, challenger: id(challenger).into(), upheld }.into()
}

fn lapse(tree: &Tree) -> RuntimeCall {
    Jobs::lapse { job: tree.job, batch: tree.batch }.into()
}

fn lift(tree: &Tree) -> RuntimeCall {
    Jobs::lift { job: tree.job, batch: tree.batch }.into()
}

#[test]
fn signer_takes_no_stake_out_of_a_false_batch() {
    test(|| {
        // Two members pay an accomplice for the worker's answers.
        let tree = posted(&[(STRANGER, 50)]);
        let seats = Attestation::committee(tree.job);
        let signer = key_of(&seats[0]);
        assert_noop!(by(signer, lift(&tree)), Error::<Runtime>::NotFinal);
        let leave = Bonds::leave_role { role: Role::DataValidation };
        assert_noop!(by(signer, leave), pallet_access::Error::<Runtime>::RoleInUse);
        // The register lets a signer go, and its signature does not: a tenth of 50 AGT.
        assert_ok!(by(signer, Jobs::retire {}));
        let rest = BOND - 5 * AGT;
        let held = pallet_access::Error::<Runtime>::HeldByObligations;
        assert_noop!(by(signer, Bonds::unbond { amount: rest + 1 }), held);
        assert_ok!(by(signer, Bonds::unbond { amount: rest }));
        // The worker has a receipt of the third member, and no AGT is needed.
        let honest = key_of(&seats[2]);
        let receipt = receipt(honest, &tree, SECOND, 50);
        assert_noop!(by(WORKER, challenge(&tree, Some(receipt.clone()))), Error::<Runtime>::BadReceipt);
        assert_ok!(by(SECOND, challenge(&tree, Some(receipt))));
        assert_noop!(by(STRANGER, tree.claim(0)), Error::<Runtime>::NotFinal);
        let (pot, issued) = (free(&pots::account(pots::REWARDS)), supply());
        govern(rule(&tree, SECOND, true));
        assert_noop!(by(STRANGER, tree.claim(0)), Error::<Runtime>::NotFinal);
        assert_ok!(by(STRANGER, Jobs::sweep { job: tree.job, batch: tree.batch, limit: 1 }));
        assert_noop!(by(STRANGER, tree.claim(0)), Error::<Runtime>::UnknownBatch);
        assert_eq!((free(&id(SECOND)), free(&pots::account(pots::REWARDS))), (AGT, pot + 9 * AGT));
        assert_eq!(supply(), issued, "nothing is burned or minted");
        for who in &seats[..2] {
            let aside = |obligation| Access::obligation(who.clone(), obligation).is_some();
            assert!(!aside(signature_under((tree.job, tree.batch))) && !aside(ENLISTMENT));
        }
        // Three attesters are left, who say what is so.
        committee_comes(tree.job);
        let again = Tree::of(tree.job, &[(SECOND, 50)]);
        again.post();
        at(again.final_from());
        assert_ok!(by(STRANGER, again.claim(0)));
        assert_eq!(free(&id(SECOND)), 51 * AGT);
    });
}

#[test]
fn challenge_without_cause_costs_its_bond_and_takes_no_time() {
    test(|| {
        let tree = posted(&[(WORKER, 50)]);
        let until = tree.final_from();
        let (before, pot) = (free(&id(STRANGER)), free(&pots::account(pots::REWARDS)));
        let twice = batch(vec![challenge(&tree, None), challenge(&tree, None)]);
        assert_noop!(by(STRANGER, twice), Error::<Runtime>::NotPosted);
        assert_noop!(by(SECOND, challenge(&tree, None)), Error::<Runtime>::CannotPayBond);
        assert_ok!(by(STRANGER, challenge(&tree, None)));
        assert_eq!(free(&id(STRANGER)), before - 50 * AGT);
        let rest = until - Timestamp::get();
        at(until + DAY);
        // A ruling that was made for another challenge decides nothing.
        let late = dispatch(rule(&tree, WORKER, true), RuntimeOrigin::root());
        assert_eq!(late, Err(Error::<Runtime>::WrongChallenger.into()));
        govern(rule(&tree, STRANGER, false));
        assert_eq!((owned(&id(STRANGER)), free(&pots::account(pots::REWARDS))), (before - 50 * AGT, pot + 50 * AGT));
        assert_eq!(tree.final_from(), Timestamp::get() + rest);
        at(tree.final_from());
        assert_ok!(by(STRANGER, tree.claim(0)));
    });
}

#[test]
fn challenges_that_nobody_rules_on_stop_pay_for_two_lapses_at_most() {
    test(|| {
        let tree = posted(&[(WORKER, 50)]);
        let before = owned(&id(STRANGER));
        assert_ok!(by(STRANGER, challenge(&tree, None)));
        let rule_by = Timestamp::get() + 28 * DAY;
        let still = Err(Error::<Runtime>::StillRuling.into());
        assert_eq!(around(rule_by, || by(WORKER, lapse(&tree))), [still, Ok(()), Ok(())]);
        at(rule_by);
        assert_ok!(by(WORKER, lapse(&tree)));
        // The same account has had its turn, and no receipt counts any more.
        assert_noop!(by(STRANGER, challenge(&tree, None)), Error::<Runtime>::AlreadyChallenged);
        let seats = Attestation::committee(tree.job);
        let receipt = receipt(key_of(&seats[0]), &tree, SECOND, 1);
        assert_noop!(by(SECOND, challenge(&tree, Some(receipt))), Error::<Runtime>::ReceiptsOver);
        // Its second name has one, too, and then the batch stands.
        assert_ok!(by(STRANGER, send(&id(Key::DaveStash), 100 * AGT)));
        assert_ok!(by(Key::DaveStash, challenge(&tree, None)));
        at(Timestamp::get() + 28 * DAY);
        assert_ok!(by(WORKER, batch(vec![lapse(&tree), tree.claim(0), lift(&tree)])));
        assert_eq!(owned(&id(STRANGER)) + owned(&id(Key::DaveStash)), before, "bonds come back");
    });
}

#[test]
fn receipts_of_one_member_stop_a_batch_once() {
    test(|| {
        let tree = posted(&[(WORKER, 50)]);
        let seats = Attestation::committee(tree.job);
        let friend = key_of(&seats[2]);
        let mine = || Some(receipt(friend, &tree, STRANGER, 7));
        // One that the worker has signed itself, or that was signed for another number of answers, is none.
        let forged = Receipt { member: id(friend), ..receipt(STRANGER, &tree, STRANGER, 7) };
        assert_noop!(by(STRANGER, challenge(&tree, Some(forged))), Error::<Runtime>::BadReceipt);
        let altered = Receipt { answers: 8, ..receipt(friend, &tree, STRANGER, 7) };
        assert_noop!(by(STRANGER, challenge(&tree, Some(altered))), Error::<Runtime>::BadReceipt);
        assert_noop!(by(STRANGER, as_derivative(challenge(&tree, mine()))), Error::<Runtime>::BadReceipt);
        assert_ok!(by(STRANGER, challenge(&tree, mine())));
        govern(rule(&tree, STRANGER, false));
        assert_noop!(by(STRANGER, challenge(&tree, mine())), Error::<Runtime>::AlreadyChallenged);
        let of_a_friend = Some(receipt(friend, &tree, SECOND, 7));
        assert_noop!(by(SECOND, challenge(&tree, of_a_friend)), Error::<Runtime>::MemberRefuted);
        at(tree.final_from());
        assert_ok!(by(STRANGER, tree.claim(0)));
    });
}

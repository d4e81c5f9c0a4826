//! A worker challenges a batch without a bond by what a member of the committee has signed for it.

use super::*;
use sp_core::Pair;

fn challenge_by(key: (JobId, BatchNumber), who: &AccountId, receipt: ReceiptOf<Test>) -> DispatchResult {
    Attestation::challenge(signed(who), key.0, key.1, Some(receipt))
}

#[test]
fn receipt_challenges_without_a_bond() {
    run(|| {
        let (key, tree) = open_posted();
        let receipt = receipt(&committee(key.0)[2], key.0, &PENNILESS, 40);
        assert_ok!(challenge_by(key, &PENNILESS, receipt.clone()));
        assert_last(Event::Challenged {
            job: key.0,
            batch: key.1,
            who: PENNILESS,
            bond: 0,
            member: Some(receipt.member.clone()),
            answers: Some(40),
            submission: Some(receipt.submission),
            rule_by: now() + 28 * DAY,
        });
        assert_noop!(tree.claim(0), Error::<Test>::NotFinal);
        assert_ok!(rule(key, true));
        // It gets its part of what the signers lose.
        assert_eq!(Balances::free_balance(PENNILESS), 2 * SET_ASIDE / 10);
        // Its mark is all that is left of the batch.
        assert_eq!((batch(key).phase(now()), batch(key).marks, job(key.0).batches), (BatchPhase::Swept, 1, 1));
        assert_eq!(books(key.0).left, MOST);
        assert_ok!(sweep(key, 1));
        assert_last(Event::Swept { job: key.0, batch: key.1, forfeited: 0, marks: 1, is_removed: true });
    });
}

#[test]
fn receipt_is_used_once_a_batch() {
    run(|| {
        let (key, tree) = open_posted();
        let by = |key| challenge_by(key, &ALICE, receipt(&committee(key.0)[0], key.0, &ALICE, 30));
        assert_ok!(by(key));
        assert_ok!(rule(key, false));
        assert_noop!(by(key), Error::<Test>::AlreadyChallenged);
        assert!(!Attestation::is_claimed(key.0, key.1, ALICE));
        // Others have theirs, and a bond is always possible.
        assert_ok!(challenge_by(key, &BOB, receipt(&committee(key.0)[1], key.0, &BOB, 30)));
        assert_ok!(rule(key, false));
        assert_ok!(challenge(key, &ALICE));
        assert_ok!(rule(key, false));
        let (next, _) = posted(key.0, &people());
        assert_ok!(by(next));
        assert_ok!(rule(next, false));
        // Who has challenged is paid.
        wait(3 * DAY);
        assert_ok!(tree.claim(0));
        assert_eq!(batch(key).marks, 2);
    });
}

#[test]
fn member_whose_receipt_was_dismissed_signs_no_others_of_use() {
    run(|| {
        let (key, tree) = open_posted();
        let seats = committee(key.0);
        // A member signs receipts for whoever asks, so that the batch never becomes final.
        assert_ok!(challenge_by(key, &ALICE, receipt(&seats[0], key.0, &ALICE, 30)));
        assert_ok!(rule(key, false));
        let (job, batch, until) = (key.0, key.1, now() + 3 * DAY);
        let member = Some(seats[0].clone());
        assert_last(Event::Dismissed { job, batch, challenger: ALICE, bond: 0, member, until });
        for worker in [BOB, CAROL, PENNILESS] {
            let again = challenge_by(key, &worker, receipt(&seats[0], key.0, &worker, 30));
            assert_noop!(again, Error::<Test>::MemberRefuted);
        }
        assert_eq!(Attestation::batch(job, batch).unwrap().refuted, seats[..1]);
        assert_ok!(challenge_by(key, &BOB, receipt(&seats[1], key.0, &BOB, 30)));
        assert_ok!(rule(key, false));
        wait(3 * DAY);
        assert_ok!(tree.claim(0));
    });
}

#[test]
fn receipts_count_no_more_after_a_challenge_has_lapsed() {
    run(|| {
        let (key, tree) = open_posted();
        let seats = committee(key.0);
        assert_ok!(challenge_by(key, &ALICE, receipt(&seats[0], key.0, &ALICE, 30)));
        wait(28 * DAY);
        assert_ok!(Attestation::lapse(signed(PENNILESS), key.0, key.1));
        let again = challenge_by(key, &BOB, receipt(&seats[1], key.0, &BOB, 30));
        assert_noop!(again, Error::<Test>::ReceiptsOver);
        assert_noop!(challenge(key, &ALICE), Error::<Test>::AlreadyChallenged);
        wait(3 * DAY);
        assert_ok!(tree.claim(0));
    });
}

#[test]
fn receipt_of_another_job_worker_or_count_is_refused() {
    run(|| {
        let (key, _) = open_posted();
        let member = committee(key.0)[0].clone();
        let bad = Error::<Test>::BadReceipt;
        assert_noop!(challenge_by(key, &ALICE, receipt(&member, key.0 + 1, &ALICE, 30)), bad);
        let bad = Error::<Test>::BadReceipt;
        assert_noop!(challenge_by(key, &ALICE, receipt(&member, key.0, &BOB, 30)), bad);
        let good = receipt(&member, key.0, &ALICE, 30);
        let forged = ReceiptOf::<Test> { answers: 31, ..good.clone() };
        assert_noop!(challenge_by(key, &ALICE, forged), Error::<Test>::BadReceipt);
        let forged = ReceiptOf::<Test> { submission: H256::repeat_byte(6), ..good.clone() };
        assert_noop!(challenge_by(key, &ALICE, forged), Error::<Test>::BadReceipt);
        assert_noop!(challenge_by(key, &ALICE, receipt(&member, key.0, &ALICE, 0)), Error::<Test>::BadReceipt);
        assert_ok!(challenge_by(key, &ALICE, good));
    });
}

#[test]
fn receipt_of_who_has_no_seat_is_refused() {
    run(|| {
        let (key, _) = open_posted();
        let spare = members(key.0)[3].clone();
        assert_noop!(challenge_by(key, &ALICE, receipt(&spare, key.0, &ALICE, 30)), Error::<Test>::NotAMember);
        // The worker signs for itself in the name of a member.
        let message = Attestation::receipt_message(key.0, &ALICE, 30, H256::repeat_byte(5));
        let signature = self::key(77).sign(&message).into();
        let receipt = ReceiptOf::<Test> { signature, ..receipt(&committee(key.0)[0], key.0, &ALICE, 30) };
        assert_noop!(challenge_by(key, &ALICE, receipt), Error::<Test>::BadReceipt);
    });
}

#[test]
fn receipt_of_a_replaced_committee_counts_for_its_batches() {
    run(|| {
        let (first, _) = open_posted();
        let (second, _) = posted(first.0, &people());
        let old = committee(first.0)[2].clone();
        assert_ok!(challenge(first, &ALICE));
        assert_ok!(rule(first, true));
        assert_ok!(challenge_by(second, &ALICE, receipt(&old, first.0, &ALICE, 30)));
    });
}

#[test]
fn receipt_message_names_chain_purpose_job_and_worker() {
    run(|| {
        let text = String::from_utf8(Attestation::receipt_message(5, &ALICE, 30, H256::repeat_byte(9))).unwrap();
        let (seven, three, nine) = ("07".repeat(32), "03".repeat(32), "09".repeat(32));
        let expected = format!(
            "<Bytes>Attestation receipt\ngenesis: 0x{seven}\njob: 5\nworker: 0x{three}\nanswers: 30\nsubmission: \
             0x{nine}</Bytes>"
        );
        assert_eq!(text, expected);
    });
}

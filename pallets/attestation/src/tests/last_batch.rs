//! A committee attests that nothing is outstanding: only then the requester gets back what is left.

use super::*;

/// A job whose work has ended.
fn ended() -> JobId {
    let id = open_working();
    travel_to(job(id).ends);
    id
}

fn post_last(id: JobId, who: &AccountId) -> DispatchResult {
    Attestation::post(signed(who), id, last_content())
}

#[test]
fn last_batch_puts_a_part_of_all_that_is_left_aside() {
    run(|| {
        let id = open_working();
        posted(id, &people());
        travel_to(job(id).ends);
        let key = posted_last(id);
        let left = MOST - EARNED;
        assert_eq!((batch(key).total, batch(key).value, books(id).left), (0, left * RATE, left));
        for who in &committee(id)[..2] {
            assert_eq!(set_aside(key, who), Some(left * RATE / 10));
        }
        assert_eq!((job(id).last, job(id).phase(now())), (Some(1), JobPhase::Closing));
        assert_eq!(Attestation::job(id).unwrap().last, Some(1));
    });
}

#[test]
fn last_batch_is_refused_while_the_work_goes_on() {
    run(|| {
        let id = open_working();
        let who = committee(id)[0].clone();
        travel_to(job(id).ends - 1);
        assert_noop!(post_last(id, &who), Error::<Test>::WorkGoesOn);
        assert_ok!(Attestation::stop(signed(REQUESTER), id));
        assert_ok!(post_last(id, &who));
    });
}

#[test]
fn last_batch_that_names_a_tree_or_answers_is_refused() {
    run(|| {
        let id = ended();
        let who = committee(id)[0].clone();
        let changes: [fn(&mut BatchContent); 4] = [
            |content| content.root = H256::repeat_byte(1),
            |content| content.leaves = 1,
            |content| content.accepted = 1,
            |content| content.rejected = 1,
        ];
        for change in changes {
            let mut content = last_content();
            change(&mut content);
            assert_noop!(Attestation::post(signed(&who), id, content), Error::<Test>::LastBatchPays);
        }
        // No other batch is empty.
        let empty = BatchContent { is_last: false, ..last_content() };
        assert_noop!(Attestation::post(signed(&who), id, empty), Error::<Test>::ZeroRoot);
    });
}

#[test]
fn nothing_else_is_posted_while_there_is_a_last_batch() {
    run(|| {
        let id = ended();
        let seats = committee(id);
        let again = || post(id, &seats[1], &Tree::of(id, &people()));
        assert_ok!(post_last(id, &seats[0]));
        assert_noop!(again(), Error::<Test>::LastBatchPosted);
        assert_ok!(sign((id, 0), &seats[1]));
        assert_noop!(again(), Error::<Test>::LastBatchPosted);
        assert_noop!(post_last(id, &seats[1]), Error::<Test>::LastBatchPosted);
        assert_ok!(challenge((id, 0), &ALICE));
        assert_noop!(again(), Error::<Test>::LastBatchPosted);
        assert_noop!(close(id), Error::<Test>::BatchesLeft);
    });
}

#[test]
fn last_batch_that_nobody_signs_is_dropped() {
    run(|| {
        let id = ended();
        let seats = committee(id);
        assert_ok!(post_last(id, &seats[0]));
        wait(DAY);
        assert_ok!(Attestation::drop_batch(signed(ALICE), id, 0));
        assert_eq!((job(id).last, set_aside((id, 0), &seats[0])), (None, None));
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        assert_ok!(post(id, &seats[1], &Tree::of(id, &people())));
    });
}

#[test]
fn false_last_batch_takes_no_labour() {
    run(|| {
        let id = ended();
        // Two members are the requester's, and say that nothing is outstanding.
        let (key, seats) = (posted_last(id), committee(id));
        let receipt = receipt(&seats[2], id, &CAROL, 40);
        assert_ok!(Attestation::challenge(signed(CAROL), key.0, key.1, Some(receipt)));
        wait(5 * DAY);
        assert_ok!(rule(key, true));
        for who in &seats[..2] {
            let (taken, to_challenger) = (MOST * RATE / 10, MOST * RATE / 100);
            let event = Event::SignerSlashed { job: id, batch: key.1, who: who.clone(), taken, to_challenger };
            System::assert_has_event(event.into());
        }
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        assert_ok!(sweep(key, 1));
        pass_epoch();
        assert_ok!(draw(id));
        wait(DAY);
        let (_, tree) = posted(id, &people());
        wait(3 * DAY);
        assert_ok!(tree.claim(2));
    });
}

#[test]
fn job_whose_last_batch_is_final_closes() {
    run(|| {
        let id = ended();
        let key = posted_last(id);
        wait(3 * DAY - 1);
        assert_noop!(sweep(key, 0), Error::<Test>::NotFinal);
        wait(1);
        assert_ok!(sweep(key, 0));
        assert_eq!(set_aside(key, &committee(id)[0]), None);
        assert_noop!(replace(id), Error::<Test>::StillPosting);
        assert_ok!(close(id));
        assert_last(Event::JobClosed { job: id, forfeited: 0, released: MOST });
    });
}

#[test]
fn last_batch_is_withdrawn_when_an_earlier_batch_is_void() {
    run(|| {
        let id = open_working();
        travel_to(job(id).ends);
        let (earlier, _) = posted(id, &people());
        let (last, seats) = (posted_last(id), committee(id));
        assert_ok!(challenge(earlier, &ALICE));
        assert_ok!(challenge(last, &BOB));
        assert_ok!(rule(earlier, true));
        System::assert_has_event(Event::LastBatchWithdrawn { job: id, batch: last.1, marks: 0 }.into());
        // Its signers lose nothing for it, and its challenger neither.
        assert_eq!((bonds(&BOB), set_aside(last, &seats[0]), Kept::<Test>::iter().count()), (0, None, 0));
        assert_eq!((job(id).last, job(id).batches, books(id).left), (None, 0, MOST));
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        assert_noop!(rule(last, true), Error::<Test>::UnknownBatch);
    });
}

#[test]
fn swept_last_batch_is_withdrawn_when_an_earlier_batch_is_void() {
    run(|| {
        let id = open_working();
        travel_to(job(id).ends);
        let (earlier, _) = posted(id, &people());
        assert_ok!(challenge(earlier, &ALICE));
        finish(id);
        assert_eq!(job(id).last, Some(1));
        assert_noop!(close(id), Error::<Test>::BatchesLeft);
        assert_ok!(rule(earlier, true));
        assert_eq!((job(id).last, books(id).left), (None, MOST));
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        pass_epoch();
        assert_ok!(draw(id));
        wait(DAY);
        posted(id, &people());
    });
}

#[test]
fn proposed_last_batch_is_dropped_when_an_earlier_batch_is_void() {
    run(|| {
        let id = open_working();
        travel_to(job(id).ends);
        let (earlier, _) = posted(id, &people());
        assert_ok!(post_last(id, &committee(id)[2]));
        assert_ok!(challenge(earlier, &ALICE));
        assert_ok!(rule(earlier, true));
        assert_eq!((job(id).last, job(id).proposed, job(id).batches), (None, None, 0));
    });
}

#[test]
fn rejections_cost_their_signers_a_part_of_what_they_burn() {
    run(|| {
        let id = open_working();
        // It pays one answer, and burns all that is left when the job closes.
        let (key, _) = posted(id, &[(ALICE, 1, u32::MAX - 1)]);
        assert_eq!((batch(key).total, batch(key).value), (PRICE, MOST * RATE));
        assert_eq!(set_aside(key, &committee(id)[0]), Some(MOST * RATE / 10));
        let (next, _) = posted(id, &[(ALICE, 10, 5)]);
        assert_eq!(batch(next).value, 15 * PRICE * RATE);
    });
}

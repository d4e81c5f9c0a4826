//! What signers have set aside comes back, and old batches go.

use super::*;

#[test]
fn lift_frees_the_signers_of_a_final_batch() {
    run(|| {
        let (key, _) = open_posted();
        assert_noop!(lift(key), Error::<Test>::NotFinal);
        wait(3 * DAY);
        let signers = committee(key.0)[..2].to_vec();
        assert_ok!(lift(key));
        assert_last(Event::Lifted { job: key.0, batch: key.1 });
        assert!(signers.iter().all(|who| set_aside(key, who).is_none()));
        assert_noop!(lift(key), Error::<Test>::AlreadyLifted);
        assert_noop!(lift((key.0, 9)), Error::<Test>::UnknownBatch);
    });
}

#[test]
fn lift_passes_over_a_signer_in_another_dispute() {
    run(|| {
        let (key, _) = open_final();
        let signers = committee(key.0)[..2].to_vec();
        dispute(&signers[0], signature_under(key));
        assert_ok!(lift(key));
        assert_eq!((set_aside(key, &signers[0]), set_aside(key, &signers[1])), (Some(SET_ASIDE), None));
        end_dispute(&signers[0]);
        assert_ok!(Attestation::lift_kept(signed(ALICE), key.0, key.1, signers[0].clone()));
        assert_eq!(set_aside(key, &signers[0]), None);
    });
}

#[test]
fn sweep_forfeits_what_nobody_claimed_in_a_year() {
    run(|| {
        let (key, tree) = open_final();
        assert_ok!(tree.claim(0));
        wait(365 * DAY - 1);
        assert_noop!(sweep(key, 9), Error::<Test>::StillClaimable);
        assert_ok!(tree.claim(1));
        wait(1);
        assert_ok!(sweep(key, 9));
        let forfeited = 500;
        assert_last(Event::Swept { job: key.0, batch: key.1, forfeited, marks: 2, is_removed: true });
        assert_eq!((books(key.0).forfeited, escrow(key.0).forfeited, job(key.0).batches), (500, 500, 0));
        assert_eq!(set_aside(key, &committee(key.0)[0]), None);
        assert_noop!(tree.claim(2), Error::<Test>::UnknownBatch);
    });
}

#[test]
fn sweep_is_possible_at_once_when_all_is_claimed() {
    run(|| {
        let (key, tree) = open_final();
        for index in 0..3 {
            assert_noop!(sweep(key, 9), Error::<Test>::StillClaimable);
            assert_ok!(tree.claim(index));
        }
        assert_ok!(sweep(key, 9));
        assert_last(Event::Swept { job: key.0, batch: key.1, forfeited: 0, marks: 3, is_removed: true });
        assert_eq!(Marks::<Test>::iter().count(), 0);
    });
}

#[test]
fn sweep_goes_on_where_it_stopped_and_pays_nobody_meanwhile() {
    run(|| {
        let (key, tree) = open_final();
        assert_ok!(tree.claim(0));
        assert_ok!(tree.claim(1));
        wait(365 * DAY);
        assert_ok!(sweep(key, 0));
        assert_last(Event::Swept { job: key.0, batch: key.1, forfeited: 500, marks: 0, is_removed: false });
        assert_ok!(sweep(key, 1));
        assert_last(Event::Swept { job: key.0, batch: key.1, forfeited: 0, marks: 1, is_removed: false });
        assert_eq!(batch(key).phase(now()), BatchPhase::Swept);
        // One of the two has no mark any more.
        for index in 0..3 {
            assert_noop!(tree.claim(index), Error::<Test>::NotFinal);
        }
        assert_noop!(lift(key), Error::<Test>::AlreadyLifted);
        assert_noop!(challenge(key, &ALICE), Error::<Test>::NotPosted);
        assert_noop!(close(key.0), Error::<Test>::StillAttesting);
        assert_ok!(sweep(key, 1));
        assert_last(Event::Swept { job: key.0, batch: key.1, forfeited: 0, marks: 1, is_removed: true });
        assert_noop!(sweep(key, 1), Error::<Test>::UnknownBatch);
    });
}

#[test]
fn sweep_is_refused_before_the_batch_is_final() {
    run(|| {
        let id = open_working();
        let (key, _) = propose(id, &people());
        wait(HOUR);
        assert_noop!(sweep(key, 1), Error::<Test>::NotFinal);
        assert_ok!(sign(key, &committee(id)[1]));
        assert_noop!(sweep(key, 1), Error::<Test>::NotFinal);
        assert_ok!(challenge(key, &ALICE));
        wait(400 * DAY);
        assert_noop!(sweep(key, 1), Error::<Test>::NotFinal);
    });
}

#[test]
fn year_of_claims_begins_when_the_batch_is_final() {
    run(|| {
        let (key, tree) = open_posted();
        assert_ok!(challenge(key, &ALICE));
        wait(200 * DAY);
        assert_ok!(Attestation::lapse(signed(BOB), key.0, key.1));
        wait(3 * DAY);
        wait(365 * DAY - 1);
        assert_noop!(sweep(key, 1), Error::<Test>::StillClaimable);
        assert_ok!(tree.claim(0));
    });
}

//! Silence is not free: a committee that says nothing is replaced, and the requester gains nothing by it.

use super::*;

/// A job whose committee has said nothing until its time was over.
fn silent() -> JobId {
    let id = open_working();
    travel_to(job(id).post_until);
    id
}

#[test]
fn silent_committee_is_slashed_leaves_the_register_and_is_replaced() {
    run(|| {
        let id = open_working();
        let seats = committee(id);
        travel_to(job(id).post_until - 1);
        assert_noop!(replace(id), Error::<Test>::StillPosting);
        wait(1);
        assert_eq!(job(id).phase(now()), JobPhase::Silent);
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        let active = Access::active(&seats[0]);
        assert_ok!(replace(id));
        for who in &seats {
            let event = Event::SilentSlashed { job: id, who: who.clone(), taken: STAKE / 10 };
            System::assert_has_event(event.into());
            assert_eq!((SlotOf::<Test>::get(who), Access::amount_set_aside(who, ENLISTMENT)), (None, None));
        }
        assert_eq!(Access::active(&seats[0]), active - STAKE / 10);
        System::assert_has_event(Event::CommitteeSilent { job: id, silences: 1 }.into());
        let (epoch, post_until) = (BeaconEpoch(epoch() + 1), now() + 7 * DAY);
        assert_last(Event::RedrawOrdered { job: id, draw: 1, epoch, post_until });
        assert_noop!(replace(id), Error::<Test>::NoCommittee);
    });
}

#[test]
fn labour_is_paid_after_a_minority_has_blocked_its_committee() {
    run(|| {
        let id = open_working();
        let seats = committee(id);
        // Two of three sign nothing, so nothing is posted.
        travel_to(job(id).post_until - DAY - 1);
        propose(id, &people());
        wait(DAY);
        assert_ok!(Attestation::drop_batch(signed(ALICE), id, 0));
        travel_to(job(id).post_until);
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        assert_ok!(replace(id));
        // Who has tried keeps its stake and its place on the register.
        assert_eq!(seats.iter().map(SlotOf::<Test>::contains_key).collect::<Vec<_>>(), [true, false, false]);
        assert_eq!(Access::amount_set_aside(&seats[0], ENLISTMENT), Some(STAKE));
        pass_epoch();
        assert_ok!(draw(id));
        assert_eq!(job(id).post_until, now() + DAY + 7 * DAY);
        wait(DAY);
        let (_, tree) = posted(id, &people());
        wait(3 * DAY);
        for index in 0..3 {
            assert_ok!(tree.claim(index));
        }
        assert_eq!(books(id).paid, EARNED);
    });
}

#[test]
fn requester_gets_back_what_is_left_after_three_silent_committees() {
    run(|| {
        let id = silent();
        for silences in 1..MOST_COMMITTEES {
            assert_ok!(replace(id));
            assert_eq!(job(id).silences, silences);
            assert_noop!(close(id), Error::<Test>::StillAttesting);
            pass_epoch();
            assert_ok!(draw(id));
            travel_to(job(id).post_until);
        }
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        assert_ok!(replace(id));
        let post_until = job(id).post_until;
        assert_last(Event::CommitteesDismissed { job: id, draw: 3, post_until });
        assert_eq!((job(id).phase(now()), committee(id)), (JobPhase::Over, vec![]));
        assert_noop!(draw(id), Error::<Test>::NoMoreCommittees);
        assert_noop!(replace(id), Error::<Test>::NoCommittee);
        assert_noop!(post(id, &attester(1), &Tree::of(id, &people())), Error::<Test>::NoCommittee);
        assert_ok!(close(id));
        assert_last(Event::JobClosed { job: id, forfeited: 0, released: MOST });
    });
}

#[test]
fn committee_with_a_last_batch_or_a_proposal_is_not_replaced() {
    run(|| {
        let id = open_working();
        travel_to(job(id).post_until - 1);
        let (key, _) = propose(id, &people());
        wait(1);
        assert_noop!(replace(id), Error::<Test>::AlreadyProposed);
        assert_ok!(sign(key, &committee(id)[1]));
        let other = open_working();
        travel_to(job(other).post_until - 1);
        posted_last(other);
        wait(1);
        assert_noop!(replace(other), Error::<Test>::LastBatchPosted);
        assert_noop!(replace(9), Error::<Test>::UnknownJob);
    });
}

#[test]
fn committee_of_a_job_of_which_nothing_is_left_is_not_replaced() {
    run(|| {
        let id = open_working();
        posted(id, &[(ALICE, ANSWERS, 0)]);
        travel_to(job(id).post_until);
        assert_noop!(replace(id), Error::<Test>::NothingLeft);
    });
}

#[test]
fn proposal_at_the_last_moment_takes_no_time_from_others() {
    run(|| {
        let id = open_working();
        let seats = committee(id);
        travel_to(job(id).post_until - 1);
        // A member of the requester proposes what nobody signs.
        propose(id, &[(seats[0].clone(), 1, 0)]);
        wait(DAY);
        assert_ok!(Attestation::drop_batch(signed(ALICE), id, 0));
        assert_eq!(job(id).post_until, now() + 7 * DAY);
        assert_noop!(post(id, &seats[0], &Tree::of(id, &people())), Error::<Test>::Silenced);
        assert_ok!(post(id, &seats[1], &Tree::of(id, &people())));
        assert_ok!(sign((id, 1), &seats[2]));
    });
}

#[test]
fn silenced_committees_count_as_silent() {
    run(|| {
        let id = open_working();
        for (round, number) in (0..3).flat_map(|round| (0..3).map(move |number| (round, number))) {
            let who = committee(id)[number].clone();
            assert_ok!(post(id, &who, &Tree::of(id, &people())));
            wait(DAY);
            assert_ok!(Attestation::drop_batch(signed(ALICE), id, 3 * round + number as u32));
            if number == 2 && round < 2 {
                pass_epoch();
                assert_ok!(draw(id));
                wait(DAY);
            }
        }
        assert_eq!((job(id).silences, job(id).phase(now())), (3, JobPhase::Over));
        assert_ok!(close(id));
    });
}

#[test]
fn member_in_a_dispute_stops_no_replacement() {
    run(|| {
        let id = silent();
        let seats = committee(id);
        dispute(&seats[0], ENLISTMENT);
        assert_ok!(Attestation::retire(signed(&seats[1])));
        assert_ok!(replace(id));
        for who in &seats[..2] {
            let event = Event::SilentSlashed { job: id, who: who.clone(), taken: 0 };
            System::assert_has_event(event.into());
            assert_eq!(SlotOf::<Test>::get(who), None);
        }
        assert_eq!(Access::amount_set_aside(&seats[0], ENLISTMENT), Some(STAKE));
        end_dispute(&seats[0]);
        assert_ok!(Attestation::retire(signed(&seats[0])));
    });
}

#[test]
fn time_to_post_does_not_end_while_a_committee_is_drawn() {
    ExtBuilder { attesters: 5 }.execute(|| {
        let id = silent();
        assert_ok!(replace(id));
        // Two attesters are left, so the draws find too few until the time is over.
        travel_to(job(id).post_until);
        pass_epoch();
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        assert_ok!(draw(id));
        assert_eq!((job(id).silences, job(id).post_until), (2, now() + 7 * DAY));
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        // Within its time a draw that finds too few counts for nothing.
        pass_epoch();
        assert_ok!(draw(id));
        assert_eq!(job(id).silences, 2);
    });
}

//! Jobs end, and what is left goes where it belongs.

use super::*;

fn stop(id: JobId) -> DispatchResult {
    Attestation::stop(signed(REQUESTER), id)
}

#[test]
fn stop_ends_a_job_without_a_committee_at_once() {
    run(|| {
        let id = open();
        assert_ok!(stop(id));
        assert_last(Event::JobClosed { job: id, forfeited: 0, released: MOST });
        assert_eq!((Jobs::<Test>::get(id), in_pool(POOL)), (None, FUND));
        assert_noop!(stop(id), Error::<Test>::UnknownJob);
    });
}

#[test]
fn stop_is_refused_once_the_seed_is_known() {
    run(|| {
        let id = open();
        pass_epoch();
        // The requester sees whom the seed draws, and would rather open another job.
        assert_noop!(stop(id), Error::<Test>::SeedKnown);
        wait(LASTS);
        assert_noop!(close(id), Error::<Test>::SeedKnown);
        assert_ok!(draw(id));
        assert_noop!(close(id), Error::<Test>::StillAttesting);
    });
}

#[test]
fn stop_leaves_the_committee_time_to_post() {
    run(|| {
        let id = open_working();
        let post_until = now() + 7 * DAY;
        assert_ok!(stop(id));
        assert_last(Event::JobStopped { job: id, post_until });
        assert_eq!((job(id).ends, job(id).post_until, job(id).phase(now())), (now(), post_until, JobPhase::Ending));
        assert_noop!(stop(id), Error::<Test>::JobEnded);
        wait(7 * DAY - 1);
        posted(id, &people());
    });
}

#[test]
fn stop_while_members_can_be_struck_leaves_the_time_after_it() {
    run(|| {
        let id = open_drawn();
        assert_ok!(stop(id));
        assert_eq!(job(id).post_until, now() + DAY + 7 * DAY);
        wait(DAY);
        posted(id, &people());
    });
}

#[test]
fn stop_takes_no_time_from_a_committee_that_replaces_another() {
    run(|| {
        let (key, _) = open_posted();
        travel_to(job(key.0).ends - 1);
        let (late, _) = posted(key.0, &people());
        assert_ok!(challenge(late, &ALICE));
        assert_ok!(rule(late, true));
        let post_until = job(key.0).post_until;
        assert_ok!(stop(key.0));
        assert_eq!(job(key.0).post_until, post_until);
        pass_epoch();
        assert_ok!(draw(key.0));
        assert_eq!(job(key.0).post_until, now() + DAY + 7 * DAY);
    });
}

#[test]
fn stop_is_refused_to_others() {
    run(|| {
        let id = open_working();
        assert_noop!(Attestation::stop(signed(OTHER), id), Error::<Test>::NotRequester);
        travel_to(job(id).ends);
        assert_noop!(stop(id), Error::<Test>::JobEnded);
    });
}

#[test]
fn close_gives_back_what_is_left_without_what_was_rejected() {
    run(|| {
        let (key, tree) = open_final();
        for index in 0..3 {
            assert_ok!(tree.claim(index));
        }
        assert_ok!(sweep(key, 9));
        let id = key.0;
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        finish(id);
        assert_ok!(close(id));
        let (forfeited, released) = (9 * PRICE, MOST - EARNED - 9 * PRICE);
        assert_last(Event::JobClosed { job: id, forfeited, released });
        assert_eq!((escrow(id).forfeited, escrow(id).refunded), (forfeited, released));
        assert_eq!(in_pool(POOL), FUND - MOST + released);
        assert_noop!(close(id), Error::<Test>::UnknownJob);
    });
}

#[test]
fn rejected_answers_cost_no_more_than_is_left() {
    run(|| {
        let id = open_working();
        let (key, tree) = posted(id, &[(ALICE, ANSWERS - 3, u32::MAX)]);
        wait(3 * DAY);
        assert_ok!(tree.claim(0));
        assert_ok!(sweep(key, 9));
        finish(id);
        assert_ok!(close(id));
        assert_last(Event::JobClosed { job: id, forfeited: 3 * PRICE, released: 0 });
    });
}

#[test]
fn what_a_batch_rejects_pays_for_the_next_batch() {
    run(|| {
        let (key, tree) = open_final();
        // All that is left pays: what was rejected is not kept from those who do it again.
        let rest = (MOST - EARNED) / PRICE;
        let (next, again) = posted(key.0, &[(BOB, rest as u32, 0)]);
        wait(3 * DAY);
        assert_ok!(again.claim(0));
        for index in 0..3 {
            assert_ok!(tree.claim(index));
        }
        assert_ok!(sweep(key, 9));
        assert_ok!(sweep(next, 9));
        // Nothing is left, so nobody must say that nothing is outstanding.
        assert_ok!(close(key.0));
        assert_last(Event::JobClosed { job: key.0, forfeited: 0, released: 0 });
        assert_eq!(escrow(key.0).paid, MOST);
    });
}

#[test]
fn close_ends_a_job_that_got_no_committee() {
    run(|| {
        let (late, over) = (open(), open());
        assert_noop!(close(late), Error::<Test>::StillOpen);
        set_over(POOL, true);
        assert_ok!(close(over));
        assert_last(Event::JobClosed { job: over, forfeited: 0, released: MOST });
        set_over(POOL, false);
        wait(LASTS);
        assert_eq!(job(late).phase(now()), JobPhase::Over);
        assert_ok!(close(late));
        assert_eq!(in_pool(POOL), FUND);
    });
}

#[test]
fn close_ends_a_job_whose_next_committee_never_comes() {
    ExtBuilder { attesters: 3 }.execute(|| {
        let id = open_working();
        let (key, _) = posted(id, &people());
        assert_ok!(challenge(key, &ALICE));
        assert_ok!(rule(key, true));
        pass_epoch();
        assert_ok!(draw(id));
        // Two have lost their seats, one is left.
        let epoch = BeaconEpoch(epoch() + 1);
        assert_last(Event::DrawPostponed { job: id, found: 1, epoch });
        for silences in 1..=MOST_COMMITTEES {
            assert_noop!(close(id), Error::<Test>::StillAttesting);
            travel_to(job(id).post_until);
            pass_epoch();
            // It has time again after each draw that finds nobody in the time of grace.
            assert_ok!(draw(id));
            assert_eq!((job(id).silences, job(id).post_until), (silences, now() + 7 * DAY));
        }
        let (draw, post_until) = (4, job(id).post_until);
        assert_last(Event::CommitteesDismissed { job: id, draw, post_until });
        assert_eq!(job(id).phase(now()), JobPhase::Over);
        assert_noop!(super::draw(id), Error::<Test>::NoMoreCommittees);
        assert_ok!(close(id));
        assert_last(Event::JobClosed { job: id, forfeited: 0, released: MOST });
    });
}

//! Jobs open on what a pool has.

use super::*;

#[test]
fn open_job_reserves_the_price_of_all_answers() {
    run(|| {
        let (now, epoch) = (now(), BeaconEpoch(2));
        let id = open();
        let post_until = now + LASTS + 7 * DAY;
        assert_last(Event::JobOpened {
            job: id,
            requester: REQUESTER,
            pool: POOL,
            terms: terms(),
            most: MOST,
            worth: 10_000 * AGT,
            post_until,
            epoch,
        });
        assert_eq!((in_pool(POOL), escrow(id).free), (FUND - MOST, MOST));
        let books = JobBooks { most: MOST, left: MOST, paid: 0, forfeited: 0 };
        assert_eq!(job(id).books, books);
        assert_eq!(job(id).committee.state, CommitteeState::Drawing { epoch, ordered: now });
        assert_eq!(job(id).phase(now), JobPhase::Drawing);
        assert_eq!((open(), NextJob::<Test>::get()), (id + 1, id + 2));
    });
}

#[test]
fn open_job_is_refused_without_the_role_or_a_pool_of_its_own() {
    run(|| {
        assert_noop!(Attestation::open_job(signed(ALICE), POOL, terms()), Error::<Test>::NotARequester);
        assert_noop!(Attestation::open_job(signed(OTHER), POOL, terms()), DispatchError::Other("not the pool's owner"));
        assert_noop!(Attestation::open_job(signed(REQUESTER), 8, terms()), DispatchError::Other("no such pool"));
        assert_noop!(Attestation::open_job(RuntimeOrigin::root(), POOL, terms()), DispatchError::BadOrigin);
    });
}

#[test]
fn open_job_is_refused_when_it_pays_nothing_or_too_much() {
    run(|| {
        for nothing in [JobTerms { price: 0, ..terms() }, JobTerms { answers: 0, ..terms() }] {
            assert_noop!(open_with(nothing), Error::<Test>::NothingToPay);
        }
        let too_large = JobTerms { price: Balance::MAX, answers: 2, ..terms() };
        assert_noop!(open_with(too_large), Error::<Test>::TooLarge);
        let beyond_the_pool = JobTerms { price: FUND + 1, answers: 1, ..terms() };
        assert_noop!(open_with(beyond_the_pool), DispatchError::Other("not so much in escrow"));
        assert_ok!(open_with(JobTerms { price: FUND, answers: 1, ..terms() }));
    });
}

#[test]
fn open_job_is_refused_when_its_end_is_not_to_come_or_too_far() {
    run(|| {
        for ends in [0, now() - 1, now(), now() + 365 * DAY + 1, Moment::MAX] {
            assert_noop!(open_with(JobTerms { ends, ..terms() }), Error::<Test>::BadEnd);
        }
        for ends in [now() + 1, now() + 365 * DAY] {
            assert_ok!(open_with(JobTerms { ends, ..terms() }));
        }
    });
}

#[test]
fn open_job_is_refused_when_the_asset_has_no_rate() {
    run(|| {
        Rate::set(&0);
        assert_noop!(open_with(terms()), Error::<Test>::NoRate);
    });
}

#[test]
fn open_job_is_refused_when_no_worker_could_own_its_price() {
    run(|| {
        LeastPayment::set(&(PRICE + 1));
        assert_noop!(open_with(terms()), Error::<Test>::PriceBelowLeastBalance);
        LeastPayment::set(&PRICE);
        assert_ok!(open_with(terms()));
    });
}

#[test]
fn job_keeps_the_terms_of_its_opening() {
    run(|| {
        let id = open_working();
        change_terms(|terms| terms.signer_part = 5_000);
        Rate::set(&0);
        let (key, _) = propose(id, &people());
        // A tenth of 6,400 units at a tenth of an AGT.
        assert_eq!(batch(key).set_aside, SET_ASIDE);
        assert_eq!(job(id).in_force.signer_part, 1_000);
    });
}

#[test]
fn terms_outside_their_ranges_are_moved_inside() {
    run(|| {
        change_terms(|terms| terms.challenge_window = 100 * DAY);
        let id = open();
        assert_eq!(job(id).in_force.challenge_window, 6 * DAY);
    });
}

//! Committees are drawn by seeds, and requesters strike members.

use super::*;
use agt_primitives::sum_tree::VERSIONS_KEPT;

#[test]
fn draw_seats_a_committee_with_two_spare_members_and_commits_all() {
    run(|| {
        for (size, drawn) in [(CommitteeSize::Three, 5), (CommitteeSize::Five, 7), (CommitteeSize::Seven, 9)] {
            let id = open_of(size);
            pass_epoch();
            let now = now();
            assert_ok!(draw(id));
            let strike_until = now + DAY;
            assert_eq!(job(id).committee.state, CommitteeState::Drawn { strike_until });
            let members = members(id);
            assert_eq!((members.len(), committee(id).len()), (drawn, drawn - 2));
            let post_until = job(id).post_until;
            assert_last(Event::CommitteeDrawn { job: id, draw: 0, members, strike_until, post_until, committed: MOST });
            assert_eq!((escrow(id).free, escrow(id).committed), (0, MOST));
            assert_eq!(job(id).phase(now), JobPhase::Striking);
            assert_noop!(draw(id), Error::<Test>::AlreadyDrawn);
        }
        assert_noop!(draw(9), Error::<Test>::UnknownJob);
    });
}

#[test]
fn draw_waits_for_the_first_whole_epoch_after_the_opening() {
    run(|| {
        let id = open();
        for _ in 0..2 {
            assert_noop!(draw(id), Error::<Test>::SeedNotSealed);
            end_epoch();
        }
        assert_ok!(draw(id));
    });
}

#[test]
fn draw_is_the_same_whenever_it_is_made() {
    let drawn_after = |wait: &dyn Fn()| {
        let mut seen = Vec::new();
        run(|| {
            let id = open_of(CommitteeSize::Seven);
            pass_epoch();
            wait();
            assert_ok!(draw(id));
            seen = members(id);
        });
        seen
    };
    let at_once = drawn_after(&|| {});
    assert_eq!(drawn_after(&pass_epoch), at_once);
    assert_eq!(drawn_after(&|| wait(20 * DAY)), at_once);
    assert_ne!(drawn_after(&|| set_chance(1)), at_once);
}

#[test]
fn two_jobs_of_one_epoch_get_different_committees() {
    run(|| {
        let ids = [open_of(CommitteeSize::Five), open_of(CommitteeSize::Five)];
        pass_epoch();
        for id in ids {
            assert_ok!(draw(id));
        }
        assert_ne!(members(ids[0]), members(ids[1]));
    });
}

#[test]
fn draw_passes_over_those_who_enlisted_too_late() {
    ExtBuilder { attesters: 4 }.execute(|| {
        // Its weight is a hundred times that of all others.
        let young = account(50);
        enlist(&young, 400_000 * AGT);
        wait(7 * DAY - 1);
        let (before, old_enough) = (open(), after(1));
        travel_to(old_enough);
        let at = open();
        pass_epoch();
        // What counts is the time when the draw was ordered.
        wait(DAY);
        assert_ok!(draw(before));
        assert_eq!(members(before).len(), 4);
        assert!(!members(before).contains(&young));
        assert_ok!(draw(at));
        assert!(members(at).contains(&young));
    });
}

#[test]
fn draw_passes_over_those_without_access_or_their_whole_stake() {
    ExtBuilder { attesters: 6 }.execute(|| {
        let id = open();
        pass_epoch();
        let (stopped, slashed, retired) = (attester(1), attester(2), attester(3));
        assert_ok!(Access::stop_role(signed(&stopped), Role::DataValidation));
        assert_ok!(Access::slash_minor(&slashed, ENLISTMENT, 1, None));
        assert_ok!(Attestation::retire(signed(&retired)));
        assert_ok!(draw(id));
        let mut members = members(id);
        members.sort();
        let mut others = [4, 5, 6].map(attester);
        others.sort();
        assert_eq!(members, others);
    });
}

#[test]
fn requester_is_never_drawn_for_its_own_job() {
    ExtBuilder { attesters: 4 }.execute(|| {
        give_role(&attester(1), Role::DataRequest, 1_000 * AGT);
        fund(8, &attester(1), FUND);
        for chance in 0..20 {
            set_chance(chance);
            let id = NextJob::<Test>::get();
            assert_ok!(Attestation::open_job(signed(attester(1)), 8, JobTerms { answers: 1, ..terms() }));
            pass_epoch();
            assert_ok!(draw(id));
            assert_eq!(members(id).len(), 3);
            assert!(!members(id).contains(&attester(1)));
        }
    });
}

#[test]
fn draw_is_postponed_when_too_few_attesters_are_found() {
    ExtBuilder { attesters: 2 }.execute(|| {
        let id = open();
        pass_epoch();
        assert_ok!(draw(id));
        let epoch = BeaconEpoch(4);
        assert_last(Event::DrawPostponed { job: id, found: 2, epoch });
        assert_eq!(job(id).committee.state, CommitteeState::Drawing { epoch, ordered: now() });
        assert_eq!(escrow(id).free, MOST);
        assert_noop!(draw(id), Error::<Test>::SeedNotSealed);
        enlist(&account(50), STAKE);
        pass_epoch();
        assert_ok!(draw(id));
        assert_last(Event::DrawPostponed { job: id, found: 2, epoch: BeaconEpoch(6) });
        // The attester was old enough when the next draw was ordered.
        wait(8 * DAY);
        pass_epoch();
        assert_ok!(draw(id));
        pass_epoch();
        assert_ok!(draw(id));
        assert_eq!(members(id).len(), 3);
    });
}

#[test]
fn draw_ends_a_job_whose_seed_is_forgotten() {
    run(|| {
        let id = open();
        end_epochs(SEEDS_KEPT + 3);
        // Another seed would be another committee for who has waited.
        assert_ok!(draw(id));
        assert_last(Event::JobClosed { job: id, forfeited: 0, released: MOST });
        assert_eq!((Jobs::<Test>::get(id), in_pool(POOL)), (None, FUND));
    });
}

#[test]
fn draw_ends_a_job_whose_register_is_not_kept_any_more() {
    run(|| {
        let id = open();
        for _ in 0..VERSIONS_KEPT {
            end_epoch();
            assert_ok!(Attestation::retire(signed(attester(1))));
            assert_ok!(Attestation::enlist(signed(attester(1)), STAKE));
        }
        assert_noop!(Attestation::stop(signed(REQUESTER), id), Error::<Test>::SeedKnown);
        assert_ok!(draw(id));
        assert_last(Event::JobClosed { job: id, forfeited: 0, released: MOST });
    });
}

#[test]
fn later_draw_whose_seed_is_forgotten_counts_as_a_silence() {
    run(|| {
        let (key, _) = open_posted();
        assert_ok!(challenge(key, &ALICE));
        assert_ok!(rule(key, true));
        end_epochs(SEEDS_KEPT + 3);
        assert_ok!(draw(key.0));
        System::assert_has_event(Event::CommitteeSilent { job: key.0, silences: 1 }.into());
        assert_eq!((job(key.0).silences, job(key.0).committee.draw), (1, 2));
        pass_epoch();
        assert_ok!(draw(key.0));
        assert_eq!(members(key.0).len(), 5);
    });
}

#[test]
fn draw_passes_over_those_who_could_not_sign_for_the_job() {
    ExtBuilder { attesters: 4 }.execute(|| {
        // A tenth of the job is worth 1,000 AGT, of which a signer sets 100 aside.
        let other = |number| agt_primitives::access::ObligationId {
            kind: agt_primitives::access::ObligationKind::Offer,
            number,
        };
        let keep = |number, rest| {
            let (who, role) = (attester(number), Role::DataValidation);
            assert_ok!(Access::set_aside(&who, role, other(1), Access::room(&who) - rest));
        };
        keep(1, 100 * AGT - 1);
        keep(2, 100 * AGT);
        let id = open();
        pass_epoch();
        assert_ok!(draw(id));
        assert_eq!((members(id).len(), members(id).contains(&attester(1))), (3, false));
    });
}

#[test]
fn draw_is_refused_when_the_pool_is_over() {
    run(|| {
        let over = open();
        pass_epoch();
        set_over(POOL, true);
        assert_noop!(draw(over), DispatchError::Other("the pool is over"));
        assert_ok!(close(over));
    });
}

#[test]
fn committee_drawn_at_the_last_moment_has_time_to_post() {
    run(|| {
        let id = open();
        pass_epoch();
        wait(LASTS - 1);
        assert_ok!(draw(id));
        assert_eq!(job(id).post_until, now() + DAY + 7 * DAY);
    });
}

#[test]
fn strike_removes_a_member_and_the_next_one_moves_up() {
    run(|| {
        let id = open_drawn();
        let before = members(id);
        assert_ok!(Attestation::strike(signed(REQUESTER), id, before[0].clone()));
        assert_last(Event::Struck { job: id, who: before[0].clone() });
        assert_eq!(committee(id), before[1..4]);
        assert_ok!(Attestation::strike(signed(REQUESTER), id, before[4].clone()));
        assert_eq!(committee(id), before[1..4]);
        assert_noop!(Attestation::strike(signed(REQUESTER), id, before[1].clone()), Error::<Test>::NoMoreStrikes);
    });
}

#[test]
fn strike_is_refused_for_others_strangers_and_after_its_time() {
    run(|| {
        let waiting = open();
        let strike = |caller, id, who: &AccountId| Attestation::strike(signed(caller), id, who.clone());
        assert_noop!(strike(REQUESTER, waiting, &attester(1)), Error::<Test>::NoCommittee);
        let id = open_drawn();
        let first = committee(id)[0].clone();
        assert_noop!(strike(OTHER, id, &first), Error::<Test>::NotRequester);
        assert_noop!(strike(REQUESTER, id, &ALICE), Error::<Test>::NotAMember);
        assert_noop!(strike(REQUESTER, 9, &first), Error::<Test>::UnknownJob);
        wait(DAY - 1);
        assert_ok!(strike(REQUESTER, id, &first));
        assert_noop!(strike(REQUESTER, id, &first), Error::<Test>::NotAMember);
        wait(1);
        assert_noop!(strike(REQUESTER, id, &committee(id)[0]), Error::<Test>::StrikesOver);
    });
}

//! Governance rules on a challenge, or sleeps.

use super::*;

#[test]
fn upheld_challenge_voids_the_batch_and_slashes_its_signers() {
    run(|| {
        let (key, tree) = open_posted();
        let signers = committee(key.0)[..2].to_vec();
        assert_ok!(challenge(key, &ALICE));
        let (before, sink) = (Balances::free_balance(ALICE), Balances::free_balance(SINK));
        assert_ok!(rule(key, true));
        let (id, number) = key;
        let (challenger, bond, post_until) = (ALICE, 50 * AGT, job(id).post_until);
        let event = Event::Upheld { job: id, batch: number, challenger, bond, total: EARNED, marks: 0, post_until };
        System::assert_has_event(event.into());
        for who in &signers {
            let (taken, to_challenger) = (SET_ASIDE, SET_ASIDE / 10);
            let event = Event::SignerSlashed { job: id, batch: number, who: who.clone(), taken, to_challenger };
            System::assert_has_event(event.into());
            assert_eq!((set_aside(key, who), SlotOf::<Test>::get(who)), (None, None));
            assert_eq!(Access::amount_set_aside(who, ENLISTMENT), None);
        }
        assert_eq!(bonds(&ALICE), 0);
        assert_eq!(Balances::free_balance(ALICE), before + 50 * AGT + 2 * SET_ASIDE / 10);
        assert_eq!(Balances::free_balance(SINK), sink + 2 * SET_ASIDE * 9 / 10);
        assert_eq!((books(id).left, job(id).rejected, job(id).batches), (MOST, 0, 0));
        assert_noop!(tree.claim(0), Error::<Test>::UnknownBatch);
        let epoch = BeaconEpoch(epoch() + 1);
        assert_last(Event::RedrawOrdered { job: id, draw: 1, epoch, post_until });
        assert_eq!(escrow(id).committed, MOST);
    });
}

#[test]
fn new_committee_attests_the_work_again() {
    run(|| {
        let (key, _) = open_posted();
        let old = committee(key.0);
        assert_ok!(challenge(key, &ALICE));
        assert_ok!(rule(key, true));
        assert_noop!(post(key.0, &old[2], &Tree::of(key.0, &people())), Error::<Test>::NoCommittee);
        pass_epoch();
        assert_ok!(draw(key.0));
        let new = members(key.0);
        assert!(!new.contains(&old[0]) && !new.contains(&old[1]));
        wait(DAY);
        let (next, tree) = posted(key.0, &people());
        wait(3 * DAY);
        assert_ok!(tree.claim(0));
        assert_eq!((next, sent(&ALICE)), ((key.0, 1), 3_000));
    });
}

#[test]
fn people_of_a_late_void_batch_have_time_to_be_paid() {
    run(|| {
        let id = open_working();
        travel_to(job(id).post_until - 1);
        let (key, _) = posted(id, &people());
        assert_ok!(challenge(key, &ALICE));
        wait(27 * DAY);
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        assert_ok!(rule(key, true));
        assert_eq!(job(id).post_until, now() + 7 * DAY);
        pass_epoch();
        assert_ok!(draw(id));
        assert_eq!(job(id).post_until, now() + DAY + 7 * DAY);
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        wait(DAY);
        posted(id, &people());
    });
}

#[test]
fn upheld_challenge_drops_what_the_committee_has_proposed_meanwhile() {
    run(|| {
        let (key, _) = open_posted();
        let (next, _) = propose(key.0, &people());
        let signers = committee(key.0)[..2].to_vec();
        assert_ok!(challenge(key, &ALICE));
        assert_ok!(rule(key, true));
        let post_until = job(key.0).post_until;
        let event = Event::BatchDropped { job: next.0, batch: next.1, total: EARNED, silenced: None, post_until };
        System::assert_has_event(event.into());
        assert_eq!((books(key.0).left, job(key.0).batches, job(key.0).proposed), (MOST, 0, None));
        assert_eq!(set_aside(next, &signers[0]), None);
    });
}

#[test]
fn earlier_batch_of_a_replaced_committee_does_not_replace_the_next() {
    run(|| {
        let (first, _) = open_posted();
        let (second, _) = posted(first.0, &people());
        assert_ok!(challenge(first, &ALICE));
        assert_ok!(challenge(second, &BOB));
        assert_ok!(rule(first, true));
        pass_epoch();
        assert_ok!(draw(first.0));
        let members = members(first.0);
        assert_ok!(rule(second, true));
        assert_eq!((job(first.0).committee.draw, self::members(first.0)), (1, members));
        assert_eq!(books(first.0).left, MOST);
    });
}

#[test]
fn dismissed_challenge_costs_the_bond() {
    run(|| {
        let (key, tree) = open_posted();
        assert_ok!(challenge(key, &ALICE));
        let pot = Balances::free_balance(POT);
        wait(DAY);
        assert_ok!(rule(key, false));
        assert_eq!((bonds(&ALICE), Balances::free_balance(POT)), (0, pot + 50 * AGT));
        assert_eq!(batch(key).state, BatchState::Posted { until: now() + 3 * DAY });
        assert_noop!(tree.claim(0), Error::<Test>::NotFinal);
        wait(3 * DAY);
        assert_ok!(tree.claim(0));
    });
}

#[test]
fn rule_is_refused_to_others_and_without_a_challenge() {
    run(|| {
        let (key, _) = open_posted();
        assert_noop!(rule(key, true), Error::<Test>::NotChallenged);
        assert_ok!(challenge(key, &ALICE));
        assert_noop!(Attestation::rule(signed(ALICE), key.0, key.1, ALICE, true), DispatchError::BadOrigin);
        assert_noop!(rule((key.0, 1), true), Error::<Test>::UnknownBatch);
        assert_ok!(rule(key, false));
        assert_noop!(rule(key, false), Error::<Test>::NotChallenged);
    });
}

#[test]
fn batch_stands_and_bonds_return_when_nobody_rules_twice() {
    run(|| {
        let (key, tree) = open_posted();
        wait(DAY);
        assert_ok!(challenge(key, &ALICE));
        let lapse = || Attestation::lapse(signed(PENNILESS), key.0, key.1);
        wait(28 * DAY - 1);
        assert_noop!(lapse(), Error::<Test>::StillRuling);
        wait(1);
        assert_ok!(lapse());
        let ((job, number), until, bond) = (key, now() + 2 * DAY, 50 * AGT);
        assert_last(Event::Lapsed { job, batch: number, challenger: ALICE, bond, until });
        assert_eq!((bonds(&ALICE), Attestation::batch(job, number).unwrap().lapsed), (0, Some(ALICE)));
        assert_noop!(tree.claim(0), Error::<Test>::NotFinal);
        // The rest of the window is for others.
        assert_noop!(challenge(key, &ALICE), Error::<Test>::AlreadyChallenged);
        wait(DAY);
        assert_ok!(challenge(key, &BOB));
        wait(28 * DAY);
        assert_ok!(lapse());
        assert_last(Event::Lapsed { job, batch: number, challenger: BOB, bond, until: now() });
        // Another challenge would stop it for as long again.
        assert_noop!(challenge(key, &CAROL), Error::<Test>::WindowOver);
        assert_ok!(tree.claim(0));
        assert_noop!(lapse(), Error::<Test>::NotChallenged);
    });
}

#[test]
fn challenge_after_a_lapse_can_be_upheld() {
    run(|| {
        let (key, tree) = open_posted();
        assert_ok!(challenge(key, &ALICE));
        wait(28 * DAY);
        assert_ok!(Attestation::lapse(signed(PENNILESS), key.0, key.1));
        wait(3 * DAY - 1);
        assert_ok!(challenge(key, &BOB));
        assert_ok!(rule(key, true));
        assert_noop!(tree.claim(0), Error::<Test>::UnknownBatch);
    });
}

#[test]
fn ruling_decides_only_the_challenge_that_it_names() {
    run(|| {
        let (key, _) = open_posted();
        assert_ok!(challenge(key, &ALICE));
        assert_ok!(rule(key, false));
        assert_ok!(challenge(key, &BOB));
        // A referendum on the first challenge ends late.
        let late = |upheld| Attestation::rule(RuntimeOrigin::root(), key.0, key.1, ALICE, upheld);
        assert_noop!(late(true), Error::<Test>::WrongChallenger);
        assert_noop!(late(false), Error::<Test>::WrongChallenger);
        assert_ok!(Attestation::rule(RuntimeOrigin::root(), key.0, key.1, BOB, true));
    });
}

#[test]
fn money_of_any_void_batch_can_be_posted_again() {
    run(|| {
        let id = open_working();
        let ((first, _), (second, _)) = (posted(id, &people()), posted(id, &people()));
        assert_ok!(challenge(first, &ALICE));
        assert_ok!(challenge(second, &BOB));
        assert_ok!(rule(first, true));
        pass_epoch();
        assert_ok!(draw(id));
        // The time of the next committee is over.
        travel_to(job(id).post_until);
        assert_noop!(post(id, &committee(id)[0], &Tree::of(id, &people())), Error::<Test>::PostingOver);
        assert_ok!(rule(second, true));
        assert_eq!((job(id).post_until, books(id).left), (now() + 7 * DAY, MOST));
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        let (_, tree) = posted(id, &people());
        wait(3 * DAY);
        assert_ok!(tree.claim(0));
    });
}

#[test]
fn late_ruling_counts_until_somebody_lets_the_batch_stand() {
    run(|| {
        let (key, _) = open_posted();
        assert_ok!(challenge(key, &ALICE));
        wait(40 * DAY);
        assert_ok!(rule(key, true));
        assert_eq!(books(key.0).left, MOST);
    });
}

#[test]
fn signer_in_another_dispute_stops_no_ruling() {
    run(|| {
        let (key, _) = open_posted();
        let signers = committee(key.0)[..2].to_vec();
        assert_ok!(challenge(key, &ALICE));
        dispute(&signers[0], signature_under(key));
        assert_ok!(Access::open_dispute(&signers[1], 2, Accused::Obligation(ENLISTMENT)));
        assert_ok!(rule(key, true));
        let (job, number) = key;
        let spared = Event::SignerSlashed { job, batch: number, who: signers[0].clone(), taken: 0, to_challenger: 0 };
        System::assert_has_event(spared.into());
        let event = Event::SetAsideKept { job, batch: number, who: signers[0].clone() };
        System::assert_has_event(event.into());
        // Both have left the register. What is in dispute stays set aside until the dispute ends.
        assert!(!signers.iter().any(SlotOf::<Test>::contains_key));
        assert_eq!(set_aside(key, &signers[0]), Some(SET_ASIDE));
        let lift_kept = || Attestation::lift_kept(signed(PENNILESS), job, number, signers[0].clone());
        assert_noop!(lift_kept(), pallet_access::Error::<Test>::InDispute);
        end_dispute(&signers[0]);
        assert_ok!(lift_kept());
        assert_last(Event::KeptLifted { job, batch: number, who: signers[0].clone(), amount: SET_ASIDE });
        assert_noop!(lift_kept(), Error::<Test>::NothingKept);
        assert_noop!(Attestation::enlist(signed(&signers[1]), STAKE), pallet_access::Error::<Test>::AlreadySetAside);
        assert_ok!(Access::close_dispute(&signers[1], 2));
        assert_ok!(Attestation::retire(signed(&signers[1])));
        assert_last(Event::Retired { who: signers[1].clone(), slot: None, lifted: Some(STAKE) });
        assert_eq!(Kept::<Test>::iter().count(), 0);
    });
}

#[test]
fn signer_who_retired_after_it_signed_is_slashed_all_the_same() {
    run(|| {
        let (key, _) = open_posted();
        let signer = committee(key.0)[0].clone();
        assert_ok!(Attestation::retire(signed(&signer)));
        assert_ok!(challenge(key, &ALICE));
        let active = Access::active(&signer);
        assert_ok!(rule(key, true));
        assert_eq!(Access::active(&signer), active - SET_ASIDE);
    });
}

#[test]
fn signer_who_challenges_itself_loses_more_than_it_gets() {
    run(|| {
        let (key, _) = open_posted();
        let signers = committee(key.0)[..2].to_vec();
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), signers[0].clone(), 100 * AGT));
        assert_ok!(challenge(key, &signers[0]));
        let before = [Access::active(&signers[0]), Balances::free_balance(&signers[0])];
        assert_ok!(rule(key, true));
        assert_eq!(Access::active(&signers[0]), before[0] - SET_ASIDE);
        // A tenth of what the other lost, and its own bond.
        assert_eq!(Balances::free_balance(&signers[0]), before[1] + 50 * AGT + SET_ASIDE / 10);
    });
}

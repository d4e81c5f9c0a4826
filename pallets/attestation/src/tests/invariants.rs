//! Each invariant sees the corruption that it is there for.

use super::*;
use crate::{CommitteeState, FreeSlotCount, FreeSlots, Mark, NodeVersions, Nodes, SlotCount};
use agt_primitives::sum_tree::NodeId;
use frame_support::traits::fungible::MutateHold;

const NONE: [&str; 0] = [];

/// The ids of the invariants that fail after a corruption, which is undone.
fn broken_by(corrupt: impl FnOnce()) -> Vec<&'static str> {
    agt_test_support::broken_by(corrupt, Attestation::invariants, Attestation::do_try_state)
}

/// A job with a final batch of which one person was paid, a challenged batch and a proposed one.
fn test(look: impl FnOnce(JobId)) {
    run(|| {
        let (key, tree) = open_final();
        assert_ok!(tree.claim(0));
        let (next, _) = posted(key.0, &people());
        assert_ok!(challenge(next, &ALICE));
        propose(key.0, &people());
        assert_ok!(Attestation::retire(signed(attester(ATTESTERS))));
        look(key.0);
    });
}

fn with_job(id: JobId, change: impl FnOnce(&mut Job<AccountId>)) {
    Jobs::<Test>::mutate(id, |job| change(job.as_mut().expect("the job exists")));
}

fn with_batch(key: (JobId, BatchNumber), change: impl FnOnce(&mut Batch<AccountId>)) {
    Batches::<Test>::mutate(key, |batch| change(batch.as_mut().expect("the batch exists")));
}

#[test]
fn invariants_hold_on_a_chain_that_lives() {
    test(|_| assert_eq!(broken_by(|| {}), NONE));
}

#[test]
fn at1_fails_when_a_slot_is_lost_or_taken_twice() {
    test(|_| {
        let freed = FreeSlots::<Test>::get(0).expect("a slot is free");
        assert_eq!(broken_by(|| FreeSlots::<Test>::remove(0)), ["AT1"]);
        assert_eq!(broken_by(|| FreeSlots::<Test>::insert(1, freed)), ["AT1"]);
        assert_eq!(broken_by(|| FreeSlots::<Test>::insert(0, 1)), ["AT1"]);
        assert_eq!(broken_by(|| FreeSlotCount::<Test>::put(0)), ["AT1"]);
        assert_eq!(broken_by(|| SlotCount::<Test>::put(99)), ["AT1"]);
        assert_eq!(broken_by(|| SlotOf::<Test>::insert(ALICE, 0)), ["AT1"]);
        assert_eq!(broken_by(|| SlotOf::<Test>::insert(attester(1), 1)), ["AT1"]);
        assert_eq!(broken_by(|| Slots::<Test>::remove(0)), ["AT1", "AT2"]);
    });
}

#[test]
fn at2_fails_when_the_tree_has_other_weights() {
    test(|_| {
        let latest = NodeVersions::<Test>::get(NodeId::ROOT).latest().expect("it was written");
        let heavier = |node: &mut Option<[Balance; 16]>| node.as_mut().expect("it is kept")[0] += 1;
        assert_eq!(broken_by(|| Nodes::<Test>::mutate(NodeId::ROOT, latest, heavier)), ["AT2"]);
        let lowest = NodeId { level: 0, index: 0 };
        assert_eq!(broken_by(|| Nodes::<Test>::mutate(lowest, latest, heavier)), ["AT2"]);
        assert_eq!(broken_by(|| Nodes::<Test>::remove(lowest, latest)), ["AT2"]);
        assert_eq!(broken_by(|| NodeVersions::<Test>::remove(lowest)), ["AT2"]);
        assert_eq!(broken_by(|| Nodes::<Test>::insert(lowest, BeaconEpoch(77), [0; 16])), ["AT2"]);
        let lighter = |slot: &mut Option<Attester<AccountId>>| slot.as_mut().expect("an attester").weight += 1;
        assert_eq!(broken_by(|| Slots::<Test>::mutate(0, lighter)), ["AT2"]);
    });
}

#[test]
fn at3_fails_when_an_attester_has_no_stake() {
    test(|_| {
        assert_eq!(broken_by(|| assert_eq!(Access::lift(&attester(1), ENLISTMENT), Ok(STAKE))), ["AT3"]);
        let lighter = |slot: &mut Option<Attester<AccountId>>| slot.as_mut().expect("an attester").weight -= 1;
        assert_eq!(broken_by(|| Slots::<Test>::mutate(0, lighter)), ["AT2", "AT3"]);
    });
}

#[test]
fn at4_fails_when_a_signer_has_nothing_set_aside() {
    test(|id| {
        let signer = committee(id)[0].clone();
        let lifted = || assert!(Access::lift(&signer, signature_under((id, 1))).is_ok());
        assert_eq!(broken_by(lifted), ["AT4"]);
        assert_eq!(broken_by(|| with_batch((id, 0), |batch| batch.set_aside -= 1)), ["AT4"]);
        assert_eq!(broken_by(|| Kept::<Test>::insert((id, 9), ALICE, ())), ["AT4"]);
    });
}

#[test]
fn at5_fails_when_the_books_of_a_job_do_not_balance() {
    test(|id| {
        assert_eq!(broken_by(|| with_job(id, |job| job.books.left += 1)), ["AT5"]);
        assert_eq!(broken_by(|| with_job(id, |job| job.books.paid += 1)), ["AT5"]);
        assert_eq!(broken_by(|| with_job(id, |job| job.books.forfeited = Balance::MAX)), ["AT5"]);
        assert_eq!(broken_by(|| with_job(id, |job| job.books.most += 1)), ["AT5"]);
        assert_eq!(broken_by(|| with_batch((id, 1), |batch| batch.total += 1)), ["AT5"]);
        assert_eq!(broken_by(|| with_job(id, |job| job.terms.answers += 1)), ["AT5"]);
    });
}

#[test]
fn at6_fails_when_batches_are_not_counted() {
    test(|id| {
        assert_eq!(broken_by(|| with_job(id, |job| job.batches += 1)), ["AT6"]);
        assert_eq!(broken_by(|| with_job(id, |job| job.proposed = None)), ["AT6"]);
        assert_eq!(broken_by(|| with_job(id, |job| job.next_batch = 2)), ["AT6"]);
        assert_eq!(broken_by(|| with_job(id, |job| job.last = Some(3))), ["AT6"]);
        assert_eq!(broken_by(|| with_batch((id, 0), |batch| batch.content.is_last = true)), ["AT6"]);
        let until = now();
        let proposed = BatchState::Proposed { until };
        assert_eq!(broken_by(|| with_batch((id, 1), |batch| batch.state = proposed)), ["AT6", "AT9"]);
        let mut orphan = batch((id, 2));
        orphan.is_lifted = true;
        let with_orphan = || Batches::<Test>::insert((id + 1, 0), &orphan);
        assert_eq!(broken_by(with_orphan), ["AT6"]);
    });
}

#[test]
fn at7_fails_when_rejected_answers_are_not_counted() {
    test(|id| assert_eq!(broken_by(|| with_job(id, |job| job.rejected = 26)), ["AT7"]));
}

#[test]
fn at8_fails_when_claims_and_marks_differ() {
    test(|id| {
        assert_eq!(broken_by(|| with_batch((id, 0), |batch| batch.marks += 1)), ["AT8"]);
        assert_eq!(broken_by(|| Marks::<Test>::remove((id, 0), ALICE)), ["AT8"]);
        assert_eq!(broken_by(|| Marks::<Test>::insert((id, 9), ALICE, Mark::default())), ["AT8"]);
        let claimed = |amount| move |batch: &mut Batch<AccountId>| batch.claimed = amount;
        assert_eq!(broken_by(|| with_batch((id, 0), claimed(0))), ["AT5", "AT8"]);
        assert_eq!(broken_by(|| with_batch((id, 2), claimed(1))), ["AT5", "AT8"]);
        assert_eq!(broken_by(|| with_batch((id, 0), claimed(Balance::MAX))), ["AT5", "AT8"]);
    });
}

#[test]
fn at9_fails_when_bonds_are_not_on_hold() {
    test(|_| {
        let reason = HoldReason::Challenge.into();
        for who in [ALICE, BOB] {
            assert_eq!(broken_by(|| assert_eq!(Balances::hold(&reason, &who, 1), Ok(()))), ["AT9"]);
        }
        let released = || {
            let released = Balances::release(&reason, &ALICE, 1, frame_support::traits::tokens::Precision::Exact);
            assert_eq!(released, Ok(1));
        };
        assert_eq!(broken_by(released), ["AT9"]);
    });
}

#[test]
fn at10_fails_when_a_committee_is_out_of_order() {
    test(|id| {
        let requester = |job: &mut Job<AccountId>| job.committee.members[4].who = REQUESTER;
        assert_eq!(broken_by(|| with_job(id, requester)), ["AT10"]);
        let twice = |job: &mut Job<AccountId>| job.committee.members[4].who = job.committee.members[0].who.clone();
        assert_eq!(broken_by(|| with_job(id, twice)), ["AT10"]);
        let few = |job: &mut Job<AccountId>| job.committee.members.truncate(2);
        assert_eq!(broken_by(|| with_job(id, few)), ["AT10"]);
        let drawing = |job: &mut Job<AccountId>| {
            job.committee.state = CommitteeState::Drawing { epoch: BeaconEpoch(9), ordered: 0 };
        };
        assert_eq!(broken_by(|| with_job(id, drawing)), ["AT10"]);
        let dismissed = |job: &mut Job<AccountId>| {
            job.committee.state = CommitteeState::Dismissed;
            job.committee.members = BoundedVec::new();
        };
        assert_eq!(broken_by(|| with_job(id, dismissed)), ["AT10"]);
        let turned = |batch: &mut Batch<AccountId>| batch.seats.as_mut().reverse();
        assert_eq!(broken_by(|| with_batch((id, 1), turned)), ["AT10"]);
    });
}

#[test]
fn at11_fails_when_numbers_or_times_are_out_of_order() {
    test(|id| {
        assert_eq!(broken_by(|| NextJob::<Test>::put(id)), ["AT11"]);
        assert_eq!(broken_by(|| with_job(id, |job| job.opened = now() + 1)), ["AT11"]);
        assert_eq!(broken_by(|| with_job(id, |job| job.ends = job.terms.ends + 1)), ["AT11"]);
        assert_eq!(broken_by(|| with_job(id, |job| job.post_until = job.ends - 1)), ["AT11"]);
        assert_eq!(
            broken_by(|| with_batch((id, 0), |batch| batch.draw += 1)),
            ["AT11"],
            "its seed would be drawn again"
        );
        let young = |slot: &mut Option<Attester<AccountId>>| slot.as_mut().expect("an attester").since = now() + 1;
        assert_eq!(broken_by(|| Slots::<Test>::mutate(0, young)), ["AT11"]);
    });
}

//! Attesters come and go, and the tree knows their weights.

use super::*;
use crate::{register::RegisterNodes, FreeSlotCount, NodeVersions, Nodes, SlotCount};
use agt_primitives::sum_tree::{self, NodeId, CAPACITY, VERSIONS_KEPT};

const NEW: AccountId = account(50);

fn total() -> Balance {
    sum_tree::total(&RegisterNodes::<Test>::latest()).expect("the root is kept")
}

fn weight(slot: u32) -> Option<Balance> {
    sum_tree::weight(&RegisterNodes::<Test>::latest(), slot)
}

#[test]
fn enlist_sets_the_stake_aside_and_weighs_it() {
    run(|| {
        give_role(&NEW, Role::DataValidation, 3_000 * AGT);
        assert_ok!(Attestation::enlist(signed(NEW), 2_500 * AGT));
        let slot = ATTESTERS.into();
        assert_last(Event::Enlisted { who: NEW, slot, weight: 2_500 * AGT });
        assert_eq!(Slots::<Test>::get(slot), Some(Attester { who: NEW, weight: 2_500 * AGT, since: now() }));
        assert_eq!(Access::amount_set_aside(&NEW, ENLISTMENT), Some(2_500 * AGT));
        assert_eq!((weight(slot), total()), (Some(2_500 * AGT), 14_500 * AGT));
    });
}

#[test]
fn enlist_is_refused_when_the_account_may_not_or_the_stake_is_too_small() {
    run(|| {
        assert_noop!(Attestation::enlist(signed(ALICE), STAKE), Error::<Test>::NotAValidator);
        give_role(&NEW, Role::DataValidation, 3_000 * AGT);
        assert_noop!(Attestation::enlist(signed(NEW), 1_000 * AGT - 1), Error::<Test>::StakeTooSmall);
        assert_noop!(Attestation::enlist(signed(NEW), 3_001 * AGT), pallet_access::Error::<Test>::NoRoom);
        assert_ok!(Attestation::enlist(signed(NEW), 1_000 * AGT));
        assert_noop!(Attestation::enlist(signed(NEW), 1_000 * AGT), Error::<Test>::AlreadyEnlisted);
        assert_noop!(Attestation::enlist(RuntimeOrigin::none(), STAKE), DispatchError::BadOrigin);
    });
}

#[test]
fn enlist_is_refused_when_the_register_is_full() {
    run(|| {
        give_role(&NEW, Role::DataValidation, 3_000 * AGT);
        SlotCount::<Test>::put(CAPACITY);
        assert_noop!(Attestation::enlist(signed(NEW), STAKE), Error::<Test>::RegisterFull);
        SlotCount::<Test>::put(u32::from(ATTESTERS));
        assert_ok!(Attestation::enlist(signed(NEW), STAKE));
    });
}

#[test]
fn retire_frees_stake_and_slot_and_leaves_all_others_in_theirs() {
    run(|| {
        let (who, last) = (attester(3), attester(ATTESTERS));
        assert_ok!(Attestation::retire(signed(&who)));
        assert_last(Event::Retired { who: who.clone(), slot: Some(2), lifted: Some(STAKE) });
        assert_eq!((Slots::<Test>::get(2), SlotOf::<Test>::get(&who)), (None, None));
        assert_eq!((weight(2), total()), (Some(0), 11 * STAKE));
        assert_eq!(Access::amount_set_aside(&who, ENLISTMENT), None);
        assert_eq!(SlotOf::<Test>::get(&last), Some(u32::from(ATTESTERS) - 1));
        assert_noop!(Attestation::retire(signed(who)), Error::<Test>::NotEnlisted);
        assert_noop!(Attestation::retire(signed(ALICE)), Error::<Test>::NotEnlisted);
    });
}

#[test]
fn slot_that_was_freed_is_used_again_before_a_new_one() {
    run(|| {
        for number in [3, 5] {
            assert_ok!(Attestation::retire(signed(attester(number))));
        }
        assert_eq!(FreeSlotCount::<Test>::get(), 2);
        for (who, slot) in [(50, 4), (51, 2), (52, 12)] {
            enlist(&account(who), STAKE);
            assert_eq!(SlotOf::<Test>::get(account(who)), Some(slot));
        }
        assert_eq!((FreeSlotCount::<Test>::get(), SlotCount::<Test>::get()), (0, 13));
        assert_eq!(total(), 13 * STAKE);
    });
}

#[test]
fn retire_waits_while_a_dispute_holds_the_stake() {
    run(|| {
        let who = attester(3);
        dispute(&who, ENLISTMENT);
        assert_noop!(Attestation::retire(signed(&who)), pallet_access::Error::<Test>::InDispute);
        end_dispute(&who);
        assert_ok!(Attestation::retire(signed(who)));
    });
}

#[test]
fn tree_keeps_one_version_an_epoch_and_no_more_than_its_number() {
    run(|| {
        let before = NodeVersions::<Test>::get(NodeId::ROOT).kept().len();
        // Twice in one epoch is one version.
        enlist(&account(50), STAKE);
        enlist(&account(51), STAKE);
        assert_eq!(NodeVersions::<Test>::get(NodeId::ROOT).kept().len(), before + 1);
        for _ in 0..VERSIONS_KEPT {
            end_epoch();
            assert_ok!(Attestation::retire(signed(account(50))));
            assert_ok!(Attestation::enlist(signed(account(50)), STAKE));
        }
        assert_eq!(NodeVersions::<Test>::get(NodeId::ROOT).kept().len(), VERSIONS_KEPT as usize);
        assert_eq!(Nodes::<Test>::iter_prefix(NodeId::ROOT).count(), VERSIONS_KEPT as usize);
    });
}

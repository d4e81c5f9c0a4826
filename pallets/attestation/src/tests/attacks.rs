//! What attackers try, beside what the other tests refuse.

use super::*;

/// Claims with a proof of its own making.
fn claim_with(leaf: &Leaf<AccountId>, index: u32, proof: Vec<H256>) -> DispatchResult {
    let (job, batch, who) = (leaf.job, leaf.batch, leaf.who.clone());
    let (accepted, rejected, amount) = (leaf.accepted, leaf.rejected, leaf.amount);
    let proof = Proof::truncate_from(proof);
    Attestation::claim(signed(ALICE), job, batch, who, accepted, rejected, amount, index, proof)
}

#[test]
fn leaf_of_another_job_or_batch_pays_nothing() {
    run(|| {
        let (key, tree) = open_final();
        let other = open_working();
        let (other, others) = posted(other, &people());
        wait(3 * DAY);
        // The proofs are those of a tree of the same people.
        for (leaf, of) in [(&tree.0[0], other), (&others.0[0], key)] {
            let moved = Leaf { job: of.0, batch: of.1, ..leaf.clone() };
            let proof = if of == key { others.proof(0) } else { tree.proof(0) };
            assert_noop!(claim_with(&moved, 0, proof.to_vec()), Error::<Test>::BadProof);
        }
        assert_ok!(others.claim(0));
    });
}

#[test]
fn root_of_one_job_pays_nothing_when_posted_for_another() {
    run(|| {
        let (_, tree) = open_final();
        let other = open_working();
        // A committee is led to post the root of a tree that it did not make.
        assert_ok!(post(other, &committee(other)[0], &tree));
        assert_ok!(sign((other, 0), &committee(other)[1]));
        wait(3 * DAY);
        let leaf = Leaf { job: other, ..tree.0[0].clone() };
        assert_noop!(claim_with(&leaf, 0, tree.proof(0).to_vec()), Error::<Test>::BadProof);
        assert_ok!(tree.claim(0));
    });
}

#[test]
fn proof_of_another_place_or_length_is_refused() {
    run(|| {
        let id = open_working();
        let crowd: Vec<_> = (60..67).map(|number| (account(number), 1, 0)).collect();
        let (_, tree) = posted(id, &crowd);
        wait(3 * DAY);
        let (last, proof) = (&tree.0[6], tree.proof(6).to_vec());
        // The last leaf of seven also leads to the root from place 3, unless the length is checked.
        for index in [0, 3, 5, 7, u32::MAX] {
            assert_noop!(claim_with(last, index, proof.clone()), Error::<Test>::BadProof);
        }
        assert_noop!(claim_with(last, 6, proof[1..].to_vec()), Error::<Test>::BadProof);
        let longer = [&proof[..], &[tree.root()]].concat();
        assert_noop!(claim_with(last, 6, longer), Error::<Test>::BadProof);
        assert_noop!(claim_with(last, 6, vec![]), Error::<Test>::BadProof);
        assert_ok!(claim_with(last, 6, proof));
    });
}

#[test]
fn inner_node_is_no_leaf() {
    run(|| {
        let id = open_working();
        let tree = Tree::of(id, &[(ALICE, 1, 0), (BOB, 1, 0), (CAROL, 1, 0), (PENNILESS, 1, 0)]);
        // Whatever is claimed is hashed as 69 bytes, and a node of the tree as 64.
        assert!(tree.bytes().iter().all(|leaf| leaf.len() == 69));
        let content = BatchContent { leaves: 2, ..tree.content() };
        assert_ok!(Attestation::post(signed(&committee(id)[0]), id, content));
        assert_ok!(sign((id, 0), &committee(id)[1]));
        wait(3 * DAY);
        let sibling = tree.proof(0)[1];
        for leaf in &tree.0 {
            assert_noop!(claim_with(leaf, 0, vec![sibling]), Error::<Test>::BadProof);
        }
    });
}

#[test]
fn claim_of_a_void_batch_pays_nothing_after_the_redraw() {
    run(|| {
        let (key, tree) = open_posted();
        assert_ok!(challenge(key, &ALICE));
        assert_ok!(rule(key, true));
        pass_epoch();
        assert_ok!(draw(key.0));
        wait(DAY);
        let (next, again) = posted(key.0, &people());
        wait(3 * DAY);
        assert_noop!(tree.claim(0), Error::<Test>::UnknownBatch);
        let old = Leaf { batch: next.1, ..tree.0[0].clone() };
        assert_noop!(claim_with(&old, 0, tree.proof(0).to_vec()), Error::<Test>::BadProof);
        assert_ok!(again.claim(0));
        assert_noop!(again.claim(0), Error::<Test>::AlreadyClaimed);
        assert_eq!(sent(&ALICE), 3_000);
    });
}

#[test]
fn nobody_chooses_the_committee_after_the_seed_is_known() {
    let drawn_after = |change: &dyn Fn()| {
        let mut seen = Vec::new();
        run(|| {
            let id = open();
            // From the epoch of the draw on, nothing that others do to the register changes who is drawn.
            end_epoch();
            change();
            end_epoch();
            change();
            assert_ok!(draw(id));
            seen = members(id);
        });
        seen
    };
    let undisturbed = drawn_after(&|| {});
    let count = std::cell::Cell::new(100);
    for stake in [STAKE, 1_234 * AGT, 400_000 * AGT] {
        let disturbed = drawn_after(&|| {
            count.set(count.get() + 1);
            enlist(&account(count.get()), stake);
        });
        assert_eq!(disturbed, undisturbed, "another attester with {stake}");
    }
    // Who is not drawn retires: the others are drawn as before.
    let bystander = (1..=ATTESTERS).map(attester).find(|who| !undisturbed.contains(who)).unwrap();
    let disturbed = drawn_after(&|| {
        let _ = Attestation::retire(signed(&bystander));
    });
    assert_eq!(disturbed, undisturbed);
    // Who is drawn retires: it loses its own place, and those before and after it keep theirs.
    let gone = undisturbed[1].clone();
    let disturbed = drawn_after(&|| {
        let _ = Attestation::retire(signed(&gone));
    });
    let others: Vec<_> = undisturbed.into_iter().filter(|who| *who != gone).collect();
    assert_eq!(disturbed[..4], others);
}

#[test]
fn account_that_comes_back_into_its_slot_is_young() {
    ExtBuilder { attesters: 4 }.execute(|| {
        let id = open();
        pass_epoch();
        let who = attester(2);
        assert_ok!(Attestation::retire(signed(&who)));
        assert_ok!(Attestation::enlist(signed(&who), STAKE));
        assert_eq!(SlotOf::<Test>::get(&who), Some(1));
        assert_ok!(draw(id));
        assert!(!members(id).contains(&who));
    });
}

#[test]
fn roots_never_promise_more_than_the_pool_has_committed() {
    run(|| {
        let id = open_working();
        let crowd = [(ALICE, ANSWERS / 2, 0)];
        posted(id, &crowd);
        posted(id, &crowd);
        let who = committee(id)[0].clone();
        assert_noop!(post(id, &who, &Tree::of(id, &[(BOB, 1, 0)])), Error::<Test>::NotEnoughLeft);
        assert_eq!((books(id).left, escrow(id).committed), (0, MOST));
    });
}

#[test]
fn requester_cannot_take_back_what_a_drawn_job_may_pay() {
    run(|| {
        let id = open_drawn();
        set_over(POOL, true);
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        assert_ok!(Attestation::stop(signed(REQUESTER), id));
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        wait(DAY);
        let (_, tree) = posted(id, &people());
        wait(3 * DAY);
        for index in 0..3 {
            assert_ok!(tree.claim(index));
        }
        assert_ok!(sweep((id, 0), 10));
        assert_noop!(close(id), Error::<Test>::StillAttesting);
        posted_last(id);
        assert_noop!(close(id), Error::<Test>::BatchesLeft);
        wait(3 * DAY);
        assert_ok!(sweep((id, 1), 0));
        assert_ok!(close(id));
    });
}

#[test]
fn member_alone_cannot_block_a_committee() {
    run(|| {
        let id = open_working();
        let blocker = committee(id)[0].clone();
        propose(id, &[(blocker.clone(), 1, 0)]);
        wait(DAY);
        assert_ok!(Attestation::drop_batch(signed(ALICE), id, 0));
        assert_noop!(post(id, &blocker, &Tree::of(id, &people())), Error::<Test>::Silenced);
        let others = committee(id)[1..].to_vec();
        assert_ok!(post(id, &others[0], &Tree::of(id, &people())));
        assert_ok!(sign((id, 1), &others[1]));
    });
}

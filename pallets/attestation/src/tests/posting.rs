//! A committee posts batches: one member proposes, others sign.

use super::*;

#[test]
fn post_takes_what_the_batch_pays_off_what_is_left() {
    run(|| {
        let id = open_working();
        let (who, tree) = (committee(id)[0].clone(), Tree::of(id, &people()));
        assert_ok!(post(id, &who, &tree));
        let until = now() + DAY;
        assert_last(Event::BatchProposed {
            job: id,
            batch: 0,
            who: who.clone(),
            content: tree.content(),
            total: EARNED,
            value: 10 * SET_ASIDE,
            set_aside: SET_ASIDE,
            until,
        });
        assert_eq!((books(id).left, job(id).rejected), (MOST - EARNED, 9));
        assert_eq!((job(id).proposed, job(id).next_batch, job(id).batches), (Some(0), 1, 1));
        assert_eq!(set_aside((id, 0), &who), Some(SET_ASIDE));
        assert_eq!(batch((id, 0)).state, BatchState::Proposed { until });
        assert_eq!(batch((id, 0)).signers().collect::<Vec<_>>(), [&who]);
        assert_eq!(escrow(id).committed, MOST);
    });
}

#[test]
fn batch_is_posted_when_two_thirds_of_the_committee_have_signed() {
    run(|| {
        for (size, threshold) in [(CommitteeSize::Three, 2), (CommitteeSize::Five, 4), (CommitteeSize::Seven, 5)] {
            let id = open_of(size);
            pass_epoch();
            assert_ok!(draw(id));
            wait(DAY);
            let (key, _) = propose(id, &people());
            for who in &committee(id)[1..threshold] {
                assert_eq!(batch(key).phase(now()), BatchPhase::Proposed);
                assert_ok!(sign(key, who));
                System::assert_has_event(Event::BatchSigned { job: id, batch: 0, who: who.clone() }.into());
                assert_eq!(set_aside(key, who), Some(SET_ASIDE));
            }
            let until = now() + 3 * DAY;
            assert_last(Event::BatchPosted { job: id, batch: 0, until });
            assert_eq!((batch(key).state, job(id).proposed), (BatchState::Posted { until }, None));
            assert_noop!(sign(key, &committee(id)[threshold - 1]), Error::<Test>::NotProposed);
        }
    });
}

#[test]
fn post_is_refused_to_all_but_seated_members() {
    run(|| {
        let waiting = open();
        assert_noop!(post(waiting, &attester(1), &Tree::of(waiting, &people())), Error::<Test>::NoCommittee);
        let id = open_working();
        let tree = Tree::of(id, &people());
        let spare = members(id)[3].clone();
        for who in [REQUESTER, ALICE, spare] {
            assert_noop!(post(id, &who, &tree), Error::<Test>::NotAMember);
        }
        assert_noop!(Attestation::post(signed(ALICE), 9, tree.content()), Error::<Test>::UnknownJob);
    });
}

#[test]
fn struck_member_neither_posts_nor_signs() {
    run(|| {
        let id = open_drawn();
        let struck = committee(id)[0].clone();
        assert_ok!(Attestation::strike(signed(REQUESTER), id, struck.clone()));
        wait(DAY);
        assert_noop!(post(id, &struck, &Tree::of(id, &people())), Error::<Test>::NotAMember);
        let (key, _) = propose(id, &people());
        assert_noop!(sign(key, &struck), Error::<Test>::NotAMember);
    });
}

#[test]
fn post_is_refused_before_the_strikes_end_and_after_the_grace() {
    run(|| {
        let id = open_drawn();
        let (who, tree) = (committee(id)[0].clone(), Tree::of(id, &people()));
        wait(DAY - 1);
        assert_noop!(post(id, &who, &tree), Error::<Test>::StrikesOpen);
        wait(1);
        travel_to(job(id).post_until);
        assert_noop!(post(id, &who, &tree), Error::<Test>::PostingOver);
        assert_eq!(job(id).phase(now()), JobPhase::Silent);
        travel_to(job(id).post_until - 1);
        assert_eq!(job(id).phase(now()), JobPhase::Ending);
        assert_ok!(post(id, &who, &tree));
    });
}

#[test]
fn post_is_refused_when_no_tree_is_like_this() {
    run(|| {
        let id = open_working();
        let (who, content) = (committee(id)[0].clone(), Tree::of(id, &people()).content());
        let post = |content| Attestation::post(signed(&who), id, content);
        let changed = |change: &dyn Fn(&mut BatchContent)| {
            let mut content = content.clone();
            change(&mut content);
            content
        };
        assert_noop!(post(changed(&|content| content.root = H256::zero())), Error::<Test>::ZeroRoot);
        assert_noop!(post(changed(&|content| content.leaves = 0)), Error::<Test>::NoLeaves);
        assert_noop!(post(changed(&|content| content.accepted = 0)), Error::<Test>::NothingAccepted);
        assert_noop!(post(changed(&|content| content.leaves = 65)), Error::<Test>::MoreLeavesThanAnswers);
        assert_ok!(post(changed(&|content| content.leaves = 64)));
    });
}

#[test]
fn post_is_refused_when_it_pays_more_than_is_left() {
    run(|| {
        let id = open_working();
        posted(id, &[(ALICE, ANSWERS - 10, 0)]);
        let who = committee(id)[0].clone();
        assert_noop!(post(id, &who, &Tree::of(id, &[(BOB, 11, 0)])), Error::<Test>::NotEnoughLeft);
        assert_noop!(post(id, &who, &Tree::of(id, &[(BOB, u32::MAX, 0)])), Error::<Test>::NotEnoughLeft);
        assert_ok!(post(id, &who, &Tree::of(id, &[(BOB, 10, 0)])));
        assert_eq!(books(id).left, 0);
    });
}

#[test]
fn only_one_batch_of_a_job_waits_for_signatures() {
    run(|| {
        let id = open_working();
        let (key, _) = propose(id, &people());
        let second = committee(id)[1].clone();
        assert_noop!(post(id, &second, &Tree::of(id, &people())), Error::<Test>::AlreadyProposed);
        assert_ok!(sign(key, &second));
        assert_ok!(post(id, &second, &Tree::of(id, &people())));
        assert_eq!(job(id).proposed, Some(1));
    });
}

#[test]
fn sign_is_refused_with_another_root_or_a_second_time() {
    run(|| {
        let id = open_working();
        let (key, _) = propose(id, &people());
        let (first, second) = (committee(id)[0].clone(), committee(id)[1].clone());
        let sign_root = |root| Attestation::sign(signed(&second), id, 0, root);
        assert_noop!(sign_root(H256::repeat_byte(9)), Error::<Test>::WrongRoot);
        assert_noop!(sign(key, &first), Error::<Test>::AlreadySigned);
        assert_noop!(sign(key, &ALICE), Error::<Test>::NotAMember);
        assert_noop!(Attestation::sign(signed(&second), id, 1, batch(key).content.root), Error::<Test>::UnknownBatch);
        wait(DAY);
        assert_noop!(sign(key, &second), Error::<Test>::SigningOver);
        travel_to(now() - 1);
        assert_ok!(sign(key, &second));
    });
}

#[test]
fn member_signs_only_what_its_bond_and_role_cover() {
    run(|| {
        // 100,000 units are worth 10,000 AGT, of which a signer sets 1,000 aside.
        let id = open_working();
        let (first, second) = (committee(id)[0].clone(), committee(id)[1].clone());
        let room = Access::room(&second);
        let other =
            agt_primitives::access::ObligationId { kind: agt_primitives::access::ObligationKind::Offer, number: 1 };
        assert_ok!(Access::set_aside(&second, Role::DataValidation, other, room - 999 * AGT));
        let (key, _) = propose(id, &[(ALICE, ANSWERS, 0)]);
        assert_noop!(sign(key, &second), pallet_access::Error::<Test>::NoRoom);
        assert_ok!(Access::stop_role(signed(&first), Role::DataValidation));
        let next = open_working();
        let (who, tree) = (committee(next)[0].clone(), Tree::of(next, &people()));
        assert_ok!(Access::stop_role(signed(&who), Role::DataValidation));
        assert_noop!(post(next, &who, &tree), pallet_access::Error::<Test>::RoleStopped);
    });
}

#[test]
fn drop_gives_back_what_a_batch_took_and_silences_its_poster() {
    run(|| {
        let id = open_working();
        let (key, _) = propose(id, &people());
        let first = committee(id)[0].clone();
        let drop = || Attestation::drop_batch(signed(PENNILESS), key.0, key.1);
        wait(DAY - 1);
        assert_noop!(drop(), Error::<Test>::StillSigning);
        wait(1);
        assert_ok!(drop());
        let post_until = job(id).post_until;
        assert_last(Event::BatchDropped {
            job: id,
            batch: 0,
            total: EARNED,
            silenced: Some(first.clone()),
            post_until,
        });
        assert_eq!((books(id).left, job(id).rejected), (MOST, 0));
        assert_eq!((job(id).proposed, job(id).batches, job(id).next_batch), (None, 0, 1));
        assert_eq!(set_aside(key, &first), None);
        assert_noop!(drop(), Error::<Test>::UnknownBatch);
        assert_noop!(post(id, &first, &Tree::of(id, &people())), Error::<Test>::Silenced);
        // It can sign what others propose.
        let second = committee(id)[1].clone();
        assert_ok!(post(id, &second, &Tree::of(id, &people())));
        assert_ok!(sign((id, 1), &first));
        assert_noop!(Attestation::drop_batch(signed(ALICE), id, 1), Error::<Test>::NotProposed);
    });
}

#[test]
fn committee_of_silenced_members_is_replaced() {
    run(|| {
        let id = open_working();
        for number in 0..3 {
            let who = committee(id)[number].clone();
            assert_ok!(post(id, &who, &Tree::of(id, &people())));
            wait(DAY);
            assert_ok!(Attestation::drop_batch(signed(ALICE), id, number as u32));
        }
        let (epoch, post_until) = (BeaconEpoch(epoch() + 1), job(id).post_until);
        assert_last(Event::RedrawOrdered { job: id, draw: 1, epoch, post_until });
        assert_eq!(committee(id), []);
        pass_epoch();
        assert_ok!(draw(id));
        assert_eq!((committee(id).len(), job(id).committee.draw), (3, 1));
        wait(DAY);
        let (key, tree) = posted(id, &people());
        wait(3 * DAY);
        assert_ok!(tree.claim(0));
        assert_eq!(key, (id, 3));
    });
}

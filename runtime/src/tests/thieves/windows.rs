//! The windows of attested work: their boundary milliseconds, a paused chain, and a chain that slept for a year.

use super::{jobs::*, scene::*, *};
use agt_primitives::{access::Role, assets::AssetKind, calendar::DAY, token::AGT};
use pallet_attestation::Error;

/// A batch that takes all that its job pays: 50 AGT, of which the worker gets 30.
fn posted() -> Tree {
    register_is_made();
    assert_ok!(by(REQUESTER, pool(AssetKind::Native, 300 * AGT, 0)));
    let tree = Tree::of(working_job(AGT, 50), &[(WORKER, 30), (SECOND, 20)]);
    tree.post();
    tree
}

fn refused(error: Error<Runtime>) -> Result<(), DispatchError> {
    Err(error.into())
}

#[test]
fn batch_is_challenged_before_its_window_ends_and_pays_from_then_on() {
    test(|| {
        let tree = posted();
        let challenge = || by(STRANGER, Jobs::challenge { job: tree.job, batch: tree.batch, receipt: None });
        let claim = || by(STRANGER, tree.claim(0));
        // Neither a safe mode nor a pause of one call takes the window from challengers, or the pay from workers.
        govern(pallet_safe_mode::Call::<Runtime>::force_enter {});
        for call in ["challenge", "claim", "lapse", "sweep"] {
            let name = |name: &str| name.as_bytes().to_vec().try_into().expect("a short name");
            let pause = pallet_tx_pause::Call::<Runtime>::pause { full_name: (name("Attestation"), name(call)) };
            let shut = dispatch(pause, RuntimeOrigin::root());
            assert_eq!(shut, Err(pallet_tx_pause::Error::<Runtime>::Unpausable.into()), "{call}");
        }
        assert!(SafeMode::is_entered());
        let over = refused(Error::WindowOver);
        assert_eq!(around(tree.final_from(), challenge), [Ok(()), over, over]);
        assert_eq!(around(tree.final_from(), claim), [refused(Error::NotFinal), Ok(()), Ok(())]);
    });
}

#[test]
fn pay_that_nobody_claims_in_a_year_never_returns_to_the_requester() {
    test(|| {
        let tree = posted();
        let requester = owned(&id(REQUESTER));
        let sweep = || RuntimeCall::from(Jobs::sweep { job: tree.job, batch: tree.batch, limit: 10 });
        let claims_end = tree.final_from() + 365 * DAY;
        // The chain sleeps over all its deadlines. In the block in which it wakes, the worker is not too late.
        let race = |calls: [RuntimeCall; 2]| around(claims_end, || by(REQUESTER, batch(calls.to_vec())));
        let claims_first = race([tree.claim(0), sweep()]);
        assert_eq!(claims_first, [refused(Error::StillClaimable), Ok(()), Ok(())]);
        assert_eq!(
            race([sweep(), tree.claim(0)]),
            [Error::StillClaimable, Error::UnknownBatch, Error::UnknownBatch].map(refused)
        );
        at(claims_end);
        assert_ok!(by(STRANGER, tree.claim(1)));
        assert_eq!(free(&id(SECOND)), 20 * AGT);
        assert_ok!(by(REQUESTER, batch(vec![sweep(), Jobs::close { job: tree.job }.into()])));
        let owner = || Address::from(id(REQUESTER));
        let close = || RuntimeCall::from(Pools::close { owner: owner(), number: POOL });
        assert_noop!(by(REQUESTER, close()), pallet_reward_pools::Error::<Runtime>::StillDue);
        let collect = Pools::collect_fee { owner: owner(), number: POOL }.into();
        assert_ok!(by(REQUESTER, batch(vec![collect, close()])));
        // It has paid all the 50 AGT, and the fee on what was claimed.
        assert_eq!(owned(&id(REQUESTER)), requester - 50 * AGT - AGT * 60 / 100);
        assert_eq!(held(&id(REQUESTER)), 1_000 * AGT, "the bond of its role");
    });
}

#[test]
fn work_that_was_overslept_is_paid_by_the_next_committee() {
    test(|| {
        for key in [Key::AliceStash, Key::BobStash, Key::CharlieStash] {
            give(&id(key), 2 * BOND);
            enter(key, Role::DataValidation, BOND);
            assert_ok!(by(key, Jobs::enlist { amount: 1_000 * AGT }));
        }
        register_is_made();
        assert_ok!(by(REQUESTER, pool(AssetKind::Native, 300 * AGT, 0)));
        let number = working_job(AGT, 50);
        // The chain sleeps over the end of the work and over the time to post.
        at(job_of(number).post_until + 365 * DAY);
        let late = Jobs::post { job: number, content: Tree::of(number, &[(SECOND, 50)]).content() };
        let seats = Attestation::committee(number);
        assert_noop!(as_account(&seats[0], late), Error::<Runtime>::PostingOver);
        // The requester has the committee replaced in the first block, and gets nothing back by it.
        let (replace, close) = (Jobs::replace { job: number }.into(), Jobs::close { job: number }.into());
        let greedy = batch(vec![replace, close]);
        assert_noop!(by(REQUESTER, greedy.clone()), Error::<Runtime>::StillAttesting);
        let bonded = || seats.iter().map(|who| Access::report(who.clone()).active.0).sum::<Balance>();
        let before = bonded();
        assert_ok!(by(REQUESTER, Jobs::replace { job: number }));
        assert_eq!(before - bonded(), 3 * 100 * AGT, "a tenth of each stake, and nothing of the rest of the bonds");
        assert_noop!(by(REQUESTER, greedy), Error::<Runtime>::NoCommittee);
        assert_noop!(by(REQUESTER, Jobs::stop { job: number }), Error::<Runtime>::JobEnded);
        committee_comes(number);
        let tree = Tree::of(number, &[(SECOND, 50)]);
        tree.post();
        at(tree.final_from());
        assert_ok!(by(STRANGER, tree.claim(0)));
        assert_eq!(free(&id(SECOND)), 50 * AGT);
    });
}

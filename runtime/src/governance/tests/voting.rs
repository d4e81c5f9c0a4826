//! Votes, delegations and their reports.

use super::*;

#[test]
fn vote_is_refused_above_the_active_bond() {
    test(|| {
        let index = submit(root(), set_minimum(700 * AGT));
        let insufficient = pallet_conviction_voting::Error::<Runtime>::InsufficientFunds.into();
        assert_eq!(vote(Bob, index, true, AGT), Err(insufficient), "a million free AGT is no vote");
        assert_eq!(vote(Bob, index, true, 0), Err(pallet_access::Error::<Runtime>::NoBond.into()));
        bond(Bob, 100 * AGT);
        assert_eq!(vote(Bob, index, true, 100 * AGT + 1), Err(insufficient));
        dispatch(pallet_access::Call::unbond { amount: 40 * AGT }, signed(Bob)).expect("an unbonding");
        assert_eq!(vote(Bob, index, true, 60 * AGT + 1), Err(insufficient), "what is unbonding does not vote");
        assert_eq!(vote(Bob, index, true, 60 * AGT), Ok(()));
        let locked = pallet_access::Error::<Runtime>::LockedByVotes.into();
        assert_eq!(dispatch(pallet_access::Call::unbond { amount: AGT }, signed(Bob)), Err(locked));
    });
}

#[test]
fn delegation_is_counted_once_when_two_accounts_delegate_in_a_circle() {
    test(|| {
        let delegate = |who, to: Sr25519Keyring, balance| {
            let call = pallet_conviction_voting::Call::delegate {
                class: 0,
                to: to.to_account_id().into(),
                conviction: Conviction::Locked1x,
                balance,
            };
            dispatch(call, signed(who))
        };
        let insufficient = pallet_conviction_voting::Error::<Runtime>::InsufficientFunds.into();
        assert_eq!(delegate(Bob, Alice, AGT), Err(insufficient));
        bond(Bob, 100 * AGT);
        bond(Charlie, 100 * AGT);
        let nonsense = pallet_conviction_voting::Error::<Runtime>::Nonsense.into();
        assert_eq!(delegate(Bob, Bob, AGT), Err(nonsense));
        assert_eq!(delegate(Bob, Charlie, 100 * AGT), Ok(()));
        assert_eq!(delegate(Charlie, Bob, 100 * AGT), Ok(()));
        let index = submit(root(), set_minimum(700 * AGT));
        let delegating = pallet_conviction_voting::Error::<Runtime>::AlreadyDelegating.into();
        assert_eq!(vote(Bob, index, true, AGT), Err(delegating), "who delegates does not vote");
        let votes = reports::access::report(Bob.to_account_id()).votes;
        assert_eq!(votes[0].delegates_to.as_ref().map(|to| to.amount), Some(Planck(100 * AGT)));
        assert_eq!(votes[0].delegated_votes, 100 * AGT);
    });
}

#[test]
fn delegation_follows_a_plain_vote_and_no_split_or_abstaining_one() {
    test(|| {
        bond(Bob, 1_000 * AGT);
        bond(Charlie, 10 * AGT);
        let delegate = pallet_conviction_voting::Call::delegate {
            class: 10,
            to: Charlie.to_account_id().into(),
            conviction: Conviction::None,
            balance: 1_000 * AGT,
        };
        dispatch(delegate, signed(Bob)).expect("a delegation");
        let index = submit(Origin::ParametersAdmin, set_minimum(700 * AGT));
        let support = |vote| {
            let call = pallet_conviction_voting::Call::vote { poll_index: index, vote };
            dispatch(call, signed(Charlie)).expect("a vote");
            referendum(index).ongoing.expect("it goes on").support.0
        };
        let (none, all) = (0, 10 * AGT);
        let aye = Vote { aye: true, conviction: Conviction::None };
        assert_eq!(support(AccountVote::Standard { vote: aye, balance: all }), 1_010 * AGT);
        assert_eq!(support(AccountVote::SplitAbstain { aye: none, nay: none, abstain: all }), all);
        assert_eq!(support(AccountVote::Split { aye: all, nay: none }), all);
        assert_eq!(support(AccountVote::Standard { vote: aye, balance: all }), 1_010 * AGT);
        // Who disagrees ends the delegation and votes.
        assert_eq!(support(AccountVote::SplitAbstain { aye: none, nay: none, abstain: all }), all);
        dispatch(pallet_conviction_voting::Call::undelegate { class: 10 }, signed(Bob)).expect("it ends");
        let vote = AccountVote::SplitAbstain { aye: none, nay: none, abstain: 1_000 * AGT };
        dispatch(pallet_conviction_voting::Call::vote { poll_index: index, vote }, signed(Bob)).expect("a vote");
        assert_eq!(referendum(index).ongoing.expect("it goes on").support, Planck(1_010 * AGT));
    });
}

#[test]
fn unbonding_and_roles_are_kept_when_the_terms_of_access_change() {
    test(|| {
        bond(Bob, 600 * AGT);
        let enter = pallet_access::Call::enter_role { role: Role::Juror };
        dispatch(enter, signed(Bob)).expect("a role");
        bond(Charlie, 10 * AGT);
        dispatch(pallet_access::Call::unbond { amount: 10 * AGT }, signed(Charlie)).expect("an unbonding");
        let before = Access::report(Charlie.to_account_id()).chunks;
        dispatch(set_minimum(1_000 * AGT), Origin::ParametersAdmin.into()).expect("in range");
        let set = configs::parameters::set_call("access.labourUnbondingDays", 28);
        dispatch(set, Origin::ParametersAdmin.into()).expect("in range");
        assert_eq!(Access::report(Charlie.to_account_id()).chunks, before, "what waits keeps its time");
        let role = Access::report(Bob.to_account_id()).roles[0];
        assert_eq!(role.role, Role::Juror, "the role is kept");
        assert_eq!(role.minimum, 1_000 * AGT);
        assert!(!role.access);
    });
}

#[test]
fn referenda_are_listed_in_pages_from_the_newest() {
    test(|| {
        assert!(reports::referenda::report(None).referenda.is_empty());
        let call = Preimage::bound(set_minimum(700 * AGT)).expect("a preimage");
        for _ in 0..MAX_REFERENDA + 2 {
            let submit = pallet_referenda::Call::submit {
                proposal_origin: Box::new(Origin::ParametersAdmin.into()),
                proposal: call.clone(),
                enactment_moment: DispatchTime::After(0),
            };
            dispatch(submit, signed(Alice)).expect("a submission");
        }
        let indices = |cursor| {
            let page = reports::referenda::report(cursor);
            (page.referenda.iter().map(|referendum| referendum.index).collect::<Vec<_>>(), page.next)
        };
        assert_eq!(indices(None), ((2..MAX_REFERENDA + 2).rev().collect(), Some(1)));
        assert_eq!(indices(Some(1)), (vec![1, 0], None));
        assert_eq!(indices(Some(0)), (vec![0], None));
        assert_eq!(indices(Some(u32::MAX)), indices(None));
        let ongoing = referendum(0).ongoing.expect("it has not ended");
        assert_eq!(ongoing.track, 10);
        assert_eq!(ongoing.track_name, "parameters");
        assert!(!ongoing.decision_deposit_placed);
        assert_eq!(ongoing.approval_needed, Perbill::from_percent(75).deconstruct());
        assert_eq!(ongoing.turnout, Supply::votable());
    });
}

#[test]
fn invariants_hold_after_a_root_referendum() {
    test(|| {
        fund_treasury();
        let holders = holders_bond(100);
        let index = submit(root(), pay(AGT));
        all_vote(holders, index);
        assert_eq!(enact(index), Ok(()));
        assert_invariants();
        assert_eq!(Supply::burned(), 0);
    });
}

#[test]
fn delegation_is_ended_when_a_slash_left_it_without_its_bond() {
    test(|| {
        bond(Bob, 1_000 * AGT);
        bond(Charlie, 10 * AGT);
        let delegate = pallet_conviction_voting::Call::delegate {
            class: 0,
            to: Charlie.to_account_id().into(),
            conviction: Conviction::Locked6x,
            balance: 1_000 * AGT,
        };
        dispatch(delegate, signed(Bob)).expect("a delegation");
        let end = |class| {
            let call =
                crate::governance::origins::Call::end_unbacked_delegation { who: Bob.to_account_id().into(), class };
            dispatch(call, signed(Eve))
        };
        assert_eq!(end(0), Err(crate::governance::origins::Error::<Runtime>::StillBacked.into()));
        assert_eq!(end(10), Err(crate::governance::origins::Error::<Runtime>::NotDelegating.into()));
        let slash = pallet_access::Call::slash {
            who: Bob.to_account_id().into(),
            amount: 600 * AGT,
            reason: b"fraud".to_vec().try_into().expect("short"),
        };
        dispatch(slash, RuntimeOrigin::root()).expect("a slash");
        assert_eq!(end(0), Ok(()));
        assert_eq!(
            reports::access::report(Charlie.to_account_id()).votes,
            vec![],
            "nothing is delegated to it any more"
        );
    });
}

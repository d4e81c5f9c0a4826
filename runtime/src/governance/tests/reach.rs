//! The limits of each track and of the technical committee.

use super::*;

#[test]
fn origin_is_refused_the_calls_of_another_track() {
    test(|| {
        fund_treasury();
        let refused: Result<(), DispatchError> = Err(DispatchError::BadOrigin);
        let slash = || pallet_access::Call::slash {
            who: Alice.to_account_id().into(),
            amount: 1,
            reason: b"none".to_vec().try_into().expect("short"),
        };
        for origin in [Origin::SmallSpender, Origin::LargeSpender, Origin::Canceller, Origin::WhitelistedCaller] {
            assert_eq!(dispatch(set_minimum(700 * AGT), origin.into()), refused, "{origin:?}");
        }
        for origin in [Origin::ParametersAdmin, Origin::Canceller, Origin::WhitelistedCaller] {
            assert_eq!(dispatch(pay(AGT), origin.into()), refused, "{origin:?}");
        }
        for origin in [Origin::ParametersAdmin, Origin::SmallSpender, Origin::LargeSpender, Origin::Canceller] {
            assert_eq!(dispatch(slash(), origin.into()), refused, "{origin:?}");
            let code = frame_system::Call::set_code { code: vec![] };
            assert_eq!(dispatch(code, origin.into()), refused, "{origin:?}");
        }
        for origin in [Origin::ParametersAdmin, Origin::SmallSpender, Origin::LargeSpender] {
            assert_eq!(dispatch(pallet_referenda::Call::cancel { index: 0 }, origin.into()), refused, "{origin:?}");
        }
    });
}

#[test]
fn nested_call_is_refused_when_its_track_may_not_make_it() {
    test(|| {
        fund_treasury();
        let code: RuntimeCall = frame_system::Call::set_code { code: vec![] }.into();
        let as_root = |call: RuntimeCall| -> RuntimeCall {
            let root = Box::new(OriginCaller::system(root()));
            pallet_utility::Call::dispatch_as { as_origin: root, call: Box::new(call) }.into()
        };
        let weight = frame_support::weights::Weight::zero();
        let wrapped: Vec<RuntimeCall> = vec![
            pallet_utility::Call::batch_all { calls: vec![code.clone()] }.into(),
            as_root(code.clone()),
            pallet_utility::Call::batch_all { calls: vec![as_root(code.clone())] }.into(),
            pallet_utility::Call::with_weight { call: Box::new(code.clone()), weight }.into(),
            pallet_scheduler::Call::schedule {
                when: 100,
                maybe_periodic: None,
                priority: 0,
                call: Box::new(code.clone()),
            }
            .into(),
            pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage { call: Box::new(code.clone()) }.into(),
            pallet_proxy::Call::proxy {
                real: Alice.to_account_id().into(),
                force_proxy_type: None,
                call: Box::new(code.clone()),
            }
            .into(),
            pallet_utility::Call::batch_all { calls: vec![set_minimum(700 * AGT), pay(AGT)] }.into(),
        ];
        for call in wrapped {
            let outcome = dispatch(call.clone(), Origin::ParametersAdmin.into());
            assert_eq!(outcome, Err(DispatchError::BadOrigin), "{call:?}");
        }
        assert_eq!(minimum(), 500 * AGT, "a batch that fails changes nothing");
    });
}

#[test]
fn submission_is_refused_when_its_origin_has_no_track() {
    test(|| {
        let call = pallet_referenda::Call::submit {
            proposal_origin: Box::new(RawOrigin::Signed(Bob.to_account_id()).into()),
            proposal: Preimage::bound(set_minimum(700 * AGT)).expect("a preimage"),
            enactment_moment: DispatchTime::After(0),
        };
        assert_eq!(dispatch(call, signed(Alice)), Err(pallet_referenda::Error::<Runtime>::NoTrack.into()));
    });
}

#[test]
fn nothing_is_enacted_when_the_preimage_does_not_decode() {
    test(|| {
        let holders = holders_bond(20);
        let bytes = vec![0xff; 200];
        dispatch(pallet_preimage::Call::note_preimage { bytes: bytes.clone() }, signed(Alice)).expect("a preimage");
        let hash = sp_io::hashing::blake2_256(&bytes).into();
        let index = submit_hash(Origin::ParametersAdmin, frame_support::traits::Bounded::Lookup { hash, len: 200 });
        all_vote(holders, index);
        assert_eq!(until_enacted(index), ReferendumState::Approved);
        let unavailable = System::events().into_iter().any(|record| {
            matches!(record.event, RuntimeEvent::Scheduler(pallet_scheduler::Event::CallUnavailable { .. }))
        });
        assert!(unavailable);
    });
}

#[test]
fn call_is_dispatched_as_root_when_two_thirds_whitelisted_it() {
    test(|| {
        let remark: RuntimeCall =
            frame_system::Call::set_storage { items: vec![(b"k".to_vec(), b"v".to_vec())] }.into();
        let call_hash = sp_io::hashing::blake2_256(&remark.encode()).into();
        let dispatch_it =
            || pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage { call: Box::new(remark.clone()) };
        let caller = || RuntimeOrigin::from(Origin::WhitelistedCaller);
        let whitelist: RuntimeCall = pallet_whitelist::Call::whitelist_call { call_hash }.into();
        assert_eq!(dispatch(whitelist.clone(), signed(Alice)), Err(DispatchError::BadOrigin));
        let propose = |threshold| {
            let length_bound = whitelist.encode().len() as u32;
            pallet_collective::Call::propose { threshold, proposal: Box::new(whitelist.clone()), length_bound }
        };
        assert!(dispatch(propose(2), signed(Eve)).is_err(), "Eve is not of the committee");
        dispatch(propose(2), signed(Alice)).expect("a motion");
        let proposal = pallet_collective::Proposals::<Runtime>::get()[0];
        for who in [Alice, Bob] {
            let vote = pallet_collective::Call::vote { proposal, index: 0, approve: true };
            dispatch(vote, signed(who)).expect("a vote");
        }
        let close = pallet_collective::Call::close {
            proposal_hash: proposal,
            index: 0,
            proposal_weight_bound: frame_support::weights::Weight::from_parts(1_000_000_000, 1_000_000),
            length_bound: whitelist.encode().len() as u32,
        };
        dispatch(close, signed(Charlie)).expect("two of three");
        assert_eq!(sp_io::storage::get(b"k"), None);
        let not_approved = pallet_whitelist::Error::<Runtime>::DeferredDispatchNotFound.into();
        assert_eq!(dispatch(dispatch_it(), signed(Alice)), Err(not_approved), "no referendum has approved it");
        assert_eq!(dispatch(dispatch_it(), caller()), Ok(()));
        assert_eq!(sp_io::storage::get(b"k").map(|value| value.to_vec()), Some(b"v".to_vec()));
    });
}

#[test]
fn safe_mode_is_entered_and_left_by_two_thirds_of_the_committee() {
    test(|| {
        use pallet_collective::RawOrigin::Members;
        let members = |yes, of| RuntimeOrigin::from(OriginCaller::TechnicalCommittee(Members(yes, of)));
        let enter = || pallet_safe_mode::Call::force_enter {};
        assert_eq!(dispatch(enter(), members(1, 3)), Err(DispatchError::BadOrigin));
        assert_eq!(dispatch(enter(), members(2, 3)), Ok(()));
        let exit = || pallet_safe_mode::Call::force_exit {};
        assert_eq!(dispatch(exit(), members(1, 3)), Err(DispatchError::BadOrigin));
        assert_eq!(dispatch(exit(), members(2, 3)), Ok(()));
        assert_eq!(dispatch(pallet_safe_mode::Call::force_extend {}, members(3, 3)), Err(DispatchError::BadOrigin));
    });
}

#[test]
fn bond_stays_open_when_entries_are_paused() {
    test(|| {
        let name = |name: &str| name.as_bytes().to_vec().try_into().expect("a short name");
        for call in ["bond", "rebond", "unbond", "withdraw"] {
            let pause = pallet_tx_pause::Call::pause { full_name: (name("Access"), name(call)) };
            let unpausable = pallet_tx_pause::Error::<Runtime>::Unpausable.into();
            assert_eq!(dispatch(pause, RuntimeOrigin::root()), Err(unpausable), "{call}");
        }
        dispatch(pallet_safe_mode::Call::force_enter {}, RuntimeOrigin::root()).expect("root may enter");
        bond(Bob, AGT);
    });
}

#[test]
fn approval_is_not_kept_when_the_whitelisting_comes_later() {
    test(|| {
        let remark: RuntimeCall = frame_system::Call::remark { remark: vec![1] }.into();
        let call_hash = sp_io::hashing::blake2_256(&remark.encode()).into();
        let dispatch_it =
            || pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage { call: Box::new(remark.clone()) };
        let approved = dispatch(dispatch_it(), Origin::WhitelistedCaller.into());
        blocks(1);
        let whitelist = pallet_whitelist::Call::whitelist_call { call_hash };
        dispatch(whitelist, RuntimeOrigin::root()).expect("root whitelists");
        assert!(dispatch(dispatch_it(), signed(Eve)).is_err(), "approved before: {approved:?}");
    });
}

//! Referenda on the real runtime: what each track may do, and what it cannot reach.

use super::{
    origins::Origin,
    reports,
    tracks::{Tracks, DAYS, HOURS},
};
use crate::{
    pots,
    tests::{begin_block, dispatch, genesis, test, try_state},
    *,
};
use agt_primitives::{access::Role, supply::Bucket, token::AGT};
use agt_runtime_api::governance::{ReferendumState, MAX_REFERENDA};
use codec::Encode;
use frame_support::{
    dispatch::RawOrigin,
    traits::{fungible::Inspect, schedule::DispatchTime, Get, StorePreimage},
};
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use pallet_referenda::{ReferendumIndex, TracksInfo};
use sp_keyring::Sr25519Keyring::{self, Alice, AliceStash, Bob, Charlie, DaveStash, Eve};
use sp_runtime::{DispatchError, Perbill};

fn signed(who: Sr25519Keyring) -> RuntimeOrigin {
    RuntimeOrigin::signed(who.to_account_id())
}

fn blocks(count: u32) {
    for _ in 0..count {
        Executive::finalize_block();
        begin_block();
    }
}

/// Two holders with a share of what circulates: the stashes of marketing and foundation bond `millions` each.
fn holders_bond(millions: u128) -> [Sr25519Keyring; 2] {
    for bucket in [Bucket::Marketing, Bucket::Foundation] {
        let _ = dispatch(pallet_supply::Call::release { bucket }, signed(Eve));
    }
    let holders = [AliceStash, DaveStash];
    for who in holders {
        bond(who, millions * 1_000_000 * AGT);
    }
    holders
}

fn all_vote(holders: [Sr25519Keyring; 2], index: ReferendumIndex) {
    for who in holders {
        vote(who, index, true, Access::report(who.to_account_id()).active).expect("a vote");
    }
}

fn bond(who: Sr25519Keyring, amount: Balance) {
    dispatch(pallet_access::Call::bond { amount }, signed(who)).expect("a bond");
}

/// Submits `call` on the track of `origin` and places the decision deposit.
fn submit(origin: impl Into<OriginCaller>, call: impl Into<RuntimeCall>) -> ReferendumIndex {
    submit_hash(origin, Preimage::bound(call.into()).expect("a preimage"))
}

fn submit_hash(
    origin: impl Into<OriginCaller>,
    proposal: frame_support::traits::Bounded<RuntimeCall, sp_runtime::traits::BlakeTwo256>,
) -> ReferendumIndex {
    let index = pallet_referenda::ReferendumCount::<Runtime>::get();
    let call = pallet_referenda::Call::submit {
        proposal_origin: Box::new(origin.into()),
        proposal,
        enactment_moment: DispatchTime::After(0),
    };
    dispatch(call, signed(Alice)).expect("a submission");
    dispatch(pallet_referenda::Call::place_decision_deposit { index }, signed(Alice)).expect("a deposit");
    index
}

fn vote(who: Sr25519Keyring, poll_index: ReferendumIndex, aye: bool, balance: Balance) -> Result<(), DispatchError> {
    let vote = AccountVote::Standard { vote: Vote { aye, conviction: Conviction::Locked1x }, balance };
    dispatch(pallet_conviction_voting::Call::vote { poll_index, vote }, signed(who))
}

fn root() -> RawOrigin<AccountId> {
    RawOrigin::Root
}

fn state(index: ReferendumIndex) -> ReferendumState {
    let page = reports::referenda(Some(index));
    page.referenda.first().expect("a referendum").state
}

/// Runs blocks until the referendum has ended, then as many as its enactment takes.
fn until_enacted(index: ReferendumIndex) -> ReferendumState {
    for _ in 0..500 {
        if reports::referenda(Some(index)).referenda[0].ongoing.is_none() {
            break;
        }
        blocks(1);
    }
    while reports::referenda(Some(index)).referenda[0].enacts_at.is_some() {
        blocks(1);
    }
    state(index)
}

fn minimum() -> u128 {
    configs::parameters::reports().iter().find(|p| p.name == "access.jurorMinimum").expect("it is governed").value
}

fn set_minimum(value: u128) -> RuntimeCall {
    let parameter = configs::parameters::change("access.jurorMinimum", value).expect("it is governed");
    pallet_parameter_gate::Call::set { parameter }.into()
}

fn pay(amount: Balance) -> RuntimeCall {
    let beneficiary = AccountId::new([7; 32]).into();
    pallet_treasury_limits::Call::pay { beneficiary, amount, purpose: Default::default() }.into()
}

fn fund_treasury() -> Balance {
    dispatch(pallet_supply::Call::release { bucket: Bucket::Ecosystem }, signed(Eve)).expect("a release");
    Balances::total_balance(&pots::account(pots::TREASURY))
}

/// What became of the referendum's call in this block.
fn enactment(index: ReferendumIndex) -> Result<(), DispatchError> {
    let task = reports::enactment_task(index);
    let events = System::events();
    let dispatched = events.iter().find_map(|record| match &record.event {
        RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { id: Some(id), result, .. }) if *id == task => {
            Some(*result)
        }
        _ => None,
    });
    dispatched.expect("an enactment in this block")
}

fn enact(index: ReferendumIndex) -> Result<(), DispatchError> {
    assert!(matches!(until_enacted(index), ReferendumState::Approved { .. }), "{:?}", state(index));
    enactment(index)
}

#[test]
fn should_give_each_track_the_support_and_the_delays_of_the_design_in_production() {
    genesis(presets::STAGING).execute_with(|| {
        let figures: Vec<_> = Tracks::tracks()
            .map(|track| {
                let info = &track.info;
                let support = |at| info.min_support.threshold(at).deconstruct() / 100_000;
                (track.id, support(Perbill::zero()), support(Perbill::one()), info.min_enactment_period / DAYS)
            })
            .collect();
        // Track, support at first and at last in hundredths of a per cent, days to enactment.
        let expected = [
            (0, 1_500, 750, 7),
            (1, 1_500, 750, 7),
            (10, 200, 100, 2),
            (20, 500, 250, 7),
            (21, 1_500, 750, 7),
            (30, 200, 100, 0),
        ];
        assert_eq!(figures, expected);
    });
}

#[test]
fn should_lose_a_draw_on_every_track() {
    test(|| {
        for track in Tracks::tracks() {
            assert!(track.info.min_approval.threshold(Perbill::one()) > Perbill::from_percent(50), "{}", track.id);
        }
    });
}

#[test]
fn should_be_able_to_cancel_any_referendum_before_its_enactment() {
    let plans = Tracks::plans();
    let cancel = plans.iter().find(|plan| plan.name == "emergency cancel").expect("a track");
    let fastest_cancel = cancel.prepare + cancel.confirm + cancel.enactment;
    for plan in plans.iter().filter(|plan| plan.id != cancel.id) {
        assert!(fastest_cancel < plan.enactment, "{}", plan.name);
    }
    assert!(fastest_cancel < 6 * HOURS);
}

#[test]
fn should_sort_the_tracks_and_find_each_by_its_origin() {
    test(|| {
        assert_eq!(Tracks::check_integrity(), Ok(()));
        let origins: [OriginCaller; 6] = [
            root().into(),
            Origin::WhitelistedCaller.into(),
            Origin::ParametersAdmin.into(),
            Origin::SmallSpender.into(),
            Origin::LargeSpender.into(),
            Origin::Canceller.into(),
        ];
        let ids: Vec<_> = origins.iter().map(|origin| Tracks::track_for(origin).expect("a track")).collect();
        assert_eq!(ids, Tracks::track_ids().collect::<Vec<_>>());
        assert!(Tracks::track_for(&RawOrigin::Signed(Alice.to_account_id()).into()).is_err());
        assert!(Tracks::track_for(&RawOrigin::None.into()).is_err());
    });
}

#[test]
fn should_change_a_parameter_by_referendum() {
    test(|| {
        let holders = holders_bond(20);
        let index = submit(Origin::ParametersAdmin, set_minimum(700 * AGT));
        all_vote(holders, index);
        assert_eq!(enact(index), Ok(()));
        assert_eq!(minimum(), 700 * AGT);
    });
}

#[test]
fn should_refuse_a_parameter_one_step_outside_its_range_at_enactment() {
    test(|| {
        let holders = holders_bond(20);
        let index = submit(Origin::ParametersAdmin, set_minimum(500 * AGT - 1));
        all_vote(holders, index);
        assert_eq!(enact(index), Err(pallet_parameter_gate::Error::<Runtime>::OutOfRange.into()));
        assert_eq!(minimum(), 500 * AGT);
    });
}

#[test]
fn should_reject_what_lacks_support() {
    test(|| {
        // A hundredth of the 850 million that may circulate since the TGE, released or not, is the very least.
        let holders = holders_bond(4);
        let index = submit(Origin::ParametersAdmin, set_minimum(700 * AGT));
        all_vote(holders, index);
        assert!(matches!(until_enacted(index), ReferendumState::Rejected { .. }));
        assert_eq!(minimum(), 500 * AGT);
    });
}

#[test]
fn should_reject_a_draw() {
    test(|| {
        let [aye, nay] = holders_bond(100);
        let index = submit(Origin::ParametersAdmin, set_minimum(700 * AGT));
        vote(aye, index, true, 100_000_000 * AGT).expect("a vote");
        vote(nay, index, false, 100_000_000 * AGT).expect("a vote");
        assert!(matches!(until_enacted(index), ReferendumState::Rejected { .. }));
    });
}

#[test]
fn should_pay_from_the_treasury_within_the_month_and_refuse_above_it() {
    test(|| {
        let funds = fund_treasury();
        let holders = holders_bond(100);
        let within = submit(Origin::SmallSpender, pay(funds / 100));
        let above = submit(Origin::SmallSpender, pay(1));
        let large = submit(Origin::LargeSpender, pay(funds / 20 - funds / 100));
        let above_both = submit(Origin::LargeSpender, pay(1));
        for index in [within, above, large, above_both] {
            all_vote(holders, index);
        }
        let payee = AccountId::new([7; 32]);
        assert_eq!(enact(within), Ok(()));
        assert!(matches!(until_enacted(above_both), ReferendumState::Approved { .. }));
        blocks(100);
        assert_eq!(Balances::total_balance(&payee), funds / 20);
        assert_eq!(Balances::total_balance(&pots::account(pots::TREASURY)), funds - funds / 20);
    });
}

#[test]
fn should_refuse_each_origin_what_another_track_may() {
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
fn should_not_let_a_proposal_reach_past_its_track_by_nesting() {
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
fn should_not_let_who_is_not_a_track_speak_for_it() {
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
fn should_enact_nothing_when_the_preimage_does_not_decode() {
    test(|| {
        let holders = holders_bond(20);
        let bytes = vec![0xff; 200];
        dispatch(pallet_preimage::Call::note_preimage { bytes: bytes.clone() }, signed(Alice)).expect("a preimage");
        let hash = sp_io::hashing::blake2_256(&bytes).into();
        let index = submit_hash(Origin::ParametersAdmin, frame_support::traits::Bounded::Lookup { hash, len: 200 });
        all_vote(holders, index);
        assert!(matches!(until_enacted(index), ReferendumState::Approved { .. }));
        let unavailable = System::events().into_iter().any(|record| {
            matches!(record.event, RuntimeEvent::Scheduler(pallet_scheduler::Event::CallUnavailable { .. }))
        });
        assert!(unavailable);
    });
}

#[test]
fn should_slash_a_bond_by_referendum_and_pay_the_rewards_pot() {
    test(|| {
        let holders = holders_bond(100);
        bond(Eve, 5_000 * AGT);
        let rewards = || Balances::total_balance(&pots::account(pots::REWARDS));
        let before = rewards();
        let slash = pallet_access::Call::slash {
            who: Eve.to_account_id().into(),
            amount: 2_000 * AGT,
            reason: b"forged labels".to_vec().try_into().expect("short"),
        };
        let index = submit(root(), slash);
        all_vote(holders, index);
        assert_eq!(enact(index), Ok(()));
        assert_eq!(Access::report(Eve.to_account_id()).active, 3_000 * AGT);
        assert_eq!(rewards() - before, 2_000 * AGT);
    });
}

#[test]
fn should_stop_what_was_approved_before_it_is_enacted() {
    test(|| {
        let holders = holders_bond(100);
        let index = submit(Origin::ParametersAdmin, set_minimum(700 * AGT));
        all_vote(holders, index);
        while reports::referenda(Some(index)).referenda[0].enacts_at.is_none() {
            blocks(1);
        }
        let cancel = |index| super::origins::Call::cancel_enactment { index };
        assert_eq!(dispatch(cancel(index), signed(Alice)), Err(DispatchError::BadOrigin));
        assert_eq!(dispatch(cancel(index), Origin::SmallSpender.into()), Err(DispatchError::BadOrigin));
        let not_scheduled = super::origins::Error::<Runtime>::NotScheduled.into();
        assert_eq!(dispatch(cancel(index + 1), Origin::Canceller.into()), Err(not_scheduled));
        assert_eq!(dispatch(cancel(index), Origin::Canceller.into()), Ok(()));
        assert_eq!(dispatch(cancel(index), Origin::Canceller.into()), Err(not_scheduled));
        blocks(30);
        assert_eq!(minimum(), 500 * AGT);
    });
}

#[test]
fn should_cancel_a_referendum_by_referendum_and_refund_its_deposits() {
    test(|| {
        let holders = holders_bond(100);
        let target = submit(root(), set_minimum(700 * AGT));
        let cancel = submit(Origin::Canceller, pallet_referenda::Call::cancel { index: target });
        all_vote(holders, cancel);
        assert_eq!(enact(cancel), Ok(()));
        assert!(matches!(state(target), ReferendumState::Cancelled { .. }));
        let reserved = |who: Sr25519Keyring| pallet_balances::Pallet::<Runtime>::reserved_balance(&who.to_account_id());
        let before = reserved(Alice);
        for call in [
            pallet_referenda::Call::refund_decision_deposit { index: target },
            pallet_referenda::Call::refund_submission_deposit { index: target },
        ] {
            dispatch(call, signed(Bob)).expect("a refund");
        }
        assert_eq!(before - reserved(Alice), 50_100 * AGT);
    });
}

#[test]
fn should_send_what_a_killed_referendum_forfeits_to_the_rewards() {
    test(|| {
        let rewards = || Balances::total_balance(&pots::account(pots::REWARDS));
        let before = rewards();
        let index = submit(root(), set_minimum(700 * AGT));
        dispatch(pallet_referenda::Call::kill { index }, RuntimeOrigin::root()).expect("root kills");
        assert_eq!(rewards() - before, 50_100 * AGT);
    });
}

#[test]
fn should_dispatch_as_root_only_what_two_thirds_of_the_committee_whitelisted() {
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
fn should_let_two_thirds_of_the_committee_shut_entries_and_a_majority_open_them() {
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
fn should_vote_with_the_active_bond_alone() {
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
fn should_delegate_the_bond_and_count_no_circle() {
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
        let told = reports::bond(Bob.to_account_id()).votes;
        assert_eq!(told[0].delegates_to.as_ref().map(|to| to.amount), Some(100 * AGT));
        assert_eq!(told[0].delegated_votes, 100 * AGT);
    });
}

#[test]
fn should_keep_what_runs_when_the_terms_of_access_change() {
    test(|| {
        bond(Bob, 600 * AGT);
        let enter = pallet_access::Call::enter_role { role: Role::Juror };
        dispatch(enter, signed(Bob)).expect("a role");
        bond(Charlie, 10 * AGT);
        dispatch(pallet_access::Call::unbond { amount: 10 * AGT }, signed(Charlie)).expect("an unbonding");
        let before = Access::report(Charlie.to_account_id()).chunks;
        dispatch(set_minimum(1_000 * AGT), Origin::ParametersAdmin.into()).expect("in range");
        let days = configs::parameters::change("access.labourUnbondingDays", 28).expect("it is governed");
        let set = pallet_parameter_gate::Call::set { parameter: days };
        dispatch(set, Origin::ParametersAdmin.into()).expect("in range");
        assert_eq!(Access::report(Charlie.to_account_id()).chunks, before, "what waits keeps its time");
        let role = Access::report(Bob.to_account_id()).roles[0];
        assert_eq!((role.role, role.minimum, role.access), (Role::Juror, 1_000 * AGT, false), "the role is kept");
    });
}

#[test]
fn should_list_referenda_in_pages_from_the_newest() {
    test(|| {
        assert!(reports::referenda(None).referenda.is_empty());
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
            let page = reports::referenda(cursor);
            (page.referenda.iter().map(|referendum| referendum.index).collect::<Vec<_>>(), page.next)
        };
        assert_eq!(indices(None), ((2..MAX_REFERENDA + 2).rev().collect(), Some(1)));
        assert_eq!(indices(Some(1)), (vec![1, 0], None));
        assert_eq!(indices(Some(0)), (vec![0], None));
        assert_eq!(indices(Some(u32::MAX)), indices(None));
        let first = reports::referenda(Some(0)).referenda[0].clone();
        let told = first.ongoing.expect("it goes on");
        assert_eq!((told.track, told.track_name.as_str()), (10, "parameters"));
        assert!(!told.decision_deposit_placed);
        assert_eq!(told.approval_needed, Perbill::from_percent(75).deconstruct());
        assert_eq!(told.turnout, Supply::votable());
    });
}

#[test]
fn should_keep_the_supply_whole_through_governance() {
    test(|| {
        fund_treasury();
        let holders = holders_bond(100);
        let index = submit(root(), pay(AGT));
        all_vote(holders, index);
        assert_eq!(enact(index), Ok(()));
        assert_eq!(try_state(), Ok(()));
        assert_eq!(Supply::burned(), 0);
    });
}

#[test]
fn should_not_let_the_canceller_put_anything_on_the_schedule() {
    test(|| {
        let call = Box::new(RuntimeCall::from(pallet_referenda::Call::cancel { index: 0 }));
        let for_ever = Some((500, u32::MAX));
        let schedule = pallet_scheduler::Call::schedule { when: 100, maybe_periodic: for_ever, priority: 0, call };
        assert_eq!(dispatch(schedule, Origin::Canceller.into()), Err(DispatchError::BadOrigin));
        let cancel = pallet_scheduler::Call::cancel { when: 100, index: 0 };
        assert_eq!(dispatch(cancel, Origin::Canceller.into()), Err(DispatchError::BadOrigin));
    });
}

#[test]
fn should_decide_and_enact_in_a_later_block_when_an_agenda_is_full() {
    test(|| {
        let holders = holders_bond(100);
        let index = submit(Origin::ParametersAdmin, set_minimum(700 * AGT));
        all_vote(holders, index);
        while !matches!(state(index), ReferendumState::Confirming { .. }) {
            blocks(1);
        }
        let ReferendumState::Confirming { until } = state(index) else { unreachable!() };
        let enactment = until + Pace::scaled(2 * DAYS);
        fill(enactment..enactment + 3);
        while state(index) == (ReferendumState::Confirming { until }) {
            blocks(1);
        }
        let told = &reports::referenda(Some(index)).referenda[0];
        assert_eq!(told.enacts_at, Some(enactment + 3), "the next block with room");
        blocks(enactment + 3 - System::block_number());
        assert_eq!(minimum(), 700 * AGT);
    });
}

/// Fills the agendas of blocks to the last place.
fn fill(agendas: core::ops::Range<BlockNumber>) {
    for when in agendas {
        for _ in 0..<Runtime as pallet_scheduler::Config>::MaxScheduledPerBlock::get() {
            let call = Box::new(RuntimeCall::from(frame_system::Call::remark { remark: vec![] }));
            let schedule = pallet_scheduler::Call::schedule { when, maybe_periodic: None, priority: 0, call };
            let _ = dispatch(schedule, RuntimeOrigin::root());
        }
    }
}

#[test]
fn should_free_a_decided_place_although_the_agenda_of_its_end_is_full() {
    test(|| {
        let junk = submit(Origin::ParametersAdmin, set_minimum(700 * AGT));
        while reports::referenda(Some(junk)).referenda[0].ongoing.as_ref().and_then(|told| told.decides_until).is_none()
        {
            blocks(1);
        }
        let told = reports::referenda(Some(junk)).referenda[0].ongoing.clone().expect("it goes on");
        let end = told.decides_until.expect("it is being decided");
        fill(end..end + 3);
        assert_eq!(pallet_referenda::DecidingCount::<Runtime>::get(10), 1);
        blocks(end + 10 - System::block_number());
        assert!(matches!(state(junk), ReferendumState::Rejected { .. }));
        assert_eq!(pallet_referenda::DecidingCount::<Runtime>::get(10), 0, "its place is free again");
    });
}

#[test]
fn should_end_a_delegation_that_a_slash_left_without_its_bond() {
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
            let call = super::origins::Call::end_unbacked_delegation { who: Bob.to_account_id().into(), class };
            dispatch(call, signed(Eve))
        };
        assert_eq!(end(0), Err(super::origins::Error::<Runtime>::StillBacked.into()));
        assert_eq!(end(10), Err(super::origins::Error::<Runtime>::NotDelegating.into()));
        let slash = pallet_access::Call::slash {
            who: Bob.to_account_id().into(),
            amount: 600 * AGT,
            reason: b"fraud".to_vec().try_into().expect("short"),
        };
        dispatch(slash, RuntimeOrigin::root()).expect("a slash");
        assert_eq!(end(0), Ok(()));
        assert_eq!(reports::bond(Charlie.to_account_id()).votes, vec![], "nothing is delegated to it any more");
    });
}

#[test]
fn should_not_let_a_committee_shut_the_bond_that_governance_votes_with() {
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
fn should_keep_nothing_for_a_whitelisting_that_comes_after_the_vote() {
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

//! A full schedule does not stop governance.

use super::*;

#[test]
fn canceller_is_refused_when_it_schedules_a_call() {
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
fn referendum_is_enacted_in_a_later_block_when_an_agenda_is_full() {
    test(|| {
        let holders = holders_bond(100);
        let index = submit(Origin::ParametersAdmin, set_minimum(700 * AGT));
        all_vote(holders, index);
        while state(index) != ReferendumState::Confirming {
            blocks(1);
        }
        let until = referendum(index).at.expect("it is confirming");
        let enactment = until + Pace::scaled(2 * DAYS);
        fill(enactment..enactment + 3);
        while referendum(index).at == Some(until) && state(index) == ReferendumState::Confirming {
            blocks(1);
        }
        let due = referendum(index).at.expect("it is approved") + Pace::scaled(2 * DAYS);
        assert_eq!(referendum(index).enacts_at, Some(due + 3), "the third one that was looked at");
        blocks(due + 3 - System::block_number());
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
fn full_agendas_are_stepped_over_in_doubling_strides_and_given_up() {
    use crate::governance::retry_scheduler::RetryScheduler;
    use frame_support::traits::schedule::v3::Anon;
    test(|| {
        let when = System::block_number() + 10;
        let schedule = || {
            let call = Preimage::bound(frame_system::Call::remark { remark: vec![] }.into()).expect("short");
            RetryScheduler::schedule(DispatchTime::At(when), None, 0, root().into(), call)
                .map(|(block, _)| block - when)
        };
        for later in [0, 1, 3, 7, 15, 31, 63, 127] {
            assert_eq!(schedule(), Ok(later));
            fill(when + later..when + later + 1);
        }
        assert_eq!(schedule(), Err(DispatchError::Exhausted), "no ninth agenda is looked at");
    });
}

#[test]
fn looks_at_agendas_are_in_the_weight_of_every_call_that_schedules() {
    use pallet_conviction_voting::weights::SubstrateWeight as VotingWeights;
    use pallet_referenda::weights::{SubstrateWeight as ReferendaWeights, WeightInfo as _};
    type Referenda = <Runtime as pallet_referenda::Config>::WeightInfo;
    type Votes = <Runtime as pallet_conviction_voting::Config>::WeightInfo;
    use pallet_conviction_voting::WeightInfo as _;
    let reads = |reads| <Runtime as frame_system::Config>::DbWeight::get().reads(reads);
    assert_eq!(Referenda::submit(), ReferendaWeights::<Runtime>::submit() + reads(7));
    let approved = ReferendaWeights::<Runtime>::nudge_referendum_approved();
    assert_eq!(Referenda::nudge_referendum_approved(), approved + reads(14));
    assert!(Votes::vote_new().all_gte(VotingWeights::<Runtime>::vote_new() + reads(7)));
    assert!(Votes::delegate(256).all_gte(VotingWeights::<Runtime>::delegate(256) + reads(7 * 256)));
}

#[test]
fn decided_referendum_frees_its_place_when_the_agenda_is_full() {
    test(|| {
        let junk = submit(Origin::ParametersAdmin, set_minimum(700 * AGT));
        while referendum(junk).ongoing.and_then(|told| told.decides_until).is_none() {
            blocks(1);
        }
        let told = referendum(junk).ongoing.expect("it goes on");
        let end = told.decides_until.expect("it is being decided");
        fill(end..end + 3);
        assert_eq!(pallet_referenda::DecidingCount::<Runtime>::get(10), 1);
        blocks(end + 10 - System::block_number());
        assert_eq!(state(junk), ReferendumState::Rejected);
        assert_eq!(pallet_referenda::DecidingCount::<Runtime>::get(10), 0, "its place is free again");
    });
}

#[test]
fn every_referendum_ends_and_is_refunded_when_its_track_overflows() {
    test(|| {
        let track = 20;
        let reserved = |who: Sr25519Keyring| pallet_balances::Pallet::<Runtime>::reserved_balance(&who.to_account_id());
        let wake = |index| dispatch(crate::governance::origins::Call::wake_referendum { index }, signed(Eve));
        let not_asleep: DispatchError = crate::governance::origins::Error::<Runtime>::NotAsleep.into();
        let no_place: DispatchError = crate::governance::origins::Error::<Runtime>::NoPlace.into();
        let all: Vec<_> = (0..203).map(|_| submit(Origin::SmallSpender, pay(AGT))).collect();
        assert_eq!(reserved(Alice), 203 * 1_100 * AGT);
        blocks(20);
        let queued = || pallet_referenda::TrackQueue::<Runtime>::get(track);
        let is_queued = |index| queued().iter().any(|(queued, _)| *queued == index);
        let asleep = |all: &[ReferendumIndex]| -> Vec<_> {
            let waiting = |index: &&ReferendumIndex| state(**index) == ReferendumState::Queued;
            all.iter().filter(waiting).copied().filter(|index| !is_queued(*index)).collect()
        };
        assert_eq!((pallet_referenda::DecidingCount::<Runtime>::get(track), queued().len()), (100, 100));
        let lost = asleep(&all);
        assert_eq!(lost.len(), 3, "100 are decided, 100 wait");
        for index in &all {
            let expected = if lost.contains(index) { no_place } else { not_asleep };
            assert_eq!(wake(*index), Err(expected), "{index}");
        }
        // As long as any may wait undecided, and the track is still full.
        blocks(125);
        assert_eq!(queued().len(), 100);
        assert_eq!(wake(lost[0]), Ok(()));
        assert_eq!(state(lost[0]), ReferendumState::Cancelled);
        // The first hundred end, the second is decided, and the queue has room.
        blocks(20);
        for index in &lost[1..] {
            assert_eq!(wake(*index), Ok(()));
            assert_eq!(wake(*index), Err(not_asleep));
        }
        assert!(asleep(&all).is_empty());
        blocks(400);
        for index in &all {
            let expected = if *index == lost[0] { ReferendumState::Cancelled } else { ReferendumState::Rejected };
            assert_eq!(state(*index), expected, "{index}");
            let refund = pallet_referenda::Call::refund_decision_deposit { index: *index };
            assert_eq!(dispatch(refund, signed(Eve)), Ok(()), "{index}");
        }
        let refund = pallet_referenda::Call::refund_submission_deposit { index: lost[0] };
        assert_eq!(dispatch(refund, signed(Eve)), Ok(()));
        assert_eq!(reserved(Alice), 202 * 100 * AGT, "only what a rejected referendum costs");
        assert_eq!(pallet_referenda::DecidingCount::<Runtime>::get(track), 0);
    });
}

#[test]
fn referendum_without_an_alarm_ends_when_it_is_woken() {
    use pallet_referenda::{ReferendumInfo, ReferendumInfoFor};
    test(|| {
        let index = submit(Origin::ParametersAdmin, set_minimum(700 * AGT));
        // As if no agenda had had room: the test's build of the SDK stops there.
        ReferendumInfoFor::<Runtime>::mutate(index, |info| {
            let Some(ReferendumInfo::Ongoing(status)) = info else { panic!("it goes on") };
            let (_, alarm) = status.alarm.take().expect("an alarm");
            <Scheduler as frame_support::traits::schedule::v3::Anon<_, _, OriginCaller>>::cancel(alarm)
                .expect("a task");
        });
        blocks(20);
        assert_eq!(state(index), ReferendumState::Preparing, "nothing has woken it");
        let wake = crate::governance::origins::Call::wake_referendum { index };
        assert_eq!(dispatch(wake, signed(Eve)), Ok(()));
        assert_eq!(state(index), ReferendumState::Deciding);
        assert_eq!(until_enacted(index), ReferendumState::Rejected);
    });
}

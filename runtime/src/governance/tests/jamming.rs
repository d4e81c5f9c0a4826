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
        assert_eq!(referendum(index).enacts_at, Some(enactment + 3), "the next block with room");
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

//! When the clock runs, when it stands still, and that it never goes back.

use crate::{mock::*, FullAt, StoodStill, LONGEST_STOP};
use agt_test_support::{
    broken_by,
    properties::{config, for_all},
};
use frame_support::{dispatch::DispatchClass::Normal, traits::Get, weights::Weight};
use frame_system::limits::BlockLength;
use proptest::prelude::*;

#[test]
fn clock_shows_chain_time_when_no_block_was_full() {
    test(|| {
        for _ in 0..10 {
            assert_eq!(empty(SLOT), Timestamp::get());
        }
        assert_eq!(WorkClock::chain_time(START + DAY), START + DAY);
        assert!(!StoodStill::<Test>::exists() && !FullAt::<Test>::exists());
    });
}

#[test]
fn clock_stands_still_from_a_full_block_until_the_next_one() {
    test(|| {
        let began = full(SLOT);
        assert_eq!(began, Timestamp::get(), "time before the full block counts");
        for _ in 0..600 {
            assert_eq!(full(SLOT), began);
        }
        // The calls of the first block with room see the same time as those that found none.
        assert_eq!(empty(SLOT), began);
        assert_eq!(empty(SLOT), began + SLOT);
        assert_eq!(Timestamp::get() - WorkClock::now(), 601 * SLOT);
    });
}

#[test]
fn clock_shows_the_same_inside_and_after_a_block() {
    test(|| {
        full(SLOT);
        let inside = full(2 * SLOT);
        assert_eq!(WorkClock::now(), inside, "as a reader of the block's state sees it");
        let inside = empty(SLOT);
        assert_eq!(WorkClock::now(), inside);
    });
}

#[test]
fn block_is_full_above_nine_tenths_of_its_weight_or_bytes() {
    test(|| {
        let length: BlockLength = <Test as frame_system::Config>::BlockLength::get();
        let bytes = *length.max.get(Normal);
        let stops = |used: Weight, bytes: u32| {
            block(SLOT, used, bytes);
            FullAt::<Test>::exists()
        };
        assert!(!stops(FULL * most(), FULL.mul_floor(bytes)));
        assert!(stops(FULL * most() + Weight::from_parts(1, 0), 0));
        assert!(stops(Weight::zero(), FULL.mul_floor(bytes) + 1));
        assert!(!stops(Weight::zero(), 0));
    });
}

#[test]
fn block_is_full_when_calls_without_a_fee_have_no_room_in_it() {
    test(|| {
        IsShort::set(true);
        let began = empty(SLOT);
        assert_eq!(empty(SLOT), began);
        IsShort::set(false);
        assert_eq!(empty(SLOT), began);
        assert_eq!(empty(SLOT), began + SLOT);
    });
}

#[test]
fn stop_is_short_when_the_clock_of_the_chain_is_wound_forward() {
    test(|| {
        let before = full(SLOT);
        assert_eq!(empty(90 * DAY), before + 90 * DAY - LONGEST_STOP);
        let before = full(SLOT);
        assert_eq!(empty(LONGEST_STOP), before);
    });
}

#[test]
fn chain_time_and_clock_time_round_trip() {
    test(|| {
        for later in [SLOT, 3 * SLOT, DAY, SLOT] {
            full(later);
            empty(SLOT);
            let chain = Timestamp::get();
            assert_eq!(WorkClock::chain_time(WorkClock::now()), chain);
            assert_eq!(WorkClock::chain_time(WorkClock::now() + DAY), chain + DAY);
        }
        assert_eq!(WorkClock::chain_time(Moment::MAX), Moment::MAX);
    });
}

#[test]
fn clock_never_goes_back_and_runs_no_faster_than_the_chain() {
    let blocks = prop::collection::vec((1..3 * LONGEST_STOP, any::<bool>()), 1..60);
    for_all(config(64), &blocks, |blocks| {
        chain().execute_with(|| {
            let (mut clock, mut time) = (WorkClock::now(), Timestamp::get());
            let mut stopped = false;
            for (later, is_full) in blocks {
                let shown = if is_full { full(later) } else { empty(later) };
                prop_assert!(shown >= clock && shown - clock <= Timestamp::get() - time);
                let stop = if stopped { later.min(LONGEST_STOP) } else { 0 };
                prop_assert_eq!(shown - clock, later - stop);
                prop_assert!(WorkClock::do_try_state().is_ok());
                (clock, time, stopped) = (shown, Timestamp::get(), is_full);
            }
            Ok(())
        })
    });
}

#[test]
fn w1_fails_when_the_clock_stood_still_for_longer_than_there_was_time() {
    test(|| {
        let corrupt = || StoodStill::<Test>::put(START + 1);
        assert_eq!(broken_by(corrupt, WorkClock::invariants, WorkClock::do_try_state), ["W1"]);
    });
}

#[test]
fn w2_fails_when_the_last_full_block_is_in_the_future() {
    test(|| {
        let corrupt = || FullAt::<Test>::put(START + 1);
        assert_eq!(broken_by(corrupt, WorkClock::invariants, WorkClock::do_try_state), ["W2"]);
    });
}

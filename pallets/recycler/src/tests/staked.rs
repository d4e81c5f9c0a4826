//! The share of bonded AGT: when it is sampled, and what the mean is of.

use super::*;
use crate::{FLOOR, SAMPLES};
use agt_primitives::calendar::day;
use frame_support::traits::Hooks;

fn samples() -> Vec<u16> {
    Samples::<Test>::get().iter().map(|sample| sample.points()).collect()
}

#[test]
fn share_is_that_of_now_before_the_first_sample() {
    ExtBuilder.execute(|| {
        set_stake(4_000);
        assert_eq!((samples(), staked()), (vec![], 4_000));
        set_stake(2_000);
        assert_eq!(staked(), 2_000);
    });
}

#[test]
fn share_is_sampled_once_a_day_in_its_second_block() {
    ExtBuilder.execute(|| {
        set_stake(4_000);
        next_block(HOUR);
        assert_eq!((samples(), Sampled::<Test>::get()), (vec![4_000], Some(day(START))));
        let share = BasisPoints::clamped(4_000);
        assert_eq!(last_event(), Event::StakeSampled { day: day(START), share, staked: share });
        set_stake(2_000);
        next_block(23 * HOUR);
        assert_eq!((samples(), staked()), (vec![4_000], 4_000), "the last block was of the same day");
        next_block(0);
        assert_eq!((samples(), staked()), (vec![4_000, 2_000], 3_000));
        let (share, staked) = (BasisPoints::clamped(2_000), BasisPoints::clamped(3_000));
        assert_eq!(last_event(), Event::StakeSampled { day: day(START) + 1, share, staked });
    });
}

#[test]
fn mean_is_of_the_last_30_days_and_rounded_down() {
    ExtBuilder.execute(|| {
        set_stake(10_000);
        sample_days(0);
        set_stake(0);
        sample_days(1);
        assert_eq!((samples().len(), staked()), (2, 5_000));
        sample_days(28);
        assert_eq!((samples().len(), staked()), (30, 333));
        next_block(DAY);
        next_block(0);
        assert_eq!((samples(), staked()), (vec![0; 30], 0), "the first one is forgotten");
    });
}

#[test]
fn days_without_a_block_have_the_share_of_the_day_after_them() {
    ExtBuilder.execute(|| {
        set_stake(10_000);
        sample_days(0);
        set_stake(4_000);
        next_block(3 * DAY);
        next_block(0);
        assert_eq!(samples(), [10_000, 4_000, 4_000, 4_000]);
        // A jump over more than 30 days leaves nothing of what was before.
        set_stake(2_000);
        next_block(4_000 * DAY);
        next_block(0);
        assert_eq!((samples(), Sampled::<Test>::get()), (vec![2_000; SAMPLES as usize], Some(day(now()))));
    });
}

#[test]
fn nothing_is_sampled_before_the_first_timestamp() {
    ExtBuilder.execute(|| {
        travel_to(0);
        next_block(START);
        assert_eq!((samples(), Sampled::<Test>::get()), (vec![], None));
        next_block(0);
        assert_eq!((samples().len(), Sampled::<Test>::get()), (1, Some(day(START))), "and the first is one sample");
    });
}

#[test]
fn nothing_is_sampled_when_the_clock_goes_back() {
    ExtBuilder.execute(|| {
        sample_days(1);
        let sampled = agt_test_support::rolled_back(|| {
            travel_to(START);
            next_block(0);
            Sampled::<Test>::get()
        });
        assert_eq!(sampled, Some(day(START) + 1));
    });
}

#[test]
fn hook_weighs_more_when_it_samples() {
    ExtBuilder.execute(|| {
        let weight = || <Recycler as Hooks<u64>>::on_initialize(System::block_number());
        assert_eq!(weight(), <() as crate::WeightInfo>::on_initialize_new_day());
        assert_eq!(weight(), <() as crate::WeightInfo>::on_initialize_same_day());
    });
}

#[test]
fn share_is_of_at_least_the_floor() {
    ExtBuilder.execute(|| {
        assert_eq!(staked(), 0, "nothing circulates and nothing is bonded");
        for circulating in [0, 1, FLOOR - 1, FLOOR] {
            Circulating::set(&circulating);
            Bonded::set(&(FLOOR / 4));
            assert_eq!(staked(), 2_500);
        }
        Circulating::set(&(2 * FLOOR));
        assert_eq!(staked(), 1_250);
    });
}

#[test]
fn share_is_never_more_than_the_whole() {
    ExtBuilder.execute(|| {
        for bonded in [FLOOR, FLOOR + 1, 7 * FLOOR, Balance::MAX] {
            Bonded::set(&bonded);
            assert_eq!(staked(), 10_000);
        }
        Bonded::set(&(FLOOR - 1));
        assert_eq!(staked(), 9_999, "rounded down");
    });
}

//! Multipliers are fixed when a set is opened, and their product is bounded. Settlement order cannot break a streak.

use super::*;
use crate::{OpenSets, Streak};
use agt_primitives::characters::OnBoostChanged;
use agt_test_support::properties::config;
use frame_support::assert_ok;
use proptest::{collection::btree_set, prelude::*, sample::Index};

/// Works on one accepted set a day.
fn day_of_work(who: &AccountId, set: u64) -> Aia {
    let aia = work(who, set, WorkResult { aia: 100, ..perfect() });
    wait(DAY);
    aia
}

/// Does so for a number of days. Returns the AIA of each.
fn days_of_work(who: &AccountId, days: u64) -> Vec<Aia> {
    (0..days).map(|set| day_of_work(who, set)).collect()
}

fn status(who: &AccountId) -> agt_primitives::contributors::ContributorStatus {
    Contributors::status(who).expect("the account is registered")
}

#[test]
fn streak_adds_one_percent_a_day_up_to_a_fifth() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        // The quiz counts as the first day.
        let paid = days_of_work(&ALICE, 30);
        assert_eq!(paid[..4], [100, 101, 102, 103]);
        assert_eq!(paid[18..24], [118, 119, 120, 120, 120, 120]);
        assert_eq!(status(&ALICE).streak, 31);
    });
}

#[test]
fn streak_restarts_when_a_day_had_no_accepted_set() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        days_of_work(&ALICE, 5);
        assert_eq!(status(&ALICE).streak, 6);
        wait(DAY);
        day_of_work(&ALICE, 10);
        assert_eq!(status(&ALICE).streak, 1);
        // A day with only rejected work does not count.
        work(&ALICE, 11, WorkResult { outcome: Outcome::Rejected, ..perfect() });
        assert_eq!(status(&ALICE).streak, 1);
    });
}

#[test]
fn streak_ends_when_nothing_was_accepted_for_the_grace_period() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        wait(3 * DAY);
        assert_eq!(status(&ALICE).streak, 1);
        wait(DAY);
        assert_eq!(status(&ALICE).streak, 0);
    });
}

#[test]
fn multiplier_is_one_when_the_account_is_unproven() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        boost(ALICE, 0, 0, 20_000);
        Contributors::on_boost_changed(&ALICE);
        let offer = WorkOffer { stake_tier: Multiplier::MOST, ..quiz_offer(1) };
        assert_eq!(open_with(&ALICE, offer), Ok(0));
        assert_eq!(OpenSets::<Test>::get(&ALICE, key(1)).map(|open| open.multiplier), Some(Multiplier::ONE));
        assert_eq!(close_with(&ALICE, 1, quiz(32, 32)), paid(0));
        assert_ok!(open_with(&ALICE, WorkOffer { kind: WorkKind::Platform, ..offer }));
        assert_eq!(OpenSets::<Test>::get(&ALICE, key(1)).map(|open| open.multiplier.points()), Some(15_000));
    });
}

#[test]
fn product_of_multipliers_is_limited_to_1_5_and_by_governance_to_2() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        days_of_work(&ALICE, 40);
        boost(ALICE, 0, 0, 20_000);
        let offer = |set| WorkOffer { stake_tier: Multiplier::MOST, aia_max: 100, ..offer(set) };
        assert_eq!(open_with(&ALICE, offer(100)), Ok(150));
        assert_eq!(close_with(&ALICE, 100, WorkResult { aia: 100, ..perfect() }), paid(150));
        set_term("mostMultiplier", 65_535);
        assert_eq!(open_with(&ALICE, offer(101)), Ok(200));
        // Without stake tier and character, only the streak counts.
        boost(ALICE, 0, 0, 10_000);
        assert_eq!(open_with(&ALICE, WorkOffer { stake_tier: Multiplier::ONE, ..offer(102) }), Ok(120));
    });
}

#[test]
fn multiplier_is_fixed_and_reserved_when_the_set_is_opened() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        boost(ALICE, 0, 0, 15_000);
        assert_eq!(open(&ALICE, 1), Ok(480));
        assert_eq!(person(&ALICE).usage.reserved, 480);
        // The character is sold before the set is settled, and governance changes the terms.
        boost(ALICE, 0, 0, 10_000);
        set_term("mostMultiplier", 10_000);
        assert_eq!(close_with(&ALICE, 1, perfect()), paid(360));
        assert_eq!(person(&ALICE).usage.reserved, 360);
        // A later character does not count either.
        assert_eq!(open(&ALICE, 2), Ok(320));
        boost(ALICE, 0, 0, 20_000);
        assert_eq!(close_with(&ALICE, 2, perfect()), paid(240));
    });
}

#[test]
fn booster_multiplies_aia_within_its_limit_and_that_of_the_product() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        give_booster(ALICE, 11_000);
        assert_eq!(open(&ALICE, 1), Ok(352));
        assert_eq!(Contributors::report(ALICE).expect("ALICE is registered").multiplier.points(), 11_000);
        // The booster ends before the set is settled.
        give_booster(ALICE, 10_000);
        assert_eq!(close_with(&ALICE, 1, perfect()), paid(264));
        // A booster counts as at most 1.25, and all factors together as at most 1.5; the streak is of two days.
        give_booster(ALICE, 20_000);
        assert_eq!(open(&ALICE, 2), Ok(404));
        assert_ok!(close_with(&ALICE, 2, WorkResult { outcome: Outcome::ReturnedUnused, ..perfect() }));
        boost(ALICE, 0, 0, 20_000);
        assert_eq!(open(&ALICE, 3), Ok(480));
    });
}

#[test]
fn booster_of_an_unproven_account_counts_nothing() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        give_booster(ALICE, 12_500);
        assert_eq!(open_with(&ALICE, quiz_offer(1)), Ok(0));
        let open = OpenSets::<Test>::get(&ALICE, key(1)).expect("it is open");
        assert_eq!(open.multiplier, Multiplier::ONE);
    });
}

proptest! {
    #![proptest_config(config(2_048))]

    #[test]
    fn streak_equals_consecutive_days_in_any_order_of_settlement(
        days in btree_set(100u64..160, 1..50), order in proptest::collection::vec(any::<Index>(), 50), today in 0u64..6,
    ) {
        let mut left: Vec<_> = days.iter().copied().collect();
        let mut streak = Streak::default();
        for pick in &order {
            if left.is_empty() {
                break;
            }
            let day = left.remove(pick.index(left.len()));
            // Settling the same day twice changes nothing.
            streak = streak.accepted(day).accepted(day);
        }
        let last = *days.last().expect("there is at least one");
        let expected = (0..).take_while(|back| days.contains(&(last - back))).count();
        let found = streak.length(last + today);
        prop_assert_eq!(found as usize, if today <= 3 { expected } else { 0 });
    }
}

#[test]
fn streak_is_long_when_it_has_lasted_for_years() {
    let streak = (1_000..3_000).fold(Streak::default(), Streak::accepted);
    assert_eq!(streak.length(2_999), 64);
    // A day one year later, and a day long before.
    assert_eq!(streak.accepted(4_000).length(4_000), 1);
    assert_eq!(streak.accepted(5), streak);
    assert_eq!(Streak::default().length(0), 0);
}

//! Energy: one a set, one in six hours, never above the maximum, and no more by trading characters.

use super::*;
use crate::{Error, Event};
use agt_primitives::characters::OnBoostChanged;
use frame_support::assert_ok;

#[test]
fn a_set_costs_one_and_one_grows_in_six_hours_up_to_three() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_eq!(energy(&ALICE), 3);
        assert_ok!(open(&ALICE, 1));
        assert_ok!(open(&ALICE, 2));
        assert_eq!(energy(&ALICE), 1);
        wait(6 * HOUR - 1);
        assert_eq!(energy(&ALICE), 1);
        wait(1);
        assert_eq!(energy(&ALICE), 2);
        wait(60 * DAY);
        assert_eq!(energy(&ALICE), 3);
    });
}

#[test]
fn without_energy_no_set_is_opened() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        refused(|| open_with(&ALICE, WorkOffer { energy: 4, ..offer(1) }), Error::NotEnoughEnergy);
        assert_ok!(open_with(&ALICE, WorkOffer { energy: 3, ..offer(1) }));
        refused(|| open(&ALICE, 2), Error::NotEnoughEnergy);
        refused(|| open_with(&ALICE, WorkOffer { energy: 0, ..offer(2) }), Error::ZeroEnergy);
    });
}

#[test]
fn a_part_of_a_unit_survives_every_touch() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open_with(&ALICE, WorkOffer { energy: 3, ..offer(1) }));
        // Half a unit, a touch that gives a set back, a touch that opens one, and the other half.
        wait(3 * HOUR);
        assert_ok!(close_with(&ALICE, 1, WorkResult { outcome: Outcome::Rejected, ..perfect() }));
        Contributors::on_boost_changed(&ALICE);
        wait(3 * HOUR);
        assert_eq!(energy(&ALICE), 1);
        assert_ok!(open(&ALICE, 2));
        wait(6 * HOUR);
        assert_eq!(energy(&ALICE), 1);
    });
}

#[test]
fn a_set_that_goes_back_unused_gives_its_energy_back_and_never_above_the_maximum() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open_with(&ALICE, WorkOffer { energy: 2, ..offer(1) }));
        wait(6 * HOUR);
        assert_eq!(energy(&ALICE), 2);
        assert_ok!(close_with(&ALICE, 1, WorkResult { outcome: Outcome::ReturnedUnused, ..perfect() }));
        assert_eq!(energy(&ALICE), 3);
        let returned = System::events().into_iter().rev().find_map(|record| match record.event {
            RuntimeEvent::Contributors(Event::WorkClosed { energy_returned, .. }) => Some(energy_returned),
            _ => None,
        });
        assert_eq!(returned, Some(1));
    });
}

#[test]
fn a_character_raises_capacity_and_pace_from_the_moment_it_is_selected() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open_with(&ALICE, WorkOffer { energy: 3, ..offer(1) }));
        boost(ALICE, 2, 5_000, 10_000);
        Contributors::on_boost_changed(&ALICE);
        wait(3 * HOUR);
        assert_eq!(energy(&ALICE), 1);
        wait(12 * HOUR);
        assert_eq!(energy(&ALICE), 5);
        wait(DAY);
        assert_eq!(energy(&ALICE), 5);
    });
}

#[test]
fn slow_hours_never_become_fast_ones_and_what_exceeds_the_new_maximum_is_clipped() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open_with(&ALICE, WorkOffer { energy: 3, ..offer(1) }));
        // Nine hours without a character are one unit and a half, whatever is selected then.
        wait(9 * HOUR);
        boost(ALICE, 2, 5_000, 10_000);
        Contributors::on_boost_changed(&ALICE);
        assert_eq!(energy(&ALICE), 1);
        // The half that had grown is half of a fast unit.
        wait(HOUR + HOUR / 2);
        assert_eq!(energy(&ALICE), 2);
        wait(9 * HOUR);
        assert_eq!(energy(&ALICE), 5);
        boost(ALICE, 0, 0, 10_000);
        Contributors::on_boost_changed(&ALICE);
        assert_eq!(energy(&ALICE), 3);
    });
}

#[test]
fn one_character_lent_from_account_to_account_serves_one_account_at_a_time() {
    ExtBuilder.execute(|| {
        for who in [ALICE, BOB, CAROL] {
            proven(&who, None);
        }
        wait(DAY);
        for who in [ALICE, BOB, CAROL] {
            assert_ok!(open_with(&who, WorkOffer { energy: 3, ..offer(1) }));
        }
        // Six hours with nobody, then an hour with each of the three.
        wait(6 * HOUR);
        for who in [ALICE, BOB, CAROL] {
            boost(who.clone(), 2, 5_000, 10_000);
            Contributors::on_boost_changed(&who);
            wait(HOUR);
            boost(who.clone(), 0, 0, 10_000);
            Contributors::on_boost_changed(&who);
        }
        wait(60 * DAY - 9 * HOUR);
        for who in [ALICE, BOB, CAROL] {
            let grown = person(&who).energy;
            assert_eq!(grown.by.maximum, 3);
            assert_eq!(energy(&who), 3);
        }
        // An hour at double pace is an hour's worth more than without: never two units.
        assert!([ALICE, BOB, CAROL].iter().all(|who| person(who).energy.held.units == 1));
    });
}

#[test]
fn a_boost_that_nobody_told_of_counts_only_from_the_next_touch_and_its_end_counts_at_once() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open_with(&ALICE, WorkOffer { energy: 3, ..offer(1) }));
        boost(ALICE, 0, 5_000, 10_000);
        wait(6 * HOUR);
        assert_eq!(energy(&ALICE), 1);
        Contributors::on_boost_changed(&ALICE);
        wait(6 * HOUR);
        assert_eq!(energy(&ALICE), 3);
        assert_ok!(open_with(&ALICE, WorkOffer { energy: 3, ..offer(2) }));
        boost(ALICE, 0, 0, 10_000);
        wait(6 * HOUR);
        assert_eq!(energy(&ALICE), 1);
    });
}

#[test]
fn no_boost_leads_beyond_twelve_units_and_one_an_hour() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open_with(&ALICE, WorkOffer { energy: 3, ..offer(1) }));
        boost(ALICE, u32::MAX, 10_000, 20_000);
        Contributors::on_boost_changed(&ALICE);
        wait(HOUR - 1);
        assert_eq!(energy(&ALICE), 0);
        wait(1);
        assert_eq!(energy(&ALICE), 1);
        wait(DAY);
        assert_eq!(energy(&ALICE), 12);
    });
}

#[test]
fn governance_changes_the_pace_for_the_hours_to_come() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open_with(&ALICE, WorkOffer { energy: 3, ..offer(1) }));
        set_term("energyPeriod", HOUR.into());
        set_term("energyCapacity", 5);
        wait(6 * HOUR);
        assert_eq!(energy(&ALICE), 1);
        assert_ok!(open(&ALICE, 2));
        wait(HOUR);
        assert_eq!(energy(&ALICE), 1);
        wait(9 * HOUR);
        assert_eq!(energy(&ALICE), 5);
    });
}

#[test]
fn a_boost_of_somebody_unknown_changes_nothing() {
    ExtBuilder.execute(|| {
        let before = root();
        Contributors::on_boost_changed(&ALICE);
        assert_eq!(root(), before);
    });
}

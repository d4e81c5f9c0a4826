//! Energy: a set costs one unit, a unit grows in six hours, and trading characters gains none.

use super::*;
use crate::{Error, Event};
use agt_primitives::characters::OnBoostChanged;
use frame_support::assert_ok;

#[test]
fn energy_falls_by_one_a_set_and_grows_back_in_six_hours_up_to_three() {
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
fn open_work_is_refused_when_energy_is_spent() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_noop!(open_with(&ALICE, WorkOffer { energy: 4, ..offer(1) }), Error::<Test>::NotEnoughEnergy);
        assert_ok!(open_with(&ALICE, WorkOffer { energy: 3, ..offer(1) }));
        assert_noop!(open(&ALICE, 2), Error::<Test>::NotEnoughEnergy);
        assert_noop!(open_with(&ALICE, WorkOffer { energy: 0, ..offer(2) }), Error::<Test>::ZeroEnergy);
    });
}

#[test]
fn part_of_a_unit_of_energy_survives_every_touch() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open_with(&ALICE, WorkOffer { energy: 3, ..offer(1) }));
        // Half a unit grows, one set is returned, one is opened, and the other half grows.
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
fn energy_comes_back_up_to_the_maximum_when_a_set_returns_unused() {
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
fn energy_grows_faster_and_higher_from_when_a_character_is_selected() {
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
fn energy_keeps_its_old_rate_and_is_clipped_when_the_boost_changes() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(open_with(&ALICE, WorkOffer { energy: 3, ..offer(1) }));
        // Nine hours without a character grow one and a half units, whatever is selected then.
        wait(9 * HOUR);
        boost(ALICE, 2, 5_000, 10_000);
        Contributors::on_boost_changed(&ALICE);
        assert_eq!(energy(&ALICE), 1);
        // The grown half counts as half of a fast unit.
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
fn character_lent_among_accounts_boosts_one_account_at_a_time() {
    ExtBuilder.execute(|| {
        for who in [ALICE, BOB, CAROL] {
            proven(&who, None);
        }
        wait(DAY);
        for who in [ALICE, BOB, CAROL] {
            assert_ok!(open_with(&who, WorkOffer { energy: 3, ..offer(1) }));
        }
        // Six hours without an owner, then an hour with each of the three accounts.
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
        // An hour at double rate grows as much as two hours without: never two units.
        assert!([ALICE, BOB, CAROL].iter().all(|who| person(who).energy.held.units == 1));
    });
}

#[test]
fn slower_rate_counts_until_the_next_touch_when_no_notice_was_given() {
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
fn energy_stays_within_twelve_units_and_one_an_hour_with_any_boost() {
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
fn energy_takes_the_new_rate_from_the_next_touch_when_terms_change() {
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
fn boost_change_does_nothing_when_the_account_is_not_registered() {
    ExtBuilder.execute(|| {
        let before = root();
        Contributors::on_boost_changed(&ALICE);
        assert_eq!(root(), before);
    });
}

//! What a character does to energy: nothing for the past, and nothing for two accounts at once.

use super::*;

/// A character of `who` with at least seven units more and a period of five hours and a bit.
#[track_caller]
fn capacious(who: AccountId) -> CharacterId {
    let item = legendary(who);
    raise(who, item, 15, Attribute::Capacity);
    assert!(most(item) >= 10);
    item
}

/// The maximum of energy with a character.
fn most(item: CharacterId) -> u32 {
    record(item).attributes.boost().on(BASE).maximum
}

#[test]
fn select_gives_no_unit_for_the_time_before() {
    ExtBuilder.execute(|| {
        let item = capacious(ALICE);
        TestEnergy::spend_all(ALICE);
        wait(6 * HOUR - 1);
        assert_eq!(TestEnergy::units(ALICE), 0);
        assert_ok!(select(ALICE, item));
        assert_eq!(TestEnergy::units(ALICE), 0);
        wait(1);
        assert_eq!(TestEnergy::units(ALICE), 1);
        // From now on a unit grows faster.
        let shorter = u64::from(record(item).attributes.boost().shorter.points());
        wait(6 * HOUR - 6 * HOUR * shorter / 10_000);
        assert_eq!(TestEnergy::units(ALICE), 2);
    });
}

#[test]
fn unselect_takes_what_is_beyond_the_maximum() {
    ExtBuilder.execute(|| {
        let item = capacious(ALICE);
        assert_ok!(select(ALICE, item));
        assert_eq!(TestEnergy::units(ALICE), 3);
        wait(30 * DAY);
        assert_eq!(TestEnergy::units(ALICE), most(item));
        assert_ok!(unselect(ALICE));
        assert_eq!(TestEnergy::units(ALICE), 3);
        assert_ok!(select(ALICE, item));
        assert_eq!(TestEnergy::units(ALICE), 3);
    });
}

#[test]
fn selecting_again_and_again_gains_no_energy() {
    ExtBuilder.execute(|| {
        let (item, other) = (capacious(ALICE), legendary(ALICE));
        for who in [ALICE, BOB] {
            TestEnergy::spend_all(who);
        }
        for _ in 0..1_000 {
            wait(6 * HOUR / 1_000);
            for item in [item, other] {
                assert_ok!(select(ALICE, item));
                assert_ok!(unselect(ALICE));
                assert!(TestEnergy::units(ALICE) <= TestEnergy::units(BOB));
            }
        }
        assert_eq!(TestEnergy::units(BOB), 1);
        // Each turn loses a part of a millisecond at most.
        wait(4_000);
        assert_eq!(TestEnergy::units(ALICE), 1);
    });
}

/// What four accounts spend in two weeks, each as soon as it grows, if the character of one of them is passed round.
fn harvest(is_passed: bool) -> u32 {
    let everybody = [ALICE, BOB, CAROL, DAVE];
    let mut all = 0;
    ExtBuilder.execute(|| {
        let item = capacious(ALICE);
        assert_ok!(select(ALICE, item));
        let mut holder = 0;
        for hour in 0..14 * 24 {
            wait(HOUR);
            if is_passed {
                // Each holder selects as soon as it can, and passes the character on when it has had its energy.
                match Selected::<Test>::get(everybody[holder]) {
                    Some(_) if hour % 6 == 0 => {
                        let from = everybody[holder];
                        assert_ok!(unselect(from));
                        holder = (holder + 1) % everybody.len();
                        assert_ok!(transfer(from, item, everybody[holder]));
                    }
                    Some(_) => {}
                    None => {
                        let rests = record(item).rest.is_some_and(|rest| now() < rest.until);
                        assert_eq!(select(everybody[holder], item).is_ok(), !rests);
                    }
                }
            }
            all += everybody.into_iter().map(TestEnergy::spend_all).sum::<u32>();
        }
    });
    all
}

#[test]
fn passing_a_character_round_gains_no_energy() {
    let (kept, passed) = (harvest(false), harvest(true));
    assert!(passed < kept, "{passed} and {kept}");
    // Without any character each account has a unit every six hours.
    assert!(passed >= 4 * 14 * 4);
}

#[test]
fn passing_a_character_round_with_full_energy_carries_nothing_over() {
    ExtBuilder.execute(|| {
        let item = capacious(ALICE);
        let mut from = ALICE;
        for to in [BOB, CAROL, ALICE] {
            assert_ok!(select(from, item));
            wait(3 * DAY);
            assert_eq!(TestEnergy::units(from), most(item));
            assert_ok!(unselect(from));
            assert_ok!(transfer(from, item, to));
            assert_eq!((TestEnergy::units(from), TestEnergy::units(to)), (3, 3));
            assert_noop!(select(to, item), Error::<Test>::Resting);
            wait(DAY);
            from = to;
        }
    });
}

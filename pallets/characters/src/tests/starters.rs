//! The character that a proven account has for nothing.

use super::*;

#[test]
fn starter_is_common_and_the_same_for_everybody() {
    ExtBuilder.execute(|| {
        for who in [ALICE, BOB] {
            let (wealth, xp) = (free(who), spent(who));
            let item = starter(who);
            let attributes = Attributes::even(Rarity::Common.start());
            assert_eq!(record(item), Character::new(None, Rarity::Common, attributes));
            assert_eq!(owner(item), Some(who));
            assert_eq!((free(who), spent(who)), (wealth, xp));
            System::assert_last_event(Event::StarterClaimed { item, who, rarity: Rarity::Common, attributes }.into());
        }
        assert_eq!(Starters::<Test>::get(BOB), Some(1));
    });
}

#[test]
fn second_starter_is_refused_whatever_became_of_the_first() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        assert_noop!(claim(ALICE), Error::<Test>::AlreadyClaimed);
        raise(ALICE, item, 5, Attribute::Focus);
        assert_ok!(transfer(ALICE, item, BOB));
        assert_noop!(claim(ALICE), Error::<Test>::AlreadyClaimed);
        assert_ok!(burn(BOB, item));
        assert_ok!(prune(item));
        assert_noop!(claim(ALICE), Error::<Test>::AlreadyClaimed);
        starter(BOB);
    });
}

#[test]
fn starter_is_refused_to_an_account_that_is_not_proven() {
    ExtBuilder.execute(|| {
        for who in [DAVE, 77] {
            assert_noop!(claim(who), Error::<Test>::Unproven);
        }
        TestPeople::register(DAVE, true, 0);
        starter(DAVE);
    });
}

#[test]
fn starter_is_refused_when_there_is_no_number_left() {
    ExtBuilder.build().execute_with(|| {
        NextItem::<Test>::put(CharacterId::MAX);
        assert_noop!(claim(ALICE), sp_runtime::ArithmeticError::Overflow);
    });
}

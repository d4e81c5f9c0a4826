//! Selecting and unselecting.

use super::*;
use frame_support::storage::with_storage_layer;

#[test]
fn selected_character_gives_its_boost_until_it_is_unselected() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        assert_eq!((Characters::level(&ALICE), Characters::boost(&ALICE)), (0, Boost::NONE));
        assert_ok!(select(ALICE, item));
        System::assert_last_event(Event::Selected { item, who: ALICE }.into());
        assert_eq!(Characters::level(&ALICE), 1);
        assert_eq!(Characters::boost(&ALICE), Attributes::even(Rarity::Common.start()).boost());
        assert_ne!(Characters::boost(&ALICE), Boost::NONE);
        assert_eq!(TestEnergy::notices(ALICE), 1);
        wait(HOUR);
        assert_ok!(unselect(ALICE));
        let rests_until = now() + DAY;
        System::assert_last_event(Event::Unselected { item, who: ALICE, rests_until }.into());
        assert_eq!(record(item).rest, Some(Rest { holder: ALICE, until: rests_until }));
        assert_eq!((Characters::level(&ALICE), Characters::boost(&ALICE)), (0, Boost::NONE));
        assert_eq!(TestEnergy::notices(ALICE), 2);
    });
}

#[test]
fn select_is_refused_to_who_does_not_own_the_character() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        assert_noop!(select(BOB, item), Error::<Test>::NotOwner);
        assert_noop!(select(ALICE, item + 1), Error::<Test>::UnknownCharacter);
        let burned = legendary(ALICE);
        assert_ok!(burn(ALICE, burned));
        assert_noop!(select(ALICE, burned), Error::<Test>::NotOwner);
        assert_ok!(prune(burned));
        assert_noop!(select(ALICE, burned), Error::<Test>::UnknownCharacter);
    });
}

#[test]
fn select_is_refused_while_one_is_selected() {
    ExtBuilder.execute(|| {
        let (item, other) = (starter(ALICE), legendary(ALICE));
        assert_ok!(select(ALICE, item));
        for any in [item, other] {
            assert_noop!(select(ALICE, any), Error::<Test>::AlreadySelected);
        }
        assert_ok!(unselect(ALICE));
        assert_ok!(select(ALICE, other));
        assert_eq!(Selected::<Test>::get(ALICE), Some(other));
    });
}

#[test]
fn unselect_is_refused_when_nothing_is_selected() {
    ExtBuilder.execute(|| {
        starter(ALICE);
        assert_noop!(unselect(ALICE), Error::<Test>::NothingSelected);
    });
}

#[test]
fn select_is_refused_to_a_new_owner_before_the_rest_has_ended() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_ok!(select(ALICE, item));
        assert_ok!(unselect(ALICE));
        assert_ok!(transfer(ALICE, item, BOB));
        assert_noop!(select(BOB, item), Error::<Test>::Resting);
        // It rests for whoever owns it next, too.
        wait(DAY - 1);
        assert_ok!(transfer(BOB, item, CAROL));
        assert_noop!(select(CAROL, item), Error::<Test>::Resting);
        wait(1);
        assert_ok!(select(CAROL, item));
        assert_eq!(record(item).rest, None);
    });
}

#[test]
fn purchase_with_select_fails_as_a_whole_while_the_character_rests() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_ok!(select(ALICE, item));
        assert_ok!(unselect(ALICE));
        assert_ok!(set_price(ALICE, item, Some(AGT)));
        let buy_and_select = || {
            with_storage_layer(|| {
                buy_item(BOB, item, AGT)?;
                select(BOB, item)
            })
        };
        assert_noop!(buy_and_select(), Error::<Test>::Resting);
        wait(DAY);
        assert_ok!(buy_and_select());
        assert_eq!(Selected::<Test>::get(BOB), Some(item));
    });
}

#[test]
fn last_holder_selects_again_at_once() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_ok!(select(ALICE, item));
        assert_ok!(unselect(ALICE));
        assert_ok!(select(ALICE, item));
        assert_ok!(unselect(ALICE));
        // It may have been away.
        assert_ok!(transfer(ALICE, item, BOB));
        assert_ok!(transfer(BOB, item, ALICE));
        assert_ok!(select(ALICE, item));
    });
}

#[test]
fn character_that_was_never_selected_does_not_rest() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_ok!(transfer(ALICE, item, BOB));
        assert_ok!(select(BOB, item));
    });
}

#[test]
fn rest_that_has_begun_ends_when_it_would_have_ended() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_ok!(select(ALICE, item));
        assert_ok!(unselect(ALICE));
        assert_ok!(transfer(ALICE, item, BOB));
        want(|terms| terms.rest = 7 * DAY);
        wait(DAY);
        assert_ok!(select(BOB, item));
        assert_ok!(unselect(BOB));
        assert_eq!(record(item).rest, Some(Rest { holder: BOB, until: now() + 7 * DAY }));
        // Outside its range, a term is moved inside.
        want(|terms| terms.rest = 0);
        assert_ok!(select(BOB, item));
        assert_ok!(unselect(BOB));
        assert_eq!(record(item).rest, Some(Rest { holder: BOB, until: now() + HOUR }));
    });
}

#[test]
fn select_is_refused_while_the_character_is_offered() {
    ExtBuilder.execute(|| {
        let (item, other) = (legendary(ALICE), legendary(BOB));
        assert_ok!(set_price(ALICE, item, Some(AGT)));
        assert_noop!(select(ALICE, item), Error::<Test>::ForSale);
        assert_ok!(set_price(ALICE, item, None));
        for desired in [None, Some(other)] {
            assert_ok!(create_swap(ALICE, item, desired));
            assert_noop!(select(ALICE, item), Error::<Test>::InSwap);
            assert_ok!(cancel_swap(ALICE, item));
        }
        assert_ok!(create_swap(ALICE, item, Some(other)));
        // Nobody can claim it any more, but it is there until somebody takes it back.
        run_blocks(20);
        assert_noop!(select(ALICE, item), Error::<Test>::InSwap);
        assert_ok!(cancel_swap(CAROL, item));
        assert_ok!(select(ALICE, item));
    });
}

#[test]
fn account_that_is_not_registered_may_select() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_ok!(transfer(ALICE, item, 77));
        assert_ok!(select(77, item));
        assert_ne!(Characters::boost(&77), Boost::NONE);
        assert_ok!(unselect(77));
    });
}

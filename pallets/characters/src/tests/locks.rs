//! A selected character and a young starter stay where they are, by whatever path of pallet-nfts somebody tries.

use super::*;
use frame_support::traits::{
    tokens::nonfungibles_v2::{Mutate, Trading, Transfer},
    Locker,
};
use pallet_nfts::ItemConfig;

/// Tries every path by which ALICE could lose `item`. `other` is a character of BOB that nothing keeps.
#[track_caller]
fn assert_stays(item: CharacterId, other: CharacterId) {
    let locked = DispatchError::from(NftsError::ItemLocked);
    assert!(<Characters as Locker<u32, u32>>::is_locked(COLLECTION, item));

    assert_noop!(transfer(ALICE, item, BOB), locked);
    assert_noop!(transfer(ALICE, item, ALICE), locked);
    assert_noop!(burn(ALICE, item), locked);
    assert_noop!(Nfts::burn(RuntimeOrigin::root(), COLLECTION, item), locked);

    // By an approval.
    assert_ok!(Nfts::approve_transfer(signed(ALICE), COLLECTION, item, CAROL, None));
    assert_noop!(transfer(CAROL, item, CAROL), locked);

    // By a price.
    assert_ok!(set_price(ALICE, item, Some(AGT)));
    assert_noop!(buy_item(BOB, item, AGT), locked);

    // By a swap in which it is offered, and by one in which it is desired.
    for desired in [None, Some(other)] {
        assert_ok!(create_swap(ALICE, item, desired));
        assert_noop!(claim_swap(BOB, other, item), locked);
        assert_ok!(cancel_swap(ALICE, item));
    }
    for desired in [None, Some(item)] {
        assert_ok!(create_swap(BOB, other, desired));
        assert_noop!(claim_swap(ALICE, item, other), locked);
        assert_ok!(cancel_swap(BOB, other));
    }

    // By another pallet of the runtime.
    assert_noop!(<Nfts as Transfer<AccountId>>::transfer(&COLLECTION, &item, &BOB), locked);
    assert_noop!(<Nfts as Mutate<AccountId, ItemConfig>>::burn(&COLLECTION, &item, None), locked);
    assert_noop!(Nfts::do_transfer(COLLECTION, item, BOB, |_, _| Ok(())), locked);
    let bought = frame_support::storage::with_storage_layer(|| {
        <Nfts as Trading<AccountId, Balance>>::buy_item(&COLLECTION, &item, &BOB, &AGT)
    });
    assert_eq!(bought, Err(locked));

    assert_eq!(owner(item), Some(ALICE));
    assert_ok!(set_price(ALICE, item, None));
    assert_ok!(Nfts::clear_all_transfer_approvals(signed(ALICE), COLLECTION, item));
}

#[test]
fn selected_character_stays_by_every_path() {
    ExtBuilder.execute(|| {
        let (item, other) = (legendary(ALICE), legendary(BOB));
        assert_ok!(select(ALICE, item));
        assert_stays(item, other);
        assert_ok!(unselect(ALICE));
        assert_ok!(transfer(ALICE, item, BOB));
    });
}

#[test]
fn young_starter_stays_by_every_path_until_its_agt_is_paid() {
    ExtBuilder.execute(|| {
        let (item, other) = (starter(ALICE), legendary(BOB));
        for level in 1..PAID_LEVELS {
            raise(ALICE, item, level, Attribute::Focus);
            assert_stays(item, other);
        }
        assert_ok!(select(ALICE, item));
        assert_stays(item, other);
        assert_ok!(unselect(ALICE));
        assert_stays(item, other);
        raise(ALICE, item, PAID_LEVELS, Attribute::Focus);
        assert_eq!(Taken::<Test>::get().levels, 25 * AGT);
        assert_ok!(transfer(ALICE, item, BOB));
        assert_ok!(burn(BOB, item));
    });
}

#[test]
fn older_starter_stays_while_it_is_selected() {
    ExtBuilder.execute(|| {
        let (item, other) = (starter(ALICE), legendary(BOB));
        raise(ALICE, item, 6, Attribute::Focus);
        assert_ok!(select(ALICE, item));
        assert_stays(item, other);
    });
}

#[test]
fn price_set_while_selected_has_its_effect_when_it_is_unselected() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_ok!(select(ALICE, item));
        assert_ok!(set_price(ALICE, item, Some(AGT)));
        assert_noop!(buy_item(BOB, item, AGT), NftsError::ItemLocked);
        assert_ok!(unselect(ALICE));
        assert_noop!(select(ALICE, item), Error::<Test>::ForSale);
        assert_ok!(buy_item(BOB, item, AGT));
        assert_noop!(select(BOB, item), Error::<Test>::Resting);
        wait(DAY);
        // The price is gone with the sale.
        assert_ok!(select(BOB, item));
    });
}

#[test]
fn approval_given_while_selected_has_its_effect_when_it_is_unselected() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_ok!(select(ALICE, item));
        assert_ok!(Nfts::approve_transfer(signed(ALICE), COLLECTION, item, CAROL, None));
        assert_ok!(unselect(ALICE));
        assert_ok!(transfer(CAROL, item, BOB));
        assert_eq!(owner(item), Some(BOB));
    });
}

#[test]
fn character_that_nobody_selected_is_traded_by_every_path() {
    ExtBuilder.execute(|| {
        let (item, other) = (legendary(ALICE), legendary(BOB));
        assert_ok!(create_swap(ALICE, item, Some(other)));
        assert_ok!(claim_swap(BOB, other, item));
        assert_eq!((owner(item), owner(other)), (Some(BOB), Some(ALICE)));
        assert_ok!(set_price(BOB, item, Some(AGT)));
        assert_ok!(buy_item(CAROL, item, AGT));
        assert_ok!(Nfts::approve_transfer(signed(CAROL), COLLECTION, item, ALICE, None));
        assert_ok!(transfer(ALICE, item, BOB));
        assert_ok!(burn(BOB, item));
    });
}

#[test]
fn lock_looks_at_no_other_collection_or_item() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        let is_locked = <Characters as Locker<u32, u32>>::is_locked;
        assert!(is_locked(COLLECTION, item));
        assert!(!is_locked(COLLECTION + 1, item));
        assert!(!is_locked(COLLECTION, item + 1));
    });
}

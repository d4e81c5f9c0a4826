//! Each invariant sees the corruption that it is there for.

use super::*;
use crate::{Edition, Pending, Purchases};
use agt_primitives::beacon::BeaconEpoch;
use pallet_nfts::{
    Collection, CollectionConfigOf, CollectionRole, CollectionRoleOf, CollectionRoles, ItemMetadata, ItemMetadataOf,
};

const NONE: [&str; 0] = [];

/// The ids of the invariants that fail after a corruption, which is undone.
fn broken_by(corrupt: impl FnOnce()) -> Vec<&'static str> {
    agt_test_support::broken_by(corrupt, Characters::invariants, Characters::do_try_state)
}

/// ALICE has selected a legendary character, BOB has a starter and one that waits to hatch, CAROL has a rested one.
fn test(look: impl FnOnce(CharacterId, CharacterId)) {
    ExtBuilder.execute(|| {
        let (item, young) = (legendary(ALICE), starter(BOB));
        assert_ok!(select(ALICE, item));
        assert_ok!(level_up(ALICE, item, Attribute::Focus));
        let rested = legendary(CAROL);
        assert_ok!(select(CAROL, rested));
        assert_ok!(unselect(CAROL));
        assert_ok!(mint(BOB, 0));
        look(item, young);
    });
}

fn with(item: CharacterId, change: impl FnOnce(&mut Character<AccountId>)) {
    Records::<Test>::mutate(item, |character| change(character.as_mut().expect("it is known")));
}

fn with_edition(change: impl FnOnce(&mut Edition)) {
    Editions::<Test>::mutate(0, |edition| change(edition.as_mut().expect("it is known")));
}

#[test]
fn invariants_hold_on_a_chain_that_lives() {
    test(|_, _| assert_eq!(broken_by(|| {}), NONE));
}

#[cfg(feature = "try-runtime")]
#[test]
fn try_state_of_the_pallet_names_the_first_invariant_that_fails() {
    use frame_support::traits::Hooks;
    test(|item, _| {
        let verdict = || <Characters as Hooks<u64>>::try_state(System::block_number());
        assert_eq!(verdict(), Ok(()));
        let broken = agt_test_support::rolled_back(|| {
            with(item, |character| character.selected_by = None);
            verdict()
        });
        assert_eq!(broken, Err("CH2: a selected character belongs to its account, says so, and does not rest".into()));
    });
}

#[test]
fn ch1_fails_when_somebody_else_owns_the_collection_or_mints_in_it() {
    test(|_, _| {
        let owned = || Collection::<Test>::mutate(COLLECTION, |collection| collection.as_mut().unwrap().owner = ALICE);
        assert_eq!(broken_by(owned), ["CH1"]);
        assert_eq!(broken_by(|| CollectionRoleOf::<Test>::remove(COLLECTION, OWNER)), ["CH1"]);
        let all = [CollectionRole::Issuer, CollectionRole::Freezer, CollectionRole::Admin];
        for lost in all {
            let mut roles = CollectionRoles::none();
            all.into_iter().filter(|role| *role != lost).for_each(|role| roles.add_role(role));
            assert_eq!(broken_by(|| CollectionRoleOf::<Test>::insert(COLLECTION, OWNER, roles)), ["CH1"]);
        }
        let public = || {
            CollectionConfigOf::<Test>::mutate(COLLECTION, |config| {
                config.as_mut().unwrap().mint_settings.mint_type = pallet_nfts::MintType::Public;
            })
        };
        assert_eq!(broken_by(public), ["CH1"]);
        assert_eq!(broken_by(|| CollectionConfigOf::<Test>::remove(COLLECTION)), ["CH1"]);
    });
}

#[test]
fn ch2_fails_when_a_selected_character_is_not_its_accounts() {
    test(|item, young| {
        assert_eq!(broken_by(|| Selected::<Test>::remove(ALICE)), ["CH2"]);
        assert_eq!(broken_by(|| Selected::<Test>::insert(BOB, item)), ["CH2"]);
        assert_eq!(broken_by(|| Selected::<Test>::insert(BOB, young)), ["CH2"]);
        assert_eq!(broken_by(|| with(item, |character| character.selected_by = None)), ["CH2"]);
        assert_eq!(broken_by(|| with(item, |character| character.selected_by = Some(BOB))), ["CH2"]);
        let rest = Some(Rest { holder: BOB, until: 1 });
        assert_eq!(broken_by(|| with(item, |character| character.rest = rest)), ["CH2"]);
        // As if pallet-nfts had not asked.
        let moved = || {
            with(item, |character| character.selected_by = None);
            assert_ok!(transfer(ALICE, item, BOB));
            with(item, |character| character.selected_by = Some(ALICE));
        };
        assert_eq!(broken_by(moved), ["CH2"]);
    });
}

#[test]
fn ch3_fails_when_an_account_has_two_starters_or_lost_a_young_one() {
    test(|item, young| {
        assert_eq!(broken_by(|| Starters::<Test>::remove(BOB)), ["CH3"]);
        assert_eq!(broken_by(|| Starters::<Test>::insert(CAROL, young)), ["CH3"]);
        assert_eq!(broken_by(|| Starters::<Test>::insert(CAROL, item)), ["CH3"]);
        assert_eq!(broken_by(|| Starters::<Test>::insert(CAROL, 1_000)), ["CH3"]);
        let moved = || {
            with(young, |character| character.level = PAID_LEVELS);
            assert_ok!(transfer(BOB, young, ALICE));
            with(young, |character| character.level = 1);
        };
        assert_eq!(broken_by(moved), ["CH3"]);
    });
}

#[test]
fn ch4_fails_when_points_are_not_those_of_the_level() {
    test(|item, young| {
        assert_eq!(broken_by(|| with(young, |character| character.level += 1)), ["CH4", "CH9"]);
        assert_eq!(broken_by(|| with(young, |character| character.level = 0)), ["CH4", "CH9"]);
        assert_eq!(broken_by(|| with(item, |character| character.attributes.focus -= 1)), ["CH4", "CH9"]);
        assert_eq!(broken_by(|| with(item, |character| character.start.focus -= 1)), ["CH4"]);
        let moved = |character: &mut Character<AccountId>| {
            character.attributes.focus += 1;
            character.attributes.insight -= 1;
            character.start.insight = character.start.insight.saturating_sub(5);
        };
        assert_eq!(broken_by(|| with(item, moved)), ["CH4", "CH9"]);
        let started = |character: &mut Character<AccountId>| {
            character.start = Attributes::even(6);
            character.attributes = Attributes::even(6);
        };
        assert_eq!(broken_by(|| with(young, started)), ["CH4", "CH9"]);
    });
}

#[test]
fn ch5_fails_when_a_number_could_be_used_twice() {
    test(|item, _| {
        assert_eq!(broken_by(|| NextItem::<Test>::mutate(|next| *next -= 1)), ["CH5"]);
        let pending = Pending { who: BOB, edition: 0, epoch: BeaconEpoch(1) };
        assert_eq!(broken_by(|| Pendings::<Test>::insert(item, pending)), ["CH5", "CH7"]);
    });
}

#[test]
fn ch6_fails_when_an_item_is_no_characters_or_has_a_deposit() {
    test(|item, young| {
        assert_eq!(broken_by(|| Characters::make_item(1_000, &BOB).unwrap()), ["CH6"]);
        assert_eq!(broken_by(|| Records::<Test>::remove(item)), ["CH2", "CH6", "CH9"]);
        let reserved = || {
            pallet_nfts::Item::<Test>::mutate(COLLECTION, young, |item| item.as_mut().unwrap().deposit.amount = 1);
        };
        assert_eq!(broken_by(reserved), ["CH6"]);
    });
}

#[test]
fn ch7_fails_when_an_edition_sold_what_nobody_bought() {
    test(|item, _| {
        assert_eq!(broken_by(|| with_edition(|edition| edition.sold += 1)), ["CH7", "CH8"]);
        assert_eq!(broken_by(|| with_edition(|edition| edition.hatched += 1)), ["CH7"]);
        assert_eq!(broken_by(|| with_edition(|edition| edition.hatched = 0)), ["CH7"]);
        assert_eq!(broken_by(|| with_edition(|edition| edition.supply = 1)), ["CH7"]);
        assert_eq!(broken_by(|| with_edition(|edition| edition.most = 0)), ["CH7"]);
        assert_eq!(broken_by(|| Purchases::<Test>::insert(0, CAROL, 1)), ["CH7"]);
        assert_eq!(broken_by(|| Purchases::<Test>::insert(9, CAROL, 1)), ["CH7"]);
        assert_eq!(broken_by(|| Pendings::<Test>::remove(NextItem::<Test>::get() - 1)), ["CH7"]);
        assert_eq!(broken_by(|| with(item, |character| character.edition = Some(9))), ["CH7"]);
        assert_eq!(broken_by(|| crate::NextEdition::<Test>::mutate(|next| *next -= 1)), ["CH7"]);
    });
}

#[test]
fn ch8_fails_when_takings_are_not_the_prices() {
    test(|_, _| {
        assert_eq!(broken_by(|| Taken::<Test>::mutate(|taken| taken.editions += 1)), ["CH8"]);
        assert_eq!(broken_by(|| Taken::<Test>::mutate(|taken| taken.levels = Balance::MAX)), ["CH8"]);
        assert_eq!(broken_by(|| with_edition(|edition| edition.price = Balance::MAX)), ["CH8"]);
    });
}

#[test]
fn ch9_fails_when_wallets_read_something_else() {
    test(|item, young| {
        let level = || {
            let namespace = pallet_nfts::AttributeNamespace::CollectionOwner;
            let [key, value] = ["level", "50"].map(|text| text.as_bytes().to_vec());
            let (key, value) = (key.try_into().unwrap(), value.try_into().unwrap());
            let set =
                Nfts::force_set_attribute(RuntimeOrigin::root(), None, COLLECTION, Some(young), namespace, key, value);
            assert_ok!(set);
        };
        assert_eq!(broken_by(level), ["CH9"]);
        let metadata = || Nfts::set_metadata(RuntimeOrigin::root(), COLLECTION, item, Default::default()).unwrap();
        assert_eq!(broken_by(metadata), ["CH9"]);
        let with_metadata = |change: fn(&mut Vec<u8>)| {
            broken_by(|| {
                let ItemMetadata { deposit, data } = ItemMetadataOf::<Test>::get(COLLECTION, item).unwrap();
                let mut data = data.into_inner();
                change(&mut data);
                let data = data.try_into().unwrap();
                ItemMetadataOf::<Test>::insert(COLLECTION, item, ItemMetadata { deposit, data });
            })
        };
        assert_eq!(with_metadata(|data| data[0] = b' '), ["CH9"]);
        assert_eq!(with_metadata(|data| *data.last_mut().unwrap() = b' '), ["CH9"]);
        assert_eq!(broken_by(|| ItemMetadataOf::<Test>::remove(COLLECTION, item)), ["CH9"]);
        assert_eq!(broken_by(|| Characters::clear_mirror(young).unwrap()), ["CH9"]);
        let orphan = || {
            let metadata = ItemMetadataOf::<Test>::get(COLLECTION, item).unwrap();
            ItemMetadataOf::<Test>::insert(COLLECTION, 1_000, metadata);
        };
        assert_eq!(broken_by(orphan), ["CH9"]);
    });
}

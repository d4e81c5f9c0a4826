//! Burned characters leave nothing behind.

use super::*;
use pallet_nfts::Collection;

#[test]
fn pruned_character_leaves_nothing_behind() {
    ExtBuilder.execute(|| {
        let before = Collection::<Test>::get(COLLECTION);
        let item = legendary(ALICE);
        raise(ALICE, item, 3, Attribute::Focus);
        assert_ok!(set_price(ALICE, item, Some(AGT)));
        assert_ok!(burn(ALICE, item));
        // The attributes stay until somebody prunes.
        assert_eq!(shown(item, "level").as_deref(), Some("3"));
        assert_eq!(metadata(item), None);
        assert_ok!(prune(item));
        System::assert_last_event(Event::Pruned { item }.into());
        assert_eq!(Records::<Test>::get(item), None);
        assert_eq!(pallet_nfts::Attribute::<Test>::iter().count(), 0);
        assert_eq!(pallet_nfts::ItemMetadataOf::<Test>::iter().count(), 0);
        assert_eq!(pallet_nfts::ItemConfigOf::<Test>::iter().count(), 0);
        assert_eq!(Collection::<Test>::get(COLLECTION), before);
        assert_noop!(prune(item), Error::<Test>::UnknownCharacter);
    });
}

#[test]
fn prune_is_refused_while_the_item_exists() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_noop!(prune(item), Error::<Test>::NotBurned);
        assert_noop!(prune(item + 1), Error::<Test>::UnknownCharacter);
        assert_ok!(transfer(ALICE, item, BOB));
        assert_noop!(prune(item), Error::<Test>::NotBurned);
        // One that waits to hatch is no character yet.
        let edition = open_edition(ODDS);
        assert_ok!(mint(ALICE, edition));
        assert_noop!(prune(item + 1), Error::<Test>::UnknownCharacter);
    });
}

#[test]
fn number_of_a_pruned_character_is_not_used_again() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_ok!(burn(ALICE, item));
        assert_ok!(prune(item));
        assert_eq!(starter(BOB), item + 1);
    });
}

//! What wallets read equals the records.

use super::*;
use serde_json::{json, Value};

/// The metadata of an item as a wallet reads it.
#[track_caller]
fn json_of(item: CharacterId) -> Value {
    let metadata = metadata(item).expect("it has metadata");
    serde_json::from_str(metadata.strip_prefix("data:application/json,").expect("it is inline")).expect("it is JSON")
}

#[track_caller]
fn assert_mirrored(item: CharacterId) {
    let Character { rarity, level, attributes, .. } = record(item);
    assert_eq!(shown(item, "level"), Some(level.to_string()));
    assert_eq!(shown(item, "rarity").as_deref(), Some(rarity.name()));
    let json = json_of(item);
    assert_eq!(json["name"], format!("AGT character {item}"));
    assert_eq!(json["attributes"][0], json!({ "trait_type": "level", "value": level }));
    assert_eq!(json["attributes"][1], json!({ "trait_type": "rarity", "value": rarity.name() }));
    for (place, attribute) in Attribute::ALL.into_iter().enumerate() {
        let points = attributes.of(attribute);
        assert_eq!(shown(item, attribute.name()), Some(points.to_string()));
        assert_eq!(json["attributes"][place + 2], json!({ "trait_type": attribute.name(), "value": points }));
    }
}

#[test]
fn wallets_read_what_the_record_says_after_each_step() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        assert_mirrored(item);
        for level in 2..=MOST_LEVEL {
            let first = Attribute::ALL[usize::from(level) % 4];
            raise(ALICE, item, level, first);
            assert_mirrored(item);
        }
        let item = legendary(BOB);
        assert_mirrored(item);
        assert_ok!(select(BOB, item));
        assert_ok!(unselect(BOB));
        assert_ok!(transfer(BOB, item, ALICE));
        assert_mirrored(item);
    });
}

#[test]
fn level_writes_only_the_attributes_that_have_changed() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        System::reset_events();
        assert_ok!(level_up(ALICE, item, Attribute::Insight));
        let keys: Vec<_> = System::events()
            .into_iter()
            .filter_map(|record| match record.event {
                RuntimeEvent::Nfts(pallet_nfts::Event::AttributeSet { key, .. }) => Some(key.into_inner()),
                _ => None,
            })
            .collect();
        assert_eq!(keys, [b"level".to_vec(), b"insight".to_vec()]);
    });
}

#[test]
fn picture_is_a_placeholder_that_says_so_until_governance_sets_one() {
    ExtBuilder.execute(|| {
        let item = starter(ALICE);
        assert_eq!(json_of(item)["image"], format!("{DEFAULT_PICTURE_BASE}/common"));
        assert!(DEFAULT_PICTURE_BASE.contains("placeholder"));
        let base = "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";
        assert_ok!(Characters::set_picture_base(RuntimeOrigin::root(), base.into()));
        System::assert_last_event(Event::PictureBaseSet { base: PictureBase::<Test>::get() }.into());
        // Nobody walks over all characters: each shows it when somebody asks, or at its next level.
        assert_eq!(json_of(item)["image"], format!("{DEFAULT_PICTURE_BASE}/common"));
        assert_ok!(Characters::refresh(signed(DAVE), item));
        System::assert_last_event(Event::Refreshed { item }.into());
        assert_eq!(json_of(item)["image"], format!("{base}/common"));
        assert_mirrored(item);
        assert_noop!(Characters::refresh(signed(DAVE), item), Error::<Test>::NothingToRefresh);
        let other = legendary(BOB);
        assert_eq!(json_of(other)["image"], format!("{base}/legendary"));
    });
}

#[test]
fn refresh_is_refused_without_the_item() {
    ExtBuilder.execute(|| {
        assert_noop!(Characters::refresh(signed(DAVE), 0), Error::<Test>::UnknownCharacter);
        let item = legendary(ALICE);
        assert_ok!(burn(ALICE, item));
        assert_ok!(Characters::set_picture_base(RuntimeOrigin::root(), b"ipfs://a".to_vec()));
        assert_noop!(Characters::refresh(signed(DAVE), item), Error::<Test>::UnknownCharacter);
    });
}

#[test]
fn picture_base_that_could_break_the_metadata_is_refused() {
    ExtBuilder.execute(|| {
        let longest = "a".repeat(128);
        for base in
            ["", "ipfs://a\"", "a\\", "a b", "a%20b", "a#b", "ipfs://\u{e4}", "a\n", "a'b", "a[0]", "<a>", "a{b}"]
        {
            let set = Characters::set_picture_base(RuntimeOrigin::root(), base.into());
            assert_noop!(set, Error::<Test>::BadPictureBase);
        }
        let set = Characters::set_picture_base(RuntimeOrigin::root(), format!("{longest}a").into());
        assert_noop!(set, Error::<Test>::BadPictureBase);
        assert_noop!(Characters::set_picture_base(signed(ALICE), b"ipfs://a".to_vec()), DispatchError::BadOrigin);
        assert_ok!(Characters::set_picture_base(RuntimeOrigin::root(), longest.into()));
        assert_ok!(Characters::set_picture_base(RuntimeOrigin::root(), b"https://a.b:1/c?d=e&f=~g".to_vec()));
    });
}

#[test]
fn longest_metadata_fits_and_is_read_with_and_without_unescaping() {
    ExtBuilder.execute(|| {
        assert_ok!(Characters::set_picture_base(RuntimeOrigin::root(), vec![b'~'; 128]));
        NextItem::<Test>::put(CharacterId::MAX - 1);
        let mut character = Character::new(None, Rarity::Legendary, Attributes::even(MOST_POINTS));
        character.level = MOST_LEVEL;
        let metadata = agt_test_support::rolled_back(|| {
            assert_ok!(Characters::make(CharacterId::MAX - 1, &ALICE, character));
            metadata(CharacterId::MAX - 1).expect("it has metadata")
        });
        assert!(metadata.len() <= 512, "{}", metadata.len());
        // Nothing in it is an escape or begins a fragment, and it has no byte that a reader would have to guess.
        assert!(metadata.bytes().all(|byte| (b' '..=b'~').contains(&byte) && byte != b'%' && byte != b'#'));
    });
}

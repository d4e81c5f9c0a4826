//! The collection, and what nobody can do to it from outside.

use super::*;
use pallet_nfts::{
    AttributeNamespace, CancelAttributesApprovalWitness, Collection, CollectionConfig, CollectionSettings,
    DestroyWitness, ItemConfig, MintSettings, NextCollectionId, PreSignedAttributes, PreSignedMint,
};
use sp_runtime::testing::TestSignature;

fn bytes<Limit: frame_support::traits::Get<u32>>(text: &str) -> frame_support::BoundedVec<u8, Limit> {
    text.as_bytes().to_vec().try_into().expect("it is short")
}

#[test]
fn collection_is_there_from_the_genesis_without_a_deposit() {
    ExtBuilder.execute(|| {
        let collection = Collection::<Test>::get(COLLECTION).expect("the genesis made it");
        assert_eq!((collection.owner, collection.owner_deposit, collection.items), (OWNER, 0, 0));
        assert_eq!(NextCollectionId::<Test>::get(), Some(1));
        assert_eq!(Collection::<Test>::iter().count(), 1);
        let metadata = pallet_nfts::CollectionMetadataOf::<Test>::get(COLLECTION).expect("it has metadata");
        let json = metadata.data.strip_prefix(b"data:application/json,").expect("it is inline");
        let json: serde_json::Value = serde_json::from_slice(json).expect("it is JSON");
        assert_eq!(json["name"], "AGT characters");
    });
}

#[test]
fn no_deposit_is_taken_of_anybody() {
    ExtBuilder.execute(|| {
        let item = starter(CAROL);
        raise(CAROL, item, 4, Attribute::Focus);
        assert_ok!(select(CAROL, item));
        assert_eq!((free(CAROL), free(OWNER)), (ENDOWMENT, 0));
        for who in [CAROL, OWNER] {
            assert_eq!(frame_system::Account::<Test>::get(who).data.reserved, 0);
        }
    });
}

#[test]
fn nobody_makes_another_collection() {
    ExtBuilder.execute(|| {
        let config = CollectionConfig {
            settings: CollectionSettings::all_enabled(),
            max_supply: None,
            mint_settings: MintSettings::default(),
        };
        assert_noop!(Nfts::create(signed(ALICE), ALICE, config), DispatchError::BadOrigin);
        assert_noop!(Nfts::force_create(signed(ALICE), ALICE, config), DispatchError::BadOrigin);
    });
}

#[test]
fn nobody_mints_an_item_from_outside() {
    ExtBuilder.execute(|| {
        for who in [ALICE, DAVE] {
            assert_noop!(Nfts::mint(signed(who), COLLECTION, 5, who, None), NftsError::NoPermission);
            let forced = Nfts::force_mint(signed(who), COLLECTION, 5, who, ItemConfig::default());
            assert_noop!(forced, NftsError::NoPermission);
            let mint = PreSignedMint {
                collection: COLLECTION,
                item: 5,
                attributes: vec![],
                metadata: vec![],
                only_account: None,
                deadline: 1_000,
                mint_price: None,
            };
            let signature = TestSignature(who, codec::Encode::encode(&mint));
            let minted = Nfts::mint_pre_signed(signed(who), Box::new(mint), signature, who);
            assert_noop!(minted, NftsError::NoPermission);
        }
    });
}

#[test]
fn nobody_writes_attributes_or_metadata_from_outside() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        let namespaces = [
            AttributeNamespace::CollectionOwner,
            AttributeNamespace::ItemOwner,
            AttributeNamespace::Account(ALICE),
            AttributeNamespace::Pallet,
        ];
        for namespace in namespaces {
            for place in [Some(item), None] {
                let set = Nfts::set_attribute(
                    signed(ALICE),
                    COLLECTION,
                    place,
                    namespace.clone(),
                    bytes("level"),
                    bytes("50"),
                );
                assert_noop!(set, NftsError::MethodDisabled);
                let forced = Nfts::force_set_attribute(
                    signed(ALICE),
                    None,
                    COLLECTION,
                    place,
                    namespace.clone(),
                    bytes("level"),
                    bytes("50"),
                );
                assert_noop!(forced, DispatchError::BadOrigin);
                let cleared =
                    Nfts::clear_attribute(signed(ALICE), COLLECTION, place, namespace.clone(), bytes("level"));
                assert!(cleared.is_err(), "{namespace:?}");
            }
            let data = PreSignedAttributes {
                collection: COLLECTION,
                item,
                attributes: vec![(b"level".to_vec(), b"50".to_vec())],
                namespace,
                deadline: 1_000,
            };
            let signature = TestSignature(ALICE, codec::Encode::encode(&data));
            assert!(Nfts::set_attributes_pre_signed(signed(ALICE), data, signature, ALICE).is_err());
        }
        assert_noop!(Nfts::approve_item_attributes(signed(ALICE), COLLECTION, item, BOB), NftsError::MethodDisabled);
        let witness = CancelAttributesApprovalWitness { account_attributes: 0 };
        assert!(Nfts::cancel_item_attributes_approval(signed(ALICE), COLLECTION, item, BOB, witness).is_err());
        assert_noop!(Nfts::set_metadata(signed(ALICE), COLLECTION, item, bytes("mine")), NftsError::NoPermission);
        assert_noop!(Nfts::clear_metadata(signed(ALICE), COLLECTION, item), NftsError::NoPermission);
        let collection = Nfts::set_collection_metadata(signed(ALICE), COLLECTION, bytes("mine"));
        assert_noop!(collection, NftsError::NoPermission);
        assert_noop!(Nfts::clear_collection_metadata(signed(ALICE), COLLECTION), NftsError::NoPermission);
    });
}

#[test]
fn nobody_takes_the_collection_or_its_roles() {
    ExtBuilder.execute(|| {
        let item = legendary(ALICE);
        assert_ok!(Nfts::set_accept_ownership(signed(ALICE), Some(COLLECTION)));
        assert_noop!(Nfts::transfer_ownership(signed(ALICE), COLLECTION, ALICE), NftsError::NoPermission);
        let team = Nfts::set_team(signed(ALICE), COLLECTION, Some(ALICE), Some(ALICE), Some(ALICE));
        assert_noop!(team, NftsError::NoPermission);
        assert_noop!(Nfts::force_collection_owner(signed(ALICE), COLLECTION, ALICE), DispatchError::BadOrigin);
        assert_noop!(Nfts::lock_item_transfer(signed(ALICE), COLLECTION, item), NftsError::NoPermission);
        assert_noop!(Nfts::lock_item_properties(signed(ALICE), COLLECTION, item, true, true), NftsError::NoPermission);
        let lock = Nfts::lock_collection(signed(ALICE), COLLECTION, CollectionSettings::all_enabled());
        assert_noop!(lock, NftsError::NoPermission);
        assert_noop!(
            Nfts::update_mint_settings(signed(ALICE), COLLECTION, MintSettings::default()),
            NftsError::NoPermission
        );
        assert_noop!(Nfts::set_collection_max_supply(signed(ALICE), COLLECTION, 1), NftsError::NoPermission);
        assert_noop!(Nfts::redeposit(signed(ALICE), COLLECTION, vec![item]), NftsError::NoPermission);
        let witness = DestroyWitness { item_metadatas: 1, item_configs: 1, attributes: 6 };
        assert_noop!(Nfts::destroy(signed(ALICE), COLLECTION, witness), NftsError::NoPermission);
    });
}

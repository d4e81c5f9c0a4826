//! Characters, medallions and quests on the real runtime: what they are wired to, and that nobody moves what is not to move.

use super::*;
use agt_primitives::{
    benchmarking::{ContributorsBench, MedallionsBench},
    characters::Attribute,
    contributors::AreaId,
    experience::Experience,
    medallions::Medallions as _,
    merit::{AcceptedSet, OnAccepted},
    tasks::CampaignKind,
    token::AGT,
};
use frame_support::traits::GetCallMetadata;
use pallet_characters::COLLECTION;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie};
use std::collections::BTreeSet;

pub(super) const AREA: AreaId = 1;

fn signed(key: Sr25519Keyring) -> RuntimeOrigin {
    RuntimeOrigin::signed(key.to_account_id())
}

/// Registers and proves an account.
pub(super) fn prove(key: Sr25519Keyring) -> AccountId {
    let who = key.to_account_id();
    dispatch(pallet_contributors::Call::register { referrer: None }, signed(key)).expect("it has AGT");
    <Contributors as ContributorsBench<AccountId>>::prove(&who, AREA);
    who
}

pub(super) fn nfts(call: pallet_nfts::Call<Runtime>) -> RuntimeCall {
    call.into()
}

pub(super) fn transfer(item: u32, to: Sr25519Keyring) -> RuntimeCall {
    nfts(pallet_nfts::Call::transfer { collection: COLLECTION, item, dest: to.to_account_id().into() })
}

/// The starter of a proven account.
pub(super) fn starter(key: Sr25519Keyring) -> u32 {
    let who = prove(key);
    dispatch(pallet_characters::Call::claim_starter {}, signed(key)).expect("it is proven");
    pallet_characters::Starters::<Runtime>::get(&who).expect("a starter")
}

/// A starter of level 5, which its owner paid for.
pub(super) fn grown(key: Sr25519Keyring) -> u32 {
    let item = starter(key);
    <Contributors as Experience<AccountId>>::grant(&key.to_account_id(), 1_000).expect("it is registered");
    for level in 2..=5 {
        let most = if level == 5 { 25 * AGT } else { 0 };
        let call = pallet_characters::Call::level_up { item, attribute: Attribute::Capacity, level, most };
        dispatch(call, signed(key)).expect("it can pay");
    }
    item
}

pub(super) fn select(key: Sr25519Keyring, item: u32) {
    dispatch(pallet_characters::Call::select { item }, signed(key)).expect("it owns the item");
}

#[test]
fn selected_or_young_character_leaves_its_account_by_no_path() {
    let locked: DispatchError = pallet_nfts::Error::<Runtime>::ItemLocked.into();
    test(|| {
        let bob = Bob.to_account_id();
        let (selected, young, of_bob) = (grown(Alice), starter(Charlie), grown(Bob));
        select(Alice, selected);
        for (item, owner) in [(selected, Alice), (young, Charlie)] {
            let approve = pallet_nfts::Call::approve_transfer {
                collection: COLLECTION,
                item,
                delegate: bob.clone().into(),
                maybe_deadline: None,
            };
            let price = pallet_nfts::Call::set_price {
                collection: COLLECTION,
                item,
                price: Some(AGT),
                whitelisted_buyer: None,
            };
            let swap = pallet_nfts::Call::create_swap {
                offered_collection: COLLECTION,
                offered_item: item,
                desired_collection: COLLECTION,
                maybe_desired_item: None,
                maybe_price: None,
                duration: 100,
            };
            for offer in [approve, price, swap] {
                // An offer may be refused, too. What counts is that nobody gets the item by it.
                let _ = dispatch(nfts(offer), signed(owner));
            }
            let buy = nfts(pallet_nfts::Call::buy_item { collection: COLLECTION, item, bid_price: AGT });
            let take = nfts(pallet_nfts::Call::claim_swap {
                send_collection: COLLECTION,
                send_item: of_bob,
                receive_collection: COLLECTION,
                receive_item: item,
                witness_price: None,
            });
            let burn = nfts(pallet_nfts::Call::burn { collection: COLLECTION, item });
            let batch = pallet_utility::Call::batch_all { calls: vec![transfer(item, Bob)] };
            for (call, origin) in [
                (transfer(item, Bob), signed(owner)),
                (batch.into(), signed(owner)),
                (burn, signed(owner)),
                (transfer(item, Bob), signed(Bob)),
                (buy, signed(Bob)),
                (take, signed(Bob)),
            ] {
                assert_eq!(dispatch(call.clone(), origin), Err(locked), "{call:?}");
                assert_eq!(Nfts::owner(COLLECTION, item), Some(owner.to_account_id()));
            }
            assert_eq!(Nfts::owner(COLLECTION, of_bob), Some(bob.clone()));
        }
    });
}

#[test]
fn nobody_makes_items_or_writes_what_wallets_read() {
    test(|| {
        let selected = grown(Alice);
        let owner = Alice.to_account_id();
        let config = pallet_nfts::CollectionConfig {
            settings: pallet_nfts::CollectionSettings::all_enabled(),
            max_supply: None,
            mint_settings: Default::default(),
        };
        let key = b"level".to_vec().try_into().expect("a short key");
        let value = b"50".to_vec().try_into().expect("a short value");
        let data = b"{}".to_vec().try_into().expect("short metadata");
        let team = || Some(owner.clone().into());
        let calls = [
            pallet_nfts::Call::create { admin: owner.clone().into(), config },
            pallet_nfts::Call::mint {
                collection: COLLECTION,
                item: 1_000,
                mint_to: owner.clone().into(),
                witness_data: None,
            },
            pallet_nfts::Call::set_attribute {
                collection: COLLECTION,
                maybe_item: Some(selected),
                namespace: pallet_nfts::AttributeNamespace::ItemOwner,
                key,
                value,
            },
            pallet_nfts::Call::set_metadata { collection: COLLECTION, item: selected, data },
            pallet_nfts::Call::clear_metadata { collection: COLLECTION, item: selected },
            pallet_nfts::Call::set_team { collection: COLLECTION, issuer: team(), admin: team(), freezer: team() },
            pallet_nfts::Call::transfer_ownership { collection: COLLECTION, new_owner: owner.clone().into() },
        ];
        for call in calls {
            assert!(dispatch(nfts(call.clone()), signed(Alice)).is_err(), "{call:?}");
        }
    });
}

#[test]
fn selected_character_raises_the_energy_of_its_account_and_no_other() {
    test(|| {
        let energy =
            |key: Sr25519Keyring| Contributors::report(key.to_account_id()).expect("registered").energy.maximum;
        let item = grown(Alice);
        prove(Bob);
        let (before, other) = (energy(Alice), energy(Bob));
        select(Alice, item);
        assert!(energy(Alice) > before);
        assert_eq!(energy(Bob), other);
        dispatch(pallet_characters::Call::unselect {}, signed(Alice)).expect("Alice has selected one");
        assert_eq!(energy(Alice), before);
    });
}

#[test]
fn no_call_moves_a_medallion_to_another_account() {
    let calls: BTreeSet<_> = RuntimeCall::get_call_names("Medallions").iter().copied().collect();
    // Whoever adds a call must show here that it has no recipient. `revoke` names a holder, and only takes.
    assert_eq!(calls, BTreeSet::from(["claim", "close_area", "level_up", "open_area", "revoke"]));
    test(|| {
        let (alice, bob) = (prove(Alice), prove(Bob));
        <Medallions as MedallionsBench<AccountId>>::give(&alice, AREA, 1);
        let proxy =
            pallet_proxy::Call::add_proxy { delegate: bob.clone().into(), proxy_type: ProxyType::Any, delay: 0 };
        dispatch(proxy, signed(Alice)).expect("Alice can pay the deposit");
        let claim = RuntimeCall::from(pallet_medallions::Call::claim { area: AREA });
        let by_proxy =
            pallet_proxy::Call::proxy { real: alice.clone().into(), force_proxy_type: None, call: Box::new(claim) };
        dispatch(by_proxy, signed(Bob)).expect("the proxy runs, and what it does is an event");
        let all = pallet_balances::Call::transfer_all { dest: bob.clone().into(), keep_alive: false };
        let _ = dispatch(RuntimeCall::Balances(all), signed(Alice));
        assert_eq!(Medallions::level(&alice, AREA), 1);
        assert!(Medallions::holds_any(&alice) && !Medallions::holds_any(&bob));
        assert_eq!(Medallions::level(&bob, AREA), 0);
    });
}

#[test]
fn settlement_counts_a_set_for_the_medallion_and_for_the_quests() {
    test(|| {
        let who = prove(Alice);
        let set = AcceptedSet {
            area: AREA,
            kind: CampaignKind::General,
            requester: None,
            answers: 20,
            perfect: true,
            opened_at: Timestamp::get(),
        };
        <Runtime as pallet_tasks::Config>::OnAccepted::on_accepted(&who, &set);
        let counted = pallet_medallions::Progresses::<Runtime>::get(&who, AREA).counted;
        assert_eq!(counted.platform, 20);
        assert!(pallet_quests::Records::<Runtime>::contains_key(&who));
    });
}

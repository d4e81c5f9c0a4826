//! The room of characters: what they cost, by what they are drawn, and when they rest.

use super::{wraps::*, *};
use crate::{
    configs::parameters::set_call,
    tests::{
        buyback::{batch, block_after, by, govern},
        holder::undone,
        progress::{grown, prove, select, starter, transfer},
    },
};
use agt_primitives::{
    beacon::Beacon as _, calendar::DAY, characters::Attribute, experience::Experience, revenue::RevenueSource,
    token::AGT,
};
use codec::Encode;
use frame_support::{assert_noop, assert_ok};
use pallet_characters::{Call as CharacterCall, Error, COLLECTION};
use pallet_nfts::Error as ItemError;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Eve};

/// What a character of the edition of these tests costs.
const PRICE: Balance = 5 * AGT;

/// All that makes a character what it is, and whose it is.
pub(super) fn shown(item: u32) -> Vec<u8> {
    let attributes: Vec<_> = pallet_nfts::Attribute::<Runtime>::iter().collect();
    let metadata = pallet_nfts::ItemMetadataOf::<Runtime>::get(COLLECTION, item);
    let collection = pallet_nfts::Collection::<Runtime>::get(COLLECTION);
    let roles: Vec<_> = pallet_nfts::CollectionRoleOf::<Runtime>::iter().collect();
    let record = pallet_characters::Records::<Runtime>::get(item);
    (Nfts::owner(COLLECTION, item), record, attributes, metadata, collection, roles).encode()
}

pub(super) fn level(item: u32) -> u16 {
    pallet_characters::Records::<Runtime>::get(item).map_or(0, |character| character.level)
}

pub(super) fn level_up(item: u32, level: u8, most: Balance) -> RuntimeCall {
    CharacterCall::level_up { item, attribute: Attribute::Stamina, level, most }.into()
}

pub(super) fn select_call(item: u32) -> RuntimeCall {
    CharacterCall::select { item }.into()
}

pub(super) fn unselect() -> RuntimeCall {
    CharacterCall::unselect {}.into()
}

pub(super) fn hatch(item: u32) -> RuntimeCall {
    CharacterCall::hatch { item }.into()
}

pub(super) fn mint() -> RuntimeCall {
    CharacterCall::mint { edition: 0 }.into()
}

/// Opens edition 0: `supply` characters for AGT alone, one for each account.
pub(super) fn open_edition(supply: u32) {
    let until = Timestamp::get() + 10 * DAY;
    let odds = [5_000, 3_000, 1_500, 400, 100];
    govern(CharacterCall::open_edition { price: PRICE, xp: 0, supply, most: 1, odds, until });
}

/// Ends the epoch in progress and the one after it, in both of which nothing hatches that was bought now.
pub(super) fn pass_two_epochs(mut each_block: impl FnMut()) {
    let decides = RandomnessBeacon::epoch().next();
    while RandomnessBeacon::epoch() <= decides {
        each_block();
        block_after(SLOT_MILLIS);
    }
}

#[test]
fn level_is_paid_once_however_often_a_batch_asks_for_it() {
    test(|| {
        let item = starter(Alice);
        prove(Bob);
        let alice = Alice.to_account_id();
        <Contributors as Experience<AccountId>>::grant(&alice, 1_000).expect("it is registered");
        let up = |level| level_up(item, level, 0);
        assert_noop!(by(Alice, batch(vec![up(2), up(2)])), Error::<Runtime>::WrongLevel);
        assert_ok!(by(Alice, forced(vec![up(2), up(2), up(3), up(2), up(3)])));
        assert_eq!((level(item), xp(Alice).1), (3, 32 + 64));
        assert_noop!(by(Bob, up(4)), Error::<Runtime>::NotOwner);
        assert_noop!(by(Alice, derived(up(4))), Error::<Runtime>::NotOwner);
        assert_noop!(by(Alice, shared(up(4), Bob)), Error::<Runtime>::NotOwner);
        delegate(Alice, Bob, ProxyType::NonTransfer);
        let filtered = Err(frame_system::Error::<Runtime>::CallFiltered.into());
        assert_eq!(by_proxy(Bob, Alice, up(4)), filtered);
        assert_eq!(by_proxy(Bob, Alice, batch(vec![up(4)])), filtered);
        assert_eq!((level(item), xp(Alice).1), (3, 32 + 64));
        // The fifth level costs AGT. Its price rises before the batch that was signed for the old one is included.
        assert_ok!(by(Alice, up(4)));
        govern(set_call("characters.levelAgt", 26 * AGT));
        assert_noop!(by(Alice, level_up(item, 5, 25 * AGT)), Error::<Runtime>::AboveMost);
        let before = free(alice.clone());
        let twice = vec![level_up(item, 5, 26 * AGT), level_up(item, 5, 26 * AGT)];
        assert_ok!(by(Alice, forced(twice)));
        assert_eq!((level(item), before - free(alice)), (5, 26 * AGT));
        assert_eq!(paid_for(RevenueSource::Characters), 26 * AGT);
    });
}

#[test]
fn character_that_was_bought_is_drawn_once_by_a_seed_of_later() {
    test(|| {
        open_edition(2);
        assert_noop!(by(Bob, batch(vec![mint(), hatch(0)])), Error::<Runtime>::SeedNotSealed);
        assert_ok!(by(Bob, mint()));
        assert_noop!(by(Bob, mint()), Error::<Runtime>::MostBought);
        // Another account of Bob's has a part of its own, pays for it, and does not add to the supply.
        agt_to(Bob, derivative_of(Bob), 10 * AGT);
        assert_ok!(by(Bob, derived(mint())));
        assert_noop!(by(Charlie, mint()), Error::<Runtime>::SoldOut);
        assert_eq!(paid_for(RevenueSource::Characters), 2 * PRICE);
        pass_two_epochs(|| {
            assert_noop!(by(Bob, hatch(0)), Error::<Runtime>::SeedNotSealed);
        });
        // Whoever looks first, and waits for another epoch if it dislikes what it sees, gets the same.
        let drawn = || pallet_characters::Records::<Runtime>::get(0);
        let looked = undone(|| by(Bob, hatch(0)).map(|()| drawn()));
        assert!(looked.as_ref().is_ok_and(Option::is_some) && drawn().is_none());
        pass_two_epochs(|| ());
        assert_ok!(by(Charlie, forced(vec![hatch(0), hatch(0), hatch(1)])));
        assert_eq!(Ok(drawn()), looked);
        assert_eq!(Nfts::owner(COLLECTION, 0), Some(Bob.to_account_id()));
        assert_eq!(Nfts::owner(COLLECTION, 1), Some(derivative_of(Bob)));
        assert_ok!(by(Bob, transfer(0, Charlie)));
    });
}

#[test]
fn account_that_is_gone_keeps_what_it_bought_and_how_much() {
    test(|| {
        open_edition(3);
        let (eve, bob) = (Eve.to_account_id(), Bob.to_account_id());
        assert_ok!(by(Eve, mint()));
        assert_ok!(by(Eve, BalancesCall::transfer_all { dest: bob.clone().into(), keep_alive: false }));
        assert!(!System::account_exists(&eve));
        pass_two_epochs(|| ());
        assert_noop!(by(Bob, transfer(0, Bob)), ItemError::<Runtime>::UnknownItem);
        assert_ok!(by(Bob, hatch(0)));
        assert_eq!(Nfts::owner(COLLECTION, 0), Some(eve.clone()));
        assert_noop!(by(Bob, transfer(0, Bob)), ItemError::<Runtime>::NoPermission);
        assert_noop!(by(Bob, CharacterCall::prune { item: 0 }), Error::<Runtime>::NotBurned);
        // It comes back: the part of the edition that one account can buy is used up, and the character is its own.
        agt_to(Bob, eve, 10 * AGT);
        assert_noop!(by(Eve, mint()), Error::<Runtime>::MostBought);
        assert_ok!(by(Eve, transfer(0, Charlie)));
        assert_ok!(by(Charlie, select_call(0)));
    });
}

#[test]
fn character_that_was_sold_rests_to_the_last_slot_of_its_day() {
    test(|| {
        let item = grown(Alice);
        select(Alice, item);
        let sold = Timestamp::get();
        assert_ok!(by(Alice, batch(vec![unselect(), transfer(item, Bob)])));
        // Terms that change now are for those that are unselected later.
        govern(set_call("characters.rest", u128::from(DAY / 24)));
        let resting = DispatchError::from(Error::<Runtime>::Resting);
        assert_noop!(by(Bob, select_call(item)), resting);
        assert_noop!(by(Bob, batch(vec![transfer(item, Charlie), select_call(item)])), Error::<Runtime>::NotOwner);
        block_at(sold + DAY - SLOT_MILLIS);
        assert_noop!(by(Bob, select_call(item)), resting);
        // The last holder may select it at once: what it gains, it had before.
        assert_ok!(undone(|| by(Bob, transfer(item, Alice)).and_then(|()| by(Alice, select_call(item)))));
        block_at(sold + DAY);
        assert_ok!(by(Bob, select_call(item)));
    });
}

//! One file a behaviour.

mod collection;
mod editions;
mod energy;
mod feeless;
mod integrity;
mod invariants;
mod levels;
mod locks;
mod mirrors;
mod properties;
mod pruning;
mod report;
mod selection;
mod starters;

use crate::{
    mock::*, Character, Editions, Error, Event, NextItem, Pendings, PictureBase, Records, Rest, Selected, Starters,
    Taken, COLLECTION, DEFAULT_PICTURE_BASE,
};
use agt_primitives::{
    characters::{
        Attribute, Attributes, Boost, CharacterId, CharacterTerms, Characters as _, EditionId, Odds, Rarity,
        MOST_LEVEL, MOST_POINTS, PAID_LEVELS,
    },
    experience::Experience,
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use agt_test_support::signed;
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult, traits::fungible::Inspect};
use sp_runtime::DispatchError;

type NftsError = pallet_nfts::Error<Test>;

/// What a character of the tests' editions costs.
const PRICE: Balance = 10 * AGT;
const PRICE_XP: u64 = 50;
/// How likely each rarity is in them.
const ODDS: [u16; 5] = [6_000, 2_500, 1_000, 400, 100];
/// Odds with nothing but legendary characters.
const LEGENDARY: [u16; 5] = [0, 0, 0, 0, 10_000];

fn claim(who: AccountId) -> DispatchResult {
    Characters::claim_starter(signed(who))
}

fn mint(who: AccountId, edition: EditionId) -> DispatchResult {
    Characters::mint(signed(who), edition)
}

fn hatch(item: CharacterId) -> DispatchResult {
    Characters::hatch(signed(DAVE), item)
}

fn select(who: AccountId, item: CharacterId) -> DispatchResult {
    Characters::select(signed(who), item)
}

fn unselect(who: AccountId) -> DispatchResult {
    Characters::unselect(signed(who))
}

/// Raises a character by a level, whatever AGT it costs.
fn level_up(who: AccountId, item: CharacterId, attribute: Attribute) -> DispatchResult {
    level_up_to(who, item, attribute, next_level(item), Balance::MAX)
}

fn level_up_to(who: AccountId, item: CharacterId, attribute: Attribute, level: u8, most: Balance) -> DispatchResult {
    Characters::level_up(signed(who), item, attribute, level, most)
}

/// The level after that of a character.
fn next_level(item: CharacterId) -> u8 {
    let level = Records::<Test>::get(item).map_or(0, |character| character.level);
    u8::try_from(level + 1).expect("there are 50 levels")
}

fn cancel_swap(by: AccountId, item: CharacterId) -> DispatchResult {
    Nfts::cancel_swap(signed(by), COLLECTION, item)
}

fn prune(item: CharacterId) -> DispatchResult {
    Characters::prune(signed(DAVE), item)
}

fn transfer(by: AccountId, item: CharacterId, to: AccountId) -> DispatchResult {
    Nfts::transfer(signed(by), COLLECTION, item, to)
}

fn burn(by: AccountId, item: CharacterId) -> DispatchResult {
    Nfts::burn(signed(by), COLLECTION, item)
}

fn set_price(by: AccountId, item: CharacterId, price: Option<Balance>) -> DispatchResult {
    Nfts::set_price(signed(by), COLLECTION, item, price, None)
}

fn buy_item(by: AccountId, item: CharacterId, price: Balance) -> DispatchResult {
    Nfts::buy_item(signed(by), COLLECTION, item, price)
}

fn create_swap(by: AccountId, offered: CharacterId, desired: Option<CharacterId>) -> DispatchResult {
    Nfts::create_swap(signed(by), COLLECTION, offered, COLLECTION, desired, None, 10)
}

fn claim_swap(by: AccountId, send: CharacterId, receive: CharacterId) -> DispatchResult {
    Nfts::claim_swap(signed(by), COLLECTION, send, COLLECTION, receive, None)
}

/// Opens an edition at the price of the tests, and returns its number.
#[track_caller]
fn open_edition(odds: [u16; 5]) -> EditionId {
    let number = crate::NextEdition::<Test>::get();
    assert_ok!(Characters::open_edition(RuntimeOrigin::root(), PRICE, PRICE_XP, 1_000, 100, odds, now() + 300 * DAY));
    number
}

/// Gives `who` its starter, and returns its number.
#[track_caller]
fn starter(who: AccountId) -> CharacterId {
    assert_ok!(claim(who));
    Starters::<Test>::get(who).expect("it has claimed")
}

/// Lets `who` buy a character of `edition` and hatches it. Returns its number.
#[track_caller]
fn hatched(who: AccountId, edition: EditionId) -> CharacterId {
    let item = NextItem::<Test>::get();
    assert_ok!(mint(who, edition));
    end_epochs(2);
    assert_ok!(hatch(item));
    item
}

/// Lets `who` buy a legendary character. Returns its number.
#[track_caller]
fn legendary(who: AccountId) -> CharacterId {
    let edition = open_edition(LEGENDARY);
    hatched(who, edition)
}

/// Raises a character of `who` to a level. The points go where there is room, into `first` first.
#[track_caller]
fn raise(who: AccountId, item: CharacterId, level: u16, first: Attribute) {
    while record(item).level < level {
        let room = Characters::next_level(item).expect("it is not the last level").attributes;
        let attribute = if room.contains(&first) { first } else { room[0] };
        assert_ok!(level_up(who, item, attribute));
    }
}

fn record(item: CharacterId) -> Character<AccountId> {
    Records::<Test>::get(item).expect("the character is known")
}

fn owner(item: CharacterId) -> Option<AccountId> {
    Nfts::owner(COLLECTION, item)
}

/// What wallets read of an attribute.
fn shown(item: CharacterId, key: &str) -> Option<String> {
    Characters::shown(item, key).map(|value| String::from_utf8(value).expect("it is text"))
}

/// The metadata of an item.
fn metadata(item: CharacterId) -> Option<String> {
    let metadata = pallet_nfts::ItemMetadataOf::<Test>::get(COLLECTION, item)?;
    Some(String::from_utf8(metadata.data.into_inner()).expect("it is text"))
}

fn spent(who: AccountId) -> u64 {
    TestPeople::spent(&who)
}

fn free(who: AccountId) -> Balance {
    Balances::balance(&who)
}

/// Changes the governed terms.
fn want(change: impl FnOnce(&mut CharacterTerms)) {
    let mut terms = Terms::get();
    change(&mut terms);
    Terms::set(&terms);
}

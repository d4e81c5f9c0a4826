//! What tests change about an account, and ask of it.

use super::{AccountId, Balances, Terms, Test};
use agt_primitives::{basis_points::BasisPoints, characters::Boost, multiplier::Multiplier, Balance};
use agt_test_support::{TestBoosters, TestCharacters, TestMedallions};
use codec::Encode;
use frame_support::traits::{
    fungible::Inspect,
    tokens::{Fortitude::Polite, Preservation::Expendable},
};
use std::collections::BTreeMap;

/// What an account can send away, in planck.
pub fn sendable(who: &AccountId) -> Balance {
    Balances::reducible_balance(who, Expendable, Polite)
}

/// Returns a factor in basis points.
pub fn factor(points: u16) -> Multiplier {
    Multiplier::new(points).expect("the multiplier exists")
}

/// Changes the boost of an account without notifying any pallet.
pub fn boost(who: AccountId, capacity: u32, shorter: u16, reward: u16) {
    let (shorter, reward) = (BasisPoints::clamped(shorter), factor(reward));
    TestCharacters::select(&who, 0, Boost { capacity, shorter, reward, learning: Multiplier::ONE });
}

/// Selects a character for an account that changes nothing but the XP of its work.
pub fn learn(who: AccountId, learning: u16) {
    TestCharacters::select(&who, 0, Boost { learning: factor(learning), ..Boost::NONE });
}

/// Gives a booster to an account; 10,000 takes it away.
pub fn give_booster(who: AccountId, points: u16) {
    TestBoosters::give(&who, factor(points));
}

/// Gives a medallion to an account, or takes it away.
pub fn set_medallion(who: AccountId, holds: bool) {
    TestMedallions::give(&who, 0, holds.into());
}

/// Changes a governed term, as governance would.
pub fn set_term(name: &str, value: u128) {
    let terms = Terms::get().with(&format!("contributors.{name}"), value).expect("the term exists");
    Terms::set(&terms);
}

/// The encoded records of an account.
pub fn encoded(who: &AccountId) -> Vec<u8> {
    let areas: BTreeMap<_, _> = crate::Areas::<Test>::iter_prefix(who).collect();
    let open: BTreeMap<_, _> = crate::OpenSets::<Test>::iter_prefix(who).collect();
    (crate::People::<Test>::get(who), areas, open).encode()
}

//! How arguments are read: accounts, roles, convictions. What is refused here is wrong usage, before any node is asked.

use crate::amount;
use agt_client::keys;
use agt_primitives::{
    access::Role,
    assets::{AssetId, AssetKind},
    calendar::Month,
    characters::Attribute,
    quests::{Milestone, Quest},
    reward_pools::PoolPurpose,
};
use agt_runtime::{AccountId, Balance};
use pallet_conviction_voting::Conviction;
use serde_json::{json, Value};
use std::fmt::Debug;

/// Reads an address of this chain, or one with the generic prefix 42.
pub fn account(text: &str) -> Result<AccountId, String> {
    keys::account_at(text).map_err(|error| error.to_string())
}

/// Reads a month such as `2027-03`.
pub fn month(text: &str) -> Result<Month, String> {
    text.parse().map_err(|_| "write a month, also that of a season, as 2027-03".into())
}

/// Reads a number of smallest units of an asset.
pub fn units(text: &str) -> Result<Balance, String> {
    amount::parse(text, 0).map_err(|_| "write a whole number of the asset's smallest units, such as 2500000".into())
}

/// Reads an asset by its number, and a number of its smallest units, such as `3=2500000`.
pub fn units_of_asset(text: &str) -> Result<(AssetId, Balance), String> {
    let parts = text.split_once('=').and_then(|(asset, units)| Some((asset.parse().ok()?, self::units(units).ok()?)));
    parts.ok_or_else(|| "write an asset by its number, and a whole number of its smallest units, as 3=2500000".into())
}

/// Reads an asset: its number, or `agt`.
pub fn asset(text: &str) -> Result<AssetKind, String> {
    match text {
        "agt" => Ok(AssetKind::Native),
        _ => text.parse().map(AssetKind::WithId).map_err(|_| "write an asset as its number, or as agt".into()),
    }
}

/// Reads a role by its name in JSON, or with dashes between its words.
pub fn role(text: &str) -> Result<Role, String> {
    one_of("roles", &Role::ALL, text)
}

/// Reads an attribute of a character.
pub fn attribute(text: &str) -> Result<Attribute, String> {
    one_of("attributes", &Attribute::ALL, text)
}

/// Reads a daily quest by its name in JSON, or with dashes between its words.
pub fn quest(text: &str) -> Result<Quest, String> {
    one_of("quests", &Quest::ALL, text)
}

/// Reads a milestone by its name in JSON, or with dashes between its words.
pub fn milestone(text: &str) -> Result<Milestone, String> {
    one_of("milestones", &Milestone::ALL, text)
}

/// Reads one of `all`, which are `what`, by its name in JSON, or with dashes between its words.
fn one_of<One: Copy + Debug>(what: &str, all: &[One], text: &str) -> Result<One, String> {
    let wanted = text.replace('-', "").to_lowercase();
    let found = all.iter().find(|one| format!("{one:?}").to_lowercase() == wanted);
    let names = || all.iter().map(dashed).collect::<Vec<_>>().join(", ");
    found.copied().ok_or_else(|| format!("the {what} are {}", names()))
}

/// Returns a role as it is written on the command line.
pub fn role_name(role: Role) -> String {
    dashed(&role)
}

/// Returns the name of a variant as it is written on the command line: in lower case, with dashes between its words.
pub fn dashed(variant: &impl Debug) -> String {
    let mut name = String::new();
    for letter in format!("{variant:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

/// Reads a conviction by its number: 0 to 6.
pub fn conviction(text: &str) -> Result<Conviction, String> {
    Ok(match text.trim_end_matches('x') {
        "0" => Conviction::None,
        "1" => Conviction::Locked1x,
        "2" => Conviction::Locked2x,
        "3" => Conviction::Locked3x,
        "4" => Conviction::Locked4x,
        "5" => Conviction::Locked5x,
        "6" => Conviction::Locked6x,
        _ => return Err("a conviction is a number from 0 to 6".into()),
    })
}

/// Reads a pool's purpose.
pub fn purpose(text: &str) -> Result<PoolPurpose, String> {
    match text {
        "data-request" => Ok(PoolPurpose::DataRequest),
        "model-fund" => Ok(PoolPurpose::ModelFund),
        _ => Err("a purpose is data-request or model-fund".into()),
    }
}

/// Returns the address of an account as JSON.
pub fn address(who: &AccountId) -> Value {
    json!(keys::address_of(who))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_read_by_the_name_that_is_shown() {
        for one in Role::ALL {
            assert_eq!(role(&role_name(one)), Ok(one));
        }
        assert_eq!(role("dataRequest"), Ok(Role::DataRequest));
        assert_eq!(role_name(Role::DataRequest), "data-request");
        assert!(role("king").unwrap_err().contains("data-validation, "));
    }

    #[test]
    fn a_quest_and_a_milestone_are_read_by_the_names_that_are_shown() {
        for one in Quest::ALL {
            assert_eq!(quest(&dashed(&one)), Ok(one));
        }
        for one in Milestone::ALL {
            assert_eq!(milestone(&dashed(&one)), Ok(one));
        }
        assert_eq!(quest("hundredAnswers"), Ok(Quest::HundredAnswers));
        assert_eq!(attribute("focus"), Ok(Attribute::Focus));
        assert!(attribute("luck").unwrap_err().contains("attributes are capacity, stamina"));
    }

    #[test]
    fn only_addresses_that_this_chain_knows_are_read() {
        assert!(account("7ApUqRWuPX9PzCwoMyKrzLZWMKvUGuFhxXE1tNq6bXZbGJdF").is_ok());
        assert!(account("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5").is_err());
        assert!(account("alice").is_err());
    }

    #[test]
    fn units_are_whole_and_an_asset_is_a_number_or_agt() {
        assert_eq!(
            (units("2500000"), asset("3"), asset("agt")),
            (Ok(2_500_000), Ok(AssetKind::WithId(3)), Ok(AssetKind::Native))
        );
        for wrong in ["", "1.5", "-1", "1,000", "340282366920938463463374607431768211456"] {
            assert!(units(wrong).is_err(), "{wrong}");
        }
        assert!(asset("AGT").is_err() && asset("-3").is_err());
    }

    #[test]
    fn units_of_an_asset_are_two_numbers_with_a_sign_between_them() {
        assert_eq!(units_of_asset("3=2500000"), Ok((3, 2_500_000)));
        assert_eq!(units_of_asset("0=0"), Ok((0, 0)));
        for wrong in ["", "3", "3=", "=5", "agt=5", "3=1.5", "3=-1", "3 = 5", "3=5=6"] {
            assert!(units_of_asset(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_conviction_is_a_number_from_none_to_six() {
        assert_eq!(conviction("0"), Ok(Conviction::None));
        assert_eq!(conviction("6x"), Ok(Conviction::Locked6x));
        assert!(conviction("7").is_err() && conviction("").is_err());
    }
}

//! How arguments are read: accounts, roles, convictions. What is refused here is wrong usage, before any node is asked.

use agt_client::keys;
use agt_primitives::{access::Role, calendar::Month, reward_pools::PoolPurpose};
use agt_runtime::AccountId;
use pallet_conviction_voting::Conviction;
use serde_json::{json, Value};

/// Reads an address of this chain, or one with the generic prefix 42.
pub fn account(text: &str) -> Result<AccountId, String> {
    keys::account_at(text).map_err(|error| error.to_string())
}

/// Reads a month such as `2027-03`.
pub fn month(text: &str) -> Result<Month, String> {
    text.parse().map_err(|_| "write a season as its month, such as 2027-03".into())
}

/// Reads a role by its name in JSON, or with dashes between its words.
pub fn role(text: &str) -> Result<Role, String> {
    let wanted = text.replace('-', "").to_lowercase();
    let found = Role::ALL.into_iter().find(|role| format!("{role:?}").to_lowercase() == wanted);
    found.ok_or_else(|| format!("the roles are {}", Role::ALL.map(role_name).join(", ")))
}

/// Returns a role as it is written on the command line.
pub fn role_name(role: Role) -> String {
    let mut name = String::new();
    for letter in format!("{role:?}").chars() {
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
    fn only_addresses_that_this_chain_knows_are_read() {
        assert!(account("7ApUqRWuPX9PzCwoMyKrzLZWMKvUGuFhxXE1tNq6bXZbGJdF").is_ok());
        assert!(account("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5").is_err());
        assert!(account("alice").is_err());
    }

    #[test]
    fn a_conviction_is_a_number_from_none_to_six() {
        assert_eq!(conviction("0"), Ok(Conviction::None));
        assert_eq!(conviction("6x"), Ok(Conviction::Locked6x));
        assert!(conviction("7").is_err() && conviction("").is_err());
    }
}

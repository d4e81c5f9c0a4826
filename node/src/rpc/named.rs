//! What the words of a request name: accounts, months, amounts, buckets.

use super::{error::Rule, excerpt};
use agt_primitives::{calendar::Month, supply::Bucket, token::SS58_PREFIX, Balance};
use agt_runtime::AccountId;
use jsonrpsee::{core::RpcResult, types::ErrorObjectOwned};
use sp_core::crypto::{Ss58AddressFormat, Ss58Codec};

/// Returns the refusal of a month that has no season, or of a text that names none.
pub fn unknown_season(name: &str) -> ErrorObjectOwned {
    Rule::UnknownSeason.broken(format!("no season {:?}", excerpt(name)))
}

/// Returns the month that is named as 2027-03.
pub fn month_named(name: &str) -> RpcResult<Month> {
    name.parse().map_err(|_| unknown_season(name))
}

/// Returns the amount that a decimal string says.
pub fn amount_of(text: &str) -> RpcResult<Balance> {
    let is_decimal = !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let amount = is_decimal.then(|| text.parse().ok()).flatten();
    amount.ok_or_else(|| Rule::InvalidAmount.broken(format!("{:?} is no amount in decimal digits", excerpt(text))))
}

/// Returns the name of a bucket in JSON.
fn name_of(bucket: &Bucket) -> String {
    match serde_json::to_value(bucket) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// Returns the bucket of a name.
pub fn bucket_named(name: &str) -> RpcResult<Bucket> {
    let bucket = Bucket::ALL.into_iter().find(|bucket| name_of(bucket) == name);
    bucket.ok_or_else(|| {
        let known: Vec<_> = Bucket::ALL.iter().map(name_of).collect();
        Rule::UnknownBucket.broken(format!("no bucket {:?}: known are {}", excerpt(name), known.join(", ")))
    })
}

/// The longest text that can be an SS58 address of 32 bytes. Decoding takes the square of the length, so a longer text
/// is refused unread.
const MAX_ADDRESS_LENGTH: usize = 64;

/// Returns the account of an address of this chain. The generic prefix 42 names accounts of any chain and is taken, too.
pub fn account_of(address: &str) -> RpcResult<AccountId> {
    let generic = u16::from(Ss58AddressFormat::from(42u16));
    let invalid = |why: &str| Rule::InvalidAddress.broken(format!("{:?} is no SS58 address: {why}", excerpt(address)));
    if address.len() > MAX_ADDRESS_LENGTH {
        return Err(invalid("it is too long"));
    }
    let (account, format) =
        AccountId::from_ss58check_with_version(address).map_err(|error| invalid(&format!("{error:?}")))?;
    let prefix = u16::from(format);
    if prefix != SS58_PREFIX && prefix != generic {
        return Err(Rule::ForeignAddress.broken(format!(
            "{:?} is an address of another chain: its prefix is {prefix}, this chain's is {SS58_PREFIX}",
            excerpt(address)
        )));
    }
    Ok(account)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_keyring::Sr25519Keyring::Alice;

    fn rule_of(result: RpcResult<impl std::fmt::Debug>) -> String {
        let error = result.expect_err("an error");
        error.data().expect("data").get().to_owned()
    }

    #[test]
    fn account_is_read_from_an_address_of_this_chain_and_a_generic_one() {
        for prefix in [SS58_PREFIX, 42] {
            let address = Alice.to_account_id().to_ss58check_with_version(prefix.into());
            assert_eq!(account_of(&address).expect("an account"), Alice.to_account_id());
        }
    }

    #[test]
    fn address_is_refused_by_name_when_it_is_of_another_chain() {
        for prefix in [0u16, 2, 5, 60, 1_284] {
            let address = Alice.to_account_id().to_ss58check_with_version(prefix.into());
            assert!(rule_of(account_of(&address)).contains("ForeignAddress"));
        }
    }

    #[test]
    fn text_is_refused_and_quoted_in_part_when_it_is_no_address() {
        let long = "5".repeat(1_000_000);
        for text in ["", "alice", "0x00", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQX", &long] {
            let error = account_of(text).expect_err("no address");
            assert!(error.message().len() < 200);
            assert!(rule_of(account_of(text)).contains("InvalidAddress"));
        }
    }

    #[test]
    fn bucket_is_found_by_its_name_and_by_no_other() {
        for bucket in Bucket::ALL {
            assert_eq!(bucket_named(&name_of(&bucket)).expect("a bucket"), bucket);
        }
        for name in ["", "UserRewards", "treasury"] {
            assert!(rule_of(bucket_named(name)).contains("UnknownBucket"));
        }
    }
}

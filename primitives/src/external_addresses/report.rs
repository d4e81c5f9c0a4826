//! What anyone may read about an account's external address.

use super::Address;
use crate::{
    report::{hex, text, Planck, Time},
    Moment,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::{Serialize, Serializer};

/// The external address of an account, and how to bind one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct ExternalAddressReport {
    /// The address; none when none is bound. In JSON it is hexadecimal.
    #[serde(serialize_with = "hex")]
    pub address: Option<Address>,
    /// The moment it was bound; none when none is.
    pub since: Option<Time>,
    /// The moment from which on it can be changed; none when that is possible now.
    pub rests_until: Option<Time>,
    /// What is on hold while it is bound.
    pub held: Planck,
    /// What the first binding of an account puts on hold.
    pub deposit: Planck,
    /// The moment before which a signature of `message` is valid, in milliseconds since the Unix epoch: what `bind` takes.
    pub expires: Moment,
    /// The text that the owner of an address signs as a personal message (EIP-191) to bind it to this account. None
    /// before the chain's first block, because the text names the genesis hash and no chain knows its own until then.
    #[serde(serialize_with = "optional_text")]
    pub message: Option<Vec<u8>>,
}

fn optional_text<S: Serializer>(message: &Option<Vec<u8>>, serializer: S) -> Result<S::Ok, S::Error> {
    match message {
        Some(message) => text(message, serializer),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn report_is_hexadecimal_times_and_text_in_json() {
        let mut report = ExternalAddressReport {
            address: Some([0x0a; 20]),
            since: Some(Time(1_803_859_200_000)),
            rests_until: None,
            held: Planck(3),
            deposit: Planck(4),
            expires: 1_804_464_000_000,
            message: Some(b"bind\nme".into()),
        };
        let expected = serde_json::json!({
            "address": format!("0x{}", "0a".repeat(20)),
            "since": "2027-03-01T00:00:00.000Z",
            "restsUntil": null,
            "held": "3",
            "deposit": "4",
            "expires": 1_804_464_000_000_u64,
            "message": "bind\nme",
        });
        assert_eq!(serde_json::to_value(&report).unwrap(), expected);
        report.address = None;
        report.message = None;
        let json = serde_json::to_value(&report).unwrap();
        assert_eq!((&json["address"], &json["message"]), (&serde_json::Value::Null, &serde_json::Value::Null));
    }
}

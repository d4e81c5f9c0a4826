//! What a page needs to draw an account's characters: the answer of `agt_characters`.

use super::{BoostReport, CharacterId, CharacterReport, EditionReport, NextLevelReport, PendingReport};
use crate::report::Planck;
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::Serialize;

/// The number of the newest editions among which a report looks for open ones.
pub const NEWEST_EDITIONS: u32 = 20;

/// The most characters among which a report looks for those that an account has bought and that have not hatched.
pub const MOST_PENDING_READ: usize = 2_000;

/// The characters of an account, and what it can do with them: the answer of `agt_characters`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct ProfileReport<AccountId> {
    /// The character that it has selected, on each page; none if it has selected none.
    pub selected: Option<OwnedCharacter<AccountId>>,
    /// What the selected character gives the account; nothing without one.
    pub boost: BoostReport,
    /// Its starter.
    pub starter: StarterReport,
    /// At most [`MAX_CHARACTERS`](super::MAX_CHARACTERS) of its characters, in the order of their keys in storage.
    pub characters: Vec<OwnedCharacter<AccountId>>,
    /// The last character of this page, after which the next page begins; none on the last page.
    pub next: Option<CharacterId>,
    /// What it has bought and has not hatched, in the order of the numbers. It is looked for among [`MOST_PENDING_READ`]
    /// characters.
    pub pending: Vec<PendingReport<AccountId>>,
    /// The open editions among the [`NEWEST_EDITIONS`], the newest first.
    pub editions: Vec<OfferReport>,
}

/// The starter of an account: the character that a proven account gets for nothing, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct StarterReport {
    /// The starter that it has claimed, whatever became of it; none if it has claimed none.
    pub item: Option<CharacterId>,
    /// Whether it can claim its starter now.
    pub claimable: bool,
}

/// A character with all that its owner sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct OwnedCharacter<AccountId> {
    /// What it is.
    #[serde(flatten)]
    pub character: CharacterReport<AccountId>,
    /// The address of its picture, as governance has set it.
    pub picture: String,
    /// The metadata of its item, which wallets show; none if its item was burned. It names the picture that was set when the
    /// metadata was written.
    pub metadata: Option<String>,
    /// The price for which its owner sells it; none if it is not for sale.
    pub sale: Option<SaleReport<AccountId>>,
    /// Whether it is offered in a swap.
    pub swap: bool,
    /// Its next level; none at the last one.
    pub next_level: Option<NextLevelReport>,
}

/// The price of a character. It cannot be sold as long as it is locked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct SaleReport<AccountId> {
    /// The AGT that its owner asks for.
    pub price: Planck,
    /// The only account that can buy it; none if any can.
    pub buyer: Option<AccountId>,
}

/// An edition that sells, as an account sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct OfferReport {
    /// The edition.
    #[serde(flatten)]
    pub edition: EditionReport,
    /// The number of characters of it that the account has bought.
    pub bought: u32,
    /// Whether the account can buy one now.
    pub buyable: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        characters::{Attributes, Boost, Odds, Rarity},
        report::Time,
    };
    use serde_json::{json, to_value};

    fn character() -> OwnedCharacter<u64> {
        OwnedCharacter {
            character: CharacterReport {
                item: 3,
                owner: Some(7),
                edition: None,
                rarity: Rarity::Common,
                level: 2,
                attributes: Attributes::even(5),
                boost: Boost::NONE.into(),
                selected: false,
                locked: true,
                rest: None,
            },
            picture: "ipfs://x/common".into(),
            metadata: Some("data:application/json,{}".into()),
            sale: Some(SaleReport { price: Planck(9), buyer: Some(8) }),
            swap: false,
            next_level: None,
        }
    }

    #[test]
    fn profile_report_has_its_json_form() {
        let edition = EditionReport {
            edition: 1,
            price: Planck(2),
            xp: 3,
            supply: 4,
            most: 5,
            odds: Odds::new([6_000, 2_500, 1_000, 400, 100]).expect("they sum up to the whole"),
            until: Time(0),
            open: true,
            sold: 2,
            hatched: 1,
        };
        let report = ProfileReport {
            selected: None,
            boost: Boost::NONE.into(),
            starter: StarterReport { item: Some(3), claimable: false },
            characters: [character()].to_vec(),
            next: Some(3),
            pending: Vec::new(),
            editions: [OfferReport { edition, bought: 1, buyable: true }].to_vec(),
        };
        let boost = json!({ "capacity": 0, "shorter": 0, "reward": 10_000, "learning": 10_000 });
        let expected = json!({
            "selected": null,
            "boost": boost,
            "starter": { "item": 3, "claimable": false },
            "characters": [{
                "item": 3, "owner": 7, "edition": null, "rarity": "common", "level": 2, "selected": false, "locked": true,
                "attributes": { "capacity": 5, "stamina": 5, "focus": 5, "insight": 5 }, "boost": boost, "rest": null,
                "picture": "ipfs://x/common", "metadata": "data:application/json,{}",
                "sale": { "price": "9", "buyer": 8 }, "swap": false, "nextLevel": null,
            }],
            "next": 3,
            "pending": [],
            "editions": [{
                "edition": 1, "price": "2", "xp": 3, "supply": 4, "most": 5, "odds": [6_000, 2_500, 1_000, 400, 100],
                "until": "1970-01-01T00:00:00.000Z", "open": true, "sold": 2, "hatched": 1, "bought": 1, "buyable": true,
            }],
        });
        assert_eq!(to_value(report).expect("a report serialises"), expected);
    }
}

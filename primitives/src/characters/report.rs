//! What anyone may read about characters and editions.

use super::{Attribute, Attributes, Boost, CharacterId, EditionId, Odds, Rarity};
use crate::{
    basis_points::BasisPoints,
    multiplier::Multiplier,
    report::{Planck, Time},
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::Serialize;

/// The most characters of a page.
pub const MAX_CHARACTERS: usize = 50;

/// A character.
#[allow(missing_docs)] // A field without a comment is what its name says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct CharacterReport<AccountId> {
    /// Its number, which is that of its item in the collection.
    pub item: CharacterId,
    /// The owner of the item; none if it was burned.
    pub owner: Option<AccountId>,
    /// The edition that it is of; none for a starter.
    pub edition: Option<EditionId>,
    pub rarity: Rarity,
    pub level: u16,
    pub attributes: Attributes,
    /// What it gives the account that selects it.
    pub boost: BoostReport,
    /// Whether its owner has selected it.
    pub selected: bool,
    /// Whether it can be neither given away nor burned now.
    pub locked: bool,
    /// Until when no other account than the last one can select it; none if any can.
    pub rest: Option<RestReport<AccountId>>,
}

/// What a character gives the account that selects it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct BoostReport {
    /// Units that it adds to the maximum of energy.
    pub capacity: u32,
    /// The basis points by which the energy's period is shorter.
    pub shorter: BasisPoints,
    /// The factor on AIA, in basis points.
    pub reward: Multiplier,
    /// The factor on XP, in basis points.
    pub learning: Multiplier,
}

impl From<Boost> for BoostReport {
    fn from(Boost { capacity, shorter, reward, learning }: Boost) -> Self {
        Self { capacity, shorter, reward, learning }
    }
}

/// The rest of a character after it was unselected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct RestReport<AccountId> {
    /// The account that selected it last. Only this one can select it before `until`.
    pub holder: AccountId,
    /// The moment from which on any owner can select it.
    pub until: Time,
}

/// A page of the characters of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct CharacterPage<AccountId> {
    /// At most [`MAX_CHARACTERS`] characters, in the order of their keys in storage.
    pub characters: Vec<CharacterReport<AccountId>>,
    /// The last character of this page, after which the next page begins; none on the last page.
    pub next: Option<CharacterId>,
}

/// The next level of a character.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct NextLevelReport {
    /// The level.
    pub level: u16,
    /// The XP that it costs.
    pub xp: u64,
    /// The AGT that it costs.
    pub agt: Planck,
    /// The points that it adds to one attribute.
    pub points: u8,
    /// The attributes in which the points fit.
    pub attributes: Vec<Attribute>,
    /// What keeps its owner from it now. If it is empty, a call succeeds that names this level, one of the attributes, and at
    /// least this AGT as the most that it pays.
    pub missing: Vec<LevelObstacle>,
}

/// What keeps the owner of a character from its next level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(tag = "obstacle", rename_all = "camelCase")]
pub enum LevelObstacle {
    /// Its item was burned.
    Burned,
    /// The owner is not proven, and cannot spend XP.
    Unproven,
    /// The owner has less XP left.
    Xp {
        /// The XP that is missing.
        missing: u64,
    },
    /// The owner can spend less AGT.
    Agt {
        /// The AGT that is missing.
        missing: Planck,
    },
    /// It has a price. The owner must take that back first.
    ForSale,
    /// It is offered in a swap. The owner must take that back first.
    InSwap,
}

/// A character that was bought and has not hatched.
#[allow(missing_docs)] // A field without a comment is what its name says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct PendingReport<AccountId> {
    /// The number that the character will have.
    pub item: CharacterId,
    /// Who paid, and will own it.
    pub who: AccountId,
    pub edition: EditionId,
    /// The epoch of the beacon whose seed decides.
    pub epoch: u32,
    pub state: PendingState,
}

/// What a character that was bought waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum PendingState {
    /// The end of the epoch that decides.
    Seed,
    /// Anybody's call to hatch it.
    Hatching,
    /// Anybody's call to hatch it. Its seed is forgotten, so it will be common, with the least points.
    HatchingWithoutSeed,
}

/// An edition.
#[allow(missing_docs)] // A field without a comment is what its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct EditionReport {
    pub edition: EditionId,
    /// The AGT that a character costs.
    pub price: Planck,
    /// The XP that a character costs.
    pub xp: u64,
    /// The number of characters that can be bought in all.
    pub supply: u32,
    /// The number that one account can buy.
    pub most: u32,
    /// The odds of each rarity in basis points, the commonest first.
    pub odds: Odds,
    /// The moment from which on nobody can buy.
    pub until: Time,
    /// Whether a character can be bought now.
    pub open: bool,
    /// The number of characters that were bought.
    pub sold: u32,
    /// The number of those that have hatched.
    pub hatched: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(report: impl Serialize) -> String {
        serde_json::to_string(&report).expect("a report serialises")
    }

    fn character() -> CharacterReport<u64> {
        CharacterReport {
            item: 3,
            owner: Some(7),
            edition: None,
            rarity: Rarity::Common,
            level: 2,
            attributes: Attributes { focus: 7, ..Attributes::even(5) },
            boost: Attributes::even(12).boost().into(),
            selected: false,
            locked: true,
            rest: Some(RestReport { holder: 8, until: Time(1) }),
        }
    }

    #[test]
    fn character_page_has_its_json_form() {
        let expected = concat!(
            r#"{"characters":[{"item":3,"owner":7,"edition":null,"rarity":"common","level":2,"#,
            r#""attributes":{"capacity":5,"stamina":5,"focus":7,"insight":5},"#,
            r#""boost":{"capacity":1,"shorter":600,"reward":10240,"learning":10600},"#,
            r#""selected":false,"locked":true,"#,
            r#""rest":{"holder":8,"until":"1970-01-01T00:00:00.001Z"}}],"next":3}"#,
        );
        assert_eq!(json(CharacterPage { characters: vec![character()], next: Some(3) }), expected);
    }

    #[test]
    fn next_level_report_has_its_json_form() {
        let report = NextLevelReport {
            level: 5,
            xp: 128,
            agt: Planck(25),
            points: 2,
            attributes: vec![Attribute::Capacity, Attribute::Insight],
            missing: vec![
                LevelObstacle::Burned,
                LevelObstacle::Unproven,
                LevelObstacle::Xp { missing: 6 },
                LevelObstacle::Agt { missing: Planck(u128::MAX) },
                LevelObstacle::ForSale,
                LevelObstacle::InSwap,
            ],
        };
        let expected = concat!(
            r#"{"level":5,"xp":128,"agt":"25","points":2,"attributes":["capacity","insight"],"missing":["#,
            r#"{"obstacle":"burned"},{"obstacle":"unproven"},{"obstacle":"xp","missing":6},"#,
            r#"{"obstacle":"agt","missing":"340282366920938463463374607431768211455"},"#,
            r#"{"obstacle":"forSale"},{"obstacle":"inSwap"}]}"#,
        );
        assert_eq!(json(report), expected);
    }

    #[test]
    fn pending_report_has_its_json_form() {
        let report =
            PendingReport { item: 3, who: 7_u64, edition: 1, epoch: 9, state: PendingState::HatchingWithoutSeed };
        assert_eq!(json(report), r#"{"item":3,"who":7,"edition":1,"epoch":9,"state":"hatchingWithoutSeed"}"#);
    }

    #[test]
    fn edition_report_has_its_json_form() {
        let report = EditionReport {
            edition: 1,
            price: Planck(2),
            xp: 3,
            supply: 4,
            most: 5,
            odds: Odds::new([6_000, 2_500, 1_000, 400, 100]).unwrap(),
            until: Time(0),
            open: true,
            sold: 2,
            hatched: 1,
        };
        let expected = concat!(
            r#"{"edition":1,"price":"2","xp":3,"supply":4,"most":5,"odds":[6000,2500,1000,400,100],"#,
            r#""until":"1970-01-01T00:00:00.000Z","open":true,"sold":2,"hatched":1}"#,
        );
        assert_eq!(json(report), expected);
    }
}

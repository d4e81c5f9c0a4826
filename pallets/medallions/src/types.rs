//! What the pallet stores.

use agt_primitives::{
    medallions::{AreaName, CountedAnswers},
    Balance, Moment,
};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// An area that has medallions.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Area {
    /// Its name: UTF-8, not empty.
    pub name: AreaName,
    /// Whether answers count and levels can be reached.
    pub is_open: bool,
}

/// A medallion. It is the account's and the area's under whose key it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Medallion {
    /// The level; not zero.
    pub level: u8,
    /// The moment at which the account reached it.
    pub since: Moment,
    /// The answers that it required then.
    pub answers: u64,
}

/// What an account has spent on levels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Spent {
    /// XP.
    pub xp: u64,
    /// Planck of AGT.
    pub agt: Balance,
}

/// How an account stands in one area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Progress {
    /// The answers that count, since the last revocation.
    pub counted: CountedAnswers,
    /// The answers that counted and were forfeited by revocations. Never falls.
    pub forfeited: CountedAnswers,
    /// What it has spent on levels in the area. Never falls.
    pub spent: Spent,
    /// The medallion that it holds.
    pub medallion: Option<Medallion>,
}

impl Progress {
    /// Returns the level of the medallion, or zero.
    pub fn level(&self) -> u8 {
        self.medallion.map_or(0, |medallion| medallion.level)
    }
}

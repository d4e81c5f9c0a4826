//! A set of items as it is offered, opened and closed.

use crate::{basis_points::BasisPoints, multiplier::Multiplier, Aia, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A field of knowledge, by the number that the campaigns' pallet gives it.
pub type AreaId = u16;

/// One set of one campaign.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo
)]
pub struct SetKey {
    /// The campaign.
    pub campaign: u64,
    /// The set within it; unique for the account while it is open.
    pub set: u64,
}

/// What an account is about to take on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct WorkOffer {
    /// The set.
    pub set: SetKey,
    /// The area whose reputation admits to it and moves by it.
    pub area: AreaId,
    /// Units of energy it costs; not zero.
    pub energy: u32,
    /// The most AIA it can earn before multipliers. Zero outside platform campaigns, which alone pay AIA.
    pub aia_max: Aia,
    /// What the stake set aside for it multiplies its AIA by; bounded as a part of the product.
    pub stake_tier: Multiplier,
    /// Whether the campaign is the platform's own: its gold alone proves a person.
    pub platform: bool,
}

/// How many of so many items were right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Tally {
    /// Items answered right; never more than there were.
    pub right: u16,
    /// Items that were decided.
    pub total: u16,
}

impl Tally {
    /// Of no items none.
    pub const NONE: Self = Self { right: 0, total: 0 };

    /// `right` of `total`.
    pub const fn of(right: u16, total: u16) -> Self {
        Self { right, total }
    }

    /// Whether no more are right than there are.
    pub const fn is_sound(self) -> bool {
        self.right <= self.total
    }

    /// The same items, all wrong.
    pub const fn all_wrong(self) -> Self {
        Self { right: 0, total: self.total }
    }

    /// The share that is right, rounded down to a basis point. None of no items.
    pub fn share(self) -> Option<BasisPoints> {
        let points = u32::from(self.right).saturating_mul(10_000).checked_div(self.total.into())?;
        Some(BasisPoints::clamped(u16::try_from(points).unwrap_or(u16::MAX)))
    }

    /// Whether at least two thirds are right. Of no items, too.
    pub fn two_thirds_right(self) -> bool {
        u32::from(self.right).saturating_mul(3) >= u32::from(self.total).saturating_mul(2)
    }
}

/// How an open set ended for one account.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize
)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// Its work counts and is paid.
    Accepted,
    /// Its work was judged and is not paid.
    Rejected,
    /// It did not reveal: every item counts as answered wrong.
    NoReveal,
    /// The set went back before it could be worked on, by no fault of the account: as if it had never been opened.
    ReturnedUnused,
}

/// What became of an open set for one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct WorkResult {
    /// How it ended.
    pub outcome: Outcome,
    /// Its answers to items that others decided. None in a set of gold alone.
    pub consensus: Tally,
    /// Its answers to gold items.
    pub gold: Tally,
    /// AIA its accepted answers earned before multipliers. Counts only when accepted.
    pub aia: Aia,
    /// XP they earned. Counts only when accepted and of merit.
    pub xp: u32,
    /// When the set's dispute window closes: not before that its AIA ripens.
    pub ripens_at: Moment,
    /// Whether the work moves XP, reputation and the streak: platform work does, and work whose fee is high enough.
    pub merit: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_down_and_of_nothing_there_is_none() {
        assert_eq!(Tally::of(2, 3).share(), BasisPoints::new(6_666));
        assert_eq!(Tally::of(32, 32).share(), Some(BasisPoints::WHOLE));
        assert_eq!(Tally::of(0, 1).share(), Some(BasisPoints::ZERO));
        assert_eq!(Tally::of(u16::MAX, u16::MAX).share(), Some(BasisPoints::WHOLE));
        assert_eq!(Tally::NONE.share(), None);
    }

    #[test]
    fn two_thirds_are_two_thirds_exactly() {
        for (right, total, enough) in [(2, 3, true), (1, 2, false), (21, 32, false), (22, 32, true), (0, 0, true)] {
            assert_eq!(Tally::of(right, total).two_thirds_right(), enough, "{right}/{total}");
        }
        assert!(!Tally::of(0, 1).two_thirds_right());
    }

    #[test]
    fn more_right_than_there_are_is_not_sound() {
        assert!(Tally::of(3, 3).is_sound());
        assert!(!Tally::of(4, 3).is_sound());
        assert_eq!(Tally::of(3, 4).all_wrong(), Tally::of(0, 4));
    }
}

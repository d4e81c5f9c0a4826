//! The offer and the result of a set of items.

use crate::{basis_points::BasisPoints, multiplier::Multiplier, skill::Measure, Aia, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The number of an area, a field of knowledge. The pallet of campaigns assigns it.
pub type AreaId = u16;

/// The key of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SetKey {
    /// The campaign.
    pub campaign: u64,
    /// The set within the campaign; unique for the account while it is open.
    pub set: u64,
}

/// The sort of a set, as it counts for the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum WorkKind {
    /// A quiz of the platform. It pays nothing, and only an unqualified account opens it: its gold lets the account in.
    Quiz,
    /// Work that the platform pays. Only an account on trial or qualified opens it, and its gold moves the account.
    Platform,
    /// Work that a pool pays. Its gold moves no qualification: the requester may know it, or make it false.
    Pool,
}

/// The set that an account is about to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct WorkOffer {
    /// The set.
    pub set: SetKey,
    /// The area whose reputation limits the set and moves with it.
    pub area: AreaId,
    /// The energy that it costs, in units; not zero.
    pub energy: u32,
    /// The most AIA that it can earn, before multipliers. Zero unless the platform pays.
    pub aia_max: Aia,
    /// The factor that the stake set aside for the set has on its AIA. The product of all factors is bounded.
    pub stake_tier: Multiplier,
    /// What it counts as.
    pub kind: WorkKind,
}

/// The number of correct items among all items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Tally {
    /// Correct items; at most `total`.
    pub right: u16,
    /// Decided items.
    pub total: u16,
}

impl Tally {
    /// The tally of no items.
    pub const NONE: Self = Self { right: 0, total: 0 };

    /// A tally of `right` correct items among `total`.
    pub const fn of(right: u16, total: u16) -> Self {
        Self { right, total }
    }

    /// Returns whether `right` is at most `total`.
    pub const fn is_sound(self) -> bool {
        self.right <= self.total
    }

    /// Returns the tally of the same items if all are wrong.
    pub const fn all_wrong(self) -> Self {
        Self { right: 0, total: self.total }
    }

    /// Returns the share of correct items, rounded down to a basis point, or none without items.
    pub fn share(self) -> Option<BasisPoints> {
        let points = u32::from(self.right).saturating_mul(10_000).checked_div(self.total.into())?;
        Some(BasisPoints::clamped(u16::try_from(points).unwrap_or(u16::MAX)))
    }

    /// Returns whether at least two thirds are correct. True without items.
    pub fn two_thirds_right(self) -> bool {
        u32::from(self.right).saturating_mul(3) >= u32::from(self.total).saturating_mul(2)
    }
}

/// The outcome of an open set for an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// The work counts and is paid.
    Accepted,
    /// The work was judged and is not paid.
    Rejected,
    /// The account did not reveal its answers. Every item counts as wrong.
    NoReveal,
    /// The set was returned before the account could work on it, without its fault. Opening it is undone.
    ReturnedUnused,
}

/// The result of an open set for an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct WorkResult {
    /// The outcome.
    pub outcome: Outcome,
    /// The answers to items that others decided. Empty in a set of gold items.
    pub consensus: Tally,
    /// The answers to gold items.
    pub gold: Tally,
    /// What the gold is measured by; none without gold.
    pub measure: Option<Measure>,
    /// AIA that the answers earned, before multipliers and the part of it that the account's skill is paid. Counts only if
    /// the set is accepted.
    pub aia: Aia,
    /// XP that the answers earned, before the factor of the account's character. Counts only if the set is accepted and earns
    /// merit.
    pub xp: u32,
    /// When the dispute window of the set closes. Its AIA does not ripen before.
    pub ripens_at: Moment,
    /// Whether the work earns merit: XP, and a day of the streak where the platform pays. Platform work does, and work whose
    /// price is high enough.
    pub earns_merit: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn share_is_rounded_down_and_none_without_items() {
        assert_eq!(Tally::of(2, 3).share(), BasisPoints::new(6_666));
        assert_eq!(Tally::of(32, 32).share(), Some(BasisPoints::WHOLE));
        assert_eq!(Tally::of(0, 1).share(), Some(BasisPoints::ZERO));
        assert_eq!(Tally::of(u16::MAX, u16::MAX).share(), Some(BasisPoints::WHOLE));
        assert_eq!(Tally::NONE.share(), None);
    }

    #[test]
    fn two_thirds_right_is_exact() {
        for (right, total, enough) in [(2, 3, true), (1, 2, false), (21, 32, false), (22, 32, true), (0, 0, true)] {
            assert_eq!(Tally::of(right, total).two_thirds_right(), enough, "{right}/{total}");
        }
        assert!(!Tally::of(0, 1).two_thirds_right());
    }

    #[test]
    fn tally_is_unsound_when_more_are_right_than_there_are() {
        assert!(Tally::of(3, 3).is_sound());
        assert!(!Tally::of(4, 3).is_sound());
        assert_eq!(Tally::of(3, 4).all_wrong(), Tally::of(0, 4));
    }
}

//! The rates at which a season pays: two lanes, each with its share of the pool and one ceiling.

use crate::{
    arithmetic::mul_div_floor,
    basis_points::BasisPoints,
    report::{decimal, Planck},
    token::AGT,
    Aia, Balance,
};
use codec::{Decode, DecodeWithMemTracking, Encode, Input, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Serialize, Serializer};

/// The most of a pool that the base lane may share, whatever governance says: 20 %.
pub const MOST_BASE_PART: BasisPoints = BasisPoints::clamped(2_000);

/// The most that one AIA is worth, in planck: from 0.001 to 0.5 AGT.
///
/// No other value exists. It keeps the only one to submit in a thin season from taking the whole pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Ceiling(Balance);

impl Ceiling {
    /// 0.001 AGT.
    pub const LEAST: Self = Self(AGT / 1_000);

    /// 0.5 AGT.
    pub const MOST: Self = Self(AGT / 2);

    /// Returns a ceiling of `planck`. None outside 0.001 to 0.5 AGT.
    pub const fn new(planck: Balance) -> Option<Self> {
        if planck >= Self::LEAST.0 && planck <= Self::MOST.0 {
            Some(Self(planck))
        } else {
            None
        }
    }

    /// Returns the ceiling in planck.
    pub const fn planck(self) -> Balance {
        self.0
    }

    /// Returns the ceiling of the season after one with this ceiling when `wanted` is in force: `wanted`, but at most twice
    /// this one.
    ///
    /// It may fall by any step. It is applied once to each season with submissions, so it doubles at most from one season
    /// to the next, however often the parameter was changed in between.
    pub fn followed_by(self, wanted: Self) -> Self {
        wanted.min(Self(self.0.saturating_mul(2)))
    }
}

impl Serialize for Ceiling {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Planck(self.0).serialize(serializer)
    }
}

impl Decode for Ceiling {
    fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
        Self::new(Balance::decode(input)?).ok_or_else(|| "a ceiling outside 0.001 to 0.5 AGT".into())
    }
}

/// What a lane pays for AIA: an exact fraction, planck for credits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Rate {
    /// The planck that are paid for `aia`.
    #[serde(with = "decimal")]
    planck: Balance,
    /// The AIA that `planck` pays for; never zero.
    #[serde(with = "decimal")]
    aia: Aia,
}

impl Rate {
    /// The rate of a lane without AIA, or without anything to share.
    pub const ZERO: Self = Self { planck: 0, aia: 1 };

    /// Returns the fraction: the planck, and the AIA that they pay for. Not in lowest terms.
    pub const fn as_fraction(self) -> (Balance, Aia) {
        (self.planck, self.aia)
    }

    /// Returns what `aia` is paid, in planck: `floor(aia * rate)`.
    ///
    /// However the AIA of a lane is divided among those who claim, they get no more than [`Lane::owed`] together, and
    /// nobody gets more by being several. None when it does not fit a [`Balance`], which no AIA that is in the lane
    /// comes to.
    pub fn payout(self, aia: Aia) -> Option<Balance> {
        mul_div_floor(aia.into(), self.planck, self.aia.into())
    }
}

/// One lane of a season as it closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Lane {
    /// What was submitted in it.
    #[serde(with = "decimal")]
    pub aia: Aia,
    /// What one AIA is paid: the smaller of the lane's share over its AIA and the ceiling.
    pub rate: Rate,
    /// What all its payouts together never exceed, in planck: what to reserve. At most the lane's share.
    #[serde(with = "decimal")]
    pub owed: Balance,
}

impl Lane {
    /// Closes a lane that shares `share` planck among `aia` credits.
    ///
    /// None when a figure does not fit, which no ceiling comes to: less than 2^39 planck for less than 2^64 credits.
    pub fn close(share: Balance, aia: Aia, ceiling: Ceiling) -> Option<Self> {
        let at_the_ceiling = ceiling.0.checked_mul(aia.into())?;
        let rate = match aia {
            0 => Rate::ZERO,
            _ if share < at_the_ceiling => Rate { planck: share, aia },
            _ => Rate { planck: ceiling.0, aia: 1 },
        };
        Some(Self { aia, rate, owed: share.min(at_the_ceiling) })
    }
}

/// What was submitted to a season, by lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Submitted {
    /// Without a bond behind it.
    #[serde(with = "decimal")]
    pub base: Aia,
    /// Within what the bond that was kept allows.
    #[serde(with = "decimal")]
    pub bonded: Aia,
}

/// A season's two lanes as they closed.
///
/// The base lane shares at most its part of the pool. The bonded lane shares all that the base lane is not owed, so
/// that a base lane which the ceiling or a thin season leaves with something over does not starve the rest. The reverse
/// does not hold: what the bonded lane leaves stays in the budget, else free accounts would share it, and the
/// owner of a bond could swell the base lane by keeping the bond out of the other one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Closing {
    /// The base lane.
    pub base: Lane,
    /// The bonded lane.
    pub bonded: Lane,
}

impl Closing {
    /// Closes a season with a pool of `pool` planck, of which the base lane shares `base_part`, or [`MOST_BASE_PART`]
    /// when that is less. Rounded down.
    ///
    /// None when a figure does not fit, which no pool comes to: the base lane is owed at most a part of it.
    pub fn of(pool: Balance, base_part: BasisPoints, submitted: Submitted, ceiling: Ceiling) -> Option<Self> {
        let base = Lane::close(base_part.min(MOST_BASE_PART).of(pool), submitted.base, ceiling)?;
        let bonded = Lane::close(pool.checked_sub(base.owed)?, submitted.bonded, ceiling)?;
        Some(Self { base, bonded })
    }

    /// What both lanes together are owed, in planck: never more than the pool they closed with. None when it does not
    /// fit, which no closing comes to.
    pub fn owed(&self) -> Option<Balance> {
        self.base.owed.checked_add(self.bonded.owed)
    }
}

#[cfg(test)]
mod tests;

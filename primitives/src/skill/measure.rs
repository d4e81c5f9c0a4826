//! What a campaign measures its workers by: the level of chance, and the reference.

#[cfg(test)]
mod tests;

use super::Millinats;
use crate::{basis_points::BasisPoints, consensus::weight::AnswerWeight, contributors::Tally, tasks::MAX_POSITIONS};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, Input, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::U512;

/// The whole in basis points.
const WHOLE: u32 = 10_000;

/// The least distance of the reference from chance. Below it, more than a thousand gold items would be needed to tell people
/// from a coin.
pub const LEAST_DISTANCE: u16 = 500;

/// The highest reference. Nobody is known to be right more often, and certainty would make one mistake count without bound.
pub const MOST_REFERENCE: u16 = 9_900;

/// The skill at entry in basis points: three quarters of the way from chance to the reference. Points of gold tell this skill
/// from chance, and an account of which nothing is known is taken to have it.
pub const ENTRY: u16 = 7_500;

/// The gold items that the assumption about an unknown account counts for.
pub const PRIOR: u32 = 16;

/// The chance, in one of so many, at which a worker of its own accuracy fails the gate of a set: 2 %.
pub const GATE_ONE_IN: u32 = 50;

/// The least distance of an estimated accuracy from chance in basis points: no answer weighs less than nothing.
pub const ESTIMATE_ABOVE_CHANCE: u16 = 100;

/// The highest estimated accuracy in basis points: nobody is taken as certain.
pub const MOST_ESTIMATE: u16 = 9_700;

/// The level of chance and the reference of a campaign. Both are shares of right answers to its gold, which has each class
/// equally often.
///
/// Chance is what somebody gets who has not looked, by the best answer that is always the same. The reference is what skilled
/// people get. A campaign fixes both before its first join.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Measure {
    chance: BasisPoints,
    reference: BasisPoints,
}

/// Why a level of chance and a reference measure nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum MeasureError {
    /// The level of chance is zero: any right answer would be proof.
    ChanceOfZero,
    /// The level of chance is a hundred per cent: all gold has one answer.
    ChanceOfAHundred,
    /// The level of chance is below one in the number of classes, which a guess reaches.
    ChanceBelowClasses,
    /// The reference is above 99 %, which no number of gold items can show.
    ReferenceTooHigh,
    /// The reference is less than five points above the level of chance.
    ReferenceNotAboveChance,
}

/// What one gold item moves an account's evidence by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoldPoints {
    /// For a right answer; positive.
    pub right: Millinats,
    /// For a wrong answer; negative.
    pub wrong: Millinats,
}

impl Measure {
    /// Returns the measure of a level of chance and a reference, unless one of them is out of range.
    pub fn new(chance: BasisPoints, reference: BasisPoints) -> Result<Self, MeasureError> {
        match (chance.points(), reference.points()) {
            (0, _) => Err(MeasureError::ChanceOfZero),
            (chance, _) if u32::from(chance) >= WHOLE => Err(MeasureError::ChanceOfAHundred),
            (_, reference) if reference > MOST_REFERENCE => Err(MeasureError::ReferenceTooHigh),
            (chance, reference) if reference < chance.saturating_add(LEAST_DISTANCE) => {
                Err(MeasureError::ReferenceNotAboveChance)
            }
            _ => Ok(Self { chance, reference }),
        }
    }

    /// Returns the measure of gold that has each class so often, with a reference. The level of chance is the share of the
    /// most frequent class, rounded up, and not one part of the number of classes.
    pub fn of_gold(golds_by_class: &[u32], reference: BasisPoints) -> Result<Self, MeasureError> {
        let all = golds_by_class.iter().fold(0u64, |sum, golds| sum.saturating_add((*golds).into()));
        let most = u64::from(golds_by_class.iter().copied().max().unwrap_or_default());
        let chance = most.saturating_mul(WHOLE.into()).saturating_add(all.saturating_sub(1));
        let chance = chance.checked_div(all).unwrap_or_default();
        Self::new(BasisPoints::clamped(u16::try_from(chance).unwrap_or(u16::MAX)), reference)
    }

    /// Returns the level of chance: more than zero, and at least five points below the reference.
    pub const fn chance(&self) -> BasisPoints {
        self.chance
    }

    /// Returns the reference: at most 99 %.
    pub const fn reference(&self) -> BasisPoints {
        self.reference
    }

    /// Returns the level of chance and the distance to the reference, in basis points.
    fn line(&self) -> (u32, u32) {
        let (chance, reference) = (u32::from(self.chance.points()), u32::from(self.reference.points()));
        (chance, reference.saturating_sub(chance))
    }

    /// Returns what a gold item counts: by how much likelier the answer is from somebody of the skill at entry than by chance.
    ///
    /// By Wald's inequality, a guesser whose points are added up ever reaches a sum of `s` nats with a chance of at most
    /// `exp(-s)`, however many gold items it answers. Both are rounded down, which keeps the inequality.
    pub fn points(&self) -> GoldPoints {
        let ((chance, distance), whole) = (self.line(), WHOLE * WHOLE);
        // In hundred-millionths: the product of two shares.
        let by_chance = chance.saturating_mul(WHOLE);
        let at_entry = by_chance.saturating_add(distance.saturating_mul(ENTRY.into()));
        GoldPoints {
            right: Millinats::of_ratio(at_entry, by_chance),
            wrong: Millinats::of_ratio(whole.saturating_sub(at_entry), whole.saturating_sub(by_chance)),
        }
    }

    /// Returns the skill that a tally shows, in basis points: 0 is chance and 10,000 the reference, rounded down. It is
    /// negative below chance. None without items.
    pub fn skill(&self, gold: Tally) -> Option<i32> {
        let (chance, distance) = self.line();
        let share = i64::from(gold.right).saturating_mul(WHOLE.into());
        let by_chance = i64::from(gold.total).saturating_mul(chance.into());
        let above = share.saturating_sub(by_chance).saturating_mul(WHOLE.into());
        let whole = i64::from(gold.total).saturating_mul(distance.into());
        let skill = above.checked_div_euclid(whole)?;
        Some(i32::try_from(skill).unwrap_or(i32::MAX))
    }

    /// Returns the accuracy of an account by its gold: `right_thousandths` of right answers among `golds`, together with the
    /// assumption that it has the skill at entry, which counts for [`PRIOR`] more.
    ///
    /// Rounded to a basis point towards zero, at least one point above chance and at most 97 %.
    pub fn accuracy(&self, right_thousandths: u64, golds: u32) -> BasisPoints {
        let (chance, distance) = self.line();
        let assumed = u64::from(chance) * u64::from(WHOLE) + u64::from(distance) * u64::from(ENTRY);
        let assumed = assumed.saturating_mul(PRIOR.into()) / u64::from(WHOLE);
        let right = right_thousandths.saturating_mul(u64::from(WHOLE) / 1_000);
        let golds = u64::from(golds).saturating_add(PRIOR.into());
        let share = right.saturating_add(assumed).checked_div(golds).unwrap_or_default();
        let least = self.chance.points().saturating_add(ESTIMATE_ABOVE_CHANCE);
        // The level of chance is at most 94 %, so the ends are in order.
        BasisPoints::clamped(u16::try_from(share).unwrap_or(u16::MAX).clamp(least, MOST_ESTIMATE))
    }

    /// Returns the accuracy of the skill at entry.
    pub fn at_entry(&self) -> BasisPoints {
        let (chance, distance) = self.line();
        let above = distance.saturating_mul(ENTRY.into()) / WHOLE;
        BasisPoints::clamped(u16::try_from(chance.saturating_add(above)).unwrap_or(u16::MAX))
    }

    /// Returns the least number of right gold items that pass the gate of a set of `golds`, for an account of this accuracy:
    /// the least that it does not miss in 49 of 50 sets. Who is better than the reference is measured by the reference, and
    /// who is worse than the skill at entry by that: nobody is paid for answering ever worse.
    ///
    /// An answer that is always the same does not pass, either, if somebody at the reference misses one answer more in less
    /// than one of 50 sets.
    ///
    /// At most the first 32 gold items count, which is as many as a set has positions. Exact.
    pub fn least_right(&self, golds: u8, accuracy: BasisPoints) -> u8 {
        let own = self.quantile(golds, accuracy.clamp(self.at_entry(), self.reference));
        let alike = u32::from(golds).saturating_mul(self.chance.points().into()).div_ceil(WHOLE);
        let above_alike = u8::try_from(alike.saturating_add(1)).unwrap_or(u8::MAX);
        own.max(above_alike.min(self.quantile(golds, self.reference)))
    }

    /// Returns the least number of right items among `golds` that an account of this accuracy does not miss in 49 of 50 sets.
    fn quantile(&self, golds: u8, accuracy: BasisPoints) -> u8 {
        let golds = u32::from(golds).min(MAX_POSITIONS);
        let right = U512::from(accuracy.points());
        let wrong = U512::from(WHOLE).saturating_sub(right);
        // All in units of one part in 10,000 to the power of the gold items, which has at most 426 bits; with the number of
        // combinations and the factor of the gate these are 462.
        let powers = |base: U512| {
            let next = |power: &U512| Some(power.saturating_mul(base));
            core::iter::successors(Some(U512::one()), next).take(golds.saturating_add(1) as usize).collect::<Vec<_>>()
        };
        let (rights, wrongs) = (powers(right), powers(wrong));
        let whole = powers(U512::from(WHOLE)).pop().unwrap_or_default();
        let (mut combinations, mut below) = (1u64, U512::zero());
        for (x, (right, wrong)) in (0..golds).zip(rights.iter().zip(wrongs.iter().rev())) {
            let exactly = right.saturating_mul(*wrong).saturating_mul(U512::from(combinations));
            below = below.saturating_add(exactly);
            if below.saturating_mul(U512::from(GATE_ONE_IN)) > whole {
                return u8::try_from(x).unwrap_or(u8::MAX);
            }
            let next = combinations.saturating_mul(golds.saturating_sub(x).into());
            combinations = next.checked_div(u64::from(x).saturating_add(1)).unwrap_or_default();
        }
        u8::try_from(golds).unwrap_or(u8::MAX)
    }

    /// Returns the weight of an answer from an account of this accuracy where answers are numbers: the logarithm of its odds
    /// against chance, in units of the same logarithm of the reference. Rounded to a part, inside 0.1 to 3.0.
    pub fn weight(&self, accuracy: BasisPoints) -> AnswerWeight {
        let odds = |share: BasisPoints| {
            let share = u32::from(share.points());
            Millinats::of_ratio(share, WHOLE.saturating_sub(share))
        };
        let above_chance = |share| i64::from(odds(share).minus(odds(self.chance)).thousandths()).max(0);
        let unit = i64::try_from(AnswerWeight::UNIT).unwrap_or_default();
        let parts = above_chance(accuracy).saturating_mul(unit).checked_div(above_chance(self.reference)).unwrap_or(0);
        let (least, most) = (AnswerWeight::LEAST.parts(), AnswerWeight::MOST.parts());
        let parts = u16::try_from(parts).unwrap_or(u16::MAX).clamp(least, most);
        AnswerWeight::from_parts(parts).unwrap_or(AnswerWeight::LEAST)
    }
}

impl Decode for Measure {
    fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
        let (chance, reference) = <(BasisPoints, BasisPoints)>::decode(input)?;
        Self::new(chance, reference).map_err(|_| "a measure out of range".into())
    }
}

//! Consensus on numbers: a weighted median, and a band around it that must contain most of the weight.
//!
//! A band of three median absolute deviations alone would reject nothing if every answer were noise, because noise
//! widens the band. The band is therefore bounded by the tolerance that was set before the work began, and the weight
//! inside it must reach the quorum.

#[cfg(test)]
mod tests;

use super::{
    weight::{AnswerWeight, Total},
    Decision, Quorum,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::num::NonZeroU64;
use scale_info::TypeInfo;

/// The width of the band to either side in median absolute deviations, and its maximum in tolerances.
pub const WIDTH: u64 = 3;

/// The number on which the answers agree. Value and band are in the fixed point of the campaign's answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Agreement {
    /// The lower weighted median of all answers.
    pub value: i64,
    /// The greatest distance from the value, to either side, at which an answer agrees.
    pub band: u64,
}

impl Agreement {
    /// Returns whether an answer lies inside the band, which includes its ends.
    pub const fn includes(&self, answer: i64) -> bool {
        self.value.abs_diff(answer) <= self.band
    }
}

/// Returns the number on which the answers agree if the weight inside the band reaches the quorum.
///
/// * The value is the [`lower_weighted_median`] of the answers.
/// * The deviation is the lower weighted median of the answers' distances from the value.
/// * The band extends three deviations to either side, at least one `tolerance` and at most three.
///
/// The item is undecided otherwise, and without answers. The result is exact for every input.
pub fn agree(answers: &[(i64, AnswerWeight)], tolerance: NonZeroU64, quorum: &Quorum) -> Decision<Agreement> {
    let distances = |value: i64| answers.iter().map(move |(answer, weight)| (value.abs_diff(*answer), *weight));
    let Some(value) = lower_weighted_median(answers.iter().copied()) else {
        return Decision::Undecided;
    };
    let Some(deviation) = lower_weighted_median(distances(value)) else {
        return Decision::Undecided;
    };
    // No two answers are further apart than `u64::MAX`, so a band that saturates there includes all answers.
    let (least, most) = (tolerance.get(), tolerance.get().saturating_mul(WIDTH));
    let agreement = Agreement { value, band: deviation.saturating_mul(WIDTH).clamp(least, most) };
    let total = |inside_only: bool| -> Total {
        answers
            .iter()
            .filter(|(answer, _)| !inside_only || agreement.includes(*answer))
            .map(|(_, weight)| *weight)
            .collect()
    };
    if quorum.is_reached(total(true), total(false)) {
        Decision::Decided(agreement)
    } else {
        Decision::Undecided
    }
}

/// Returns the lower weighted median: the least point such that it and all lesser points carry at least half of the
/// weight. Returns none without points.
///
/// With equal weights it is the middle point, or the lesser of the two middle points of an even number.
pub fn lower_weighted_median<Point, Points>(points: Points) -> Option<Point>
where
    Point: Copy + Ord,
    Points: Iterator<Item = (Point, AnswerWeight)> + Clone,
{
    let all = points.clone().map(|(_, weight)| weight).collect::<Total>();
    let up_to = |bound: Point| -> Total {
        points.clone().filter(|(point, _)| *point <= bound).map(|(_, weight)| weight).collect()
    };
    let half_of_all = |bound: Point| up_to(bound).parts() >= all.parts().div_ceil(2);
    points.clone().map(|(point, _)| point).filter(|point| half_of_all(*point)).min()
}

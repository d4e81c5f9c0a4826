//! Consensus of numbers: a weighted median, and a band around it that most of the weight must lie in.
//!
//! Three times the median absolute deviation alone rejects nothing when every answer is noise: the noise widens its own
//! band. So the band is bounded by the tolerance that was promised before the work began, and what lies inside it must
//! reach the quorum.

#[cfg(test)]
mod tests;

use super::{
    weight::{AnswerWeight, Total},
    Decision, Quorum,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::num::NonZeroU64;
use scale_info::TypeInfo;

/// How many median absolute deviations the band is wide to either side, and at most how many tolerances.
pub const WIDTH: u64 = 3;

/// The number that the answers agree on. Value and band are in the fixed point of the campaign's answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Agreement {
    /// The lower weighted median of all answers.
    pub value: i64,
    /// How far from the value an answer may lie, to either side.
    pub band: u64,
}

impl Agreement {
    /// Whether an answer lies inside the band. Its ends belong to it.
    pub const fn includes(&self, answer: i64) -> bool {
        self.value.abs_diff(answer) <= self.band
    }
}

/// The number on which the answers agree, when what lies inside the band reaches the quorum.
///
/// * The value is the [`lower_weighted_median`] of the answers.
/// * The deviation is the lower weighted median of the answers' distances from the value.
/// * The band reaches three deviations to either side, but at least one `tolerance` and at most three.
///
/// Undecided otherwise, and when there is no answer. Exact for every input.
pub fn agree(answers: &[(i64, AnswerWeight)], tolerance: NonZeroU64, quorum: &Quorum) -> Decision<Agreement> {
    let distances = |value: i64| answers.iter().map(move |(answer, weight)| (value.abs_diff(*answer), *weight));
    let Some(value) = lower_weighted_median(answers.iter().copied()) else {
        return Decision::Undecided;
    };
    let Some(deviation) = lower_weighted_median(distances(value)) else {
        return Decision::Undecided;
    };
    // No two answers are further apart than 64 bits tell: a band cut at that includes all, as the uncut one would.
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

/// The lower weighted median: the least of the points for which it and all lesser points carry at least half of the
/// weight. None when there is no point.
///
/// With equal weights it is the middle one, and the lesser of the two in the middle of an even number.
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

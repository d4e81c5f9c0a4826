//! The confidence of a decision: the share of all that was said that speaks for it.

use crate::{
    basis_points::BasisPoints,
    consensus::weight::Total,
    skill::{Millinats, Standing},
};

/// The likelihood of the leading class. Those of the others are parts of it.
const LEADING: u64 = 1 << 32;

/// The part of a likelihood that is left 1, 2, 4, 8... thousandths below it: 2^32 times exp(-2^i / 1,000), rounded up.
const PARTS: [u64; 15] = [
    4_290_674_476,
    4_286_385_946,
    4_277_821_741,
    4_260_744_631,
    4_226_794_655,
    4_159_704_096,
    4_028_700_797,
    3_778_941_489,
    3_324_914_439,
    2_573_955_810,
    1_542_560_875,
    554_019_132,
    71_464_386,
    1_189_103,
    330,
];

/// Returns the share of the weight that agrees, rounded down; nothing where there is no weight.
pub(super) fn share_of_weight(agreeing: Total, all: Total) -> BasisPoints {
    share(agreeing.parts(), all.parts())
}

/// Returns the share of the leading class in the likelihood of all `classes` classes, rounded down; none where no class
/// leads. A class that is no candidate stands at zero: nobody gave it as the answer, or others took its place.
///
/// Likelihoods of the other classes are rounded up, so that the share is at most one basis point below the exact one, and
/// below the whole: another class is always possible.
pub(super) fn share_of_likelihood(standing: &Standing, classes: u16) -> Option<BasisPoints> {
    let (leader, margin) = standing.leader()?;
    if margin < Millinats::ZERO {
        return None;
    }
    let others = standing.candidates().iter().filter(|candidate| candidate.class != leader.class);
    let others = others.map(|candidate| part_at(leader.likelihood.minus(candidate.likelihood)));
    let unnamed = usize::from(classes).saturating_sub(standing.candidates().len());
    let unnamed = part_at(leader.likelihood).saturating_mul(u64::try_from(unnamed).unwrap_or(u64::MAX));
    Some(share(LEADING, others.fold(unnamed, u64::saturating_add).saturating_add(LEADING)))
}

/// Returns the likelihood of a class that is so far below the leading one, rounded up.
fn part_at(below: Millinats) -> u64 {
    let thousandths = u32::try_from(below.thousandths()).unwrap_or_default();
    if thousandths >> PARTS.len() > 0 {
        return 1;
    }
    let of_bits = PARTS.iter().enumerate().filter(|(bit, _)| thousandths >> bit & 1 == 1);
    // No factor is more than 2^32, and one of them is less, so the product fits 64 bits.
    of_bits.fold(LEADING, |so_far, (_, part)| so_far.saturating_mul(*part).div_ceil(LEADING))
}

/// Returns a part of a whole in basis points, rounded down.
fn share(part: u64, whole: u64) -> BasisPoints {
    let points = u128::from(part).saturating_mul(BasisPoints::WHOLE.points().into()).checked_div(whole.into());
    BasisPoints::clamped(u16::try_from(points.unwrap_or_default()).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        consensus::weight::AnswerWeight,
        skill::{ClassTallies, Confusion, Frequencies, Measure},
    };
    use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

    /// The share of the leader by floating point.
    fn exact(standing: &Standing, classes: u16) -> f64 {
        let of = |likelihood: Millinats| (f64::from(likelihood.thousandths()) / 1_000.0).exp();
        let candidates = standing.candidates().iter().map(|candidate| of(candidate.likelihood));
        let unnamed = f64::from(classes) - standing.candidates().len() as f64;
        let most = candidates.clone().fold(0.0, f64::max);
        10_000.0 * most / (candidates.sum::<f64>() + unnamed)
    }

    /// How an item stands after these answers of workers with a part of their gold right.
    fn standing(classes: u16, answers: &[(u8, u8)]) -> Standing {
        let measure = Measure::new(BasisPoints::clamped(5_000), BasisPoints::clamped(9_000)).unwrap();
        let mut standing =
            if classes <= 8 { Standing::of_few(&Frequencies::even(classes)) } else { Standing::of_many() };
        for (answer, right) in answers {
            let mut tallies = ClassTallies::of(classes);
            (0..20).for_each(|item| tallies.note(item % 2, item < *right));
            let answer = answer % u8::try_from(classes).unwrap();
            if let Some(testimony) = Confusion::of(classes).testimony(&measure, answer, Some(&tallies)) {
                standing.add(&testimony, true);
            }
        }
        standing
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 4_096,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn share_of_likelihood_is_the_exact_one_rounded_down(
            classes in prop_oneof![2u16..=8, 9u16..=200], answers in vec((any::<u8>(), 0u8..=20), 1..28),
        ) {
            let standing = standing(classes, &answers);
            // No class leads where the answers that were given speak against themselves.
            if let Some(found) = share_of_likelihood(&standing, classes) {
                let short = exact(&standing, classes) - f64::from(found.points());
                prop_assert!((-0.000_1..1.001).contains(&short), "{} above {}", short, found.points());
                prop_assert!(found < BasisPoints::WHOLE);
            }
        }

        #[test]
        fn share_of_weight_is_the_quotient_rounded_down(weights in vec(1_000u16..=30_000, 1..=7), agreeing in 0usize..=7) {
            let of = |weights: &[u16]| weights.iter().map(|parts| AnswerWeight::from_parts(*parts).unwrap()).collect::<Total>();
            let (some, all) = (of(&weights[..agreeing.min(weights.len())]), of(&weights));
            prop_assert_eq!(u64::from(share_of_weight(some, all).points()), some.parts() * 10_000 / all.parts());
        }

        #[test]
        fn likelihood_falls_with_the_distance(below in 0i32..40_000) {
            let exact = LEADING as f64 * (-f64::from(below) / 1_000.0).exp();
            let found = part_at(Millinats::new(below));
            prop_assert!((0.0..16.0).contains(&(found as f64 - exact + 0.001)), "{} {}", exact, found);
            prop_assert!(found <= LEADING && part_at(Millinats::new(below + 1)) <= found);
        }
    }

    #[test]
    fn parts_are_powers_of_e_rounded_up() {
        for (bit, part) in PARTS.iter().enumerate() {
            let exact = LEADING as f64 * (-f64::from(1u32 << bit) / 1_000.0).exp();
            assert_eq!(*part, exact.ceil() as u64, "{bit}");
        }
    }

    #[test]
    fn confidence_is_never_the_whole_where_another_class_is_possible() {
        let sure = standing(2, &[(1, 20); 27]);
        assert_eq!(share_of_likelihood(&sure, 2), Some(BasisPoints::clamped(9_999)));
        assert_eq!(share_of_likelihood(&Standing::of_many(), 20), None);
        assert_eq!(part_at(Millinats::new(i32::MAX)), 1);
        assert_eq!(part_at(Millinats::new(i32::MIN)), LEADING);
    }

    #[test]
    fn nothing_is_the_share_of_no_weight() {
        assert_eq!(share_of_weight(Total::ZERO, Total::ZERO), BasisPoints::ZERO);
    }

    #[test]
    fn nothing_speaks_for_an_answer_that_is_less_likely_than_one_nobody_gave() {
        let measure = Measure::new(BasisPoints::clamped(5_000), BasisPoints::clamped(9_000)).unwrap();
        let mut tallies = ClassTallies::of(20);
        (0..1_000).for_each(|_| tallies.note(0, false));
        let testimony = Confusion::of(20).testimony(&measure, 7, Some(&tallies)).unwrap();
        let mut standing = Standing::of_many();
        standing.add(&testimony, true);
        assert!(standing.leader().is_some_and(|(leader, margin)| leader.class == 7 && margin < Millinats::ZERO));
        assert_eq!(share_of_likelihood(&standing, 20), None);
    }

    #[test]
    fn classes_that_are_equally_likely_share_the_whole() {
        let shares = [2, 4, 8].map(|classes| share_of_likelihood(&standing(classes, &[]), classes));
        assert_eq!(shares, [5_000, 2_500, 1_250].map(BasisPoints::new));
    }
}

//! Consensus by plurality of weight: categories, and preferences between options.

use super::{
    weight::{AnswerWeight, Total},
    Decision, Quorum,
};

/// Returns the answer with the most weight if it reaches the quorum.
///
/// The item is undecided otherwise, if several answers share the greatest weight, and if there is no answer. A tie can
/// only reach a quorum whose share is one half or less; then the tie decides nothing.
pub fn decide<Answer: Copy + Eq>(answers: &[(Answer, AnswerWeight)], quorum: &Quorum) -> Decision<Answer> {
    let backing = |wanted: Answer| -> Total {
        answers.iter().filter(|(answer, _)| *answer == wanted).map(|(_, weight)| *weight).collect()
    };
    let revealed = answers.iter().map(|(_, weight)| *weight).collect();
    let leading = answers.iter().map(|(answer, _)| (*answer, backing(*answer))).max_by_key(|(_, weight)| *weight);
    match leading {
        Some((leader, weight))
            if quorum.is_reached(weight, revealed)
                && !answers.iter().any(|(answer, _)| *answer != leader && backing(*answer) == weight) =>
        {
            Decision::Decided(leader)
        }
        _ => Decision::Undecided,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*, test_runner::RngSeed};
    use std::collections::BTreeMap;

    /// The reference: counts one ballot for each part of the weight, and compares the share as a fraction.
    fn counted(answers: &[(u8, AnswerWeight)], quorum: &Quorum) -> Decision<u8> {
        let mut ballots = BTreeMap::<u8, u64>::new();
        for (answer, weight) in answers {
            for _ in 0..weight.parts() {
                *ballots.entry(*answer).or_default() += 1;
            }
        }
        let all = ballots.values().sum::<u64>();
        let most = ballots.values().max().copied().unwrap_or(0);
        let leaders = ballots.iter().filter(|(_, count)| **count == most).collect::<Vec<_>>();
        let share = most * u64::from(quorum.share_den) >= all * u64::from(quorum.share_num);
        match leaders[..] {
            [(leader, _)] if share && all >= quorum.least_weight.parts() => Decision::Decided(*leader),
            _ => Decision::Undecided,
        }
    }

    fn weight() -> impl Strategy<Value = AnswerWeight> {
        prop_oneof![Just(1_000), Just(10_000), Just(30_000), 1_000u16..=30_000]
            .prop_map(|parts| AnswerWeight::from_parts(parts).unwrap())
    }

    /// Up to seven answers from few different ones, so that some agree.
    fn answers() -> impl Strategy<Value = Vec<(u8, AnswerWeight)>> {
        vec((prop_oneof![253u8..=255, 0u8..2], weight()), 0..=7)
    }

    /// The default quorum, and unusual ones.
    fn quorum() -> impl Strategy<Value = Quorum> {
        let strange = (0u32..5, 1u32..5, 0u64..60_000).prop_map(|(share_num, share_den, least)| Quorum {
            share_num,
            share_den,
            least_weight: Total::from_parts(least),
        });
        prop_oneof![Just(Quorum::default()), strange]
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 4_096,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn decision_equals_counting_ballots(answers in answers(), quorum in quorum()) {
            prop_assert_eq!(decide(&answers, &quorum), counted(&answers, &quorum));
        }

        #[test]
        fn decision_is_independent_of_the_order_of_answers(
            (answers, shuffled) in answers().prop_flat_map(|answers| (Just(answers.clone()), Just(answers).prop_shuffle())),
            quorum in quorum(),
        ) {
            prop_assert_eq!(decide(&answers, &quorum), decide(&shuffled, &quorum));
        }

        #[test]
        fn decision_is_independent_of_the_scale_of_weights(
            lightest in vec((0u8..3, 1_000u16..=6_000), 0..=7), by in 1u16..=5, num in 1u32..4, den in 1u32..4,
        ) {
            let quorum = Quorum { share_num: num, share_den: den, least_weight: Total::ZERO };
            let scaled = |by: u16| lightest.iter()
                .map(|(answer, parts)| (*answer, AnswerWeight::from_parts(parts * by).unwrap())).collect::<Vec<_>>();
            prop_assert_eq!(decide(&scaled(1), &quorum), decide(&scaled(by), &quorum));
        }

        #[test]
        fn decision_has_two_thirds_of_a_weight_of_at_least_two(answers in answers()) {
            if let Decision::Decided(leader) = decide(&answers, &Quorum::default()) {
                let of = |wanted: Option<u8>| answers.iter()
                    .filter(|(answer, _)| wanted.is_none_or(|wanted| *answer == wanted))
                    .map(|(_, weight)| u64::from(weight.parts())).sum::<u64>();
                prop_assert!(of(None) >= 20_000 && of(Some(leader)) * 3 >= of(None) * 2);
            }
        }
    }

    const ONE: AnswerWeight = AnswerWeight::from_parts(10_000).unwrap();

    fn decided(answers: &[(u16, AnswerWeight)]) -> Decision<u16> {
        decide(answers, &Quorum::default())
    }

    #[test]
    fn decision_is_reached_by_two_of_three_equal_weights() {
        assert_eq!(decided(&[(3, ONE), (3, ONE), (9, ONE)]), Decision::Decided(3));
        assert_eq!(decided(&[(3, ONE), (7, ONE), (9, ONE)]), Decision::Undecided);
    }

    #[test]
    fn decision_is_undecided_without_answers() {
        assert_eq!(decided(&[]), Decision::Undecided);
        let lenient = Quorum { share_num: 0, share_den: 1, least_weight: Total::ZERO };
        assert_eq!(decide::<u8>(&[], &lenient), Decision::Undecided);
    }

    #[test]
    fn decision_is_undecided_at_a_tie_when_half_is_enough() {
        let half = Quorum { share_num: 1, share_den: 2, least_weight: Total::ZERO };
        assert_eq!(decide(&[(1u8, ONE), (2, ONE)], &half), Decision::Undecided);
        assert_eq!(decide(&[(1u8, ONE), (2, AnswerWeight::MOST)], &half), Decision::Decided(2));
    }

    #[test]
    fn unproven_accounts_alone_decide_nothing() {
        assert_eq!(decided(&[(1, AnswerWeight::UNPROVEN); 7]), Decision::Undecided);
        // They do not outvote a proven account either.
        let mut answers = [(1, AnswerWeight::UNPROVEN); 7];
        answers[6] = (2, AnswerWeight::MOST);
        assert_eq!(decided(&answers), Decision::Decided(2));
    }
}

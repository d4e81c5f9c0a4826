//! Tests of gold: the tree, the rules of a leaf, and where its truths are shown.

use super::*;
use crate::tasks::tests::blake2_256;
use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

fn truth() -> impl Strategy<Value = Truth> {
    (0u8..4, proptest::option::of(0u8..4))
        .prop_map(|(answer, proposed)| Truth { answer: Answer::Choice(answer), proposed: proposed.map(Answer::Choice) })
}

/// The leaves of a campaign, in the order of their sets.
fn leaves(sets: std::ops::Range<usize>) -> impl Strategy<Value = Vec<GoldLeaf>> {
    vec((any::<Seed>(), vec(truth(), 0..=12)), sets).prop_map(|parts| {
        let numbered = (0..).zip(parts);
        numbered
            .map(|(set, (seed, truths))| GoldLeaf { set: SetId(set), seed, truths: BoundedVec::truncate_from(truths) })
            .collect()
    })
}

/// The root the obvious way: hashes in pairs, level by level, one without a partner goes up as it is.
fn by_hand(leaves: &[GoldLeaf]) -> H256 {
    let mut row = leaves.iter().map(|leaf| blake2_256(&leaf.encode())).collect::<Vec<_>>();
    while row.len() > 1 {
        row = row.chunks(2).map(|pair| if pair.len() == 2 { blake2_256(&pair.concat()) } else { pair[0] }).collect();
    }
    row[0].into()
}

fn rules(positions: u8, gold: u8, verification: bool) -> GoldRules {
    let (kind, chance) = (AnswerKind::Categories { count: 4 }, BasisPoints::WHOLE);
    GoldRules { kind, positions, gold, verification, two_keys: false, chance }
}

/// A leaf with these truths and proposals.
fn leaf(truths: &[(u8, Option<u8>)]) -> GoldLeaf {
    let truths = truths
        .iter()
        .map(|(answer, proposed)| Truth { answer: Answer::Choice(*answer), proposed: proposed.map(Answer::Choice) });
    GoldLeaf { set: SetId(0), seed: [1; 32], truths: BoundedVec::truncate_from(truths.collect()) }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn proof_proves_its_leaf_and_no_changed_one(
        leaves in leaves(1..40), pick in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(),
        flip in any::<prop::sample::Index>(),
    ) {
        let (root, count) = (root_of(&leaves), leaves.len() as u32);
        prop_assert_eq!(root, by_hand(&leaves));
        let (leaf, other) = (pick.get(&leaves), other.get(&leaves));
        let proof = proof_of(&leaves, leaf.set).unwrap();
        prop_assert!(verify(&root, count, leaf, &proof));
        // The proof of another set proves this leaf only when it is the same.
        prop_assert_eq!(verify(&root, count, other, &proof), other.set == leaf.set);
        let mut changed = leaf.clone();
        changed.seed[flip.index(32)] ^= 1;
        prop_assert!(!verify(&root, count, &changed, &proof));
        let mut longer = leaf.clone();
        longer.truths.try_push(Truth { answer: Answer::Choice(0), proposed: None }).unwrap();
        prop_assert!(!verify(&root, count, &longer, &proof));
        for set in [leaf.set.0 + 1, leaf.set.0.wrapping_sub(1), count, u32::MAX] {
            let moved = GoldLeaf { set: SetId(set), ..leaf.clone() };
            prop_assert!(!verify(&root, count, &moved, &proof));
        }
    }

    #[test]
    fn proof_is_refused_when_a_hash_is_changed_added_or_missing(
        leaves in leaves(2..40), pick in any::<prop::sample::Index>(), flip in any::<prop::sample::Index>(),
    ) {
        let (root, count) = (root_of(&leaves), leaves.len() as u32);
        let leaf = pick.get(&leaves);
        let proof = proof_of(&leaves, leaf.set).unwrap();
        prop_assert_eq!(proof.len(), merkle::path_length(leaf.set.0, count));
        let mut changed = proof.clone();
        changed[flip.index(proof.len())].0[0] ^= 1;
        prop_assert!(!verify(&root, count, leaf, &changed));
        let longer = [&proof[..], &[root]].concat();
        prop_assert!(!verify(&root, count, leaf, &longer));
        prop_assert!(!verify(&root, count, leaf, &proof[..proof.len() - 1]));
        prop_assert!(!verify(&H256::zero(), count, leaf, &proof));
    }

    #[test]
    fn truths_are_shown_once_where_the_shuffle_puts_them(
        seed in any::<Seed>(), truths in vec(truth(), 0..=12), items in 0u8..=20,
    ) {
        let gold = truths.len() as u8;
        let rules = rules(items + gold, gold, false);
        let leaf = GoldLeaf { set: SetId(3), seed, truths: BoundedVec::truncate_from(truths.clone()) };
        let shown = rules.positions(&leaf);
        prop_assert_eq!(shown.len(), usize::from(items + gold));
        // The canonical list, and the shuffle of the seed applied to it.
        let mut canonical = vec![Position::Item; items.into()];
        canonical.extend(truths.iter().map(|truth| match truth.proposed {
            Some(proposed) => Position::Trap { truth: truth.answer, proposed },
            None => Position::Gold(truth.answer),
        }));
        let expected = shuffle(&seed, items + gold);
        prop_assert!(shown.iter().eq(expected.iter().map(|entry| &canonical[usize::from(*entry)])));
    }
}

#[test]
fn tree_of_one_leaf_needs_no_proof() {
    let only = leaf(&[(1, None)]);
    let root = root_of(std::slice::from_ref(&only));
    assert!(verify(&root, 1, &only, &[]));
    assert!(!verify(&root, 1, &only, &[root]));
    assert!(!verify(&root, 0, &only, &[]));
    assert_eq!(proof_of(&[only], SetId(1)), None);
    assert_eq!(proof_of(&[], SetId(0)), None);
}

#[test]
fn proof_is_refused_when_it_is_of_a_shorter_tree() {
    let two = [0, 1].map(|set| GoldLeaf { set: SetId(set), ..leaf(&[(1, None)]) });
    let proof = proof_of(&two, SetId(1)).unwrap();
    assert!(verify(&root_of(&two), 2, &two[1], &proof));
    assert!(!verify(&root_of(&two), 1, &two[1], &proof));
}

#[test]
fn leaf_is_refused_when_its_number_of_truths_is_wrong() {
    assert_eq!(rules(10, 2, false).check(&leaf(&[(0, None), (3, None)])), Ok(()));
    assert_eq!(rules(10, 1, false).check(&leaf(&[(0, None), (3, None)])), Err(GoldLeafError::WrongCount));
    assert_eq!(rules(10, 3, false).check(&leaf(&[(0, None), (3, None)])), Err(GoldLeafError::WrongCount));
}

#[test]
fn leaf_is_refused_when_a_truth_is_outside_the_kind() {
    assert_eq!(rules(10, 1, false).check(&leaf(&[(4, None)])), Err(GoldLeafError::OutsideKind));
    assert_eq!(rules(10, 1, true).check(&leaf(&[(1, Some(4))])), Err(GoldLeafError::OutsideKind));
    let content = Truth { answer: Answer::Content(H256::zero()), proposed: None };
    let rich = GoldLeaf { truths: BoundedVec::truncate_from(vec![content]), ..leaf(&[]) };
    let kind = AnswerKind::Rich;
    assert_eq!(GoldRules { kind, ..rules(10, 1, false) }.check(&rich), Err(GoldLeafError::OutsideKind));
    assert_eq!(GoldRules { kind, ..rules(10, 0, false) }.check(&leaf(&[])), Ok(()));
}

#[test]
fn gold_of_two_keys_is_firm_and_gold_of_one_keeps_its_proposals() {
    let truth = Answer::Choice(1);
    let shown = |two_keys, proposed: Option<u8>| {
        let kind = GoldRules { two_keys, ..rules(1, 1, proposed.is_some()) };
        kind.positions(&leaf(&[(1, proposed)])).to_vec()
    };
    assert_eq!(shown(true, Some(2)), [Position::Firm(truth)]);
    assert_eq!(shown(true, None), [Position::Firm(truth)]);
    assert_eq!(shown(false, Some(2)), [Position::Trap { truth, proposed: Answer::Choice(2) }]);
    assert_eq!(shown(false, None), [Position::Gold(truth)]);
}

#[test]
fn leaf_has_proposals_only_in_a_verification() {
    assert_eq!(rules(10, 1, true).check(&leaf(&[(1, None)])), Err(GoldLeafError::Proposal));
    assert_eq!(rules(10, 2, false).check(&leaf(&[(1, Some(2)), (2, None)])), Err(GoldLeafError::Proposal));
    assert_eq!(rules(10, 2, true).check(&leaf(&[(1, Some(2)), (2, Some(1))])), Ok(()));
}

#[test]
fn leaf_is_refused_when_too_few_proposals_are_wrong() {
    let (wrong, right) = (|answer| (answer, Some(3)), |answer| (answer, Some(answer)));
    let check = |positions, truths: &[_]| rules(positions, truths.len() as u8, true).check(&leaf(truths));
    assert_eq!(check(20, &[wrong(0), wrong(1)]), Ok(()));
    assert_eq!(check(21, &[wrong(0), wrong(1)]), Err(GoldLeafError::TooFewWrong));
    assert_eq!(check(30, &[wrong(0), wrong(1), wrong(2)]), Ok(()));
    assert_eq!(check(31, &[wrong(0), wrong(1), wrong(2)]), Err(GoldLeafError::TooFewWrong));
    // Who agrees with everything has half of this gold right, and two thirds of that.
    assert_eq!(check(10, &[wrong(0), right(1)]), Ok(()));
    assert_eq!(check(10, &[wrong(0), right(1), right(2)]), Err(GoldLeafError::TooFewWrong));
    assert_eq!(check(10, &[]), Err(GoldLeafError::TooFewWrong));
}

#[test]
fn proposed_number_is_wrong_when_it_is_outside_the_tolerance() {
    let tolerance = core::num::NonZeroU64::new(2).unwrap();
    let kind = AnswerKind::Number { least: 0, most: 100, tolerance, decimals: 0 };
    let check = |proposed| {
        let truth =
            |answer, proposed| Truth { answer: Answer::Number(answer), proposed: Some(Answer::Number(proposed)) };
        let truths = BoundedVec::truncate_from(vec![truth(50, proposed), truth(90, 90)]);
        GoldRules { kind, ..rules(10, 2, true) }.check(&GoldLeaf { truths, ..leaf(&[]) })
    };
    assert_eq!((check(53), check(47)), (Ok(()), Ok(())));
    assert_eq!(check(52), Err(GoldLeafError::TooFewWrong));
}

#[test]
fn rules_are_not_sound_when_no_set_can_keep_them() {
    assert!(rules(32, 4, false).are_sound() && rules(1, 0, false).are_sound() && rules(8, 8, false).are_sound());
    assert!(!rules(0, 0, false).are_sound() && !rules(33, 4, false).are_sound() && !rules(8, 9, false).are_sound());
    assert!(rules(30, 3, true).are_sound() && !rules(31, 3, true).are_sound());
    let rich = |gold| GoldRules { kind: AnswerKind::Rich, ..rules(8, gold, false) }.are_sound();
    assert!(rich(0) && !rich(1));
}

#[test]
fn leaf_is_refused_when_one_answer_passes() {
    let check = |truths: &[u8]| {
        let truths = truths.iter().map(|truth| (*truth, None)).collect::<Vec<_>>();
        rules(32, truths.len() as u8, false).check(&leaf(&truths))
    };
    assert_eq!(check(&[0, 0, 0, 0, 0, 1, 2, 3]), Ok(()));
    assert_eq!(check(&[3, 0, 0, 0, 0, 0, 0, 2]), Err(GoldLeafError::TooAlike));
    assert_eq!(check(&[1, 2]), Ok(()));
    assert_eq!(check(&[1, 1]), Err(GoldLeafError::TooAlike));
    assert_eq!(check(&[1, 1, 2]), Err(GoldLeafError::TooAlike));
    assert_eq!(check(&[1]), Err(GoldLeafError::TooAlike));
    // In a verification, too: the right answer may not be the same everywhere, whatever was proposed.
    let verified = |truths: &[_]| rules(10, 2, true).check(&leaf(truths));
    assert_eq!(verified(&[(1, Some(2)), (1, Some(1))]), Err(GoldLeafError::TooAlike));
    assert_eq!(verified(&[(1, Some(2)), (2, Some(2))]), Ok(()));
}

#[test]
fn numbers_within_the_tolerance_are_alike() {
    let kind =
        AnswerKind::Number { least: 0, most: 100, tolerance: core::num::NonZeroU64::new(2).unwrap(), decimals: 0 };
    let check = |numbers: [i64; 4]| {
        let truths = numbers.map(|number| Truth { answer: Answer::Number(number), proposed: None });
        let leaf = GoldLeaf { truths: BoundedVec::truncate_from(truths.to_vec()), ..leaf(&[]) };
        GoldRules { kind, ..rules(10, 4, false) }.check(&leaf)
    };
    assert_eq!(check([10, 12, 20, 30]), Ok(()));
    assert_eq!(check([10, 12, 14, 30]), Err(GoldLeafError::TooAlike));
    // 12 is right for 10 and for 14, and is itself no truth; 98 is right for 96 and for 100, the most there is.
    assert_eq!(check([10, 14, 14, 30]), Err(GoldLeafError::TooAlike));
    assert_eq!(check([96, 100, 100, 30]), Err(GoldLeafError::TooAlike));
    assert_eq!(check([10, 15, 20, 30]), Ok(()));
}

#[test]
fn rules_are_not_sound_when_gold_cannot_differ() {
    let of = |count, gold| GoldRules { kind: AnswerKind::Categories { count }, ..rules(32, gold, false) }.are_sound();
    assert_eq!([0, 1, 2, 3, 4, 5].map(|gold| of(2, gold)), [true, false, true, false, true, true]);
    assert_eq!([0, 1, 2, 3, 4].map(|gold| of(3, gold)), [true, false, true, true, true]);
    assert!(!GoldRules { kind: AnswerKind::Preference { options: 2 }, ..rules(32, 3, false) }.are_sound());
}

#[test]
fn unopened_set_has_items_only() {
    assert_eq!(rules(3, 2, false).unopened().to_vec(), [Position::Item; 3]);
}

#[test]
fn one_choice_is_right_for_no_more_gold_than_chance_allows() {
    let even = GoldRules { chance: BasisPoints::clamped(2_500), ..rules(32, 6, false) };
    let check = |truths: [u8; 6]| even.check(&leaf(&truths.map(|truth| (truth, None))));
    assert_eq!(check([0, 0, 1, 1, 2, 3]), Ok(()));
    assert_eq!(check([0, 0, 0, 1, 2, 3]), Err(GoldLeafError::TooAlike));
    let skewed = GoldRules { chance: BasisPoints::clamped(5_000), ..even };
    assert_eq!(skewed.check(&leaf(&[0, 0, 0, 1, 2, 3].map(|truth| (truth, None)))), Ok(()));
    // No leaf of four classes keeps a level of chance below a quarter.
    let sound = |gold, chance| GoldRules { chance: BasisPoints::clamped(chance), ..rules(32, gold, false) }.are_sound();
    assert!(sound(8, 2_500) && !sound(8, 1_200) && !sound(12, 1_600));
}

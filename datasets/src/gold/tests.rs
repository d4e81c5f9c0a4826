//! Every leaf that is dealt keeps the rules, and too little gold is refused with what is missing.

use super::*;
use crate::prepare::dice::Dice;
use agt_primitives::{
    basis_points::BasisPoints,
    tasks::{GoldLeaf, GoldRules, SetId, Truth},
};
use proptest::{collection::vec, prelude::*, test_runner::RngSeed};
use std::{collections::BTreeSet, num::NonZeroU64};

fn plan_of(kind: AnswerKind) -> AnswerPlan {
    match kind {
        AnswerKind::Categories { count } => {
            AnswerPlan::Choices { labels: (0..count).map(|n| format!("label {n}")).collect() }
        }
        AnswerKind::Preference { options } => AnswerPlan::Preference { options },
        number => AnswerPlan::Number(number),
    }
}

fn rules(kind: AnswerKind, gold: u8, chance: u16) -> GoldRules {
    let chance = BasisPoints::clamped(chance);
    GoldRules { kind, positions: 32, gold, verification: false, two_keys: false, chance }
}

fn numbers(tolerance: u64) -> AnswerKind {
    AnswerKind::Number { least: 0, most: 1_000, tolerance: NonZeroU64::new(tolerance).unwrap(), decimals: 0 }
}

/// Deals, and checks each leaf: it keeps the rules and has no item twice. Returns how often each item is used.
fn dealt(rules: &GoldRules, truths: &[Answer], leaves: u32, reuse: bool, seed: u8) -> Result<Vec<u32>> {
    let dealt = deal(&plan_of(rules.kind), rules, truths, leaves, reuse, &mut Dice::new([seed; 32]))?;
    for set in 0..leaves {
        let items = dealt.of(set);
        assert_eq!(items.iter().collect::<BTreeSet<_>>().len(), usize::from(rules.gold), "an item stands twice");
        let truth = |item: &u32| Truth { answer: truths[*item as usize], proposed: None };
        let truths = items.iter().map(truth).collect::<Vec<_>>().try_into().unwrap();
        assert_eq!(rules.check(&GoldLeaf { set: SetId(set), seed: [0; 32], truths }), Ok(()), "leaf {set}");
    }
    let uses = dealt.uses(truths.len());
    assert!(reuse || uses.iter().all(|uses| *uses <= 1), "an item stands in two leaves");
    assert_eq!(uses.iter().sum::<u32>(), leaves * u32::from(rules.gold));
    Ok(uses)
}

fn choices(counts: &[usize]) -> Vec<Answer> {
    let of_class = |(class, count): (usize, &usize)| vec![Answer::Choice(class as u8); *count];
    counts.iter().enumerate().flat_map(of_class).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn every_leaf_of_choices_keeps_the_rules(
        counts in vec(0usize..60, 2..9), gold in 2u8..=16, leaves in 1u32..30, more in 0u16..3_000, reuse in any::<bool>(),
        seed in any::<u8>(),
    ) {
        let kind = AnswerKind::Categories { count: counts.len() as u16 };
        let chance = 10_000u16.div_ceil(counts.len() as u16) + more;
        let rules = rules(kind, gold, chance.min(9_000));
        prop_assume!(rules.are_sound());
        let most = (u32::from(gold) * u32::from(rules.chance.points())).div_ceil(10_000);
        let most = most.min((u32::from(gold) * 2 - 1) / 3);
        let room = |count: &usize| match reuse {
            true => (*count as u32).min(most) * leaves,
            false => (*count as u32).min(most * leaves),
        };
        let enough = counts.iter().map(room).sum::<u32>() >= leaves * u32::from(gold);
        prop_assert_eq!(dealt(&rules, &choices(&counts), leaves, reuse, seed).is_ok(), enough);
    }

    #[test]
    fn every_leaf_of_numbers_keeps_the_rules(
        values in vec((0i64..=1_000, 1usize..4), 1..60), gold in 2u8..=12, leaves in 1u32..20, tolerance in 1u64..100,
        reuse in any::<bool>(), seed in any::<u8>(),
    ) {
        let rules = rules(numbers(tolerance), gold, 1_000);
        prop_assume!(rules.are_sound());
        let values = values.iter().flat_map(|(value, times)| vec![Answer::Number(*value); *times]).collect::<Vec<_>>();
        match dealt(&rules, &values, leaves, reuse, seed) {
            Ok(_) => (),
            Err(error) => prop_assert!(error.what().contains("the gold fills"), "{error}"),
        }
    }
}

#[test]
fn classes_are_dealt_evenly() {
    let kind = AnswerKind::Categories { count: 4 };
    // Two of each in every leaf of eight: nothing else keeps a chance of a quarter.
    let uses = dealt(&rules(kind, 8, 2_500), &choices(&[20, 20, 20, 20]), 10, false, 1).unwrap();
    assert_eq!(uses, [1; 80]);
    let uses = dealt(&rules(kind, 8, 2_500), &choices(&[2, 3, 40, 2]), 100, true, 1).unwrap();
    assert_eq!((uses[0], uses[2], uses[5], uses[45]), (100, 67, 5, 100));
    assert!(uses[2..5].iter().all(|uses| (66..=67).contains(uses)) && uses[5..45].iter().all(|uses| *uses == 5));
}

#[test]
fn missing_class_is_named_with_what_is_needed() {
    let kind = AnswerKind::Categories { count: 3 };
    let told = |counts: &[usize], reuse| {
        dealt(&rules(kind, 6, 3_334), &choices(counts), 10, reuse, 1).unwrap_err().to_string()
    };
    let lacking = told(&[20, 19, 0], false);
    assert!(lacking.contains("`label 1` has 19, `label 2` has 0; 20 of each class are enough"), "{lacking}");
    assert!(lacking.contains("fewer [campaign] leaves, or set [files] gold-reuse = true"));
    let lacking = told(&[20, 1, 1], true);
    assert!(lacking.contains("`label 1` has 1, `label 2` has 1; 2 of each class are enough"), "{lacking}");
    assert!(dealt(&rules(kind, 6, 3_334), &choices(&[20, 20, 20]), 10, false, 1).is_ok());
}

#[test]
fn numbers_that_are_all_alike_are_refused() {
    let alike = (0..30).map(|number| Answer::Number(500 + number % 3)).collect::<Vec<_>>();
    let told = dealt(&rules(numbers(10), 6, 1_000), &alike, 4, true, 1).unwrap_err().to_string();
    assert!(told.contains("30 of its 30 items lie between 500 and 520"), "{told}");
    let apart = (0..30).map(|number| Answer::Number(500 + number % 3 + 100 * (number % 2))).collect::<Vec<_>>();
    assert!(dealt(&rules(numbers(10), 6, 1_000), &apart, 5, false, 1).is_ok());
}

#[test]
fn numbers_that_chance_does_not_place_are_counted_off() {
    // Three of five may be alike, and exactly three of five are: hardly any order of draws ends well.
    let truths = (0..100).map(|number| Answer::Number(if number % 5 < 3 { 500 } else { 30 * (number % 20) }));
    let truths = truths.collect::<Vec<_>>();
    let uses = dealt(&rules(numbers(1), 5, 1_000), &truths, 20, false, 1).unwrap();
    assert_eq!(uses, [1; 100]);
}

#[test]
fn answers_are_read_as_people_write_them() {
    let labels = AnswerPlan::Choices { labels: vec!["cat".into(), "dog".into()] };
    assert_eq!(answer_of(&labels, "dog"), Ok(Answer::Choice(1)));
    assert_eq!(answer_of(&labels, "1"), Err("`1` is none of the labels".into()));
    let preference = AnswerPlan::Preference { options: 3 };
    assert_eq!(answer_of(&preference, "3"), Ok(Answer::Choice(2)));
    assert!(["0", "4", "a"].iter().all(|text| answer_of(&preference, text).is_err()));
    let tolerance = NonZeroU64::new(1).unwrap();
    let number = AnswerPlan::Number(AnswerKind::Number { least: -50, most: 50, tolerance, decimals: 1 });
    assert_eq!(answer_of(&number, "-4.5"), Ok(Answer::Number(-45)));
    assert!(["5.1", "0.05", "x"].iter().all(|text| answer_of(&number, text).is_err()));
}

#[test]
fn id_is_told_on_one_line() {
    assert_eq!(short("a\nb"), "a b");
    assert_eq!(short(&"x".repeat(100)), format!("{}...", "x".repeat(60)));
}

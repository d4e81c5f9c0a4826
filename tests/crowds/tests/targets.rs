//! What the rule must reach on crowds like the public ones, made here from a seed.

use agt_crowds::{
    crowd::Crowd,
    hostile::Hostile,
    made,
    numbers::{self, NumberFigures},
    replay::{replay, Figures, Rule, Settings},
};
use std::num::NonZeroU64;

/// The draws of a replay: few, so that the tests are short.
const DRAWS: u64 = 4;

/// How far a mean of so few draws may lie on the wrong side by luck.
const LUCK: f64 = 0.01;

/// The draws where two replays are compared.
const MORE_DRAWS: u64 = 16;

/// The share of accounts that guess and are let in: the quizzes allow for one in a thousand.
const GUESSED: f64 = 0.002;

/// What a model shared by three answers in ten may cost, where it is as good as the crowd: its mistakes are labels.
const SHARED_MODEL: f64 = 0.04;

fn played(crowd: &Crowd<u8>, rule: Rule, settings: Settings) -> Figures {
    let figures = replay(crowd, rule, &settings, |_, _, _| ()).unwrap();
    println!("{} {} {:?}: {figures:?}", crowd.name, rule.name(), settings.hostile);
    figures
}

fn crowds() -> [Crowd<u8>; 4] {
    made::RECIPES.each_ref().map(|recipe| made::classes(recipe, 1))
}

#[test]
fn nine_in_ten_able_people_are_proven() {
    for crowd in crowds() {
        let figures = played(&crowd, Rule::InSkill, Settings::draws(DRAWS));
        assert!(figures.able_proven >= 0.9 - LUCK, "{}: {figures:?}", crowd.name);
    }
}

#[test]
fn nearly_all_items_are_decided_with_at_most_six_answers() {
    for (crowd, recipe) in crowds().iter().zip(&made::RECIPES) {
        let figures = played(crowd, Rule::InSkill, Settings::draws(DRAWS));
        let target = if recipe.answers > 3 { 0.95 } else { 0.9 };
        assert!(figures.decided >= target - LUCK, "{}: {figures:?}", crowd.name);
        assert!(figures.answers <= 6.0, "{}: {figures:?}", crowd.name);
    }
}

#[test]
fn decisions_are_right_as_often_as_those_of_dawid_skene() {
    for crowd in crowds() {
        let figures = played(&crowd, Rule::InSkill, Settings::draws(DRAWS));
        assert!(figures.right >= figures.dawid_skene - LUCK, "{}: {figures:?}", crowd.name);
    }
}

#[test]
fn former_rule_proves_few_and_decides_little_of_hard_work() {
    for crowd in &crowds()[1..] {
        let before = played(crowd, Rule::Before, Settings::draws(DRAWS));
        let skilled = played(crowd, Rule::InSkill, Settings::draws(DRAWS));
        assert!(before.workers_proven < 0.3 && skilled.workers_proven > 2.0 * before.workers_proven, "{before:?}");
        assert!(before.decided < skilled.decided, "{before:?}");
    }
}

#[test]
fn who_has_not_looked_is_not_proven_and_not_paid() {
    for crowd in crowds() {
        let alone = played(&crowd, Rule::InSkill, Settings::draws(MORE_DRAWS));
        for hostile in [Hostile::Blind, Hostile::Commonest] {
            let beside = played(&crowd, Rule::InSkill, Settings::draws(MORE_DRAWS).beside(hostile));
            let let_in = beside.hostile_proven.max(beside.hostile_paid);
            assert!(let_in <= GUESSED, "{}: {hostile:?} {let_in}", crowd.name);
            assert!(beside.right >= alone.right - 0.01 - LUCK, "{}: {hostile:?} {beside:?} {alone:?}", crowd.name);
        }
    }
}

#[test]
fn accounts_that_share_a_model_take_little_from_the_labels() {
    for crowd in crowds() {
        let alone = played(&crowd, Rule::InSkill, Settings::draws(MORE_DRAWS));
        let beside = played(&crowd, Rule::InSkill, Settings::draws(MORE_DRAWS).beside(Hostile::Model));
        assert!(beside.right >= alone.right - SHARED_MODEL, "{}: {beside:?} {alone:?}", crowd.name);
    }
}

fn numbers(rule: Rule, settings: Settings) -> NumberFigures {
    let figures =
        numbers::replay(&made::numbers(1), NonZeroU64::new(made::TOLERANCE).unwrap(), rule, &settings).unwrap();
    println!("numbers {} {:?}: {figures:?}", rule.name(), settings.hostile);
    figures
}

#[test]
fn numbers_are_as_near_the_truth_as_the_median_of_the_same_answers() {
    let figures = numbers(Rule::InSkill, Settings::draws(DRAWS));
    assert!(figures.error <= figures.median_error && figures.decided >= 0.9, "{figures:?}");
    assert!(figures.answers <= 5.0 && figures.able_proven >= 0.9 - LUCK, "{figures:?}");
}

#[test]
fn numbers_of_who_has_not_looked_prove_nothing() {
    for hostile in [Hostile::Blind, Hostile::Commonest] {
        assert_eq!(numbers(Rule::InSkill, Settings::draws(DRAWS).beside(hostile)).hostile_proven, 0.0, "{hostile:?}");
    }
}

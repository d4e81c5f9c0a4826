//! What is sound in the terms of a campaign, at the ends of each range.

use super::*;
use core::num::NonZeroU64;

fn categories(count: u16) -> AnswerKind {
    AnswerKind::Categories { count }
}

fn number() -> AnswerKind {
    AnswerKind::Number { least: 0, most: 1_000, tolerance: NonZeroU64::MIN, decimals: 0 }
}

fn measured(chance: u16, reference: u16) -> Measured {
    let [chance, reference] = [chance, reference].map(BasisPoints::clamped);
    Measured { chance, reference, ..Measured::default() }
}

fn of_pilot(items: &[u32]) -> Measured {
    Measured { items_by_class: items.to_vec().try_into().unwrap(), ..measured(2_500, 9_500) }
}

/// Forty items in five sets of eight, each with two positions of gold, paid by the platform.
fn terms() -> CampaignTerms {
    CampaignTerms {
        kind: CampaignKind::General,
        area: 1,
        spec: H256::repeat_byte(1),
        uri: Uri::default(),
        answer: categories(4),
        items: 40,
        items_a_set: 8,
        gold_a_set: 2,
        replication: Replication::Three,
        requirements: Requirements { role: None, medallion: 0, character: 0, reputation: BasisPoints::ZERO },
        funding: Funding::Platform { aia: 60 },
        windows: windows(),
        deadline: DAY,
        gold_root: H256::repeat_byte(2),
        leaves: 5,
        measured: measured(2_500, 9_500),
    }
}

fn quiz() -> CampaignTerms {
    let funding = Funding::Platform { aia: 0 };
    CampaignTerms { kind: CampaignKind::Quiz, items: 0, items_a_set: 0, gold_a_set: 6, funding, ..terms() }
}

fn rich() -> CampaignTerms {
    CampaignTerms { answer: AnswerKind::Rich, gold_a_set: 0, ..terms() }
}

fn pool() -> Funding {
    Funding::Pool { pool: 3, price: 900 }
}

fn windows() -> Windows {
    Windows { join: HOUR, commit: HOUR, stand_in: HOUR, reveal: HOUR, gold: HOUR }
}

#[test]
fn funding_tells_who_pays_and_how_much() {
    let platform = Funding::Platform { aia: 60 };
    assert_eq!((platform.is_platform(), platform.aia(), platform.price()), (true, 60, 0));
    assert_eq!((pool().is_platform(), pool().aia(), pool().price()), (false, 0, 900));
}

#[test]
fn windows_are_sound_from_the_shortest_to_the_longest() {
    type Window = fn(&mut Windows) -> &mut Moment;
    let ranges: [(Window, Moment, Moment); 5] = [
        (|windows| &mut windows.join, 300_000, 604_800_000),
        (|windows| &mut windows.commit, 3_600_000, 86_400_000),
        (|windows| &mut windows.stand_in, 600_000, 86_400_000),
        (|windows| &mut windows.reveal, 3_600_000, 86_400_000),
        (|windows| &mut windows.gold, 3_600_000, 259_200_000),
    ];
    for (number, (window, least, most)) in ranges.into_iter().enumerate() {
        let are_sound = |millis| {
            let mut windows = windows();
            *window(&mut windows) = millis;
            windows.are_sound()
        };
        assert_eq!([least - 1, least, most, most + 1].map(are_sound), [false, true, true, false], "window {number}");
    }
}

#[test]
fn measure_is_refused_when_a_guess_reaches_more_than_chance() {
    let kind = categories(3);
    assert_eq!(measured(3_332, 9_500).measure(&kind), Err(MeasureError::ChanceBelowClasses));
    assert_eq!(
        measured(3_333, 9_500).measure(&kind),
        Measure::new(BasisPoints::clamped(3_333), BasisPoints::clamped(9_500))
    );
    assert!(measured(1, 9_500).measure(&number()).is_ok());
    assert_eq!(measured(0, 9_500).measure(&number()), Err(MeasureError::ChanceOfZero));
}

#[test]
fn frequencies_are_even_when_no_pilot_counted_classes() {
    assert_eq!(of_pilot(&[]).frequencies(&categories(4)), Ok(Frequencies::even(4)));
    assert_eq!(of_pilot(&[]).frequencies(&number()), Ok(Frequencies::even(FEW_CLASSES)));
}

#[test]
fn frequencies_are_those_of_the_pilot_when_it_counted_each_class() {
    let kind = categories(4);
    assert_eq!(of_pilot(&[1, 2, 3, 4]).frequencies(&kind), Frequencies::of_items(&[1, 2, 3, 4]));
    assert_ne!(of_pilot(&[1, 2, 3, 4]).frequencies(&kind), Ok(Frequencies::even(4)));
    assert_eq!(of_pilot(&[1, 2, 3]).frequencies(&kind), Err(FrequencyError::TooFewClasses));
    assert_eq!(of_pilot(&[1, 2, 3, 4, 5]).frequencies(&kind), Err(FrequencyError::TooManyClasses));
    assert_eq!(of_pilot(&[5, 0, 0, 0]).frequencies(&kind), Err(FrequencyError::OneClass));
    assert!(of_pilot(&[1; 8]).frequencies(&categories(8)).is_ok());
    assert_eq!(of_pilot(&[1; 8]).frequencies(&categories(9)), Err(FrequencyError::TooManyClasses));
    assert_eq!(of_pilot(&[1; 8]).frequencies(&number()), Err(FrequencyError::TooManyClasses));
}

#[test]
fn hash_is_that_of_the_encoded_terms() {
    assert_eq!(terms().hash(), BlakeTwo256::hash(&terms().encode()));
}

#[test]
fn sets_carry_each_item_once() {
    assert_eq!((terms().positions(), terms().sets()), (10, 5));
    assert_eq!(CampaignTerms { items: 41, ..terms() }.sets(), 6);
    assert_eq!(CampaignTerms { items_a_set: 0, ..terms() }.sets(), 0);
    for kind in [CampaignKind::Quiz, CampaignKind::Calibration] {
        assert_eq!(CampaignTerms { kind, leaves: 7, ..quiz() }.sets(), 7);
    }
}

#[test]
fn sets_are_sound_when_items_gold_and_leaves_fit() {
    let verification = CampaignTerms { kind: CampaignKind::Verification, ..terms() };
    let calibration = CampaignTerms { kind: CampaignKind::Calibration, ..quiz() };
    let full = CampaignTerms { items_a_set: 30, ..terms() };
    let most = CampaignTerms { items: MAX_ITEMS, leaves: MAX_ITEMS, ..terms() };
    let graded = CampaignTerms { items_a_set: 10, ..rich() };
    for sound in [terms(), verification, quiz(), calibration, rich(), full, most, graded] {
        assert!(sound.has_sound_sets(), "{sound:?}");
    }
}

#[test]
fn sets_are_not_sound_when_one_thing_does_not_fit() {
    let verification = CampaignTerms { kind: CampaignKind::Verification, ..terms() };
    let calibration = CampaignTerms { kind: CampaignKind::Calibration, ..quiz() };
    let unsound = [
        ("a quiz has items", CampaignTerms { items: 1, items_a_set: 1, ..quiz() }),
        ("a quiz has items in a set and none in all", CampaignTerms { items_a_set: 1, ..quiz() }),
        ("a calibration has items", CampaignTerms { items: 1, items_a_set: 1, ..calibration.clone() }),
        ("a calibration has no gold", CampaignTerms { gold_a_set: 0, ..calibration }),
        ("work is nothing but gold", CampaignTerms { items: 0, items_a_set: 0, ..terms() }),
        ("content is nothing at all", CampaignTerms { items: 0, items_a_set: 0, ..rich() }),
        ("a verification is nothing but gold", CampaignTerms { items: 0, items_a_set: 0, ..verification.clone() }),
        ("a verification has no gold", CampaignTerms { gold_a_set: 0, ..verification.clone() }),
        ("a verification has content and gold", CampaignTerms { answer: AnswerKind::Rich, ..verification.clone() }),
        ("a verification is of content", CampaignTerms { answer: AnswerKind::Rich, gold_a_set: 0, ..verification }),
        ("a quiz says how many items it has", CampaignTerms { items: 1, ..quiz() }),
        ("a quiz has no gold", CampaignTerms { gold_a_set: 0, ..quiz() }),
        ("a quiz asks for content", CampaignTerms { answer: AnswerKind::Rich, ..quiz() }),
        ("a set has no items", CampaignTerms { items_a_set: 0, ..terms() }),
        ("there are no items", CampaignTerms { items: 0, ..terms() }),
        ("answers are compared without gold", CampaignTerms { gold_a_set: 0, ..terms() }),
        ("content has gold", CampaignTerms { gold_a_set: 2, ..rich() }),
        ("a grader gets too much content", CampaignTerms { items_a_set: 11, ..rich() }),
        ("a set has too many positions", CampaignTerms { items_a_set: 31, ..terms() }),
        ("there are too many items", CampaignTerms { items: MAX_ITEMS + 1, leaves: MAX_ITEMS, ..terms() }),
        ("there are too many leaves", CampaignTerms { leaves: MAX_ITEMS + 1, ..terms() }),
        ("there are no leaves", CampaignTerms { leaves: 0, ..quiz() }),
        ("there are fewer leaves than sets", CampaignTerms { leaves: 4, ..terms() }),
        ("its gold cannot differ", CampaignTerms { gold_a_set: 1, ..terms() }),
    ];
    for (why, terms) in unsound {
        assert!(!terms.has_sound_sets(), "{why}");
    }
}

#[test]
fn rules_of_gold_are_those_of_the_terms() {
    let rules = GoldRules {
        kind: categories(4),
        positions: 10,
        gold: 2,
        verification: false,
        two_keys: true,
        chance: BasisPoints::clamped(2_500),
    };
    assert_eq!(terms().gold_rules(10), rules);
    assert_eq!(terms().gold_rules(256).positions, u8::MAX);
    assert!(CampaignTerms { kind: CampaignKind::Verification, ..terms() }.gold_rules(10).verification);
    assert!(!CampaignTerms { funding: pool(), ..terms() }.gold_rules(10).two_keys);
}

#[test]
fn only_terms_that_pay_aia_for_answers_need_the_governed_gold() {
    let governed = TaskTerms::DEFAULT;
    let without = CampaignTerms { gold_a_set: 0, ..terms() };
    assert!(!without.is_guarded(&governed));
    assert!(CampaignTerms { gold_a_set: 8, ..terms() }.is_guarded(&governed));
    assert!(CampaignTerms { funding: pool(), ..without.clone() }.is_guarded(&governed));
    assert!(CampaignTerms { answer: AnswerKind::Rich, ..without }.is_guarded(&governed));
}

#[test]
fn gold_tells_when_it_can_fail_somebody() {
    assert!(terms().has_telling_gold());
    assert!(!CampaignTerms { gold_a_set: 1, ..terms() }.has_telling_gold(), "one in 20 skilled people misses it");
    assert!(!CampaignTerms { measured: measured(0, 0), ..terms() }.has_telling_gold());
    assert!(CampaignTerms { measured: measured(0, 0), ..rich() }.has_telling_gold());
    assert!(rich().has_telling_gold());
}

#[test]
fn gold_of_the_platform_alone_moves_qualifications() {
    let measures = |terms: &CampaignTerms| (terms.measures_workers(), terms.moves_qualifications());
    assert_eq!(measures(&terms()), (true, true));
    assert_eq!(measures(&CampaignTerms { funding: pool(), ..terms() }), (true, false));
    assert_eq!(measures(&CampaignTerms { kind: CampaignKind::Calibration, ..quiz() }), (false, false));
    assert_eq!(measures(&rich()), (false, false));
}

#[test]
fn sets_count_as_the_work_of_whoever_pays() {
    assert_eq!(terms().work_kind(), WorkKind::Platform);
    assert_eq!(quiz().work_kind(), WorkKind::Quiz);
    assert_eq!(CampaignTerms { funding: pool(), ..terms() }.work_kind(), WorkKind::Pool);
}

#[test]
fn specialised_work_asks_strangers_to_the_field_for_reputation() {
    let asks = |kind, reputation, level| {
        let requirements = Requirements { reputation: BasisPoints::clamped(reputation), ..terms().requirements };
        CampaignTerms { kind, requirements, ..terms() }.reputation_of(level).points()
    };
    assert_eq!(asks(CampaignKind::Specialised, 100, 0), 5_000);
    assert_eq!(asks(CampaignKind::Specialised, 6_000, 0), 6_000);
    assert_eq!(asks(CampaignKind::Specialised, 100, 1), 100);
    assert_eq!(asks(CampaignKind::General, 100, 0), 100);
}

#[test]
fn requirements_are_sound_when_they_fit_the_kind() {
    let is_sound = |kind, role, medallion, reputation, funding| {
        let reputation = BasisPoints::clamped(reputation);
        let requirements = Requirements { role, medallion, character: 0, reputation };
        CampaignTerms { kind, requirements, funding, ..terms() }.has_sound_requirements()
    };
    let (unpaid, paid) = (Funding::Platform { aia: 0 }, Funding::Platform { aia: 1 });

    assert!(is_sound(CampaignKind::General, None, 0, 0, paid));
    assert!(is_sound(CampaignKind::Advanced, Some(Role::AdvancedTasks), 1, 0, paid));
    assert!(!is_sound(CampaignKind::Advanced, Some(Role::AdvancedTasks), 0, 0, paid));
    assert!(!is_sound(CampaignKind::Advanced, None, 1, 0, paid));
    assert!(is_sound(CampaignKind::Verification, Some(Role::DataValidation), 0, 0, paid));
    assert!(!is_sound(CampaignKind::Verification, Some(Role::Calibration), 0, 0, paid));
    assert!(is_sound(CampaignKind::Quiz, None, 0, 0, unpaid));
    assert!(!is_sound(CampaignKind::Quiz, Some(Role::DataValidation), 0, 0, unpaid));
    assert!(!is_sound(CampaignKind::Quiz, None, 0, 0, paid));
    assert!(!is_sound(CampaignKind::Quiz, None, 0, 0, pool()));
    assert!(is_sound(CampaignKind::Calibration, Some(Role::Calibration), 0, 0, pool()));
    assert!(!is_sound(CampaignKind::Calibration, Some(Role::Calibration), 0, 0, paid));
    assert!(!is_sound(CampaignKind::Calibration, None, 0, 0, pool()));
    assert!(is_sound(CampaignKind::Specialised, None, 1, 0, paid));
    assert!(is_sound(CampaignKind::Specialised, None, 0, 1, paid));
    assert!(!is_sound(CampaignKind::Specialised, None, 0, 0, paid));
}

//! The hard ranges that no governance leaves, of all mechanisms that are built. The parameters of the runs are inside
//! of them, and the attacks were analysed at their ends.

use agt_primitives::{
    access::Tenure,
    basis_points::BasisPoints,
    calendar::DAY,
    consensus::weight::AnswerWeight,
    contributors::{ranges as standing, ContributorTerms, FEELESS_PART},
    multiplier::Multiplier,
    redemption::{SeasonTerms, CLAIM_SEASONS, MOST_PER_AGT},
    season::{pool, Ceiling, FIRST_POOL, MOST_BASE_PART},
    tasks::{most_aia_a_day, ranges as tasks, TaskTerms, MAX_POSITIONS, MAX_WORKERS},
    token::AGT,
};
use agt_simulation::sets::all;

#[test]
fn pool_is_fifteen_million_at_most_and_never_rises() {
    assert_eq!(FIRST_POOL, 15_000_000 * AGT);
    assert!((0..1_000).all(|season| pool(season + 1) <= pool(season)));
}

#[test]
fn worth_of_an_aia_a_lane_and_a_bond_is_bounded() {
    assert_eq!((Ceiling::LEAST.planck(), Ceiling::MOST.planck()), (AGT / 1_000, AGT / 2));
    assert_eq!(Ceiling::LEAST.followed_by(Ceiling::MOST).planck(), AGT / 500);
    assert_eq!(MOST_BASE_PART, BasisPoints::clamped(2_000));
    assert_eq!(MOST_PER_AGT, 2 * AGT);
    for ceiling in [Ceiling::LEAST, Ceiling::default(), Ceiling::MOST] {
        let wanted = SeasonTerms { ceiling, aia_per_agt: u32::MAX, ..SeasonTerms::default() };
        let terms = wanted.following(ceiling);
        assert!(u128::from(terms.aia_per_agt) * ceiling.planck() <= 2 * AGT);
        assert!(u128::from(most_aia_a_day(ceiling)) * 31 * ceiling.planck() * 4 <= FIRST_POOL * 5);
    }
    const { assert!(CLAIM_SEASONS >= 12) };
}

#[test]
fn multipliers_weights_and_qualification_are_bounded() {
    assert_eq!(Multiplier::MOST.points(), 20_000);
    assert!(*standing::MOST_MULTIPLIER.end() <= 20_000);
    assert!(
        u64::from(AnswerWeight::LEAST.parts()) * 20 >= AnswerWeight::UNIT
            && u64::from(AnswerWeight::MOST.parts()) == 3 * AnswerWeight::UNIT
    );
    assert!(u64::from(AnswerWeight::UNPROVEN.parts()) * 10 <= AnswerWeight::UNIT);
    // Who is half of the way from chance to the reference is never paid, and nobody comes back within a day.
    assert!(*standing::PAY_FLOOR.start() == 5_000 && *standing::LEAST_SKILL.start() == 5_000);
    assert!(*standing::FALL_WAIT.start() >= DAY.into() && *standing::TRIAL_GOLD.start() >= 32);
    // A fall is beyond luck, and luck never excuses more than half of a trial's answers: three errors of 32 coins are 8.5.
    assert!(*standing::FALL_MARGIN.start() >= 100 && *standing::FALL_MARGIN.end() <= 300);
    assert!(*standing::QUIZ_WAIT.start() >= u128::from(DAY) / 24);
    assert_eq!((MAX_POSITIONS, MAX_WORKERS), (32, 7));
}

#[test]
fn referrals_slashes_windows_and_free_calls_are_bounded() {
    assert!(*standing::REFERRAL_PART.end() <= 500 && *standing::REFERRAL_BUDGET.end() <= 100);
    assert!(*tasks::MINORITY_SLASH.end() <= 1_000 && *tasks::NO_REVEAL_SLASH.end() <= 1_000);
    assert!(*tasks::DISPUTE_WINDOW.end() < u128::from(Tenure::Labour.least()));
    assert!(Tenure::Labour.least() >= 7 * DAY && Tenure::LongTerm.least() >= 28 * DAY);
    assert_eq!(FEELESS_PART, 10);
}

#[test]
fn every_set_of_the_tables_is_inside_the_ranges() {
    for (name, rules) in all() {
        assert_eq!(rules.contributors.check(), Ok(()), "{name}");
        assert_eq!(rules.tasks.check_with(rules.season.ceiling), Ok(()), "{name}");
        assert!(rules.season.are_within_ranges(), "{name}");
    }
    let (name, rules) = &all()[0];
    assert_eq!(*name, "defaults");
    assert_eq!((rules.contributors, rules.tasks), (ContributorTerms::DEFAULT, TaskTerms::DEFAULT));
    assert_eq!(rules.season, SeasonTerms::default());
}

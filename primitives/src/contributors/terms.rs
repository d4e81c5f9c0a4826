//! The governed terms of contributors, with their defaults and hard ranges.

use crate::{
    basis_points::BasisPoints,
    calendar::{DAY, HOUR},
    contributors::{MAX_INVITATIONS, UNPROVEN_SETS},
    multiplier::Multiplier,
    parameters::Violation,
    regeneration::Regeneration,
    terms::governed_terms,
    token::AGT,
    Aia, Balance, Moment,
};

governed_terms! {
    /// The governed terms of contributors.
    ///
    /// A change applies from the next call on. The values that an open set has fixed do not change.
    ContributorTerms;
    /// The maximum energy of an account without a character.
    energy_capacity ENERGY_CAPACITY: u32 = 3, "contributors.energyCapacity", "units", 1, 10;
    /// The time in which one unit of energy grows without a character.
    energy_period ENERGY_PERIOD: Moment = 6 * HOUR, "contributors.energyPeriod", "ms", HOUR, DAY;
    /// The number of sets that a proven account may have open.
    open_sets OPEN_SETS: u32 = 8, "contributors.openSets", "sets", 1, 32;
    /// The number of gold items in paid work after which a trial ends.
    trial_gold TRIAL_GOLD: u32 = 96, "contributors.trialGold", "items", 32, 512;
    /// How far below the bar an account falls: in hundredths of a standard error of somebody at the reference.
    fall_margin FALL_MARGIN: u32 = 200, "contributors.fallMargin", "hundredths of a standard error", 100, 300;
    /// The skill below which an account falls after its trial.
    least_skill LEAST_SKILL: u16 = 9_250, "contributors.leastSkill", "basis points of skill", 5_000, 9_750;
    /// The skill that the platform pays nothing. Pay rises from there to the whole reward at the reference.
    pay_floor PAY_FLOOR: u16 = 8_750, "contributors.payFloor", "basis points of skill", 5_000, 9_500;
    /// The number of gold items that a record of skill remembers.
    gold_memory GOLD_MEMORY: u32 = 192, "contributors.goldMemory", "items", 64, 1_024;
    /// The number of gold items at the pay floor with which the record of a trial begins.
    prior_gold PRIOR_GOLD: u32 = 32, "contributors.priorGold", "items", 8, 128;
    /// The time after its first fall in which an account may answer no quiz. It doubles with each further fall, at most
    /// five times.
    fall_wait FALL_WAIT: Moment = 7 * DAY, "contributors.fallWait", "ms", DAY, 30 * DAY;
    /// The time after its quizzes failed for the first time in which an account may answer no quiz. It doubles each time, at
    /// most five times.
    quiz_wait QUIZ_WAIT: Moment = DAY, "contributors.quizWait", "ms", HOUR, 30 * DAY;
    /// The reputation from which the second tier applies.
    second_tier_from SECOND_TIER_FROM: u16 = 2_500, "contributors.secondTierFrom", "basis points", 1, 10_000;
    /// The reputation from which the third tier applies.
    third_tier_from THIRD_TIER_FROM: u16 = 5_000, "contributors.thirdTierFrom", "basis points", 1, 10_000;
    /// The reputation from which the fourth tier applies.
    fourth_tier_from FOURTH_TIER_FROM: u16 = 8_000, "contributors.fourthTierFrom", "basis points", 1, 10_000;
    /// The number of sets that a proven account of the first tier may open in a UTC day.
    first_tier_sets FIRST_TIER_SETS: u32 = 3, "contributors.firstTierSets", "sets", UNPROVEN_SETS, 64;
    /// The number of sets a UTC day in the second tier.
    second_tier_sets SECOND_TIER_SETS: u32 = 4, "contributors.secondTierSets", "sets", UNPROVEN_SETS, 64;
    /// The number of sets a UTC day in the third tier.
    third_tier_sets THIRD_TIER_SETS: u32 = 6, "contributors.thirdTierSets", "sets", UNPROVEN_SETS, 64;
    /// The number of sets a UTC day in the fourth tier.
    fourth_tier_sets FOURTH_TIER_SETS: u32 = 12, "contributors.fourthTierSets", "sets", UNPROVEN_SETS, 64;
    /// The AIA that a proven account of the first tier may reserve in a UTC day.
    first_tier_aia FIRST_TIER_AIA: Aia = 1_000, "contributors.firstTierAia", "AIA", 1, 20_000;
    /// The AIA a UTC day in the second tier.
    second_tier_aia SECOND_TIER_AIA: Aia = 2_000, "contributors.secondTierAia", "AIA", 1, 20_000;
    /// The AIA a UTC day in the third tier.
    third_tier_aia THIRD_TIER_AIA: Aia = 3_000, "contributors.thirdTierAia", "AIA", 1, 20_000;
    /// The AIA a UTC day in the fourth tier.
    fourth_tier_aia FOURTH_TIER_AIA: Aia = 6_000, "contributors.fourthTierAia", "AIA", 1, 20_000;
    /// The maximum product of all AIA multipliers.
    most_multiplier MOST_MULTIPLIER: u16 = 15_000, "contributors.mostMultiplier", "basis points", 10_000, 20_000;
    /// The amount that each day of a streak after the first adds to the streak's multiplier, which is at most 1.2.
    streak_step STREAK_STEP: u16 = 100, "contributors.streakStep", "basis points", 0, 200;
    /// The maximum share of an invitee's accepted AIA that its referrer earns.
    referral_part REFERRAL_PART: u16 = 500, "contributors.referralPart", "basis points", 0, 500;
    /// The share of a season's accepted AIA that all referrers of the season share.
    referral_budget REFERRAL_BUDGET: u16 = 100, "contributors.referralBudget", "basis points", 0, 100;
    /// The time from its registration for which an invitee counts.
    referral_period REFERRAL_PERIOD: Moment = 90 * DAY, "contributors.referralPeriod", "ms", DAY, 90 * DAY;
    /// The number of invitees of a referrer that count in a season.
    referral_invitees REFERRAL_INVITEES: u32 = 10, "contributors.referralInvitees", "accounts", 0, 10;
    /// The planck on hold for an account that registers itself, until it is proven or removed.
    registration_hold REGISTRATION_HOLD: Balance = AGT, "contributors.registrationHold", "planck", AGT / 10, 100 * AGT;
    /// The time in which one invitation of a proven account grows.
    proven_invitation_period PROVEN_INVITATION_PERIOD: Moment = DAY, "contributors.provenInvitationPeriod", "ms", DAY,
        30 * DAY;
    /// The time in which one invitation of a bonded account with a role grows.
    bonded_invitation_period BONDED_INVITATION_PERIOD: Moment = DAY / 5, "contributors.bondedInvitationPeriod", "ms",
        DAY / 5, 30 * DAY;
    /// The minimum active bond of a bonded sponsor. Some roles require almost no bond.
    sponsor_bond SPONSOR_BOND: Balance = 500 * AGT, "contributors.sponsorBond", "planck", 50 * AGT, 100_000 * AGT;
    /// The time without work after which an unproven account can be removed.
    idle_period IDLE_PERIOD: Moment = 30 * DAY, "contributors.idlePeriod", "ms", 30 * DAY, 365 * DAY;
    /// The number of feeless calls of an unproven account in a UTC day.
    unproven_calls UNPROVEN_CALLS: u32 = 10, "contributors.unprovenCalls", "calls", 0, 50;
    /// The number of feeless calls of a proven account in a UTC day.
    proven_calls PROVEN_CALLS: u32 = 60, "contributors.provenCalls", "calls", 0, 200;
}

/// The work that an account may take on in a UTC day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Sets it may open.
    pub sets: u32,
    /// AIA it may reserve.
    pub aia: Aia,
}

impl ContributorTerms {
    /// Checks that every value is inside its hard range and that no two values contradict each other.
    pub fn check(&self) -> Result<(), Violation> {
        if *self != self.bounded() {
            return Err(Violation::OutOfRange);
        }
        let from = [self.second_tier_from, self.third_tier_from, self.fourth_tier_from];
        let sets = [self.first_tier_sets, self.second_tier_sets, self.third_tier_sets, self.fourth_tier_sets];
        let aia = [self.first_tier_aia, self.second_tier_aia, self.third_tier_aia, self.fourth_tier_aia];
        // A higher tier never allows less, and an unproven account is never allowed more than a proven one.
        let rise = from.is_sorted_by(|low, high| low < high) && sets.is_sorted() && aia.is_sorted();
        // A trial is over before its record forgets how it began, and whoever stays is paid.
        let trial = self.trial_gold <= self.gold_memory && self.pay_floor <= self.least_skill;
        if rise && trial && self.unproven_calls <= self.proven_calls {
            Ok(())
        } else {
            Err(Violation::Inconsistent)
        }
    }

    /// Returns how energy grows without a character.
    pub const fn energy(&self) -> Regeneration {
        Regeneration { period: self.energy_period, maximum: self.energy_capacity }
    }

    /// Returns how the invitations of a proven account grow.
    pub const fn proven_invitations(&self) -> Regeneration {
        Regeneration { period: self.proven_invitation_period, maximum: MAX_INVITATIONS }
    }

    /// Returns how the invitations of a bonded account with a role grow.
    pub const fn bonded_invitations(&self) -> Regeneration {
        Regeneration { period: self.bonded_invitation_period, maximum: MAX_INVITATIONS }
    }

    /// Returns the tier of an unproven account.
    pub const fn unproven_tier(&self) -> Tier {
        Tier { sets: UNPROVEN_SETS, aia: self.first_tier_aia }
    }

    /// Returns the tier of a proven account with this reputation in the area of the set.
    pub const fn tier(&self, reputation: BasisPoints) -> Tier {
        let points = reputation.points();
        if points >= self.fourth_tier_from {
            Tier { sets: self.fourth_tier_sets, aia: self.fourth_tier_aia }
        } else if points >= self.third_tier_from {
            Tier { sets: self.third_tier_sets, aia: self.third_tier_aia }
        } else if points >= self.second_tier_from {
            Tier { sets: self.second_tier_sets, aia: self.second_tier_aia }
        } else {
            Tier { sets: self.first_tier_sets, aia: self.first_tier_aia }
        }
    }

    /// Returns the maximum product of all AIA multipliers.
    pub fn most_product(&self) -> Multiplier {
        Multiplier::new(self.most_multiplier).unwrap_or(Multiplier::ONE)
    }

    /// Returns the multiplier of a streak of `days` days: 1.0 on its first day, at most [`Multiplier::MOST_STREAK`].
    pub fn streak(&self, days: u32) -> Multiplier {
        let gain = days.saturating_sub(1).saturating_mul(self.streak_step.into());
        let points = u32::from(Multiplier::ONE.points()).saturating_add(gain);
        let points = u16::try_from(points).unwrap_or(u16::MAX).min(Multiplier::MOST_STREAK.points());
        Multiplier::new(points).unwrap_or(Multiplier::ONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_pass_their_check_and_equal_the_design() {
        let terms = ContributorTerms::DEFAULT;
        assert_eq!(terms.check(), Ok(()));
        assert_eq!(terms.energy(), Regeneration { period: 21_600_000, maximum: 3 });
        assert_eq!((terms.trial_gold, terms.fall_margin, terms.prior_gold, terms.gold_memory), (96, 200, 32, 192));
        assert_eq!((terms.least_skill, terms.pay_floor, terms.fall_wait), (9_250, 8_750, 7 * 86_400_000));
        assert_eq!(terms.most_product(), Multiplier::MOST_PRODUCT);
        assert_eq!(terms.referral_part, 500);
        assert_eq!(terms.referral_budget, 100);
        assert_eq!(terms.referral_invitees, 10);
        assert_eq!(terms.referral_period, 90 * 86_400_000);
        assert_eq!(terms.registration_hold, 1_000_000_000_000);
        assert_eq!(terms.proven_invitations().period, 86_400_000);
        assert_eq!(terms.bonded_invitations().period, 17_280_000);
    }

    #[test]
    fn with_is_none_when_the_type_cannot_hold_the_value() {
        assert_eq!(ContributorTerms::DEFAULT.with("contributors.streakStep", 65_536), None);
    }

    #[test]
    fn check_fails_when_terms_contradict_each_other() {
        let with = |name: &str, value| ContributorTerms::DEFAULT.with(name, value).unwrap().check();
        for (name, value) in [
            ("contributors.thirdTierFrom", 2_500),
            ("contributors.fourthTierFrom", 4_999),
            ("contributors.secondTierSets", 2),
            ("contributors.fourthTierSets", 5),
            ("contributors.fourthTierAia", 2_999),
            ("contributors.provenCalls", 9),
            ("contributors.trialGold", 193),
            ("contributors.goldMemory", 95),
            ("contributors.payFloor", 9_251),
            ("contributors.leastSkill", 8_749),
        ] {
            assert_eq!(with(name, value), Err(Violation::Inconsistent), "{name}");
        }
        assert_eq!(with("contributors.secondTierSets", 3), Ok(()));
    }

    #[test]
    fn tier_begins_at_its_reputation() {
        let terms = ContributorTerms::DEFAULT;
        let sets = |points| terms.tier(BasisPoints::clamped(points)).sets;
        assert_eq!([sets(0), sets(2_499), sets(2_500), sets(4_999)], [3, 3, 4, 4]);
        assert_eq!([sets(5_000), sets(7_999), sets(8_000), sets(10_000)], [6, 6, 12, 12]);
        assert_eq!(terms.tier(BasisPoints::WHOLE).aia, 6_000);
        assert_eq!(terms.unproven_tier(), Tier { sets: 2, aia: 1_000 });
    }

    #[test]
    fn streak_multiplier_is_at_most_1_2() {
        let terms = ContributorTerms::DEFAULT;
        let of = |days| terms.streak(days).points();
        assert_eq!(
            [of(0), of(1), of(2), of(20), of(21), of(22), of(u32::MAX)],
            [10_000, 10_000, 10_100, 11_900, 12_000, 12_000, 12_000]
        );
    }
}

//! The governed terms of standing: what a chain starts with, and the hard ranges that no governance leaves.

use crate::{
    average::{Drift, Step},
    basis_points::BasisPoints,
    calendar::DAY,
    contributors::{MAX_INVITATIONS, UNPROVEN_SETS},
    multiplier::Multiplier,
    parameters::Violation,
    regeneration::Regeneration,
    terms::governed_terms,
    token::AGT,
    Aia, Balance, Moment,
};

const HOUR: Moment = DAY / 24;

governed_terms! {
    /// The governed terms of standing.
    ///
    /// A change holds from the next call on; what an open set has fixed stays as it was.
    ContributorTerms;
    /// How much energy there is at most without a character.
    energy_capacity ENERGY_CAPACITY: u32 = 3, "contributors.energyCapacity", "units", 1, 10;
    /// How long one unit of energy takes to grow without a character.
    energy_period ENERGY_PERIOD: Moment = 6 * HOUR, "contributors.energyPeriod", "ms", HOUR, DAY;
    /// How many gold items an account answers before it can be proven.
    proving_items PROVING_ITEMS: u32 = 32, "contributors.provingItems", "items", 16, 64;
    /// What share of its gold items it answers right to be proven.
    proving_share PROVING_SHARE: u16 = 8_500, "contributors.provingShare", "basis points", 7_000, 9_500;
    /// How many sets a proven account may have open.
    open_sets OPEN_SETS: u32 = 8, "contributors.openSets", "sets", 1, 32;
    /// One part in how many of the way a set moves an average.
    reputation_parts REPUTATION_PARTS: u32 = 16, "contributors.reputationParts", "parts", 8, 1_024;
    /// Below which reputation the consensus average rises only by a set with correct gold.
    low_reputation LOW_REPUTATION: u16 = 5_000, "contributors.lowReputation", "basis points", 0, 10_000;
    /// How long an account is idle in an area until its averages fall once.
    drift_period DRIFT_PERIOD: Moment = 7 * DAY, "contributors.driftPeriod", "ms", DAY, 90 * DAY;
    /// How far they fall each time.
    drift_step DRIFT_STEP: u16 = 100, "contributors.driftStep", "basis points", 0, 1_000;
    /// What idling lets them fall no lower than.
    drift_floor DRIFT_FLOOR: u16 = 2_500, "contributors.driftFloor", "basis points", 0, 5_000;
    /// From which reputation on the second tier counts.
    second_tier_from SECOND_TIER_FROM: u16 = 2_500, "contributors.secondTierFrom", "basis points", 1, 10_000;
    /// From which reputation on the third tier counts.
    third_tier_from THIRD_TIER_FROM: u16 = 5_000, "contributors.thirdTierFrom", "basis points", 1, 10_000;
    /// From which reputation on the fourth tier counts.
    fourth_tier_from FOURTH_TIER_FROM: u16 = 8_000, "contributors.fourthTierFrom", "basis points", 1, 10_000;
    /// How many sets a proven account of the first tier may open in a UTC day.
    first_tier_sets FIRST_TIER_SETS: u32 = 3, "contributors.firstTierSets", "sets", UNPROVEN_SETS, 64;
    /// How many of the second tier.
    second_tier_sets SECOND_TIER_SETS: u32 = 4, "contributors.secondTierSets", "sets", UNPROVEN_SETS, 64;
    /// How many of the third tier.
    third_tier_sets THIRD_TIER_SETS: u32 = 6, "contributors.thirdTierSets", "sets", UNPROVEN_SETS, 64;
    /// How many of the fourth tier.
    fourth_tier_sets FOURTH_TIER_SETS: u32 = 12, "contributors.fourthTierSets", "sets", UNPROVEN_SETS, 64;
    /// How much AIA an unproven account may reserve in a UTC day.
    unproven_aia UNPROVEN_AIA: Aia = 640, "contributors.unprovenAia", "AIA", 1, 20_000;
    /// How much a proven account of the first tier.
    first_tier_aia FIRST_TIER_AIA: Aia = 1_000, "contributors.firstTierAia", "AIA", 1, 20_000;
    /// How much of the second tier.
    second_tier_aia SECOND_TIER_AIA: Aia = 2_000, "contributors.secondTierAia", "AIA", 1, 20_000;
    /// How much of the third tier.
    third_tier_aia THIRD_TIER_AIA: Aia = 3_000, "contributors.thirdTierAia", "AIA", 1, 20_000;
    /// How much of the fourth tier.
    fourth_tier_aia FOURTH_TIER_AIA: Aia = 6_000, "contributors.fourthTierAia", "AIA", 1, 20_000;
    /// What the product of all AIA multipliers is at most.
    most_multiplier MOST_MULTIPLIER: u16 = 15_000, "contributors.mostMultiplier", "basis points", 10_000, 20_000;
    /// What each day of a streak after the first adds to its multiplier, which ends at 1.2.
    streak_step STREAK_STEP: u16 = 100, "contributors.streakStep", "basis points", 0, 200;
    /// What share of an invitee's accepted AIA its referrer can earn at the most.
    referral_part REFERRAL_PART: u16 = 500, "contributors.referralPart", "basis points", 0, 500;
    /// What share of a season's accepted AIA all referrers of that season share.
    referral_budget REFERRAL_BUDGET: u16 = 100, "contributors.referralBudget", "basis points", 0, 100;
    /// For how long from its registration on an invitee counts.
    referral_period REFERRAL_PERIOD: Moment = 90 * DAY, "contributors.referralPeriod", "ms", DAY, 90 * DAY;
    /// How many invitees of a referrer count in a season.
    referral_invitees REFERRAL_INVITEES: u32 = 10, "contributors.referralInvitees", "accounts", 0, 10;
    /// What an account that registers itself has on hold until it is proven or removed.
    registration_hold REGISTRATION_HOLD: Balance = AGT, "contributors.registrationHold", "planck", AGT / 10, 100 * AGT;
    /// How long a proven account's invitation takes to grow.
    proven_invitation_period PROVEN_INVITATION_PERIOD: Moment = DAY, "contributors.provenInvitationPeriod", "ms", DAY, 30 * DAY;
    /// How long the invitation of an account with a bond and a role takes.
    bonded_invitation_period BONDED_INVITATION_PERIOD: Moment = DAY / 5, "contributors.bondedInvitationPeriod", "ms", DAY / 5,
        30 * DAY;
    /// What active bond a role has to come with to make a sponsor: some roles demand next to none.
    sponsor_bond SPONSOR_BOND: Balance = 500 * AGT, "contributors.sponsorBond", "planck", 50 * AGT, 100_000 * AGT;
    /// After how long without a set an unproven account can be removed.
    idle_period IDLE_PERIOD: Moment = 30 * DAY, "contributors.idlePeriod", "ms", 30 * DAY, 365 * DAY;
    /// How many calls an unproven account makes without a fee in a UTC day.
    unproven_calls UNPROVEN_CALLS: u32 = 10, "contributors.unprovenCalls", "calls", 0, 50;
    /// How many calls a proven one.
    proven_calls PROVEN_CALLS: u32 = 60, "contributors.provenCalls", "calls", 0, 200;
}

/// How much a proven account may take on in a UTC day, by its reputation in the area of the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Sets it may open.
    pub sets: u32,
    /// AIA it may reserve.
    pub aia: Aia,
}

impl ContributorTerms {
    /// Whether every value is inside its hard range and none contradicts another.
    pub fn check(&self) -> Result<(), Violation> {
        if *self != self.bounded() {
            return Err(Violation::OutOfRange);
        }
        let from = [self.second_tier_from, self.third_tier_from, self.fourth_tier_from];
        let sets = [self.first_tier_sets, self.second_tier_sets, self.third_tier_sets, self.fourth_tier_sets];
        let aia =
            [self.unproven_aia, self.first_tier_aia, self.second_tier_aia, self.third_tier_aia, self.fourth_tier_aia];
        // A better standing is never worth less, and an unproven account has nothing that a proven one has not.
        let rise = from.is_sorted_by(|low, high| low < high) && sets.is_sorted() && aia.is_sorted();
        if rise && self.unproven_calls <= self.proven_calls {
            Ok(())
        } else {
            Err(Violation::Inconsistent)
        }
    }

    /// How energy grows without a character.
    pub const fn energy(&self) -> Regeneration {
        Regeneration { period: self.energy_period, maximum: self.energy_capacity }
    }

    /// How a proven account's invitations grow.
    pub const fn proven_invitations(&self) -> Regeneration {
        Regeneration { period: self.proven_invitation_period, maximum: MAX_INVITATIONS }
    }

    /// How the invitations of an account with a bond and a role grow.
    pub const fn bonded_invitations(&self) -> Regeneration {
        Regeneration { period: self.bonded_invitation_period, maximum: MAX_INVITATIONS }
    }

    /// How far a set moves an average.
    pub const fn step(&self) -> Step {
        Step::one_in(self.reputation_parts)
    }

    /// How averages fall while an account is idle.
    pub const fn drift(&self) -> Drift {
        Drift {
            period: self.drift_period,
            step: BasisPoints::clamped(self.drift_step),
            floor: BasisPoints::clamped(self.drift_floor),
        }
    }

    /// What an unproven account may take on in a UTC day.
    pub const fn unproven_tier(&self) -> Tier {
        Tier { sets: UNPROVEN_SETS, aia: self.unproven_aia }
    }

    /// What a proven account may take on in a UTC day, by its reputation.
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

    /// What the product of all AIA multipliers is at most.
    pub fn most_product(&self) -> Multiplier {
        Multiplier::new(self.most_multiplier).unwrap_or(Multiplier::ONE)
    }

    /// What a streak of so many days multiplies by: 1.0 on its first day, and at most [`Multiplier::MOST_STREAK`].
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
        assert_eq!((terms.proving_items, terms.proving_share), (32, 8_500));
        assert_eq!(terms.most_product(), Multiplier::MOST_PRODUCT);
        assert_eq!((terms.referral_part, terms.referral_budget, terms.referral_invitees), (500, 100, 10));
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
            ("contributors.unprovenAia", 1_001),
            ("contributors.fourthTierAia", 2_999),
            ("contributors.provenCalls", 9),
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
        assert_eq!(terms.unproven_tier(), Tier { sets: 2, aia: 640 });
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

//! The governed terms of redemption, and what of them a season fixes.

use super::{MINIMUM, MOST_BONDED};
use crate::{
    arithmetic::{mul_div_ceil, mul_div_floor},
    basis_points::BasisPoints,
    parameters::Violation,
    report::decimal,
    season::{Ceiling, MOST_BASE_PART},
    terms::governed_terms,
    token::AGT,
    Aia, Balance,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::Serialize;

/// The most that a bonded AGT draws in a season, in planck: AIA for each AGT, times the ceiling, is at most 2 AGT.
pub const MOST_PER_AGT: Balance = 2 * AGT;

/// The most AIA that the bonded lane takes for each AGT, whatever the ceiling.
const MOST_AIA_PER_AGT: u32 = 50;

governed_terms! {
    /// The governed terms of redemption.
    ///
    /// A change holds from the next season on that nobody has submitted to yet.
    RedemptionTerms;
    /// The most that one AIA is worth: 0.001 to 0.5 AGT. From one season to the next it doubles at most.
    ceiling CEILING: Balance = AGT / 20, "redemption.ceiling", "planck", Ceiling::LEAST.planck(),
        Ceiling::MOST.planck();
    /// The base lane's part of the pool: at most 20 %.
    base_part BASE_PART: u16 = 2_000, "redemption.basePart", "basis points", 0, MOST_BASE_PART.points();
    /// AIA that the bonded lane takes for each AGT that was bonded all the time.
    aia_per_agt AIA_PER_AGT: u32 = 20, "redemption.aiaPerAgt", "AIA", 1, MOST_AIA_PER_AGT;
    /// AIA that the base lane takes from an account in a season: never less than one submission.
    base_cap BASE_CAP: Aia = 6_000, "redemption.baseCap", "AIA", MINIMUM, 12_000;
}

impl RedemptionTerms {
    /// Returns an error unless every value is inside its hard range and no bonded AGT draws more than
    /// [`MOST_PER_AGT`].
    pub fn check(&self) -> Result<(), Violation> {
        if *self != self.bounded() {
            Err(Violation::OutOfRange)
        } else if SeasonTerms::from(*self).are_within_ranges() {
            Ok(())
        } else {
            Err(Violation::Inconsistent)
        }
    }
}

/// The terms of a season: fixed when the first AIA is submitted to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct SeasonTerms {
    /// The most that one AIA is worth.
    pub ceiling: Ceiling,
    /// The base lane's part of the pool.
    pub base_part: BasisPoints,
    /// AIA that the bonded lane takes for each AGT that was bonded all the time.
    pub aia_per_agt: u32,
    /// AIA that the base lane takes from an account.
    #[serde(with = "decimal")]
    pub base_cap: Aia,
}

/// What a chain starts with: [`RedemptionTerms::DEFAULT`].
impl Default for SeasonTerms {
    fn default() -> Self {
        RedemptionTerms::DEFAULT.into()
    }
}

/// What a chain starts with: that of [`RedemptionTerms::DEFAULT`].
impl Default for Ceiling {
    fn default() -> Self {
        SeasonTerms::default().ceiling
    }
}

/// Each term is brought into its hard range.
impl From<RedemptionTerms> for SeasonTerms {
    fn from(governed: RedemptionTerms) -> Self {
        let RedemptionTerms { ceiling, base_part, aia_per_agt, base_cap } = governed.bounded();
        // The range of the ceiling is that of its type.
        let ceiling = Ceiling::new(ceiling).unwrap_or(Ceiling::LEAST);
        Self { ceiling, base_part: BasisPoints::clamped(base_part), aia_per_agt, base_cap }
    }
}

impl From<SeasonTerms> for RedemptionTerms {
    fn from(season: SeasonTerms) -> Self {
        let SeasonTerms { ceiling, base_part, aia_per_agt, base_cap } = season;
        Self { ceiling: ceiling.planck(), base_part: base_part.points(), aia_per_agt, base_cap }
    }
}

impl SeasonTerms {
    /// Whether each term is inside its hard range, and no bonded AGT draws more than [`MOST_PER_AGT`].
    pub fn are_within_ranges(&self) -> bool {
        let governed = RedemptionTerms::from(*self);
        governed == governed.bounded() && self.aia_per_agt <= Self::most_aia_per_agt(self.ceiling)
    }

    /// Returns the terms of a season for which these are wanted, after a season with the ceiling `last`: each is brought
    /// into its hard range, the ceiling to at most the double of `last`.
    pub fn following(self, last: Ceiling) -> Self {
        let bounded = Self::from(RedemptionTerms::from(self));
        let ceiling = last.followed_by(bounded.ceiling);
        let aia_per_agt = bounded.aia_per_agt.min(Self::most_aia_per_agt(ceiling));
        Self { ceiling, aia_per_agt, ..bounded }
    }

    /// The AIA that the bonded lane takes in a season from an account that kept `bond` planck, rounded down; at most
    /// [`MOST_BONDED`].
    pub fn bonded_cap(&self, bond: Balance) -> Aia {
        // An AGT has more planck than any number of AIA that it may stand for, so there is always an answer.
        let aia = mul_div_floor(bond, self.aia_per_agt.into(), AGT).unwrap_or(0);
        Aia::try_from(aia).map_or(MOST_BONDED, |aia| aia.min(MOST_BONDED))
    }

    /// The planck that must be bonded for `aia` in the bonded lane, rounded up: the least bond whose
    /// [`SeasonTerms::bonded_cap`] reaches it. None when it does not fit.
    pub fn bond_for(&self, aia: Aia) -> Option<Balance> {
        mul_div_ceil(aia.into(), AGT, self.aia_per_agt.into())
    }

    /// The most AIA a bonded AGT stands for under a ceiling; at least one, because no ceiling is above an AGT.
    fn most_aia_per_agt(ceiling: Ceiling) -> u32 {
        let most = MOST_PER_AGT.checked_div(ceiling.planck()).unwrap_or(0);
        u32::try_from(most).map_or(MOST_AIA_PER_AGT, |most| most.min(MOST_AIA_PER_AGT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};

    fn terms() -> impl Strategy<Value = SeasonTerms> {
        let ceiling = prop_oneof![
            Just(Ceiling::LEAST),
            Just(Ceiling::default()),
            Just(Ceiling::MOST),
            ranges::CEILING.prop_map(|planck| Ceiling::new(planck).unwrap()),
        ];
        let base_cap = prop_oneof![0u64..20_000, any::<Aia>()];
        let aia_per_agt = prop_oneof![0u32..100, any::<u32>()];
        (ceiling, 0u16..=10_000, aia_per_agt, base_cap).prop_map(|(ceiling, points, aia_per_agt, base_cap)| {
            SeasonTerms { ceiling, base_part: BasisPoints::clamped(points), aia_per_agt, base_cap }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 2_048,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn season_terms_are_within_their_ranges_whatever_is_wanted(wanted in terms(), last in terms()) {
            let terms = wanted.following(last.ceiling);
            prop_assert!(terms.are_within_ranges(), "{terms:?}");
            prop_assert!(terms.ceiling <= wanted.ceiling && terms.ceiling.planck() <= 2 * last.ceiling.planck());
            prop_assert!(Balance::from(terms.aia_per_agt) * terms.ceiling.planck() <= 2 * AGT);
            if wanted.are_within_ranges() {
                // A lower ceiling only widens the range of the rest.
                prop_assert_eq!(SeasonTerms { ceiling: wanted.ceiling, ..terms }, wanted);
            }
        }

        #[test]
        fn bond_for_aia_is_the_least_that_allows_it(wanted in terms(), aia in 1..=MOST_BONDED) {
            let terms = wanted.following(Ceiling::MOST);
            let bond = terms.bond_for(aia).unwrap();
            prop_assert!(terms.bonded_cap(bond) >= aia);
            prop_assert!(terms.bonded_cap(bond - 1) < aia);
        }

        #[test]
        fn bond_allows_no_more_than_its_part(wanted in terms(), bits in any::<Balance>(), shift in 0u32..128) {
            let terms = wanted.following(Ceiling::MOST);
            let bond = bits >> shift;
            let cap = terms.bonded_cap(bond);
            prop_assert!(cap <= MOST_BONDED);
            prop_assert!(terms.bond_for(cap).unwrap() <= bond);
            // What it draws at the ceiling is at most twice the bond.
            prop_assert!(Balance::from(cap) * terms.ceiling.planck() / 2 <= bond);
        }
    }

    #[test]
    fn defaults_are_within_their_ranges() {
        let terms = SeasonTerms::default();
        assert!(terms.are_within_ranges());
        assert_eq!(terms.following(Ceiling::default()), terms);
        assert_eq!(RedemptionTerms::from(terms), RedemptionTerms::DEFAULT);
        assert_eq!(terms.ceiling.planck(), 50_000_000_000);
        assert_eq!(terms.base_part.points(), 2_000);
        assert_eq!(terms.aia_per_agt, 20);
        assert_eq!(terms.base_cap, 6_000);
    }

    #[test]
    fn season_terms_are_bounded_when_governed_ones_are_outside_their_ranges() {
        let least = RedemptionTerms { ceiling: 0, base_part: 0, aia_per_agt: 0, base_cap: 0 };
        let terms = SeasonTerms::from(least);
        assert_eq!(terms.ceiling, Ceiling::LEAST);
        assert_eq!(terms.aia_per_agt, 1);
        assert_eq!(terms.base_cap, 3_000);
        let most =
            RedemptionTerms { ceiling: Balance::MAX, base_part: u16::MAX, aia_per_agt: u32::MAX, base_cap: Aia::MAX };
        let terms = SeasonTerms::from(most);
        assert_eq!(terms.ceiling, Ceiling::MOST);
        assert_eq!(terms.base_part, MOST_BASE_PART);
        assert_eq!(terms.aia_per_agt, 50);
        assert_eq!(terms.base_cap, 12_000);
    }

    #[test]
    fn governed_terms_are_refused_when_a_bond_would_draw_too_much() {
        let with = |ceiling, aia_per_agt| RedemptionTerms { ceiling, aia_per_agt, ..Default::default() }.check();
        assert_eq!(with(AGT / 10, 20), Ok(()));
        assert_eq!(with(AGT / 10 + 1, 20), Err(Violation::Inconsistent));
        assert_eq!(with(AGT / 10, 21), Err(Violation::Inconsistent));
        assert_eq!(with(AGT / 2 + 1, 20), Err(Violation::OutOfRange));
    }

    #[test]
    fn bonded_cap_is_twenty_aia_for_each_agt_and_at_most_300_000() {
        let terms = SeasonTerms::default();
        assert_eq!(terms.bonded_cap(150 * AGT), 3_000);
        assert_eq!(terms.bonded_cap(150 * AGT - 1), 2_999);
        assert_eq!(terms.bonded_cap(15_000 * AGT), 300_000);
        assert_eq!(terms.bonded_cap(15_001 * AGT), 300_000);
        assert_eq!((terms.bonded_cap(0), terms.bonded_cap(AGT / 20 - 1), terms.bonded_cap(AGT / 20)), (0, 0, 1));
        assert_eq!(terms.bonded_cap(Balance::MAX), 300_000);
        assert_eq!(terms.bond_for(3_000), Some(150 * AGT));
        assert_eq!(terms.bond_for(1), Some(AGT / 20));
    }

    #[test]
    fn terms_are_refused_at_the_first_step_outside_their_range() {
        let with = |change: fn(&mut SeasonTerms)| {
            let mut terms = SeasonTerms::default();
            change(&mut terms);
            terms.are_within_ranges()
        };
        assert!(with(|terms| terms.base_part = BasisPoints::clamped(2_000)));
        assert!(!with(|terms| terms.base_part = BasisPoints::clamped(2_001)));
        assert!(with(|terms| terms.base_cap = 3_000));
        assert!(with(|terms| terms.base_cap = 12_000));
        assert!(!with(|terms| terms.base_cap = 2_999));
        assert!(!with(|terms| terms.base_cap = 12_001));
        // At 0.05 AGT an AIA, 40 AIA are 2 AGT.
        assert!(with(|terms| terms.aia_per_agt = 1));
        assert!(with(|terms| terms.aia_per_agt = 40));
        assert!(!with(|terms| terms.aia_per_agt = 0));
        assert!(!with(|terms| terms.aia_per_agt = 41));
        let thin = |aia_per_agt| {
            let terms = SeasonTerms { ceiling: Ceiling::LEAST, aia_per_agt, ..SeasonTerms::default() };
            terms.are_within_ranges()
        };
        assert!(thin(50));
        assert!(!thin(51));
    }
}

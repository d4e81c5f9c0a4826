//! The governed terms of a season, and the hard ranges that governance cannot leave.

use super::MOST_BONDED;
use crate::{
    arithmetic::{mul_div_ceil, mul_div_floor},
    basis_points::BasisPoints,
    report::decimal,
    season::{Ceiling, MOST_BASE_PART},
    token::AGT,
    Aia, Balance,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::Serialize;

/// The hard ranges of the terms.
pub mod ranges {
    use super::{Aia, Balance, Ceiling, AGT, MOST_BASE_PART};
    use core::ops::RangeInclusive;

    /// The most that one AIA is worth, in planck: 0.001 to 0.5 AGT. From one season to the next it doubles at most.
    pub const CEILING: RangeInclusive<Balance> = Ceiling::LEAST.planck()..=Ceiling::MOST.planck();

    /// The base lane's part of the pool, in basis points: at most 20 %.
    pub const BASE_PART: RangeInclusive<u16> = 0..=MOST_BASE_PART.points();

    /// AIA that the bonded lane takes for each AGT bonded.
    pub const AIA_PER_AGT: RangeInclusive<u32> = 1..=50;

    /// The most that a bonded AGT draws in a season, in planck: AIA for each AGT, times the ceiling, is at most 2 AGT.
    pub const MOST_PER_AGT: Balance = 2 * AGT;

    /// AIA that the base lane takes from an account in a season: never less than one submission.
    pub const BASE_CAP: RangeInclusive<Aia> = super::super::MINIMUM..=12_000;
}

/// The terms of a season: fixed when the first AIA is submitted to it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
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

/// What a chain starts with: 0.05 AGT, 10 %, 20 AIA, 6,000 AIA.
impl Default for SeasonTerms {
    fn default() -> Self {
        Self { ceiling: Ceiling::default(), base_part: BasisPoints::clamped(1_000), aia_per_agt: 20, base_cap: 6_000 }
    }
}

impl SeasonTerms {
    /// Whether each term is inside its hard range, and no bonded AGT draws more than [`ranges::MOST_PER_AGT`].
    pub fn are_within_ranges(&self) -> bool {
        ranges::BASE_PART.contains(&self.base_part.points())
            && ranges::AIA_PER_AGT.contains(&self.aia_per_agt)
            && ranges::BASE_CAP.contains(&self.base_cap)
            && self.aia_per_agt <= Self::most_aia_per_agt(self.ceiling)
    }

    /// The terms of a season for which these are wanted, after one with the ceiling `last`: each brought into its hard
    /// range, the ceiling to at most the double of `last`.
    pub fn following(self, last: Ceiling) -> Self {
        let ceiling = last.followed_by(self.ceiling);
        Self {
            ceiling,
            base_part: self.base_part.min(MOST_BASE_PART),
            aia_per_agt: self.aia_per_agt.clamp(*ranges::AIA_PER_AGT.start(), Self::most_aia_per_agt(ceiling)),
            base_cap: self.base_cap.clamp(*ranges::BASE_CAP.start(), *ranges::BASE_CAP.end()),
        }
    }

    /// The AIA that the bonded lane takes in a season from an account that kept `bond` planck, rounded down; at most
    /// [`MOST_BONDED`].
    pub fn bonded_cap(&self, bond: Balance) -> Aia {
        // An AGT has more planck than any number of AIA that it may stand for, so there is always an answer.
        let aia = mul_div_floor(bond, self.aia_per_agt.into(), AGT).unwrap_or(0);
        Aia::try_from(aia).map_or(MOST_BONDED, |aia| aia.min(MOST_BONDED))
    }

    /// The planck that have to be bonded for so much AIA in the bonded lane, rounded up: the least bond whose
    /// [`SeasonTerms::bonded_cap`] reaches it. None when it does not fit.
    pub fn bond_for(&self, aia: Aia) -> Option<Balance> {
        mul_div_ceil(aia.into(), AGT, self.aia_per_agt.into())
    }

    /// The most AIA a bonded AGT stands for under a ceiling; at least one, because no ceiling is above an AGT.
    fn most_aia_per_agt(ceiling: Ceiling) -> u32 {
        let most = ranges::MOST_PER_AGT.checked_div(ceiling.planck()).unwrap_or(0);
        u32::try_from(most).map_or(*ranges::AIA_PER_AGT.end(), |most| most.min(*ranges::AIA_PER_AGT.end()))
    }
}

/// The terms that governance wants. They hold from the next season on that nobody has submitted to yet.
pub trait RedemptionTerms {
    /// The terms wanted now. Whoever asks brings them into their hard ranges.
    fn wanted() -> SeasonTerms;
}

/// The terms a chain starts with, for ever.
impl RedemptionTerms for () {
    fn wanted() -> SeasonTerms {
        SeasonTerms::default()
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
        fn whatever_is_wanted_the_terms_are_within_their_ranges(wanted in terms(), last in terms()) {
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
        fn the_bond_for_some_aia_is_the_least_that_allows_it(wanted in terms(), aia in 1..=MOST_BONDED) {
            let terms = wanted.following(Ceiling::MOST);
            let bond = terms.bond_for(aia).unwrap();
            prop_assert!(terms.bonded_cap(bond) >= aia);
            prop_assert!(terms.bonded_cap(bond - 1) < aia);
        }

        #[test]
        fn no_bond_allows_more_than_its_part(wanted in terms(), bits in any::<Balance>(), shift in 0u32..128) {
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
    fn the_defaults_are_within_their_ranges() {
        let terms = SeasonTerms::default();
        assert!(terms.are_within_ranges());
        assert_eq!(terms.following(Ceiling::default()), terms);
        assert_eq!(<() as RedemptionTerms>::wanted(), terms);
        let figures = (terms.ceiling.planck(), terms.base_part.points(), terms.aia_per_agt, terms.base_cap);
        assert_eq!(figures, (50_000_000_000, 1_000, 20, 6_000));
    }

    #[test]
    fn twenty_aia_for_each_agt_and_no_more_than_300_000() {
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
    fn ranges_are_refused_at_their_first_step_outside() {
        let with = |change: fn(&mut SeasonTerms)| {
            let mut terms = SeasonTerms::default();
            change(&mut terms);
            terms.are_within_ranges()
        };
        assert!(with(|terms| terms.base_part = BasisPoints::clamped(2_000)));
        assert!(!with(|terms| terms.base_part = BasisPoints::clamped(2_001)));
        assert!(with(|terms| terms.base_cap = 3_000) && with(|terms| terms.base_cap = 12_000));
        assert!(!with(|terms| terms.base_cap = 2_999) && !with(|terms| terms.base_cap = 12_001));
        // At 0.05 AGT an AIA, 40 AIA are 2 AGT.
        assert!(with(|terms| terms.aia_per_agt = 1) && with(|terms| terms.aia_per_agt = 40));
        assert!(!with(|terms| terms.aia_per_agt = 0) && !with(|terms| terms.aia_per_agt = 41));
        let thin = |aia_per_agt| {
            let terms = SeasonTerms { ceiling: Ceiling::LEAST, aia_per_agt, ..SeasonTerms::default() };
            terms.are_within_ranges()
        };
        assert!(thin(50) && !thin(51));
    }
}

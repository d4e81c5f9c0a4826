//! The four attributes of a character, and their effect on the account that selects it.

use super::Boost;
use crate::{basis_points::BasisPoints, multiplier::Multiplier};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The most points of an attribute.
pub const MOST_POINTS: u8 = 100;

/// The points of capacity that add one unit to the maximum of energy.
pub const POINTS_A_UNIT: u8 = 12;

/// The basis points by which a point of stamina shortens the energy's period.
const SHORTER_A_POINT: u16 = 50;

/// The basis points that a point of focus adds to the factor of AIA.
const REWARD_A_POINT: u16 = 20;

/// The basis points that a point of insight adds to the factor of XP.
const LEARNING_A_POINT: u16 = 50;

/// One of the four attributes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum Attribute {
    /// It raises the maximum of energy.
    Capacity,
    /// It shortens the time in which a unit of energy grows.
    Stamina,
    /// It raises the AIA that accepted work earns.
    Focus,
    /// It raises the XP that accepted work earns.
    Insight,
}

impl Attribute {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Capacity, Self::Stamina, Self::Focus, Self::Insight];

    /// Returns its name in lower case, as wallets show it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Capacity => "capacity",
            Self::Stamina => "stamina",
            Self::Focus => "focus",
            Self::Insight => "insight",
        }
    }
}

/// The points of each attribute, at most [`MOST_POINTS`] each. More would have no more effect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[allow(missing_docs)] // The variants of `Attribute` say what each one does.
pub struct Attributes {
    pub capacity: u8,
    pub stamina: u8,
    pub focus: u8,
    pub insight: u8,
}

impl Attributes {
    /// Returns the same points for each attribute.
    pub const fn even(points: u8) -> Self {
        Self { capacity: points, stamina: points, focus: points, insight: points }
    }

    /// Returns the points of an attribute.
    pub const fn of(&self, attribute: Attribute) -> u8 {
        match attribute {
            Attribute::Capacity => self.capacity,
            Attribute::Stamina => self.stamina,
            Attribute::Focus => self.focus,
            Attribute::Insight => self.insight,
        }
    }

    /// Returns the attributes with `points` more of one of them, or none if it would have more than [`MOST_POINTS`].
    pub fn raised(self, attribute: Attribute, points: u8) -> Option<Self> {
        let mut raised = self;
        let place = match attribute {
            Attribute::Capacity => &mut raised.capacity,
            Attribute::Stamina => &mut raised.stamina,
            Attribute::Focus => &mut raised.focus,
            Attribute::Insight => &mut raised.insight,
        };
        *place = place.checked_add(points).filter(|points| *points <= MOST_POINTS)?;
        Some(raised)
    }

    /// Returns all points.
    pub fn sum(&self) -> u32 {
        Attribute::ALL.into_iter().map(|attribute| u32::from(self.of(attribute))).sum()
    }

    /// Returns the effect on the account that has selected a character with these attributes: at most 8 units of energy, half
    /// the period, 1.2 times the AIA and 1.5 times the XP.
    pub fn boost(&self) -> Boost {
        let points = |attribute| self.of(attribute).min(MOST_POINTS);
        let factor = |attribute, a_point: u16| {
            let added = a_point.saturating_mul(points(attribute).into());
            Multiplier::new(Multiplier::ONE.points().saturating_add(added)).unwrap_or(Multiplier::ONE)
        };
        Boost {
            capacity: u32::from(points(Attribute::Capacity) / POINTS_A_UNIT),
            shorter: BasisPoints::clamped(SHORTER_A_POINT.saturating_mul(points(Attribute::Stamina).into())),
            reward: factor(Attribute::Focus, REWARD_A_POINT),
            learning: factor(Attribute::Insight, LEARNING_A_POINT),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        calendar::HOUR,
        characters::{LEAST_ENERGY_PERIOD, MOST_ENERGY},
        multiplier::Multipliers,
        regeneration::Regeneration,
    };
    use proptest::{prelude::*, test_runner::RngSeed};

    fn attributes() -> impl Strategy<Value = Attributes> {
        let points = || prop_oneof![Just(0), Just(11), Just(12), Just(100), Just(255), 0..=100u8];
        (points(), points(), points(), points()).prop_map(|(capacity, stamina, focus, insight)| Attributes {
            capacity,
            stamina,
            focus,
            insight,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 2_048,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn effects_stay_within_their_bounds_whatever_the_combination(
            attributes in attributes(), period in HOUR..=24 * HOUR, maximum in 1..=10u32,
        ) {
            let (boost, base) = (attributes.boost(), Regeneration { period, maximum });
            prop_assert!(boost.capacity <= 8);
            prop_assert!(boost.shorter.points() <= 5_000);
            prop_assert!(boost.reward.points() <= 12_000);
            prop_assert!(boost.learning.points() <= 15_000);
            let energy = boost.on(base);
            prop_assert!(maximum <= energy.maximum && energy.maximum <= MOST_ENERGY);
            prop_assert!(LEAST_ENERGY_PERIOD <= energy.period && energy.period <= period);
            prop_assert!(2 * energy.period >= period);
            let all = Multipliers { character: boost.reward, streak: Multiplier::MOST, ..Default::default() };
            prop_assert!(all.product(Multiplier::MOST_PRODUCT) <= Multiplier::MOST_PRODUCT);
        }

        #[test]
        fn raised_attribute_is_the_only_one_that_changes(
            attributes in attributes(), by in 0..=255u8, which in prop::sample::select(Attribute::ALL.to_vec()),
        ) {
            let fits = u32::from(attributes.of(which)) + u32::from(by) <= 100;
            let raised = attributes.raised(which, by);
            prop_assert_eq!(raised.is_some(), fits);
            if let Some(raised) = raised {
                prop_assert_eq!(raised.sum(), attributes.sum() + u32::from(by));
                for other in Attribute::ALL.into_iter().filter(|other| *other != which) {
                    prop_assert_eq!(raised.of(other), attributes.of(other));
                }
            }
        }
    }

    #[test]
    fn each_attribute_has_its_effect() {
        assert_eq!(Attributes::default().boost(), Boost::NONE);
        let alone = |attribute, points| Attributes::default().raised(attribute, points).unwrap().boost();
        assert_eq!(alone(Attribute::Capacity, 11), Boost::NONE);
        assert_eq!(alone(Attribute::Capacity, 25), Boost { capacity: 2, ..Boost::NONE });
        assert_eq!(alone(Attribute::Stamina, 1), Boost { shorter: BasisPoints::clamped(50), ..Boost::NONE });
        assert_eq!(alone(Attribute::Focus, 1), Boost { reward: Multiplier::new(10_020).unwrap(), ..Boost::NONE });
        assert_eq!(alone(Attribute::Insight, 1), Boost { learning: Multiplier::new(10_050).unwrap(), ..Boost::NONE });
        let most = Boost {
            capacity: 8,
            shorter: BasisPoints::clamped(5_000),
            reward: Multiplier::new(12_000).unwrap(),
            learning: Multiplier::new(15_000).unwrap(),
        };
        assert_eq!(Attributes::even(MOST_POINTS).boost(), most);
        assert_eq!(Attributes::even(u8::MAX).boost(), most);
    }

    #[test]
    fn names_are_those_of_the_encoding_for_programs() {
        for attribute in Attribute::ALL {
            assert_eq!(serde_json::to_value(attribute).unwrap(), attribute.name());
        }
    }
}

//! The rarity of a character: what it starts with, what each level adds, and the odds of an edition.

use super::{Attribute, Attributes};
use codec::{Decode, DecodeWithMemTracking, Encode, Input, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

/// The most points that chance adds to each attribute of a character that is drawn.
pub const MOST_EXTRA: u8 = 4;

/// How rare a character is. It never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // Their names say it.
pub enum Rarity {
    Common,
    Uncommon,
    Rare,
    Epic,
    Legendary,
}

impl Rarity {
    /// All of them, the least rare first.
    pub const ALL: [Self; 5] = [Self::Common, Self::Uncommon, Self::Rare, Self::Epic, Self::Legendary];

    /// Returns the points with which each attribute starts, before what chance adds.
    pub const fn start(self) -> u8 {
        match self {
            Self::Common => 5,
            Self::Uncommon => 7,
            Self::Rare => 9,
            Self::Epic => 12,
            Self::Legendary => 15,
        }
    }

    /// Returns the points that each level adds to the attribute that the owner names.
    ///
    /// All of them must fit below the attribute's limit. They always fit in one of the four at least: with the most that chance
    /// adds, no character has the four so full before its last level.
    pub const fn points_a_level(self) -> u8 {
        match self {
            Self::Common => 2,
            Self::Uncommon => 3,
            Self::Rare => 4,
            Self::Epic => 5,
            Self::Legendary => 6,
        }
    }

    /// Returns its name in lower case, as wallets show it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::Uncommon => "uncommon",
            Self::Rare => "rare",
            Self::Epic => "epic",
            Self::Legendary => "legendary",
        }
    }
}

/// How likely each rarity is in an edition, in basis points, in the order of [`Rarity::ALL`]. The sum is 10,000.
///
/// No other value can be constructed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[derive(Encode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(try_from = "[u16; 5]", into = "[u16; 5]")]
pub struct Odds([u16; 5]);

/// What a seed draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The rarity.
    pub rarity: Rarity,
    /// The attributes at level 1.
    pub attributes: Attributes,
}

impl Odds {
    const WHOLE: u16 = 10_000;

    /// Returns the odds of these basis points, or none if their sum is not 10,000.
    pub fn new(points: [u16; 5]) -> Option<Self> {
        let sum: u32 = points.iter().copied().map(u32::from).sum();
        (sum == u32::from(Self::WHOLE)).then_some(Self(points))
    }

    /// Returns the basis points of each rarity, in the order of [`Rarity::ALL`].
    pub const fn points(self) -> [u16; 5] {
        self.0
    }

    /// Returns the rarity of a ticket out of 10,000: the first tickets are the commonest one's.
    fn rarity_of(self, ticket: u16) -> Rarity {
        let mut left = ticket;
        for (rarity, points) in Rarity::ALL.into_iter().zip(self.0) {
            match left.checked_sub(points) {
                Some(rest) => left = rest,
                None => return rarity,
            }
        }
        Rarity::Common
    }

    /// Returns what `seed` draws. Each rarity is as likely as these odds say, up to one part in 10^15, and each attribute has
    /// 0 to [`MOST_EXTRA`] points more than [`Rarity::start`], each number as likely as any other.
    pub fn draw(self, seed: H256) -> Drawn {
        let H256(bytes) = seed;
        // The rarity has 64 bits and each attribute 32 others, so that no remainder favours anything that could be noticed.
        let wide = u64::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]]);
        let ticket = wide % u64::from(Self::WHOLE);
        let rarity = self.rarity_of(u16::try_from(ticket).unwrap_or_default());
        let mut attributes = Attributes::even(rarity.start());
        for (attribute, part) in Attribute::ALL.into_iter().zip(bytes[8..24].chunks_exact(4)) {
            let part = u32::from_le_bytes([part[0], part[1], part[2], part[3]]);
            let extra = u8::try_from(part % (u32::from(MOST_EXTRA) + 1)).unwrap_or_default();
            attributes = attributes.raised(attribute, extra).unwrap_or(attributes);
        }
        Drawn { rarity, attributes }
    }
}

impl TryFrom<[u16; 5]> for Odds {
    type Error = &'static str;

    fn try_from(points: [u16; 5]) -> Result<Self, Self::Error> {
        Self::new(points).ok_or("odds whose sum is not 10,000")
    }
}

impl From<Odds> for [u16; 5] {
    fn from(odds: Odds) -> Self {
        odds.0
    }
}

impl Decode for Odds {
    fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
        Ok(Self::try_from(<[u16; 5]>::decode(input)?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::characters::{MOST_LEVEL, MOST_POINTS};
    use proptest::{prelude::*, test_runner::RngSeed};
    use sp_runtime::traits::{BlakeTwo256, Hash};

    fn odds() -> impl Strategy<Value = Odds> {
        prop::collection::vec(0u16..=10_000, 4).prop_map(|mut cuts| {
            cuts.sort_unstable();
            let points = [cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], cuts[3] - cuts[2], 10_000 - cuts[3]];
            Odds::new(points).expect("the sum is the whole")
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 256,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn tickets_of_a_rarity_are_as_many_as_its_odds_say(odds in odds()) {
            let mut tickets = [0u16; 5];
            for ticket in 0..10_000 {
                tickets[odds.rarity_of(ticket) as usize] += 1;
            }
            prop_assert_eq!(tickets, odds.points());
        }

        #[test]
        fn drawn_attributes_are_those_of_the_rarity_and_a_little_more(odds in odds(), seed in any::<[u8; 32]>()) {
            let Drawn { rarity, attributes } = odds.draw(H256(seed));
            prop_assert!(odds.points()[rarity as usize] > 0, "a rarity without odds is never drawn");
            for attribute in Attribute::ALL {
                let points = attributes.of(attribute);
                prop_assert!(rarity.start() <= points && points <= rarity.start() + MOST_EXTRA);
            }
        }

        #[test]
        fn level_always_fits_in_one_attribute(
            rarity in prop::sample::select(Rarity::ALL.to_vec()),
            extra in prop::collection::vec(0..=MOST_EXTRA, 4),
            wishes in prop::collection::vec(prop::sample::select(Attribute::ALL.to_vec()), 49),
        ) {
            let mut attributes = Attributes::even(rarity.start());
            for (attribute, extra) in Attribute::ALL.into_iter().zip(extra) {
                attributes = attributes.raised(attribute, extra).expect("it fits");
            }
            let points = rarity.points_a_level();
            for wish in wishes {
                let fits = || Attribute::ALL.into_iter().find_map(|any| attributes.raised(any, points));
                attributes = attributes.raised(wish, points).or_else(fits).expect("there is room");
            }
        }
    }

    #[test]
    fn seeds_draw_each_rarity_about_as_often_as_the_odds_say() {
        let odds = Odds::new([5_000, 2_500, 1_500, 800, 200]).unwrap();
        let mut drawn = [0u32; 5];
        let mut extras = [0u32; 5];
        for number in 0..20_000_u32 {
            let seed = BlakeTwo256::hash_of(&number);
            let Drawn { rarity, attributes } = odds.draw(seed);
            drawn[rarity as usize] += 1;
            extras[usize::from(attributes.insight - rarity.start())] += 1;
        }
        for (drawn, points) in drawn.into_iter().zip(odds.points()) {
            let expected = f64::from(points) * 2.0;
            assert!((f64::from(drawn) - expected).abs() < 5.0 * expected.sqrt(), "{drawn} and {expected}");
        }
        assert!(extras.into_iter().all(|count| (3_700..4_300).contains(&count)), "{extras:?}");
    }

    #[test]
    fn rarer_character_starts_with_more_and_gains_more() {
        for pair in Rarity::ALL.windows(2) {
            assert!(pair[0] < pair[1]);
            assert!(pair[0].start() < pair[1].start());
            assert!(pair[0].points_a_level() < pair[1].points_a_level());
            // Chance never makes a common one better than what the next levels of a rarer one bring.
            let gained = |rarity: Rarity| u32::from(rarity.points_a_level()) * u32::from(MOST_LEVEL - 1);
            let most = |rarity: Rarity| 4 * u32::from(rarity.start() + MOST_EXTRA) + gained(rarity);
            assert!(most(pair[0]) < 4 * u32::from(pair[1].start()) + gained(pair[1]));
            assert!(most(pair[1]) <= 4 * u32::from(MOST_POINTS));
        }
    }

    #[test]
    fn odds_whose_sum_is_not_the_whole_are_refused() {
        for points in [[0; 5], [10_000, 1, 0, 0, 0], [u16::MAX; 5], [2_000, 2_000, 2_000, 2_000, 1_999]] {
            assert_eq!(Odds::new(points), None);
            assert!(Odds::decode(&mut &points.encode()[..]).is_err());
        }
        let points = [0, 0, 0, 0, 10_000];
        assert_eq!(Odds::decode(&mut &points.encode()[..]).map(Odds::points), Ok(points));
        assert_eq!(Odds::new(points).unwrap().draw(H256::zero()).rarity, Rarity::Legendary);
    }

    #[test]
    fn names_are_those_of_the_encoding_for_programs() {
        for rarity in Rarity::ALL {
            assert_eq!(serde_json::to_value(rarity).unwrap(), rarity.name());
        }
    }
}

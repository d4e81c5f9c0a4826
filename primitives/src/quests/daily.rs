//! The daily quests: a fixed catalogue, of which chance chooses three for each UTC day, the same for everybody.

use super::{DayFigures, Reward};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::Serialize;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The number of quests of a day.
pub const DAILY: usize = 3;

/// A quest. Each asks for accepted work of one UTC day, so it pays nobody who did none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum Quest {
    /// One accepted set.
    OneSet,
    /// Two accepted sets.
    TwoSets,
    /// Three accepted sets.
    ThreeSets,
    /// Five accepted sets.
    FiveSets,
    /// 25 right answers.
    TwentyFiveAnswers,
    /// 60 right answers.
    SixtyAnswers,
    /// 100 right answers.
    HundredAnswers,
    /// A set whose gold was all right.
    OnePerfectSet,
    /// Two sets whose gold was all right.
    TwoPerfectSets,
    /// Accepted sets in two areas.
    TwoAreas,
    /// Accepted sets in three areas.
    ThreeAreas,
    /// An accepted set of a specialised or an advanced campaign.
    OneSkilledSet,
    /// Two accepted sets of specialised or advanced campaigns.
    TwoSkilledSets,
}

impl Quest {
    /// Every quest, in the order of their encoding.
    pub const ALL: [Self; 13] = [
        Self::OneSet,
        Self::TwoSets,
        Self::ThreeSets,
        Self::FiveSets,
        Self::TwentyFiveAnswers,
        Self::SixtyAnswers,
        Self::HundredAnswers,
        Self::OnePerfectSet,
        Self::TwoPerfectSets,
        Self::TwoAreas,
        Self::ThreeAreas,
        Self::OneSkilledSet,
        Self::TwoSkilledSets,
    ];

    /// Returns the bit that stands for it in a set of quests.
    pub const fn bit(self) -> u16 {
        1 << self as u16
    }

    /// Returns how much of what it asks for there is in a day's figures. It can be more than is needed.
    pub fn done(self, figures: &DayFigures) -> u32 {
        match self {
            Self::OneSet | Self::TwoSets | Self::ThreeSets | Self::FiveSets => figures.sets,
            Self::TwentyFiveAnswers | Self::SixtyAnswers | Self::HundredAnswers => figures.answers,
            Self::OnePerfectSet | Self::TwoPerfectSets => figures.perfect,
            Self::TwoAreas | Self::ThreeAreas => u32::try_from(figures.areas.len()).unwrap_or(u32::MAX),
            Self::OneSkilledSet | Self::TwoSkilledSets => figures.skilled,
        }
    }

    /// Returns how much of it is needed. Never zero.
    pub const fn needed(self) -> u32 {
        match self {
            Self::OneSet | Self::OnePerfectSet | Self::OneSkilledSet => 1,
            Self::TwoSets | Self::TwoPerfectSets | Self::TwoAreas | Self::TwoSkilledSets => 2,
            Self::ThreeSets | Self::ThreeAreas => 3,
            Self::FiveSets => 5,
            Self::TwentyFiveAnswers => 25,
            Self::SixtyAnswers => 60,
            Self::HundredAnswers => 100,
        }
    }

    /// Returns whether a day's figures are enough.
    pub fn is_met(self, figures: &DayFigures) -> bool {
        self.done(figures) >= self.needed()
    }

    /// Returns what it pays. A set earns up to 32 XP; the three quests of a day pay less than three sets do.
    pub const fn reward(self) -> Reward {
        match self {
            Self::OneSet => Reward::new(5, 0),
            Self::TwoSets | Self::TwentyFiveAnswers | Self::OnePerfectSet => Reward::new(10, 0),
            Self::ThreeSets | Self::TwoAreas | Self::OneSkilledSet => Reward::new(15, 0),
            Self::SixtyAnswers => Reward::new(20, 0),
            Self::FiveSets | Self::HundredAnswers | Self::TwoPerfectSets | Self::ThreeAreas => Reward::new(20, 1),
            Self::TwoSkilledSets => Reward::new(30, 0),
        }
    }
}

/// The quests of one UTC day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct DailyQuests {
    /// The day, in days since 1970-01-01.
    pub day: u64,
    /// Three different quests.
    pub quests: [Quest; DAILY],
}

impl DailyQuests {
    /// Returns the subject under which the beacon gives a day its value.
    pub fn subject(day: u64) -> Vec<u8> {
        (b"quests", day).encode()
    }

    /// Returns the quests of a day that `seed` chooses: any three different ones with the same chance.
    pub fn draw(day: u64, seed: H256) -> Self {
        let mut left = Quest::ALL;
        let mut rest = Quest::ALL.len() as u64;
        let mut quests = [Quest::OneSet; DAILY];
        for (quest, chance) in quests.iter_mut().zip(seed.as_bytes().chunks_exact(8)) {
            let number = chance.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
            let place = (number % rest) as usize;
            rest -= 1;
            *quest = left[place];
            left.swap(place, rest as usize);
        }
        Self { day, quests }
    }

    /// Returns the quests of a day on a chain whose beacon has sealed no epoch. Anybody can foretell them.
    pub fn without_seed(day: u64) -> Self {
        Self::draw(day, BlakeTwo256::hash(&Self::subject(day)))
    }

    /// Returns the set of the bits of the quests.
    pub fn bits(&self) -> u16 {
        self.quests.iter().fold(0, |bits, quest| bits | quest.bit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn list_is_complete_and_each_quest_has_its_bit() {
        for (index, quest) in Quest::ALL.iter().enumerate() {
            assert_eq!(quest.encode(), [index as u8]);
            assert_eq!(quest.bit(), 1 << index);
        }
        assert!(Quest::decode(&mut &[Quest::ALL.len() as u8][..]).is_err(), "there is no other");
    }

    #[test]
    fn quest_pays_nobody_who_did_nothing() {
        for quest in Quest::ALL {
            assert!(quest.needed() > 0 && !quest.is_met(&DayFigures::default()), "{quest:?}");
        }
    }

    #[test]
    fn quest_is_met_by_what_it_asks_for_and_by_no_less() {
        let areas = |count: u16| (0..count).collect::<Vec<_>>().try_into().unwrap();
        let figures = |count: u32| {
            [
                DayFigures { sets: count, ..Default::default() },
                DayFigures { answers: count, ..Default::default() },
                DayFigures { perfect: count, ..Default::default() },
                DayFigures { areas: areas(count.min(4) as u16), ..Default::default() },
                DayFigures { skilled: count, ..Default::default() },
            ]
        };
        for quest in Quest::ALL {
            let met = |count| figures(count).iter().filter(|figures| quest.is_met(figures)).count();
            assert_eq!((met(quest.needed()), met(quest.needed() - 1)), (1, 0), "{quest:?}");
        }
    }

    #[test]
    fn rewards_are_less_than_the_work_of_a_day_earns() {
        let mut most: Vec<_> = Quest::ALL.iter().map(|quest| quest.reward().xp).collect();
        most.sort_unstable();
        assert!(most.iter().rev().take(DAILY).sum::<u32>() < 3 * 32);
        assert!(Quest::ALL.iter().all(|quest| quest.reward().agt == 0 && quest.reward().boosters <= 1));
    }

    #[test]
    fn draw_gives_three_different_quests_and_each_as_often() {
        let (mut counts, mut sets) = (BTreeMap::new(), BTreeSet::new());
        const DAYS: u64 = 13_000;
        for day in 0..DAYS {
            let DailyQuests { quests, .. } = DailyQuests::without_seed(day);
            assert_eq!(quests.iter().collect::<BTreeSet<_>>().len(), DAILY);
            for (place, quest) in quests.into_iter().enumerate() {
                *counts.entry((place, quest)).or_insert(0) += 1;
            }
            sets.insert(DailyQuests::without_seed(day).bits());
        }
        // 1,000 are expected at each place; the standard deviation is 30.
        assert!(counts.len() == 39 && counts.values().all(|count| (850..1_150).contains(count)), "{counts:?}");
        assert_eq!(sets.len(), 286, "every choice of three comes up");
    }

    #[test]
    fn draw_depends_on_the_seed_and_is_always_the_same() {
        let drawn = |byte| DailyQuests::draw(7, H256::repeat_byte(byte));
        assert_eq!(drawn(1), drawn(1));
        assert!((0..20).any(|byte| drawn(byte) != drawn(1)));
        // 0 of 13, then 0 of 12, then 0 of 11: what was last has taken the place of what was drawn.
        assert_eq!(drawn(0).quests, [Quest::OneSet, Quest::TwoSkilledSets, Quest::OneSkilledSet]);
        assert_ne!(DailyQuests::subject(1), DailyQuests::subject(2));
    }

    #[test]
    fn quest_needs_as_much_as_its_name_says() {
        let needed = Quest::ALL.map(|quest| (quest, quest.needed()));
        assert_eq!(
            needed,
            [
                (Quest::OneSet, 1),
                (Quest::TwoSets, 2),
                (Quest::ThreeSets, 3),
                (Quest::FiveSets, 5),
                (Quest::TwentyFiveAnswers, 25),
                (Quest::SixtyAnswers, 60),
                (Quest::HundredAnswers, 100),
                (Quest::OnePerfectSet, 1),
                (Quest::TwoPerfectSets, 2),
                (Quest::TwoAreas, 2),
                (Quest::ThreeAreas, 3),
                (Quest::OneSkilledSet, 1),
                (Quest::TwoSkilledSets, 2),
            ]
        );
    }

    #[test]
    fn each_quest_is_drawn_by_one_big_endian_number_of_the_seed() {
        let numbers = [256, 1 << 56, u64::MAX, 0];
        assert_eq!([numbers[0] % 13, numbers[1] % 12, numbers[2] % 11], [9, 4, 4]);
        let seed = H256::from_slice(&numbers.map(u64::to_be_bytes).concat());
        // The last of the twelve that were left has taken the place of the fifth, which is drawn again.
        let drawn = DailyQuests::draw(7, seed);
        assert_eq!(drawn.quests, [Quest::TwoAreas, Quest::TwentyFiveAnswers, Quest::OneSkilledSet]);
    }
}

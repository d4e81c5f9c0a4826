//! The milestones: a fixed catalogue. Each pays an account once.

use super::{Reward, WorkDone};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::Serialize;

/// A milestone. Each asks for accepted work; once it is reached, it stays reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum Milestone {
    /// The first accepted set.
    FirstSet,
    /// Ten accepted sets.
    TenSets,
    /// 100 accepted sets.
    HundredSets,
    /// 1,000 accepted sets.
    ThousandSets,
    /// 100 right answers.
    HundredAnswers,
    /// 10,000 right answers.
    TenThousandAnswers,
    /// A set that the platform paid for, opened on each of seven days in a row, and accepted.
    WeekStreak,
    /// A set that the platform paid for, opened on each of 30 days in a row, and accepted.
    MonthStreak,
    /// A set that the platform paid for, opened on each of 100 days in a row, and accepted.
    HundredDayStreak,
    /// A set that the platform paid for, opened in each of three seasons in a row, and accepted.
    ThreeSeasons,
    /// A set that the platform paid for, opened in each of six seasons in a row, and accepted.
    SixSeasons,
    /// A set that the platform paid for, opened in each of twelve seasons in a row, and accepted.
    TwelveSeasons,
}

impl Milestone {
    /// Every milestone, in the order of their encoding.
    pub const ALL: [Self; 12] = [
        Self::FirstSet,
        Self::TenSets,
        Self::HundredSets,
        Self::ThousandSets,
        Self::HundredAnswers,
        Self::TenThousandAnswers,
        Self::WeekStreak,
        Self::MonthStreak,
        Self::HundredDayStreak,
        Self::ThreeSeasons,
        Self::SixSeasons,
        Self::TwelveSeasons,
    ];

    /// Returns the bit that stands for it in a set of milestones.
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Returns how far an account has come. It never falls, and it can be more than is needed.
    pub fn done(self, work: &WorkDone) -> u64 {
        match self {
            Self::FirstSet | Self::TenSets | Self::HundredSets | Self::ThousandSets => work.sets,
            Self::HundredAnswers | Self::TenThousandAnswers => work.answers,
            Self::WeekStreak | Self::MonthStreak | Self::HundredDayStreak => work.days.longest().into(),
            Self::ThreeSeasons | Self::SixSeasons | Self::TwelveSeasons => work.seasons.longest().into(),
        }
    }

    /// Returns how far it is. Never zero.
    pub const fn needed(self) -> u64 {
        match self {
            Self::FirstSet => 1,
            Self::ThreeSeasons => 3,
            Self::SixSeasons => 6,
            Self::WeekStreak => 7,
            Self::TenSets => 10,
            Self::TwelveSeasons => 12,
            Self::MonthStreak => 30,
            Self::HundredSets | Self::HundredAnswers | Self::HundredDayStreak => 100,
            Self::ThousandSets => 1_000,
            Self::TenThousandAnswers => 10_000,
        }
    }

    /// Returns whether an account has reached it.
    pub fn is_reached(self, work: &WorkDone) -> bool {
        self.done(work) >= self.needed()
    }

    /// Returns what it pays.
    pub const fn reward(self) -> Reward {
        match self {
            Self::FirstSet => Reward::new(10, 1),
            Self::TenSets => Reward::new(40, 0),
            Self::HundredSets => Reward::new(200, 1),
            Self::ThousandSets => Reward::new(1_000, 3),
            Self::HundredAnswers => Reward::new(20, 0),
            Self::TenThousandAnswers => Reward::new(500, 2),
            Self::WeekStreak => Reward::new(50, 1),
            Self::MonthStreak => Reward::new(200, 2),
            Self::HundredDayStreak => Reward::new(500, 3),
            Self::ThreeSeasons => Reward::new(150, 1),
            Self::SixSeasons => Reward::new(300, 2),
            Self::TwelveSeasons => Reward::new(600, 3),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quests::{Run, MOST_STOCK};

    fn row(periods: impl Iterator<Item = u64>) -> Run {
        let mut run = Run::default();
        periods.for_each(|period| run.note(period));
        run
    }

    #[test]
    fn list_is_complete_and_each_milestone_has_its_bit() {
        for (index, milestone) in Milestone::ALL.iter().enumerate() {
            assert_eq!(milestone.encode(), [index as u8]);
            assert_eq!(milestone.bit(), 1 << index);
        }
        assert!(Milestone::decode(&mut &[Milestone::ALL.len() as u8][..]).is_err(), "there is no other");
    }

    #[test]
    fn milestone_pays_nobody_who_did_nothing_and_no_agt() {
        for milestone in Milestone::ALL {
            assert!(milestone.needed() > 0 && !milestone.is_reached(&WorkDone::default()), "{milestone:?}");
            let reward = milestone.reward();
            assert!(reward.xp > 0 && reward.agt == 0 && reward.boosters < MOST_STOCK);
        }
    }

    #[test]
    fn milestone_is_reached_by_one_figure_at_what_it_needs() {
        let run = |longest: u64| row(0..longest);
        let figures = |count: u64| {
            [
                WorkDone { sets: count, ..Default::default() },
                WorkDone { answers: count, ..Default::default() },
                WorkDone { days: run(count), ..Default::default() },
                WorkDone { seasons: run(count), ..Default::default() },
            ]
        };
        for milestone in Milestone::ALL {
            let reached = |count| figures(count).iter().filter(|work| milestone.is_reached(work)).count();
            assert_eq!((reached(milestone.needed()), reached(milestone.needed() - 1)), (1, 0), "{milestone:?}");
        }
    }

    #[test]
    fn milestone_stays_reached_when_the_row_is_broken() {
        let work = WorkDone { days: row((0..7).chain([90])), ..Default::default() };
        assert_eq!(work.days.at(90), 1);
        assert!(Milestone::WeekStreak.is_reached(&work) && !Milestone::MonthStreak.is_reached(&work));
    }
}

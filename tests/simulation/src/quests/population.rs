//! The accounts whose years are compared.

use crate::merit::{farm::smallest_set, price_of, FEES};
use agt_primitives::{calendar::Month, tasks::MAX_POSITIONS, Balance, Moment};

/// What an account works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Nothing, once its quizzes have let it in.
    Nothing,
    /// The platform's campaigns.
    Platform,
    /// Sets of its own requester, in which every answer is right. A person answers the quizzes that prove the account.
    Bought {
        /// The price of an answer, in planck.
        price: Balance,
        /// The positions of a set.
        positions: u8,
    },
    /// A set of the platform on each day of work, and sets of its own requester with the energy that is left.
    Beside {
        /// The price of an answer, in planck.
        price: Balance,
        /// The positions of a set.
        positions: u8,
    },
    /// Sets of its own requester, by an account that nobody proves: it guesses its quizzes.
    Unproven {
        /// The price of an answer, in planck.
        price: Balance,
        /// The positions of a set.
        positions: u8,
    },
}

/// The days on which an account works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Every day.
    Daily,
    /// Five days of seven.
    FiveOfSeven,
    /// The first day of each month.
    Monthly,
}

impl When {
    /// Returns whether it works on the UTC day that begins at `now`, `day` days after the run's start.
    pub fn is_on(self, day: u64, now: Moment) -> bool {
        match self {
            Self::Daily => true,
            Self::FiveOfSeven => day % 7 < 5,
            Self::Monthly => Month::at(now).and_then(Month::start) == Some(now),
        }
    }
}

/// Accounts that act alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Population {
    /// Its name in tables.
    pub name: &'static str,
    /// What it works on.
    pub work: Work,
    /// When it works, once it is let in.
    pub when: When,
    /// The most sets that it wants on a day of work.
    pub sets: u32,
    /// The level at which its character stops: each fifth one costs AGT.
    pub most_level: u16,
}

/// The price that is a fiftieth of the least one that earns merit.
pub fn dust() -> Balance {
    price_of(FEES[0]) / 50
}

impl Population {
    /// Who works a set on five days of seven.
    pub const PART_TIME: Self =
        Self { name: "honest part-time", work: Work::Platform, when: When::FiveOfSeven, sets: 1, most_level: 4 };

    /// Who works with all its energy.
    pub const FULL_TIME: Self =
        Self { name: "honest full-time", work: Work::Platform, when: When::Daily, sets: 64, most_level: 19 };

    /// Who is proven and does nothing.
    pub const IDLE: Self = Self { name: "idle", work: Work::Nothing, when: When::Daily, sets: 1, most_level: 4 };

    /// An account of a farm for which a person answers a set of the platform each day.
    pub const FARM_DAILY: Self =
        Self { name: "farm: a set a day", work: Work::Platform, when: When::Daily, sets: 1, most_level: 4 };

    /// An account of a farm for which a person answers a set of the platform each month: the least that is paid by a row.
    pub const FARM_MONTHLY: Self =
        Self { name: "farm: a set a month", work: Work::Platform, when: When::Monthly, sets: 1, most_level: 4 };

    /// Returns every population.
    pub fn all() -> Vec<Self> {
        let (positions, whole) = (smallest_set(), u8::try_from(MAX_POSITIONS).expect("a set has few positions"));
        let price = price_of(FEES[0]);
        let bought = |name, work, when, sets| Self { name, work, when, sets, most_level: 4 };
        let own = |price, positions| Work::Bought { price, positions };
        vec![
            Self::PART_TIME,
            Self::FULL_TIME,
            Self::IDLE,
            bought("fake", Work::Unproven { price, positions }, When::Daily, 4),
            Self::FARM_DAILY,
            Self::FARM_MONTHLY,
            bought("pays itself dust", own(dust(), positions), When::Daily, 4),
            bought("pays itself: a small set a month", own(price, positions), When::Monthly, 1),
            bought("pays itself: a small set a day", own(price, positions), When::Daily, 1),
            bought("pays itself: small sets", own(price, positions), When::Daily, 64),
            bought("pays itself: full sets", own(price, whole), When::Daily, 64),
            bought("part-time and small sets of its own", Work::Beside { price, positions }, When::FiveOfSeven, 64),
            bought("part-time and dust of its own", Work::Beside { price: dust(), positions }, When::FiveOfSeven, 64),
        ]
    }

    /// Returns the price of an answer and the positions of the sets that it buys from itself; none if it buys none.
    pub const fn buys(&self) -> Option<(Balance, u8)> {
        match self.work {
            Work::Bought { price, positions }
            | Work::Beside { price, positions }
            | Work::Unproven { price, positions } => Some((price, positions)),
            Work::Nothing | Work::Platform => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::calendar::DAY;

    #[test]
    fn first_of_a_month_comes_twelve_times_a_year() {
        let start = crate::scenario::START;
        let days = (0..365).filter(|day| When::Monthly.is_on(*day, start + day * DAY)).count();
        assert_eq!(days, 12);
        assert_eq!((0..7).filter(|day| When::FiveOfSeven.is_on(*day, start)).count(), 5);
    }

    #[test]
    fn names_of_populations_are_different() {
        let names = Population::all().into_iter().map(|one| one.name).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(names.len(), Population::all().len());
    }
}

//! One account for three months: how it works, and which days it fills with sets that it buys from itself.

use crate::{
    chain::Chain,
    rules::Rules,
    scenario::{QUARTER, QUIZ, START},
};
use agt_primitives::{
    calendar::DAY,
    contributors::{Outcome, Qualified, SetKey, Tally, WorkKind, WorkOffer, WorkResult},
    multiplier::Multiplier,
    tasks::WorkerTally,
    Aia, Moment,
};

/// Days in which an account that is let in works daily, so that its trial is over before its habit begins.
const WARM_UP: u64 = 30;

/// The days that count, after another month for the streak to become that of the habit.
const COUNTED: std::ops::Range<u64> = 60..90;

/// Gold of a bought set.
const POOL_GOLD: u8 = 2;

/// Sets that energy allows on a day: one each quarter.
const QUARTERS: u64 = 4;

/// How an account works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habit {
    /// Its name in tables.
    pub name: &'static str,
    /// Days of work out of `of` days; none for an account that has never been let in.
    pub days: u64,
    /// The days after which it begins again.
    pub of: u64,
    /// Sets for AIA on a day of work, at most four.
    pub sets: u64,
}

impl Habit {
    /// The habits of the tables.
    pub const ALL: [Self; 6] = [
        Self { name: "four sets every day", days: 1, of: 1, sets: 4 },
        Self { name: "four sets on five days of seven", days: 5, of: 7, sets: 4 },
        Self { name: "four sets every other day", days: 1, of: 2, sets: 4 },
        Self { name: "one set on five days of seven", days: 5, of: 7, sets: 1 },
        Self { name: "one set every other day", days: 1, of: 2, sets: 1 },
        Self { name: "four sets on one day of seven", days: 1, of: 7, sets: 4 },
    ];

    /// An account that quizzes have never let in.
    pub const STRANGER: Self = Self { name: "never let in", days: 0, of: 1, sets: 0 };

    /// An account that is let in and does no work for AIA any more.
    pub const RESTING: Self = Self { name: "let in and at rest", days: 1, of: 1_000, sets: 1 };

    /// Returns the sets for AIA of a day.
    fn wanted(&self, day: u64) -> u64 {
        match (self.days, day < WARM_UP) {
            (0, _) => 0,
            (_, true) => self.sets,
            (days, false) if day % self.of < days => self.sets,
            _ => 0,
        }
    }
}

/// Sets that an account buys from itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bought {
    /// Sets on a day without work.
    pub on_days_off: u64,
    /// Sets on a day of work, with the energy that is left.
    pub on_days_of_work: u64,
    /// Positions of a set.
    pub positions: u8,
    /// What they count as.
    pub counts: Counts,
}

impl Bought {
    /// None.
    pub const NONE: Self = Self { on_days_off: 0, on_days_of_work: 0, positions: 0, counts: Counts::AsPoolWork };

    /// The least that fills a streak: one set on each day without work.
    pub const fn for_a_streak(positions: u8, counts: Counts) -> Self {
        Self { on_days_off: 1, on_days_of_work: 0, positions, counts }
    }

    /// As many sets as energy allows.
    pub const fn for_xp(positions: u8) -> Self {
        Self { on_days_off: QUARTERS, on_days_of_work: QUARTERS, positions, counts: Counts::AsPoolWork }
    }
}

/// What a bought set counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// As the chain counts accepted work of a pool whose price earns merit.
    AsPoolWork,
    /// As work that moves XP and the streak and nothing else, whatever the chain lets pools move: a set of the platform
    /// without AIA and without gold.
    AsStreak,
}

/// What the days that count came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Month {
    /// AIA credited.
    pub aia: Aia,
    /// Sets for AIA.
    pub worked: u32,
    /// Sets that it bought from itself.
    pub bought: u32,
    /// XP of the sets for AIA.
    pub xp: u64,
    /// XP of the bought sets.
    pub bought_xp: u64,
    /// XP of all three months.
    pub all_xp: u64,
}

/// One account on a chain.
struct Account<'a, C> {
    chain: C,
    rules: &'a Rules,
    bought: Bought,
    now: Moment,
}

impl<C: Chain> Account<'_, C> {
    /// Opens and closes a set in which every answer is right. Returns the XP and the AIA, or none if it may not open it.
    fn perfect(&mut self, kind: WorkKind, items: u8, gold: u8, aia: Aia) -> Option<(u32, Aia)> {
        let set = SetKey { campaign: 0, set: self.now };
        let offer = WorkOffer { set, area: 0, energy: 1, aia_max: aia, stake_tier: Multiplier::ONE, kind };
        self.chain.open(0, offer)?;
        let all = |count: u8| Tally::of(count.into(), count.into());
        let tally = WorkerTally { consensus: all(items), gold: all(gold) };
        let result = WorkResult {
            outcome: Outcome::Accepted,
            consensus: tally.consensus,
            gold: tally.gold,
            measure: (gold > 0).then_some(self.rules.campaign.measure),
            aia,
            xp: tally.right(),
            ripens_at: self.now,
            earns_merit: true,
        };
        Some((tally.right(), self.chain.close(0, set, result).credited))
    }

    /// A set for AIA, or a quiz until one has let it in.
    fn work(&mut self) -> Option<(u32, Aia)> {
        let campaign = self.rules.campaign;
        if self.chain.qualified(0) == Qualified::No {
            return self.perfect(WorkKind::Quiz, 0, QUIZ, 0);
        }
        self.perfect(WorkKind::Platform, campaign.positions - campaign.gold, campaign.gold, campaign.reward())
    }

    /// A set that it buys from itself.
    fn buy(&mut self) -> Option<(u32, Aia)> {
        let positions = self.bought.positions;
        match self.bought.counts {
            Counts::AsPoolWork => self.perfect(WorkKind::Pool, positions - POOL_GOLD, POOL_GOLD, 0),
            Counts::AsStreak => self.perfect(WorkKind::Platform, positions, 0, 0),
        }
    }
}

/// Plays one account for three months on an empty chain.
pub fn play(chain: impl Chain, rules: &Rules, habit: Habit, bought: Bought) -> Month {
    let mut account = Account { chain, rules, bought, now: START };
    account.chain.travel_to(START);
    account.chain.register(0, 0);
    let mut month = Month::default();
    for day in 0..COUNTED.end {
        let wanted = habit.wanted(day);
        let buys = if wanted == 0 { bought.on_days_off } else { bought.on_days_of_work };
        let counts = COUNTED.contains(&day);
        let mut bought_today = 0;
        for quarter in 0..QUARTERS {
            account.now = START + day * DAY + quarter * QUARTER;
            account.chain.travel_to(account.now);
            if quarter < wanted {
                let Some((xp, aia)) = account.work() else { continue };
                month.all_xp += u64::from(xp);
                if counts {
                    month.aia += aia;
                    month.worked += 1;
                    month.xp += u64::from(xp);
                }
            } else if bought_today < buys && day >= WARM_UP {
                let Some((xp, aia)) = account.buy() else { continue };
                bought_today += 1;
                month.all_xp += u64::from(xp);
                if counts {
                    month.aia += aia;
                    month.bought += 1;
                    month.bought_xp += u64::from(xp);
                }
            }
        }
    }
    month
}

//! The tables of merit.

use super::{
    farm::{smallest_set, Farm},
    habits::{play, Bought, Counts, Habit, Month},
    price_of,
    prices::{self, Platform},
    FEES,
};
use crate::{
    chain_model::ChainModel,
    money::{agt, IDLE},
    output::{play as play_run, table, File, COARSE},
    rules::Rules,
    sets::{defaults, mixed_cohorts, scenario},
};
use agt_primitives::{tasks::MAX_POSITIONS, Aia, Balance};

/// The accounts that share a requester: the fewest that fill a set, and many.
const ACCOUNTS: [u32; 2] = [Farm::FEWEST, 300];

/// The head of the table of streaks.
const STREAKS: &str =
    "habit,lane,accounts,least_price_agt,fee_an_answer_agt,bought_sets,aia_without,aia_with,worth_agt,\
cost_agt,verdict,fee_at_which_it_loses_agt";

/// The head of the table of XP.
const XP: &str = "account,least_price_agt,fee_an_answer_agt,xp_of_work,xp_bought,aia,cost_agt,agt_a_1000_bought";

/// A lane, and what it pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// With as much bond as the AIA need.
    Bonded,
    /// Without a bond.
    Base,
}

impl Lane {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Bonded, Self::Base];

    const fn name(self) -> &'static str {
        match self {
            Self::Bonded => "bonded",
            Self::Base => "base",
        }
    }

    /// Returns the AGT that AIA of a month are worth in the lane, net of what the bond could have earned.
    pub fn worth(self, aia: Aia, rules: &Rules, platform: &Platform) -> f64 {
        match self {
            Self::Bonded => {
                let bond = rules.season.bond_for(aia).expect("AIA of one account");
                aia as f64 * platform.bonded_rate - agt(bond) * IDLE
            }
            Self::Base => aia.min(rules.season.base_cap) as f64 * platform.base_rate,
        }
    }
}

/// A streak that an account buys from itself, and what that adds in a month.
#[derive(Clone, Copy, Debug)]
pub struct Streak {
    /// How the account works.
    pub habit: Habit,
    /// Its lane.
    pub lane: Lane,
    /// The fee of an answer, in planck.
    pub fee: Balance,
    /// The accounts of the farm.
    pub accounts: u32,
    /// The month without bought sets.
    pub without: Month,
    /// The month with them.
    pub with: Month,
    /// AGT that it adds.
    pub worth: f64,
    /// AGT that it costs.
    pub cost: f64,
    /// The fee of an answer, in AGT, from which on it costs as much as it adds. Zero if it adds nothing.
    pub loses_from: f64,
}

impl Streak {
    /// Returns whether it adds more than it costs.
    pub fn pays(&self) -> bool {
        self.worth > self.cost
    }

    fn line(&self) -> String {
        let Self { habit, lane, fee, accounts, without, with, worth, cost, .. } = self;
        format!(
            "{},{},{accounts},{:.3},{:.4},{},{},{},{worth:.2},{cost:.2},{},{:.3}",
            habit.name,
            lane.name(),
            agt(price_of(*fee)),
            agt(*fee),
            with.bought,
            without.aia,
            with.aia,
            if self.pays() { "pays" } else { "loses" },
            self.loses_from,
        )
    }
}

/// Returns an empty chain of the model.
fn empty(rules: &Rules) -> ChainModel {
    ChainModel::new(1, rules.contributors, rules.season)
}

/// Plays what the platform pays: the people of the main table, by few agents.
pub fn platform() -> Platform {
    let (name, rules) = defaults();
    Platform::of(&play_run(&scenario(name, rules, mixed_cohorts(), COARSE.agents, COARSE.seasons)))
}

/// Returns every habit in every lane with every fee, as if the work of pools moved the streak.
pub fn streaks(platform: &Platform) -> Vec<Streak> {
    let (_, rules) = defaults();
    let positions = smallest_set();
    let mut all = Vec::new();
    for habit in Habit::ALL {
        let without = play(empty(&rules), &rules, habit, Bought::NONE);
        let with = play(empty(&rules), &rules, habit, Bought::for_a_streak(positions, Counts::AsStreak));
        for (lane, accounts) in Lane::ALL.into_iter().flat_map(|lane| ACCOUNTS.map(|accounts| (lane, accounts))) {
            let worth = lane.worth(with.aia, &rules, platform) - lane.worth(without.aia, &rules, platform);
            let cost = |price| Farm { price, positions, accounts }.cost(with.bought);
            let (free, dear) = (cost(0), cost(price_of(FEES[3])));
            let left = (worth - free).max(0.0);
            let loses_from = if dear > free { agt(FEES[3]) * left / (dear - free) } else { 0.0 };
            for fee in FEES {
                let cost = cost(price_of(fee));
                all.push(Streak { habit, lane, fee, accounts, without, with, worth, cost, loses_from });
            }
        }
    }
    all
}

/// Returns the accounts of the table of XP with their month: two that buy nothing, and three that buy with all energy that is
/// left.
pub fn xp_of_a_month() -> Vec<(&'static str, Month)> {
    let (_, rules) = defaults();
    let one_a_day = Habit { name: "one set a day", days: 1, of: 1, sets: 1 };
    let bought = Bought::for_xp(u8::try_from(MAX_POSITIONS).expect("a set has few positions"));
    let of = |habit, bought| play(empty(&rules), &rules, habit, bought);
    vec![
        ("four sets of work a day", of(Habit::ALL[0], Bought::NONE)),
        ("one set of work a day", of(one_a_day, Bought::NONE)),
        ("one set of work a day and bought ones", of(one_a_day, bought)),
        ("let in and bought ones alone", of(Habit::RESTING, bought)),
        ("never let in and bought ones alone", of(Habit::STRANGER, bought)),
    ]
}

fn xp_lines() -> Vec<String> {
    let positions = u8::try_from(MAX_POSITIONS).expect("a set has few positions");
    let mut lines = Vec::new();
    for (account, month) in xp_of_a_month() {
        let Month { xp, bought_xp, aia, .. } = month;
        if bought_xp == 0 {
            lines.push(format!("{account},-,-,{xp},0,{aia},0.00,-"));
            continue;
        }
        for fee in FEES {
            let price = price_of(fee);
            let cost = Farm { price, positions, accounts: ACCOUNTS[1] }.cost(month.bought);
            let a_thousand = 1_000.0 * cost / bought_xp as f64;
            lines.push(format!(
                "{account},{:.3},{:.4},{xp},{bought_xp},{aia},{cost:.2},{a_thousand:.2}",
                agt(price),
                agt(fee)
            ));
        }
    }
    lines
}

/// Makes the tables of merit.
pub fn all() -> Vec<File> {
    let platform = platform();
    vec![
        ("merit.csv".into(), table(STREAKS, streaks(&platform).iter().map(Streak::line))),
        ("merit-xp.csv".into(), table(XP, xp_lines())),
        ("merit-prices.csv".into(), table(prices::HEAD, prices::lines(&platform))),
    ]
}

//! A requester that is its workers' keeper, and knows the gold of its campaign, which a pool pays.
//!
//! One round of sets is played and judged by the chain's own functions. The requester has *friends*: accounts that the chain
//! takes for strangers, since they did not name it as their referrer, and that quizzes have let in. What a pool pays them
//! comes back to the requester, less the fee.

mod people;
mod round;

use crate::report::percent;
use agt_primitives::{reward_pools::PoolTerms, Balance};

pub use round::play;

/// What a perfect set pays. The unit does not matter.
const PRICE: Balance = 1_000_000_000;

/// The answers of a set that a campaign reserves money for, beyond those of its seats.
const FURTHER_ANSWERS: Balance = 2;

/// What a requester does to pay less than it said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// Its name in tables.
    pub name: &'static str,
    /// The sets of the campaign.
    pub sets: u32,
    /// The share of the seats that its friends get.
    pub friends: f64,
    /// The share of the other seats whose answers it reads before its friends commit.
    pub reads: f64,
    /// The share of the other seats that are not revealed because of it.
    pub loses: f64,
    /// Whether two friends beside one honest worker agree on other answers than its, so that it is paid for gold alone. A friend
    /// who is not to do so copies what is read, and is right on all gold.
    pub opposes: bool,
    /// Whether it withholds the gold of the sets in which two friends oppose, so that all positions count as items.
    pub withholds_gold: bool,
}

impl Plan {
    /// A campaign of 100 sets in which the requester does nothing of the kind.
    pub const HONEST: Self = Self {
        name: "nothing",
        sets: 100,
        friends: 0.0,
        reads: 0.0,
        loses: 0.0,
        opposes: false,
        withholds_gold: false,
    };

    /// Returns the columns that say which plan it is.
    pub fn line(&self) -> String {
        let Self { name, sets, friends, reads, loses, .. } = self;
        format!("{name},{sets},{:.0},{:.0},{:.1}", 100.0 * friends, 100.0 * reads, 100.0 * loses)
    }
}

/// What a plan came to. Payments are in the unit of [`PRICE`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Books {
    /// Seats of honest workers, who all committed.
    pub honest_seats: u64,
    /// What they were paid.
    pub honest_paid: Balance,
    /// Seats of friends.
    pub friends_seats: u64,
    /// What they were paid.
    pub friends_paid: Balance,
    /// What the requester lost for gold that it withheld.
    pub forfeited: Balance,
    /// Items that the round decided.
    pub decided: u64,
    /// Items among them with a wrong label.
    pub wrong: u64,
    /// Items that it left undecided.
    pub undecided: u64,
    /// Items whose label the requester knows from the answers of honest workers, revealed or not.
    pub known: u64,
    /// Items among them with a wrong label.
    pub known_wrong: u64,
}

impl Books {
    /// Returns what a seat of an honest worker was paid, in percent of the price.
    pub fn honest_pay(&self) -> f64 {
        percent(self.honest_paid as f64, self.honest_seats as f64 * PRICE as f64)
    }

    /// Returns what a seat of a friend was paid, in percent of the price.
    pub fn friends_pay(&self) -> f64 {
        percent(self.friends_paid as f64, self.friends_seats as f64 * PRICE as f64)
    }

    /// Returns what the requester spent for each seat of an honest worker, in percent of the price: pay, the fee on all pay, and
    /// what it forfeited.
    pub fn cost(&self) -> f64 {
        let fee = f64::from(PoolTerms::DEFAULT.fee_rate().points()) / 10_000.0;
        let fees = fee * (self.honest_paid + self.friends_paid) as f64;
        let spent = self.honest_paid as f64 + fees + self.forfeited as f64;
        percent(spent, self.honest_seats as f64 * PRICE as f64)
    }

    /// Returns how much less that is than what another plan costs, in percent of it. Negative if it is more.
    pub fn saves(&self, than: &Self) -> f64 {
        percent(than.cost() - self.cost(), than.cost())
    }

    /// Returns it as a line of CSV, next to what the honest plan came to.
    pub fn line(&self, honest: &Self) -> String {
        let items = (self.decided + self.undecided) as f64;
        format!(
            "{:.1},{:.1},{:.1},{:.1},{:.2},{:.1},{:.2}",
            self.honest_pay(),
            self.friends_pay(),
            self.cost(),
            // Not minus zero.
            (10.0 * self.saves(honest)).round() / 10.0 + 0.0,
            percent(self.wrong as f64, self.decided as f64),
            percent(self.undecided as f64, items),
            percent(self.known_wrong as f64, self.known as f64),
        )
    }
}

/// The head of what [`Plan::line`] and [`Books::line`] say.
pub const HEAD: &str = "plan,sets,friends_pct,read_pct,lost_pct,honest_seat_paid_pct,friends_seat_paid_pct,\
cost_of_an_honest_seat_pct,saving_pct,wrong_pct,undecided_pct,wrong_for_the_requester_pct";

/// Returns the plans of the table. The first is the honest one.
pub fn plans() -> Vec<Plan> {
    let mut plans = vec![Plan::HONEST];
    for loses in [0.01, 0.05, 0.25, 0.5] {
        plans.push(Plan { name: "withhold reveals", loses, reads: 1.0, ..Plan::HONEST });
    }
    for friends in [0.1, 0.2, 0.4] {
        for reads in [0.0, 0.5, 1.0] {
            plans.push(Plan { name: "copy", friends, reads, ..Plan::HONEST });
        }
    }
    for friends in [0.1, 0.2, 0.4] {
        for reads in [0.0, 0.5, 1.0] {
            plans.push(Plan { name: "oppose", friends, reads, opposes: true, ..Plan::HONEST });
        }
    }
    for sets in [1, 3, 10, 100, 1_000] {
        let plan = Plan { name: "oppose and withhold gold", friends: 0.4, opposes: true, sets, ..Plan::HONEST };
        plans.push(Plan { reads: 1.0, withholds_gold: true, ..plan });
    }
    for loses in [0.05, 0.25] {
        let plan = Plan { name: "oppose and withhold reveals", friends: 0.2, opposes: true, ..Plan::HONEST };
        plans.push(Plan { reads: 1.0, loses, ..plan });
    }
    plans
}

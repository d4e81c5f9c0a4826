//! A farm: a requester that owns all workers of its campaign.

use crate::money::{agt, IDLE};
use agt_primitives::{
    access::{AccessTerms, Role},
    basis_points::BasisPoints,
    fees::FeeTerms,
    reward_pools::{fee_on, PoolTerms},
    skill::Measure,
    tasks::{AnswerKind, GoldRules, Replication, MAX_POSITIONS},
    Balance,
};

/// A call of the requester, in microseconds and bytes: about what `open_gold` weighs and how long it is. The calls of the
/// workers are free.
const CALL: (Balance, Balance) = (500, 400);

/// Calls for each set: the opening of its gold.
const CALLS_A_SET: f64 = 1.0;

/// Calls for each month besides: a pool and a campaign each week.
const CALLS_A_MONTH: f64 = 8.0;

/// The part of a month for which the money of a set is in the pool: a week.
const IN_THE_POOL: f64 = 7.0 / 30.0;

/// The answers of a set that a campaign reserves money for, beyond those of its seats.
const FURTHER_ANSWERS: u8 = 2;

/// A requester and the accounts that it owns. Its sets have three seats.
#[derive(Clone, Copy, Debug)]
pub struct Farm {
    /// The price of an answer, in planck.
    pub price: Balance,
    /// The positions of a set.
    pub positions: u8,
    /// The accounts that share the requester; at least three.
    pub accounts: u32,
}

impl Farm {
    /// The fewest accounts that fill a set.
    pub const FEWEST: u32 = Replication::Three.seats() as u32;

    /// Returns the AGT that a month costs each account, in which each has so many sets.
    pub fn cost(&self, sets: u32) -> f64 {
        let (sets, accounts, seats) = (f64::from(sets), f64::from(self.accounts), Replication::Three.seats());
        let pay = self.price * Balance::from(self.positions);
        let fees = agt(fee_on(PoolTerms::DEFAULT.fee_rate(), pay)) * sets;
        let calls = call() * (CALLS_A_SET * sets / f64::from(seats) + CALLS_A_MONTH / accounts);
        let reserved = agt(pay) * f64::from(seats + FURTHER_ANSWERS) / f64::from(seats) * sets * IN_THE_POOL;
        let bond = agt(AccessTerms::DEFAULT.minimum(Role::DataRequest)) / accounts;
        fees + calls + IDLE * (reserved + bond)
    }
}

/// The AGT that a call costs on a quiet chain.
fn call() -> f64 {
    let terms = FeeTerms::DEFAULT;
    agt(CALL.0 * terms.planck_per_microsecond + CALL.1 * terms.planck_per_byte)
}

/// Returns the positions of the smallest set that a campaign of choices may have: one item, and the least gold that can fail
/// somebody. The requester chooses the kind of answers and the measure that suit it best.
pub fn smallest_set() -> u8 {
    let kind = AnswerKind::Categories { count: 256 };
    let chance = BasisPoints::clamped(BasisPoints::WHOLE.points().div_ceil(256));
    let measure = Measure::new(chance, BasisPoints::clamped(9_900)).expect("a reference above chance");
    let may = |gold: &u8| {
        let rules = GoldRules { kind, positions: gold + 1, gold: *gold, verification: false, two_keys: false, chance };
        rules.are_sound() && measure.least_right(*gold, measure.at_entry()) > 0
    };
    let largest = u8::try_from(MAX_POSITIONS).expect("a set has few positions") - 1;
    (1..=largest).find(may).expect("some gold can fail somebody") + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merit::{price_of, FEES};

    #[test]
    fn smallest_set_has_one_item_and_two_golds() {
        assert_eq!(smallest_set(), 3);
    }

    #[test]
    fn month_costs_the_fee_of_each_answer_and_a_part_of_the_bond() {
        let farm = Farm { price: price_of(FEES[0]), positions: 32, accounts: Farm::FEWEST };
        let many = Farm { accounts: 300, ..farm };
        // A thousand AGT of bond cost ten a month.
        assert!((farm.cost(0) - many.cost(0) - 10.0 * (1.0 / 3.0 - 1.0 / 300.0)).abs() < 0.1);
        let fees = 30.0 * 32.0 * agt(FEES[0]);
        assert!(farm.cost(30) > farm.cost(0) + fees && farm.cost(30) < farm.cost(0) + 2.0 * fees);
        // Half as many sets cost half as much beside the bond.
        assert!((farm.cost(30) + farm.cost(0) - 2.0 * farm.cost(15)).abs() < 1e-9);
    }
}

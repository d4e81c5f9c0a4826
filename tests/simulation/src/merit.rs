//! What merit costs that a requester buys from itself, and what it is worth.
//!
//! Work of a pool moves merit if the price of an answer is high enough. A requester that owns its workers pays that price
//! to itself: it loses the fee, the fees of its calls, and what its bond and its pool could have earned elsewhere. The
//! functions of `agt-primitives` say what the fee is, what an account may open, and what a streak adds to its AIA.

pub mod farm;
pub mod habits;
pub mod prices;
pub mod tables;

use agt_primitives::{
    arithmetic::mul_div_floor, basis_points::BasisPoints, reward_pools::PoolTerms, token::AGT, Balance,
};

/// The fees of an accepted answer that are compared: those of the least prices of 0.05, 0.167, 0.5 and 1.667 AGT.
pub const FEES: [Balance; 4] = [AGT * 3 / 2_000, AGT / 200, AGT * 3 / 200, AGT / 20];

/// Returns the price of an answer, in planck, on which the fee is this.
pub fn price_of(fee: Balance) -> Balance {
    let rate = PoolTerms::DEFAULT.fee_rate();
    mul_div_floor(fee, BasisPoints::WHOLE.points().into(), rate.points().into()).expect("a fee is a part of its price")
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::reward_pools::fee_on;

    #[test]
    fn prices_of_the_sweep_begin_at_the_default_and_have_their_fees() {
        assert_eq!(price_of(FEES[0]), PoolTerms::DEFAULT.least_merit);
        assert_eq!(price_of(FEES[3]) / (AGT / 1_000), 1_666);
        for fee in FEES {
            assert_eq!(fee_on(PoolTerms::DEFAULT.fee_rate(), price_of(fee)), fee);
        }
    }
}

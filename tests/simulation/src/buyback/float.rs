//! The AGT that vests to accounts outside the protocol, month by month.
//!
//! The rows are those of the default allocation whose beneficiary is not a pot: the parts of the treasury and of the
//! community are not circulating before governance spends them. A test compares them with `pallet-supply`.

use agt_primitives::{arithmetic::mul_div_floor, token::AGT, Balance};

/// A bucket whose beneficiary is outside the protocol, in AGT and months.
struct Row {
    at_tge: Balance,
    linear: Balance,
    cliff: u32,
    months: u32,
}

const MILLION: Balance = 1_000_000;

/// Marketing, investors, team and advisors, foundation, public sale.
const ROWS: [Row; 5] = [
    Row { at_tge: 280 * MILLION, linear: 70 * MILLION, cliff: 0, months: 12 },
    Row { at_tge: 20 * MILLION, linear: 880 * MILLION, cliff: 6, months: 18 },
    Row { at_tge: 0, linear: 500 * MILLION, cliff: 12, months: 24 },
    Row { at_tge: 300 * MILLION, linear: 200 * MILLION, cliff: 0, months: 24 },
    Row { at_tge: 250 * MILLION, linear: 0, cliff: 0, months: 0 },
];

/// Returns the planck that have vested outside the protocol after so many whole months.
pub fn vested(months: u32) -> Balance {
    let of = |row: &Row| {
        let step = months.saturating_sub(row.cliff).min(row.months);
        let linear = mul_div_floor(row.linear * AGT, step.into(), row.months.into()).unwrap_or(0);
        row.at_tge * AGT + linear
    };
    ROWS.iter().map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn float_is_that_of_the_design_and_ends_with_all_rows() {
        assert_eq!(vested(0), 850 * MILLION * AGT);
        assert_eq!(vested(36), 2_500 * MILLION * AGT);
        assert_eq!(vested(36), vested(1_000));
        assert!((0..36).all(|month| vested(month) < vested(month + 1)));
    }
}

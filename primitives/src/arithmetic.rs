//! Money arithmetic: checked, multiplied before divided through a wide intermediate, rounded in a named direction.

use crate::Balance;
use sp_runtime::{
    helpers_128bit::multiply_by_rational_with_rounding,
    traits::{CheckedAdd, CheckedSub, Zero},
    ArithmeticError, Rounding,
};

/// Adds `by` to `amount`. Fails if the sum does not fit; `amount` is unchanged then.
pub fn raise<Number: CheckedAdd>(amount: &mut Number, by: Number) -> Result<(), ArithmeticError> {
    *amount = amount.checked_add(&by).ok_or(ArithmeticError::Overflow)?;
    Ok(())
}

/// Subtracts `by` from `amount`. Fails if `by` is greater; `amount` is unchanged then.
pub fn lower<Number: CheckedSub>(amount: &mut Number, by: Number) -> Result<(), ArithmeticError> {
    *amount = amount.checked_sub(&by).ok_or(ArithmeticError::Underflow)?;
    Ok(())
}

/// Returns the sum of amounts; none if it does not fit.
pub fn sum<Number: CheckedAdd + Zero>(amounts: impl IntoIterator<Item = Number>) -> Option<Number> {
    sum_known(amounts.into_iter().map(Some))
}

/// Returns the sum of amounts; none if one of them is none, or if the sum does not fit.
pub fn sum_known<Number: CheckedAdd + Zero>(amounts: impl IntoIterator<Item = Option<Number>>) -> Option<Number> {
    amounts.into_iter().try_fold(Number::zero(), |sum, amount| sum.checked_add(&amount?))
}

/// `floor(a * b / c)`, exact for every input: the product is held in 256 bits.
///
/// None when `c` is zero or the result does not fit a [`Balance`].
pub fn mul_div_floor(a: Balance, b: Balance, c: Balance) -> Option<Balance> {
    multiply_by_rational_with_rounding(a, b, c, Rounding::Down)
}

/// `ceil(a * b / c)`, exact for every input: the product is held in 256 bits.
///
/// None when `c` is zero or the result does not fit a [`Balance`].
pub fn mul_div_ceil(a: Balance, b: Balance, c: Balance) -> Option<Balance> {
    multiply_by_rational_with_rounding(a, b, c, Rounding::Up)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};
    use sp_core::U512;

    /// The same quotient, computed the obvious way in four times the width.
    fn reference(a: Balance, b: Balance, c: Balance) -> Option<Balance> {
        let quotient = (U512::from(a) * U512::from(b)).checked_div(U512::from(c))?;
        Balance::try_from(quotient).ok()
    }

    /// The least number that is not below the quotient, found from the quotient rounded down.
    fn reference_ceil(a: Balance, b: Balance, c: Balance) -> Option<Balance> {
        let product = U512::from(a) * U512::from(b);
        let floor = product.checked_div(U512::from(c))?;
        let below = floor * U512::from(c) < product;
        Balance::try_from(if below { floor + U512::one() } else { floor }).ok()
    }

    /// Every magnitude as often as every other, and the corners more often than chance would meet them.
    fn operand() -> impl Strategy<Value = Balance> {
        prop_oneof![
            Just(0),
            Just(1),
            Just(Balance::from(u64::MAX)),
            Just(Balance::MAX - 1),
            Just(Balance::MAX),
            (any::<Balance>(), 0u32..128).prop_map(|(bits, shift)| bits >> shift),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 20_000,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn mul_div_floor_equals_the_wide_quotient(a in operand(), b in operand(), c in operand()) {
            prop_assert_eq!(mul_div_floor(a, b, c), reference(a, b, c));
        }

        #[test]
        fn mul_div_ceil_equals_the_wide_quotient_rounded_up(a in operand(), b in operand(), c in operand()) {
            prop_assert_eq!(mul_div_ceil(a, b, c), reference_ceil(a, b, c));
        }
    }

    #[test]
    fn raise_and_lower_leave_the_amount_unchanged_when_they_fail() {
        let mut amount = 5_u64;
        assert_eq!(raise(&mut amount, u64::MAX), Err(ArithmeticError::Overflow));
        assert_eq!(lower(&mut amount, 6), Err(ArithmeticError::Underflow));
        assert_eq!(amount, 5);
        assert_eq!(raise(&mut amount, 2), Ok(()));
        assert_eq!(lower(&mut amount, 7), Ok(()));
        assert_eq!(amount, 0);
    }

    #[test]
    fn sum_is_none_when_it_does_not_fit_or_an_amount_is_none() {
        assert_eq!(sum([1_u64, 2, 3]), Some(6));
        assert_eq!(sum(Vec::<u128>::new()), Some(0));
        assert_eq!(sum([u64::MAX - 1, 1]), Some(u64::MAX));
        assert_eq!(sum([u64::MAX, 1]), None);
        assert_eq!(sum([u64::MAX, 1, 0]), None);
        assert_eq!(sum_known([Some(1_u128), Some(2)]), Some(3));
        assert_eq!(sum_known([Some(1_u128), None]), None);
        assert_eq!(sum_known([None, Some(u128::MAX), Some(1)]), None);
    }

    #[test]
    fn mul_div_floor_refuses_division_by_zero() {
        assert_eq!(mul_div_floor(0, 0, 0), None);
        assert_eq!(mul_div_floor(7, 3, 0), None);
    }

    #[test]
    fn mul_div_floor_refuses_what_does_not_fit() {
        assert_eq!(mul_div_floor(Balance::MAX, 2, 1), None);
        assert_eq!(mul_div_floor(Balance::MAX, Balance::MAX, Balance::MAX - 1), None);
        assert_eq!(mul_div_floor(Balance::MAX, Balance::MAX, Balance::MAX), Some(Balance::MAX));
    }

    #[test]
    fn mul_div_ceil_rounds_up_and_leaves_whole_quotients_alone() {
        assert_eq!(mul_div_ceil(2, 1, 3), Some(1));
        assert_eq!(mul_div_ceil(10, 10, 3), Some(34));
        assert_eq!(mul_div_ceil(9, 10, 3), Some(30));
        assert_eq!(mul_div_ceil(0, 10, 3), Some(0));
    }

    #[test]
    fn mul_div_ceil_refuses_division_by_zero_and_what_does_not_fit() {
        assert_eq!(mul_div_ceil(0, 0, 0), None);
        assert_eq!(mul_div_ceil(7, 3, 0), None);
        // The quotient rounded down is the greatest balance; rounded up it does not fit.
        let (a, b, c) = (Balance::MAX, Balance::MAX / 2, Balance::MAX / 2);
        assert_eq!(mul_div_ceil(a, b, c), Some(Balance::MAX));
        let (a, b, c) = ((1 << 127) + 1, (1 << 127) - 1, 1 << 126);
        assert_eq!(mul_div_floor(a, b, c), Some(Balance::MAX));
        assert_eq!(mul_div_ceil(a, b, c), None);
    }

    #[test]
    fn mul_div_floor_rounds_down() {
        assert_eq!(mul_div_floor(2, 1, 3), Some(0));
        assert_eq!(mul_div_floor(10, 10, 3), Some(33));
    }
}

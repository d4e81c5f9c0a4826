//! The figures over all bonds, and the turnout.

use super::*;
use crate::voting::Turnout;
use agt_primitives::access::{Access as Asked, AccessTotals};
use frame_support::{assert_ok, traits::Get};

#[test]
fn totals_follow_every_bond() {
    ExtBuilder.execute(|| {
        assert_eq!(Access::totals(), AccessTotals { turnout: 100_000 * AGT, ..Default::default() });
        assert_ok!(bond(ALICE, 20_000 * AGT));
        assert_ok!(bond(BOB, 5_000 * AGT));
        assert_ok!(unbond(ALICE, 3_000 * AGT));
        assert_ok!(unbond(BOB, 1_000 * AGT));
        assert_ok!(rebond(ALICE, 500 * AGT));
        assert_ok!(slash(BOB, 100 * AGT));
        wait(7 * DAY);
        assert_ok!(withdraw(BOB));
        assert_eq!(
            Access::totals(),
            AccessTotals {
                active: 21_400 * AGT,
                unbonding: 2_500 * AGT,
                bonded: 25_000 * AGT,
                withdrawn: 1_000 * AGT,
                slashed: 100 * AGT,
                turnout: 100_000 * AGT,
            }
        );
        assert_eq!(<Access as Asked<AccountId>>::total_active(), 21_400 * AGT);
    });
}

#[test]
fn turnout_is_what_circulates_and_never_less_than_the_bonds_nor_zero() {
    ExtBuilder.execute(|| {
        let turnout = <Turnout<Test> as Get<Balance>>::get;
        assert_eq!(turnout(), 100_000 * AGT);
        assert_ok!(bond(ALICE, 10_000 * AGT));
        assert_eq!(turnout(), 100_000 * AGT, "a bond does not change what circulates");
        Circulating::set(&(10_000 * AGT - 1));
        assert_eq!(turnout(), 10_000 * AGT);
        Circulating::set(&0);
        assert_ok!(unbond(ALICE, 10_000 * AGT));
        assert_eq!(turnout(), 1);
        Circulating::set(&u128::MAX);
        assert_eq!(turnout(), u128::MAX);
    });
}

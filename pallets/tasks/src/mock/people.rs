//! The people of the tests.

use super::*;
use agt_primitives::{basis_points::BasisPoints, benchmarking::ContributorsBench};
use agt_test_support::TestMedallions;

/// Bonds 1,000 AGT more and enters a role.
pub fn give_role(who: &AccountId, role: Role) {
    let origin = RuntimeOrigin::signed(who.clone());
    Access::bond(origin.clone(), 1_000 * AGT).expect("the account has AGT");
    Access::enter_role(origin, role).expect("the bond is enough");
}

pub fn give_medallion(who: &AccountId, level: u8) {
    TestMedallions::give(who, AREA, level);
}

/// Registers an account.
pub fn newcomer(who: &AccountId) {
    Contributors::register(RuntimeOrigin::signed(who.clone()), None).expect("the account can register");
}

/// Registers an account and proves it by one quiz, two days ago; it has this reputation in the tests' area.
pub fn veteran(who: &AccountId, points: u16) {
    let back = now();
    travel_to(back - 2 * DAY);
    newcomer(who);
    prove(who);
    travel_to(back);
    set_reputation(who, points);
}

/// Proves a registered account by one quiz.
pub fn prove(who: &AccountId) {
    <Contributors as ContributorsBench<AccountId>>::prove(who, AREA);
}

/// Gives an account with a standing in the tests' area this reputation there.
pub fn set_reputation(who: &AccountId, points: u16) {
    <Contributors as ContributorsBench<AccountId>>::set_reputation(who, AREA, BasisPoints::clamped(points));
}

//! The people of the tests.

use super::*;
use agt_primitives::{basis_points::BasisPoints, benchmarking::ContributorsBench};
use agt_test_support::TestMedallions;

/// Opens the platform's campaigns.
pub const OPERATOR: AccountId = account(1);
/// Approves their gold.
pub const REVIEWER: AccountId = account(2);
/// Has the role of data requests, and the pool.
pub const REQUESTER: AccountId = account(3);
/// Is nobody in particular.
pub const PASSER_BY: AccountId = account(4);

/// A worker by number: 1 to 150.
pub const fn worker(number: u8) -> AccountId {
    account(100 + number)
}

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

/// Puts an account on trial in the tests' area, as one quiz does.
pub fn on_trial(who: &AccountId) {
    pallet_contributors::Areas::<Test>::mutate(who, AREA, |area| {
        area.as_mut().expect("it worked in the area").qualification = Default::default();
    });
    prove(who);
}

/// Gives an account with a standing in the tests' area this reputation there.
pub fn set_reputation(who: &AccountId, points: u16) {
    <Contributors as ContributorsBench<AccountId>>::set_reputation(who, AREA, BasisPoints::clamped(points));
}

//! The people of the tests.

use super::*;
use agt_primitives::benchmarking::AccessBench;
use sp_core::{sr25519, Pair};

/// Has the role of data requests, and the pool.
pub const REQUESTER: AccountId = account(1);
/// Has the role of data requests, and no pool.
pub const OTHER: AccountId = account(2);
/// Are nobody in particular, and have AGT.
pub const ALICE: AccountId = account(3);
pub const BOB: AccountId = account(4);
pub const CAROL: AccountId = account(5);
/// Has nothing.
pub const PENNILESS: AccountId = account(6);
/// The accounts that bonds of challenges and slashed bonds go to.
pub const POT: AccountId = account(98);
pub const SINK: AccountId = account(99);

/// The key of an attester by number.
pub fn key(number: u8) -> sr25519::Pair {
    sr25519::Pair::from_seed(&[number; 32])
}

/// An attester by number.
pub fn attester(number: u8) -> AccountId {
    AccountId::new(key(number).public().0)
}

/// Gives an account a role and a bond of this size.
pub fn give_role(who: &AccountId, role: Role, bond: Balance) {
    <Access as AccessBench<AccountId>>::bond(who, bond);
    <Access as AccessBench<AccountId>>::enter_role(who, role);
}

/// Puts an account with a bond on the register.
#[track_caller]
pub fn enlist(who: &AccountId, stake: Balance) {
    give_role(who, Role::DataValidation, stake + SPARE_BOND);
    Attestation::enlist(RuntimeOrigin::signed(who.clone()), stake).expect("it can enlist");
}

//! Bonds without the pallet that keeps them.

use super::{now, AccountId, Bonds};
use agt_primitives::{
    access::{Access, Role},
    token::AGT,
    Balance, Moment,
};

/// Bonds in the role of data validation, whose minimum is 100 AGT.
pub struct TestAccess;

impl Access<AccountId> for TestAccess {
    fn active(who: &AccountId) -> Balance {
        Bonds::get().get(who).map_or(0, |bond| bond.0)
    }

    fn room(who: &AccountId) -> Balance {
        Self::active(who)
    }

    fn has_access(who: &AccountId, role: Role) -> bool {
        role == Role::DataValidation && Self::active(who) >= 100 * AGT
    }

    fn role_since(who: &AccountId, role: Role) -> Option<Moment> {
        Bonds::get().get(who).filter(|_| role == Role::DataValidation).map(|bond| bond.1)
    }

    fn total_active() -> Balance {
        Bonds::get().values().map(|bond| bond.0).sum()
    }
}

impl agt_primitives::benchmarking::AccessBench<AccountId> for TestAccess {
    fn bond(who: &AccountId, amount: Balance) {
        bond(who.clone(), amount);
    }

    // A bond is in its role from the start.
    fn enter_role(_: &AccountId, _: Role) {}
}

/// Bonds AGT in a role from now on. Zero ends the bond.
pub fn bond(who: AccountId, amount: Balance) {
    let mut bonds = Bonds::get();
    let since = bonds.get(&who).map_or(now(), |bond| bond.1);
    bonds.insert(who, (amount, since));
    Bonds::set(&bonds);
}

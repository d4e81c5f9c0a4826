//! Roles of a mock in which it does not matter how much each one demands.

use agt_primitives::{
    access::{AccessTerms, Role},
    Balance,
};

/// Returns the terms in which every role demands the same bond, in planck.
pub fn same_minimum(bond: Balance) -> AccessTerms {
    Role::ALL.into_iter().fold(AccessTerms::DEFAULT, |terms, role| terms.with_minimum(role, bond))
}

//! What the pallet stores.

use agt_primitives::{external_addresses::Address, Balance, Moment};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// An external address that is bound to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Binding {
    /// The address.
    pub address: Address,
    /// The moment it was bound.
    pub since: Moment,
    /// Planck on hold for the records of the binding, until it ends.
    pub held: Balance,
}

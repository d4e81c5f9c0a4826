//! What the pallet stores.

use agt_primitives::{external_addresses::Address, Moment};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// An account's nonce and its binding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Record {
    /// The number of addresses that were ever bound to the account: what the next signature must carry.
    pub nonce: u32,
    /// The address that is bound now.
    pub binding: Option<Binding>,
}

/// An external address that is bound to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Binding {
    /// The address.
    pub address: Address,
    /// The moment it was bound.
    pub since: Moment,
}

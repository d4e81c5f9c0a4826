//! What anyone may read about an account's external address.

use super::Address;
use crate::Moment;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// The external address of an account, and how to bind one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo)]
pub struct ExternalAddressReport {
    /// The address; none when none is bound.
    pub address: Option<Address>,
    /// The moment it was bound; none when none is.
    pub since: Option<Moment>,
    /// The moment from which on it can be changed; none when that is possible now.
    pub rests_until: Option<Moment>,
    /// The nonce that the next signature must carry.
    pub nonce: u32,
    /// The text that the owner of an address signs as a personal message (EIP-191) to bind it to this account.
    pub message: Vec<u8>,
}

//! What anyone may read of any account: the answer of `agt_account`.

use crate::report::Planck;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::Serialize;

/// What an account holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct AccountReport {
    /// What is not on hold.
    pub free: Planck,
    /// What is on hold or reserved: deposits and bonds.
    pub held: Planck,
    /// What of the free part could be sent away now without removing the account.
    pub spendable: Planck,
    /// The nonce of the next extrinsic that the account signs. A new account's is not always zero.
    pub nonce: u32,
}

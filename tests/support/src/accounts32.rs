//! Accounts of a mock in which keys sign or the chain's own type of account matters.

use sp_runtime::AccountId32;

/// An account, as the chain has it.
pub type AccountId = AccountId32;

/// Returns the account of a number. Nobody has its key.
pub const fn account(number: u8) -> AccountId {
    AccountId32::new([number; 32])
}

#[allow(missing_docs)] // Their names say who they are.
mod names {
    use super::{account, AccountId};

    pub const ALICE: AccountId = account(1);
    pub const BOB: AccountId = account(2);
    pub const CAROL: AccountId = account(3);
}

pub use names::*;

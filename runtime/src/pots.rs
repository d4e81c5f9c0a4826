//! The protocol's own accounts: keyless, there from genesis, never reaped. What they hold does not circulate.

use crate::AccountId;
use alloc::{vec, vec::Vec};
use frame_support::{
    traits::{Get, TypedGet},
    PalletId,
};
use sp_runtime::traits::AccountIdConversion;

/// The treasury: fed by the ecosystem bucket, and by dust.
pub const TREASURY: PalletId = PalletId(*b"agt/trsy");
/// The community bucket: spendable by governance alone.
pub const COMMUNITY: PalletId = PalletId(*b"agt/comm");

/// The account of a pot.
pub fn account(pot: PalletId) -> AccountId {
    pot.into_account_truncating()
}

/// The account of [`TREASURY`].
pub struct Treasury;

impl TypedGet for Treasury {
    type Type = AccountId;

    fn get() -> AccountId {
        account(TREASURY)
    }
}

/// Every pot's account.
pub struct All;

impl Get<Vec<AccountId>> for All {
    fn get() -> Vec<AccountId> {
        vec![account(TREASURY), account(COMMUNITY)]
    }
}

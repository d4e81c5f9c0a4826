//! The protocol's own accounts: keyless, there from genesis, never reaped. What they hold does not circulate.

use crate::AccountId;
use alloc::vec::Vec;
use frame_support::{
    traits::{Get, TypedGet},
    PalletId,
};
use sp_runtime::traits::AccountIdConversion;

/// The treasury: fed by the ecosystem bucket alone, and by dust.
pub const TREASURY: PalletId = PalletId(*b"agt/trsy");
/// The community bucket: spendable by governance alone.
pub const COMMUNITY: PalletId = PalletId(*b"agt/comm");

/// Contributors' rewards: what bonds are slashed of and what referenda forfeit, until it is returned to contributors.
pub const REWARDS: PalletId = PalletId(*b"agt/rwrd");

/// Revenue: the fees of reward pools, and what requesters forfeit. It comes in any asset.
pub const REVENUE: PalletId = PalletId(*b"agt/revn");

/// Nobody: the account that the keys of an asset are given to when nobody is to have them. Nothing ever leaves it.
pub const NOBODY: PalletId = PalletId(*b"agt/none");

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

/// The account of [`REWARDS`].
pub struct Rewards;

impl TypedGet for Rewards {
    type Type = AccountId;

    fn get() -> AccountId {
        account(REWARDS)
    }
}

/// The account of [`REVENUE`].
pub struct Revenue;

impl Get<AccountId> for Revenue {
    fn get() -> AccountId {
        account(REVENUE)
    }
}

/// Every pot's account.
pub struct All;

impl Get<Vec<AccountId>> for All {
    fn get() -> Vec<AccountId> {
        [TREASURY, COMMUNITY, REWARDS, REVENUE, NOBODY].into_iter().map(account).collect()
    }
}

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

/// Contributors' rewards: what bonds are slashed of and what referenda forfeit, until it is recycled.
pub const REWARDS: PalletId = PalletId(*b"agt/rwrd");

/// Revenue: all that the protocol takes for its services. It comes in any asset.
pub const REVENUE: PalletId = PalletId(*b"agt/revn");

/// The share of revenue that the authors of blocks have not been paid yet.
pub const AUTHORS: PalletId = PalletId(*b"agt/auth");

/// AGT that came back: what the seasons pay out of it, and what waits for one.
pub const RECYCLER: PalletId = PalletId(*b"agt/rcyc");

/// Buyback: what is sold on a market passes through it. Between two calls it holds nothing but its existential deposit.
pub const BUYBACK: PalletId = PalletId(*b"agt/buyb");

/// Characters: the account that owns their collection and has all its roles. It needs no AGT.
pub const CHARACTERS: PalletId = PalletId(*b"agt/char");

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

/// The account of [`AUTHORS`].
pub struct Authors;

impl Get<AccountId> for Authors {
    fn get() -> AccountId {
        account(AUTHORS)
    }
}

/// The account of [`RECYCLER`].
pub struct Recycler;

impl Get<AccountId> for Recycler {
    fn get() -> AccountId {
        account(RECYCLER)
    }
}

/// The account of [`BUYBACK`].
pub struct Buyback;

impl Get<AccountId> for Buyback {
    fn get() -> AccountId {
        account(BUYBACK)
    }
}

/// The account of [`CHARACTERS`].
pub struct Characters;

impl Get<AccountId> for Characters {
    fn get() -> AccountId {
        account(CHARACTERS)
    }
}

/// Every pot's account.
pub struct All;

impl Get<Vec<AccountId>> for All {
    fn get() -> Vec<AccountId> {
        [TREASURY, COMMUNITY, REWARDS, REVENUE, AUTHORS, RECYCLER, BUYBACK, CHARACTERS, NOBODY]
            .into_iter()
            .map(account)
            .collect()
    }
}

//! What benchmarks make out of nothing.

use crate::Unions;
use agt_primitives::Balance;
use frame_support::traits::fungible;

/// What benchmarks need of [`agt_primitives::assets::Money`].
pub trait MoneyBench<AccountId> {
    /// Makes `amount` planck for `who`. Panics if that is impossible.
    fn give(who: &AccountId, amount: Balance);
}

impl<AccountId: Eq, Balances, AssetsHolder> MoneyBench<AccountId> for Unions<Balances, AssetsHolder>
where
    Balances: fungible::Mutate<AccountId> + fungible::Inspect<AccountId, Balance = Balance>,
{
    fn give(who: &AccountId, amount: Balance) {
        Balances::mint_into(who, amount).expect("the account can receive AGT");
    }
}

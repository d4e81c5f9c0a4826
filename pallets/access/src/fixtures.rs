//! Bonds for the benchmarks and mocks of pallets that meet this one.

use crate::{Config, Pallet};
use agt_primitives::{access::Role, benchmarking::AccessBench, token::AGT, Balance};
use frame_support::traits::fungible::Mutate;
use frame_system::RawOrigin;

impl<T: Config> AccessBench<T::AccountId> for Pallet<T>
where
    T::Currency: Mutate<T::AccountId>,
{
    fn bond(who: &T::AccountId, amount: Balance) {
        T::Currency::mint_into(who, amount.saturating_add(AGT)).expect("there is room under the greatest balance");
        Self::bond(RawOrigin::Signed(who.clone()).into(), amount).expect("it has that much");
    }

    fn enter_role(who: &T::AccountId, role: Role) {
        Self::enter_role(RawOrigin::Signed(who.clone()).into(), role).expect("its bond is enough");
    }
}

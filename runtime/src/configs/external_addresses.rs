//! External addresses that are bound to accounts, and what an entry in storage costs.

use crate::{configs::deposit::deposit, *};
use frame_support::parameter_types;

parameter_types! {
    /// Two entries: an account's binding of 92 bytes with its key, and an address's owner of 68. A gigabyte of them has
    /// more than two million AGT on hold.
    pub const BindingDeposit: Balance = deposit(2, 92 + 68);
}

impl pallet_external_addresses::Config for Runtime {
    type Currency = Balances;
    type Deposit = BindingDeposit;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_external_addresses::WeightInfo<Runtime>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::token::AGT;
    use frame_support::traits::StorageInfoTrait;

    #[test]
    fn deposit_prices_all_that_a_binding_stores() {
        let entries = ExternalAddresses::storage_info();
        let maps = entries.iter().filter(|entry| entry.max_values.is_none());
        let bytes: u32 = maps.filter_map(|entry| entry.max_size).sum();
        assert_eq!(BindingDeposit::get(), deposit(2, bytes.into()), "{bytes} bytes");
        let gigabyte = 1_000_000_000 / Balance::from(bytes) * BindingDeposit::get();
        assert!(gigabyte > 2_000_000 * AGT, "{gigabyte}");
    }
}

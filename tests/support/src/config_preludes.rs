//! Configurations of the SDK's pallets with the types of this chain, for `derive_impl`.
//!
//! Pallets that need nothing of their own, such as `pallet_timestamp`, are configured by the SDK's `TestDefaultConfig`.

use agt_primitives::{token::EXISTENTIAL_DEPOSIT, Balance};
use frame_support::{
    derive_impl,
    pallet_prelude::{inject_runtime_type, register_default_impl},
    traits::ConstU128,
};

// The paths that `derive_impl` looks for beside the name of this module.
#[doc(hidden)]
pub use {frame_system, pallet_balances};

/// `frame_system` whose accounts have a balance. A mock adds its `Block`.
pub struct SystemConfig;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig as frame_system::DefaultConfig, no_aggregated_types)]
#[register_default_impl(SystemConfig)]
impl frame_system::DefaultConfig for SystemConfig {
    type AccountData = pallet_balances::AccountData<Balance>;
}

/// `pallet_balances` for AGT. A mock adds its `AccountStore`.
pub struct BalancesConfig;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig as frame_system::DefaultConfig, no_aggregated_types)]
impl frame_system::DefaultConfig for BalancesConfig {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig as pallet_balances::DefaultConfig, no_aggregated_types)]
#[register_default_impl(BalancesConfig)]
impl pallet_balances::DefaultConfig for BalancesConfig {
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
}

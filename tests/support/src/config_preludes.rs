//! Configurations of the SDK's pallets with the types of this chain: for `derive_impl`, and whole in [`sdk_pallets!`] and
//! [`assets_pallet!`].
//!
//! Pallets that need nothing of their own, such as `pallet_timestamp`, are configured by the SDK's `TestDefaultConfig`.
//!
//! [`sdk_pallets!`]: crate::sdk_pallets
//! [`assets_pallet!`]: crate::assets_pallet

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

/// Configures the pallets of the SDK that nearly every mock has: `System`, `Timestamp`, and `Balances` of AGT. Braces hold the types of
/// `System` that a mock changes:
///
/// ```text
/// agt_test_support::sdk_pallets!(Test);
/// agt_test_support::sdk_pallets!(Test { type BlockWeights = Weights; });
/// ```
#[macro_export]
macro_rules! sdk_pallets {
    ($runtime:ident $({ $($of_system:tt)* })?) => {
        // A scope for each: `derive_impl` defines what it leaves out under one name.
        const _: () = {
            use frame_support::derive_impl;

            #[derive_impl(agt_test_support::config_preludes::SystemConfig as frame_system::DefaultConfig)]
            impl frame_system::Config for $runtime {
                type Block = frame_system::mocking::MockBlock<$runtime>;
                $($($of_system)*)?
            }
        };
        const _: () = {
            use frame_support::derive_impl;

            #[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
            impl pallet_timestamp::Config for $runtime {}
        };
        const _: () = {
            use frame_support::derive_impl;

            #[derive_impl(agt_test_support::config_preludes::BalancesConfig as pallet_balances::DefaultConfig)]
            impl pallet_balances::Config for $runtime {
                type AccountStore = System;
                type FreezeIdentifier = RuntimeFreezeReason;
                type MaxFreezes = frame_support::traits::VariantCountOf<RuntimeFreezeReason>;
            }
        };
    };
}

/// Configures `pallet_assets` of a mock that has the pallets of [`sdk_pallets!`], too: anybody may create an asset, and units are
/// counted as planck are. Braces hold the types that a mock changes.
#[macro_export]
macro_rules! assets_pallet {
    ($runtime:ident $({ $($of_assets:tt)* })?) => {
        const _: () = {
            use frame_support::derive_impl;

            #[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
            impl pallet_assets::Config for $runtime {
                type AssetIdAllocator = pallet_assets::AutoIncAssetId<$runtime>;
                type Balance = agt_primitives::Balance;
                type CreateOrigin = frame_support::traits::AsEnsureOriginWithArg<frame_system::EnsureSigned<AccountId>>;
                type Currency = Balances;
                type ForceOrigin = frame_system::EnsureRoot<AccountId>;
                $($($of_assets)*)?
            }
        };
    };
}

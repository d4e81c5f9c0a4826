//! The calls of this runtime that tests make.

use agt_runtime::Runtime;

/// Transfers and burns.
pub type BalancesCall = pallet_balances::Call<Runtime>;
/// Proxies.
pub type ProxyCall = pallet_proxy::Call<Runtime>;
/// Releases of vested AGT.
pub type SupplyCall = pallet_supply::Call<Runtime>;
/// Batches.
pub type UtilityCall = pallet_utility::Call<Runtime>;

//! The pools that pay for custom data requests, in AGT or another asset.

use super::assets::Keyless;
use crate::{
    configs::{deposit::deposit, parameters::dynamic_params::reward_pools},
    *,
};
use frame_support::parameter_types;
use pallet_reward_pools::{Listed, Unions};

parameter_types! {
    /// A pool, and the number of its owner's next one.
    pub const PoolDeposit: Balance = deposit(2, 400);
}

impl pallet_reward_pools::Config for Runtime {
    type Access = Access;
    type Deposit = PoolDeposit;
    type Feeless = Contributors;
    type Listing = Listed<Assets, AccountId, Keyless, ListedAssets>;
    type Money = Unions<Balances, AssetsHolder>;
    type Revenue = Revenue;
    type RevenuePot = pots::Revenue;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Terms = reward_pools::Terms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_reward_pools::WeightInfo<Runtime>;
    type Worth = ListedAssets;
}

//! Revenue: where it arrives, and who gets it.

use super::assets::Keyless;
use crate::{configs::parameters::dynamic_params::revenue, *};
use frame_support::parameter_types;
use pallet_reward_pools::Listed;

parameter_types! {
    pub SlashesPot: AccountId = pots::account(pots::REWARDS);
    pub TreasuryPot: AccountId = pots::account(pots::TREASURY);
}

impl pallet_revenue::Config for Runtime {
    type Assets = Assets;
    type AuthorsPot = pots::Authors;
    type Currency = Balances;
    type Listing = Listed<Assets, AccountId, Keyless, ListedAssets>;
    type Pot = pots::Revenue;
    type Recycler = Recycler;
    type SlashesPot = SlashesPot;
    type Terms = revenue::Terms;
    type Time = Timestamp;
    type Treasury = TreasuryPot;
    type WeightInfo = weights::pallet_revenue::WeightInfo<Runtime>;
}

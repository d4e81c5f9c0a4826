//! Buyback: what is sold, where, and by which rates.

use super::markets::Markets;
use crate::{
    configs::{governance::RootOrParametersAdmin, parameters::dynamic_params::buyback},
    *,
};

impl pallet_buyback::Config for Runtime {
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = crate::benchmarks::BuybackHelper;
    type Currency = Balances;
    type GovernOrigin = RootOrParametersAdmin;
    type Market = Markets;
    type Pot = pots::Buyback;
    type Rates = ListedAssets;
    type Recycler = Recycler;
    type Stock = Revenue;
    type Terms = buyback::Terms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_buyback::WeightInfo<Runtime>;
}

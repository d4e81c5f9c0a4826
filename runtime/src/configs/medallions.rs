//! Medallions: who opens their areas, and who takes one away.

use crate::{
    configs::{governance::RootOrParametersAdmin, parameters::dynamic_params::medallions},
    *,
};
use frame_system::EnsureRoot;

impl pallet_medallions::Config for Runtime {
    type AreaOrigin = RootOrParametersAdmin;
    type Contributors = Contributors;
    type Currency = Balances;
    type Experience = Contributors;
    type Feeless = Contributors;
    type Revenue = Revenue;
    type RevenuePot = pots::Revenue;
    // Until there is a court.
    type RevokeOrigin = EnsureRoot<AccountId>;
    type Terms = medallions::Terms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_medallions::WeightInfo<Runtime>;
}

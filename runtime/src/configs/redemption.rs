//! The monthly redemption of AIA: when its seasons begin, and what it pays from.

use crate::{configs::parameters::dynamic_params::redemption, *};
use frame_support::traits::Get;

/// The token generation event: the season of its month is the chain's first.
pub struct Start;

impl Get<Option<Moment>> for Start {
    fn get() -> Option<Moment> {
        pallet_supply::Tge::<Runtime>::get()
    }
}

impl pallet_redemption::Config for Runtime {
    type Bond = Access;
    type Budget = Supply;
    type Credits = Contributors;
    type Feeless = Contributors;
    type RecycledRevenue = Recycler;
    type Start = Start;
    type Terms = redemption::Terms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_redemption::WeightInfo<Runtime>;
}

//! The monthly redemption of AIA: its governed terms, and the seasons' sub-budget that pays it.

use crate::{configs::parameters::dynamic_params::redemption, *};
use agt_primitives::{
    basis_points::BasisPoints,
    redemption::{RedemptionTerms, SeasonTerms},
    season::Ceiling,
};
use frame_support::traits::Get;

/// The terms of the next season as governance has set them.
pub struct GovernedTerms;

impl RedemptionTerms for GovernedTerms {
    fn wanted() -> SeasonTerms {
        SeasonTerms {
            ceiling: Ceiling::new(redemption::Ceiling::get()).unwrap_or_default(),
            base_part: BasisPoints::clamped(redemption::BasePart::get()),
            aia_per_agt: redemption::AiaPerAgt::get(),
            base_cap: redemption::BaseCap::get(),
        }
    }
}

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
    type RecycledRevenue = ();
    type Start = Start;
    type Terms = GovernedTerms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_redemption::WeightInfo<Runtime>;
}

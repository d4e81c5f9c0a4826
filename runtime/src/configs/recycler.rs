//! What becomes of AGT that comes back.

use crate::{configs::parameters::dynamic_params::recycler, *};
use agt_primitives::recycler::Stake;

/// Bonds, and AGT outside the accounts of the protocol.
pub struct BondedAgt;

impl Stake for BondedAgt {
    fn bonded() -> Balance {
        pallet_access::Totals::<Runtime>::get().active
    }

    fn circulating() -> Balance {
        Supply::circulating()
    }
}

impl pallet_recycler::Config for Runtime {
    type Currency = Balances;
    type Pot = pots::Recycler;
    type Seasons = Redemption;
    type Stake = BondedAgt;
    type Terms = recycler::Terms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_recycler::WeightInfo<Runtime>;
}

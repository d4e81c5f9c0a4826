//! Bonds: what a vote is measured against, and where slashed AGT goes.

use crate::{configs::parameters::dynamic_params::access, *};
use frame_support::traits::Get;
use frame_system::EnsureRoot;

/// What support in a referendum is a share of, in planck: what circulates or may since the TGE.
pub struct VotingBase;

impl Get<Balance> for VotingBase {
    fn get() -> Balance {
        Supply::votable()
    }
}

/// The account that slashed AGT goes to.
pub struct SlashSink;

impl Get<AccountId> for SlashSink {
    fn get() -> AccountId {
        pots::account(pots::REWARDS)
    }
}

impl pallet_access::Config for Runtime {
    type Circulating = VotingBase;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type SlashOrigin = EnsureRoot<AccountId>;
    type SlashSink = SlashSink;
    type Terms = access::Terms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_access::WeightInfo<Runtime>;
}

//! Work that a committee of staked validators attests in batches.

use crate::{
    configs::{access::SlashSink, parameters::dynamic_params::attestation},
    *,
};
use frame_system::EnsureRoot;

impl pallet_attestation::Config for Runtime {
    type Access = Access;
    type Beacon = RandomnessBeacon;
    // Governance decides challenges by name until the chain has a court.
    type ChallengeOrigin = EnsureRoot<AccountId>;
    type Currency = Balances;
    type Escrow = RewardPools;
    type Feeless = Contributors;
    type Pot = SlashSink;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Signature = Signature;
    type Signer = <Signature as Verify>::Signer;
    type Terms = attestation::Terms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_attestation::WeightInfo<Runtime>;
    type Worth = RewardPools;
}

//! The randomness beacon, fed by BABE.

use crate::*;
use frame_support::traits::Get;
use sp_consensus_babe::digests::{CompatibleDigestItem, PreDigest};

/// BABE's epoch.
pub struct BabeEpoch;

impl Get<u64> for BabeEpoch {
    fn get() -> u64 {
        pallet_babe::EpochIndex::<Runtime>::get()
    }
}

/// What the author of this block drew by its VRF, for its claim to the slot.
///
/// In consensus every block has one: BABE admits first claims, and second claims with a VRF. The blocks of a chain that
/// seals without consensus are second claims without one.
pub struct BabeAuthorVrf;

impl Get<Option<[u8; 32]>> for BabeAuthorVrf {
    fn get() -> Option<[u8; 32]> {
        let digest = System::digest();
        let claim: PreDigest = digest.logs.iter().find_map(|item| item.as_babe_pre_digest())?;
        // BABE leaves the output of an earlier block in its storage when a block has none.
        claim.vrf_signature().and_then(|_| Babe::author_vrf_randomness())
    }
}

impl pallet_beacon::Config for Runtime {
    type AuthorVrf = BabeAuthorVrf;
    type ConsensusEpoch = BabeEpoch;
    type WeightInfo = weights::pallet_beacon::WeightInfo<Runtime>;
}

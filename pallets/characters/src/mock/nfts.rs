//! What the benchmarks of pallet-nfts ask for.

use super::AccountId;
use sp_runtime::testing::{TestSignature, UintAuthorityId};

/// Numbers of collections and items, and somebody who signs.
pub struct NftsHelper;

impl pallet_nfts::BenchmarkHelper<u32, u32, UintAuthorityId, AccountId, TestSignature> for NftsHelper {
    // The first number is that of the characters.
    fn collection(number: u16) -> u32 {
        u32::from(number) + 1
    }

    fn item(number: u16) -> u32 {
        number.into()
    }

    fn signer() -> (UintAuthorityId, AccountId) {
        (UintAuthorityId(1), 1)
    }

    fn sign(signer: &UintAuthorityId, message: &[u8]) -> TestSignature {
        TestSignature(signer.0, message.to_vec())
    }
}

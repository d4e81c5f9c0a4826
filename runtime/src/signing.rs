//! Extrinsics as ordinary wallets sign them: for reports that name what can be signed, and for tools and tests in Rust.

use crate::*;
#[cfg(feature = "std")]
use codec::Encode;
#[cfg(feature = "std")]
use sp_core::{sr25519, Pair, H256};
use sp_runtime::generic::Era;

/// The transaction extensions of a wallet that signs without the metadata hash.
pub fn extension(nonce: Nonce, era: Era, tip: Balance) -> TxExtension {
    (
        frame_system::AuthorizeCall::new(),
        frame_system::CheckNonZeroSender::new(),
        frame_system::CheckSpecVersion::new(),
        frame_system::CheckTxVersion::new(),
        frame_system::CheckGenesis::new(),
        frame_system::CheckMortality::from(era),
        frame_system::CheckNonce::from(nonce.into()),
        frame_system::CheckWeight::new(),
        pallet_transaction_payment::ChargeTransactionPayment::<Runtime>::from(tip).into(),
        frame_metadata_hash_extension::CheckMetadataHash::new(false),
        frame_system::WeightReclaim::new(),
    )
}

/// Returns `call`, signed by `signer` for the chain of `genesis`; immortal.
#[cfg(feature = "std")]
pub fn sign(
    call: RuntimeCall,
    signer: &sr25519::Pair,
    nonce: Nonce,
    tip: Balance,
    genesis: H256,
) -> UncheckedExtrinsic {
    let extension = extension(nonce, Era::Immortal, tip);
    let implicit = ((), (), VERSION.spec_version, VERSION.transaction_version, genesis, genesis, (), (), (), None, ());
    let payload = SignedPayload::from_raw(call.clone(), extension.clone(), implicit);
    let signature = payload.using_encoded(|bytes| signer.sign(bytes));
    UncheckedExtrinsic::new_signed(call, Address::Id(signer.public().into()), Signature::Sr25519(signature), extension)
}

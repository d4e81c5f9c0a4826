//! `system_dryRun`: what a transaction would get in the next block.
//!
//! The SDK's method runs the transaction on the state that the best block has left. There the best block is not yet among
//! the known ones, so a mortal transaction born in it is "ancient". On a sealed chain, where the best block is final,
//! ordinary wallets sign all their transactions so.

use crate::{client::Client, sealing::Clock};
use agt_runtime::{Hash, Header};
use codec::{Decode, Encode};
use jsonrpsee::{
    core::{async_trait, RpcResult},
    proc_macros::rpc,
    types::ErrorObjectOwned,
    Extensions,
};
use sc_rpc_api::check_if_safe;
use sp_api::{ApiExt, Core, ProvideRuntimeApi, TransactionOutcome};
use sp_block_builder::BlockBuilder;
use sp_blockchain::HeaderBackend;
use sp_core::Bytes;
use sp_runtime::{
    traits::Header as _,
    transaction_validity::{InvalidTransaction, TransactionValidityError},
    ApplyExtrinsicResult, ExtrinsicInclusionMode, OpaqueExtrinsic,
};
use std::{error::Error, sync::Arc};

/// The SDK's names of the method, which this one replaces.
pub const NAMES: [&str; 2] = ["system_dryRun", "system_dryRunAt"];

/// The SDK's code for a call to the runtime that failed, and for bytes that are no extrinsic.
const RUNTIME_ERROR: i32 = 1;
const DECODE_ERROR: i32 = 2;

/// The method, with the SDK's signature.
#[rpc(server)]
pub trait DryRunApi {
    /// Returns the result that `extrinsic` would have in the block after `at`, by default after the best block: a SCALE
    /// encoded `ApplyExtrinsicResult`. Changes nothing.
    #[method(name = "system_dryRun", aliases = ["system_dryRunAt"], with_extensions)]
    async fn dry_run(&self, extrinsic: Bytes, at: Option<Hash>) -> RpcResult<Bytes>;
}

/// The method's server.
pub struct DryRun {
    client: Arc<Client>,
    clock: Clock,
}

impl DryRun {
    /// Over the chain of `client`, whose next block has the time of `clock`.
    pub fn new(client: Arc<Client>, clock: Clock) -> Self {
        Self { client, clock }
    }

    /// Makes the block after `at` without storing it and returns the result of `extrinsic` in it. The first block of a
    /// session takes no transactions. In its place the block after it is asked, as a transaction would wait for it.
    fn outcome(&self, extrinsic: &OpaqueExtrinsic, at: Hash) -> Result<ApplyExtrinsicResult, Box<dyn Error>> {
        const EXHAUSTED: ApplyExtrinsicResult =
            Err(TransactionValidityError::Invalid(InvalidTransaction::ExhaustsResources));

        let api = self.client.runtime_api();
        let mut parent = self.client.header(at)?.ok_or("the block is unknown")?;
        let mut outcome = EXHAUSTED;
        for _ in 0..2 {
            let (digest, inherents) = self.clock.next_block(&parent, at)?;
            let number = parent.number().saturating_add(1);
            let header = Header::new(number, Default::default(), Default::default(), parent.hash(), digest);
            let mode = api.initialize_block(at, &header)?;
            for inherent in api.inherent_extrinsics(at, inherents)? {
                let _ = api.apply_extrinsic(at, inherent)?;
            }
            if mode == ExtrinsicInclusionMode::AllExtrinsics {
                outcome = api.execute_in_transaction(|api| {
                    TransactionOutcome::Rollback(api.apply_extrinsic(at, extrinsic.clone()))
                })?;
            }
            if outcome != EXHAUSTED {
                break;
            }
            parent = api.finalize_block(at)?;
        }
        Ok(outcome)
    }
}

#[async_trait]
impl DryRunApiServer for DryRun {
    async fn dry_run(&self, ext: &Extensions, extrinsic: Bytes, at: Option<Hash>) -> RpcResult<Bytes> {
        check_if_safe(ext)?;
        let failed = |code, error: String| ErrorObjectOwned::owned(code, "Unable to dry run extrinsic.", Some(error));
        let extrinsic =
            OpaqueExtrinsic::decode(&mut &extrinsic[..]).map_err(|error| failed(DECODE_ERROR, error.to_string()))?;
        let at = at.unwrap_or_else(|| self.client.info().best_hash);
        let outcome = self.outcome(&extrinsic, at).map_err(|error| failed(RUNTIME_ERROR, error.to_string()))?;
        Ok(Bytes(outcome.encode()))
    }
}

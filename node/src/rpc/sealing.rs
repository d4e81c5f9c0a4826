//! `sealing_`: makes blocks and winds the clock of a chain that seals. A node in consensus does not serve it.

use super::{error::Rule, parameters::Table};
use crate::sealing::{Clock, Sealer};
use agt_primitives::report::Time;
use agt_runtime::Hash;
use jsonrpsee::{core::async_trait, core::RpcResult, proc_macros::rpc, Extensions};
use sc_consensus_manual_seal::Error;
use sc_rpc_api::check_if_safe;
use serde::{Deserialize, Serialize};
use sp_blockchain::HeaderBackend;

/// The most blocks that one request makes.
const MAX_BLOCKS: u32 = 1_000;

/// The chain's head after a request.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Head {
    /// The best block, which is final.
    pub hash: Hash,
    /// Its number.
    pub number: u32,
    /// The earliest time that the next block can carry.
    pub next_block_time: Time,
}

/// Methods to make blocks and wind the clock. Those that change the chain are refused where RPC is served to others.
#[rpc(server)]
pub trait SealingApi {
    /// Seals and finalises `count` blocks (1 to 1,000, by default 1), a slot apart.
    #[method(name = "sealing_makeBlocks", with_extensions)]
    async fn make_blocks(&self, count: Option<u32>) -> RpcResult<Head>;

    /// Moves the clock `seconds` forward and seals one block there.
    #[method(name = "sealing_advanceClock", with_extensions)]
    async fn advance_clock(&self, seconds: u64) -> RpcResult<Head>;

    /// The head and the clock as they stand.
    #[method(name = "sealing_head")]
    async fn head(&self) -> RpcResult<Head>;
}

/// The parameters of these methods, which refuse any other.
pub const PARAMETERS: Table =
    &[("sealing_makeBlocks", &["count"]), ("sealing_advanceClock", &["seconds"]), ("sealing_head", &[])];

/// The methods' server.
pub struct Sealing {
    clock: Clock,
    sealer: Sealer,
}

impl Sealing {
    /// Over the clock and the sealer of this node.
    pub fn new(clock: Clock, sealer: Sealer) -> Self {
        Self { clock, sealer }
    }

    fn current(&self) -> Result<Head, Error> {
        let info = self.clock.client().info();
        Ok(Head { hash: info.best_hash, number: info.best_number, next_block_time: self.clock.now()?.into() })
    }
}

#[async_trait]
impl SealingApiServer for Sealing {
    async fn make_blocks(&self, ext: &Extensions, count: Option<u32>) -> RpcResult<Head> {
        check_if_safe(ext)?;
        let count = count.unwrap_or(1);
        if !(1..=MAX_BLOCKS).contains(&count) {
            return Err(Rule::BlockCountOutOfRange.broken(format!("{count} blocks: from 1 to {MAX_BLOCKS} at once")));
        }
        for _ in 0..count {
            self.sealer.seal().await.map_err(sealing_failed)?;
        }
        self.current().map_err(sealing_failed)
    }

    async fn advance_clock(&self, ext: &Extensions, seconds: u64) -> RpcResult<Head> {
        check_if_safe(ext)?;
        if seconds == 0 {
            return Err(Rule::ClockMustMove.broken("0 seconds: the clock only moves forward"));
        }
        let too_far = || Rule::ClockTooFar.broken(format!("{seconds} seconds: the clock ends with the year 9999"));
        let millis = seconds.checked_mul(1_000).ok_or_else(too_far)?;
        self.clock.advance(millis).map_err(sealing_failed)?.ok_or_else(too_far)?;
        self.sealer.seal().await.map_err(sealing_failed)?;
        self.current().map_err(sealing_failed)
    }

    async fn head(&self) -> RpcResult<Head> {
        self.current().map_err(sealing_failed)
    }
}

fn sealing_failed(error: Error) -> jsonrpsee::types::ErrorObjectOwned {
    Rule::SealingFailed.broken(error.to_string())
}

//! `sync_state_genSyncSpec`, where RPC is safe: it compiles the runtime, which is seconds of work for a line of
//! request.

use crate::client::Client;
use agt_runtime::opaque::Block;
use jsonrpsee::{core::async_trait, core::RpcResult, proc_macros::rpc, Extensions};
use sc_rpc_api::check_if_safe;
use sc_sync_state_rpc::{SyncState, SyncStateApiServer};

/// The SDK's method, behind the policy for unsafe ones.
#[rpc(server)]
pub trait GuardedSyncStateApi {
    /// The chain spec that runs, with a state from which a light client starts.
    #[method(name = "sync_state_genSyncSpec", with_extensions)]
    async fn gen_sync_spec(&self, raw: bool) -> RpcResult<serde_json::Value>;
}

/// The method's server.
pub struct GuardedSyncState(pub SyncState<Block, Client>);

#[async_trait]
impl GuardedSyncStateApiServer for GuardedSyncState {
    async fn gen_sync_spec(&self, ext: &Extensions, raw: bool) -> RpcResult<serde_json::Value> {
        check_if_safe(ext)?;
        Ok(self.0.system_gen_sync_spec(raw).await?)
    }
}

//! RPC listens where it was told to, or the node does not start.

use jsonrpsee::server::BatchRequestConfig;
use sc_service::{error::Error, Configuration};
use std::{io::ErrorKind, net::TcpListener};

/// The most requests of one batch, where the command line sets no limit of its own.
const MAX_BATCH: u32 = 100;

/// Refuses an address that something else listens on. The SDK would take a random port instead, and whoever asked for
/// this one would talk to the other process. A machine without IPv6 does without its second address.
///
/// Batches are bounded: the SDK's default is unlimited.
pub fn insist(config: &mut Configuration) -> Result<(), Error> {
    for endpoint in config.rpc.addr.iter_mut().flatten() {
        endpoint.retry_random_port = false;
        if matches!(endpoint.batch_config, BatchRequestConfig::Unlimited) {
            endpoint.batch_config = BatchRequestConfig::Limit(MAX_BATCH);
        }
        match TcpListener::bind(endpoint.listen_addr) {
            Err(error) if !endpoint.is_optional || error.kind() == ErrorKind::AddrInUse => {
                return Err(Error::Other(format!(
                    "RPC cannot listen on {}: {error}. Stop what does, or choose another port with --rpc-port",
                    endpoint.listen_addr
                )));
            }
            _ => {}
        }
    }
    Ok(())
}

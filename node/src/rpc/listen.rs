//! The addresses on which RPC listens, and the limit of a batch.

use jsonrpsee::server::BatchRequestConfig;
use sc_service::{error::Error, Configuration};
use std::{io::ErrorKind, net::TcpListener};

/// The most requests of one batch, unless the command line sets another limit. The SDK's default is unlimited.
const MAX_BATCH: u32 = 100;

/// Returns an error if another process listens on one of the addresses. The SDK would take a random port instead, and a
/// client of the configured port would talk to the other process. A machine without IPv6 does without the second
/// address.
pub fn ensure_ports_are_free(config: &mut Configuration) -> Result<(), Error> {
    for endpoint in config.rpc.addr.iter_mut().flatten() {
        endpoint.retry_random_port = false;
        match TcpListener::bind(endpoint.listen_addr) {
            Err(error) if !endpoint.is_optional || error.kind() == ErrorKind::AddrInUse => {
                return Err(Error::Other(format!(
                    "RPC cannot listen on {}: {error}. Stop the process that does, or choose another port with --rpc-port",
                    endpoint.listen_addr
                )));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Bounds the batches that have no limit.
pub fn bound_batches(config: &mut Configuration) {
    for endpoint in config.rpc.addr.iter_mut().flatten() {
        if matches!(endpoint.batch_config, BatchRequestConfig::Unlimited) {
            endpoint.batch_config = BatchRequestConfig::Limit(MAX_BATCH);
        }
    }
}

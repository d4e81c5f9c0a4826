//! RPC listens where it was told to, or the node does not start.

use sc_service::{error::Error, Configuration};
use std::net::TcpListener;

/// Refuses an address that something else listens on. The SDK would take a random port instead, and whoever asked for
/// this one would talk to the other process.
pub fn insist(config: &mut Configuration) -> Result<(), Error> {
    for endpoint in config.rpc.addr.iter_mut().flatten() {
        endpoint.retry_random_port = false;
        if endpoint.is_optional {
            continue;
        }
        TcpListener::bind(endpoint.listen_addr).map_err(|error| {
            Error::Other(format!(
                "RPC cannot listen on {}: {error}. Stop what does, or choose another port with --rpc-port",
                endpoint.listen_addr
            ))
        })?;
    }
    Ok(())
}

//! The client library: several nodes to ask, programs that share a key, and the final blocks in their order.

mod endpoints;
mod following;
mod numbers;

use agt_e2e::Node;
use std::net::TcpListener;

/// Returns a port of this machine that is free now.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port()
}

/// Returns the address at which a client reaches a node.
fn url(node: &Node) -> String {
    format!("ws://{}", node.rpc())
}

//! The client library: several nodes to ask, programs that share a key, and the final blocks in their order.

mod endpoints;
mod following;
mod numbers;

use agt_e2e::Node;

/// Returns the address at which a client reaches a node.
fn url(node: &Node) -> String {
    format!("ws://{}", node.rpc())
}

//! The harness of the end-to-end tests: the real node as a process, and a client that speaks to it with the runtime's
//! own types.
//!
//! * [`binary`] finds `agt-node` and runs it to its end; [`node`] keeps one running, from the genesis of a [`spec`].
//! * [`chain`] is a connection; [`state`], [`submit`] and [`clock`] are what it can do: read, transact, pass time.
//! * [`http`] asks as curl does; [`json`] reads the answers.
//! * [`ledger`] is what everybody owns, rebuilt from events.
//! * [`governance`] is referenda, from the proposal to what is enacted.
//! * [`requests`] is requesters with their pools and campaigns; [`committee`] is jobs whose answers a committee attests.
//! * [`work`] is people who work on a running node; [`scene`] is two seasons of thirty of them.

pub mod binary;
pub mod calls;
pub mod chain;
pub mod clock;
pub mod committee;
pub mod governance;
pub mod http;
pub mod json;
pub mod keys;
pub mod ledger;
pub mod node;
pub mod requests;
pub mod scene;
pub mod spec;
pub mod state;
pub mod submit;
pub mod work;

pub use chain::{Chain, Refusal};
pub use node::Node;
pub use submit::Outcome;

use std::{future::Future, time::Duration};

/// How long anything that a node does may take before a test calls it stuck.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Asks again and again until there is an answer; none when the time ends first.
pub async fn within<Answer, Asking: Future<Output = Option<Answer>>>(
    time: Duration,
    mut ask: impl FnMut() -> Asking,
) -> Option<Answer> {
    let asking = async {
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(time, asking).await.ok()
}

/// [`within`] [`PATIENCE`]. Panics with `what` when that ends.
pub async fn eventually<Answer, Asking: Future<Output = Option<Answer>>>(
    what: &str,
    ask: impl FnMut() -> Asking,
) -> Answer {
    within(PATIENCE, ask).await.unwrap_or_else(|| panic!("{what}: not within {PATIENCE:?}"))
}

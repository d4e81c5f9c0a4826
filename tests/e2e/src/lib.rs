//! The harness of the end-to-end tests: the real node as a process, and the repository's client, whose errors fail a
//! test.
//!
//! * [`binary`] finds `agt-node` and runs it to its end; [`node`] keeps one running, from the genesis of a [`spec`].
//! * [`chain`] is a connection; [`state`], [`submit`] and [`clock`] are what it can do: read, transact, pass time.
//! * [`json`] reads the answers.
//! * [`audit`] rebuilds all money from events and compares it with the state; [`ledger`] is pools, also after their end.
//! * [`governance`] is referenda, from the proposal to what is enacted.
//! * [`requests`] is requesters with their pools and campaigns; [`committee`] is jobs whose answers a committee attests;
//!   [`token`] is a team's own money.
//! * [`allowance`] is calls without a fee; [`kept`] is campaigns in which a keeper takes every step but those of workers.
//! * [`climb`] is the way from a registration to advanced work, with terms that make it short; [`items`] is the market of
//!   characters.
//! * [`seats`] is a requester's server, and the way of a worker to what its set shows.
//! * [`tour`] is programs that label pictures, from the folder to the file.
//! * [`work`] is people who work on a running node; [`scene`] is two seasons of thirty of them.

pub mod allowance;
pub mod audit;
pub mod binary;
pub mod calls;
pub mod chain;
pub mod climb;
pub mod clock;
pub mod committee;
pub mod governance;
pub mod items;
pub mod json;
pub mod kept;
pub mod keys;
pub mod ledger;
pub mod node;
pub mod requests;
pub mod scene;
pub mod seats;
pub mod spec;
pub mod state;
pub mod submit;
pub mod token;
pub mod tour;
pub mod work;

pub use chain::{Chain, Refusal, Sure};
pub use node::Node;
pub use submit::Outcome;

use std::{future::Future, time::Duration};

/// How long anything that a node or a program does may take before a test calls it stuck. A machine that has much else to do
/// takes a minute for what takes a second on an idle one, and a test that passes never waits for so long.
pub const PATIENCE: Duration = Duration::from_secs(300);

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

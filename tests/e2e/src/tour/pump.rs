//! Time for programs that work on a development chain: blocks come quickly, and the clock may jump when nobody has anything
//! to do.

use crate::{work::Person, Chain, Sure};
use agt_primitives::tasks::NextStep;
use agt_runtime::AccountId;
use std::time::Duration;
use tokio::{sync::watch, task::JoinHandle, time::sleep};

/// The pause between two blocks.
const PAUSE: Duration = Duration::from_millis(100);

/// The empty blocks after which the clock jumps: programs that look at the chain each quarter of a second have had their
/// turn by then.
const IDLE: u32 = 10;

/// The empty blocks after which it jumps although it is somebody's turn: whoever does nothing for so long has gone away.
const GONE: u32 = 1_200;

/// Makes blocks in the background until it is dropped or told to stop.
pub struct Pump {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Pump {
    /// Starts it. After [`IDLE`] blocks without a transaction the clock jumps `jump` seconds, unless one of `people` would lose
    /// its seat by that; without `jump` the clock moves by a slot a block alone, and whoever looks on may move it.
    pub fn start(chain: &Chain, people: &[Person], jump: Option<u64>) -> Self {
        let (stop, stopped) = watch::channel(false);
        let (chain, people): (_, Vec<_>) = (chain.clone(), people.iter().map(Person::account).collect());
        let task = tokio::spawn(async move {
            let mut idle = 0;
            while !*stopped.borrow() {
                chain.make_blocks(1).await;
                let head = chain.best().await.hash();
                // The timestamp is the first extrinsic of each block.
                idle = if chain.extrinsics(head).await > 1 { 0 } else { idle + 1 };
                if let Some(jump) = jump.filter(|_| idle >= IDLE) {
                    if idle >= GONE || !is_turn_of_any(&chain, &people).await {
                        chain.advance(jump).await;
                        idle = 0;
                    }
                }
                sleep(PAUSE).await;
            }
        });
        Self { stop, task }
    }

    /// Stops it and waits until its last block is made.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        self.task.await.expect("blocks are made until the end");
    }
}

/// Returns whether one of these accounts, or the keeper for it, has something to do that it cannot do later. A slow machine
/// takes its time for that.
async fn is_turn_of_any(chain: &Chain, people: &[AccountId]) -> bool {
    for who in people {
        let tickets = chain.client.tickets(who, None).await.sure();
        let is_turn = |step: &NextStep| {
            matches!(
                step,
                NextStep::Commit { .. }
                    | NextStep::StandIn { .. }
                    | NextStep::Reveal { .. }
                    | NextStep::WaitForGold { .. }
            )
        };
        if tickets.iter().any(|ticket| is_turn(&ticket.next)) {
            return true;
        }
    }
    false
}

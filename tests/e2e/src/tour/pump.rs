//! Time for programs that work on a development chain: blocks come quickly, and the clock may jump when nobody has anything
//! to do.

use crate::Chain;
use std::time::Duration;
use tokio::{sync::watch, task::JoinHandle, time::sleep};

/// The pause between two blocks.
const PAUSE: Duration = Duration::from_millis(100);

/// The empty blocks after which the clock jumps: programs that look at the chain each quarter of a second have had their
/// turn by then.
const IDLE: u32 = 10;

/// Makes blocks in the background until it is dropped or told to stop.
pub struct Pump {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Pump {
    /// Starts it. After [`IDLE`] blocks without a transaction the clock jumps `jump` seconds; without it the clock moves by a slot
    /// a block alone, and whoever looks on may move it.
    pub fn start(chain: &Chain, jump: Option<u64>) -> Self {
        let (stop, stopped) = watch::channel(false);
        let chain = chain.clone();
        let task = tokio::spawn(async move {
            let mut idle = 0;
            while !*stopped.borrow() {
                chain.make_blocks(1).await;
                let head = chain.best().await.hash();
                // The timestamp is the first extrinsic of each block.
                idle = if chain.extrinsics(head).await > 1 { 0 } else { idle + 1 };
                if let Some(jump) = jump.filter(|_| idle >= IDLE) {
                    chain.advance(jump).await;
                    idle = 0;
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

//! The driver of sealing: it orders blocks on transactions, on time, or on request.

use super::Sealing;
use crate::{client::Client, pool::Pool};
use agt_runtime::Hash;
use futures::{
    channel::{mpsc, oneshot},
    FutureExt, SinkExt, StreamExt,
};
use sc_client_api::BlockBackend;
use sc_consensus_manual_seal::{rpc::CreatedBlock, EngineCommand, Error};
use sc_transaction_pool_api::TransactionPool;
use std::{sync::Arc, time::Duration};
use tokio::time::{Interval, MissedTickBehavior};

/// The least time between two blocks that are sealed for transactions. The pool remembers the transactions of the last
/// two blocks. A transaction whose validation began before them does not find its predecessor and waits for it for
/// ever, so blocks a few milliseconds apart would lose transactions.
const SPACING: Duration = Duration::from_millis(100);

/// Inherents of every block: the timestamp.
const INHERENTS: usize = 1;

/// Orders blocks of the sealing engine. Clones order from the same one.
#[derive(Clone)]
pub struct Sealer {
    client: Arc<Client>,
    pool: Arc<Pool>,
    orders: mpsc::Sender<EngineCommand<Hash>>,
}

impl Sealer {
    /// A sealer, and the orders that the engine must carry out.
    pub fn new(client: Arc<Client>, pool: Arc<Pool>) -> (Self, mpsc::Receiver<EngineCommand<Hash>>) {
        let (orders, engine) = mpsc::channel(64);
        (Self { client, pool, orders }, engine)
    }

    /// Seals and finalises one block on the best one; the block is empty if no transaction is ready. Returns the number
    /// of its extrinsics beside the inherents.
    pub async fn seal(&self) -> Result<usize, Error> {
        let (sender, sealed) = oneshot::channel::<Result<CreatedBlock<Hash>, Error>>();
        let order =
            EngineCommand::SealNewBlock { create_empty: true, finalize: true, parent_hash: None, sender: Some(sender) };
        let mut orders = self.orders.clone();
        orders.send(order).await?;
        let hash = sealed.await??.hash;
        Ok(self.client.block_body(hash)?.map_or(0, |body| body.len().saturating_sub(INHERENTS)))
    }

    /// Seals in `mode` for as long as the node runs. `slot` is the chain's slot time.
    pub async fn run(self, mode: Sealing, slot: Duration) {
        match mode {
            Sealing::Instant => self.run_instant(slot).await,
            Sealing::Interval(interval) => self.run_interval(interval).await,
            Sealing::Manual => {}
        }
    }

    async fn run_instant(self, slot: Duration) {
        let mut arrivals = self.pool.import_notification_stream().fuse();
        let mut slots = ticks(slot);
        let mut spacing = ticks(SPACING);
        loop {
            let tick = slots.tick().fuse();
            futures::pin_mut!(tick);
            futures::select! {
                arrival = arrivals.next() => match arrival {
                    Some(_) if self.pool.status().ready > 0 => self.seal_while_ready(&mut spacing).await,
                    Some(_) => {},
                    None => return,
                },
                _ = tick => self.seal_while_ready(&mut spacing).await,
            }
        }
    }

    async fn run_interval(self, interval: Duration) {
        let mut intervals = ticks(interval);
        loop {
            intervals.tick().await;
            if let Err(error) = self.seal().await {
                log::error!("sealing failed: {error}");
            }
        }
    }

    /// Seals one block, and more while transactions are ready and the last block included some.
    async fn seal_while_ready(&self, spacing: &mut Interval) {
        loop {
            spacing.tick().await;
            match self.seal().await {
                Ok(extrinsics) if extrinsics > 0 && self.pool.status().ready > 0 => {}
                Ok(_) => return,
                Err(error) => return log::error!("sealing failed: {error}"),
            }
        }
    }
}

/// A tick each `period`, the first after one period. Missed ticks are not made up for.
fn ticks(period: Duration) -> Interval {
    let mut ticks = tokio::time::interval_at(tokio::time::Instant::now() + period, period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

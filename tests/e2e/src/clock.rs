//! Passing time on a chain with manual sealing.

use crate::{Chain, Sure};
use agt_runtime::Moment;

impl Chain {
    /// Makes blocks, a slot apart.
    pub async fn make_blocks(&self, count: u32) {
        self.client.make_blocks(count).await.sure();
    }

    /// Moves the clock forward and makes a block at the new time.
    pub async fn advance(&self, seconds: u64) {
        self.client.advance(seconds).await.sure();
    }

    /// Moves the clock forward to a moment and makes a block: not before that moment, and at most a few slots after it.
    pub async fn wind_to(&self, moment: Moment) {
        self.client.wind_to(moment).await.sure();
        let reached = self.time(None).await;
        let slot = reached / self.slot(None).await.max(1);
        let late = (2 * slot).max(10_000);
        assert!((moment..moment + late).contains(&reached), "wound to {moment}, reached {reached}");
    }
}

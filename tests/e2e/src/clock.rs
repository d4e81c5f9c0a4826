//! Passing time on a chain with manual sealing.

use crate::{json, Chain};
use agt_runtime::Moment;
use serde_json::json;

/// The most blocks that the node makes for one request.
const AT_ONCE: u32 = 200;

impl Chain {
    /// Makes blocks, a slot apart.
    pub async fn make_blocks(&self, count: u32) {
        // In parts, so that no request exceeds the client's timeout on a slow machine.
        let mut left = count;
        while left > 0 {
            let now = left.min(AT_ONCE);
            self.get("sealing_makeBlocks", json!([now])).await;
            left -= now;
        }
    }

    /// Moves the clock forward and makes a block at the new time.
    pub async fn advance(&self, seconds: u64) {
        self.get("sealing_advanceClock", json!([seconds])).await;
    }

    /// Moves the clock forward to a moment and makes a block: not before that moment, and at most a few slots after it.
    pub async fn wind_to(&self, moment: Moment) {
        let head = self.get("sealing_head", json!([])).await;
        let next = json::moment(&head["nextBlockTime"]);
        assert!(next <= moment, "the clock stands at {next} already, past {moment}");
        match moment.div_ceil(1_000) - next / 1_000 {
            0 => self.make_blocks(1).await,
            seconds => self.advance(seconds).await,
        }
        let reached = self.time(None).await;
        let slot = reached / self.slot(None).await.max(1);
        let late = (2 * slot).max(10_000);
        assert!((moment..moment + late).contains(&reached), "wound to {moment}, reached {reached}");
    }
}

//! Passing time on a development chain that makes blocks on request.

use crate::{report, Client, Error, Result};
use agt_runtime::Moment;
use serde_json::json;

/// The most blocks that the node makes for one request.
const AT_ONCE: u32 = 200;

impl Client {
    /// Makes blocks, a slot apart.
    pub async fn make_blocks(&self, count: u32) -> Result<()> {
        // In parts, so that no request exceeds the client's timeout on a slow machine.
        let mut left = count;
        while left > 0 {
            let now = left.min(AT_ONCE);
            self.request("sealing_makeBlocks", json!([now])).await?;
            left -= now;
        }
        Ok(())
    }

    /// Moves the clock forward and makes a block at the new time.
    pub async fn advance(&self, seconds: u64) -> Result<()> {
        self.request("sealing_advanceClock", json!([seconds])).await.map(drop)
    }

    /// Moves the clock forward to a moment and makes a block: not before that moment, and at most a few slots after it.
    ///
    /// Errors: [`Error::Lost`] if the clock stands past the moment already.
    pub async fn wind_to(&self, moment: Moment) -> Result<()> {
        let head = self.request("sealing_head", json!([])).await?;
        let next = report::moment(&head["nextBlockTime"])?;
        if next > moment {
            let (next, moment) = (report::rfc3339(next), report::rfc3339(moment));
            return Err(Error::Lost(format!("the clock stands at {next} already, past {moment}")));
        }
        match moment.div_ceil(1_000) - next / 1_000 {
            0 => self.make_blocks(1).await,
            seconds => self.advance(seconds).await,
        }
    }
}

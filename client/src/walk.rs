//! The blocks of a range, one after the other.

use crate::{follow::Block, Client, Result};
use futures::{stream, Stream, StreamExt};
use std::ops::RangeInclusive;

/// The blocks that are asked for at the same time.
const AT_ONCE: usize = 16;

impl Client {
    /// Returns the blocks of a range of heights in their order. Several of them are asked for at the same time.
    ///
    /// A range that ends with a final block reads the same blocks again at any time. [`Client::follow`] waits for blocks that
    /// are not there yet.
    ///
    /// Errors: those of [`Client::block`], in the place of the block.
    pub fn walk(&self, range: RangeInclusive<u32>) -> impl Stream<Item = Result<Block>> + Send + Unpin + '_ {
        stream::iter(range).map(move |number| self.block(number)).buffered(AT_ONCE)
    }
}

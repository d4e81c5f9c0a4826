//! What the sets show that workers have asked for lately.

use crate::{
    blake2_256,
    chain::{Block, Chain},
    content::Content,
    refusal::{Refusal, Rule},
};
use agt_datasets::prepared::Shown;
use agt_primitives::tasks::SetId;
use codec::Encode;
use pallet_tasks::{Deal, Round};
use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex},
};

/// The most sets whose positions are kept.
const MOST: usize = 1_024;

/// The positions of a set, in the order in which workers see them.
pub(crate) type Positions = Arc<Vec<Shown>>;

/// What sets show. A set always shows the same, unless the chain deals it again on another fork.
pub(crate) struct Sets {
    content: Arc<dyn Content>,
    kept: Mutex<Kept>,
}

/// The positions of sets, by set and with a hash of the deal that they come from.
#[derive(Default)]
struct Kept {
    sets: BTreeMap<SetId, ([u8; 32], Positions)>,
    /// The sets in the order in which they came.
    order: VecDeque<SetId>,
}

impl Kept {
    fn get(&self, set: SetId, deal: &[u8; 32]) -> Option<Positions> {
        self.sets.get(&set).filter(|(of, _)| of == deal).map(|(_, positions)| positions.clone())
    }

    fn put(&mut self, set: SetId, deal: [u8; 32], positions: Positions) {
        if self.sets.insert(set, (deal, positions)).is_none() {
            self.order.push_back(set);
        }
        while self.order.len() > MOST {
            if let Some(oldest) = self.order.pop_front() {
                self.sets.remove(&oldest);
            }
        }
    }
}

impl Sets {
    pub(crate) fn new(content: Arc<dyn Content>) -> Self {
        Self { content, kept: Mutex::default() }
    }

    /// Returns what a set of a deal shows.
    ///
    /// Errors: `NodeUnreachable`; `Unavailable` if the requester's files cannot be read.
    pub(crate) async fn positions(
        &self,
        chain: &Chain,
        round: &Round,
        deal: &Deal,
        set: SetId,
        block: Block,
    ) -> Result<Positions, Refusal> {
        let of = blake2_256(&deal.encode());
        if let Some(positions) = self.lock().get(set, &of) {
            return Ok(positions);
        }
        let items = chain.items(round, set, block).await?.unwrap_or_default();
        let positions = Arc::new(self.read(set, items).await?);
        self.lock().put(set, of, positions.clone());
        Ok(positions)
    }

    /// Returns what a set shows if somebody has asked for its positions lately.
    pub(crate) fn kept(&self, set: SetId) -> Option<Positions> {
        self.lock().sets.get(&set).map(|(_, positions)| positions.clone())
    }

    async fn read(&self, set: SetId, items: Vec<u32>) -> Result<Vec<Shown>, Refusal> {
        let content = self.content.clone();
        let read = tokio::task::spawn_blocking(move || content.positions(set, &items)).await;
        let failed = |error: String| {
            log::error!("set {}: {error}", set.0);
            Rule::Unavailable.because("the server cannot read the questions of this set: tell the requester")
        };
        read.map_err(|error| failed(error.to_string()))?.map_err(|error| failed(error.to_string()))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_latest_sets_are_kept() {
        let mut kept = Kept::default();
        for set in 0..MOST as u32 + 2 {
            kept.put(SetId(set), [1; 32], Positions::default());
            kept.put(SetId(set), [1; 32], Positions::default());
        }
        assert_eq!((kept.sets.len(), kept.order.len()), (MOST, MOST));
        assert!(kept.get(SetId(1), &[1; 32]).is_none() && kept.get(SetId(2), &[1; 32]).is_some());
        assert!(kept.get(SetId(2), &[2; 32]).is_none(), "another deal may show something else");
    }
}

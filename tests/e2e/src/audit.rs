//! Whether the events alone account for all money: what they tell is compared with what the chain has stored, at each block.

use crate::{
    ledger::{self, Pools},
    Chain, Sure,
};
use agt_client::{
    books::{Auditor, Family, Finding, Subject, WholeBooks},
    follow::Block,
};
use agt_primitives::{assets::AssetId, Balance};
use agt_runtime::AccountId;

/// What the events of a chain come to.
pub struct Audited {
    /// The books of the whole chain.
    pub books: WholeBooks,
    /// What came into each pool and left it.
    pub pools: Pools,
}

impl Audited {
    /// Returns the units of an asset that an account can spend.
    pub fn units(&self, asset: AssetId, who: &AccountId) -> Balance {
        self.books.figure(&Subject::Units(Family::Assets, asset, who.clone()), "free")
    }
}

/// Returns a block of the best chain with its events.
pub async fn block(chain: &Chain, number: u32) -> Block {
    chain.client.block(number).await.sure()
}

/// Rebuilds all money from the events of all blocks, compares it with the state after each block, and at last with all that is
/// stored. The node must keep the state of all blocks.
///
/// Panics with the first block and event after which a figure differs.
pub async fn audit(chain: &Chain) -> Audited {
    let (mut auditor, mut pools) = (Auditor::of(&chain.client).await.sure(), Pools::new());
    for number in 1..=chain.best().await.number {
        let block = block(chain, number).await;
        block.events.iter().for_each(|record| ledger::enter(&mut pools, &record.event));
        assert_none(auditor.check(&block).await.sure());
    }
    assert_none(auditor.check_all().await.sure());
    Audited { books: auditor.books().clone(), pools }
}

#[track_caller]
fn assert_none(findings: Vec<Finding>) {
    let told: Vec<_> = findings.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{told:#?}");
}

//! Whether the events alone account for all money: what they tell is compared with what the chain has stored, at each block.

use crate::{
    ledger::{self, Pools},
    Chain, Sure,
};
use agt_client::{
    books::{Auditor, EventPlace, Family, Finding, Subject, WholeBooks},
    follow::Block,
};
use agt_primitives::{assets::AssetId, Balance};
use agt_runtime::{AccountId, RuntimeEvent};
use std::collections::BTreeSet;

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
    follow(chain, None).await
}

/// Does the same, and leaves an event out of each kind that moves money, each from books of its own, which must name its block.
/// Returns the kinds, such as `Balances.Transfer`.
pub async fn audit_and_leave_out(chain: &Chain) -> (Audited, BTreeSet<String>) {
    let mut kinds = BTreeSet::new();
    (follow(chain, Some(&mut kinds)).await, kinds)
}

async fn follow(chain: &Chain, mut left_out: Option<&mut BTreeSet<String>>) -> Audited {
    let (mut auditor, mut pools) = (Auditor::of(&chain.client).await.sure(), Pools::new());
    for number in 1..=chain.best().await.number {
        let block = block(chain, number).await;
        if let Some(kinds) = &mut left_out {
            leave_out(&auditor, &block, kinds).await;
        }
        block.events.iter().for_each(|record| ledger::enter(&mut pools, &record.event));
        assert_none(auditor.check(&block).await.sure());
    }
    assert_none(auditor.check_all().await.sure());
    Audited { books: auditor.books().clone(), pools }
}

/// Leaves an event of each kind that is new in a block out, each from books of its own: the last one, as there are kinds whose
/// last event tells all.
async fn leave_out(before: &Auditor, block: &Block, kinds: &mut BTreeSet<String>) {
    let events: Vec<RuntimeEvent> = block.events.iter().map(|record| record.event.clone()).collect();
    for index in (0..events.len()).rev().filter(|index| moves_money(&events[*index])) {
        let EventPlace { name, .. } = EventPlace::of(index as u32, &events).expect("it is one of them");
        if !kinds.insert(name.clone()) {
            continue;
        }
        let (mut auditor, mut forged) = (before.clone(), block.clone());
        forged.events.remove(index);
        let mut found = auditor.check(&forged).await.sure();
        if found.is_empty() {
            found = auditor.check_all().await.sure();
        }
        let first = found.first().unwrap_or_else(|| panic!("nobody misses {name} of block {}", block.number));
        assert_eq!(first.block, block.number, "without {name}: {first}");
    }
}

/// Returns whether books that know nothing have a figure after an event.
fn moves_money(event: &RuntimeEvent) -> bool {
    let mut books = WholeBooks::default();
    books.begin(1, 0);
    books.follow(event);
    let returned = books.returned();
    books.subjects().next().is_some() || !returned.figures().is_empty() || !returned.runs().is_empty()
}

#[track_caller]
fn assert_none(findings: Vec<Finding>) {
    let told: Vec<_> = findings.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{told:#?}");
}

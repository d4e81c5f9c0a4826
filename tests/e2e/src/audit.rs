//! Whether the events alone account for each unit: what they tell is compared with what the chain has stored.

use crate::{json::amount, ledger::Ledger, token, Chain, Sure};
use agt_client::audit::Books;
use agt_runtime::{AccountId, Hash};
use serde_json::json;
use sp_core::crypto::Ss58Codec;

/// Rebuilds from the events of all blocks what everybody owns, checks each figure against the state, and returns the
/// ledger. The node must keep the state of all blocks.
///
/// Panics with the account or the pool of which the events tell something else.
pub async fn audit(chain: &Chain) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.follow(chain).await;
    let genesis = Some(chain.genesis());
    for (who, moved) in &ledger.agt {
        let (before, now) = (agt(chain, who, genesis).await, agt(chain, who, None).await);
        assert_eq!(*moved, now - before, "{who}");
    }
    for (asset, issued) in &ledger.issued {
        assert_eq!(ledger.sum_of(*asset), *issued, "asset {asset}");
    }
    for ((asset, who), balance) in &ledger.assets {
        assert_eq!((*asset, *balance), (token::TOKEN, token::owned(chain, who).await as i128), "{who}");
    }
    for ((owner, number), books) in &ledger.pools {
        // A pool that is closed holds nothing.
        let held = match chain.ask("agt_pool", json!([owner.to_ss58check(), number])).await {
            Ok(told) => amount(&told["held"]),
            Err(refusal) => {
                assert_eq!(refusal.rule(), "UnknownPool");
                0
            }
        };
        assert_eq!(books.held(), held, "pool {number} of {owner}");
    }
    ledger
}

/// Returns all AGT that an account owns at a block, or at the best block without one, in planck.
async fn agt(chain: &Chain, who: &AccountId, at: Option<Hash>) -> i128 {
    let data = chain.account_at(who, at).await.unwrap_or_default().data;
    (data.free + data.reserved) as i128
}

/// Rebuilds revenue, recycler and buyback from the events of all blocks, and checks each figure against what the chain says. The
/// node must keep the state of all blocks.
///
/// Panics with the figures that differ, or the rules that the events break.
pub async fn audit_revenue(chain: &Chain) -> Books {
    let (mut books, head) = (Books::default(), chain.best().await);
    for block in chain.walk(1..=head.number).await {
        block.events.iter().for_each(|record| books.follow(block.number, &record.event));
    }
    let said = chain.client.said(&books, head.hash()).await.sure();
    assert!(books.differences(&said).is_empty(), "{:#?}", books.differences(&said));
    assert!(books.breaches().is_empty(), "{:#?}", books.breaches());
    books
}

//! What was sent and what has happened, for people and for programs.

use super::Intent;
use crate::{amount, error::Result, output::Output, page::Page, tell::Told};
use agt_runtime::{Balance, RuntimeCall};
use frame_support::traits::{CallMetadata, GetCallMetadata};
use serde_json::{json, Value};
use sp_core::H256;

/// A call that is in a block and has succeeded.
pub struct Sent {
    /// The hash of the transaction.
    pub hash: H256,
    /// The block.
    pub block: H256,
    /// The number of the block.
    pub number: u32,
    /// What it cost, in planck.
    pub fee: Balance,
    /// What has happened.
    pub told: Vec<Told>,
}

/// What was sent, call by call.
pub struct Receipt {
    signer: String,
    is_dry_run: bool,
    transactions: Vec<Value>,
    page: Page,
}

impl Receipt {
    /// Returns the receipt of an account that has sent nothing yet.
    pub fn new(signer: String, is_dry_run: bool) -> Self {
        Self { signer, is_dry_run, transactions: Vec::new(), page: Page::default() }
    }

    /// Adds a call that was only rehearsed.
    pub fn rehearsed(&mut self, intent: &Intent, fee: Balance) {
        self.page = std::mem::take(&mut self.page).line(format!(
            "would {}, for a fee of at most {}; nothing was sent",
            intent.says,
            amount::agt(fee)
        ));
        self.transactions.push(json!({
            "call": name_of(&intent.call),
            "says": intent.says,
            "fee": fee.to_string(),
            "hash": null,
            "block": null,
            "blockNumber": null,
            "events": [],
        }));
    }

    /// Adds a call that has succeeded.
    pub fn sent(&mut self, intent: &Intent, sent: Sent) {
        let cost = match sent.fee {
            0 => "free".into(),
            fee => format!("the fee was {}", amount::agt(fee)),
        };
        let mut page =
            std::mem::take(&mut self.page).line(format!("done in block {}: {}; {cost}", sent.number, intent.says));
        for told in &sent.told {
            page = page.line(format!("  {}", told.says));
        }
        self.page = page;
        let events: Vec<Value> = sent.told.into_iter().map(Told::into_json).collect();
        self.transactions.push(json!({
            "call": name_of(&intent.call),
            "says": intent.says,
            "fee": sent.fee.to_string(),
            "hash": sent.hash,
            "block": sent.block,
            "blockNumber": sent.number,
            "events": events,
        }));
    }

    /// Prints the receipt.
    pub fn print(self, out: &Output) -> Result<()> {
        let json = json!({ "signer": self.signer, "dryRun": self.is_dry_run, "transactions": self.transactions });
        out.show(&json, || Ok(self.page))
    }

    /// Prints the receipt if something was sent.
    pub fn print_if_any(self, out: &Output) -> Result<()> {
        match self.transactions.is_empty() {
            true => Ok(()),
            false => self.print(out),
        }
    }
}

/// Returns the name of a call, such as `Access.bond`.
fn name_of(call: &RuntimeCall) -> String {
    let CallMetadata { pallet_name, function_name } = call.get_call_metadata();
    format!("{pallet_name}.{function_name}")
}

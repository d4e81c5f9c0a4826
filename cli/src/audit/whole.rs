//! `agt audit --whole`: holds all money of the chain against its events, after each block.

use crate::{
    context::Context,
    error::{Failure, Result},
    page::Page,
};
use agt_client::{
    books::{Auditor, Finding},
    follow::Follower,
    Client,
};
use agt_runtime::Hash;
use serde_json::{json, Value};

/// The findings that a page and the error name. The result in JSON has all of them.
const NAMED: usize = 8;

/// The blocks between two comparisons of everything while the program watches.
const ALL_EVERY: u32 = 600;

/// What was found, and how far the program has come.
struct Found {
    number: u32,
    hash: Hash,
    subjects: usize,
    findings: Vec<Finding>,
}

/// Reads all blocks up to number `to`, and those that become final after it if it is to watch.
pub async fn run(context: &Context, client: &Client, to: u32, watch: bool) -> Result<()> {
    let mut auditor = Auditor::of(client).await?;
    let mut follower = client.follow(1);
    let progress = context.out.steps("reading events", to.into());
    let (mut hash, mut findings) = (client.genesis(), Vec::new());
    while findings.is_empty() && follower.next_number() <= to {
        let block = follower.next().await.map_err(|error| of_block(error, follower.next_number()))?;
        findings = auditor.check(&block).await.map_err(|error| of_block(error, block.number))?;
        hash = block.hash;
        progress.add(1);
    }
    if findings.is_empty() {
        findings = auditor.check_all().await?;
    }
    drop(progress);
    let found = Found::of(&auditor, hash, findings);
    context.out.show(&found.told(), || Ok(found.page()))?;
    found.verdict()?;
    if watch {
        return go_on(context, auditor, follower).await;
    }
    Ok(())
}

/// Compares each block that becomes final, until something differs.
async fn go_on(context: &Context, mut auditor: Auditor, mut follower: Follower) -> Result<()> {
    loop {
        let block = follower.next().await?;
        let mut findings = auditor.check(&block).await?;
        if findings.is_empty() && block.number % ALL_EVERY == 0 {
            findings = auditor.check_all().await?;
            context.out.say(&format!("block {}: every figure is what the chain says", block.number));
        }
        if !findings.is_empty() {
            let found = Found::of(&auditor, block.hash, findings);
            context.out.show(&found.told(), || Ok(found.page()))?;
            return found.verdict();
        }
    }
}

fn of_block(error: agt_client::Error, number: u32) -> Failure {
    let failure = Failure::from(error);
    Failure { message: format!("block {number}: {}", failure.message), ..failure }
}

impl Found {
    fn of(auditor: &Auditor, hash: Hash, findings: Vec<Finding>) -> Self {
        let number = auditor.next_number().saturating_sub(1);
        Self { number, hash, subjects: auditor.books().subjects().count(), findings }
    }

    /// Returns an error that names the first of what is wrong, if anything is.
    fn verdict(&self) -> Result<()> {
        let Some(first) = self.findings.first() else { return Ok(()) };
        let why = format!("the chain and its events differ in {} figures: {first}", self.findings.len());
        Err(Failure::refused("BooksDiffer", why))
    }

    fn told(&self) -> Value {
        json!({
            "block": self.number, "hash": self.hash, "holds": self.findings.is_empty(), "subjects": self.subjects,
            "findings": self.findings,
        })
    }

    fn page(&self) -> Page {
        let page = Page::titled(format!("All money by the events up to block {}", self.number))
            .field("block", format!("{:?}", self.hash))
            .field("accounts, pools, seasons and sums with figures", self.subjects);
        if self.findings.is_empty() {
            return page.line("After each block every figure was what the chain says");
        }
        let named = self.findings.iter().take(NAMED).map(|finding| format!("differs {finding}"));
        let page = named.fold(page, Page::line);
        match self.findings.len().saturating_sub(NAMED) {
            0 => page,
            more => page.line(format!("and {more} more; --json names all")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_client::books::EventPlace;

    fn found(findings: Vec<Finding>) -> Found {
        Found { number: 40, hash: Hash::zero(), subjects: 12, findings }
    }

    fn finding(block: u32) -> Finding {
        let event = Some(EventPlace { index: 3, name: "Balances.Transfer".into() });
        let (figure, from_events, on_chain) = ("all AGT: issued".into(), "7".into(), "9".into());
        Finding { block, hash: Hash::zero(), event, figure, from_events, on_chain }
    }

    #[test]
    fn whole_audit_succeeds_when_nothing_differs() {
        let found = found(Vec::new());
        assert_eq!(found.verdict(), Ok(()));
        assert!(found.page().to_string().contains("every figure was what the chain says"));
        assert_eq!((&found.told()["holds"], &found.told()["block"]), (&json!(true), &json!(40)));
    }

    #[test]
    fn whole_audit_fails_and_names_the_first_block_and_event() {
        let found = found((20..30).map(finding).collect());
        let failure = found.verdict().expect_err("figures differ");
        assert_eq!((failure.exit as u8, failure.rule.as_str()), (1, "BooksDiffer"));
        let line = "after event 3 (Balances.Transfer) of block 20: all AGT: issued: 7 by the events, 9 on the chain";
        assert!(failure.message.contains(line), "{failure}");
        let page = found.page().to_string();
        assert!(page.contains(&format!("differs {line}")) && page.contains("and 2 more"), "{page}");
        let told = &found.told()["findings"];
        assert_eq!(told.as_array().map(Vec::len), Some(10));
        assert_eq!((&told[0]["event"]["name"], &told[0]["onChain"]), (&json!("Balances.Transfer"), &json!("9")));
    }
}

//! `agt audit`: holds revenue, recycler and buyback, or all money, against the events of all blocks.

mod whole;

use crate::{
    amount,
    context::Context,
    error::{Failure, Result},
    output::Output,
    page::Page,
    parse, times,
};
use agt_client::{
    audit::{Books, Breach, Difference, Figure},
    Client,
};
use agt_primitives::buyback::RunReport;
use agt_runtime::{AccountId, Balance, Hash};
use futures::StreamExt;
use serde_json::{json, Value};
use std::str::FromStr;

/// The differences that the error names. The result has all of them.
const NAMED: usize = 3;

/// Check revenue, recycler and buyback, or all money: every figure is computed again from events alone, and those that differ
/// are named.
///
/// Anybody can do this, at any node that keeps all states. The events of all blocks are read, from the first one on. What they
/// come to is held against the chain's storage and its answers; nothing else is taken from the node.
#[derive(Debug, clap::Args)]
pub struct Audit {
    /// The last block to read, by its number or its hash. It must be final. Default: the last final block.
    #[arg(long, value_name = "BLOCK")]
    at: Option<Place>,

    /// Check all money of the chain: each account's AGT, units, bond, AIA and XP, pools, seasons and budgets, too. The genesis
    /// block's state is read once; figures are compared after each block, and the first block and event is named after which
    /// one differs.
    #[arg(long)]
    whole: bool,

    /// Go on with each block that becomes final, until a figure differs.
    #[arg(long, requires = "whole", conflicts_with = "at")]
    watch: bool,
}

/// A block by its number or its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Number(u32),
    Hash(Hash),
}

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let wrong = || "write a block as its number, or as its hash: 0x and 64 hexadecimal digits".to_owned();
        let Some(digits) = text.strip_prefix("0x") else {
            return text.parse().map(Self::Number).map_err(|_| wrong());
        };
        let mut hash = [0; 32];
        hex::decode_to_slice(digits, &mut hash).map_err(|_| wrong())?;
        Ok(Self::Hash(hash.into()))
    }
}

/// What an audit has found.
struct Found {
    number: u32,
    hash: Hash,
    books: Books,
    differences: Vec<Difference>,
    breaches: Vec<Breach>,
}

/// Runs `agt audit`.
pub async fn run(context: &Context, Audit { at, whole, watch }: Audit) -> Result<()> {
    let client = context.connect().await?;
    let (number, hash) = last_block(&client, at).await?;
    if whole {
        return whole::run(context, &client, number, watch).await;
    }
    let books = read(&context.out, &client, number).await?;
    let said = client.said(&books, hash).await?;
    let (differences, breaches) = (books.differences(&said), books.breaches());
    let found = Found { number, hash, books, differences, breaches };
    context.out.show(&found.told(), || Ok(found.page()))?;
    found.verdict()
}

/// Returns the number and the hash of the block up to which the events are read.
async fn last_block(client: &Client, at: Option<Place>) -> Result<(u32, Hash)> {
    let head = client.finalized().await?;
    let number = match at {
        None => return Ok((head.number, head.hash())),
        Some(Place::Number(number)) => number,
        Some(Place::Hash(hash)) => client.header(hash).await?.number,
    };
    if number > head.number {
        let why = format!("block {number} is not final, and the last final block is {}", head.number);
        return Err(Failure::refused("NotFinal", why));
    }
    let hash = hash_of(client, number).await?;
    match at {
        Some(Place::Hash(asked)) if asked != hash => {
            Err(Failure::refused("NotFinal", format!("the final block {number} is {hash:?}, and not {asked:?}")))
        }
        _ => Ok((number, hash)),
    }
}

async fn hash_of(client: &Client, number: u32) -> Result<Hash> {
    let hash = client.hash_of(number).await?;
    hash.ok_or_else(|| Failure::refused("UnknownBlock", format!("the node has no block {number}")))
}

/// Returns what the events of all blocks up to a number come to. The genesis block has none.
async fn read(out: &Output, client: &Client, to: u32) -> Result<Books> {
    let progress = out.steps("reading events", to.into());
    let mut blocks = client.walk(1..=to);
    let mut books = Books::default();
    while let Some(block) = blocks.next().await {
        let block = block?;
        block.events.iter().for_each(|record| books.follow(block.number, &record.event));
        progress.add(1);
    }
    Ok(books)
}

impl Found {
    /// Returns whether every figure is what the chain says, and no rule is broken.
    fn holds(&self) -> bool {
        self.differences.is_empty() && self.breaches.is_empty()
    }

    /// Returns an error that names the first of what is wrong, if anything is.
    fn verdict(&self) -> Result<()> {
        if self.holds() {
            return Ok(());
        }
        let differences = self.differences.iter().map(ToString::to_string);
        let named: Vec<_> = differences.chain(self.breaches.iter().map(ToString::to_string)).take(NAMED).collect();
        let counts = (self.differences.len(), self.breaches.len());
        let why = format!(
            "the chain and its events differ in {} figures, and the events break {} rules: {}",
            counts.0,
            counts.1,
            named.join(" | ")
        );
        Err(Failure::refused("BooksDiffer", why))
    }

    fn told(&self) -> Value {
        let figures: Vec<_> =
            self.books.figures().iter().map(|(figure, amount)| told_figure(figure, *amount)).collect();
        let runs: Vec<_> = self.books.runs().values().map(told_run).collect();
        json!({
            "block": self.number, "hash": self.hash, "holds": self.holds(), "figures": figures, "runs": runs,
            "differences": self.differences, "breaches": self.breaches,
        })
    }

    fn page(&self) -> Page {
        let (figures, runs) = (self.books.figures(), self.books.runs());
        let page = Page::titled(format!("Revenue, recycler and buyback by the events up to block {}", self.number))
            .field("block", format!("{:?}", self.hash))
            .field("figures", figures.len())
            .field("runs of buyback", runs.len())
            .table(["figure", "amount"], figures.iter().map(|(figure, amount)| row(figure, *amount)).collect())
            .table(
                ["run", "block", "time", "by", "asset", "units", "brought", "burned"],
                runs.values().map(row_of_run).collect(),
            );
        if self.holds() {
            return page.line("Every figure is what the chain says, and the events break no rule");
        }
        let wrong = self.differences.iter().map(|one| format!("differs: {one}"));
        let wrong = wrong.chain(self.breaches.iter().map(|one| format!("broken: {one}")));
        wrong.fold(page, Page::line)
    }
}

fn told_figure(figure: &Figure, amount: Balance) -> Value {
    let mut told = json!(figure);
    told["amount"] = json!(amount.to_string());
    told
}

/// Returns a run as the node tells it, with an address of this chain.
fn told_run(run: &RunReport<AccountId>) -> Value {
    let mut told = json!(run);
    told["buyer"] = run.buyer.as_ref().map_or(Value::Null, parse::address);
    told
}

fn row(figure: &Figure, amount: Balance) -> [String; 2] {
    let shown = if figure.is_agt() { amount::agt(amount) } else { amount::grouped(&amount.to_string()) };
    [figure.to_string(), shown]
}

fn row_of_run(run: &RunReport<AccountId>) -> [String; 8] {
    [
        run.run.to_string(),
        run.block.to_string(),
        times::utc(run.at.0),
        parse::dashed(&run.how),
        run.asset.to_string(),
        amount::grouped(&run.units.to_string()),
        amount::agt(run.agt.0),
        amount::agt(run.burned.0),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_client::audit::{Said, What};
    use agt_primitives::{
        buyback::SoldBy,
        calendar::Month,
        recycler::{Recycled, RecyclerMode},
        token::AGT,
    };
    use agt_runtime::RuntimeEvent;

    /// A gift and a run, and a chain that says `burned` of the run.
    fn found(burned: Balance) -> Found {
        let gift = pallet_recycler::Event::GiftCollected { amount: 2 * AGT, season: Month(687) };
        let run = pallet_buyback::Event::LotSold {
            run: 0,
            asset: 7,
            how: SoldBy::Auction,
            buyer: Some(AccountId::from([1; 32])),
            units: 5_000,
            agt: AGT,
            rate: AGT * 200_000_000,
            reference: 1,
            recycled: Recycled { mode: RecyclerMode::Alaya, burned: 0, kept: AGT, season: Month(687) },
            at: 0,
        };
        let mut books = Books::default();
        books.follow(3, &RuntimeEvent::Recycler(gift));
        books.follow(4, &RuntimeEvent::Buyback(run));
        let mut said = Said::default();
        books.figures().into_iter().for_each(|(figure, amount)| said.say(figure, amount));
        books.runs().values().for_each(|run| said.say_run(run.clone()));
        said.say(Figure::of(What::BroughtBurned), burned);
        let differences = books.differences(&said);
        Found { number: 9, hash: Hash::zero(), books, differences, breaches: Vec::new() }
    }

    #[test]
    fn block_is_read_by_its_number_and_by_its_hash() {
        assert_eq!("120000".parse(), Ok(Place::Number(120_000)));
        let hash = format!("0x{}", "ab".repeat(32));
        assert_eq!(hash.parse(), Ok(Place::Hash(Hash::repeat_byte(0xab))));
        for wrong in ["", "-1", "latest", "4294967296", "0x", "0xab", &hash[..65], &hash[2..]] {
            assert!(wrong.parse::<Place>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn page_shows_figures_and_runs_when_all_holds() {
        let found = found(0);
        assert_eq!(found.verdict(), Ok(()));
        let page = found.page().to_string();
        for part in
            ["up to block 9", "AGT that was given to the recycler", "2 AGT", "5,000", "auction", "what the chain says"]
        {
            assert!(page.contains(part), "{part} is not in\n{page}");
        }
    }

    #[test]
    fn audit_fails_and_names_the_figure_when_one_differs() {
        let found = found(6);
        let failure = found.verdict().expect_err("a figure differs");
        assert_eq!((failure.exit as u8, failure.rule.as_str()), (1, "BooksDiffer"));
        let line = "AGT that buyback brought and that was burned: 0 by the events, 6 on the chain";
        assert!(failure.message.contains(line), "{failure}");
        assert!(found.page().to_string().contains(&format!("differs: {line}")));
        assert_eq!(found.told()["differences"][0]["onChain"], "6");
    }

    #[test]
    fn audit_fails_when_events_break_a_rule_and_no_figure_differs() {
        let breaches = Vec::from([Breach { block: 4, rule: "run 0 has no month".into() }]);
        let found = Found { breaches, ..found(0) };
        let failure = found.verdict().expect_err("a rule is broken");
        assert!(failure.message.contains("block 4: run 0 has no month"), "{failure}");
        assert!(found.page().to_string().contains("broken: block 4: run 0 has no month"));
        assert_eq!(found.told()["holds"], false);
    }

    #[test]
    fn json_has_each_figure_with_its_amount_and_each_run() {
        let told = found(0).told();
        let gifts = json!({ "what": "gifts", "amount": (2 * AGT).to_string() });
        let figures = told["figures"].as_array().expect("a list");
        assert!(figures.contains(&gifts), "{told}");
        let run = &told["runs"][0];
        assert_eq!(
            (run["run"].as_u64(), run["units"].as_str(), run["block"].as_u64()),
            (Some(0), Some("5000"), Some(4))
        );
        assert_eq!(run["buyer"], parse::address(&AccountId::from([1; 32])));
        assert_eq!((told["holds"].as_bool(), told["block"].as_u64()), (Some(true), Some(9)));
    }
}

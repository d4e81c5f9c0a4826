//! `agt campaign prepare`: from files to a folder from which a campaign is run, with its cost.

use crate::{
    amount,
    context::Context,
    error::Result,
    output::{Output, Progress},
    page::Page,
    times,
};
use agt_client::{report::rfc3339, Client};
use agt_datasets::{
    plan::{Pay, Plan},
    prepare::{longest_round, prepare, Cost, Report, Settings},
};
use agt_primitives::{basis_points::BasisPoints, reward_pools::PoolTerms, Moment};
use serde_json::json;
use std::{
    cell::RefCell,
    path::PathBuf,
    time::{SystemTime, UNIX_EPOCH},
};

/// Read and check the files of a campaign, make its gold, and say what it costs and how long it takes.
///
/// Everything that the campaign needs lies in the folder `.agt` afterwards. Keep `.agt/secret` to yourself, and keep a copy: it
/// is the gold, and without it no set can be settled.
#[derive(Debug, clap::Args)]
pub struct Prepare {
    /// The folder of the campaign, in which campaign.toml lies.
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,

    /// Prepare again although a campaign was opened from the folder. The old gold is kept under another name.
    #[arg(long)]
    force: bool,
}

/// Runs `agt campaign prepare`.
pub async fn run(context: &Context, Prepare { folder, force }: Prepare) -> Result<()> {
    // A campaign can be prepared without a node. The fee and the time are then those of the documentation and this machine.
    let client = context.connect().await.ok();
    let (fee, now) = match &client {
        Some(client) => (fee(client).await?, client.time(None).await?),
        None => (PoolTerms::DEFAULT.fee_rate(), machine_time()),
    };
    let settings = Settings { fee, now, force, progress: &Bars::new(&context.out), seed: None };
    let report = prepare(&folder, &settings)?;
    let plan = Plan::load(&folder)?;
    let told = json!({ "root": report.root, "cost": report.cost, "warnings": report.warnings });
    context.out.show(&told, || Ok(page(&plan, &report, client.is_some())))
}

/// Returns the fee of pools in force.
async fn fee(client: &Client) -> Result<BasisPoints> {
    let told = client.request("agt_parameters", json!([])).await?;
    let parameters = told.as_array().cloned().unwrap_or_default();
    let fee = parameters.iter().find(|parameter| parameter["name"] == "rewardPools.fee");
    let fee = fee.and_then(|fee| fee["value"].as_str()?.parse().ok().or_else(|| fee["value"].as_u64()));
    let points = fee.and_then(|fee| u16::try_from(fee).ok());
    Ok(points.map_or_else(|| PoolTerms::DEFAULT.fee_rate(), BasisPoints::clamped))
}

fn machine_time() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment::try_from(since.as_millis()).unwrap_or_default()
}

fn page(plan: &Plan, report: &Report, is_connected: bool) -> Page {
    let Cost { items, sets, seats, gold_items, gold_positions, workers_a_set, .. } = report.cost;
    let of = |count: u64| amount::grouped(&count.to_string());
    let mut page = Page::titled(format!("`{}` is prepared", plan.title))
        .field("items", of(items.into()))
        .field("gold items", format!("{}, in {} places", of(gold_items.into()), of(gold_positions)))
        .field("sets", format!("{} with {} seats", of(sets.into()), of(seats)));
    page = match plan.pay {
        Pay::Pool { .. } => page
            .field("paid at most", plan.pay.amount(report.cost.most_paid))
            .field("fee at most", plan.pay.amount(report.cost.fee))
            .field("pool", plan.pay.amount(report.cost.pool)),
        Pay::Platform { .. } => page.field("AIA of all seats", of(report.cost.aia)),
    };
    let round = longest_round(&plan.windows);
    for workers in [u32::from(workers_a_set), 10 * u32::from(workers_a_set), 100 * u32::from(workers_a_set)] {
        if let Some(rounds) = report.cost.rounds_with(workers) {
            let long = times::duration(round.saturating_mul(rounds.into()));
            let noun = if rounds == 1 { "round" } else { "rounds" };
            let says = format!("{} {noun}, at most {long}", of(rounds.into()));
            page = page.field(format!("with {} workers", of(workers.into())), says);
        }
    }
    for warning in &report.warnings {
        page = page.line(format!("Note: {warning}"));
    }
    if !is_connected {
        let now = rfc3339(machine_time());
        page = page
            .line(format!("No node was asked: the fee is the default one, and the time that of this machine, {now}"));
    }
    page.line("Next: agt campaign open")
}

/// A bar for each sort of work.
struct Bars<'a> {
    out: &'a Output,
    current: RefCell<Option<(String, u64, Progress)>>,
}

impl<'a> Bars<'a> {
    fn new(out: &'a Output) -> Self {
        Self { out, current: RefCell::new(None) }
    }
}

impl agt_datasets::prepare::Progress for Bars<'_> {
    fn step(&self, what: &str, done: u64, of: Option<u64>) {
        let mut current = self.current.borrow_mut();
        if current.as_ref().is_none_or(|(name, ..)| name != what) {
            *current = Some((what.to_owned(), 0, self.out.steps(what, of.unwrap_or_default())));
        }
        if let Some((_, before, bar)) = current.as_mut() {
            bar.add(done.saturating_sub(*before));
            *before = done;
        }
    }
}

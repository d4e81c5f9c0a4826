//! `agt job`: jobs whose answers a committee attests.

use crate::{context::Context, error::Result, facts::Facts, page::Page, times::Clock, unit::Unit};
use agt_client::Client;
use agt_primitives::attestation::{BatchNumber, JobId};
use serde_json::{json, Value};

/// Subcommands of `agt job`.
#[derive(Debug, clap::Subcommand)]
pub enum Job {
    /// Show a job: its terms, its committee and what is left.
    Show(Named),
    /// Show a batch of a job.
    Batch(Batch),
}

/// Arguments of `agt job show`.
#[derive(Debug, clap::Args)]
pub struct Named {
    /// The number of the job.
    job: JobId,
}

/// Arguments of `agt job batch`.
#[derive(Debug, clap::Args)]
pub struct Batch {
    /// The number of the job.
    job: JobId,
    /// The number of the batch.
    batch: BatchNumber,
}

/// Does what a subcommand says.
pub async fn run(context: &Context, command: Job) -> Result<()> {
    let client = context.connect().await?;
    let clock = Clock::of(&client).await?;
    let (Job::Show(Named { job }) | Job::Batch(Batch { job, .. })) = command;
    let told = client.request("agt_job", json!([job])).await?;
    let unit = unit_of(&client, &told).await?;
    match command {
        Job::Show(_) => context.out.show(&told, || show(&told, &unit, clock)),
        Job::Batch(Batch { batch, .. }) => {
            let told = client.request("agt_batch", json!([job, batch])).await?;
            context.out.show(&told, || show_batch(&told, &unit, clock))
        }
    }
}

/// Returns the unit of what a job pays: that of its pool's asset. A pool that is closed is taken for one in AGT.
async fn unit_of(client: &Client, told: &Value) -> Result<Unit> {
    match client.request("agt_pool", json!([told["requester"], told["pool"]])).await {
        Ok(pool) => Unit::of_report(client, &pool["asset"]).await,
        Err(error) if error.rule() == Some("UnknownPool") => Ok(Unit::agt()),
        Err(error) => Err(error.into()),
    }
}

fn show(told: &Value, unit: &Unit, clock: Clock) -> Result<Page> {
    let shows = |of: &Value, key: &str| of.amount(key).map(|amount| unit.shows(amount));
    let terms = &told["terms"];
    Ok(Page::titled(format!("Job {}: {}", told.count("job")?, told.text("phase")?))
        .field("requester", told.text("requester")?)
        .field("pool", told.count("pool")?)
        .field("area", terms.count("area")?)
        .field("specification", terms.text("uri")?)
        .field("price of an answer", shows(terms, "price")?)
        .field("answers at most", terms.count("answers")?)
        .field("work ends", clock.shows(told.moment("ends")?))
        .field("batches until", clock.shows(told.moment("postUntil")?))
        .field("pays at most", shows(told, "most")?)
        .field("left", shows(told, "left")?)
        .field("claimed", shows(told, "paid")?)
        .field("forfeited", shows(told, "forfeited")?)
        .field("answers rejected", told.text("rejected")?)
        .field("next batch", told.count("nextBatch")?)
        .field_if("waits for signatures", told["proposed"].as_u64().map(|batch| format!("batch {batch}")))
        .table(["committee"], addresses(told, "members")?))
}

fn show_batch(told: &Value, unit: &Unit, clock: Clock) -> Result<Page> {
    let content = &told["content"];
    let shows = |key: &str| told.amount(key).map(|amount| unit.shows(amount));
    let title = format!("Batch {} of job {}: {}", told.count("batch")?, told.count("job")?, told.text("phase")?);
    Ok(Page::titled(title)
        .field("file", content.text("uri")?)
        .field("hash of the file", content.text("file")?)
        .field("root", content.text("root")?)
        .field("people", content.count("leaves")?)
        .field("answers accepted", content.count("accepted")?)
        .field("answers rejected", content.count("rejected")?)
        .field("last batch", if content["isLast"] == true { "yes" } else { "no" })
        .field("pays", shows("total")?)
        .field("claimed", shows("claimed")?)
        .field("set aside by each signer", told.agt("setAside")?)
        .field("until", clock.shows(told.moment("until")?))
        .field_if("challenged by", told["challenger"].as_str())
        .table(["signed by"], addresses(told, "signers")?))
}

fn addresses(told: &Value, key: &str) -> Result<Vec<[String; 1]>> {
    let one = |value: &Value| [value.as_str().unwrap_or_default().to_owned()];
    Ok(told.list(key)?.iter().map(one).collect())
}

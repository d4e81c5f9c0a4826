//! `agt campaign export`: what the campaign of a folder has decided, as files.

use super::{
    collect::{collect, Collected},
    names::Names,
    opened,
};
use crate::{
    amount,
    context::Context,
    error::{Failure, Result},
    page::Page,
};
use agt_client::report::rfc3339;
use agt_datasets::{
    labels::{self, Answering, Book, ExportMeta, Format},
    plan::AnswerPlan,
    prepared::Prepared,
};
use serde_json::json;
use std::path::PathBuf;

/// Write what a campaign has decided: labels with their confidence, who answered, and where the chain says so.
///
/// Everything is read from the events of final blocks. Anybody can check the files with `agt verify`.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// The folder of the campaign.
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,

    /// The folder to write to. Default: `labels` in the folder of the campaign.
    #[arg(long, value_name = "FOLDER")]
    to: Option<PathBuf>,

    /// The formats to write, separated by commas. Default: all of them.
    #[arg(long, value_delimiter = ',', value_parser = ["csv", "jsonl", "parquet", "label-studio"])]
    format: Vec<String>,
}

/// Runs `agt campaign export`.
pub async fn run(context: &Context, Export { folder, to, format }: Export) -> Result<()> {
    let prepared = Prepared::open(&folder)?;
    let client = context.connect().await?;
    let open = opened::opened_on(&folder, client.genesis())?;
    let head = client.finalized().await?;
    let plan = prepared.plan();
    let words = match &plan.answer {
        AnswerPlan::Choices { labels } => labels.as_slice(),
        _ => &[],
    };
    let answering = Answering::of(&plan.answer.kind(), words)?;
    let book = Book::new(prepared.items(), answering.clone());
    let Collected { book, delivered_hash, delivered_sets } =
        collect(&context.out, &client, open.campaign, book, open.block, head.number).await?;
    check_delivered(&client, open.campaign, head.hash(), delivered_hash).await?;
    let names = Names::of(&prepared);
    let meta = ExportMeta {
        title: plan.title.clone(),
        genesis: client.genesis(),
        campaign: open.campaign,
        answering,
        licence: plan.licence.clone(),
        date: Some(rfc3339(client.time(Some(head.hash())).await?).chars().take(10).collect()),
        delivered_hash,
        delivered_sets,
        from_block: open.block,
        to_block: head.number,
        shown: names.shown(),
    };
    let to = to.unwrap_or_else(|| folder.join("labels"));
    let formats = match format.is_empty() {
        true => Format::ALL.to_vec(),
        false => format.iter().map(|name| named(name)).collect(),
    };
    let progress = context.out.steps("writing labels", book.items().into());
    let mut before = 0;
    let written = labels::export(&to, &meta, &book, &names, &formats, |done| {
        progress.add(u64::from(done.saturating_sub(before)));
        before = done;
    })?;
    drop(progress);
    let written: Vec<_> = written.iter().map(|file| to.join(&file.name)).collect();
    let told = json!({
        "campaign": open.campaign, "items": book.items(), "decided": book.decided(), "sets": delivered_sets,
        "files": written,
    });
    context.out.show(&told, || {
        let of = |count: u32| amount::grouped(&count.to_string());
        let mut page = Page::titled(format!("Labels of campaign {}", open.campaign))
            .field("decided", format!("{} of {}", of(book.decided()), of(book.items())))
            .field("sets", of(delivered_sets));
        for file in &written {
            page = page.field("written", file.display());
        }
        Ok(page)
    })
}

fn named(name: &str) -> Format {
    match name {
        "csv" => Format::Csv,
        "jsonl" => Format::JsonLines,
        "parquet" => Format::Parquet,
        _ => Format::LabelStudio,
    }
}

/// Checks that the events are those whose hash the chain has stored: none is missing.
pub async fn check_delivered(
    client: &agt_client::Client,
    campaign: u64,
    at: agt_runtime::Hash,
    hash: sp_core::H256,
) -> Result<()> {
    // A pruned campaign has no entry any more; its events are all there is.
    let Some(stored) = client.campaign(campaign, Some(at)).await? else { return Ok(()) };
    match stored.delivered_hash == hash {
        true => Ok(()),
        false => Err(Failure::refused(
            "DeliveredHash",
            "the node's events are not all that the chain has delivered: ask another node",
        )),
    }
}

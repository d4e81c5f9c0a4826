//! `agt verify`: holds an export against the chain, line by line.

mod truth;

use crate::{
    amount,
    campaign::names::Names,
    context::Context,
    error::{Failure, Result},
    page::Page,
};
use agt_datasets::{
    labels::{self, Answering, Described, Format, Items, Report, CONTRIBUTORS},
    plan::AnswerPlan,
    prepared::Prepared,
};
use serde_json::json;
use std::path::{Path, PathBuf};
use truth::Truth;

/// The findings that are shown for a file.
const SHOWN: usize = 20;

/// Check an export against the chain: every line is computed again from the events, and lines that differ are named.
///
/// Anybody can do this. The node must have kept the events since the campaign was opened. The names of items and labels are not on
/// the chain, nor is what an item shows: with --campaign the names, and the data of Label Studio, are held against the requester's
/// own folder. What could not be checked is said.
#[derive(Debug, clap::Args)]
pub struct Verify {
    /// The folder of the export.
    #[arg(value_name = "EXPORT")]
    export: PathBuf,

    /// The requester's folder of the campaign, to check the names of items and labels, and the data of Label Studio.
    #[arg(long, value_name = "FOLDER")]
    campaign: Option<PathBuf>,
}

/// Runs `agt verify`.
pub async fn run(context: &Context, Verify { export, campaign }: Verify) -> Result<()> {
    let described = labels::described(&export)?;
    let meta = &described.meta;
    let client = context.connect().await?;
    if meta.genesis != client.genesis() {
        let why = "the labels are of another chain than the node; name a node of their chain by --node";
        return Err(Failure::refused("OtherChain", why));
    }
    let prepared = campaign.as_deref().map(Prepared::open).transpose()?;
    let Truth { collected, later } = truth::read(&context.out, &client, meta).await?;
    let mut wrong = Vec::new();
    if (collected.delivered_sets, collected.delivered_hash) != (meta.delivered_sets, meta.delivered_hash) {
        let sets = (meta.delivered_sets, collected.delivered_sets);
        wrong
            .push(format!("the metadata tell of {} delivered sets, and the chain of {}, or of others", sets.0, sets.1));
    }
    if let Some(prepared) = &prepared {
        wrong.extend(other_labels(&prepared.plan().answer, &meta.answering));
    }
    let own = prepared.as_ref().map(Names::of);
    let names = own.as_ref().map(|own| own as &dyn Items);
    let told = labels_in(&export);
    if told.is_empty() {
        return Err(Failure::local("File", "the export has no file of labels; export it again"));
    }
    let mut lines = 0;
    for path in &told {
        lines += held_against(path, labels::compare(labels::read(path)?, &collected.book, names)?, &mut wrong);
    }
    let shares = export.join(CONTRIBUTORS);
    let report = labels::compare_contributors(labels::read_contributors(&shares)?, &collected.book);
    held_against(&shares, report, &mut wrong);
    wrong.extend(changed(&described, &export)?);
    if !wrong.is_empty() {
        wrong.iter().for_each(|line| context.out.say(line));
        let why = format!("the labels differ from the chain in {} places: {}", wrong.len(), wrong.join(" | "));
        return Err(Failure::refused("LabelsDiffer", why));
    }
    let has_data = told.iter().any(|path| path.ends_with(Format::LabelStudio.file_name()));
    let not_checked = not_checked(prepared.is_some(), has_data);
    let told = json!({
        "campaign": meta.campaign, "files": told.len(), "lines": lines, "sets": collected.delivered_sets, "later": later,
        "notChecked": not_checked,
    });
    context.out.show(&told, || {
        let page = Page::titled(format!("Every line is what campaign {} decided", meta.campaign))
            .field("files", told["files"].to_string())
            .field("lines", amount::grouped(&lines.to_string()))
            .field("sets", amount::grouped(&collected.delivered_sets.to_string()))
            .field("blocks", format!("{} to {}", meta.from_block, meta.to_block))
            .field_if("not in it", later.as_ref());
        Ok(not_checked.into_iter().fold(page, |page, what| page.field("not checked", what)))
    })
}

/// Returns in words what nothing was held against. What an item is called and shows is not on the chain: only the requester's
/// own files tell it.
fn not_checked(has_own: bool, has_data: bool) -> Vec<&'static str> {
    let mut found = Vec::new();
    if !has_own {
        found.push("what items and labels are called; add --campaign if you have the requester's folder");
    }
    if has_data && !has_own {
        found.push("the data of Label Studio, but for the name of the item; add --campaign, too");
    }
    if has_data {
        found.push("pictures, sounds and films: the data of Label Studio have only the names of their files");
    }
    found
}

/// Returns the files of labels that lie in an export, whether its metadata name them or not.
fn labels_in(export: &Path) -> Vec<PathBuf> {
    Format::ALL.into_iter().map(|format| export.join(format.file_name())).filter(|path| path.exists()).collect()
}

/// Returns that the labels are called otherwise than in the requester's plan, if they are.
fn other_labels(plan: &AnswerPlan, told: &Answering) -> Option<String> {
    match (plan, told) {
        (AnswerPlan::Choices { labels: own }, Answering::Choices { labels }) if own != labels => {
            Some(format!("the export calls the labels {}, and the plan {}", labels.join(", "), own.join(", ")))
        }
        _ => None,
    }
}

/// Returns what files of an export are not those that its metadata describe.
fn changed(described: &Described, export: &Path) -> Result<Vec<String>> {
    let changed = described.changed(export)?.into_iter();
    Ok(changed.map(|file| format!("{file} is missing, or is not the file that the metadata describe")).collect())
}

/// Adds to `wrong` what a file says otherwise than the chain. Returns the number of its lines.
fn held_against(path: &Path, report: Report, wrong: &mut Vec<String>) -> u64 {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    wrong.extend(report.findings.iter().take(SHOWN).map(|finding| format!("{name}: {}", finding.what)));
    let rest = report.wrong.saturating_sub(SHOWN as u64);
    if rest > 0 {
        wrong.push(format!("{name}: {rest} more lines are wrong"));
    }
    report.lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_file_of_the_requester_tells_is_said_not_to_be_checked() {
        let says = |has_own, has_data| not_checked(has_own, has_data).join(" ");
        assert!(says(false, true).contains("called") && says(false, true).contains("data of Label Studio, but"));
        assert!(says(false, false).contains("called") && !says(false, false).contains("Label Studio"));
        assert!(says(true, true).starts_with("pictures") && says(true, false).is_empty());
    }
}

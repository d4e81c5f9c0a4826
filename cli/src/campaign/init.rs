//! `agt campaign init`: a commented campaign.toml to begin with.

use crate::{
    context::Context,
    error::{Failure, Result},
    page::Page,
};
use agt_datasets::plan::{Plan, Sketch, PLAN};
use serde_json::json;
use std::{fs, io::Write, path::PathBuf};

/// Write a commented campaign.toml to begin with, and a specification to fill in.
#[derive(Debug, clap::Args)]
pub struct Init {
    /// The folder of the campaign. It is made if it does not exist.
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,

    /// The title, one line.
    #[arg(long, default_value = "A title")]
    title: String,

    /// What an answer is.
    #[arg(long, value_parser = ["choices", "preference", "number", "rich"], default_value = "choices")]
    answer: String,

    /// The labels of choices, separated by commas.
    #[arg(long, value_delimiter = ',', value_name = "LABELS")]
    labels: Vec<String>,

    /// The file of items: CSV, JSON Lines, Parquet, or a JSON export of Label Studio.
    #[arg(long, default_value = "items.csv", value_name = "FILE")]
    items: String,

    /// The file of gold: ids and right answers.
    #[arg(long, default_value = "gold.csv", value_name = "FILE")]
    gold: String,

    /// The folder in which the media lie, or the beginning of their address.
    #[arg(long, value_name = "FOLDER")]
    media: Option<String>,
}

/// Runs `agt campaign init`.
pub fn run(context: &Context, init: Init) -> Result<()> {
    let Init { folder, title, answer, labels, items, gold, media } = init;
    fs::create_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
    let sketch =
        Sketch { title: &title, answer: &answer, labels: &labels, items: &items, gold: &gold, media: media.as_deref() };
    let specification =
        format!("# {title}\n\nWhat exactly is asked for, with examples of each answer and of hard cases.\n");
    let mut written = Vec::new();
    for (name, text) in [(PLAN, Plan::template(&sketch)), ("specification.md", specification)] {
        let path = folder.join(name);
        match fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes()).map_err(|error| Failure::file(&path, &error))?;
                written.push(path.display().to_string());
            }
            // A specification that is there is the one to use.
            Err(_) if name != PLAN && path.exists() => {}
            Err(error) => return Err(Failure::file(&path, &error)),
        }
    }
    context.out.show(&json!({ "written": written }), || {
        let mut page = Page::titled("Fill in what was written, then run agt campaign prepare");
        for path in &written {
            page = page.field("written", path);
        }
        Ok(page)
    })
}

//! `campaign.toml`: what a requester asks for, who answers it, what it pays, and which files it is made of.
//!
//! Everything is checked when it is read, by the checks that the chain makes when the campaign opens. An error names the
//! section and the key.

mod answer;
mod check;
mod file;
mod pay;
mod read;
mod template;
#[cfg(test)]
mod tests;
mod written;

use crate::{Error, Result};
use agt_primitives::{
    contributors::AreaId,
    tasks::{CampaignKind, Measured, Replication, Requirements, Uri, Windows},
};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

pub use answer::AnswerPlan;
pub use pay::Pay;
pub(crate) use read::is_link;
pub(crate) use written::fixed;
pub use written::{decimal, When};

/// The name of the file in a campaign's folder.
pub const PLAN: &str = "campaign.toml";

/// What a requester asks for. It is sound: [`Plan::load`] returns no other.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The folder of the campaign, in which `campaign.toml` lies.
    pub folder: PathBuf,
    /// The sort of work: any but a verification.
    pub kind: CampaignKind,
    /// The area of the work, by its number.
    pub area: AreaId,
    /// The title, one line.
    pub title: String,
    /// What workers are told to do.
    pub instructions: String,
    /// The file whose blake2-256 goes on chain as the hash of the specification.
    pub specification: PathBuf,
    /// The address at which the specification and the questions are shown, of at most 128 bytes.
    pub uri: Uri,
    /// The licence of the labels, by its SPDX name or its address.
    pub licence: Option<String>,
    /// The number of seats of a set.
    pub replication: Replication,
    /// The number of items in a full set; zero where sets are gold alone.
    pub items_a_set: u8,
    /// The number of gold positions in a set; zero where answers are rich.
    pub gold_a_set: u8,
    /// The number of sets that may ever be dealt. None lets [`Plan::leaves_for`] choose.
    pub leaves: Option<u32>,
    /// The end of the time to join.
    pub deadline: When,
    /// What an answer is.
    pub answer: AnswerPlan,
    /// The longest time of each step of a set.
    pub windows: Windows,
    /// Who pays, and how much.
    pub pay: Pay,
    /// What workers are measured by.
    pub measured: Measured,
    /// What is required of those who join.
    pub requirements: Requirements,
    /// The files of items, gold and media.
    pub files: Files,
    /// Where the requester's server listens and is reached.
    pub server: Server,
    /// The keeper that workers hand their openings to.
    pub keeper: Keeper,
}

/// The files that a campaign is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// The items.
    pub items: PathBuf,
    /// The gold, which may be the file of items; none where answers are rich.
    pub gold: Option<PathBuf>,
    /// Where media lie; none if items have none.
    pub media: Option<MediaPlace>,
    /// What the columns are called.
    pub columns: Columns,
    /// Whether a gold item may serve more than one set.
    pub gold_reuse: bool,
}

/// Where the media of items lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MediaPlace {
    /// In this folder.
    Folder(PathBuf),
    /// At addresses that begin so, `http://` or `https://`.
    Url(String),
}

/// The columns of the files, or the keys of their objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The id, which names an item and is shown to nobody. `id` by default.
    pub id: String,
    /// The text. None takes the column `text` if there is one.
    pub text: Option<String>,
    /// The path or link of a picture, a sound or a film. None takes the column `media` if there is one.
    pub media: Option<String>,
    /// The options of a preference: a column for each, or one column that holds a list.
    pub options: Vec<String>,
    /// Further columns that workers see beside the item. Other columns are shown to nobody.
    pub shown: Vec<String>,
    /// The answer in the file of gold. `answer` by default.
    pub answer: String,
}

/// Where the requester's server listens and is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The address that it listens on; `127.0.0.1:8788` by default.
    pub address: SocketAddr,
    /// The address at which workers reach it, if it is another one.
    pub url: Option<String>,
}

/// The keeper that workers hand their openings to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keeper {
    /// The X25519 public key to which openings are sealed. None takes the key of the requester's own keeper.
    pub key: Option<[u8; 32]>,
}

impl Plan {
    /// Reads `campaign.toml` in a folder.
    ///
    /// # Errors
    /// The file is missing, is not TOML, has a key that does not exist, or has a value that the chain would refuse. The
    /// deadline is not compared with the time of day: [`Plan::terms`] does that.
    pub fn load(folder: &Path) -> Result<Self> {
        let path = folder.join(PLAN);
        let text = std::fs::read_to_string(&path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Error::new(
                format!("{} does not exist", path.display()),
                "run `agt campaign init` to write one, or name the folder of the campaign",
            ),
            _ => crate::prepare::disk::failed(&path, "read", &error),
        })?;
        Self::parse(folder, &text)
    }

    /// Reads the text of a `campaign.toml` of a folder, with the errors of [`Plan::load`].
    pub fn parse(folder: &Path, text: &str) -> Result<Self> {
        let file = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count().saturating_add(1);
            let message = error.message().replace('\n', " ");
            Error::new(
                format!("{PLAN}, line {line}: {message}"),
                "`agt campaign init` shows every key with its meaning",
            )
        })?;
        let plan = read::plan(folder, file)?;
        plan.check()?;
        Ok(plan)
    }

    /// Returns the number of leaves for so many sets that carry each item once: what the plan says, or twice as many sets
    /// and four more.
    ///
    /// Items that a round leaves undecided are dealt again at most twice and then go to experts, and each set takes a leaf. The
    /// escrow of a pool pays `replication + 2` answers an item, so twice the sets are more than it can pay if all answers
    /// are right; the four are for the small sets at the end.
    pub fn leaves_for(&self, sets: u32) -> u32 {
        self.leaves.unwrap_or_else(|| sets.saturating_mul(2).saturating_add(4))
    }

    /// Returns whether sets are gold alone: a quiz or a calibration.
    pub fn is_gold_alone(&self) -> bool {
        matches!(self.kind, CampaignKind::Quiz | CampaignKind::Calibration)
    }

    /// Returns the address at which workers reach the server.
    pub fn server_url(&self) -> String {
        self.server.url.clone().unwrap_or_else(|| format!("http://{}", self.server.address))
    }
}

/// What `agt campaign init` fills in; the rest of the file is the same for everybody.
#[derive(Clone, Copy, Debug)]
pub struct Sketch<'a> {
    /// The title.
    pub title: &'a str,
    /// The type of answers, as the file calls it: `choices`, `preference`, `number` or `rich`.
    pub answer: &'a str,
    /// The labels of choices.
    pub labels: &'a [String],
    /// The file of items.
    pub items: &'a str,
    /// The file of gold.
    pub gold: &'a str,
    /// The folder or address of media; none if items have none.
    pub media: Option<&'a str>,
}

impl Default for Sketch<'_> {
    fn default() -> Self {
        Self { title: "A title", answer: "choices", labels: &[], items: "items.csv", gold: "gold.csv", media: None }
    }
}

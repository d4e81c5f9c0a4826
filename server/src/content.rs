//! What a campaign shows, wherever it comes from.

mod prepared;

use agt_datasets::{prepared::Shown, Result};
use agt_primitives::tasks::SetId;
use sp_core::H256;
use std::path::PathBuf;

/// What a campaign shows; [`Prepared`](agt_datasets::prepared::Prepared) is one. The functions may read files: they are called
/// on threads that may wait.
pub trait Content: Send + Sync + 'static {
    /// Returns the root of the campaign's gold leaves: the server checks that the chain has the same.
    fn root(&self) -> H256;

    /// Returns the title.
    fn title(&self) -> String;

    /// Returns what workers are told to do.
    fn instructions(&self) -> String;

    /// Returns the words for the answers, in the order of the choices; empty where answers are not choices.
    fn labels(&self) -> Vec<String>;

    /// Returns what media come from that are links: origins such as `https://media.example.org`, or `https:` for any.
    fn media_origins(&self) -> Vec<String>;

    /// Returns what each position of a set shows, in the order in which workers see it. `items` are the set's items in the
    /// canonical order; its gold follows them.
    ///
    /// Errors: those of reading files.
    fn positions(&self, set: SetId, items: &[u32]) -> Result<Vec<Shown>>;

    /// Returns the file that a name of [`ShownMedia::Name`](agt_datasets::prepared::ShownMedia::Name) stands for.
    ///
    /// Errors: there is no such file, or it lies outside the media folder.
    fn media(&self, name: &str) -> Result<PathBuf>;
}

//! `agt campaign`: from files of items to files of labels.

pub mod collect;
pub mod export;
mod init;
pub mod names;
mod open;
pub mod opened;
mod prepare;
mod serve;
mod status;
mod steps;

use crate::{context::Context, error::Result};

/// A campaign, from files of items to files of labels.
#[derive(Debug, clap::Subcommand)]
pub enum Campaign {
    /// Write a commented campaign.toml to begin with.
    Init(init::Init),
    /// Read and check the files, make the gold, and say what it costs.
    Prepare(prepare::Prepare),
    /// Open the campaign, with the pool that pays for it.
    Open(open::Open),
    /// Approve the gold of a campaign of the platform.
    Approve(steps::Approve),
    /// Show positions to whoever holds the seat, with a page to label them.
    Serve(serve::Serve),
    /// Show how far it is.
    Status(status::Status),
    /// Stop it: nobody joins any more.
    Stop(steps::Stop),
    /// Close it when its work is over.
    Close(steps::Close),
    /// Write what it has decided as files.
    Export(export::Export),
}

/// Runs `agt campaign`.
pub async fn run(context: &Context, command: Campaign) -> Result<()> {
    match command {
        Campaign::Init(command) => init::run(context, command),
        Campaign::Prepare(command) => prepare::run(context, command).await,
        Campaign::Open(command) => open::run(context, command).await,
        Campaign::Approve(command) => steps::approve(context, command).await,
        Campaign::Serve(command) => serve::run(context, command).await,
        Campaign::Status(command) => status::run(context, command).await,
        Campaign::Stop(command) => steps::stop(context, command).await,
        Campaign::Close(command) => steps::close(context, command).await,
        Campaign::Export(command) => export::run(context, command).await,
    }
}

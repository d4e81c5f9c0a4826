//! `agt pool`: pools that pay for data requests.

mod args;
mod change;
mod claim;
mod list;
mod show;

use crate::{context::Context, error::Result};

/// Subcommands of `agt pool`.
#[derive(Debug, clap::Subcommand)]
pub enum Pool {
    /// List pools.
    List(list::List),
    /// Show a pool and its books.
    Show(args::Named),
    /// Open a pool and put money into it.
    Open(change::Open),
    /// Put more money into a pool. Anybody may.
    TopUp(change::TopUp),
    /// Claim what a pool owes you.
    Claim(claim::Claim),
    /// Show what a pool owes an account.
    Owed(claim::Owed),
    /// Get back what a cancelled or expired pool has not reserved, or what one of its campaigns or jobs keeps.
    Refund(change::Refund),
    /// Cancel your pool: it accepts nothing new. At the earliest two days after it opened.
    Cancel(change::Cancel),
    /// Close a cancelled or expired pool that owes nothing: all that is left goes back, with the deposit.
    Close(args::Named),
}

/// Does what a subcommand says.
pub async fn run(context: &Context, command: Pool) -> Result<()> {
    let client = context.connect().await?;
    match command {
        Pool::List(command) => list::run(context, &client, command).await,
        Pool::Show(command) => show::run(context, &client, command).await,
        Pool::Open(command) => change::open(context, &client, command).await,
        Pool::TopUp(command) => change::top_up(context, &client, command).await,
        Pool::Claim(command) => claim::claim(context, &client, command).await,
        Pool::Owed(command) => claim::owed(context, &client, command).await,
        Pool::Refund(command) => change::refund(context, &client, command).await,
        Pool::Cancel(command) => change::cancel(context, &client, command).await,
        Pool::Close(command) => change::close(context, &client, command).await,
    }
}

//! The command line of the AGT chain, program `agt`. `docs/cli.md` has an example of each command.
//!
//! * [`Cli`] is what the program understands; each command has a module of its own.
//! * `context` is what every command shares: the node, the key, the output. `sign` shows, asks, sends and tells.
//! * `reading` asks the node and shows its answer; `output` and `page` print; `error` is what went wrong, with the status with
//!   which the program ends.

mod account;
mod amount;
mod auction;
mod auctions;
mod audit;
mod author;
mod bond;
mod booster;
mod buybacks;
mod campaign;
mod campaigns;
mod character;
mod characters;
mod completions;
mod context;
mod data;
mod eligibility;
mod error;
mod facts;
mod job;
mod keep;
mod key;
mod logging;
mod market;
mod medallion;
mod medallions;
mod metrics;
mod output;
mod page;
mod parse;
mod password;
mod pool;
mod quest;
mod quests;
mod reading;
mod recycler;
mod redeem;
mod referenda;
mod register;
mod revenue;
mod role;
mod season;
mod sign;
mod sponsor;
mod status;
mod supply;
mod tell;
mod times;
mod unit;
mod verify;
mod vote;
mod work;

use clap::{error::ErrorKind, CommandFactory, Parser, Subcommand};
use context::{Context, Global};
use error::{Failure, Result};
use std::{ffi::OsString, process::ExitCode};

/// Accounts, work and governance of the AGT chain, from a terminal or a program.
#[derive(Debug, Parser)]
#[command(name = "agt", version, propagate_version = true, subcommand_required = true, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    global: Global,

    #[command(subcommand)]
    command: Command,
}

/// What the program does.
#[derive(Debug, Subcommand)]
enum Command {
    /// Make, import and show key files.
    #[command(subcommand)]
    Key(key::Key),
    /// Show the node and its chain.
    Status,
    /// Show how much AGT exists, and the calendar of its release.
    Supply(supply::Supply),
    /// Show an account: what it has, what it has bonded, its work, and what it can do next.
    Account(account::Account),
    /// Show a season of redemption.
    Season(season::Season),
    /// Bond AGT. It stays yours, on hold: it votes, and it opens roles.
    Bond(bond::Bond),
    /// Begin to unbond AGT. It can be withdrawn when its time is over.
    Unbond(bond::Unbond),
    /// Bond again what is unbonding.
    Rebond(bond::Rebond),
    /// Withdraw all that has waited long enough after its unbonding.
    Withdraw,
    /// Enter, stop or leave a role.
    #[command(subcommand)]
    Role(role::Role),
    /// Vote in a referendum with bonded AGT, or take the vote back.
    Vote(vote::Vote),
    /// Have another account vote with your bonded AGT on a track.
    Delegate(vote::Delegate),
    /// End a delegation.
    Undelegate(vote::Undelegate),
    /// Free the bond that votes of a track have locked, when their time is over.
    Unlock(vote::Unlock),
    /// Show referenda.
    Referenda(referenda::Referenda),
    /// Redeem AIA for AGT.
    #[command(subcommand)]
    Redeem(redeem::Redeem),
    /// Register your account for work, or make the invitation by which a sponsor registers it.
    Register(register::Register),
    /// Register another account by its invitation. It costs one of yours, and no fee if you are registered yourself.
    Sponsor(sponsor::Sponsor),
    /// Show what the protocol takes for its services, or pass it on.
    Revenue(revenue::Revenue),
    /// Show what an author of blocks has authored and is owed.
    Author(reading::OfAccount),
    /// Show what became of the AGT that came back, or carry it to a later season.
    Recycler(recycler::Recycler),
    /// Show the auctions of revenue.
    Auctions(auctions::Auctions),
    /// Open an auction of revenue, bid in it, or end it.
    #[command(subcommand)]
    Auction(auction::Auction),
    /// Show what was sold of the revenue.
    Buybacks(buybacks::Buybacks),
    /// Check revenue, recycler and buyback, or all money, against the events of all blocks.
    Audit(audit::Audit),
    /// Show the market of an asset, or make one, provide to it and trade on it.
    Market(market::Market),
    /// Show the figures to watch: who works, redeems and comes back, and what comes back.
    Metrics,
    /// Show an account's characters, what it can hatch, and what it can buy.
    Characters(characters::Characters),
    /// Claim, buy, hatch, select, raise, sell or give a character.
    #[command(subcommand)]
    Character(character::Character),
    /// Show an account's medallions, and what it is missing for the next ones.
    Medallions(reading::OfAccount),
    /// Claim or raise a medallion.
    #[command(subcommand)]
    Medallion(medallion::Medallion),
    /// Show an account's quests of today, its milestones, its boosters, and events.
    Quests(reading::OfAccount),
    /// Claim what quests, milestones and events pay.
    #[command(subcommand)]
    Quest(quest::Quest),
    /// Use or buy a booster.
    #[command(subcommand)]
    Booster(booster::Booster),
    /// Show whether an account can join a campaign, and what it is missing.
    Eligibility(eligibility::Eligibility),
    /// List campaigns.
    Campaigns(campaigns::Campaigns),
    /// A campaign, from files of items to files of labels.
    #[command(subcommand)]
    Campaign(campaign::Campaign),
    /// Work on the campaign of a requester's server: answer, commit, reveal.
    Work(work::Work),
    /// Check an export of labels against the chain.
    Verify(verify::Verify),
    /// Keep campaigns going: take every step that anyone may take.
    Keeper(keep::Keep),
    /// Pools that pay for data requests.
    #[command(subcommand)]
    Pool(pool::Pool),
    /// Show jobs that committees attest.
    #[command(subcommand)]
    Job(job::Job),
    /// Print what a shell needs to complete commands.
    Completions(completions::Completions),
}

/// Runs the program with `args`, the first of which is its name. Returns the status with which it ends: see
/// `docs/cli.md`.
pub async fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let in_json = args.iter().any(|arg| arg == "--json");
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        // Help and version are no errors, and are printed as clap prints them.
        Err(asked) if !asked.use_stderr() || asked.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let code = if asked.use_stderr() { error::Exit::Usage as u8 } else { 0 };
            return match asked.print() {
                Ok(()) => ExitCode::from(code),
                Err(_) => ExitCode::FAILURE,
            };
        }
        Err(wrong) => return Failure::from(wrong).end(in_json),
    };
    let context = match Context::new(cli.global) {
        Ok(context) => context,
        Err(failure) => return failure.end(in_json),
    };
    logging::begin(context.out.is_quiet || context.out.in_json);
    match carry_out(&context, cli.command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.end(in_json),
    }
}

async fn carry_out(context: &Context, command: Command) -> Result<()> {
    match command {
        Command::Key(command) => key::run(context, command),
        Command::Status => status::run(context).await,
        Command::Supply(command) => supply::run(context, command).await,
        Command::Account(command) => account::run(context, command).await,
        Command::Season(command) => season::run(context, command).await,
        Command::Bond(command) => bond::bond(context, command).await,
        Command::Unbond(command) => bond::unbond(context, command).await,
        Command::Rebond(command) => bond::rebond(context, command).await,
        Command::Withdraw => bond::withdraw(context).await,
        Command::Role(command) => role::run(context, command).await,
        Command::Vote(command) => vote::vote(context, command).await,
        Command::Delegate(command) => vote::delegate(context, command).await,
        Command::Undelegate(command) => vote::undelegate(context, command).await,
        Command::Unlock(command) => vote::unlock(context, command).await,
        Command::Referenda(command) => referenda::run(context, command).await,
        Command::Redeem(command) => redeem::run(context, command).await,
        Command::Register(command) => register::run(context, command).await,
        Command::Sponsor(command) => sponsor::run(context, command).await,
        Command::Revenue(command) => revenue::run(context, command).await,
        Command::Author(of) => author::run(context, of).await,
        Command::Recycler(command) => recycler::run(context, command).await,
        Command::Auctions(command) => auctions::run(context, command).await,
        Command::Auction(command) => auction::run(context, command).await,
        Command::Buybacks(command) => buybacks::run(context, command).await,
        Command::Audit(command) => audit::run(context, command).await,
        Command::Market(command) => market::run(context, command).await,
        Command::Metrics => metrics::run(context).await,
        Command::Characters(command) => characters::run(context, command).await,
        Command::Character(command) => character::run(context, command).await,
        Command::Medallions(of) => medallions::run(context, of).await,
        Command::Medallion(command) => medallion::run(context, command).await,
        Command::Quests(of) => quests::run(context, of).await,
        Command::Quest(command) => quest::run(context, command).await,
        Command::Booster(command) => booster::run(context, command).await,
        Command::Eligibility(command) => eligibility::run(context, command).await,
        Command::Campaigns(command) => campaigns::run(context, command).await,
        Command::Campaign(command) => campaign::run(context, command).await,
        Command::Work(command) => work::run(context, command).await,
        Command::Verify(command) => verify::run(context, command).await,
        Command::Keeper(command) => keep::run(context, command).await,
        Command::Pool(command) => pool::run(context, command).await,
        Command::Job(command) => job::run(context, command).await,
        Command::Completions(command) => completions::run(&context.out, &command),
    }
}

/// Returns what the program understands, for the completions of shells and for the test of its documentation.
fn program() -> clap::Command {
    Cli::command()
}

#[cfg(test)]
mod tests;

//! The subcommands.

use crate::{
    chain_spec,
    cli::{Cli, Subcommand},
    client::Parts,
    exported, rpc, service,
};
use agt_primitives::token::SS58_PREFIX;
use agt_runtime::opaque::Block;
use sc_cli::{Result, SubstrateCli};
use sc_network::{config::NetworkBackendType, Litep2pNetworkBackend, NetworkWorker};
use sc_service::{ChainSpec, Configuration, TaskManager};
use sp_runtime::traits::Block as BlockT;

/// The chain that runs when none is named.
const DEFAULT_CHAIN: &str = "dev";

type Libp2p = NetworkWorker<Block, <Block as BlockT>::Hash>;

impl SubstrateCli for Cli {
    fn impl_name() -> String {
        "AGT Node".into()
    }

    fn impl_version() -> String {
        env!("SUBSTRATE_CLI_IMPL_VERSION").into()
    }

    fn description() -> String {
        env!("CARGO_PKG_DESCRIPTION").into()
    }

    fn author() -> String {
        "The AGT chain's contributors".into()
    }

    fn support_url() -> String {
        "see SECURITY.md and CONTRIBUTING.md of the source".into()
    }

    fn copyright_start_year() -> i32 {
        2026
    }

    fn load_spec(&self, id: &str) -> std::result::Result<Box<dyn ChainSpec>, String> {
        let id = if id.is_empty() { DEFAULT_CHAIN } else { id };
        chain_spec::load_built(id).map(|spec| Box::new(spec) as Box<dyn ChainSpec>)
    }
}

/// Reads the command line and runs the subcommand, or the node without one.
pub fn run() -> Result<()> {
    // Addresses that this process prints carry this chain's prefix.
    sp_core::crypto::set_default_ss58_version(SS58_PREFIX.into());
    let cli = Cli::from_args();
    match &cli.subcommand {
        None => run_node(&cli),
        Some(Subcommand::Key(cmd)) => cmd.run(&cli),
        Some(Subcommand::Sign(cmd)) => cmd.run(),
        Some(Subcommand::Verify(cmd)) => cmd.run(),
        Some(Subcommand::Vanity(cmd)) => cmd.run(),
        Some(Subcommand::ExportChainSpec(cmd)) => {
            // A spec for people to read and edit has the preset's values, not the storage that they result in.
            let spec = chain_spec::load(if cmd.chain.is_empty() { DEFAULT_CHAIN } else { &cmd.chain })?;
            cmd.run(Box::new(spec))
        }
        Some(Subcommand::CheckBlock(cmd)) => with_parts(&cli, cmd, |config, cmd| {
            let (Parts { client, task_manager, .. }, queue) = service::for_blocks(&config, None)?;
            Ok((cmd.run(client, queue), task_manager))
        }),
        Some(Subcommand::ImportBlocks(cmd)) => with_parts(&cli, cmd, |config, cmd| {
            let first = exported::first_header(cmd)?;
            let (Parts { client, task_manager, .. }, queue) = service::for_blocks(&config, first.as_ref())?;
            Ok((cmd.run(client, queue), task_manager))
        }),
        Some(Subcommand::ExportBlocks(cmd)) => with_parts(&cli, cmd, |config, cmd| {
            let Parts { client, task_manager, .. } = Parts::of_command(&config)?;
            Ok((cmd.run(client, config.database), task_manager))
        }),
        Some(Subcommand::ExportState(cmd)) => with_parts(&cli, cmd, |config, cmd| {
            let Parts { client, task_manager, .. } = Parts::of_command(&config)?;
            Ok((cmd.run(client, config.chain_spec), task_manager))
        }),
        Some(Subcommand::Revert(cmd)) => with_parts(&cli, cmd, |config, cmd| {
            let Parts { client, task_manager, backend, .. } = Parts::of_command(&config)?;
            Ok((cmd.run(client, backend, Some(Box::new(revert_consensus))), task_manager))
        }),
        Some(Subcommand::TryState(cmd)) => with_parts(&cli, cmd, |config, cmd| {
            let Parts { client, backend, task_manager, .. } = Parts::of_command(&config)?;
            Ok((cmd.run(client, backend), task_manager))
        }),
        Some(Subcommand::PurgeChain(cmd)) => cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database)),
        Some(Subcommand::ChainInfo(cmd)) => cli.create_runner(cmd)?.sync_run(|config| cmd.run::<Block>(&config)),
        #[cfg(feature = "runtime-benchmarks")]
        Some(Subcommand::Benchmark(cmd)) => crate::benchmarking::run(&cli, cmd),
    }
}

fn run_node(cli: &Cli) -> Result<()> {
    let (sealing, free_limit) = (cli.sealing(), cli.pool_free_limit);
    let runner = cli.create_runner(&cli.run)?;
    runner.run_node_until_exit(|mut config| async move {
        rpc::listen::ensure_ports_are_free(&mut config)?;
        rpc::listen::bound_batches(&mut config);
        let task_manager = match config.network.network_backend {
            NetworkBackendType::Libp2p => service::run::<Libp2p>(config, sealing, free_limit),
            NetworkBackendType::Litep2p => service::run::<Litep2pNetworkBackend>(config, sealing, free_limit),
        };
        task_manager.map_err(sc_cli::Error::Service)
    })
}

/// Runs a subcommand that works on the database.
fn with_parts<'a, Command, Work>(
    cli: &Cli,
    command: &'a Command,
    work: impl FnOnce(Configuration, &'a Command) -> Result<(Work, TaskManager)>,
) -> Result<()>
where
    Command: sc_cli::CliConfiguration,
    Work: std::future::Future<Output = Result<()>>,
{
    cli.create_runner(command)?.async_run(|config| work(config, command))
}

/// Reverts what BABE and GRANDPA store of reverted blocks.
fn revert_consensus(
    client: std::sync::Arc<crate::client::Client>,
    backend: std::sync::Arc<crate::client::Backend>,
    blocks: agt_runtime::BlockNumber,
) -> Result<()> {
    sc_consensus_babe::revert(client.clone(), backend, blocks)?;
    sc_consensus_grandpa::revert(client, blocks)?;
    Ok(())
}

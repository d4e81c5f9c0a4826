//! The command line.

use crate::{pool, sealing::Sealing, try_state::TryStateCmd};
use sc_cli::{
    ChainInfoCmd, CheckBlockCmd, ExportBlocksCmd, ExportChainSpecCmd, ExportStateCmd, ImportBlocksCmd, KeySubcommand,
    PurgeChainCmd, RevertCmd, RunCmd, SignCmd, VanityCmd, VerifyCmd,
};
use std::num::NonZeroUsize;

/// The full node of the AGT chain.
#[derive(Debug, clap::Parser)]
pub struct Cli {
    #[command(subcommand)]
    pub subcommand: Option<Subcommand>,

    /// Make and finalise blocks alone, without peers and consensus: `instant` (a block for each transaction and one
    /// every slot), `interval=<ms>`, or `manual` (over RPC). `--dev` seals instantly unless this says otherwise. Never
    /// for a live chain.
    #[arg(long, value_name = "MODE")]
    pub sealing: Option<Sealing>,

    /// The most transactions without a fee of one sender in the pool. More of it are refused until some have left.
    #[arg(long, value_name = "COUNT", default_value_t = pool::FREE_LIMIT)]
    pub pool_free_limit: NonZeroUsize,

    #[clap(flatten)]
    pub run: RunCmd,
}

impl Cli {
    /// How this node seals; none where it joins consensus.
    pub fn sealing(&self) -> Option<Sealing> {
        self.sealing.or(self.run.shared_params.dev.then_some(Sealing::Instant))
    }
}

/// What the node does other than run.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
    /// Generate, inspect and insert keys.
    #[command(subcommand)]
    Key(KeySubcommand),
    /// Write a chain spec, plain or raw.
    #[command(visible_alias = "build-spec")]
    ExportChainSpec(ExportChainSpecCmd),
    /// Validate blocks.
    CheckBlock(CheckBlockCmd),
    /// Export blocks.
    ExportBlocks(ExportBlocksCmd),
    /// Export the state of a block into a chain spec.
    ExportState(ExportStateCmd),
    /// Import blocks.
    ImportBlocks(ImportBlocksCmd),
    /// Remove the whole chain.
    PurgeChain(PurgeChainCmd),
    /// Revert the chain to an earlier state.
    Revert(RevertCmd),
    /// Check every invariant on the state of a block.
    TryState(TryStateCmd),
    /// What the database holds.
    ChainInfo(ChainInfoCmd),
    /// Sign a message with a secret.
    Sign(SignCmd),
    /// Verify a signature.
    Verify(VerifyCmd),
    /// Search for an address with a wanted beginning.
    Vanity(VanityCmd),
    /// Measure what the runtime's calls, blocks and the database cost.
    #[cfg(feature = "runtime-benchmarks")]
    #[command(subcommand)]
    Benchmark(Box<frame_benchmarking_cli::BenchmarkCmd>),
}

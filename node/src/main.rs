//! The AGT chain's full node. No economic rule lives here: the node runs the runtime, and seals or joins consensus.

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod chain_spec;
mod cli;
mod client;
mod command;
mod compiled_runtimes;
mod consensus;
mod executor;
mod exported;
mod identity;
mod pool;
mod rpc;
mod sealing;
mod service;
mod try_state;

fn main() -> sc_cli::Result<()> {
    command::run()
}

//! Measures what the runtime's calls, its blocks and the database cost.

use crate::{
    cli::Cli,
    client::{Client, Parts},
};
use agt_runtime::{signing, AccountId, Block, RuntimeCall};
use codec::Encode as _;
use frame_benchmarking_cli::{BenchmarkCmd, ExtrinsicBuilder, ExtrinsicFactory, SUBSTRATE_REFERENCE_HARDWARE};
use sc_cli::{Result, SubstrateCli};
use sp_blockchain::HeaderBackend;
use sp_core::Pair;
use sp_inherents::InherentData;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::{traits::HashingFor, OpaqueExtrinsic};
use std::sync::Arc;

/// Runs one of the benchmark commands.
pub fn run(cli: &Cli, cmd: &BenchmarkCmd) -> Result<()> {
    let runner = cli.create_runner(cmd)?;
    runner.sync_run(|config| match cmd {
        BenchmarkCmd::Pallet(cmd) => {
            cmd.run_with_spec::<HashingFor<Block>, frame_benchmarking::benchmarking::HostFunctions>(Some(
                config.chain_spec,
            ))
        },
        BenchmarkCmd::Block(cmd) => cmd.run(Parts::new(&config)?.client),
        BenchmarkCmd::Storage(cmd) => {
            let Parts { client, backend, .. } = Parts::new(&config)?;
            let database = backend.expose_db();
            let cache = backend.expose_shared_trie_cache();
            cmd.run(config, client, database, cache)
        },
        BenchmarkCmd::Overhead(cmd) => {
            let Parts { client, .. } = Parts::new(&config)?;
            let remark = RemarkBuilder(client.clone());
            cmd.run(config.chain_spec.name().into(), client, inherents()?, Vec::new(), &remark, false)
        },
        BenchmarkCmd::Extrinsic(cmd) => {
            let Parts { client, .. } = Parts::new(&config)?;
            let factory = ExtrinsicFactory(vec![
                Box::new(RemarkBuilder(client.clone())),
                Box::new(TransferBuilder(client.clone())),
            ]);
            cmd.run(client, inherents()?, Vec::new(), &factory)
        },
        BenchmarkCmd::Machine(cmd) => cmd.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone()),
    })
}

/// The first block's timestamp.
fn inherents() -> Result<InherentData> {
    let mut data = InherentData::new();
    let time = sp_timestamp::InherentDataProvider::new(std::time::Duration::from_secs(0).into());
    futures::executor::block_on(sp_inherents::InherentDataProvider::provide_inherent_data(&time, &mut data))
        .map_err(|error| format!("the timestamp inherent: {error:?}"))?;
    Ok(data)
}

fn signed(client: &Client, call: RuntimeCall, nonce: u32) -> std::result::Result<OpaqueExtrinsic, &'static str> {
    let extrinsic = signing::sign(call, &Alice.pair(), nonce, 0, client.info().genesis_hash);
    OpaqueExtrinsic::try_from_encoded_extrinsic(&extrinsic.encode()).map_err(|_| "an extrinsic that does not decode")
}

/// An empty remark: what every extrinsic costs at least.
struct RemarkBuilder(Arc<Client>);

impl ExtrinsicBuilder for RemarkBuilder {
    fn pallet(&self) -> &str {
        "system"
    }

    fn extrinsic(&self) -> &str {
        "remark"
    }

    fn build(&self, nonce: u32) -> std::result::Result<OpaqueExtrinsic, &'static str> {
        signed(&self.0, frame_system::Call::remark { remark: Vec::new() }.into(), nonce)
    }
}

/// A plain transfer.
struct TransferBuilder(Arc<Client>);

impl ExtrinsicBuilder for TransferBuilder {
    fn pallet(&self) -> &str {
        "balances"
    }

    fn extrinsic(&self) -> &str {
        "transfer_keep_alive"
    }

    fn build(&self, nonce: u32) -> std::result::Result<OpaqueExtrinsic, &'static str> {
        let dest: AccountId = Bob.public().into();
        let value = agt_primitives::token::EXISTENTIAL_DEPOSIT;
        signed(&self.0, pallet_balances::Call::transfer_keep_alive { dest: dest.into(), value }.into(), nonce)
    }
}

//! Measures what the runtime's calls, its blocks and the database cost.

use crate::{
    cli::Cli,
    client::{Backend, Client, Parts},
};
use agt_runtime::{opaque::Block, signing, AccountId, BalancesCall, Runtime, RuntimeCall};
use codec::Encode as _;
use frame_benchmarking_cli::{BenchmarkCmd, ExtrinsicBuilder, ExtrinsicFactory, SUBSTRATE_REFERENCE_HARDWARE};
use sc_cli::{Result, SubstrateCli};
use sp_blockchain::HeaderBackend;
use sp_consensus_babe::digests::{CompatibleDigestItem as _, PreDigest, SecondaryPlainPreDigest};
use sp_inherents::InherentData;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::{traits::HashingFor, DigestItem, OpaqueExtrinsic};
use std::sync::Arc;

/// Runs one of the benchmark commands.
pub fn run(cli: &Cli, cmd: &BenchmarkCmd) -> Result<()> {
    let runner = cli.create_runner(cmd)?;
    runner.sync_run(|config| match cmd {
        BenchmarkCmd::Pallet(cmd) => cmd
            .run_with_spec::<HashingFor<Block>, frame_benchmarking::benchmarking::HostFunctions>(Some(
                config.chain_spec,
            )),
        BenchmarkCmd::Block(cmd) => cmd.run(Parts::of_command(&config)?.client),
        BenchmarkCmd::Storage(cmd) => {
            let Parts { client, backend, .. } = Parts::of_command(&config)?;
            let (database, storage) = (backend.expose_db(), backend.expose_storage());
            let cache = backend.expose_shared_trie_cache();
            cmd.run::<Block, Backend, Client>(config, client, database, storage, cache)
        }
        BenchmarkCmd::Overhead(cmd) => {
            let Parts { client, .. } = Parts::of_command(&config)?;
            let remark = RemarkBuilder(client.clone());
            let (inherents, digest) = first_block(&client)?;
            cmd.run(config.chain_spec.name().into(), client, inherents, digest, &remark, false)
        }
        BenchmarkCmd::Extrinsic(cmd) => {
            let Parts { client, .. } = Parts::of_command(&config)?;
            let factory = ExtrinsicFactory(vec![
                Box::new(RemarkBuilder(client.clone())),
                Box::new(TransferBuilder(client.clone())),
            ]);
            let (inherents, digest) = first_block(&client)?;
            cmd.run(client, inherents, digest, &factory)
        }
        BenchmarkCmd::Machine(cmd) => cmd.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone()),
    })
}

/// The timestamp and the pre-digest of the first block, in a slot of the year 2026.
fn first_block(client: &Client) -> Result<(InherentData, Vec<DigestItem>)> {
    const TIME: u64 = 1_767_225_600_000;

    let slot_millis = sc_consensus_babe::configuration(client)?.slot_duration().as_millis();
    let claim = SecondaryPlainPreDigest { slot: (TIME / slot_millis).into(), authority_index: 0 };
    let mut data = InherentData::new();
    let time = sp_timestamp::InherentDataProvider::new(TIME.into());
    futures::executor::block_on(sp_inherents::InherentDataProvider::provide_inherent_data(&time, &mut data))
        .map_err(|error| format!("the timestamp inherent: {error:?}"))?;
    Ok((data, vec![DigestItem::babe_pre_digest(PreDigest::SecondaryPlain(claim))]))
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
        signed(&self.0, frame_system::Call::<Runtime>::remark { remark: Vec::new() }.into(), nonce)
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
        signed(&self.0, BalancesCall::transfer_keep_alive { dest: dest.into(), value }.into(), nonce)
    }
}

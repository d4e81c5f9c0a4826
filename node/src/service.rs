//! Puts the node's parts together, for the subcommands and for a node that runs.

use crate::{
    chain_spec,
    client::{Parts, PoolChoice},
    consensus::{self, Consensus, Gossip, Part, Running},
    rpc,
    sealing::{self, Clock, Sealer, Sealing},
};
use agt_runtime::{opaque::Block, Header};
use futures::FutureExt;
use sc_chain_spec::ChainType;
use sc_client_api::Backend as _;
use sc_consensus::DefaultImportQueue;
use sc_network::{
    config::{FullNetworkConfiguration, NonReservedPeerMode, TransportConfig},
    multiaddr::Protocol,
    service::{traits::NetworkService, NotificationMetrics},
    Multiaddr, NetworkBackend,
};
use sc_network_sync::{SyncingService, WarpSyncConfig};
use sc_service::{error::Error, Configuration, SpawnTasksParams, TaskManager};
use sc_transaction_pool::{TransactionPoolOptions, TransactionPoolType};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_runtime::traits::Block as BlockT;
use std::{num::NonZeroUsize, sync::Arc, time::Duration};

/// The most transactions in the pool of a sealed chain.
const SEALING_POOL_TRANSACTIONS: usize = 8_192;
/// The most bytes in the pool of a sealed chain.
const SEALING_POOL_BYTES: usize = 20 * 1024 * 1024;

type NetworkConfiguration<N> = FullNetworkConfiguration<Block, <Block as BlockT>::Hash, N>;

/// How long after its block a watched transaction is reported as final on a sealed chain, where each block is final at
/// once. A wallet that asks for a block's events when it hears of the block, as @polkadot/api does, drops that question
/// when it hears of finality, and would never tell its user that the transaction is in a block.
const SEALING_FINALITY_PAUSE: Duration = Duration::from_secs(1);

/// Builds what the commands need that check or import blocks: the client, and an import queue that follows consensus, or
/// sealing if the database was made by it. `first` is a block that is about to be imported.
pub fn for_blocks(config: &Configuration, first: Option<&Header>) -> Result<(Parts, DefaultImportQueue<Block>), Error> {
    let parts = Parts::of_command(config)?;
    if sealing::is_sealed(&parts.client, first)? {
        refuse_live_chain(config)?;
        sealing::refuse_consensus_database(&*parts.client)?;
        let import_queue = sealing::import_queue(&parts.client, &parts.spawner);
        return Ok((parts, import_queue));
    }
    let (_, import_queue) = Consensus::new(config, &parts)?;
    Ok((parts, import_queue))
}

/// Returns an error if the chain is not one for development or tests: its blocks need validators.
fn refuse_live_chain(config: &Configuration) -> Result<(), Error> {
    if matches!(config.chain_spec.chain_type(), ChainType::Development | ChainType::Local) {
        return Ok(());
    }
    Err(Error::Other(format!("--sealing: {} is a live chain and needs consensus", config.chain_spec.name())))
}

/// Runs a node, which seals in the given mode or joins consensus without one. Its pool holds at most `free_limit`
/// transactions without a fee of one sender.
pub fn run<N: NetworkBackend<Block, <Block as BlockT>::Hash>>(
    config: Configuration,
    sealing: Option<Sealing>,
    free_limit: NonZeroUsize,
) -> Result<TaskManager, Error> {
    match sealing {
        Some(mode) => run_sealing::<N>(config, mode, free_limit),
        None => run_consensus::<N>(config, free_limit),
    }
}

/// Runs a node in consensus with its peers.
fn run_consensus<N: NetworkBackend<Block, <Block as BlockT>::Hash>>(
    config: Configuration,
    free_limit: NonZeroUsize,
) -> Result<TaskManager, Error> {
    let mut parts = Parts::of_node(&config, PoolChoice { free_limit, finality_pause: Duration::ZERO })?;
    sealing::refuse_sealed_database(&*parts.client)?;
    chain_spec::refuse_public_secrets(&*config.chain_spec, &parts.client)?;
    let (consensus, import_queue) = Consensus::new(&config, &parts)?;

    let prometheus = config.prometheus_registry().cloned();
    let metrics = N::register_notification_metrics(prometheus.as_ref());
    let mut network = NetworkConfiguration::<N>::new(&config.network, prometheus.clone());
    let (gossip, warp) = Gossip::register::<N>(&config, &parts, &consensus, &mut network, metrics.clone())?;
    let part = Part::of(&config);
    let rpc = rpc::of_consensus(&config, &parts, &consensus)?;

    let (network, sync) = start(config, &mut parts, network, metrics, import_queue, Some(warp), rpc)?;
    let running = Running {
        client: parts.client.clone(),
        select_chain: parts.select_chain.clone(),
        transaction_pool: parts.transaction_pool.clone(),
        keystore: parts.keystore_container.keystore(),
        network,
        sync,
        spawner: parts.task_manager.spawn_handle(),
        essential: parts.task_manager.spawn_essential_handle(),
        telemetry: parts.telemetry.as_ref().map(|telemetry| telemetry.handle()),
        prometheus,
    };
    consensus::start(consensus, gossip, part, running)?;
    Ok(parts.task_manager)
}

/// Runs a node that seals its blocks alone, without peers.
fn run_sealing<N: NetworkBackend<Block, <Block as BlockT>::Hash>>(
    mut config: Configuration,
    mode: Sealing,
    free_limit: NonZeroUsize,
) -> Result<TaskManager, Error> {
    refuse_live_chain(&config)?;
    // A sealed chain has no forks. The fork-aware pool drops transactions that race with blocks sealed at once.
    config.transaction_pool = TransactionPoolOptions::new_with_params(
        SEALING_POOL_TRANSACTIONS,
        SEALING_POOL_BYTES,
        None,
        TransactionPoolType::SingleState,
        true,
        false,
    );
    let finality_pause = SEALING_FINALITY_PAUSE;
    let mut parts = Parts::of_node(&config, PoolChoice { free_limit, finality_pause })?;
    sealing::refuse_consensus_database(&*parts.client)?;
    leave_without_peers(&mut config);

    let slot_duration = sc_consensus_babe::configuration(&*parts.client)?.slot_duration();
    let clock = Clock::new(parts.client.clone(), slot_duration.as_millis(), mode == Sealing::Manual);
    let (sealer, orders) = Sealer::new(parts.client.clone(), parts.transaction_pool.clone());

    let prometheus = config.prometheus_registry().cloned();
    let import_queue = sc_consensus_manual_seal::import_queue(
        Box::new(parts.client.clone()),
        &parts.task_manager.spawn_essential_handle(),
        prometheus.as_ref(),
    );
    let metrics = N::register_notification_metrics(prometheus.as_ref());
    let network = NetworkConfiguration::<N>::new(&config.network, prometheus.clone());
    let rpc = rpc::of_sealing(&parts, clock.clone(), sealer.clone());
    start(config, &mut parts, network, metrics, import_queue, None, rpc)?;

    let proposer = sc_basic_authorship::ProposerFactory::new(
        parts.task_manager.spawn_handle(),
        parts.client.clone(),
        parts.transaction_pool.clone(),
        prometheus.as_ref(),
        None,
    );
    let engine = sc_consensus_manual_seal::run_manual_seal(sc_consensus_manual_seal::ManualSealParams {
        block_import: parts.client.clone(),
        env: proposer,
        client: parts.client.clone(),
        pool: parts.transaction_pool.clone(),
        commands_stream: orders,
        select_chain: parts.select_chain.clone(),
        consensus_data_provider: Some(Box::new(clock.clone())),
        create_inherent_data_providers: clock,
    });
    let spawner = parts.task_manager.spawn_essential_handle();
    spawner.spawn_blocking("sealing-engine", Some("block-authoring"), engine);
    if mode != Sealing::Manual {
        let driver = sealer.run(mode, Duration::from_millis(slot_duration.as_millis()));
        spawner.spawn("sealing-driver", Some("block-authoring"), driver);
    }
    Ok(parts.task_manager)
}

/// Closes the network: a chain that no validator signs has no peers. The SDK needs a transport nevertheless, so it gets
/// a random port of the loopback interface.
fn leave_without_peers(config: &mut Configuration) {
    let network = &mut config.network;
    network.listen_addresses =
        vec![Multiaddr::empty().with(Protocol::Ip4([127, 0, 0, 1].into())).with(Protocol::Tcp(0))];
    network.public_addresses.clear();
    network.boot_nodes.clear();
    network.transport = TransportConfig::Normal { enable_mdns: false, allow_private_ip: false };
    let peers = &mut network.default_peers_set;
    peers.reserved_nodes.clear();
    (peers.in_peers, peers.out_peers) = (0, 0);
    peers.non_reserved_mode = NonReservedPeerMode::Deny;
}

/// Starts what both forms of the node share: network, offchain workers, RPC, metrics.
fn start<N: NetworkBackend<Block, <Block as BlockT>::Hash>>(
    config: Configuration,
    parts: &mut Parts,
    net_config: NetworkConfiguration<N>,
    metrics: NotificationMetrics,
    import_queue: DefaultImportQueue<Block>,
    warp_sync_config: Option<WarpSyncConfig<Block>>,
    rpc_builder: rpc::Builder,
) -> Result<(Arc<dyn NetworkService>, Arc<SyncingService<Block>>), Error> {
    let Parts { client, backend, task_manager, keystore_container, transaction_pool, telemetry, .. } = parts;
    let (network, system_rpc_tx, tx_handler_controller, sync_service, _bitswap) =
        sc_service::build_network(sc_service::BuildNetworkParams {
            config: &config,
            net_config,
            client: client.clone(),
            transaction_pool: transaction_pool.clone(),
            spawn_handle: task_manager.spawn_handle(),
            spawn_essential_handle: task_manager.spawn_essential_handle(),
            import_queue,
            block_announce_validator_builder: None,
            warp_sync_config,
            block_relay: None,
            metrics,
            gap_sync_body_policy: None,
        })?;

    if config.offchain_worker.enabled {
        let workers = sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
            runtime_api_provider: client.clone(),
            is_validator: config.role.is_authority(),
            keystore: Some(keystore_container.keystore()),
            offchain_db: backend.offchain_storage(),
            transaction_pool: Some(OffchainTransactionPoolFactory::new(transaction_pool.clone())),
            network_provider: Arc::new(network.clone()),
            enable_http_requests: true,
            custom_extensions: |_| Vec::new(),
        })?;
        let workers = workers.run(client.clone(), task_manager.spawn_handle()).boxed();
        task_manager.spawn_handle().spawn("offchain-workers-runner", "offchain-worker", workers);
    }

    sc_service::spawn_tasks(SpawnTasksParams {
        network: network.clone(),
        client: client.clone(),
        keystore: keystore_container.keystore(),
        task_manager,
        transaction_pool: transaction_pool.clone(),
        rpc_builder,
        backend: backend.clone(),
        system_rpc_tx,
        tx_handler_controller,
        sync_service: sync_service.clone(),
        config,
        telemetry: telemetry.as_mut(),
        tracing_execute_block: None,
    })?;
    Ok((network, sync_service))
}

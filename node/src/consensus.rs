//! Real consensus: blocks by BABE, finality by GRANDPA.

use crate::{
    client::{Backend, Client, Parts, SelectChain},
    pool::Pool,
};
use agt_runtime::opaque::Block;
use sc_client_api::BlockBackend;
use sc_consensus::{BlockImport, DefaultImportQueue};
use sc_consensus_babe::{BabeLink, BabeWorkerHandle, SlotProportion};
use sc_consensus_grandpa::{LinkHalf, SharedVoterState};
use sc_network::{config::FullNetworkConfiguration, service::NotificationMetrics, NetworkBackend, NotificationService};
use sc_network::{service::traits::NetworkService, types::ProtocolName};
use sc_network_sync::{SyncingService, WarpSyncConfig};
use sc_service::{error::Error, Configuration, SpawnEssentialTaskHandle, SpawnTaskHandle};
use sc_telemetry::TelemetryHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_babe::{inherents::BabeCreateInherentDataProviders, SlotDuration};
use sp_runtime::traits::Block as BlockT;
use std::{sync::Arc, time::Duration};

/// The most blocks between two justifications that are kept, from which a warp sync or a light client can start.
const JUSTIFICATION_PERIOD: u32 = 64;
/// How often GRANDPA gossips.
const GOSSIP_PERIOD: Duration = Duration::from_millis(333);
/// The rule by which authoring backs off when finality lags.
type BackOff = sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging<agt_runtime::BlockNumber>;

type GrandpaImport = sc_consensus_grandpa::GrandpaBlockImport<Backend, Block, Client, SelectChain>;
type Inherents = BabeCreateInherentDataProviders<Block>;
type BabeImport = sc_consensus_babe::BabeBlockImport<Block, Client, GrandpaImport, Inherents, SelectChain>;

/// The parts of consensus, built on the client.
pub struct Consensus {
    pub block_import: BabeImport,
    pub babe_link: BabeLink<Block>,
    pub babe_worker: BabeWorkerHandle<Block>,
    pub grandpa_link: LinkHalf<Block, Client, SelectChain>,
    /// The state of GRANDPA's rounds, for RPC.
    pub voter_state: SharedVoterState,
    inherents: Inherents,
}

impl Consensus {
    /// Prepares to import blocks by the rules of BABE and GRANDPA. Returns the queue through which blocks are imported.
    pub fn new(config: &Configuration, parts: &Parts) -> Result<(Self, DefaultImportQueue<Block>), Error> {
        let telemetry = parts.telemetry.as_ref().map(|telemetry| telemetry.handle());
        let client = &parts.client;
        let (grandpa_import, grandpa_link) = sc_consensus_grandpa::block_import(
            client.clone(),
            JUSTIFICATION_PERIOD,
            &client.clone(),
            parts.select_chain.clone(),
            telemetry.clone(),
        )?;

        let babe_config = sc_consensus_babe::configuration(&**client)?;
        if babe_config.authorities.is_empty() {
            return Err(Error::Other("the genesis names no validator: validatorSet.validators is empty".into()));
        }
        let slot_duration = babe_config.slot_duration();
        let inherents = inherents(slot_duration);
        let (block_import, babe_link) = sc_consensus_babe::block_import(
            babe_config,
            grandpa_import.clone(),
            client.clone(),
            inherents.clone(),
            parts.select_chain.clone(),
            OffchainTransactionPoolFactory::new(parts.transaction_pool.clone()),
        )?;
        let (import_queue, babe_worker) = sc_consensus_babe::import_queue(sc_consensus_babe::ImportQueueParams {
            link: babe_link.clone(),
            block_import: block_import.clone(),
            justification_import: Some(Box::new(grandpa_import)),
            client: client.clone(),
            slot_duration,
            spawner: &parts.spawner,
            registry: config.prometheus_registry(),
            telemetry,
        })?;

        let voter_state = SharedVoterState::empty();
        Ok((Self { block_import, babe_link, babe_worker, grandpa_link, voter_state, inherents }, import_queue))
    }
}

/// The timestamp and the slot of a block made now.
fn inherents(slot_duration: SlotDuration) -> Inherents {
    Arc::new(move |_parent, ()| async move {
        let time = sp_timestamp::InherentDataProvider::from_system_time();
        let slot =
            sp_consensus_babe::inherents::InherentDataProvider::from_timestamp_and_slot_duration(*time, slot_duration);
        Ok((slot, time))
    })
}

/// GRANDPA's place in the network.
pub struct Gossip {
    protocol: ProtocolName,
    notifications: Box<dyn NotificationService>,
}

impl Gossip {
    /// Adds GRANDPA's protocol to the network that is about to start, and the warp sync that its proofs allow.
    pub fn register<N: NetworkBackend<Block, <Block as BlockT>::Hash>>(
        config: &Configuration,
        parts: &Parts,
        consensus: &Consensus,
        network: &mut FullNetworkConfiguration<Block, <Block as BlockT>::Hash, N>,
        metrics: NotificationMetrics,
    ) -> Result<(Self, WarpSyncConfig<Block>), Error> {
        let genesis = parts.client.block_hash(0)?.ok_or("the database holds no genesis block")?;
        let protocol = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
        let (set, notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
            protocol.clone(),
            metrics,
            network.peer_store_handle(),
        );
        network.add_notification_protocol(set);
        let warp = sc_consensus_grandpa::warp_proof::NetworkProvider::new(
            parts.backend.clone(),
            consensus.grandpa_link.shared_authority_set().clone(),
            Vec::new(),
        );
        Ok((Self { protocol, notifications }, WarpSyncConfig::WithProvider(Arc::new(warp))))
    }
}

/// What authoring and voting need of the running node.
pub struct Running {
    pub client: Arc<Client>,
    pub select_chain: SelectChain,
    pub transaction_pool: Arc<Pool>,
    pub keystore: sp_keystore::KeystorePtr,
    pub network: Arc<dyn NetworkService>,
    pub sync: Arc<SyncingService<Block>>,
    pub spawner: SpawnTaskHandle,
    pub essential: SpawnEssentialTaskHandle,
    pub telemetry: Option<TelemetryHandle>,
    pub prometheus: Option<substrate_prometheus_endpoint::Registry>,
}

/// This node's part in consensus, from its configuration.
pub struct Part {
    name: String,
    role: sc_network::config::Role,
    force_authoring: bool,
    grandpa: bool,
}

impl Part {
    /// Reads the configuration before the service takes it.
    pub fn of(config: &Configuration) -> Self {
        Self {
            name: config.network.node_name.clone(),
            role: config.role,
            force_authoring: config.force_authoring,
            grandpa: !config.disable_grandpa,
        }
    }
}

/// Starts to author if this node is a validator, and to follow or vote on finality.
pub fn start(consensus: Consensus, gossip: Gossip, part: Part, running: Running) -> Result<(), Error> {
    let Consensus { block_import, babe_link, grandpa_link, voter_state, inherents, .. } = consensus;
    if part.role.is_authority() {
        start_babe(block_import, babe_link, inherents, part.force_authoring, &running)?;
    }
    if part.grandpa {
        start_grandpa(grandpa_link, voter_state, gossip, part, running)?;
    }
    Ok(())
}

fn start_babe(
    block_import: impl BlockImport<Block, Error = sp_consensus::Error> + Send + Sync + 'static,
    babe_link: BabeLink<Block>,
    inherents: Inherents,
    force_authoring: bool,
    running: &Running,
) -> Result<(), Error> {
    let proposer = sc_basic_authorship::ProposerFactory::new(
        running.spawner.clone(),
        running.client.clone(),
        running.transaction_pool.clone(),
        running.prometheus.as_ref(),
        running.telemetry.clone(),
    );
    let babe = sc_consensus_babe::start_babe(sc_consensus_babe::BabeParams {
        keystore: running.keystore.clone(),
        client: running.client.clone(),
        select_chain: running.select_chain.clone(),
        env: proposer,
        block_import,
        sync_oracle: running.sync.clone(),
        justification_sync_link: running.sync.clone(),
        create_inherent_data_providers: inherents,
        force_authoring,
        backoff_authoring_blocks: Some(BackOff::default()),
        babe_link,
        block_proposal_slot_portion: SlotProportion::new(0.5),
        max_block_proposal_slot_portion: None,
        telemetry: running.telemetry.clone(),
    })?;
    running.essential.spawn_blocking("babe", Some("block-authoring"), babe);
    Ok(())
}

fn start_grandpa(
    link: LinkHalf<Block, Client, SelectChain>,
    voter_state: SharedVoterState,
    gossip: Gossip,
    part: Part,
    running: Running,
) -> Result<(), Error> {
    let voter = sc_consensus_grandpa::run_grandpa_voter(sc_consensus_grandpa::GrandpaParams {
        config: sc_consensus_grandpa::Config {
            gossip_duration: GOSSIP_PERIOD,
            justification_generation_period: JUSTIFICATION_PERIOD,
            name: Some(part.name),
            observer_enabled: false,
            keystore: part.role.is_authority().then_some(running.keystore),
            local_role: part.role,
            telemetry: running.telemetry.clone(),
            protocol_name: gossip.protocol,
        },
        link,
        network: running.network,
        sync: running.sync,
        notification_service: gossip.notifications,
        voting_rule: sc_consensus_grandpa::VotingRulesBuilder::default().build(),
        prometheus_registry: running.prometheus,
        shared_voter_state: voter_state,
        telemetry: running.telemetry,
        offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(running.transaction_pool),
    })?;
    running.essential.spawn_blocking("grandpa-voter", None, voter);
    Ok(())
}

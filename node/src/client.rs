//! The parts that every form of the node shares: client, database, keystore, transaction pool.

use crate::identity;
use agt_runtime::{opaque::Block, RuntimeApi};
use sc_executor::{HeapAllocStrategy, WasmExecutor, DEFAULT_HEAP_ALLOC_STRATEGY};
use sc_service::{
    config::ExecutorConfiguration, error::Error, Configuration, KeystoreContainer, TFullBackend, TFullClient,
    TaskManager,
};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool::TransactionPoolHandle;
use std::{path::PathBuf, sync::Arc};

#[cfg(not(feature = "runtime-benchmarks"))]
type HostFunctions = sp_io::SubstrateHostFunctions;
#[cfg(feature = "runtime-benchmarks")]
type HostFunctions = (sp_io::SubstrateHostFunctions, frame_benchmarking::benchmarking::HostFunctions);

pub type Client = TFullClient<Block, RuntimeApi, WasmExecutor<HostFunctions>>;
pub type Backend = TFullBackend<Block>;
pub type SelectChain = sc_consensus::LongestChain<Backend, Block>;
pub type Pool = TransactionPoolHandle<Block, Client>;

/// The parts that exist before the node decides how blocks are made.
pub struct Parts {
    pub client: Arc<Client>,
    pub backend: Arc<Backend>,
    pub task_manager: TaskManager,
    pub keystore_container: KeystoreContainer,
    pub select_chain: SelectChain,
    pub transaction_pool: Arc<Pool>,
    pub telemetry: Option<Telemetry>,
}

/// The executor of the runtime's wasm. It keeps what it has compiled beside the database, so that a restart compiles
/// nothing.
fn executor(config: &Configuration) -> WasmExecutor<HostFunctions> {
    let ExecutorConfiguration { wasm_method, max_runtime_instances, default_heap_pages, runtime_cache_size } =
        config.executor;
    let heap = match default_heap_pages {
        Some(pages) => HeapAllocStrategy::Static { extra_pages: pages as _ },
        None => DEFAULT_HEAP_ALLOC_STRATEGY,
    };
    WasmExecutor::builder()
        .with_execution_method(wasm_method)
        .with_onchain_heap_alloc_strategy(heap)
        .with_offchain_heap_alloc_strategy(heap)
        .with_max_runtime_instances(max_runtime_instances)
        .with_runtime_cache_size(runtime_cache_size)
        .with_cache_path(compiled_runtimes(config))
        .build()
}

/// The folder of compiled runtimes. Its files are machine code that the node runs as it finds them, so nobody but the
/// node may be able to write to it.
fn compiled_runtimes(config: &Configuration) -> PathBuf {
    match std::env::var_os(COMPILED_RUNTIMES) {
        Some(folder) => folder.into(),
        None => config.base_path.config_dir(config.chain_spec.id()).join("compiled-runtimes"),
    }
}

/// The environment variable that names another folder for compiled runtimes, which nodes on one machine may share.
const COMPILED_RUNTIMES: &str = "AGT_COMPILED_RUNTIMES";

impl Parts {
    /// Opens the database, making the genesis where there is none, and builds the pool over it.
    pub fn new(config: &Configuration) -> Result<Self, Error> {
        let telemetry = config
            .telemetry_endpoints
            .clone()
            .filter(|endpoints| !endpoints.is_empty())
            .map(|endpoints| -> Result<_, sc_telemetry::Error> {
                let worker = TelemetryWorker::new(16)?;
                let telemetry = worker.handle().new_telemetry(endpoints);
                Ok((worker, telemetry))
            })
            .transpose()?;

        let executor = executor(config);
        let (client, backend, keystore_container, task_manager) = sc_service::new_full_parts::<Block, RuntimeApi, _>(
            config,
            telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
            executor,
            // Justifications are kept when the bodies of their blocks are pruned: a warp sync needs them.
            vec![Arc::new(sc_consensus_grandpa::GrandpaPruningFilter)],
        )?;
        let client = Arc::new(client);
        identity::ensure_same_chain(&*client, &*config.chain_spec)?;

        let telemetry = telemetry.map(|(worker, telemetry)| {
            task_manager.spawn_handle().spawn("telemetry", None, worker.run());
            telemetry
        });

        let transaction_pool = sc_transaction_pool::Builder::new(
            task_manager.spawn_essential_handle(),
            client.clone(),
            config.role.is_authority().into(),
        )
        .with_options(config.transaction_pool.clone())
        .with_prometheus(config.prometheus_registry())
        .build();

        Ok(Self {
            select_chain: SelectChain::new(backend.clone()),
            client,
            backend,
            task_manager,
            keystore_container,
            transaction_pool: Arc::from(transaction_pool),
            telemetry,
        })
    }
}

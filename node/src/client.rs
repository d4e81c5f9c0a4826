//! The parts that every form of the node shares: client, database, keystore, transaction pool.

use crate::{
    compiled_runtimes,
    executor::{Executor, HostFunctions},
    identity,
    pool::{self, Pool},
};
use agt_runtime::{opaque::Block, RuntimeApi};
use futures::future::BoxFuture;
use sc_executor::{HeapAllocStrategy, WasmExecutor, DEFAULT_HEAP_ALLOC_STRATEGY};
use sc_service::{
    config::ExecutorConfiguration, error::Error, Configuration, KeystoreContainer, SpawnTaskHandle, TFullBackend,
    TFullClient, TaskManager,
};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sp_core::traits::SpawnEssentialNamed;
use std::{num::NonZeroUsize, sync::Arc, time::Duration};

pub type Client = TFullClient<Block, RuntimeApi, Executor>;
pub type Backend = TFullBackend<Block>;
pub type SelectChain = sc_consensus::LongestChain<Backend, Block>;

/// The parts that exist before the node decides how blocks are made.
pub struct Parts {
    pub client: Arc<Client>,
    pub backend: Arc<Backend>,
    pub task_manager: TaskManager,
    pub keystore_container: KeystoreContainer,
    pub select_chain: SelectChain,
    pub transaction_pool: Arc<Pool>,
    pub telemetry: Option<Telemetry>,
    /// Spawns the tasks without which the node cannot go on.
    pub spawner: Box<dyn SpawnEssentialNamed>,
}

/// What a node that runs chooses for its pool.
#[derive(Clone, Copy, Debug)]
pub struct PoolChoice {
    /// The most transactions without a fee of one sender.
    pub free_limit: NonZeroUsize,
    /// How long after its block a watched transaction is reported as final.
    pub finality_pause: Duration,
}

/// The executor of the runtime's wasm. It keeps what it has compiled beside the database, so that a restart compiles
/// nothing.
fn executor(config: &Configuration) -> Executor {
    let ExecutorConfiguration { wasm_method, max_runtime_instances, default_heap_pages, runtime_cache_size } =
        config.executor;
    let heap = match default_heap_pages {
        Some(pages) => HeapAllocStrategy::Static { extra_pages: pages as _ },
        None => DEFAULT_HEAP_ALLOC_STRATEGY,
    };
    let builder = WasmExecutor::<HostFunctions>::builder()
        .with_execution_method(wasm_method)
        .with_onchain_heap_alloc_strategy(heap)
        .with_offchain_heap_alloc_strategy(heap)
        .with_max_runtime_instances(max_runtime_instances)
        .with_runtime_cache_size(runtime_cache_size);
    let builder = match compiled_runtimes::folder(config) {
        Some(folder) => builder.with_cache_path(folder),
        None => builder,
    };
    Executor(builder.build())
}

/// Spawns the tasks of a command that ends by itself. None of them is essential: they end with the command.
#[derive(Clone)]
struct Ending(SpawnTaskHandle);

impl SpawnEssentialNamed for Ending {
    fn spawn_essential_blocking(&self, name: &'static str, group: Option<&'static str>, task: BoxFuture<'static, ()>) {
        self.0.spawn_blocking(name, group, task);
    }

    fn spawn_essential(&self, name: &'static str, group: Option<&'static str>, task: BoxFuture<'static, ()>) {
        self.0.spawn(name, group, task);
    }
}

impl Parts {
    /// The parts of a command that works on the database and ends.
    pub fn of_command(config: &Configuration) -> Result<Self, Error> {
        let pool = PoolChoice { free_limit: pool::FREE_LIMIT, finality_pause: Duration::ZERO };
        Self::new(config, pool, |tasks| Box::new(Ending(tasks.spawn_handle())))
    }

    /// The parts of a node that runs.
    pub fn of_node(config: &Configuration, pool: PoolChoice) -> Result<Self, Error> {
        Self::new(config, pool, |tasks| Box::new(tasks.spawn_essential_handle()))
    }

    /// Opens the database, making the genesis where there is none, and builds the pool over it.
    fn new(
        config: &Configuration,
        pool: PoolChoice,
        spawner: impl FnOnce(&TaskManager) -> Box<dyn SpawnEssentialNamed>,
    ) -> Result<Self, Error> {
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

        let spawner = spawner(&task_manager);
        let transaction_pool =
            sc_transaction_pool::Builder::new(spawner.clone(), client.clone(), config.role.is_authority().into())
                .with_options(config.transaction_pool.clone())
                .with_prometheus(config.prometheus_registry())
                .build();
        let transaction_pool = Pool::new(transaction_pool, pool.free_limit).with_finality_pause(pool.finality_pause);

        Ok(Self {
            select_chain: SelectChain::new(backend.clone()),
            client,
            backend,
            task_manager,
            keystore_container,
            transaction_pool: Arc::new(transaction_pool),
            telemetry,
            spawner,
        })
    }
}

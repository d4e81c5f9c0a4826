//! The node's own RPC beside what the SDK's service adds: nonces and fees, consensus or sealing, and the chain's facts
//! as JSON.

mod agt;
mod campaign_filter;
mod dry_run;
mod error;
pub mod listen;
mod named;
mod parameters;
mod pool_filter;
mod sealing;
mod sync_state;

use crate::{
    client::Parts,
    consensus::Consensus,
    sealing::{Clock, Sealer},
};
use agt::{Agt, AgtApiServer};
use dry_run::{DryRun, DryRunApiServer};
use jsonrpsee::RpcModule;
use sc_consensus_babe_rpc::{Babe, BabeApiServer};
use sc_consensus_grandpa::FinalityProofProvider;
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_rpc::SubscriptionTaskExecutor;
use sc_service::{error::Error, Configuration};
use sc_sync_state_rpc::SyncState;
use sealing::{Sealing, SealingApiServer};
use substrate_frame_rpc_system::{System, SystemApiServer};
use sync_state::{GuardedSyncState, GuardedSyncStateApiServer};

/// Makes the module for each listener.
pub type Builder = Box<dyn Fn(SubscriptionTaskExecutor) -> Result<RpcModule<()>, Error>>;

type Merge = Result<RpcModule<()>, jsonrpsee::core::RegisterMethodError>;

/// The RPC of a node in consensus.
pub fn of_consensus(config: &Configuration, parts: &Parts, consensus: &Consensus) -> Result<Builder, Error> {
    let slot_duration = sc_consensus_babe::configuration(&*parts.client)?.slot_duration();
    // The clock of a machine whose blocks are made by others is its own.
    let shared = shared(parts, Clock::new(parts.client.clone(), slot_duration.as_millis(), false));
    let client = parts.client.clone();
    let keystore = parts.keystore_container.keystore();
    let select_chain = parts.select_chain.clone();
    let babe_worker = consensus.babe_worker.clone();
    let authority_set = consensus.grandpa_link.shared_authority_set().clone();
    let voter_state = consensus.voter_state.clone();
    let justifications = consensus.grandpa_link.justification_stream();
    let finality = FinalityProofProvider::new_for_service(parts.backend.clone(), Some(authority_set.clone()));
    let spec = config.chain_spec.cloned_box();
    Ok(Box::new(move |executor: SubscriptionTaskExecutor| {
        let mut module = shared()?;
        let babe = Babe::new(client.clone(), babe_worker.clone(), keystore.clone(), select_chain.clone());
        let grandpa = Grandpa::new(
            executor,
            authority_set.clone(),
            voter_state.clone(),
            justifications.clone(),
            finality.clone(),
        );
        let sync_state = SyncState::new(spec.cloned_box(), client.clone(), authority_set.clone(), babe_worker.clone())
            .map_err(|error| Error::Other(error.to_string()))?;
        module.merge(babe.into_rpc()).map_err(registered_twice)?;
        module.merge(grandpa.into_rpc()).map_err(registered_twice)?;
        module.merge(GuardedSyncState(sync_state).into_rpc()).map_err(registered_twice)?;
        Ok(module)
    }))
}

/// The RPC of a node that seals.
pub fn of_sealing(parts: &Parts, clock: Clock, sealer: Sealer) -> Builder {
    let shared = shared(parts, clock.clone());
    Box::new(move |_executor| {
        let mut module = shared()?;
        let sealing = Sealing::new(clock.clone(), sealer.clone());
        let sealing = parameters::strict(sealing.into_rpc(), sealing::PARAMETERS).map_err(registered_twice)?;
        module.merge(sealing).map_err(registered_twice)?;
        Ok(module)
    })
}

/// What every node answers: nonces, fees, and the chain's facts as JSON.
fn shared(parts: &Parts, clock: Clock) -> impl Fn() -> Result<RpcModule<()>, Error> {
    let client = parts.client.clone();
    let pool = parts.transaction_pool.clone();
    move || {
        let merge = || -> Merge {
            let mut module = RpcModule::new(());
            let mut system = System::new(client.clone(), pool.clone()).into_rpc();
            for name in dry_run::NAMES {
                system.remove_method(name);
            }
            module.merge(system)?;
            module.merge(DryRun::new(client.clone(), clock.clone()).into_rpc())?;
            let payment = pallet_transaction_payment_rpc::TransactionPayment::new(client.clone());
            module.merge(pallet_transaction_payment_rpc::TransactionPaymentApiServer::into_rpc(payment))?;
            module.merge(parameters::strict(Agt::new(client.clone()).into_rpc(), agt::PARAMETERS)?)?;
            Ok(module)
        };
        merge().map_err(registered_twice)
    }
}

/// The start of a text that may be megabytes long.
fn excerpt(text: &str) -> String {
    text.chars().take(64).collect()
}

fn registered_twice(error: jsonrpsee::core::RegisterMethodError) -> Error {
    Error::Other(error.to_string())
}

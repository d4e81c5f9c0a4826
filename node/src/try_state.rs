//! `agt-node try-state`: checks the invariants of the whole chain on the state of one block in the database.

use crate::client::{Backend, Client};
use agt_runtime::{opaque::Block, try_state::Verdict, VERSION};
use sc_cli::{BlockNumberOrHash, CliConfiguration, DatabaseParams, Error, PruningParams, Result, SharedParams};
use sc_client_api::{backend::Backend as _, HeaderBackend, TrieCacheContext};
use sp_runtime::traits::Block as BlockT;
use sp_state_machine::{Ext, OverlayedChanges};
use std::{fmt::Write, sync::Arc};

type Hash = <Block as BlockT>::Hash;

/// Check every invariant of every pallet on the state of a block, and that all stored values decode. The command reads
/// the database and changes nothing; a node that runs on the same database must be stopped first.
#[derive(Debug, Clone, clap::Parser)]
pub struct TryStateCmd {
    /// The block whose state is checked, by hash or by number. The best block is the default.
    #[arg(long, value_name = "HASH or NUMBER")]
    pub at: Option<BlockNumberOrHash>,

    #[clap(flatten)]
    pub shared_params: SharedParams,

    #[clap(flatten)]
    pub pruning_params: PruningParams,

    #[clap(flatten)]
    pub database_params: DatabaseParams,
}

impl CliConfiguration for TryStateCmd {
    fn shared_params(&self) -> &SharedParams {
        &self.shared_params
    }

    fn pruning_params(&self) -> Option<&PruningParams> {
        Some(&self.pruning_params)
    }

    fn database_params(&self) -> Option<&DatabaseParams> {
        Some(&self.database_params)
    }
}

impl TryStateCmd {
    /// Prints the verdict. Fails if an invariant is broken, if the block or its state is not in the database, and if
    /// the block's runtime has another version than this node's own, which has the checks.
    pub async fn run(&self, client: Arc<Client>, backend: Arc<Backend>) -> Result<()> {
        let id = self.at.as_ref().map(|at| at.parse::<Block>()).transpose()?;
        let hash = match id {
            Some(id) => client.expect_block_hash_from_id(&id)?,
            None => client.info().best_hash,
        };
        let number = client.expect_block_number_from_id(&sp_runtime::generic::BlockId::Hash(hash))?;
        let version = client.runtime_version_at(hash, sp_core::traits::CallContext::Offchain)?;
        if (&version.spec_name, version.spec_version) != (&VERSION.spec_name, VERSION.spec_version) {
            return Err(Error::Input(format!(
                "block {number} runs {}-{}, and this node has the checks of {}-{}: use the node of that release",
                version.spec_name, version.spec_version, VERSION.spec_name, VERSION.spec_version
            )));
        }

        let state = backend.state_at(hash, TrieCacheContext::Untrusted)?;
        let mut overlay = OverlayedChanges::<sp_runtime::traits::HashingFor<Block>>::default();
        let mut externalities = Ext::new(&mut overlay, &state, None);
        let verdict = sp_externalities::set_and_run_with_externalities(&mut externalities, || {
            agt_runtime::try_state::try_state(number)
        });
        println!("{}", rendered(number, hash, &verdict));
        match verdict.failures.len() {
            0 => Ok(()),
            broken => Err(Error::Input(format!("{broken} checks of block {number} failed"))),
        }
    }
}

/// The verdict as the command prints it.
fn rendered(number: u32, hash: Hash, verdict: &Verdict) -> String {
    let mut text = format!(
        "block {number} ({hash:?}): {} pallets checked, {} bytes of storage decoded, {} failures",
        verdict.pallets.len(),
        verdict.decoded,
        verdict.failures.len()
    );
    for failure in &verdict.failures {
        let _ = write!(text, "\n  {failure}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdict_names_each_failure_on_a_line_of_its_own() {
        let verdict = Verdict {
            pallets: vec!["Supply", "Access"],
            decoded: 7,
            failures: vec!["Supply: S1: a rule".into(), "Access: AC2: another rule".into()],
        };
        let text = rendered(5, Hash::zero(), &verdict);
        let lines: Vec<_> = text.lines().collect();
        assert!(lines[0].ends_with("2 pallets checked, 7 bytes of storage decoded, 2 failures"), "{text}");
        assert_eq!(lines[1..], ["  Supply: S1: a rule", "  Access: AC2: another rule"]);
    }
}

//! The invariants B1 to B3: the README lists what each one says.

use crate::{Config, Current, Pallet, Seeds, SEEDS_KEPT};
use agt_primitives::{
    beacon::BeaconEpoch,
    invariants::{all_hold, Check},
};
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant. The error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold([Self::the_last_seeds_are_kept(), Self::the_epoch_is_of_consensus(), Self::no_hash_without_outputs()])
    }

    fn the_last_seeds_are_kept() -> Check {
        let ended = Current::<T>::get().number.0;
        let all = (ended.saturating_sub(SEEDS_KEPT)..ended).all(|epoch| Seeds::<T>::contains_key(BeaconEpoch(epoch)));
        let kept = Seeds::<T>::iter_keys().count();
        ensure!(
            all && u32::try_from(kept) == Ok(ended.min(SEEDS_KEPT)),
            "B1: the seeds are not those of the last epochs"
        );
        Ok(())
    }

    fn the_epoch_is_of_consensus() -> Check {
        let consensus = Current::<T>::get().consensus;
        ensure!(consensus == T::ConsensusEpoch::get(), "B2: the epoch in progress is not the one of consensus");
        Ok(())
    }

    fn no_hash_without_outputs() -> Check {
        let current = Current::<T>::get();
        ensure!((current.outputs == 0) == current.hash.is_zero(), "B3: the hash is not that of the outputs");
        Ok(())
    }
}

//! What is always true of the governed parameters.

use crate::{Config, Pallet, Passing};
use agt_primitives::parameters::CheckParameter;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant of this pallet.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::g1_values_in_force_pass_the_check()?;
        Self::g2_the_gate_is_shut()
    }

    fn g1_values_in_force_pass_the_check() -> Result<(), TryRuntimeError> {
        T::Rules::check_in_force().map_err(|_| "G1: a parameter in force breaks its own rule".into())
    }

    fn g2_the_gate_is_shut() -> Result<(), TryRuntimeError> {
        ensure!(!Passing::<T>::exists(), "G2: the gate is open between two calls");
        Ok(())
    }
}

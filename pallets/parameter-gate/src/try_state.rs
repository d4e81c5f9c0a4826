//! What is always true of the governed parameters.

use crate::{Config, Pallet};
use agt_primitives::parameters::CheckParameter;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant of this pallet.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::g1_values_in_force_pass_the_check()
    }

    fn g1_values_in_force_pass_the_check() -> Result<(), TryRuntimeError> {
        T::Rules::check_in_force().map_err(|_| "G1: a parameter in force breaks its own rule".into())
    }
}

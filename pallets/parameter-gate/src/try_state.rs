//! The invariants G1 to G2: the README lists what each one says.

use crate::{Config, Pallet, Passing};
use agt_primitives::{
    invariants::{all_hold, Check},
    parameters::ChangeParameter,
};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant. The error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold([Self::values_in_force_pass_the_check(), Self::gate_is_shut()])
    }

    fn values_in_force_pass_the_check() -> Check {
        T::Rules::check_in_force().map_err(|_| "G1: a parameter in force breaks its own rule")
    }

    fn gate_is_shut() -> Check {
        ensure!(!Passing::<T>::exists(), "G2: the gate is open between two calls");
        Ok(())
    }
}

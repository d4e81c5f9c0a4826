//! Several steps of work in one call. Each step is dispatched as the call that it is, so that a filter that shuts one of
//! them shuts it here, too.

use crate::{Config, Error, Pallet, Step, Steps, WeightInfo};
use agt_primitives::contributors::FeelessKind;
use frame_support::{
    ensure,
    pallet_prelude::{DispatchResult, Weight},
    traits::OriginTrait,
};
use frame_system::pallet_prelude::OriginFor;
use sp_runtime::traits::Dispatchable;

impl<T: Config> Pallet<T> {
    /// Runs steps in order. The first error ends it, and its caller undoes everything.
    pub(crate) fn do_work(origin: &OriginFor<T>, steps: Steps) -> DispatchResult {
        ensure!(!steps.is_empty(), Error::<T>::NoSteps);
        for step in steps {
            let call = T::RuntimeCall::from(step.into_call::<T>());
            call.dispatch(origin.clone()).map_err(|failed| failed.error)?;
        }
        Ok(())
    }

    /// Returns whether a pause or the safe mode shuts one of the steps for an origin.
    pub(crate) fn is_any_shut(origin: &OriginFor<T>, steps: &[Step]) -> bool {
        let mut calls = steps.iter().map(|step| T::RuntimeCall::from(step.clone().into_call::<T>()));
        calls.any(|call| !origin.filter_call(&call))
    }

    /// Returns what steps are as a call without a fee: a join if one of them is.
    pub(crate) fn kind_of(steps: &[Step]) -> FeelessKind {
        match steps.iter().any(|step| matches!(step, Step::Join { .. })) {
            true => FeelessKind::Join,
            false => FeelessKind::Work,
        }
    }

    /// Returns what steps weigh together.
    pub(crate) fn weight_of(steps: &[Step]) -> Weight {
        let weight = |step: &Step| match step {
            Step::Join { .. } => T::WeightInfo::join(),
            Step::Commit { .. } => T::WeightInfo::commit(),
            Step::Reveal { .. } => T::WeightInfo::reveal(),
        };
        steps.iter().map(weight).fold(Weight::zero(), Weight::saturating_add)
    }
}

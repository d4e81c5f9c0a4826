//! The governed parameters: one value of terms for each group, and the rules that governance cannot leave.
//!
//! The terms with their units, defaults and hard ranges are in `agt-primitives`. A pallet with terms of its own adds one
//! line to the table below; a rule that ties the terms of two groups together stands in [`consistent`].

use crate::{configs::governance::RootOrParametersAdmin, *};
use agt_primitives::{
    access::AccessTerms,
    contributors::ContributorTerms,
    fees::FeeTerms,
    parameters::{CheckParameter, ParameterReports, Violation},
    redemption::{RedemptionTerms, SeasonTerms},
    safe_mode::SafeModeTerms,
    tasks::TaskTerms,
};
use frame_support::{
    dynamic_params::{dynamic_pallet_params, dynamic_params},
    traits::{AsEnsureOriginWithArg, Get},
};

/// Makes of the table of groups: the parameters in storage, [`AllTerms`], [`reports`], and in tests `change`.
///
/// Each group is one parameter with one value, so that a call reads one item: `module::Terms`. A line names the module, the
/// variant of `RuntimeParameters`, the terms and the index of the group.
macro_rules! governed {
    ($($(#[$doc:meta])* $module:ident: $group:ident($terms:ident) = $index:tt;)*) => {
        /// The parameters that governance may change, by group.
        #[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
        pub mod dynamic_params {
            use super::*;

            $($(#[$doc])*
            #[dynamic_pallet_params]
            #[codec(index = $index)]
            pub mod $module {
                /// All terms of the group.
                #[codec(index = 0)]
                pub static Terms: $terms = $terms::DEFAULT;
            })*
        }
        use dynamic_params::{$($module),*};

        /// The terms of every group.
        #[allow(missing_docs)] // Each field is named for its group.
        #[derive(Clone, Copy)]
        pub struct AllTerms {
            $(pub $module: $terms,)*
        }

        impl AllTerms {
            /// The terms in force.
            pub fn in_force() -> Self {
                Self { $($module: $module::Terms::get(),)* }
            }

            /// The terms after a change, which must keep the changed group inside its own rules.
            fn after(mut self, change: &RuntimeParameters) -> Result<Self, Violation> {
                match change {
                    $(RuntimeParameters::$group($module::Parameters::Terms(_, terms)) => {
                        self.$module = terms.ok_or(Violation::Removed)?;
                        self.$module.check()?;
                    })*
                }
                Ok(self)
            }

            /// Returns an error unless every group keeps its own rules.
            fn check_each(&self) -> Result<(), Violation> {
                $(self.$module.check()?;)*
                Ok(())
            }
        }

        /// Returns every governed parameter as it stands.
        pub fn reports() -> ParameterReports {
            let mut reports = ParameterReports::new();
            $(reports.extend($module::Terms::get().reports());)*
            reports
        }

        /// Returns the change that sets the parameter which [`reports`] calls `name`; none for a name that it does not
        /// know and for a value that the parameter's type cannot hold.
        #[cfg(test)]
        pub(crate) fn change(name: &str, value: u128) -> Option<RuntimeParameters> {
            $(if let Some(terms) = $module::Terms::get().with(name, value) {
                return Some(RuntimeParameters::$group($module::Parameters::Terms($module::Terms, Some(terms))));
            })*
            None
        }
    };
}

governed! {
    /// What an extrinsic costs.
    fees: Fees(FeeTerms) = 0;
    /// How long an emergency stop lasts.
    safe_mode: SafeMode(SafeModeTerms) = 1;
    /// What bonds give access to.
    access: Access(AccessTerms) = 2;
    /// What the next season pays by.
    redemption: Redemption(RedemptionTerms) = 4;
    /// How people earn their standing.
    contributors: Contributors(ContributorTerms) = 3;
    /// Labelling. A campaign keeps the terms that it was opened under.
    tasks: Tasks(TaskTerms) = 5;
}

/// Returns an error if the terms of two groups contradict each other.
fn consistent(all: &AllTerms) -> Result<(), Violation> {
    // A day of platform campaigns promises no more AIA than the seasons can pay at the ceiling.
    all.tasks.check_with(SeasonTerms::from(all.redemption).ceiling)
}

/// The hard ranges and the consistency of the parameters.
pub struct Rules;

impl CheckParameter<RuntimeParameters> for Rules {
    fn check(change: &RuntimeParameters) -> Result<(), Violation> {
        consistent(&AllTerms::in_force().after(change)?)
    }

    fn check_in_force() -> Result<(), Violation> {
        let all = AllTerms::in_force();
        all.check_each()?;
        consistent(&all)
    }
}

impl pallet_parameters::Config for Runtime {
    type AdminOrigin = pallet_parameter_gate::EnsureChecked<Runtime>;
    type RuntimeEvent = RuntimeEvent;
    type RuntimeParameters = RuntimeParameters;
    type WeightInfo = weights::pallet_parameters::WeightInfo<Runtime>;
}

impl pallet_parameter_gate::Config for Runtime {
    type GovernOrigin = AsEnsureOriginWithArg<RootOrParametersAdmin>;
    type Rules = Rules;
    type WeightInfo = weights::pallet_parameter_gate::WeightInfo<Runtime>;
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
    /// The largest value: its check reads every group, as each does.
    fn default() -> Self {
        Self::Contributors(contributors::Parameters::Terms(contributors::Terms, Some(ContributorTerms::DEFAULT)))
    }
}

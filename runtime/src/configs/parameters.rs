//! The governed parameters: one value of terms for each group, and the rules that governance cannot leave.
//!
//! The terms with their units, defaults and hard ranges are in `agt-primitives`. A pallet with terms of its own adds one
//! line to the table below; a rule that ties the terms of two groups together stands in [`consistent`].

use crate::{configs::governance::RootOrParametersAdmin, *};
use agt_primitives::{
    access::AccessTerms,
    attestation::AttestationTerms,
    buyback::BuybackTerms,
    characters::CharacterTerms,
    contributors::ContributorTerms,
    fees::FeeTerms,
    medallions::MedallionTerms,
    parameters::{ChangeParameter, ParameterReports, Violation},
    quests::QuestTerms,
    recycler::RecyclerTerms,
    redemption::{RedemptionTerms, SeasonTerms},
    revenue::RevenueTerms,
    reward_pools::PoolTerms,
    safe_mode::SafeModeTerms,
    tasks::TaskTerms,
};
use frame_support::{
    dynamic_params::{dynamic_pallet_params, dynamic_params},
    traits::Get,
};

/// Makes of the table of groups: the parameters in storage, [`AllTerms`] and [`reports`].
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

            /// Sets the parameter that [`reports`] calls `name` from `old` to `new` and returns the change of its group,
            /// which must keep its own rules.
            fn set(&mut self, name: &str, old: u128, new: u128) -> Result<RuntimeParameters, Violation> {
                $(if let Some(in_force) = self.$module.value(name) {
                    if in_force != old {
                        return Err(Violation::Changed);
                    }
                    let terms = self.$module.with(name, new).ok_or(Violation::OutOfRange)?;
                    terms.check()?;
                    self.$module = terms;
                    return Ok(RuntimeParameters::$group($module::Parameters::Terms($module::Terms, Some(terms))));
                })*
                Err(Violation::Unknown)
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
    /// The pools that pay for data requests. A pool keeps the terms that it was opened under.
    reward_pools: RewardPools(PoolTerms) = 6;
    /// Work that committees attest. A job keeps the terms that it was opened under.
    attestation: Attestation(AttestationTerms) = 7;
    /// What the levels of characters cost.
    characters: Characters(CharacterTerms) = 8;
    /// What medallions require.
    medallions: Medallions(MedallionTerms) = 9;
    /// Boosters. One that is active keeps the terms that it was started under.
    quests: Quests(QuestTerms) = 10;
    /// What becomes of revenue in AGT.
    revenue: Revenue(RevenueTerms) = 11;
    /// What becomes of AGT that comes back.
    recycler: Recycler(RecyclerTerms) = 12;
    /// How revenue in other assets is sold. An auction keeps the terms that it was opened under.
    buyback: Buyback(BuybackTerms) = 13;
}

/// Returns an error if the terms of two groups contradict each other.
fn consistent(all: &AllTerms) -> Result<(), Violation> {
    // A day of platform campaigns promises no more AIA than the seasons can pay at the ceiling.
    all.tasks.check_with(SeasonTerms::from(all.redemption).ceiling)
}

/// The hard ranges and the consistency of the parameters.
pub struct Rules;

impl ChangeParameter<RuntimeParameters> for Rules {
    fn change(name: &str, old: u128, new: u128) -> Result<RuntimeParameters, Violation> {
        let mut all = AllTerms::in_force();
        let change = all.set(name, old, new)?;
        consistent(&all)?;
        Ok(change)
    }

    fn check_in_force() -> Result<(), Violation> {
        let all = AllTerms::in_force();
        all.check_each()?;
        consistent(&all)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn largest_change() -> (agt_primitives::parameters::ParameterName, u128, u128) {
        // The last term of the largest group: every name is compared, and each group is read.
        let calls = u128::from(contributors::Terms::get().proven_calls);
        let name = b"contributors.provenCalls".to_vec().try_into().unwrap_or_default();
        (name, calls, if calls == 0 { 1 } else { calls - 1 })
    }
}

impl pallet_parameters::Config for Runtime {
    type AdminOrigin = pallet_parameter_gate::EnsureChecked<Runtime>;
    type RuntimeEvent = RuntimeEvent;
    type RuntimeParameters = RuntimeParameters;
    type WeightInfo = weights::pallet_parameters::WeightInfo<Runtime>;
}

impl pallet_parameter_gate::Config for Runtime {
    type GovernOrigin = RootOrParametersAdmin;
    type Rules = Rules;
    type WeightInfo = weights::pallet_parameter_gate::WeightInfo<Runtime>;
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
    /// The largest value.
    fn default() -> Self {
        Self::Contributors(contributors::Parameters::Terms(contributors::Terms, Some(ContributorTerms::DEFAULT)))
    }
}

/// Returns the call that sets the parameter `name` from its value in force to `new`.
#[cfg(test)]
pub(crate) fn set_call(name: &str, new: u128) -> RuntimeCall {
    let in_force = reports().into_iter().find(|parameter| parameter.name == name);
    let old = in_force.map_or(0, |parameter| parameter.value);
    let name = name.as_bytes().to_vec().try_into().expect("a short name");
    pallet_parameter_gate::Call::set { name, old, new }.into()
}

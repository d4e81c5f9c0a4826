//! The governed parameters: their defaults, and the hard ranges that governance cannot leave.

use crate::*;
use agt_primitives::parameters::{CheckParameter, ParameterReport, ParameterReports, Violation};
use alloc::{string::ToString, vec};
use core::ops::RangeInclusive;
use frame_support::{
    dynamic_params::{dynamic_pallet_params, dynamic_params},
    traits::{AsEnsureOriginWithArg, Get},
};
use frame_system::EnsureRoot;

/// The parameters that governance may change, by group.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
    use super::*;

    /// What an extrinsic costs.
    #[dynamic_pallet_params]
    #[codec(index = 0)]
    pub mod fees {
        /// Planck for each byte of an extrinsic.
        #[codec(index = 0)]
        pub static PlanckPerByte: Balance = 10_000_000;
        /// Planck for each microsecond of an extrinsic's weight.
        #[codec(index = 1)]
        pub static PlanckPerMicrosecond: Balance = 16_000_000;
    }

    /// How long an emergency stop lasts unless it is ended or extended.
    #[dynamic_pallet_params]
    #[codec(index = 1)]
    pub mod safe_mode {
        /// Blocks that the safe mode lasts.
        #[codec(index = 0)]
        pub static EnterBlocks: BlockNumber = 14_400;
        /// Blocks that one extension adds; never more than `EnterBlocks`.
        #[codec(index = 1)]
        pub static ExtendBlocks: BlockNumber = 7_200;
    }
}
use dynamic_params::{fees, safe_mode};

const PLANCK_PER_BYTE: RangeInclusive<u128> = 100_000..=1_000_000_000;
const PLANCK_PER_MICROSECOND: RangeInclusive<u128> = 160_000..=1_600_000_000;
const ENTER_BLOCKS: RangeInclusive<u128> = 10..=100_800;
const EXTEND_BLOCKS: RangeInclusive<u128> = 10..=100_800;

/// The hard ranges and the consistency of the parameters.
pub struct Rules;

impl Rules {
    fn in_range(value: Option<impl Into<u128>>, range: RangeInclusive<u128>) -> Result<u128, Violation> {
        let value = value.ok_or(Violation::Removed)?.into();
        if range.contains(&value) {
            Ok(value)
        } else {
            Err(Violation::OutOfRange)
        }
    }

    /// An extension never lasts longer than the safe mode it extends.
    fn extension_fits(extend: u128, enter: u128) -> Result<(), Violation> {
        if extend <= enter {
            Ok(())
        } else {
            Err(Violation::Inconsistent)
        }
    }
}

impl CheckParameter<RuntimeParameters> for Rules {
    fn check(parameter: &RuntimeParameters) -> Result<(), Violation> {
        use fees::Parameters as Fees;
        use safe_mode::Parameters as SafeModeBlocks;

        match parameter {
            RuntimeParameters::Fees(Fees::PlanckPerByte(_, value)) => {
                Self::in_range(*value, PLANCK_PER_BYTE).map(|_| ())
            }
            RuntimeParameters::Fees(Fees::PlanckPerMicrosecond(_, value)) => {
                Self::in_range(*value, PLANCK_PER_MICROSECOND).map(|_| ())
            }
            RuntimeParameters::SafeMode(SafeModeBlocks::EnterBlocks(_, value)) => {
                let enter = Self::in_range(*value, ENTER_BLOCKS)?;
                Self::extension_fits(safe_mode::ExtendBlocks::get().into(), enter)
            }
            RuntimeParameters::SafeMode(SafeModeBlocks::ExtendBlocks(_, value)) => {
                let extend = Self::in_range(*value, EXTEND_BLOCKS)?;
                Self::extension_fits(extend, safe_mode::EnterBlocks::get().into())
            }
        }
    }

    fn check_in_force() -> Result<(), Violation> {
        for parameter in reports() {
            Self::in_range(Some(parameter.value), parameter.min..=parameter.max)?;
        }
        Self::extension_fits(safe_mode::ExtendBlocks::get().into(), safe_mode::EnterBlocks::get().into())
    }
}

fn report(name: &str, unit: &str, value: u128, default: u128, range: RangeInclusive<u128>) -> ParameterReport {
    let (min, max) = range.into_inner();
    ParameterReport { name: name.to_string(), unit: unit.to_string(), value, default, min, max }
}

/// Every governed parameter as it stands.
pub fn reports() -> ParameterReports {
    vec![
        report("fees.planckPerByte", "planck", fees::PlanckPerByte::get(), 10_000_000, PLANCK_PER_BYTE),
        report(
            "fees.planckPerMicrosecond",
            "planck",
            fees::PlanckPerMicrosecond::get(),
            16_000_000,
            PLANCK_PER_MICROSECOND,
        ),
        report("safeMode.enterBlocks", "blocks", safe_mode::EnterBlocks::get().into(), 14_400, ENTER_BLOCKS),
        report("safeMode.extendBlocks", "blocks", safe_mode::ExtendBlocks::get().into(), 7_200, EXTEND_BLOCKS),
    ]
}

impl pallet_parameters::Config for Runtime {
    type AdminOrigin = pallet_parameter_gate::EnsureChecked<Runtime>;
    type RuntimeEvent = RuntimeEvent;
    type RuntimeParameters = RuntimeParameters;
    type WeightInfo = ();
}

impl pallet_parameter_gate::Config for Runtime {
    type GovernOrigin = AsEnsureOriginWithArg<EnsureRoot<AccountId>>;
    type Rules = Rules;
    type WeightInfo = ();
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
    /// The change that reads most: its check looks at another parameter.
    fn default() -> Self {
        Self::SafeMode(safe_mode::Parameters::ExtendBlocks(safe_mode::ExtendBlocks, Some(100)))
    }
}

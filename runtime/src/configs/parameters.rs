//! The governed parameters: their defaults, and the hard ranges that governance cannot leave.

use crate::{configs::governance::RootOrParametersAdmin, *};
use agt_primitives::{
    contributors::ContributorTerms,
    parameters::{CheckParameter, ParameterReport, ParameterReports, Violation},
    redemption::{ranges, RedemptionTerms, SeasonTerms},
    season,
    tasks::TaskTerms,
    token::AGT,
    Aia,
};
use alloc::{string::ToString, vec};
use core::ops::RangeInclusive;
use frame_support::{
    dynamic_params::{dynamic_pallet_params, dynamic_params},
    traits::{AsEnsureOriginWithArg, Get},
};

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

    /// What bonds give access to.
    #[dynamic_pallet_params]
    #[codec(index = 2)]
    pub mod access {
        /// Planck bonded that the role of data validation demands.
        #[codec(index = 0)]
        pub static DataValidationMinimum: Balance = 1_000 * AGT;
        /// Planck bonded that the role of calibration demands.
        #[codec(index = 1)]
        pub static CalibrationMinimum: Balance = 1_000 * AGT;
        /// Planck bonded that the role of auto-labelling development demands.
        #[codec(index = 2)]
        pub static AutoLabellingMinimum: Balance = 2_000 * AGT;
        /// Planck bonded that the role of custom data requests demands.
        #[codec(index = 3)]
        pub static DataRequestMinimum: Balance = 1_000 * AGT;
        /// Planck bonded that the role of data offers demands.
        #[codec(index = 4)]
        pub static DataOfferMinimum: Balance = 1_000 * AGT;
        /// Planck bonded that the role of advanced tasks demands.
        #[codec(index = 5)]
        pub static AdvancedTasksMinimum: Balance = 500 * AGT;
        /// Planck bonded that the role of a validator demands.
        #[codec(index = 6)]
        pub static ValidatorMinimum: Balance = 10_000 * AGT;
        /// Planck bonded that the role of a juror demands.
        #[codec(index = 7)]
        pub static JurorMinimum: Balance = 500 * AGT;
        /// Days that a bond waits after it was unbonded.
        #[codec(index = 8)]
        pub static LabourUnbondingDays: u32 = 7;
        /// Days that it waits for who holds, or held not long ago, the role of a validator or a juror.
        #[codec(index = 9)]
        pub static LongTermUnbondingDays: u32 = 28;
    }

    /// A person's standing.
    #[dynamic_pallet_params]
    #[codec(index = 3)]
    pub mod contributors {
        /// All its terms: one value, so that a call reads one item.
        #[codec(index = 0)]
        pub static Terms: ContributorTerms = ContributorTerms::DEFAULT;
    }

    /// What the next season pays by.
    #[dynamic_pallet_params]
    #[codec(index = 4)]
    pub mod redemption {
        /// The most planck that one AIA is worth; from one season to the next it doubles at most.
        #[codec(index = 0)]
        pub static Ceiling: Balance = AGT / 20;
        /// The base lane's part of the pool, in basis points.
        #[codec(index = 1)]
        pub static BasePart: u16 = 1_000;
        /// AIA that the bonded lane takes for each AGT bonded.
        #[codec(index = 2)]
        pub static AiaPerAgt: u32 = 20;
        /// AIA that the base lane takes from an account.
        #[codec(index = 3)]
        pub static BaseCap: Aia = 6_000;
    }

    /// Labelling.
    #[dynamic_pallet_params]
    #[codec(index = 5)]
    pub mod tasks {
        /// All its terms: one value, so that a call reads one item. A campaign keeps those it was opened under.
        #[codec(index = 0)]
        pub static Terms: TaskTerms = TaskTerms::DEFAULT;
    }
}
use dynamic_params::{access, contributors, fees, redemption, safe_mode, tasks};

/// Names every parameter once, with its unit, its default and its hard range: what checks it, what tells it, and in
/// tests what walks it, are all made of this table, and of the tables of the terms of standing and of tasks.
macro_rules! governed {
    ($($group:ident in $module:ident { $($name:ident, $label:literal, $unit:literal, $default:expr, $range:expr;)* })*) => {
        fn check_range(parameter: &RuntimeParameters) -> Result<(), Violation> {
            match parameter {
                $($(RuntimeParameters::$group($module::Parameters::$name(_, value)) => in_range(*value, $range),)*)*
                RuntimeParameters::Contributors(contributors::Parameters::Terms(_, terms)) => {
                    terms.ok_or(Violation::Removed)?.check()
                }
                RuntimeParameters::Tasks(tasks::Parameters::Terms(_, terms)) => {
                    terms.ok_or(Violation::Removed)?.check_with(super::redemption::GovernedTerms::wanted().ceiling)
                }
            }
        }

        /// Every governed parameter as it stands.
        pub fn reports() -> ParameterReports {
            let mut reports = vec![$($(report($label, $unit, $module::$name::get().into(), $default, $range),)*)*];
            reports.extend(contributors::Terms::get().reports());
            reports.extend(tasks::Terms::get().reports());
            reports
        }

        /// A change of the parameter that [`reports`] calls `name`; none for a name that it does not know. A value that
        /// the parameter's type cannot hold becomes none at all.
        #[cfg(test)]
        pub(crate) fn change(name: &str, value: u128) -> Option<RuntimeParameters> {
            match name {
                $($($label => Some(RuntimeParameters::$group(
                    $module::Parameters::$name($module::$name, value.try_into().ok()),
                )),)*)*
                _ => contributors::Terms::get().with(name, value).map(|terms| {
                    RuntimeParameters::Contributors(contributors::Parameters::Terms(contributors::Terms, Some(terms)))
                }).or_else(|| tasks::Terms::get().with(name, value).map(|terms| {
                    RuntimeParameters::Tasks(tasks::Parameters::Terms(tasks::Terms, Some(terms)))
                })),
            }
        }
    };
}

/// The range of the bond that a role of labour may demand, in planck.
const LABOUR_MINIMUM: RangeInclusive<u128> = 50 * AGT..=100_000 * AGT;

governed! {
    Fees in fees {
        PlanckPerByte, "fees.planckPerByte", "planck", 10_000_000, 100_000..=1_000_000_000;
        PlanckPerMicrosecond, "fees.planckPerMicrosecond", "planck", 16_000_000, 160_000..=1_600_000_000;
    }
    SafeMode in safe_mode {
        EnterBlocks, "safeMode.enterBlocks", "blocks", 14_400, 10..=100_800;
        ExtendBlocks, "safeMode.extendBlocks", "blocks", 7_200, 10..=100_800;
    }
    Access in access {
        DataValidationMinimum, "access.dataValidationMinimum", "planck", 1_000 * AGT, LABOUR_MINIMUM;
        CalibrationMinimum, "access.calibrationMinimum", "planck", 1_000 * AGT, LABOUR_MINIMUM;
        AutoLabellingMinimum, "access.autoLabellingMinimum", "planck", 2_000 * AGT, LABOUR_MINIMUM;
        DataRequestMinimum, "access.dataRequestMinimum", "planck", 1_000 * AGT, LABOUR_MINIMUM;
        DataOfferMinimum, "access.dataOfferMinimum", "planck", 1_000 * AGT, LABOUR_MINIMUM;
        AdvancedTasksMinimum, "access.advancedTasksMinimum", "planck", 500 * AGT, LABOUR_MINIMUM;
        ValidatorMinimum, "access.validatorMinimum", "planck", 10_000 * AGT, 1_000 * AGT..=1_000_000 * AGT;
        JurorMinimum, "access.jurorMinimum", "planck", 500 * AGT, 500 * AGT..=100_000 * AGT;
        LabourUnbondingDays, "access.labourUnbondingDays", "days", 7, 7..=28;
        LongTermUnbondingDays, "access.longTermUnbondingDays", "days", 28, 28..=84;
    }
    Redemption in redemption {
        Ceiling, "redemption.ceiling", "planck", AGT / 20, ranges::CEILING;
        BasePart, "redemption.basePart", "basis points", 1_000, wide(ranges::BASE_PART);
        AiaPerAgt, "redemption.aiaPerAgt", "AIA", 20, wide(ranges::AIA_PER_AGT);
        BaseCap, "redemption.baseCap", "AIA", 6_000, wide(ranges::BASE_CAP);
    }
}

fn wide<Value: Copy + Into<u128>>(range: RangeInclusive<Value>) -> RangeInclusive<u128> {
    (*range.start()).into()..=(*range.end()).into()
}

fn in_range(value: Option<impl Into<u128>>, range: RangeInclusive<u128>) -> Result<(), Violation> {
    if range.contains(&value.ok_or(Violation::Removed)?.into()) {
        Ok(())
    } else {
        Err(Violation::OutOfRange)
    }
}

fn report(name: &str, unit: &str, value: u128, default: u128, range: RangeInclusive<u128>) -> ParameterReport {
    let (min, max) = range.into_inner();
    ParameterReport { name: name.to_string(), unit: unit.to_string(), value, default, min, max }
}

/// The hard ranges and the consistency of the parameters.
pub struct Rules;

impl Rules {
    /// An extension never lasts longer than the safe mode it extends.
    fn extension_fits(extend: BlockNumber, enter: BlockNumber) -> Result<(), Violation> {
        if extend <= enter {
            Ok(())
        } else {
            Err(Violation::Inconsistent)
        }
    }

    /// A bonded AGT never draws more than the hard range of the seasons allows.
    fn season_fits(terms: SeasonTerms) -> Result<(), Violation> {
        if terms.are_within_ranges() {
            Ok(())
        } else {
            Err(Violation::Inconsistent)
        }
    }
}

impl CheckParameter<RuntimeParameters> for Rules {
    fn check(parameter: &RuntimeParameters) -> Result<(), Violation> {
        use redemption::Parameters::{AiaPerAgt, Ceiling};
        use safe_mode::Parameters::{EnterBlocks, ExtendBlocks};

        check_range(parameter)?;
        let wanted = super::redemption::GovernedTerms::wanted();
        match parameter {
            RuntimeParameters::Redemption(Ceiling(_, Some(planck))) => {
                let ceiling = season::Ceiling::new(*planck).ok_or(Violation::OutOfRange)?;
                tasks::Terms::get().check_with(ceiling)?;
                Self::season_fits(SeasonTerms { ceiling, ..wanted })
            }
            RuntimeParameters::Redemption(AiaPerAgt(_, Some(aia_per_agt))) => {
                Self::season_fits(SeasonTerms { aia_per_agt: *aia_per_agt, ..wanted })
            }
            RuntimeParameters::SafeMode(EnterBlocks(_, Some(enter))) => {
                Self::extension_fits(safe_mode::ExtendBlocks::get(), *enter)
            }
            RuntimeParameters::SafeMode(ExtendBlocks(_, Some(extend))) => {
                Self::extension_fits(*extend, safe_mode::EnterBlocks::get())
            }
            _ => Ok(()),
        }
    }

    fn check_in_force() -> Result<(), Violation> {
        for parameter in reports() {
            in_range(Some(parameter.value), parameter.min..=parameter.max)?;
        }
        contributors::Terms::get().check()?;
        tasks::Terms::get().check_with(super::redemption::GovernedTerms::wanted().ceiling)?;
        Self::season_fits(super::redemption::GovernedTerms::wanted())?;
        Self::extension_fits(safe_mode::ExtendBlocks::get(), safe_mode::EnterBlocks::get())
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
    /// The change that reads most: its check looks at another parameter.
    fn default() -> Self {
        Self::SafeMode(safe_mode::Parameters::ExtendBlocks(safe_mode::ExtendBlocks, Some(100)))
    }
}

//! The governed terms of access: what a chain starts with, and the hard ranges that no governance leaves.

use super::{Role, Tenure};
use crate::{calendar::DAY, parameters::Violation, terms::governed_terms, token::AGT, Balance, Moment};

/// The least bond, in planck, that a role of labour can demand.
const LEAST_MINIMUM: Balance = 50 * AGT;

/// The greatest bond, in planck, that a role other than the validator's can demand.
const MOST_MINIMUM: Balance = 100_000 * AGT;

governed_terms! {
    /// The governed terms of access.
    ///
    /// A change holds from the next call on: what already waits or is set aside keeps the terms it started with.
    AccessTerms;
    /// The active bond that the role of data validation demands.
    data_validation_minimum DATA_VALIDATION_MINIMUM: Balance = 1_000 * AGT, "access.dataValidationMinimum", "planck",
        LEAST_MINIMUM, MOST_MINIMUM;
    /// The active bond that the role of calibration demands.
    calibration_minimum CALIBRATION_MINIMUM: Balance = 1_000 * AGT, "access.calibrationMinimum", "planck",
        LEAST_MINIMUM, MOST_MINIMUM;
    /// The active bond that the role of auto-labelling development demands.
    auto_labelling_minimum AUTO_LABELLING_MINIMUM: Balance = 2_000 * AGT, "access.autoLabellingMinimum", "planck",
        LEAST_MINIMUM, MOST_MINIMUM;
    /// The active bond that the role of custom data requests demands.
    data_request_minimum DATA_REQUEST_MINIMUM: Balance = 1_000 * AGT, "access.dataRequestMinimum", "planck",
        LEAST_MINIMUM, MOST_MINIMUM;
    /// The active bond that the role of data offers demands.
    data_offer_minimum DATA_OFFER_MINIMUM: Balance = 1_000 * AGT, "access.dataOfferMinimum", "planck", LEAST_MINIMUM,
        MOST_MINIMUM;
    /// The active bond that the role of advanced tasks demands.
    advanced_tasks_minimum ADVANCED_TASKS_MINIMUM: Balance = 500 * AGT, "access.advancedTasksMinimum", "planck",
        LEAST_MINIMUM, MOST_MINIMUM;
    /// The active bond that the role of a validator demands.
    validator_minimum VALIDATOR_MINIMUM: Balance = 10_000 * AGT, "access.validatorMinimum", "planck", 1_000 * AGT,
        1_000_000 * AGT;
    /// The active bond that the role of a juror demands.
    juror_minimum JUROR_MINIMUM: Balance = 500 * AGT, "access.jurorMinimum", "planck", 500 * AGT, MOST_MINIMUM;
    /// How long a bond waits after it was unbonded.
    labour_unbonding_days LABOUR_UNBONDING_DAYS: u32 = 7, "access.labourUnbondingDays", "days", 7, 28;
    /// How long it waits for an account that holds, or held not long ago, the role of a validator or a juror.
    long_term_unbonding_days LONG_TERM_UNBONDING_DAYS: u32 = 28, "access.longTermUnbondingDays", "days", 28, 84;
}

impl AccessTerms {
    /// Returns an error unless every value is inside its hard range. No value can contradict another.
    pub fn check(&self) -> Result<(), Violation> {
        if *self == self.bounded() {
            Ok(())
        } else {
            Err(Violation::OutOfRange)
        }
    }

    /// The active bond in planck that `role` demands, to enter it and for every new obligation under it. Zero means
    /// any bond at all.
    pub const fn minimum(&self, role: Role) -> Balance {
        match role {
            Role::DataValidation => self.data_validation_minimum,
            Role::Calibration => self.calibration_minimum,
            Role::AutoLabelling => self.auto_labelling_minimum,
            Role::DataRequest => self.data_request_minimum,
            Role::DataOffer => self.data_offer_minimum,
            Role::AdvancedTasks => self.advanced_tasks_minimum,
            Role::Governance => 0,
            Role::Validator => self.validator_minimum,
            Role::Juror => self.juror_minimum,
        }
    }

    /// Returns the terms with the minimum of `role` set to `minimum` planck. The role of governance has none to set.
    pub const fn with_minimum(mut self, role: Role, minimum: Balance) -> Self {
        match role {
            Role::DataValidation => self.data_validation_minimum = minimum,
            Role::Calibration => self.calibration_minimum = minimum,
            Role::AutoLabelling => self.auto_labelling_minimum = minimum,
            Role::DataRequest => self.data_request_minimum = minimum,
            Role::DataOffer => self.data_offer_minimum = minimum,
            Role::AdvancedTasks => self.advanced_tasks_minimum = minimum,
            Role::Governance => {}
            Role::Validator => self.validator_minimum = minimum,
            Role::Juror => self.juror_minimum = minimum,
        }
        self
    }

    /// How long an unbonding of `tenure` waits, in milliseconds: never outside [`Tenure::least`] and
    /// [`Tenure::greatest`], whatever the terms say.
    pub fn unbonding(&self, tenure: Tenure) -> Moment {
        let days = match tenure {
            Tenure::Labour => self.labour_unbonding_days,
            Tenure::LongTerm => self.long_term_unbonding_days,
        };
        Moment::from(days).saturating_mul(DAY).max(tenure.least()).min(tenure.greatest())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_demands_its_own_minimum() {
        let demanded = Role::ALL.map(|role| AccessTerms::DEFAULT.minimum(role) / AGT);
        assert_eq!(demanded, [1_000, 1_000, 2_000, 1_000, 1_000, 500, 0, 10_000, 500]);
        for report in AccessTerms::DEFAULT.reports().into_iter().filter(|report| report.name.ends_with("Minimum")) {
            let terms = AccessTerms::DEFAULT.with(&report.name, report.max).unwrap();
            let changed = Role::ALL.into_iter().filter(|role| terms.minimum(*role) == report.max).count();
            assert_eq!(changed, 1, "{}", report.name);
        }
    }

    #[test]
    fn no_role_can_demand_less_than_fifty_agt() {
        let minima = AccessTerms::DEFAULT.reports().into_iter().filter(|report| report.name.ends_with("Minimum"));
        let least: Vec<_> = minima.map(|report| report.min).collect();
        assert_eq!(least.iter().min(), Some(&(50 * AGT)), "{least:?}");
    }

    #[test]
    fn minimum_is_what_was_set_for_every_role_but_governance() {
        for role in Role::ALL {
            let terms = AccessTerms::DEFAULT.with_minimum(role, 7);
            for other in Role::ALL {
                let expected =
                    if other == role && role != Role::Governance { 7 } else { AccessTerms::DEFAULT.minimum(other) };
                assert_eq!(terms.minimum(other), expected, "{role:?}, {other:?}");
            }
        }
    }

    #[test]
    fn unbonding_days_range_equals_what_the_tenure_allows() {
        let days = |moment: Moment| u128::from(moment / DAY);
        for (tenure, range) in
            [(Tenure::Labour, ranges::LABOUR_UNBONDING_DAYS), (Tenure::LongTerm, ranges::LONG_TERM_UNBONDING_DAYS)]
        {
            assert_eq!(days(tenure.least())..=days(tenure.greatest()), range);
        }
    }

    #[test]
    fn unbonding_stays_inside_the_tenure_when_the_days_do_not() {
        let with =
            |days| AccessTerms { labour_unbonding_days: days, long_term_unbonding_days: days, ..Default::default() };
        for (days, labour, long_term) in [(0, 7, 28), (14, 14, 28), (30, 28, 30), (u32::MAX, 28, 84)] {
            assert_eq!(with(days).unbonding(Tenure::Labour), labour * DAY, "{days}");
            assert_eq!(with(days).unbonding(Tenure::LongTerm), long_term * DAY, "{days}");
        }
    }
}

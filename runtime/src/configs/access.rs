//! Bonds: their governed terms, and where slashed AGT goes.

use crate::{configs::parameters::dynamic_params::access, *};
use agt_primitives::access::{AccessTerms, Role, Tenure};
use frame_support::traits::Get;
use frame_system::EnsureRoot;

/// A day of chain time, in milliseconds.
const DAY: Moment = 86_400_000;

/// The terms of access as governance has set them.
pub struct GovernedTerms;

impl AccessTerms for GovernedTerms {
    fn minimum(role: Role) -> Balance {
        match role {
            Role::DataValidation => access::DataValidationMinimum::get(),
            Role::Calibration => access::CalibrationMinimum::get(),
            Role::AutoLabelling => access::AutoLabellingMinimum::get(),
            Role::DataRequest => access::DataRequestMinimum::get(),
            Role::DataOffer => access::DataOfferMinimum::get(),
            Role::AdvancedTasks => access::AdvancedTasksMinimum::get(),
            Role::Governance => 0,
            Role::Validator => access::ValidatorMinimum::get(),
            Role::Juror => access::JurorMinimum::get(),
        }
    }

    fn unbonding(tenure: Tenure) -> Moment {
        let days = match tenure {
            Tenure::Labour => access::LabourUnbondingDays::get(),
            Tenure::LongTerm => access::LongTermUnbondingDays::get(),
        };
        Moment::from(days).saturating_mul(DAY)
    }
}

/// What support in a referendum is a share of, in planck: what circulates or may since the TGE.
pub struct VotingBase;

impl Get<Balance> for VotingBase {
    fn get() -> Balance {
        Supply::votable()
    }
}

/// The account that slashed AGT goes to.
pub struct SlashSink;

impl Get<AccountId> for SlashSink {
    fn get() -> AccountId {
        pots::account(pots::REWARDS)
    }
}

impl pallet_access::Config for Runtime {
    type Circulating = VotingBase;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type SlashOrigin = EnsureRoot<AccountId>;
    type SlashSink = SlashSink;
    type Terms = GovernedTerms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_access::WeightInfo<Runtime>;
}

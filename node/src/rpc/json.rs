//! The shapes of the `agt_` answers. Amounts are decimal strings of planck, because JSON numbers lose them; times are
//! RFC 3339 in UTC.

mod bonds;
mod contributors;
mod redemption;
mod referenda;
mod tasks;

pub use bonds::Access;
pub use contributors::Contributor;
pub use redemption::{season_named, Claim, Quote, Season};
pub use referenda::Referenda;
pub use tasks::{Campaign, CampaignFilter, Campaigns};

use super::time::rfc3339;
use agt_primitives::{
    parameters::ParameterReport,
    supply::{self, BucketReport, BudgetReport, SupplyReport},
    Balance,
};
use agt_runtime::AccountId;
use agt_runtime_api::AccountReport;
use serde::{Deserialize, Serialize};
use sp_core::crypto::Ss58Codec;

/// An amount in planck as a decimal string.
fn planck(amount: Balance) -> String {
    amount.to_string()
}

/// The name that JSON gives a unit variant.
pub fn name(variant: &impl Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// The answer of `agt_supply`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Supply {
    pub cap: String,
    pub ever_minted: String,
    pub burned: String,
    pub issued: String,
    pub circulating: String,
    pub tge: Option<String>,
    pub buckets: Vec<Bucket>,
    pub budgets: Vec<Budget>,
}

impl From<SupplyReport<AccountId>> for Supply {
    fn from(report: SupplyReport<AccountId>) -> Self {
        Self {
            cap: planck(report.cap),
            ever_minted: planck(report.ever_minted),
            burned: planck(report.burned),
            issued: planck(report.issued),
            circulating: planck(report.circulating),
            tge: report.tge.map(rfc3339),
            buckets: report.buckets.into_iter().map(Into::into).collect(),
            budgets: report.budgets.into_iter().map(Into::into).collect(),
        }
    }
}

/// One bucket of `agt_supply`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Bucket {
    pub bucket: supply::Bucket,
    pub total: String,
    pub at_tge: String,
    pub linear: String,
    pub budgeted: String,
    pub cliff_months: u32,
    pub linear_months: u32,
    pub beneficiary: Option<String>,
    pub vested: String,
    pub released: String,
    pub remaining: String,
    pub next_unlock: Option<Unlock>,
}

impl From<BucketReport<AccountId>> for Bucket {
    fn from(report: BucketReport<AccountId>) -> Self {
        Self {
            bucket: report.bucket,
            total: planck(report.total),
            at_tge: planck(report.at_tge),
            linear: planck(report.linear),
            budgeted: planck(report.budgeted),
            cliff_months: report.cliff_months,
            linear_months: report.linear_months,
            beneficiary: report.beneficiary.map(|account| account.to_ss58check()),
            vested: planck(report.vested),
            released: planck(report.released),
            remaining: planck(report.remaining),
            next_unlock: report.next_unlock.map(Into::into),
        }
    }
}

/// One sub-budget of `agt_supply`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Budget {
    pub budget: supply::Budget,
    pub total: String,
    pub minted: String,
    pub reserved: String,
    pub left: String,
}

impl From<BudgetReport> for Budget {
    fn from(report: BudgetReport) -> Self {
        Self {
            budget: report.budget,
            total: planck(report.total),
            minted: planck(report.minted),
            reserved: planck(report.reserved),
            left: planck(report.left),
        }
    }
}

/// One step of an unlock calendar.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Unlock {
    pub at: String,
    pub amount: String,
}

impl From<supply::Unlock> for Unlock {
    fn from(unlock: supply::Unlock) -> Self {
        Self { at: rfc3339(unlock.at), amount: planck(unlock.amount) }
    }
}

/// One parameter of `agt_parameters`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Parameter {
    pub name: String,
    pub unit: String,
    pub value: String,
    pub default: String,
    pub min: String,
    pub max: String,
}

impl From<ParameterReport> for Parameter {
    fn from(report: ParameterReport) -> Self {
        Self {
            name: report.name,
            unit: report.unit,
            value: report.value.to_string(),
            default: report.default.to_string(),
            min: report.min.to_string(),
            max: report.max.to_string(),
        }
    }
}

/// The answer of `agt_account`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Account {
    pub address: String,
    pub free: String,
    pub held: String,
    pub spendable: String,
    pub nonce: u32,
}

impl Account {
    /// What `report` says of the account that was asked for as `address`.
    pub fn new(address: String, report: AccountReport) -> Self {
        Self {
            address,
            free: planck(report.free),
            held: planck(report.held),
            spendable: planck(report.spendable),
            nonce: report.nonce,
        }
    }
}

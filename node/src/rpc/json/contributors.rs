//! The answer of `agt_contributor`.

use super::tasks::Ticket;
use agt_primitives::{
    access::RoleReport,
    contributors::{ContributorStep, LeftToday, StatusReport},
};
use agt_runtime::AccountId;
use agt_runtime_api::contributors::ContributorReport;
use serde::Serialize;

/// The answer of `agt_contributor`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Contributor {
    pub address: String,
    pub registered: Option<StatusReport<AccountId>>,
    pub left_today: Vec<LeftToday>,
    pub tickets: Vec<Ticket>,
    pub roles: Vec<RoleReport>,
    pub next_steps: Vec<ContributorStep>,
}

impl Contributor {
    /// What `report` says of the account that was asked for as `address`.
    pub fn new(address: String, report: ContributorReport<AccountId>) -> Self {
        Self {
            address,
            registered: report.registered,
            left_today: report.left_today,
            tickets: report.tickets.into_iter().map(Into::into).collect(),
            roles: report.roles,
            next_steps: report.next_steps,
        }
    }
}

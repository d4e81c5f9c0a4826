//! The answer of `agt_contributor`.

use crate::tasks::TicketReport;
use agt_primitives::{
    access::RoleReport,
    contributors::{ContributorStep, LeftToday, StatusReport},
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// An account as a contributor, registered or not.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ContributorReport<AccountId> {
    /// Its status; none when it is not registered.
    pub registered: Option<StatusReport<AccountId>>,
    /// What it may still take on this UTC day: in an area in which it has not worked, then in each of its areas. Empty when
    /// it is not registered.
    pub left_today: Vec<LeftToday>,
    /// Its tickets, and the next step of each.
    pub tickets: Vec<TicketReport>,
    /// The roles that it holds.
    pub roles: Vec<RoleReport>,
    /// What it can do next.
    pub next_steps: Vec<ContributorStep>,
}

//! The shapes of the `agt_` answers that are not yet reports.

mod contributors;
mod tasks;

pub use contributors::Contributor;
pub use tasks::{Campaign, CampaignFilter, Campaigns};

use agt_primitives::{report::Time, Balance};

/// An amount in planck as a decimal string.
fn planck(amount: Balance) -> String {
    amount.to_string()
}

fn rfc3339(moment: u64) -> String {
    Time(moment).to_string()
}

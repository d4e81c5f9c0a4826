//! The answer of `agt_referenda`. Shares are decimal fractions of one, periods and points in time are block numbers.

use super::planck;
use agt_runtime::AccountId;
use agt_runtime_api::governance::{OngoingReferendum, ReferendaPage, ReferendumReport, ReferendumState};
use serde::{Deserialize, Serialize};
use sp_core::{bytes::to_hex, crypto::Ss58Codec};

/// A page of referenda, the newest first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Referenda {
    pub referenda: Vec<Referendum>,
    pub next: Option<u32>,
}

impl From<ReferendaPage<AccountId>> for Referenda {
    fn from(page: ReferendaPage<AccountId>) -> Self {
        Self { referenda: page.referenda.into_iter().map(Into::into).collect(), next: page.next }
    }
}

/// One referendum.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Referendum {
    pub index: u32,
    pub state: String,
    pub at: Option<u32>,
    pub ongoing: Option<Ongoing>,
    pub enacts_at: Option<u32>,
    pub enactment_task: String,
}

impl From<ReferendumReport<AccountId>> for Referendum {
    fn from(report: ReferendumReport<AccountId>) -> Self {
        let (state, at) = match report.state {
            ReferendumState::Preparing => ("preparing", None),
            ReferendumState::Queued => ("queued", None),
            ReferendumState::Deciding => ("deciding", None),
            ReferendumState::Confirming { until } => ("confirming", Some(until)),
            ReferendumState::Approved { at } => ("approved", Some(at)),
            ReferendumState::Rejected { at } => ("rejected", Some(at)),
            ReferendumState::Cancelled { at } => ("cancelled", Some(at)),
            ReferendumState::TimedOut { at } => ("timedOut", Some(at)),
            ReferendumState::Killed { at } => ("killed", Some(at)),
        };
        Self {
            index: report.index,
            state: state.into(),
            at,
            ongoing: report.ongoing.map(Into::into),
            enacts_at: report.enacts_at,
            enactment_task: to_hex(&report.enactment_task, false),
        }
    }
}

/// A referendum that goes on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ongoing {
    pub track: u16,
    pub track_name: String,
    pub proposal: String,
    pub submitter: String,
    pub submitted: u32,
    pub decision_deposit_placed: bool,
    pub decision_deposit: String,
    pub decides_from: u32,
    pub deciding_since: Option<u32>,
    pub decides_until: Option<u32>,
    pub enactment_delay: u32,
    pub ayes: String,
    pub nays: String,
    pub support: String,
    pub turnout: String,
    pub approval: String,
    pub approval_needed: String,
    pub support_share: String,
    pub support_needed: String,
}

impl From<OngoingReferendum<AccountId>> for Ongoing {
    fn from(told: OngoingReferendum<AccountId>) -> Self {
        Self {
            track: told.track,
            track_name: told.track_name,
            proposal: to_hex(&told.proposal, false),
            submitter: told.submitter.to_ss58check(),
            submitted: told.submitted,
            decision_deposit_placed: told.decision_deposit_placed,
            decision_deposit: planck(told.decision_deposit),
            decides_from: told.decides_from,
            deciding_since: told.deciding_since,
            decides_until: told.decides_until,
            enactment_delay: told.enactment_delay,
            ayes: planck(told.ayes),
            nays: planck(told.nays),
            support: planck(told.support),
            turnout: planck(told.turnout),
            approval: share(told.approval),
            approval_needed: share(told.approval_needed),
            support_share: share(told.support_share),
            support_needed: share(told.support_needed),
        }
    }
}

/// Parts of a billion as a decimal fraction of one, all nine digits.
fn share(parts: u32) -> String {
    format!("{}.{:09}", parts / 1_000_000_000, parts % 1_000_000_000)
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn should_tell_a_share_as_a_fraction_of_one() {
        assert_eq!(share(0), "0.000000000");
        assert_eq!(share(20_000_000), "0.020000000");
        assert_eq!(share(1_000_000_000), "1.000000000");
    }
}

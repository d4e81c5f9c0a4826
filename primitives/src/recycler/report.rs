//! What anyone may read of the recycler: its mode, its money and what belongs to the next season; and its totals.

use super::{RecycleSource, RecyclerMode};
use crate::{basis_points::BasisPoints, calendar::Month, report::Planck, Balance};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::Serialize;

/// What came back from one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct SourceReport {
    /// The source.
    pub source: RecycleSource,
    /// AGT that came back from it, whatever became of it.
    pub received: Planck,
}

/// The recycler: the answer of `agt_recycler`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct RecyclerReport {
    /// The mode in force.
    pub mode: RecyclerMode,
    /// The mean share of bonded AGT in the last 30 days, in basis points.
    pub staked: BasisPoints,
    /// The share that is burned of what comes back now, in basis points.
    pub burn: BasisPoints,
    /// AGT that came back.
    pub received: Planck,
    /// What of it was burned.
    pub burned: Planck,
    /// AGT that somebody sent to the pot of its own accord, and that was collected for a season.
    pub gifts: Planck,
    /// AGT that belongs to seasons that have not taken it.
    pub waiting: Planck,
    /// AGT that seasons have taken, and neither paid nor given back.
    pub outstanding: Planck,
    /// AGT that seasons have paid.
    pub paid: Planck,
    /// What came back from each source.
    pub sources: Vec<SourceReport>,
    /// The season that what comes back now belongs to; none beyond the calendar.
    pub next_season: Option<Month>,
    /// What belongs to it so far.
    pub next_revenue: Planck,
}

/// The sums since the chain began, in planck of AGT. No figure ever falls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct RecyclerTotals {
    /// What came back.
    pub received: Balance,
    /// What of it was burned.
    pub burned: Balance,
    /// What somebody sent to the pot of its own accord, and that was collected for a season.
    pub gifts: Balance,
    /// What seasons have taken.
    pub taken: Balance,
    /// What they have paid of it.
    pub paid: Balance,
    /// What they have given back of it. It belongs to a later season then.
    pub given_back: Balance,
    /// What was carried from a season that takes no more to a later one. It is counted each time that it is carried.
    pub carried: Balance,
}

impl RecyclerTotals {
    /// Returns what belongs to seasons that have not taken it. None when the figures are broken.
    pub fn waiting(&self) -> Option<Balance> {
        let kept = self.received.checked_sub(self.burned)?;
        kept.checked_add(self.gifts)?.checked_add(self.given_back)?.checked_sub(self.taken)
    }

    /// Returns what seasons have taken, and neither paid nor given back. None when the figures are broken.
    pub fn outstanding(&self) -> Option<Balance> {
        self.taken.checked_sub(self.paid)?.checked_sub(self.given_back)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{json, to_value};

    #[test]
    fn report_reads_as_its_json() {
        let report = RecyclerReport {
            mode: RecyclerMode::Aimagine,
            staked: BasisPoints::clamped(4_000),
            burn: BasisPoints::clamped(6_000),
            received: Planck(20),
            burned: Planck(12),
            gifts: Planck(1),
            waiting: Planck(4),
            outstanding: Planck(3),
            paid: Planck(2),
            sources: [SourceReport { source: RecycleSource::Auctions, received: Planck(20) }].to_vec(),
            next_season: Some(Month(687)),
            next_revenue: Planck(4),
        };
        let expected = json!({
            "mode": "aimagine", "staked": 4_000, "burn": 6_000,
            "received": "20", "burned": "12", "gifts": "1", "waiting": "4", "outstanding": "3", "paid": "2",
            "sources": [{ "source": "auctions", "received": "20" }],
            "nextSeason": "2027-04", "nextRevenue": "4",
        });
        assert_eq!(to_value(report).unwrap(), expected);
    }

    #[test]
    fn broken_totals_have_no_difference() {
        let totals = RecyclerTotals {
            received: 20,
            burned: 12,
            gifts: 1,
            taken: 6,
            paid: 2,
            given_back: 1,
            ..Default::default()
        };
        assert_eq!((totals.waiting(), totals.outstanding()), (Some(4), Some(3)));
        let broken = RecyclerTotals { burned: 21, paid: 6, ..totals };
        assert_eq!((broken.waiting(), broken.outstanding()), (None, None));
        assert_eq!(RecyclerTotals { taken: 11, ..totals }.waiting(), None);
    }
}

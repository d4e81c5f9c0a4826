//! Reputation in one area: how it moves with a set and drifts while the account is idle. Touches no storage.

use crate::AreaReputation;
use agt_primitives::{
    average::{Average, Drift},
    basis_points::BasisPoints,
    contributors::{ContributorTerms, Tally},
    Moment,
};

impl AreaReputation {
    /// The reputation in a new area. Both averages are zero, so that nobody gains by being new.
    pub(crate) fn new(now: Moment) -> Self {
        Self { since: now, ..Self::default() }
    }

    /// Returns the reputation: the smaller of the two averages.
    pub(crate) fn reputation(&self) -> BasisPoints {
        self.consensus.min(self.gold).reading()
    }

    /// Returns both averages after the idle time until `now`. An account with an open set in the area is not idle.
    pub(crate) fn drifted(self, drift: &Drift, now: Moment) -> Self {
        if self.open > 0 {
            return Self { since: now, ..self };
        }
        let drifted = |average: Average| average.drifted(drift, self.since, now);
        Self { consensus: drifted(self.consensus), gold: drifted(self.gold), since: now, ..self }
    }

    /// Returns both averages after a set was settled.
    ///
    /// The gold average moves towards the share of gold items answered correctly. It stays if the set had no gold. Gold
    /// of a campaign that is not the platform's own can only lower it, because the requester may know that gold.
    ///
    /// The consensus average moves towards the share of answers on which others agreed. In a set of gold alone it moves
    /// towards the gold share, because others would agree on the truth. While the reputation is low, it rises only
    /// with a set whose gold was two thirds correct, so that colluders cannot lift each other.
    pub(crate) fn sampled(self, consensus: Tally, gold: Tally, platform: bool, terms: &ContributorTerms) -> Self {
        let step = terms.step();
        let low = self.reputation().points() < terms.low_reputation;
        let mut after = self;
        if let Some(share) = gold.share() {
            let moved = self.gold.sampled(share, step);
            after.gold = if platform { moved } else { moved.min(self.gold) };
        }
        if let Some(share) = consensus.share().or(gold.share()) {
            let moved = self.consensus.sampled(share, step);
            let gold_passed = gold.total > 0 && gold.two_thirds_right();
            if moved <= self.consensus || !low || gold_passed {
                after.consensus = moved;
            }
        }
        after.sets = self.sets.saturating_add(1);
        after
    }
}

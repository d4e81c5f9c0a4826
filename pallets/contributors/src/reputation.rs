//! How reputation in one area moves. Touches no storage.

use crate::AreaStanding;
use agt_primitives::{
    average::{Average, Drift},
    basis_points::BasisPoints,
    contributors::{ContributorTerms, Tally},
    Moment,
};

impl AreaStanding {
    /// Nobody has answered anything yet: both averages stand at zero, so that there is nothing to gain by being new.
    pub(crate) fn begun(now: Moment) -> Self {
        Self { since: now, ..Self::default() }
    }

    /// What counts: the smaller average.
    pub(crate) fn reputation(&self) -> BasisPoints {
        self.consensus.min(self.gold).reading()
    }

    /// As it stands at `now`, from when on it is idle again. With a set open the account is not idle.
    pub(crate) fn touched(self, drift: &Drift, now: Moment) -> Self {
        if self.open > 0 {
            return Self { since: now, ..self };
        }
        let drifted = |average: Average| average.drifted(drift, self.since, now);
        Self { consensus: drifted(self.consensus), gold: drifted(self.gold), since: now, ..self }
    }

    /// After one set that was settled.
    ///
    /// The gold average moves towards the share of gold that was right; without gold it stays, and gold of a campaign that
    /// is not the platform's lowers it only: a requester could know its own. The consensus average
    /// moves towards the share that others agreed with; in a set of gold alone, whose truth is known, towards that of
    /// gold. While the reputation is low, consensus rises only by a set with gold of which two thirds were right: to
    /// agree with one's friends lifts nobody.
    pub(crate) fn moved(self, consensus: Tally, gold: Tally, platform: bool, terms: &ContributorTerms) -> Self {
        let step = terms.step();
        let low = self.reputation().points() < terms.low_reputation;
        let mut after = self;
        if let Some(share) = gold.share() {
            let moved = self.gold.sampled(share, step);
            after.gold = if platform { moved } else { moved.min(self.gold) };
        }
        if let Some(share) = consensus.share().or(gold.share()) {
            let moved = self.consensus.sampled(share, step);
            let lifted_by_gold = gold.total > 0 && gold.two_thirds_right();
            if moved <= self.consensus || !low || lifted_by_gold {
                after.consensus = moved;
            }
        }
        after.sets = self.sets.saturating_add(1);
        after
    }
}

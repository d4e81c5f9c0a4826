//! AGT that comes back, and the seasons that pay it: `pallet-recycler` and the close of `pallet-redemption`.

use super::{float::vested, stake::Samples};
use agt_primitives::{
    basis_points::BasisPoints,
    recycler::RecyclerTerms,
    redemption::SeasonTerms,
    season::{pool, Closing, Submitted, ALL_POOLS},
    Balance,
};

/// What is submitted to each season: the AIA of the last one of the main table, under the defaults.
pub const SUBMITTED: Submitted = Submitted { base: 182_517_650, bonded: 43_360_200 };

/// A season that has closed and is claimed whole, in planck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Season {
    /// Its pool.
    pub pool: Balance,
    /// What it paid.
    pub paid: Balance,
    /// What of that had come back before.
    pub recycled: Balance,
    /// What of that was minted.
    pub minted: Balance,
}

/// The recycler, and the budget of the seasons.
#[derive(Clone, Debug)]
pub struct Recycler {
    terms: RecyclerTerms,
    samples: Samples,
    /// Planck that belong to the season of this month.
    belongs: Balance,
    /// Planck that belong to the season of the next month.
    next: Balance,
    /// Planck that were burned, ever.
    pub burned: Balance,
    /// Planck that were minted by the seasons, ever.
    pub minted: Balance,
    /// Planck that came back and were not burned, ever.
    pub kept: Balance,
}

impl Recycler {
    /// Returns an empty one.
    pub fn with(terms: RecyclerTerms) -> Self {
        Self { terms, samples: Samples::default(), belongs: 0, next: 0, burned: 0, minted: 0, kept: 0 }
    }

    /// Returns what circulates after so many months.
    pub fn circulating(&self, months: u32) -> Balance {
        vested(months) + self.minted - self.burned - self.waiting()
    }

    /// Returns what waits for seasons.
    pub const fn waiting(&self) -> Balance {
        self.belongs + self.next
    }

    /// Returns what the budget of the seasons has left.
    pub const fn left(&self) -> Balance {
        ALL_POOLS - self.minted
    }

    /// Takes the sample of a day.
    pub fn sample(&mut self, bonded: BasisPoints) {
        self.samples.take(bonded);
    }

    /// Takes AGT that comes back.
    pub fn recycle(&mut self, amount: Balance) {
        let staked = self.samples.mean().expect("a day has begun");
        let burned = self.terms.burned(staked).of(amount);
        self.burned += burned;
        self.kept += amount - burned;
        self.next += amount - burned;
    }

    /// Lets a month begin: what came back in the one before belongs to its season.
    pub fn begin_month(&mut self) {
        self.belongs += std::mem::take(&mut self.next);
    }

    /// Closes the season of a month, and lets everybody claim.
    pub fn close(&mut self, month: u32) -> Season {
        let SeasonTerms { ceiling, base_part, .. } = SeasonTerms::default();
        let returned = std::mem::take(&mut self.belongs);
        let pool = pool(month).min(self.left()) + returned;
        let closing = Closing::of(pool, base_part, SUBMITTED, ceiling).expect("figures of a chain");
        let paid = closing.owed().expect("at most the pool");
        let recycled = paid.min(returned);
        self.next += returned - recycled;
        self.minted += paid - recycled;
        Season { pool, paid, recycled, minted: paid - recycled }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::token::AGT;

    const MILLION: Balance = 1_000_000 * AGT;

    fn in_mode(mode: u8) -> Recycler {
        let mut recycler = Recycler::with(RecyclerTerms { mode, ..RecyclerTerms::DEFAULT });
        recycler.sample(BasisPoints::clamped(2_000));
        recycler
    }

    #[test]
    fn season_pays_what_came_back_before_it_mints() {
        let mut recycler = in_mode(0);
        recycler.recycle(MILLION);
        recycler.begin_month();
        let season = recycler.close(0);
        assert_eq!((season.pool, season.recycled), (16 * MILLION, MILLION));
        assert_eq!(season.paid, season.recycled + season.minted);
        assert_eq!(recycler.waiting(), 0);
        // What comes back after the close is of the next season.
        recycler.recycle(MILLION);
        assert_eq!(recycler.close(0).recycled, 0);
    }

    #[test]
    fn season_gives_back_what_it_owes_to_nobody() {
        let mut recycler = in_mode(0);
        recycler.recycle(40 * MILLION);
        recycler.begin_month();
        let season = recycler.close(0);
        assert_eq!((season.pool, season.minted, season.recycled), (55 * MILLION, 0, season.paid));
        assert_eq!(recycler.waiting(), 40 * MILLION - season.paid);
    }

    #[test]
    fn burned_share_is_that_of_the_mode() {
        let burned = |mode| {
            let mut recycler = in_mode(mode);
            recycler.recycle(10 * MILLION);
            (recycler.burned / MILLION, recycler.kept / MILLION)
        };
        assert_eq!([0, 1, 2].map(burned), [(0, 10), (8, 2), (5, 5)]);
    }
}

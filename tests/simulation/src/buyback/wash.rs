//! Somebody who pays protocol fees to itself: what of them comes back to it by the seasons, and as an author of blocks.

use super::{recycling::SUBMITTED, verdict};
use agt_primitives::{
    basis_points::BasisPoints,
    recycler::RecyclerTerms,
    redemption::SeasonTerms,
    revenue::RevenueTerms,
    season::{Closing, Submitted, FIRST_POOL},
    token::AGT,
    Balance,
};

/// Fees that it pays in a month.
pub const FEES: Balance = 100_000 * AGT;

/// How a season pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lanes {
    /// The bonded lane at the ceiling, and the base lane full: the last season of the main table.
    AtTheCeiling,
    /// So much AIA in the bonded lane that it shares all that is left: the best for it.
    BelowTheCeiling,
}

impl Lanes {
    /// Both.
    pub const ALL: [Self; 2] = [Self::AtTheCeiling, Self::BelowTheCeiling];

    const fn name(self) -> &'static str {
        match self {
            Self::AtTheCeiling => "bonded lane at the ceiling",
            Self::BelowTheCeiling => "both lanes below the ceiling",
        }
    }

    const fn submitted(self) -> Submitted {
        match self {
            Self::AtTheCeiling => SUBMITTED,
            Self::BelowTheCeiling => Submitted { bonded: 1_000_000_000, ..SUBMITTED },
        }
    }

    /// Returns what a season owes with a pool beyond the first one, in planck.
    fn owed(self, returned: Balance) -> Balance {
        let SeasonTerms { ceiling, base_part, .. } = SeasonTerms::default();
        let closing = Closing::of(FIRST_POOL + returned, base_part, self.submitted(), ceiling);
        closing.and_then(|closing| closing.owed()).expect("figures of a chain")
    }
}

/// Somebody who pays fees to itself.
#[derive(Clone, Copy, Debug)]
pub struct Washed {
    /// The mode of the recycler: its name.
    pub mode: &'static str,
    /// How a season pays.
    pub lanes: Lanes,
    /// The share of the AIA of each lane that it has.
    pub aia: f64,
    /// The share of the blocks that it makes.
    pub blocks: f64,
    /// The share of the authors.
    pub authors: BasisPoints,
    /// AGT that the season pays it more for [`FEES`].
    pub as_redeemer: f64,
    /// AGT that it gets as an author.
    pub as_author: f64,
}

/// The share of bonded AGT in mode `aimagine`.
const STAKED: BasisPoints = BasisPoints::clamped(2_000);

impl Washed {
    /// Returns what comes back.
    pub fn of(mode: (&'static str, u8), lanes: Lanes, authors: u16, aia: f64, blocks: f64) -> Self {
        let authors = RevenueTerms { authors }.share_of_authors();
        let to_authors = authors.of(FEES);
        let terms = RecyclerTerms { mode: mode.1, ..RecyclerTerms::DEFAULT };
        let returned = FEES - to_authors;
        let kept = returned - terms.burned(STAKED).of(returned);
        let more = crate::money::agt(lanes.owed(kept) - lanes.owed(0));
        let as_author = blocks * crate::money::agt(to_authors);
        Self { mode: mode.0, lanes, aia, blocks, authors, as_redeemer: aia * more, as_author }
    }

    /// Returns what comes back, as a part of the fees.
    pub fn back(&self) -> f64 {
        (self.as_redeemer + self.as_author) / crate::money::agt(FEES)
    }

    /// Returns the share of the AIA, and of the blocks as well, from which on it would pay. Above one there is none.
    pub fn pays_from(&self) -> f64 {
        let whole = Self { aia: 1.0, blocks: 1.0, as_redeemer: self.as_redeemer / self.aia, ..*self };
        let all = whole.as_redeemer + crate::money::agt(self.authors.of(FEES));
        crate::money::agt(FEES) / all
    }

    /// Returns its line of the table.
    pub fn line(&self) -> String {
        let fees = crate::money::agt(FEES);
        format!(
            "{},{},{:.0},{:.0},{:.0},{fees:.0},{:.0},{:.0},{:.2},{},{}",
            self.mode,
            self.lanes.name(),
            f64::from(self.authors.points()) / 100.0,
            100.0 * self.aia,
            100.0 * self.blocks,
            self.as_redeemer,
            self.as_author,
            100.0 * self.back(),
            verdict(self.as_redeemer + self.as_author - fees),
            if self.pays_from() > 1.0 + 1e-9 { "never".into() } else { format!("{:.0}", 100.0 * self.pays_from()) },
        )
    }
}

/// The head of the table.
pub const HEAD: &str =
    "mode,lanes,authors_pct,aia_pct,blocks_pct,fees_agt,back_by_the_season_agt,back_as_author_agt,back_pct,verdict,\
pays_from_pct_of_aia_and_blocks";

/// Returns every mode and state of the lanes, for small and large shares of the AIA and of the blocks.
pub fn all() -> Vec<Washed> {
    let mut all = Vec::new();
    for (mode, lanes) in super::months::MODES.into_iter().flat_map(|mode| Lanes::ALL.map(|lanes| (mode, lanes))) {
        for (aia, blocks) in [(0.1, 0.0), (0.1, 0.1), (0.5, 0.5), (0.99, 0.99)] {
            all.push(Washed::of(mode, lanes, RevenueTerms::DEFAULT.authors, aia, blocks));
        }
    }
    all.push(Washed::of(super::months::MODES[0], Lanes::BelowTheCeiling, 2_000, 0.5, 0.5));
    all
}

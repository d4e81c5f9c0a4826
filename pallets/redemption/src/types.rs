//! What the pallet stores.

use agt_primitives::{
    redemption::{SeasonFigures, SeasonTerms},
    season::Submitted,
    Balance,
};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A season that somebody has submitted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Season {
    /// Its terms, since the first submission.
    pub terms: SeasonTerms,
    /// All that was submitted: the open submissions and what was claimed.
    pub submitted: Submitted,
    /// AIA for which AGT was claimed.
    pub claimed: Submitted,
    /// The rates and the money, since the close.
    pub books: Option<Books>,
    /// Planck whose reservation was lifted, since the sweep.
    pub swept: Option<Balance>,
}

impl Season {
    /// A season with these terms that nobody has submitted to.
    pub const fn new(terms: SeasonTerms) -> Self {
        let none = Submitted { base: 0, bonded: 0 };
        Self { terms, submitted: none, claimed: none, books: None, swept: None }
    }

    /// What is still reserved for it, in planck. None when the books are broken.
    pub fn outstanding(&self) -> Option<Balance> {
        let Some(books) = self.books else {
            return Some(0);
        };
        books.figures.lanes.owed()?.checked_sub(books.paid)?.checked_sub(self.swept.unwrap_or(0))
    }
}

/// A season's money, in planck of AGT, since its close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Books {
    /// What it pays by. What both lanes are owed was reserved.
    pub figures: SeasonFigures,
    /// What was claimed. Never more than both lanes are owed.
    pub paid: Balance,
}

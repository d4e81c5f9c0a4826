//! What the pallet stores.

use agt_primitives::{
    redemption::{SeasonRates, SeasonTerms},
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
    pub accounts: Option<SeasonAccounts>,
    /// Planck whose reservation was lifted, since the sweep.
    pub swept: Option<Balance>,
}

impl Season {
    /// A season with these terms that nobody has submitted to.
    pub const fn new(terms: SeasonTerms) -> Self {
        let none = Submitted { base: 0, bonded: 0 };
        Self { terms, submitted: none, claimed: none, accounts: None, swept: None }
    }

    /// Returns what is still reserved for it, in planck; none when the accounts contradict each other.
    pub fn outstanding(&self) -> Option<Balance> {
        let Some(accounts) = self.accounts else {
            return Some(0);
        };
        accounts.rates.lanes.owed()?.checked_sub(accounts.paid)?.checked_sub(self.swept.unwrap_or(0))
    }
}

/// A season's rates and money, in planck of AGT, since its close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct SeasonAccounts {
    /// What it pays by. What both lanes are owed was reserved.
    pub rates: SeasonRates,
    /// What was claimed. Never more than both lanes are owed.
    pub paid: Balance,
}

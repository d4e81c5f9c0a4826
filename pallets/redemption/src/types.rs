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
    /// The accounts that have submitted to it, each counted once. Never falls.
    pub people: u32,
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
        Self { terms, submitted: none, people: 0, claimed: none, accounts: None, swept: None }
    }

    /// Returns what it still owes, in planck; none when the accounts contradict each other.
    pub fn outstanding(&self) -> Option<Balance> {
        self.outstanding_by_origin()?.total()
    }

    /// Returns where what it still owes comes from: what it keeps of revenue, and what is reserved for it. None when the
    /// accounts contradict each other.
    pub(crate) fn outstanding_by_origin(&self) -> Option<Funding> {
        let Some(accounts) = self.accounts else {
            return Some(Funding::default());
        };
        let left = accounts.owed()?.minus(accounts.funding(accounts.paid)?)?;
        match self.swept {
            Some(swept) if Some(swept) == left.total() => Some(Funding::default()),
            Some(_) => None,
            None => Some(left),
        }
    }
}

/// A season's rates and money, in planck of AGT, since its close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct SeasonAccounts {
    /// What it pays by.
    pub rates: SeasonRates,
    /// What was claimed. Never more than both lanes are owed.
    pub paid: Balance,
}

impl SeasonAccounts {
    /// Returns where `amount` comes from if it is all that the season ever pays: out of revenue as far as that goes, and
    /// minted beyond it. None when the accounts contradict each other.
    pub(crate) fn funding(&self, amount: Balance) -> Option<Funding> {
        Funding::of(amount, self.rates.recycled()?)
    }

    /// Returns where what both lanes are owed comes from. None when the accounts contradict each other.
    pub(crate) fn owed(&self) -> Option<Funding> {
        self.funding(self.rates.lanes.owed()?)
    }
}

/// Where AGT comes from that a season pays, in planck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Funding {
    /// Out of revenue.
    pub recycled: Balance,
    /// Minted out of the seasons' sub-budget.
    pub minted: Balance,
}

impl Funding {
    /// Splits `amount`, of which revenue pays at most `recycled`.
    fn of(amount: Balance, recycled: Balance) -> Option<Self> {
        let recycled = recycled.min(amount);
        Some(Self { recycled, minted: amount.checked_sub(recycled)? })
    }

    /// Returns the difference of each part; none if one is negative.
    pub(crate) fn minus(self, other: Self) -> Option<Self> {
        Some(Self {
            recycled: self.recycled.checked_sub(other.recycled)?,
            minted: self.minted.checked_sub(other.minted)?,
        })
    }

    /// Returns both parts together; none if the sum does not fit.
    pub(crate) fn total(self) -> Option<Balance> {
        self.recycled.checked_add(self.minted)
    }
}

//! A recycler that burns a part of what it takes.

use super::{now, AccountId, Balances};
use agt_primitives::{
    calendar::Month,
    recycler::{RecycleSource, Recycled, Recycler, RecyclerMode},
    Balance,
};
use frame_support::{
    parameter_types,
    traits::{fungible::Mutate, tokens::Preservation::Preserve},
};
use sp_runtime::DispatchError;

/// The account that recycled AGT lies in.
pub const RECYCLER: AccountId = 112;

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    pub storage FromAuctions: Balance = 0;
    pub storage FromMarkets: Balance = 0;
    /// The hundredths that are burned.
    pub storage Burned: Balance = 30;
}

pub struct TestRecycler;

impl Recycler<AccountId> for TestRecycler {
    fn recycle(from: &AccountId, source: RecycleSource, amount: Balance) -> Result<Recycled, DispatchError> {
        Balances::transfer(from, &RECYCLER, amount, Preserve)?;
        match source {
            RecycleSource::Auctions => FromAuctions::set(&(FromAuctions::get() + amount)),
            RecycleSource::Markets => FromMarkets::set(&(FromMarkets::get() + amount)),
            other => panic!("not of buyback: {other:?}"),
        }
        let burned = amount * Burned::get() / 100;
        let season = Month::at(now()).and_then(Month::next).ok_or("beyond the calendar")?;
        Ok(Recycled { mode: RecyclerMode::Split, burned, kept: amount - burned, season })
    }
}

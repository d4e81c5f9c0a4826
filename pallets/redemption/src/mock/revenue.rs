//! Revenue that came back for the seasons, as the recycler keeps it.

use super::{AccountId, Balances, PAYER, RECYCLED};
use agt_primitives::{
    arithmetic::{lower, raise},
    benchmarking::RecycledBench,
    calendar::Month,
    recycler::RecycledRevenue,
    Balance,
};
use frame_support::{
    ensure,
    pallet_prelude::*,
    storage_alias,
    traits::{
        fungible::{Inspect, Mutate},
        tokens::Preservation::Preserve,
    },
};
use sp_runtime::TryRuntimeError;

/// What revenue has brought back for a season, and nobody has taken.
#[storage_alias]
pub type Recycled = StorageMap<TestRecycled, Twox64Concat, Month, Balance, ValueQuery>;

/// What seasons have taken of it and neither paid nor given back.
#[storage_alias]
pub type Taken = StorageValue<TestRecycled, Balance, ValueQuery>;

/// What they gave back. It belongs to no season of these tests any more.
#[storage_alias]
pub type GivenBack = StorageValue<TestRecycled, Balance, ValueQuery>;

pub struct TestRecycled;

const MORE_THAN_TAKEN: DispatchError = DispatchError::Other("more than was taken");

impl RecycledRevenue<AccountId> for TestRecycled {
    fn expected(season: Month) -> Balance {
        Recycled::get(season)
    }

    fn take(season: Month) -> Balance {
        let taken = Recycled::take(season);
        Taken::mutate(|sum| *sum += taken);
        taken
    }

    fn pay(who: &AccountId, recycled: Balance, minted: Balance) -> DispatchResult {
        Taken::try_mutate(|taken| lower(taken, recycled)).map_err(|_| MORE_THAN_TAKEN)?;
        Balances::transfer(&RECYCLED, who, recycled + minted, Preserve).map(drop)
    }

    fn give_back(amount: Balance) -> DispatchResult {
        Taken::try_mutate(|taken| lower(taken, amount)).map_err(|_| MORE_THAN_TAKEN)?;
        GivenBack::try_mutate(|sum| raise(sum, amount))?;
        Ok(())
    }

    fn outstanding() -> Balance {
        Taken::get()
    }

    fn pot() -> AccountId {
        RECYCLED
    }
}

impl RecycledBench for TestRecycled {
    fn bring_back(season: Month, amount: Balance) {
        Balances::transfer(&PAYER, &RECYCLED, amount, Preserve).expect("the payer is rich");
        Recycled::mutate(season, |recycled| *recycled += amount);
    }
}

/// Checks that the pot holds what came back and was not paid.
pub fn pot_holds_what_came_back() -> Result<(), TryRuntimeError> {
    let waiting: Balance = Recycled::iter_values().sum();
    let books = waiting + Taken::get() + GivenBack::get() + Balances::minimum_balance();
    ensure!(Balances::total_balance(&RECYCLED) == books, "the pot holds what came back");
    Ok(())
}

//! Stand-ins for the seasons and the bonds. All that they keep is in storage, so that what fails is rolled back and the root
//! covers it.

use super::now;
use agt_primitives::{
    calendar::Month,
    recycler::{SeasonEnds, Stake},
    redemption::claims,
    Balance,
};
use frame_support::parameter_types;
use std::collections::BTreeSet;

parameter_types! {
    pub storage Closed: BTreeSet<Month> = BTreeSet::new();
    pub storage Bonded: Balance = 0;
    pub storage Circulating: Balance = 0;
}

/// Closes a season.
pub fn close(season: Month) {
    let mut closed = Closed::get();
    closed.insert(season);
    Closed::set(&closed);
}

/// Seasons that tests close, and that take no more once their claims have ended.
pub struct TestSeasons;

impl SeasonEnds for TestSeasons {
    fn takes_no_more(season: Month) -> bool {
        Closed::get().contains(&season) || claims(season).is_some_and(|claims| claims.end <= now())
    }
}

/// Bonds and a supply that tests make up.
pub struct TestStake;

impl Stake for TestStake {
    fn bonded() -> Balance {
        Bonded::get()
    }

    fn circulating() -> Balance {
        Circulating::get()
    }
}

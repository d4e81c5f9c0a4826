//! What the test's escrow pays, and whether its books agree with the pallet's.

use super::{AccountId, Test};
use agt_primitives::{
    tasks::{CampaignId, EscrowId, PoolId},
    Balance,
};
use agt_test_support::escrow::{all_books, set_books, EscrowBooks, Payer};
use frame_support::{ensure, pallet_prelude::DispatchResult, parameter_types};
use sp_runtime::DispatchError;
use std::collections::{BTreeMap, BTreeSet};

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    pub storage PaidTo: BTreeMap<AccountId, Balance> = BTreeMap::new();
    /// Accounts that cannot be paid.
    pub storage Blocked: BTreeSet<AccountId> = BTreeSet::new();
    /// The least price of an answer for which work earns merit.
    pub storage LeastMeritPrice: Balance = 0;
    /// The least that an account can own of the pools' asset.
    pub storage LeastPayment: Balance = 1;
}

/// Pays at once, into the test's books.
pub struct TestPayer;

impl Payer<AccountId> for TestPayer {
    fn pay(_: PoolId, to: &AccountId, amount: Balance) -> DispatchResult {
        let mut paid = PaidTo::get();
        *paid.entry(to.clone()).or_default() += amount;
        PaidTo::set(&paid);
        ensure!(!Blocked::get().contains(to), DispatchError::Other("cannot be paid"));
        Ok(())
    }

    fn earns_merit(price_an_answer: Balance) -> bool {
        price_an_answer >= LeastMeritPrice::get()
    }

    fn least_payment() -> Balance {
        LeastPayment::get()
    }
}

/// Checks that what was opened for each campaign adds up, and that what is committed is what its seats need.
pub fn escrows_agree() {
    for (campaign, escrow) in Books::get() {
        assert!(escrow.add_up(), "the books of campaign {campaign} add up: {escrow:?}");
        let Some(found) = crate::Campaigns::<Test>::get(campaign) else { continue };
        let unpaid = crate::Unpaid::<Test>::iter().filter(|(_, of, _)| *of == campaign).map(|(_, _, owed)| owed);
        let needed = found.terms.funding.price() * Balance::from(found.promised_seats) + unpaid.sum::<Balance>();
        assert_eq!(escrow.committed, needed, "campaign {campaign} has committed what its seats need");
    }
}

/// What was opened for each campaign.
pub struct Books;

impl Books {
    pub fn get() -> BTreeMap<CampaignId, EscrowBooks> {
        let of_campaign = |(id, escrow)| match id {
            EscrowId::Campaign(campaign) => (campaign, escrow),
            EscrowId::Job(job) => panic!("no campaign opens the escrow of job {job}"),
        };
        all_books().map(of_campaign).collect()
    }

    pub fn set(books: &BTreeMap<CampaignId, EscrowBooks>) {
        books.iter().for_each(|(campaign, escrow)| set_books(EscrowId::Campaign(*campaign), escrow));
    }
}

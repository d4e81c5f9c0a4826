//! What the pallets that count accepted work are told.

use super::AccountId;
use agt_primitives::merit::{AcceptedSet, OnAccepted};
use frame_support::parameter_types;

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    /// Each accepted set that was reported, in order.
    pub storage Reported: Vec<(AccountId, AcceptedSet<AccountId>)> = Vec::new();
}

/// Keeps what it is told.
pub struct TestMerit;

impl OnAccepted<AccountId> for TestMerit {
    fn on_accepted(who: &AccountId, set: &AcceptedSet<AccountId>) {
        let mut reported = Reported::get();
        reported.push((who.clone(), set.clone()));
        Reported::set(&reported);
    }
}

//! What the test's escrow pays, what its asset is worth, and whether its books agree with the jobs'.

use super::{AccountId, Test};
use agt_primitives::{
    attestation::{JobId, ValueOf},
    tasks::{EscrowId, PoolId},
    Balance,
};
use agt_test_support::escrow::{all_books, books, EscrowBooks, Payer};
use frame_support::{
    dispatch::DispatchResult, ensure, pallet_prelude::ValueQuery, parameter_types, storage_alias, Twox64Concat,
};
use sp_runtime::DispatchError;
use std::collections::BTreeSet;

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    /// Accounts that cannot receive the asset.
    pub storage Blocked: BTreeSet<AccountId> = BTreeSet::new();
    /// Planck that a unit of the pools' asset is worth; zero if it has no rate. Benchmarks pay AGT.
    pub storage Rate: Balance = 1;
    /// The least that an account can own of the pools' asset.
    pub storage LeastPayment: Balance = 1;
}

/// What each pool owes each account.
#[storage_alias]
pub type Owed = StorageDoubleMap<TestPayer, Twox64Concat, PoolId, Twox64Concat, AccountId, Balance, ValueQuery>;

/// What each account was sent.
#[storage_alias]
pub type Sent = StorageMap<TestPayer, Twox64Concat, AccountId, Balance, ValueQuery>;

/// Credits at once, and pays when it is told to send.
pub struct TestPayer;

impl Payer<AccountId> for TestPayer {
    fn pay(pool: PoolId, to: &AccountId, amount: Balance) -> DispatchResult {
        Owed::mutate(pool, to, |owed| *owed += amount);
        Ok(())
    }

    fn send(pool: PoolId, to: &AccountId) -> DispatchResult {
        let owed = Owed::take(pool, to);
        Sent::mutate(to, |sent| *sent += owed);
        // After the change, so that a caller that forgets its storage layer is found.
        ensure!(owed > 0 && !Blocked::get().contains(to), DispatchError::Other("cannot receive"));
        Ok(())
    }

    /// Work that a committee attests earns no merit.
    fn earns_merit(_: Balance) -> bool {
        false
    }

    /// A job forfeits what it has committed alone.
    fn forfeits_free() -> bool {
        false
    }

    fn least_payment() -> Balance {
        LeastPayment::get()
    }
}

/// Stops an account from receiving the asset, or lets it again.
pub fn block(who: &AccountId, is_blocked: bool) {
    let mut blocked = Blocked::get();
    if is_blocked {
        blocked.insert(who.clone());
    } else {
        blocked.remove(who);
    }
    Blocked::set(&blocked);
}

/// Returns the books of a job's escrow.
pub fn escrow(job: JobId) -> EscrowBooks {
    books(EscrowId::Job(job)).expect("the job has an escrow")
}

/// What the pools' asset is worth by [`Rate`].
pub struct TestWorth;

impl ValueOf for TestWorth {
    fn in_agt(id: EscrowId, amount: Balance) -> Option<Balance> {
        let rate = Some(Rate::get()).filter(|rate| *rate > 0 && books(id).is_some())?;
        amount.checked_mul(rate)
    }
}

/// Checks that what was opened for each job adds up, and that what is committed is what the job and its batches may pay.
#[track_caller]
pub fn escrows_agree() {
    for (id, escrow) in all_books() {
        let EscrowId::Job(job) = id else { panic!("no job opens {id:?}") };
        assert!(escrow.add_up(), "the escrow of job {job} adds up: {escrow:?}");
        let Some(found) = crate::Jobs::<Test>::get(job) else {
            assert!(escrow.is_closed, "the escrow of job {job} ended with it");
            continue;
        };
        let unclaimed = crate::Batches::<Test>::iter().filter(|((of, _), _)| *of == job);
        let needed = found.books.left + unclaimed.map(|(_, batch)| batch.unclaimed()).sum::<Balance>();
        let expected = if found.is_committed() { (0, needed) } else { (needed, 0) };
        assert_eq!((escrow.free, escrow.committed), expected, "job {job} has committed what it may pay");
        assert_eq!((escrow.paid, escrow.forfeited), (found.books.paid, found.books.forfeited));
    }
}

//! An escrow that stands in for the pools, and whether its books agree with the jobs'.

use super::{AccountId, Test};
use agt_primitives::{
    attestation::{JobId, ValueOf},
    basis_points::BasisPoints,
    tasks::{Escrow, EscrowId, PoolId},
    Balance,
};
use codec::{Decode, Encode};
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

/// What lies in each pool, its owner, and whether it accepts nothing new.
#[storage_alias]
pub type Pools = StorageMap<TestEscrow, Twox64Concat, PoolId, (AccountId, Balance, bool)>;

/// What was opened for each job.
#[storage_alias]
pub type Escrows = StorageMap<TestEscrow, Twox64Concat, JobId, JobEscrow>;

/// What each pool owes each account.
#[storage_alias]
pub type Owed = StorageDoubleMap<TestEscrow, Twox64Concat, PoolId, Twox64Concat, AccountId, Balance, ValueQuery>;

/// What each account was sent.
#[storage_alias]
pub type Sent = StorageMap<TestEscrow, Twox64Concat, AccountId, Balance, ValueQuery>;

/// What was opened for a job, and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct JobEscrow {
    pub pool: PoolId,
    pub opened: Balance,
    pub free: Balance,
    pub committed: Balance,
    pub paid: Balance,
    pub forfeited: Balance,
    pub refunded: Balance,
    pub is_closed: bool,
}

/// The escrow.
pub struct TestEscrow;

/// Makes a pool of `owner` with `amount` in it.
pub fn fund(pool: PoolId, owner: &AccountId, amount: Balance) {
    Pools::insert(pool, (owner.clone(), amount, false));
}

/// Cancels a pool: it accepts nothing new.
pub fn end_pool(pool: PoolId) {
    Pools::mutate(pool, |pool| pool.as_mut().expect("the pool exists").2 = true);
}

pub fn in_pool(pool: PoolId) -> Balance {
    Pools::get(pool).expect("the pool exists").1
}

pub fn escrow(job: JobId) -> JobEscrow {
    Escrows::get(job).expect("the job has an escrow")
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

fn lower(amount: &mut Balance, by: Balance) -> DispatchResult {
    *amount = amount.checked_sub(by).ok_or(DispatchError::Other("not so much in escrow"))?;
    Ok(())
}

fn number(id: EscrowId) -> JobId {
    match id {
        EscrowId::Job(job) => job,
        EscrowId::Campaign(_) => panic!("no campaign draws on these pools"),
    }
}

fn change<R>(
    id: EscrowId,
    change: impl FnOnce(&mut JobEscrow) -> Result<R, DispatchError>,
) -> Result<R, DispatchError> {
    Escrows::try_mutate(number(id), |escrow| {
        let escrow = escrow.as_mut().filter(|escrow| !escrow.is_closed);
        change(escrow.ok_or(DispatchError::Other("no escrow"))?)
    })
}

fn is_over(id: EscrowId) -> bool {
    Escrows::get(number(id)).and_then(|escrow| Pools::get(escrow.pool)).is_none_or(|(.., is_over)| is_over)
}

impl Escrow<AccountId> for TestEscrow {
    fn open(pool: PoolId, id: EscrowId, owner: &AccountId, most: Balance) -> DispatchResult {
        let (of, mut left, is_over) = Pools::get(pool).ok_or(DispatchError::Other("no such pool"))?;
        ensure!(of == *owner, DispatchError::Other("no such pool"));
        ensure!(!is_over, DispatchError::Other("the pool is over"));
        ensure!(!Escrows::contains_key(number(id)), DispatchError::Other("has an escrow"));
        lower(&mut left, most)?;
        Pools::insert(pool, (of, left, is_over));
        Escrows::insert(number(id), JobEscrow { pool, free: most, opened: most, ..JobEscrow::default() });
        Ok(())
    }

    fn free(id: EscrowId) -> Balance {
        let free = Escrows::get(number(id)).map_or(0, |escrow| escrow.free);
        if is_over(id) {
            0
        } else {
            free
        }
    }

    fn commit(id: EscrowId, amount: Balance) -> DispatchResult {
        ensure!(!is_over(id), DispatchError::Other("the pool is over"));
        change(id, |escrow| {
            lower(&mut escrow.free, amount)?;
            escrow.committed += amount;
            Ok(())
        })
    }

    fn pay(id: EscrowId, to: &AccountId, amount: Balance) -> DispatchResult {
        change(id, |escrow| {
            lower(&mut escrow.committed, amount)?;
            escrow.paid += amount;
            Owed::mutate(escrow.pool, to, |owed| *owed += amount);
            Ok(())
        })
    }

    fn release(id: EscrowId, amount: Balance) -> DispatchResult {
        change(id, |escrow| {
            lower(&mut escrow.committed, amount)?;
            escrow.free += amount;
            Ok(())
        })
    }

    fn forfeit(_: EscrowId, _: BasisPoints) -> Result<Balance, DispatchError> {
        Err(DispatchError::Unavailable)
    }

    fn forfeit_committed(id: EscrowId, amount: Balance) -> DispatchResult {
        change(id, |escrow| {
            lower(&mut escrow.committed, amount)?;
            escrow.forfeited += amount;
            Ok(())
        })
    }

    fn send(id: EscrowId, to: &AccountId) -> DispatchResult {
        let pool = Escrows::get(number(id)).ok_or(DispatchError::Other("no escrow"))?.pool;
        let owed = Owed::take(pool, to);
        Sent::mutate(to, |sent| *sent += owed);
        // After the change, so that a caller that forgets its storage layer is found.
        ensure!(owed > 0 && !Blocked::get().contains(to), DispatchError::Other("cannot receive"));
        Ok(())
    }

    fn close(id: EscrowId) -> Result<Balance, DispatchError> {
        change(id, |escrow| {
            ensure!(escrow.committed == 0, DispatchError::Other("something is committed"));
            escrow.is_closed = true;
            escrow.refunded = core::mem::take(&mut escrow.free);
            Pools::mutate(escrow.pool, |pool| pool.as_mut().expect("the pool exists").1 += escrow.refunded);
            Ok(escrow.refunded)
        })
    }

    fn price_earns_merit(_: EscrowId, _: Balance) -> bool {
        false
    }

    fn least_payment(_: PoolId, _: &AccountId) -> Balance {
        LeastPayment::get()
    }
}

#[cfg(feature = "runtime-benchmarks")]
impl agt_primitives::benchmarking::EscrowBench<AccountId> for TestEscrow {
    fn fund(owner: &AccountId, amount: Balance) -> PoolId {
        fund(0, owner, amount);
        0
    }
}

/// What the pools' asset is worth by [`Rate`].
pub struct TestWorth;

impl ValueOf for TestWorth {
    fn in_agt(id: EscrowId, amount: Balance) -> Option<Balance> {
        let rate = Some(Rate::get()).filter(|rate| *rate > 0 && Escrows::contains_key(number(id)))?;
        amount.checked_mul(rate)
    }
}

/// Checks that what was opened for each job adds up, and that what is committed is what the job and its batches may pay.
#[track_caller]
pub fn escrows_agree() {
    for (job, escrow) in Escrows::iter() {
        let all = escrow.free + escrow.committed + escrow.paid + escrow.forfeited + escrow.refunded;
        assert_eq!(escrow.opened, all, "the escrow of job {job} adds up");
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

//! A stand-in for the pools that pay campaigns and jobs. It keeps its books in storage, so that a rollback covers them and the
//! root sees them.

use agt_primitives::{
    basis_points::BasisPoints,
    benchmarking::EscrowBench,
    tasks::{Escrow, EscrowId, PoolId},
    Balance,
};
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_support::{dispatch::DispatchResult, ensure, storage_alias, Twox64Concat};
use sp_runtime::DispatchError;

/// A pool: the encoded account that it belongs to, what is in no escrow, and whether it accepts nothing new.
#[storage_alias]
type Pools = StorageMap<TestEscrow, Twox64Concat, PoolId, (Vec<u8>, Balance, bool)>;

#[storage_alias]
type Escrows = StorageMap<TestEscrow, Twox64Concat, EscrowId, EscrowBooks>;

/// What was opened for a campaign or a job, and what became of it, in the pool's asset.
#[allow(missing_docs)] // Each field's name says what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct EscrowBooks {
    pub pool: PoolId,
    pub opened: Balance,
    pub free: Balance,
    pub committed: Balance,
    pub paid: Balance,
    pub forfeited: Balance,
    pub refunded: Balance,
    pub is_closed: bool,
}

impl EscrowBooks {
    /// Returns whether all that was opened is somewhere.
    pub fn add_up(&self) -> bool {
        self.opened == self.free + self.committed + self.paid + self.forfeited + self.refunded
    }
}

/// What a mock adds to [`TestEscrow`].
pub trait Payer<AccountId> {
    /// Pays a worker in a pool's asset, or notes that the pool owes it so much.
    fn pay(pool: PoolId, to: &AccountId, amount: Balance) -> DispatchResult;

    /// Sends a worker what a pool owes it. A payer that pays at once owes nothing.
    fn send(_pool: PoolId, _to: &AccountId) -> DispatchResult {
        Ok(())
    }

    /// Returns whether work at this price earns merit.
    fn earns_merit(_price_an_answer: Balance) -> bool {
        true
    }

    /// Returns whether a part of what is not committed can be forfeited.
    fn forfeits_free() -> bool {
        true
    }

    /// Returns the least that an account can own of the pools' asset.
    fn least_payment() -> Balance {
        1
    }
}

/// An escrow of pools that a test makes. `P` pays the workers.
pub struct TestEscrow<P>(PhantomData<P>);

/// Makes a pool of `owner` with `amount` in it.
pub fn fund<AccountId: Encode>(pool: PoolId, owner: &AccountId, amount: Balance) {
    Pools::insert(pool, (owner.encode(), amount, false));
}

/// Makes a pool accept nothing new, or everything again.
#[track_caller]
pub fn set_over(pool: PoolId, is_over: bool) {
    Pools::mutate(pool, |pool| pool.as_mut().expect("the pool exists").2 = is_over);
}

/// Returns what a pool has in no escrow.
#[track_caller]
pub fn in_pool(pool: PoolId) -> Balance {
    Pools::get(pool).expect("the pool exists").1
}

/// Returns the books of an escrow.
pub fn books(id: EscrowId) -> Option<EscrowBooks> {
    Escrows::get(id)
}

/// Returns the books of all escrows.
pub fn all_books() -> impl Iterator<Item = (EscrowId, EscrowBooks)> {
    Escrows::iter()
}

/// Corrupts the books of an escrow.
pub fn set_books(id: EscrowId, books: &EscrowBooks) {
    Escrows::insert(id, books);
}

fn lower(amount: &mut Balance, by: Balance) -> DispatchResult {
    *amount = amount.checked_sub(by).ok_or(DispatchError::Other("not so much in escrow"))?;
    Ok(())
}

fn change<R>(
    id: EscrowId,
    change: impl FnOnce(&mut EscrowBooks) -> Result<R, DispatchError>,
) -> Result<R, DispatchError> {
    Escrows::try_mutate(id, |books| {
        let books = books.as_mut().filter(|books| !books.is_closed);
        change(books.ok_or(DispatchError::Other("no escrow"))?)
    })
}

fn is_over(id: EscrowId) -> bool {
    Escrows::get(id).and_then(|books| Pools::get(books.pool)).is_none_or(|(.., is_over)| is_over)
}

impl<AccountId: Encode, P: Payer<AccountId>> Escrow<AccountId> for TestEscrow<P> {
    fn open(pool: PoolId, id: EscrowId, owner: &AccountId, most: Balance) -> DispatchResult {
        let (of, mut left, is_over) = Pools::get(pool).ok_or(DispatchError::Other("no such pool"))?;
        ensure!(of == owner.encode(), DispatchError::Other("not the pool's owner"));
        ensure!(!is_over, DispatchError::Other("the pool is over"));
        ensure!(!Escrows::contains_key(id), DispatchError::Other("has an escrow"));
        lower(&mut left, most)?;
        Pools::insert(pool, (of, left, is_over));
        Escrows::insert(id, EscrowBooks { pool, free: most, opened: most, ..EscrowBooks::default() });
        Ok(())
    }

    fn free(id: EscrowId) -> Balance {
        Escrows::get(id).filter(|_| !is_over(id)).map_or(0, |books| books.free)
    }

    fn commit(id: EscrowId, amount: Balance) -> DispatchResult {
        ensure!(!is_over(id), DispatchError::Other("the pool is over"));
        change(id, |books| {
            lower(&mut books.free, amount)?;
            books.committed += amount;
            Ok(())
        })
    }

    fn pay(id: EscrowId, to: &AccountId, amount: Balance) -> DispatchResult {
        let pool = change(id, |books| {
            lower(&mut books.committed, amount)?;
            books.paid += amount;
            Ok(books.pool)
        })?;
        P::pay(pool, to, amount)
    }

    fn release(id: EscrowId, amount: Balance) -> DispatchResult {
        change(id, |books| {
            lower(&mut books.committed, amount)?;
            books.free += amount;
            Ok(())
        })
    }

    fn forfeit(id: EscrowId, part: BasisPoints) -> Result<Balance, DispatchError> {
        ensure!(P::forfeits_free(), DispatchError::Unavailable);
        change(id, |books| {
            let lost = part.of(books.free);
            lower(&mut books.free, lost)?;
            books.forfeited += lost;
            Ok(lost)
        })
    }

    fn forfeit_committed(id: EscrowId, amount: Balance) -> DispatchResult {
        change(id, |books| {
            lower(&mut books.committed, amount)?;
            books.forfeited += amount;
            Ok(())
        })
    }

    fn send(id: EscrowId, to: &AccountId) -> DispatchResult {
        P::send(Escrows::get(id).ok_or(DispatchError::Other("no escrow"))?.pool, to)
    }

    fn close(id: EscrowId) -> Result<Balance, DispatchError> {
        change(id, |books| {
            ensure!(books.committed == 0, DispatchError::Other("something is committed"));
            books.is_closed = true;
            books.refunded = core::mem::take(&mut books.free);
            Pools::mutate(books.pool, |pool| pool.as_mut().expect("the pool exists").1 += books.refunded);
            Ok(books.refunded)
        })
    }

    fn price_earns_merit(id: EscrowId, price_an_answer: Balance) -> bool {
        Escrows::contains_key(id) && P::earns_merit(price_an_answer)
    }

    fn least_payment(pool: PoolId, _: &AccountId) -> Balance {
        Pools::get(pool).map_or(0, |_| P::least_payment())
    }
}

impl<AccountId: Encode, P: Payer<AccountId>> EscrowBench<AccountId> for TestEscrow<P> {
    fn fund(owner: &AccountId, amount: Balance) -> PoolId {
        fund(0, owner, amount);
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cannot pay account 2.
    struct Cashier;

    impl Payer<u64> for Cashier {
        fn pay(_: PoolId, to: &u64, _: Balance) -> DispatchResult {
            ensure!(*to != 2, DispatchError::Other("cannot be paid"));
            Ok(())
        }
    }

    type Pots = TestEscrow<Cashier>;

    #[test]
    fn all_that_was_opened_is_somewhere_until_the_rest_goes_back_to_the_pool() {
        sp_io::TestExternalities::default().execute_with(|| {
            let id = EscrowId::Job(0);
            fund(7, &1_u64, 100);
            assert!(Pots::open(7, id, &2, 60).is_err() && Pots::open(7, id, &1, 101).is_err());
            assert_eq!(Pots::open(7, id, &1, 60), Ok(()));
            assert_eq!((in_pool(7), <Pots as Escrow<u64>>::free(id)), (40, 60));
            assert_eq!(<Pots as Escrow<u64>>::commit(id, 50), Ok(()));
            assert_eq!(Pots::pay(id, &3, 20), Ok(()));
            assert!(Pots::pay(id, &3, 31).is_err());
            assert_eq!(<Pots as Escrow<u64>>::forfeit_committed(id, 10), Ok(()));
            assert!(<Pots as Escrow<u64>>::close(id).is_err());
            assert_eq!(<Pots as Escrow<u64>>::release(id, 20), Ok(()));
            assert!(books(id).expect("it is open").add_up());
            assert_eq!(<Pots as Escrow<u64>>::close(id), Ok(30));
            assert!(books(id).expect("its books stay").add_up());
            assert_eq!((in_pool(7), Pots::pay(id, &3, 0).is_err()), (70, true));
        });
    }

    /// Pays anybody, and lets nothing free be forfeited.
    struct OfJobs;

    impl Payer<u64> for OfJobs {
        fn pay(_: PoolId, _: &u64, _: Balance) -> DispatchResult {
            Ok(())
        }

        fn forfeits_free() -> bool {
            false
        }
    }

    #[test]
    fn what_is_free_is_forfeited_unless_the_payer_refuses_it() {
        sp_io::TestExternalities::default().execute_with(|| {
            let id = EscrowId::Job(0);
            fund(7, &1_u64, 100);
            assert_eq!(Pots::open(7, id, &1, 60), Ok(()));
            assert!(<TestEscrow<OfJobs> as Escrow<u64>>::forfeit(id, BasisPoints::WHOLE).is_err());
            assert_eq!(<Pots as Escrow<u64>>::free(id), 60);
            assert_eq!(<Pots as Escrow<u64>>::forfeit(id, BasisPoints::WHOLE), Ok(60));
        });
    }

    #[test]
    fn pool_that_is_over_commits_nothing() {
        sp_io::TestExternalities::default().execute_with(|| {
            let id = EscrowId::Campaign(0);
            fund(7, &1_u64, 100);
            assert_eq!(Pots::open(7, id, &1, 60), Ok(()));
            set_over(7, true);
            assert_eq!(<Pots as Escrow<u64>>::free(id), 0);
            assert!(<Pots as Escrow<u64>>::commit(id, 1).is_err());
            assert!(Pots::open(7, EscrowId::Campaign(1), &1, 1).is_err());
            set_over(7, false);
            assert_eq!(<Pots as Escrow<u64>>::free(id), 60);
        });
    }
}

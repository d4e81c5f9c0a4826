//! The transaction pool: the SDK's, with a limit of transactions without a fee of one sender.
//!
//! A transaction without a fee has the priority 0, and a pool that is full replaces only a lower priority by a higher one.
//! Without a limit, one registered account could fill the pool of every node with free calls that are valid, and would
//! shut out everybody else who has no AGT until the next block. The SDK's pools limit all transactions together, so the
//! limit of a sender is kept here, in front of them: for what comes over RPC and for what comes from peers.

use crate::client::Client;
use agt_runtime::{opaque::Block, AccountId, Address, Hash};
use async_trait::async_trait;
use codec::{Decode, Input};
use futures::StreamExt;
use sc_transaction_pool::TransactionPoolHandle;
use sc_transaction_pool_api::{
    ChainEvent, ImportNotificationStream, InPoolTransaction as _, LocalTransactionPool, MaintainedTransactionPool,
    PoolStatus, ReadyTransactions, TransactionPool, TransactionSource, TransactionStatus, TransactionStatusStreamFor,
    TxHash, TxInvalidityReportMap,
};
use sp_runtime::OpaqueExtrinsic;
use std::{
    collections::{HashMap, HashSet},
    num::NonZeroUsize,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::sync::OwnedMutexGuard;

/// The most transactions without a fee of one sender in the pool, unless the command line sets another limit. A day's
/// allowance of a proven contributor is sixty calls.
pub const FREE_LIMIT: NonZeroUsize = NonZeroUsize::new(64).expect("not zero");

type Inner = TransactionPoolHandle<Block, Client>;
type Error = <Inner as TransactionPool>::Error;
type Pooled = <Inner as TransactionPool>::InPoolTransaction;

/// The pool of this node.
pub struct Pool {
    inner: Inner,
    free: Free,
    /// How long after its block a watched transaction is reported as final.
    finality_pause: Duration,
}

impl Pool {
    /// The pool `inner` with at most `free_limit` transactions without a fee of one sender.
    pub fn new(inner: Inner, free_limit: NonZeroUsize) -> Self {
        Self { inner, free: Free::new(free_limit), finality_pause: Duration::ZERO }
    }

    /// Reports a watched transaction as final only `pause` after the block that includes it.
    pub fn with_finality_pause(self, pause: Duration) -> Self {
        Self { finality_pause: pause, ..self }
    }

    /// Waits for the turn of the transaction's sender and returns it, or none for a transaction without a sender. Fails
    /// if the pool holds as many transactions without a fee of this sender as it may.
    ///
    /// The failure is no error of the pool's: the network would take reputation from the peer for it, which has forwarded
    /// what is valid.
    async fn admit(&self, extrinsic: &OpaqueExtrinsic, hash: Hash) -> Result<Option<Turn<'_>>, Error> {
        let Some(sender) = sender_of(extrinsic) else { return Ok(None) };
        match self.free.admit(sender, hash, || self.hashes()).await {
            Some(turn) => Ok(Some(turn)),
            None => {
                let limit = self.free.limit;
                let said =
                    format!("the pool holds {limit} transactions without a fee of this sender: wait for a block");
                // Of the errors that are not the pool's, this one says the sentence and nothing else.
                Err(sp_blockchain::Error::from(sp_consensus::Error::Other(said.into())).into())
            }
        }
    }

    /// Counts a transaction that the pool has taken, if it is without a fee.
    fn count(&self, turn: Option<Turn<'_>>, hash: Hash) {
        let Some(mut turn) = turn else { return };
        let ready = self.inner.ready_transaction(&hash).map(|pooled| *pooled.priority());
        let waiting = || {
            let futures = self.inner.futures();
            futures.iter().find(|pooled| *pooled.hash() == hash).map(|pooled| *pooled.priority())
        };
        // A pool that has no view of a block yet tells nothing. The next look at this sender finds out.
        if ready.or_else(waiting).unwrap_or_default() == 0 {
            turn.count(hash);
        }
    }

    /// Returns a look at the pool: whether it holds a transaction.
    fn hashes(&self) -> impl Fn(&Hash) -> bool + '_ {
        let waiting: HashSet<_> = self.inner.futures().iter().map(|pooled| *pooled.hash()).collect();
        move |hash| self.inner.ready_transaction(hash).is_some() || waiting.contains(hash)
    }
}

/// The transactions without a fee of one sender.
type Counted = tokio::sync::Mutex<HashSet<Hash>>;

/// The transactions without a fee that the pool holds, by sender. A hash stays here after its transaction has left the
/// pool, until the pool is looked at again.
struct Free {
    limit: NonZeroUsize,
    /// The transactions of one sender are taken one after another, so that many at once cannot pass the limit.
    senders: Mutex<HashMap<AccountId, Arc<Counted>>>,
}

impl Free {
    fn new(limit: NonZeroUsize) -> Self {
        Self { limit, senders: Mutex::default() }
    }

    /// Waits for the turn of `sender` and returns it, or none if the pool holds as many of its transactions as it may and
    /// not this one. `look` looks at the pool, and what it returns tells whether the pool holds a transaction.
    async fn admit<Holds: Fn(&Hash) -> bool>(
        &self,
        sender: AccountId,
        hash: Hash,
        look: impl FnOnce() -> Holds,
    ) -> Option<Turn<'_>> {
        let counted = self.senders().entry(sender.clone()).or_default().clone();
        let mut turn = Turn { free: self, sender, counted: Some(counted.lock_owned().await) };
        let counted = turn.counted.as_mut()?;
        if counted.len() >= self.limit.get() {
            counted.retain(look());
        }
        (counted.len() < self.limit.get() || counted.contains(&hash)).then_some(turn)
    }

    /// Forgets the transactions that the pool does not hold, and the senders that have none.
    fn forget(&self, holds: impl Fn(&Hash) -> bool) {
        self.senders().retain(|_, counted| {
            if let Ok(mut counted) = counted.try_lock() {
                counted.retain(&holds);
            }
            !is_idle(counted)
        });
    }

    /// A holder that panicked cannot have left the map half written, so a poisoned lock is taken.
    fn senders(&self) -> MutexGuard<'_, HashMap<AccountId, Arc<Counted>>> {
        self.senders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a sender has nothing in the pool, as far as is known, and nobody has or awaits its turn.
fn is_idle(counted: &Arc<Counted>) -> bool {
    Arc::strong_count(counted) == 1 && counted.try_lock().is_ok_and(|counted| counted.is_empty())
}

/// The turn of a sender: no other transaction of it is taken while it lasts.
struct Turn<'free> {
    free: &'free Free,
    sender: AccountId,
    /// Given up first of all when the turn ends.
    counted: Option<OwnedMutexGuard<HashSet<Hash>>>,
}

impl Turn<'_> {
    fn count(&mut self, hash: Hash) {
        self.counted.as_mut().map(|counted| counted.insert(hash));
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.counted = None;
        let mut senders = self.free.senders();
        if senders.get(&self.sender).is_some_and(is_idle) {
            senders.remove(&self.sender);
        }
    }
}

/// Returns the account that a transaction names as its signer; none for one without a signature. It reads the first bytes
/// alone, which have the same form whatever calls a later runtime has.
fn sender_of(extrinsic: &OpaqueExtrinsic) -> Option<AccountId> {
    /// A signed extrinsic of format 4.
    const SIGNED: u8 = 0b1000_0100;

    let mut bytes = extrinsic.inner();
    match (bytes.read_byte().ok()?, Address::decode(&mut bytes).ok()?) {
        (SIGNED, Address::Id(sender)) => Some(sender),
        _ => None,
    }
}

#[async_trait]
impl TransactionPool for Pool {
    type Block = Block;
    type Hash = TxHash<Inner>;
    type InPoolTransaction = Pooled;
    type Error = Error;

    async fn submit_at(
        &self,
        at: Hash,
        source: TransactionSource,
        extrinsics: Vec<OpaqueExtrinsic>,
    ) -> Result<Vec<Result<Hash, Error>>, Error> {
        let mut results = Vec::with_capacity(extrinsics.len());
        for extrinsic in extrinsics {
            results.push(self.submit_one(at, source, extrinsic).await);
        }
        Ok(results)
    }

    async fn submit_one(&self, at: Hash, source: TransactionSource, extrinsic: OpaqueExtrinsic) -> Result<Hash, Error> {
        let turn = self.admit(&extrinsic, self.hash_of(&extrinsic)).await?;
        let hash = self.inner.submit_one(at, source, extrinsic).await?;
        self.count(turn, hash);
        Ok(hash)
    }

    async fn submit_and_watch(
        &self,
        at: Hash,
        source: TransactionSource,
        extrinsic: OpaqueExtrinsic,
    ) -> Result<Pin<Box<TransactionStatusStreamFor<Self>>>, Error> {
        let hash = self.hash_of(&extrinsic);
        let turn = self.admit(&extrinsic, hash).await?;
        let statuses = self.inner.submit_and_watch(at, source, extrinsic).await?;
        self.count(turn, hash);
        let pause = self.finality_pause;
        if pause.is_zero() {
            return Ok(statuses);
        }
        let paced = statuses.then(move |status| async move {
            if matches!(status, TransactionStatus::Finalized(_)) {
                tokio::time::sleep(pause).await;
            }
            status
        });
        Ok(paced.boxed())
    }

    async fn ready_at(&self, at: Hash) -> Box<dyn ReadyTransactions<Item = Arc<Pooled>> + Send> {
        self.inner.ready_at(at).await
    }

    fn ready(&self) -> Box<dyn ReadyTransactions<Item = Arc<Pooled>> + Send> {
        self.inner.ready()
    }

    async fn report_invalid(&self, at: Option<Hash>, invalid: TxInvalidityReportMap<Hash>) -> Vec<Arc<Pooled>> {
        self.inner.report_invalid(at, invalid).await
    }

    fn futures(&self) -> Vec<Pooled> {
        self.inner.futures()
    }

    fn status(&self) -> PoolStatus {
        self.inner.status()
    }

    fn import_notification_stream(&self) -> ImportNotificationStream<Hash> {
        self.inner.import_notification_stream()
    }

    fn on_broadcasted(&self, propagations: HashMap<Hash, Vec<String>>) {
        self.inner.on_broadcasted(propagations)
    }

    fn hash_of(&self, extrinsic: &OpaqueExtrinsic) -> Hash {
        self.inner.hash_of(extrinsic)
    }

    fn ready_transaction(&self, hash: &Hash) -> Option<Arc<Pooled>> {
        self.inner.ready_transaction(hash)
    }

    async fn ready_at_with_timeout(
        &self,
        at: Hash,
        timeout: Duration,
    ) -> Box<dyn ReadyTransactions<Item = Arc<Pooled>> + Send> {
        self.inner.ready_at_with_timeout(at, timeout).await
    }
}

#[async_trait]
impl MaintainedTransactionPool for Pool {
    async fn maintain(&self, event: ChainEvent<Block>) {
        let is_new_best = matches!(event, ChainEvent::NewBestBlock { .. });
        self.inner.maintain(event).await;
        if is_new_best {
            self.free.forget(self.hashes());
        }
    }
}

impl LocalTransactionPool for Pool {
    type Block = Block;
    type Hash = TxHash<Inner>;
    type Error = Error;

    fn submit_local(&self, at: Hash, extrinsic: OpaqueExtrinsic) -> Result<Hash, Error> {
        self.inner.submit_local(at, extrinsic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_runtime::{signing, UncheckedExtrinsic};
    use codec::Encode;
    use sp_keyring::Sr25519Keyring::{Alice, Bob};

    fn remark() -> agt_runtime::RuntimeCall {
        frame_system::Call::<agt_runtime::Runtime>::remark { remark: Vec::new() }.into()
    }

    fn opaque(extrinsic: &UncheckedExtrinsic) -> OpaqueExtrinsic {
        OpaqueExtrinsic::try_from_encoded_extrinsic(&extrinsic.encode()).expect("an extrinsic")
    }

    fn number(number: u8) -> Hash {
        Hash::repeat_byte(number)
    }

    #[test]
    fn sender_is_read_from_a_signed_transaction_and_from_no_other() {
        let signed = signing::sign(remark(), &Alice.pair(), 7, 1, Hash::zero());
        assert_eq!(sender_of(&opaque(&signed)), Some(Alice.to_account_id()));

        assert_eq!(sender_of(&opaque(&UncheckedExtrinsic::new_bare(remark()))), None);
        for bytes in [vec![], vec![0b1000_0100], vec![1, 2, 3]] {
            assert_eq!(sender_of(&OpaqueExtrinsic::from_blob(bytes)), None);
        }
    }

    #[test]
    fn sender_is_read_when_a_later_runtime_has_calls_that_this_one_has_not() {
        let mut later = signing::sign(remark(), &Alice.pair(), 0, 0, Hash::zero()).encode();
        *later.last_mut().expect("bytes") = 255;
        assert!(UncheckedExtrinsic::decode(&mut &later[..]).is_err());

        let later = OpaqueExtrinsic::try_from_encoded_extrinsic(&later).expect("a length and bytes");
        assert_eq!(sender_of(&later), Some(Alice.to_account_id()));
    }

    #[tokio::test]
    async fn sender_is_refused_at_the_limit_until_one_of_its_own_has_left() {
        let free = Free::new(NonZeroUsize::new(2).expect("not zero"));
        let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
        let full = || |_: &Hash| true;
        for hash in [1, 2] {
            free.admit(alice.clone(), number(hash), full).await.expect("below the limit").count(number(hash));
        }

        assert!(free.admit(alice.clone(), number(3), full).await.is_none());
        assert!(free.admit(alice.clone(), number(2), full).await.is_some(), "the pool knows it and says so");
        assert!(free.admit(bob, number(4), full).await.is_some(), "another sender has its own limit");
        let second_left = || |hash: &Hash| *hash == number(1);
        free.admit(alice.clone(), number(3), second_left).await.expect("one has left").count(number(3));
        assert!(free.admit(alice, number(5), full).await.is_none());
    }

    #[tokio::test]
    async fn transactions_at_once_cannot_pass_the_limit() {
        let free = Free::new(NonZeroUsize::new(3).expect("not zero"));
        let one = |hash| {
            let free = &free;
            async move {
                let mut turn = free.admit(Alice.to_account_id(), number(hash), || |_: &Hash| true).await?;
                tokio::task::yield_now().await;
                turn.count(number(hash));
                Some(())
            }
        };

        let taken = futures::future::join_all((0..10).map(one)).await;

        assert_eq!(taken.into_iter().flatten().count(), 3);
    }

    #[tokio::test]
    async fn sender_is_forgotten_when_the_pool_holds_nothing_of_it() {
        let free = Free::new(FREE_LIMIT);
        let all = || |_: &Hash| true;
        free.admit(Alice.to_account_id(), number(1), all).await.expect("below the limit").count(number(1));
        let turn = free.admit(Bob.to_account_id(), number(2), all).await.expect("below the limit");
        assert_eq!(free.senders().len(), 2);

        free.forget(|_| false);
        assert_eq!(free.senders().keys().cloned().collect::<Vec<_>>(), [Bob.to_account_id()], "its turn lasts");

        drop(turn);
        assert!(free.senders().is_empty(), "nothing of it was taken");
    }
}

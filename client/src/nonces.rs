//! One transaction of an account at a time takes a number.

use agt_runtime::AccountId;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::{Mutex as AsyncMutex, OwnedMutexGuard};

/// A lock for each account. Whoever holds it may ask for the account's next number and use it.
#[derive(Default)]
pub(crate) struct Nonces {
    of: Mutex<BTreeMap<AccountId, Arc<AsyncMutex<()>>>>,
}

impl Nonces {
    /// Waits until nobody else takes a number for `who`.
    pub(crate) async fn lock(&self, who: &AccountId) -> OwnedMutexGuard<()> {
        let lock = {
            let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
            of.entry(who.clone()).or_default().clone()
        };
        lock.lock_owned().await
    }
}

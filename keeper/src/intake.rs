//! Taking openings from workers: sealed to the keeper's key, checked against the chain, stored before they are acknowledged.

mod door;
mod refusal;
mod server;
mod shape;

pub use refusal::Refusal;
pub use server::Listening;

use crate::{
    metrics::Metrics,
    seats::{fits, seats},
    store::Store,
    Campaigns,
};
use agt_client::{
    sealed::{BoxKey, KeeperKey},
    Client,
};
use agt_runtime::AccountId;
use door::Door;
use pallet_tasks::{Opening, SetEntry};
use std::sync::Arc;

/// The most bytes of a sealed opening: one of 32 answers has less than 1,300.
pub const MOST_BYTES: usize = 2_048;

/// Who takes openings.
pub struct Intake {
    client: Client,
    store: Arc<Store>,
    door: Door,
    metrics: Metrics,
}

impl Intake {
    /// Returns an intake into a store.
    pub(crate) fn new(
        client: Client,
        store: Arc<Store>,
        key: KeeperKey,
        campaigns: Campaigns,
        metrics: Metrics,
    ) -> Self {
        Self { client, store, door: Door::new(key, campaigns), metrics }
    }

    /// Returns the key to which openings are sealed.
    pub fn key(&self) -> BoxKey {
        self.door.key()
    }

    /// Takes a sealed opening. It is on the disk when this returns without an error. One that is handed over again is taken
    /// again.
    pub async fn take(&self, sealed: &[u8]) -> Result<(), Refusal> {
        let taken = self.try_take(sealed).await;
        self.metrics.opening(taken.as_ref().err().map(Refusal::name));
        self.metrics.openings.set(self.store.count() as u64);
        taken
    }

    async fn try_take(&self, sealed: &[u8]) -> Result<(), Refusal> {
        let opening = self.door.pass(sealed)?;
        self.check(&opening).await?;
        let store = self.store.clone();
        let stored = tokio::task::spawn_blocking(move || store.put(&opening)).await;
        match stored {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(Refusal::NotStored(error.to_string())),
            Err(error) => Err(Refusal::NotStored(error.to_string())),
        }
    }

    /// Checks that an opening is of a seat that waits for its reveal, that it fits the commitment, and that it can be revealed.
    async fn check(&self, opening: &Opening<AccountId>) -> Result<(), Refusal> {
        let (campaign, set) = (opening.campaign, opening.set);
        let key = pallet_tasks::Sets::<agt_runtime::Runtime>::hashed_key_for(campaign, set);
        let entry: Option<SetEntry> = self.client.read(key, None).await?;
        match entry {
            None => return Err(Refusal::NotCommitted),
            Some(SetEntry::Grading(_) | SetEntry::Settled(_)) => return Err(Refusal::SetOver),
            Some(SetEntry::Open(open)) if open.round != opening.round => return Err(Refusal::WrongRound),
            Some(SetEntry::Open(_)) => {}
        }
        let seats = seats(&self.client, campaign, set).await?;
        let seat = seats.iter().find(|seat| seat.who == opening.who).ok_or(Refusal::NotCommitted)?;
        if !fits(self.client.genesis(), opening, seat) {
            return Err(Refusal::CommitmentMismatch);
        }
        if seat.answers.is_some() {
            return Err(Refusal::AlreadyRevealed);
        }
        let known = self.client.campaign(campaign, None).await?.ok_or(Refusal::SetOver)?;
        let round = self.client.round(campaign, opening.round, None).await?.ok_or(Refusal::SetOver)?;
        shape::check(opening, &known.terms, &round)
    }
}

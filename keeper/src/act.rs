//! Taking steps: rehearsed first, and only if no transaction that does the same waits.

use crate::{
    budget::Budget,
    pool::{Mark, Pending},
    seats::{fits, seats},
    steps::Step,
    store::Store,
    Gold, Result,
};
use agt_client::{calls::TasksCall, Blocks, Client, Error};
use agt_primitives::tasks::{CampaignId, SetId};
use agt_runtime::{AccountId, Nonce, RuntimeCall};
use codec::Encode;
use pallet_tasks::{Opening, MOST_OPENINGS};
use sp_core::sr25519;
use std::collections::BTreeSet;

/// The transactions that are rehearsed at the same time, and sent after one look at the pool.
const AT_ONCE: usize = 16;

/// The blocks that are made on request, at the most, until all transactions are included.
const BLOCKS: u32 = 8;

/// A transaction to be sent, and the steps that it takes.
#[derive(Clone, Debug)]
pub struct Errand {
    /// The steps.
    pub steps: Vec<Step>,
    /// What it does, as it is looked for in the pool.
    pub marks: BTreeSet<Mark>,
    /// The call.
    pub call: RuntimeCall,
}

/// What is done for steps that are due.
#[derive(Debug, Default)]
pub struct Errands {
    /// What is to be sent.
    pub errands: Vec<Errand>,
    /// The steps for which something is missing, and what: a gold leaf, or an opening that can be revealed.
    pub missing: Vec<(Step, String)>,
    /// The steps for which a transaction waits already.
    pub taken: Vec<Step>,
}

/// What became of an errand.
#[derive(Debug)]
pub enum Done {
    /// It was sent.
    Sent,
    /// A transaction for it waits already.
    Taken,
    /// It waits for another day: the fees of this one are spent.
    Spent,
    /// The node says that it would fail, or refuses it: why, and whether the account cannot pay the fee.
    Refused(String, bool),
}

/// Who takes steps.
pub struct Hands<'a> {
    /// The client.
    pub client: &'a Client,
    /// The key that signs.
    pub signer: &'a sr25519::Pair,
    /// Its account.
    pub me: &'a AccountId,
    /// The keeper's store.
    pub store: &'a Store,
    /// Where gold leaves come from, before the store.
    pub gold: &'a dyn Gold,
    /// The number of the block at which the steps are due.
    pub block: u32,
    /// What transactions of others do that are not minded any more.
    pub ignored: BTreeSet<Mark>,
}

impl Hands<'_> {
    /// Returns what waits in the node's pool, as far as it is minded.
    pub async fn pending(&self) -> Result<Pending> {
        let mut pending = Pending::of(self.client, self.me).await?;
        pending.ignore(&self.ignored);
        Ok(pending)
    }

    /// Returns what is done for steps.
    pub async fn errands(&self, due: Vec<Step>, pending: &Pending) -> Result<Errands> {
        let (mut found, mut revealing) = (Errands::default(), Vec::new());
        for step in due {
            let call = match step {
                Step::Reveal { campaign, set } => {
                    let (openings, are_others_pending) = self.openings(campaign, set, pending).await?;
                    match (openings.is_empty(), are_others_pending) {
                        (false, _) => revealing.extend(openings),
                        (true, true) => found.taken.push(step),
                        (true, false) => {
                            found.missing.push((step, "no opening is held that is not revealed".into()));
                        }
                    }
                    continue;
                }
                Step::OpenGold { campaign, set } => self.open_gold(campaign, set),
                _ => step.call(),
            };
            match call.map(|call| Errand::of(step.clone(), call)) {
                Some(errand) if errand.is_in(pending) => found.taken.push(step),
                Some(errand) => found.errands.push(errand),
                None => found.missing.push((step, "the gold leaf is not here".into())),
            }
        }
        // Reveals go first: their windows end, and workers lose their pay.
        let reveals = revealing.chunks(MOST_OPENINGS as usize).filter_map(reveal);
        found.errands = reveals.chain(found.errands).collect();
        Ok(found)
    }

    /// Returns the openings of a set that can be revealed: they fit the commitments, and no transaction that waits reveals
    /// them. Says also whether transactions that wait reveal others of them.
    async fn openings(
        &self,
        campaign: CampaignId,
        set: SetId,
        pending: &Pending,
    ) -> Result<(Vec<Opening<AccountId>>, bool)> {
        let held = self.store.openings(campaign, set)?;
        let seats = seats(self.client, campaign, set).await?;
        let genesis = self.client.genesis();
        let can_be_revealed = |opening: &Opening<AccountId>| {
            let seat = seats.iter().find(|seat| seat.who == opening.who);
            seat.is_some_and(|seat| seat.answers.is_none() && fits(genesis, opening, seat))
        };
        let (waiting, open): (Vec<_>, Vec<_>) =
            held.into_iter().filter(can_be_revealed).partition(|opening| pending.has(&Mark::of(opening)));
        Ok((open, !waiting.is_empty()))
    }

    fn open_gold(&self, campaign: CampaignId, set: SetId) -> Option<RuntimeCall> {
        let (leaf, proof) = self.gold.leaf(campaign, set).or_else(|| self.store.leaf(campaign, set))?;
        Some(TasksCall::open_gold { campaign, leaf, proof: proof.try_into().ok()? }.into())
    }

    /// Does errands, as far as the day's fees reach, and returns what became of each, in their order. On a chain whose blocks
    /// are made on request it has them made.
    ///
    /// Errors: those of the connection; what was sent by then was sent.
    pub async fn run(&self, errands: &[Errand], budget: &mut Budget) -> Result<Vec<Done>> {
        let (mut done, mut last) = (Vec::with_capacity(errands.len()), None);
        for errands in errands.chunks(AT_ONCE) {
            let rehearsed = errands.iter().map(|errand| self.client.rehearse(errand.call.clone(), self.signer));
            let rehearsed = futures::future::join_all(rehearsed).await;
            let pending = self.pending().await?;
            for (errand, rehearsed) in errands.iter().zip(rehearsed) {
                let became = match rehearsed {
                    Ok(_) if errand.is_in(&pending) => Done::Taken,
                    Ok(fee) if !budget.allows(&errand.steps, fee) => Done::Spent,
                    Ok(fee) => match self.client.send_next(errand.call.clone(), self.signer).await {
                        Ok(signed) => {
                            budget.sent(self.block, fee);
                            last = Some(signed.nonce);
                            Done::Sent
                        }
                        Err(error) => refused(error)?,
                    },
                    Err(error) => refused(error)?,
                };
                done.push(became);
            }
        }
        if let (Some(last), Blocks::OnRequest) = (last, self.client.blocks()) {
            self.make_blocks(last).await?;
        }
        Ok(done)
    }

    /// Makes blocks until one includes the transaction of this number.
    async fn make_blocks(&self, last: Nonce) -> Result<()> {
        let who = agt_client::keys::account_of(self.signer);
        for _ in 0..BLOCKS {
            self.client.make_blocks(1).await?;
            if self.client.nonce(&who).await? > last {
                return Ok(());
            }
        }
        Ok(())
    }
}

impl Errand {
    /// Returns the errand of a step that has a call of its own.
    fn of(step: Step, call: RuntimeCall) -> Self {
        let mark = match step {
            Step::OpenGold { .. } => Mark::Gold(call.encode()),
            _ => Mark::Step(step.clone()),
        };
        Self { steps: vec![step], marks: BTreeSet::from([mark]), call }
    }

    /// Returns whether transactions that wait do a part of the errand.
    fn is_in(&self, pending: &Pending) -> bool {
        self.marks.iter().any(|mark| pending.has(mark))
    }
}

/// Returns what became of an errand that failed, unless the connection is to blame.
fn refused(error: Error) -> Result<Done> {
    match error {
        Error::Broken(_) | Error::Refused(_) | Error::Lost(_) => Ok(Done::Refused(error.to_string(), false)),
        Error::Invalid(why) => Ok(Done::Refused(why.to_string(), why.is_about_the_fee())),
        other => Err(other.into()),
    }
}

/// Returns the errand that reveals openings.
fn reveal(openings: &[Opening<AccountId>]) -> Option<Errand> {
    let mut steps: Vec<_> = openings.iter().map(|of| Step::Reveal { campaign: of.campaign, set: of.set }).collect();
    steps.dedup();
    let marks = openings.iter().map(Mark::of).collect();
    let openings = openings.to_vec().try_into().ok()?;
    Some(Errand { steps, marks, call: TasksCall::reveal_many { openings }.into() })
}

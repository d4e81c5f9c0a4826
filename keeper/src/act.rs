//! Taking steps: rehearsed first, and only if nobody else's transaction for the same step waits.

use crate::{pool::Pending, steps::Step, store::Store, Gold, Result};
use agt_client::{calls::TasksCall, Blocks, Client, Error};
use agt_primitives::tasks::{CampaignId, SetId, MAX_WORKERS};
use agt_runtime::{AccountId, Nonce, Runtime, RuntimeCall};
use pallet_tasks::{Opening, Submissions, SubmittedAnswers, MOST_OPENINGS};
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
    /// The openings that it reveals.
    pub reveals: BTreeSet<(CampaignId, SetId, AccountId)>,
    /// The call.
    pub call: RuntimeCall,
}

/// What became of an errand.
#[derive(Debug)]
pub enum Done {
    /// It was sent.
    Sent,
    /// Somebody else's transaction for it waits already.
    Taken,
    /// The node says that it would fail, or refuses it: why, and whether the account cannot pay the fee.
    Refused(String, bool),
}

/// Who takes steps.
pub struct Hands<'a> {
    /// The client.
    pub client: &'a Client,
    /// The key that signs.
    pub signer: &'a sr25519::Pair,
    /// The keeper's store.
    pub store: &'a Store,
    /// Where gold leaves come from, before the store.
    pub gold: &'a dyn Gold,
}

impl Hands<'_> {
    /// Returns what waits in the node's pool.
    pub async fn pending(&self) -> Result<Pending> {
        Pending::of(self.client).await
    }

    /// Returns the errands for steps, and the steps for which something is missing: a gold leaf, or an opening that can be
    /// revealed.
    pub async fn errands(&self, due: Vec<Step>, pending: &Pending) -> Result<(Vec<Errand>, Vec<(Step, String)>)> {
        let (mut errands, mut missing, mut revealing) = (Vec::new(), Vec::new(), Vec::new());
        for step in due {
            match step {
                Step::Reveal { campaign, set } => {
                    let found = self.openings(campaign, set, pending).await?;
                    match found.is_empty() {
                        true => missing.push((step, "no opening is held that is not revealed".into())),
                        false => revealing.extend(found),
                    }
                }
                Step::OpenGold { campaign, set } => match self.open_gold(campaign, set) {
                    Some(call) => errands.push(Errand { steps: vec![step], reveals: BTreeSet::new(), call }),
                    None => missing.push((step, "the gold leaf is not here".into())),
                },
                step => {
                    let call = step.call();
                    let errand = call.map(|call| Errand { steps: vec![step], reveals: BTreeSet::new(), call });
                    errands.extend(errand);
                }
            }
        }
        // Reveals go first: their windows end, and workers lose their pay.
        let reveals = revealing.chunks(MOST_OPENINGS as usize).filter_map(reveal);
        Ok((reveals.chain(errands).collect(), missing))
    }

    /// Returns the openings of a set that can be revealed: they fit the commitments, and nobody reveals them already.
    async fn openings(&self, campaign: CampaignId, set: SetId, pending: &Pending) -> Result<Vec<Opening<AccountId>>> {
        let held = self.store.openings(campaign, set)?;
        let seats = seats(self.client, campaign, set).await?;
        let genesis = self.client.genesis();
        let can_be_revealed = |opening: &Opening<AccountId>| {
            let seat = seats.iter().find(|seat| seat.who == opening.who);
            seat.is_some_and(|seat| seat.answers.is_none() && crate::intake::fits(genesis, opening, seat))
                && !pending.reveals.contains(&(campaign, set, opening.who.clone()))
        };
        Ok(held.into_iter().filter(can_be_revealed).collect())
    }

    fn open_gold(&self, campaign: CampaignId, set: SetId) -> Option<RuntimeCall> {
        let (leaf, proof) = self.gold.leaf(campaign, set).or_else(|| self.store.leaf(campaign, set))?;
        Some(TasksCall::open_gold { campaign, leaf, proof: proof.try_into().ok()? }.into())
    }

    /// Does errands, and returns what became of each, in their order. On a chain whose blocks are made on request it has them
    /// made.
    ///
    /// Errors: those of the connection; what was sent by then was sent.
    pub async fn run(&self, errands: &[Errand]) -> Result<Vec<Done>> {
        let (mut done, mut last) = (Vec::with_capacity(errands.len()), None);
        for errands in errands.chunks(AT_ONCE) {
            let rehearsed = errands.iter().map(|errand| self.client.rehearse(errand.call.clone(), self.signer));
            let rehearsed = futures::future::join_all(rehearsed).await;
            let pending = self.pending().await?;
            for (errand, rehearsed) in errands.iter().zip(rehearsed) {
                let became = match rehearsed {
                    Ok(_) if errand.is_in(&pending) => Done::Taken,
                    Ok(_) => match self.client.send_next(errand.call.clone(), self.signer).await {
                        Ok(signed) => {
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
    /// Returns whether others' transactions that wait do a part of the errand.
    fn is_in(&self, pending: &Pending) -> bool {
        self.steps.iter().any(|step| pending.steps.contains(step))
            || self.reveals.iter().any(|reveal| pending.reveals.contains(reveal))
    }
}

/// Returns what became of an errand that failed, unless the connection is to blame.
fn refused(error: Error) -> Result<Done> {
    match error {
        Error::Broken(_) | Error::Refused(_) => Ok(Done::Refused(error.to_string(), false)),
        Error::Lost(why) => {
            let is_about_the_fee = why.contains("pay the fee");
            Ok(Done::Refused(why, is_about_the_fee))
        }
        other => Err(other.into()),
    }
}

/// Returns the errand that reveals openings.
fn reveal(openings: &[Opening<AccountId>]) -> Option<Errand> {
    let mut steps: Vec<_> = openings.iter().map(|of| Step::Reveal { campaign: of.campaign, set: of.set }).collect();
    steps.dedup();
    let reveals = openings.iter().map(|of| (of.campaign, of.set, of.who.clone())).collect();
    let openings = openings.to_vec().try_into().ok()?;
    Some(Errand { steps, reveals, call: TasksCall::reveal_many { openings }.into() })
}

/// Returns the committed seats of a set at the best block.
pub async fn seats(
    client: &Client,
    campaign: CampaignId,
    set: SetId,
) -> agt_client::Result<Vec<SubmittedAnswers<AccountId>>> {
    let most = u8::try_from(MAX_WORKERS).unwrap_or(u8::MAX);
    let keys: Vec<_> = (0..most).map(|seat| Submissions::<Runtime>::hashed_key_for((campaign, set), seat)).collect();
    Ok(client.read_many(&keys, None).await?.into_iter().flatten().collect())
}

//! Taking the steps that are due, and counting what became of them.

use super::{Keeper, Passed, MOST_ERRANDS};
use crate::{
    act::{Done, Errand, Errands, Hands},
    steps::Step,
    windows::Now,
    Result,
};
use std::collections::BTreeSet;

impl Keeper {
    /// Takes steps, as far as nobody else does and the day's fees reach.
    pub(super) async fn act(&mut self, ready: Vec<Step>, now: &Now, passed: &mut Passed) -> Result<()> {
        if ready.is_empty() {
            self.minded.clear();
            self.metrics.purse(false);
            return Ok(());
        }
        let mut hands = Hands {
            client: &self.client,
            signer: &self.signer,
            me: &self.me,
            store: &self.store,
            gold: self.gold.as_ref(),
            block: passed.block,
            ignored: BTreeSet::new(),
        };
        let mut pending = hands.pending().await?;
        hands.ignored = self.minded.note(&pending, passed.block);
        pending.ignore(&hands.ignored);
        let Errands { mut errands, missing, taken } = hands.errands(ready, &pending).await?;
        passed.taken.extend(taken);
        errands.truncate(MOST_ERRANDS);
        let done = hands.run(&errands, &mut self.budget).await?;
        for (step, why) in missing {
            self.retries.failed(step.clone(), now.chain);
            passed.refused.push((step, why));
        }
        let mut is_empty = false;
        for (errand, done) in errands.into_iter().zip(done) {
            is_empty |= self.count(errand, done, now, passed);
        }
        self.metrics.purse(is_empty);
        if is_empty {
            log::warn!(
                "the keeper's account {} cannot pay the fee of a step: send it some AGT",
                agt_client::keys::address_of(&self.me)
            );
        }
        Ok(())
    }

    /// Counts what became of an errand. Returns whether the account could not pay its fee.
    fn count(&mut self, Errand { steps, .. }: Errand, done: Done, now: &Now, passed: &mut Passed) -> bool {
        match done {
            Done::Sent => {
                for step in &steps {
                    log::info!("sent: {step:?}");
                    self.metrics.sent(step.kind());
                    // If it fails for want of room or luck, the next try is not at once.
                    self.since.remove(step);
                }
                passed.sent.extend(steps);
                false
            }
            Done::Taken => {
                passed.taken.extend(steps);
                false
            }
            Done::Spent => {
                for step in steps {
                    log::warn!("the fees of the day are spent, so this step waits: {step:?}");
                    // It is not rehearsed in each pass.
                    self.retries.failed(step, now.chain);
                    passed.waiting += 1;
                }
                false
            }
            Done::Refused(why, is_about_the_fee) => {
                for step in steps {
                    log::debug!("not now: {step:?}: {why}");
                    self.metrics.refused(step.kind());
                    self.retries.failed(step.clone(), now.chain);
                    passed.refused.push((step, why.clone()));
                }
                is_about_the_fee
            }
        }
    }
}

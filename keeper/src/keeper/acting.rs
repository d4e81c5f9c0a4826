//! Taking the steps that are due, and counting what became of them.

use super::{Keeper, Passed, MOST_ERRANDS};
use crate::{
    act::{Done, Errand, Hands},
    steps::Step,
    windows::Now,
    Result,
};

impl Keeper {
    /// Takes steps, as far as nobody else does.
    pub(super) async fn act(&mut self, ready: Vec<Step>, now: &Now, passed: &mut Passed) -> Result<()> {
        if ready.is_empty() {
            self.metrics.purse(false);
            return Ok(());
        }
        let hands = Hands { client: &self.client, signer: &self.signer, store: &self.store, gold: self.gold.as_ref() };
        let pending = hands.pending().await?;
        let (open, taken): (Vec<_>, Vec<_>) = ready.into_iter().partition(|step| !pending.steps.contains(step));
        passed.taken.extend(taken);
        let (mut errands, missing) = hands.errands(open, &pending).await?;
        errands.truncate(MOST_ERRANDS);
        let done = hands.run(&errands).await?;
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

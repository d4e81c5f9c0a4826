//! Turns: which of several keepers takes a step first.
//!
//! For each step the keepers that know each other are put in an order that all of them work out alike, from a hash of the
//! step and each account. The first one acts at once, the next one after [`Turns::patience`], if the step is still due and
//! nobody's transaction for it waits. Keepers that do not know each other yet are kept apart by a wait up to
//! [`Turns::spread`], which is drawn by each keeper for each step.

use crate::steps::Step;
use agt_runtime::AccountId;
use sp_runtime::traits::{BlakeTwo256, Hash};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// A keeper that has paid for no step in so many blocks has no turn any more.
pub const FORGOTTEN_AFTER: u32 = 1_200;

/// No keeper waits for more than so many others, however many pay for steps.
const MOST_BEFORE: u32 = 3;

/// The keepers that take turns.
#[derive(Clone, Debug)]
pub struct Turns {
    me: AccountId,
    others: BTreeSet<AccountId>,
    /// Keepers that were seen to pay for steps, and the block of the last one.
    seen: BTreeMap<AccountId, u32>,
    spread: Duration,
    patience: Duration,
}

impl Turns {
    /// Returns the turns of the keeper `me`, with what its configuration says.
    pub fn new(me: AccountId, others: BTreeSet<AccountId>, spread: Duration, patience: Duration) -> Self {
        Self { me, others, seen: BTreeMap::new(), spread, patience }
    }

    /// Notes that an account paid for a step in a block.
    pub fn saw(&mut self, who: &AccountId, block: u32) {
        if *who != self.me {
            self.seen.insert(who.clone(), block);
        }
    }

    /// Forgets keepers that have done nothing for a long time before a block.
    pub fn forget(&mut self, block: u32) {
        self.seen.retain(|_, last| last.saturating_add(FORGOTTEN_AFTER) >= block);
    }

    /// Returns the other keepers.
    pub fn others(&self) -> BTreeSet<&AccountId> {
        self.others.iter().chain(self.seen.keys()).filter(|who| **who != self.me).collect()
    }

    /// Returns how long this keeper waits after a step became due.
    pub fn wait(&self, step: &Step) -> Duration {
        let mine = place(step, &self.me);
        let before = self.others().into_iter().filter(|other| place(step, other) < mine).count();
        let before = u32::try_from(before).unwrap_or(MOST_BEFORE).min(MOST_BEFORE);
        let drawn = u32::from_le_bytes([mine[4], mine[5], mine[6], mine[7]]);
        self.patience.saturating_mul(before).saturating_add(self.spread.mul_f64(f64::from(drawn) / f64::from(u32::MAX)))
    }
}

/// Returns the place of a keeper in the order for a step.
fn place(step: &Step, who: &AccountId) -> [u8; 32] {
    BlakeTwo256::hash(format!("{step:?}/{}", hex::encode::<&[u8]>(who.as_ref())).as_bytes()).0
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    fn who(number: u8) -> AccountId {
        AccountId::new([number; 32])
    }

    fn turns(me: u8, others: &[u8], spread: u64) -> Turns {
        let others = others.iter().copied().map(who).collect();
        Turns::new(who(me), others, Duration::from_secs(spread), PATIENCE)
    }

    fn steps() -> Vec<Step> {
        (0..100).map(|campaign| Step::Prune { campaign }).collect()
    }

    #[test]
    fn a_keeper_alone_acts_at_once() {
        assert!(steps().iter().all(|step| turns(1, &[], 0).wait(step).is_zero()));
    }

    #[test]
    fn exactly_one_of_the_keepers_that_know_each_other_acts_at_once() {
        let (one, two, three) = (turns(1, &[2, 3], 0), turns(2, &[1, 3], 0), turns(3, &[1, 2], 0));
        let mut first = [0; 3];
        for step in steps() {
            let mut waits = [&one, &two, &three].map(|turns| turns.wait(&step));
            first[waits.iter().position(|wait| wait.is_zero()).expect("one acts at once")] += 1;
            waits.sort();
            assert_eq!(waits, [Duration::ZERO, PATIENCE, PATIENCE * 2]);
        }
        assert!(first.iter().all(|count| *count > 10), "the work is shared: {first:?}");
    }

    #[test]
    fn keepers_that_do_not_know_each_other_draw_different_waits() {
        let (one, two) = (turns(1, &[], 6), turns(2, &[], 6));
        let apart = |step: &Step| one.wait(step).abs_diff(two.wait(step));
        let close = steps().iter().filter(|step| apart(step) < Duration::from_millis(100)).count();
        assert!(close < 10, "{close} of 100 are less than a tenth of a second apart");
    }

    #[test]
    fn a_keeper_that_was_seen_has_its_turn_until_it_is_forgotten() {
        let mut turns = turns(1, &[], 0);
        turns.saw(&who(1), 5);
        assert!(turns.others().is_empty());
        turns.saw(&who(2), 10);
        assert!(steps().iter().any(|step| turns.wait(step) == PATIENCE));
        turns.forget(10 + FORGOTTEN_AFTER);
        assert_eq!(turns.others().len(), 1);
        turns.forget(11 + FORGOTTEN_AFTER);
        assert!(turns.others().is_empty());
    }
}

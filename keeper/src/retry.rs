//! Waits between tries of a step that the node says would fail.

use crate::steps::Step;
use agt_primitives::Moment;
use std::collections::BTreeMap;

/// The first wait, in milliseconds of chain time. Each further one is twice as long.
const FIRST: Moment = 6_000;

/// The longest wait.
const LONGEST: Moment = 10 * 60_000;

/// The steps that failed in rehearsal, with the number of tries and the moment of the next one.
#[derive(Debug, Default)]
pub struct Retries {
    of: BTreeMap<Step, (u32, Moment)>,
}

impl Retries {
    /// Notes that a step would fail now.
    pub fn failed(&mut self, step: Step, now: Moment) {
        let (tries, from) = self.of.entry(step).or_default();
        let wait = FIRST.saturating_mul(1 << (*tries).min(16)).min(LONGEST);
        (*tries, *from) = (tries.saturating_add(1), now.saturating_add(wait));
    }

    /// Returns whether a step may be tried now.
    pub fn may_try(&self, step: &Step, now: Moment) -> bool {
        self.of.get(step).is_none_or(|(_, from)| now >= *from)
    }

    /// Forgets the failures of a step: something happened that may let it succeed.
    pub fn clear(&mut self, step: &Step) {
        self.of.remove(step);
    }

    /// Forgets the steps that `is_due` does not take.
    pub fn retain(&mut self, is_due: impl Fn(&Step) -> bool) {
        self.of.retain(|step, _| is_due(step));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_doubles_the_wait_up_to_ten_minutes() {
        let (mut retries, step) = (Retries::default(), Step::Prune { campaign: 1 });
        assert!(retries.may_try(&step, 0));
        for wait in [6_000, 12_000, 24_000, 48_000, 96_000, 192_000, 384_000, 600_000, 600_000] {
            retries.failed(step.clone(), 100);
            assert!(!retries.may_try(&step, 99 + wait) && retries.may_try(&step, 100 + wait), "{wait}");
        }
        retries.clear(&step);
        assert!(retries.may_try(&step, 0));
    }
}

//! The challenges that were used and have not expired: each is good once.

use crate::refusal::{Refusal, Rule};
use agt_primitives::Moment;
use std::{collections::BTreeMap, sync::Mutex, time::Duration};

/// The most challenges that are remembered.
const MOST: usize = 100_000;

/// The numbers of used challenges, each with the moment from which it need not be remembered any more.
#[derive(Default)]
pub(crate) struct Used(Mutex<BTreeMap<u64, Moment>>);

impl Used {
    /// Uses the challenge with this number, which expires at `expires`.
    ///
    /// Errors: `ChallengeUsed`; `TooMany` if so many challenges are in use that none can be remembered any more.
    pub(crate) fn take(&self, number: u64, expires: Moment, now: Moment) -> Result<(), Refusal> {
        let mut used = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if used.contains_key(&number) {
            return Err(Rule::ChallengeUsed.because("this challenge was used before: ask for a new one and sign that"));
        }
        if used.len() >= MOST {
            used.retain(|_, expires| *expires > now);
        }
        if used.len() >= MOST {
            let refusal = Rule::TooMany.because("too many people ask at the moment: try again in a minute");
            return Err(refusal.after(Duration::from_secs(60)));
        }
        used.insert(number, expires);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn challenge_is_good_once() {
        let used = Used::default();
        assert_eq!(used.take(1, 100, 0), Ok(()));
        assert_eq!(used.take(2, 100, 0), Ok(()));
        assert_eq!(used.take(1, 100, 50).map_err(|refusal| refusal.counted), Err(Rule::ChallengeUsed));
    }

    #[test]
    fn memory_of_challenges_is_bounded_and_frees_itself() {
        let used = Used::default();
        for number in 0..MOST as u64 {
            used.take(number, 100, 0).unwrap();
        }
        let next = MOST as u64;
        assert_eq!(used.take(next, 200, 99).map_err(|refusal| refusal.counted), Err(Rule::TooMany));
        assert_eq!(used.take(next, 200, 100), Ok(()));
        assert_eq!(used.0.lock().unwrap().len(), 1);
    }
}

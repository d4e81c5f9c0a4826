//! Every active bond since ever: what the ledger answers from two numbers, answered from all of them.

use super::super::*;
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};
use std::collections::BTreeMap;

use super::{ops::Op, EVERYBODY};

/// Each account's active bond from each moment on.
#[derive(Default)]
pub struct History(BTreeMap<AccountId, Vec<(Moment, Balance)>>);

impl History {
    /// Writes down what is active now.
    pub fn follow(&mut self) {
        for who in EVERYBODY {
            self.0.entry(who).or_default().push((Timestamp::get(), ledger(who).active));
        }
    }

    /// What was active in the moment before `start`.
    fn as_it_began(&self, who: AccountId, start: Moment) -> Balance {
        let before = self.0[&who].iter().rev().find(|(at, _)| *at < start);
        before.map_or(0, |(_, active)| *active)
    }

    /// The least that was active from `start` on.
    fn lowest(&self, who: AccountId, start: Moment) -> Balance {
        let since = self.0[&who].iter().filter(|(at, _)| *at >= start).map(|(_, active)| *active);
        since.fold(self.as_it_began(who, start), Balance::min)
    }

    /// The season counts the lowest bond of each account, and no AGT for two.
    pub fn agrees(&self, op: &Op) -> Result<(), TestCaseError> {
        let start = season_start();
        for who in EVERYBODY {
            prop_assert_eq!(kept(who), self.lowest(who, start), "{} after {:?}", who, op);
            // Whatever else is asked: never more than the truth.
            for since in [start + DAY, start - DAY, start - 32 * DAY, 0] {
                let answer = kept_since(who, since);
                let truth = if since > Timestamp::get() { 0 } else { self.lowest(who, since) };
                prop_assert!(answer <= truth, "{} says {} since {}, not {}", who, answer, since, truth);
            }
        }
        let counted = EVERYBODY.into_iter().map(kept).sum::<Balance>();
        let bonded = EVERYBODY.into_iter().map(|who| self.as_it_began(who, start)).sum::<Balance>();
        prop_assert!(counted <= bonded, "{} of {} after {:?}", counted, bonded, op);
        Ok(())
    }
}

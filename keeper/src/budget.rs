//! What a keeper may pay in a day.

use crate::steps::Step;
use agt_primitives::{calendar::day, Moment};
use agt_runtime::Balance;

/// The blocks after which a transaction that was sent is in one, as a rule, and its fee among those that were paid.
const UNDERWAY: u32 = 2;

/// The fees of a day in UTC, by chain time. It begins anew when the keeper does.
#[derive(Debug)]
pub struct Budget {
    most: Balance,
    day: u64,
    paid: Balance,
    /// At which block transactions were sent that may not be in a block yet, and what each costs at the most.
    underway: Vec<(u32, Balance)>,
}

impl Budget {
    /// Returns a budget of which nothing is spent. `most` is in planck.
    pub fn new(most: Balance) -> Self {
        Self { most, day: 0, paid: 0, underway: Vec::new() }
    }

    /// Brings the budget up to a block and its time. `paid` is what the account paid since the last call, in planck.
    pub fn update(&mut self, paid: Balance, block: u32, now: Moment) {
        let today = day(now);
        if self.day != today {
            (self.day, self.paid) = (today, 0);
        }
        self.paid = self.paid.saturating_add(paid);
        self.underway.retain(|(sent, _)| block.saturating_sub(*sent) < UNDERWAY);
    }

    /// Notes a transaction that was sent at a block, and its fee in planck.
    pub fn sent(&mut self, block: u32, fee: Balance) {
        if fee > 0 {
            self.underway.push((block, fee));
        }
    }

    /// Returns what is spent of the day's fees, in planck.
    pub fn spent(&self) -> Balance {
        self.underway.iter().fold(self.paid, |spent, (_, fee)| spent.saturating_add(*fee))
    }

    /// Returns whether all of it is spent: only steps that cannot wait are taken then.
    pub fn is_spent(&self) -> bool {
        self.spent() >= self.most
    }

    /// Returns whether a fee may be paid for steps: it fits, or none of them can wait.
    pub fn allows(&self, steps: &[Step], fee: Balance) -> bool {
        fee == 0 || self.spent().saturating_add(fee) <= self.most || steps.iter().all(|step| step.kind().cannot_wait())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::{calendar::DAY, tasks::RoundId};

    const CAN_WAIT: [Step; 1] = [Step::Prune { campaign: 1 }];
    const CANNOT_WAIT: [Step; 1] = [Step::Deal { campaign: 1, round: RoundId(2) }];

    #[test]
    fn steps_that_can_wait_do_so_when_the_fees_of_the_day_are_spent() {
        let mut budget = Budget::new(10);
        budget.update(0, 1, DAY);
        assert!(budget.allows(&CAN_WAIT, 10) && !budget.allows(&CAN_WAIT, 11));
        budget.update(7, 2, DAY + 1);
        assert!(budget.allows(&CAN_WAIT, 3) && !budget.allows(&CAN_WAIT, 4) && !budget.is_spent());
        budget.update(3, 3, DAY + 2);
        assert!(budget.is_spent() && budget.allows(&CAN_WAIT, 0) && !budget.allows(&CAN_WAIT, 1));
        assert!(budget.allows(&CANNOT_WAIT, 1_000), "a window would end, or a set stand still");
        budget.update(0, 4, 2 * DAY);
        assert!(budget.allows(&CAN_WAIT, 10) && !budget.is_spent(), "the next day has fees of its own");
    }

    #[test]
    fn what_was_sent_counts_until_it_is_paid() {
        let mut budget = Budget::new(10);
        budget.update(0, 5, DAY);
        budget.sent(5, 6);
        assert_eq!(budget.spent(), 6);
        assert!(budget.allows(&CAN_WAIT, 4) && !budget.allows(&CAN_WAIT, 5));
        budget.update(0, 6, DAY);
        assert_eq!(budget.spent(), 6);
        budget.update(4, 7, DAY);
        assert_eq!(budget.spent(), 4, "it cost less than it could");
    }

    #[test]
    fn keeper_without_a_budget_takes_what_cannot_wait_alone() {
        let budget = Budget::new(0);
        assert!(budget.is_spent() && budget.allows(&CANNOT_WAIT, 1) && !budget.allows(&CAN_WAIT, 1));
    }
}

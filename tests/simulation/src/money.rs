//! Profit and loss of a cohort.
//!
//! No price of AGT is assumed. Labour is counted in *answers of a person*: the pay that a person wants for looking at
//! one item. A machine's answer costs a hundredth of that. The **break-even** is the price of an AGT, in such answers,
//! above which the cohort earns anything. The lower it is, the less an AGT must be worth for the cohort to take part.
//!
//! An attack **loses** if it is paid nothing net of its fees and its idle bond, or if it needs a higher price than
//! honest people do: at that price honest people take part before it. It **pays** if it takes part at a price at which
//! they do not.

use crate::ledger::Share;
use agt_primitives::token::AGT;

/// The cost of a machine's answer, in answers of a person.
const MACHINE: f64 = 0.01;

/// The share that bonded AGT could have earned elsewhere in a month.
pub(crate) const IDLE: f64 = 0.01;

/// A cohort's balance over a whole run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Account {
    /// AGT paid by the seasons.
    pub paid: f64,
    /// AGT of fees to its own requester's campaigns, and what its idle bond could have earned.
    pub spent: f64,
    /// Labour in answers of a person.
    pub labour: f64,
}

/// Planck as AGT.
pub fn agt(planck: u128) -> f64 {
    planck as f64 / AGT as f64
}

impl Account {
    /// Returns the balance of a cohort's part in a run.
    pub fn of(share: &Share) -> Self {
        Self {
            paid: agt(share.paid),
            spent: agt(share.fees) + agt(share.bonded_months) * IDLE,
            labour: share.by_person as f64 + share.by_machine as f64 * MACHINE,
        }
    }

    /// Returns the AGT paid less the AGT spent.
    pub fn net(&self) -> f64 {
        self.paid - self.spent
    }

    /// Returns the least price of an AGT, in answers of a person, at which it earns anything. None if there is no such
    /// price.
    pub fn break_even(&self) -> Option<f64> {
        (self.net() > 0.0).then(|| self.labour / self.net())
    }

    /// Returns whether it loses money, compared with honest people.
    pub fn loses_beside(&self, honest: &Self) -> bool {
        match (self.break_even(), honest.break_even()) {
            (None, _) => true,
            (Some(own), Some(honest)) => own >= honest,
            (Some(_), None) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(paid: f64, spent: f64, labour: f64) -> Account {
        Account { paid, spent, labour }
    }

    #[test]
    fn account_loses_when_it_is_paid_nothing_net() {
        let honest = account(100.0, 0.0, 200.0);
        assert_eq!(honest.break_even(), Some(2.0));
        assert!(account(0.0, 0.0, 0.0).loses_beside(&honest));
        assert!(account(5.0, 6.0, 0.0).loses_beside(&honest));
    }

    #[test]
    fn account_does_not_lose_when_its_break_even_is_below_honest() {
        let honest = account(100.0, 0.0, 200.0);
        assert!(!account(100.0, 0.0, 199.0).loses_beside(&honest));
        assert!(account(100.0, 0.0, 200.0).loses_beside(&honest));
        assert!(!account(1.0, 0.0, 0.0).loses_beside(&account(0.0, 0.0, 1.0)));
    }

    #[test]
    fn account_subtracts_fees_and_the_idle_bond() {
        let share = Share {
            paid: 10 * AGT,
            fees: AGT,
            bonded_months: 200 * AGT,
            by_person: 3,
            by_machine: 200,
            ..Share::default()
        };
        assert_eq!(Account::of(&share), account(10.0, 3.0, 5.0));
    }
}

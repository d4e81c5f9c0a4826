//! The formulas of a row: what has vested at a moment, and when what vests.

use crate::Row;
use agt_primitives::{
    arithmetic::mul_div_floor,
    calendar::{add_months, whole_months},
    supply::Unlock,
    Balance, Moment,
};

impl<AccountId> Row<AccountId> {
    /// What has vested at `now`: nothing before the TGE, `at_tge` from then on, and after the cliff one linear step a
    /// civil month, each rounded down from the start so that the last one makes the total exact.
    ///
    /// None when a formula overflows, which no row that passes genesis does.
    pub fn vested(&self, tge: Moment, now: Moment) -> Option<Balance> {
        if now < tge {
            return Some(0);
        }
        let step = whole_months(tge, now).saturating_sub(self.cliff_months).min(self.linear_months);
        self.at_tge.checked_add(self.linear_after(step)?)
    }

    /// Every step in order: the TGE's, if anything vests then, and one a month after the cliff.
    pub fn unlocks(&self, tge: Moment) -> impl Iterator<Item = Unlock> + '_ {
        let linear = (1..=self.linear_months).filter_map(move |step| {
            let at = add_months(tge, self.cliff_months.checked_add(step)?)?;
            let amount = self.linear_after(step)?.checked_sub(self.linear_after(step.checked_sub(1)?)?)?;
            Some(Unlock { at: at.into(), amount: amount.into() })
        });
        core::iter::once(Unlock { at: tge.into(), amount: self.at_tge.into() })
            .chain(linear)
            .filter(|unlock| unlock.amount > 0)
    }

    /// What of the linear part has vested after `step` of its months: `floor(linear * step / linear_months)`.
    fn linear_after(&self, step: u32) -> Option<Balance> {
        if self.linear_months == 0 {
            return Some(0);
        }
        mul_div_floor(self.linear, step.into(), self.linear_months.into())
    }
}

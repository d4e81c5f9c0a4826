//! The share of bonded AGT, S, and somebody who moves it for a day.

use super::verdict;
use crate::money::IDLE;
use agt_primitives::{basis_points::BasisPoints, recycler::RecyclerTerms};
use std::collections::VecDeque;

/// The samples that the mean is of, one a day.
pub const SAMPLES: usize = 30;

/// The last samples of the share of bonded AGT.
#[derive(Clone, Debug, Default)]
pub struct Samples(VecDeque<BasisPoints>);

impl Samples {
    /// Takes the sample of a day.
    pub fn take(&mut self, share: BasisPoints) {
        if self.0.len() == SAMPLES {
            self.0.pop_front();
        }
        self.0.push_back(share);
    }

    /// Returns the mean, rounded down; none before the first sample.
    pub fn mean(&self) -> Option<BasisPoints> {
        let sum = self.0.iter().map(|share| u32::from(share.points())).sum::<u32>();
        let mean = sum.checked_div(u32::try_from(self.0.len()).ok()?)?;
        BasisPoints::new(u16::try_from(mean).ok()?)
    }
}

/// How S follows what is bonded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Without any rule: S is what is bonded now, and a bond is free again at once.
    NowAndFree,
    /// S is what is bonded now, and a bond waits for seven days when it leaves.
    Now,
    /// The mean of thirty daily samples, as it is.
    Mean,
    /// The mean on the first day of a chain, which has no samples yet.
    FirstDay,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::NowAndFree, Self::Now, Self::Mean, Self::FirstDay];

    /// Returns its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NowAndFree => "S of now and bonds free at once",
            Self::Now => "S of now",
            Self::Mean => "as it is",
            Self::FirstDay => "as it is on the first day",
        }
    }
}

/// Somebody who bonds for a day and unbonds.
#[derive(Clone, Copy, Debug)]
pub struct Moved {
    /// How S follows.
    pub rule: Rule,
    /// What it bonds, as a share of what circulates.
    pub bonds: BasisPoints,
    /// The least and the most share that is burned in the month after, which is otherwise 80 %.
    pub burned: (BasisPoints, BasisPoints),
    /// AGT that its AIA draw more in the month after.
    pub gain: f64,
    /// AGT that its bond could have earned elsewhere.
    pub cost: f64,
}

/// AGT that circulate.
pub const FLOAT: f64 = 900e6;

/// AGT that come back in a month.
pub const RETURNED: f64 = 1.5e6;

/// What is bonded without it.
const BONDED: BasisPoints = BasisPoints::clamped(2_000);

/// The share of the AIA that it has.
pub const AIA: f64 = 0.1;

/// Days for which people wait who unbond.
const UNBONDING: f64 = 7.0;

impl Moved {
    /// Plays thirty days in which as much comes back each day. On the first it has bonded. What is kept beyond what would be
    /// kept without it is paid to it by its share of the AIA: no lane stands at the ceiling, which is the best for it.
    pub fn play(rule: Rule, bonds: BasisPoints) -> Self {
        let terms = RecyclerTerms { mode: 1, ..RecyclerTerms::DEFAULT };
        let mut samples = Samples::default();
        if rule == Rule::Mean {
            (0..SAMPLES).for_each(|_| samples.take(BONDED));
        }
        let with = BasisPoints::clamped(BONDED.points() + bonds.points());
        let usual = terms.burned(BONDED);
        let (mut burned, mut kept) = ((usual, usual), 0.0);
        for day in 0..30 {
            let share = if day == 0 { with } else { BONDED };
            samples.take(share);
            let counted = match rule {
                Rule::NowAndFree | Rule::Now => share,
                Rule::Mean | Rule::FirstDay => samples.mean().expect("there is a sample"),
            };
            let part = terms.burned(counted);
            burned = (burned.0.min(part), burned.1.max(part));
            kept += RETURNED / 30.0 * f64::from(usual.points() - part.points()) / 10_000.0;
        }
        let locked = match rule {
            Rule::NowAndFree => 0.0,
            _ => 1.0 + UNBONDING,
        };
        let cost = FLOAT * f64::from(bonds.points()) / 10_000.0 * IDLE * locked / 30.0;
        Self { rule, bonds, burned, gain: AIA * kept, cost }
    }

    /// Returns the AGT that would have to come back in a month for the gain to equal the cost; none if it costs nothing.
    pub fn pays_from(&self) -> Option<f64> {
        (self.cost > 0.0).then(|| RETURNED * self.cost / self.gain)
    }

    /// Returns its line of the table.
    pub fn line(&self) -> String {
        let from = self.pays_from().map_or("-".into(), |from| format!("{from:.0}"));
        format!(
            "{},{:.0},{:.2},{:.0},{:.0},{},{from}",
            self.rule.name(),
            f64::from(self.bonds.points()) / 100.0,
            f64::from(self.burned.0.points()) / 100.0,
            self.gain,
            self.cost,
            verdict(self.gain - self.cost),
        )
    }
}

/// The head of the table.
pub const HEAD: &str =
    "rule,bonds_pct_of_float,least_burned_pct,gain_agt,cost_agt,verdict,pays_if_agt_a_month_come_back";

/// Returns every rule with bonds of a hundredth, a tenth and the most that can be bonded.
pub fn all() -> Vec<Moved> {
    let bonds = [100, 1_000, 8_000].map(BasisPoints::clamped);
    Rule::ALL.into_iter().flat_map(|rule| bonds.map(|bonds| Moved::play(rule, bonds))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_is_of_the_last_thirty_days() {
        let mut samples = Samples::default();
        assert_eq!(samples.mean(), None);
        samples.take(BasisPoints::WHOLE);
        assert_eq!(samples.mean(), Some(BasisPoints::WHOLE));
        (0..29).for_each(|_| samples.take(BasisPoints::ZERO));
        assert_eq!(samples.mean(), Some(BasisPoints::clamped(333)));
        samples.take(BasisPoints::ZERO);
        assert_eq!(samples.mean(), Some(BasisPoints::ZERO));
    }

    #[test]
    fn day_of_a_bond_counts_a_thirtieth() {
        let tenth = BasisPoints::clamped(1_000);
        let moved = Moved::play(Rule::Mean, tenth);
        assert_eq!(moved.burned.0.points(), 7_967);
        let now = Moved::play(Rule::NowAndFree, tenth);
        assert_eq!((now.burned.0.points(), now.cost), (7_000, 0.0));
        // A day with a tenth more, or thirty days with a thirtieth of it.
        assert!((moved.gain / now.gain - 1.0).abs() < 0.02, "{} and {}", moved.gain, now.gain);
    }
}

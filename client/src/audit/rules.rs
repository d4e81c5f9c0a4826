//! Rules that events keep among themselves: no storage is needed to see that one is broken.

use super::{books::MOST_BREACHES, Books, Figure, What};
use agt_primitives::{assets::AssetKind, recycler::RecycleSource};
use agt_runtime::Balance;
use serde::Serialize;
use std::{
    collections::BTreeSet,
    fmt::{self, Display},
};

/// A rule that events break among themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Breach {
    /// The number of the block in which they break it. For a rule of all blocks it is the last one that had such an event.
    pub block: u32,
    /// What is wrong, in a sentence.
    pub rule: String,
}

impl Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "block {}: {}", self.block, self.rule)
    }
}

impl Books {
    /// Returns the rules that the events so far break among themselves: the first [`MOST_BREACHES`] of single events, and then
    /// those of all events together.
    pub fn breaches(&self) -> Vec<Breach> {
        let mut found = self.breaches.clone();
        let more = (self.more_breaches > 0).then(|| format!("{} more events break a rule", self.more_breaches));
        let rules = more.into_iter().chain(self.sale.left_over()).chain(self.unequal());
        found.extend(rules.map(|rule| Breach { block: self.block, rule }));
        found
    }

    /// Notes that the events of this block break a rule.
    pub(super) fn breach(&mut self, rule: String) {
        if self.breaches.len() < MOST_BREACHES {
            self.breaches.push(Breach { block: self.block, rule });
        } else {
            self.more_breaches = self.more_breaches.saturating_add(1);
        }
    }

    /// Notes that the events of this block break a rule, unless it holds.
    pub(super) fn require(&mut self, holds: bool, rule: impl FnOnce() -> String) {
        if !holds {
            self.breach(rule());
        }
    }

    /// Returns the figures that two pallets count and that are not the same, and sums that are not those of their parts.
    fn unequal(&self) -> Vec<String> {
        let passed_on = Figure::of(What::Recycled).in_asset(AssetKind::Native);
        let back = |source| Figure::of(What::Received).back_from(source);
        let mut pairs = Vec::from([
            (passed_on, back(RecycleSource::Revenue)),
            (Figure::of(What::SlashesRecycled), back(RecycleSource::Slashes)),
            (Figure::of(What::SeasonsTook), Figure::of(What::Taken)),
            (Figure::of(What::RedeemedRecycled), Figure::of(What::Paid)),
            (Figure::of(What::SeasonsGaveBack), Figure::of(What::GivenBack)),
        ]);
        // What was sold of each asset, ever and in each month.
        let sold: BTreeSet<Figure> = self
            .all_of(What::Sold)
            .chain(self.all_of(What::Units))
            .map(|(figure, _)| Figure { what: What::Sold, ..figure.clone() })
            .collect();
        pairs.extend(sold.into_iter().map(|sold| {
            let units = Figure { what: What::Units, ..sold.clone() };
            (sold, units)
        }));
        let mut found: Vec<String> = pairs.into_iter().filter_map(|(one, other)| self.differ(&one, &other)).collect();
        found.extend(self.waiting_of_no_season());
        let (given, paid) =
            (Figure::of(What::GivenToAuthors).in_asset(AssetKind::Native), Figure::of(What::AuthorsPaid));
        if self.sum(&paid) > self.sum(&given) {
            found.push(format!("the authors of blocks were paid {} and given {}", self.sum(&paid), self.sum(&given)));
        }
        if self.recycler_totals().outstanding().is_none() {
            found.push("the recycler has paid and got back more than seasons took".into());
        }
        found
    }

    fn differ(&self, one: &Figure, other: &Figure) -> Option<String> {
        let (first, second) = (self.sum(one), self.sum(other));
        (first != second).then(|| format!("two figures must be the same: {one}: {first}; {other}: {second}"))
    }

    fn waiting_of_no_season(&self) -> Option<String> {
        let all = self.all_of(What::Belonging).try_fold(0, |sum: Balance, (_, amount)| sum.checked_add(amount));
        let waiting = self.recycler_totals().waiting();
        let show = |amount: Option<Balance>| amount.map_or_else(|| "nothing that fits".into(), |sum| sum.to_string());
        (waiting != all || waiting.is_none())
            .then(|| format!("{} wait for seasons, and {} belong to one", show(waiting), show(all)))
    }
}

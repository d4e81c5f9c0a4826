//! The books, as somebody keeps them who sees the events and nothing else.

use super::{buyback::OpenSale, rules::Breach, Figure, What};
use agt_primitives::{arithmetic::raise, buyback::RunReport, calendar::Month, recycler::RecyclerTotals};
use agt_runtime::{AccountId, Balance, RuntimeEvent};
use std::collections::{BTreeMap, BTreeSet};

/// The most breaches that are kept. Those after them are only counted.
pub const MOST_BREACHES: usize = 100;

/// The books of revenue, recycler and buyback, and of what seasons pay out of revenue.
///
/// They grow with the months, assets and runs that events tell of, and not with the blocks.
#[derive(Clone, Debug, Default)]
pub struct Books {
    /// The figures. One that is missing is zero.
    sums: BTreeMap<Figure, Balance>,
    pub(super) runs: BTreeMap<u64, RunReport<AccountId>>,
    pub(super) sale: OpenSale,
    pub(super) breaches: Vec<Breach>,
    /// Breaches that are not kept.
    pub(super) more_breaches: u64,
    pub(super) block: u32,
}

impl Books {
    /// Enters an event of a block. All events of all blocks must come, in their order. Those of other pallets change nothing.
    pub fn follow(&mut self, block: u32, event: &RuntimeEvent) {
        self.block = block;
        match event {
            RuntimeEvent::Revenue(event) => self.follow_revenue(event),
            RuntimeEvent::Recycler(event) => self.follow_recycler(event),
            RuntimeEvent::Buyback(event) => self.follow_buyback(event),
            RuntimeEvent::Redemption(event) => self.follow_redemption(event),
            _ => {}
        }
    }

    /// Returns a figure.
    pub fn sum(&self, figure: &Figure) -> Balance {
        self.sums.get(figure).copied().unwrap_or_default()
    }

    /// Returns every figure that is not zero, with those that follow from others.
    pub fn figures(&self) -> BTreeMap<Figure, Balance> {
        let mut figures = self.sums.clone();
        let totals = self.recycler_totals();
        // Totals that contradict themselves have neither; the chain's own can have them all the same.
        let derived = [(What::Waiting, totals.waiting()), (What::Outstanding, totals.outstanding())];
        figures.extend(derived.map(|(what, amount)| (Figure::of(what), amount.unwrap_or_default())));
        figures.retain(|_, amount| *amount > 0);
        figures
    }

    /// Returns every run of buyback by its number.
    pub fn runs(&self) -> &BTreeMap<u64, RunReport<AccountId>> {
        &self.runs
    }

    /// Returns the months in which there was revenue, or something of it was sold.
    pub fn months(&self) -> BTreeSet<Month> {
        let of_a_month =
            |figure: &&Figure| matches!(figure.what, What::Collected | What::Sold | What::Runs | What::Units);
        self.sums.keys().filter(of_a_month).filter_map(|figure| figure.month).collect()
    }

    /// Returns the sums of the recycler.
    pub(super) fn recycler_totals(&self) -> RecyclerTotals {
        let sum = |what| self.sum(&Figure::of(what));
        RecyclerTotals {
            received: sum(What::Received),
            burned: sum(What::Burned),
            gifts: sum(What::Gifts),
            taken: sum(What::Taken),
            paid: sum(What::Paid),
            given_back: sum(What::GivenBack),
            carried: sum(What::Carried),
        }
    }

    /// Adds an amount to a figure.
    pub(super) fn add(&mut self, figure: Figure, amount: Balance) {
        if amount == 0 {
            return;
        }
        let sum = self.sums.entry(figure.clone()).or_default();
        if raise(sum, amount).is_err() {
            self.breach(format!("the sum does not fit its type: {figure}"));
        }
    }

    /// Adds an amount to the figure of all months and to that of one.
    pub(super) fn add_within(&mut self, figure: Figure, month: Month, amount: Balance) {
        self.add(figure.clone(), amount);
        self.add(figure.within(month), amount);
    }

    /// Returns a figure, which is zero from now on.
    pub(super) fn clear(&mut self, figure: &Figure) -> Balance {
        self.sums.remove(figure).unwrap_or_default()
    }

    /// Returns the figures that count one thing.
    pub(super) fn all_of(&self, what: What) -> impl Iterator<Item = (&Figure, Balance)> {
        self.sums.iter().filter(move |(figure, _)| figure.what == what).map(|(figure, amount)| (figure, *amount))
    }
}

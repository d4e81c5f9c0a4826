//! The events of revenue: what arrived, and what became of it.

use super::{Books, Figure, What};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    calendar::Month,
    revenue::RevenueSource,
};
use agt_runtime::{Balance, Runtime};
use pallet_revenue::Event;

impl Books {
    pub(super) fn follow_revenue(&mut self, event: &Event<Runtime>) {
        match event {
            Event::RevenueNoted { asset, source, month, amount, authors, recycled } => {
                self.collected(asset, *source, *month, *amount);
                let passed = authors.checked_add(*recycled);
                // AGT is passed on as a whole or is held, and nothing else is passed on.
                let fits = passed == Some(0) || (*asset == AssetKind::Native && passed == Some(*amount));
                self.require(fits, || {
                    format!("of {amount} that arrived, {authors} went to authors and {recycled} to the recycler")
                });
                self.passed_on(asset, *authors, *recycled);
            }
            Event::RevenuePassedOn { authors, recycled } => {
                let held = self.held_agt();
                let fits = held.is_some() && held == authors.checked_add(*recycled);
                self.require(fits, || {
                    let held = held.map_or_else(|| "less than nothing".into(), |held| held.to_string());
                    format!("{authors} and {recycled} planck were passed on, and {held} were held")
                });
                self.passed_on(&AssetKind::Native, *authors, *recycled);
            }
            Event::RevenueLost { asset, amount } => self.add(Figure::of(What::Lost).in_asset(asset.clone()), *amount),
            Event::RevenueSold { asset, month, amount, .. } => self.sold(*asset, *month, *amount),
            Event::AssetSwept { asset, amount, counted } => {
                self.require(counted <= amount, || {
                    format!("{amount} of asset {asset} were swept, and {counted} counted")
                });
                self.add(Figure::of(What::Swept).in_asset(AssetKind::WithId(*asset)), *counted);
            }
            Event::SlashesRecycled { amount } => self.add(Figure::of(What::SlashesRecycled), *amount),
            Event::AuthorPaid { amount, .. } => self.add(Figure::of(What::AuthorsPaid), *amount),
            // What does not fit the books is in none of them. Who of the authors gets how much is their own matter.
            Event::RevenueNotCounted { .. }
            | Event::AuthorsMonthEnded { .. }
            | Event::AuthorSettled { .. }
            | Event::__Ignore(..) => {}
        }
    }

    fn collected(&mut self, asset: &AssetKind, source: RevenueSource, month: Month, amount: Balance) {
        let figure = Figure::of(What::Collected).in_asset(asset.clone());
        self.add_within(figure.clone(), month, amount);
        self.add_within(figure.of_source(source), month, amount);
    }

    fn passed_on(&mut self, asset: &AssetKind, authors: Balance, recycled: Balance) {
        self.add(Figure::of(What::GivenToAuthors).in_asset(asset.clone()), authors);
        self.add(Figure::of(What::Recycled).in_asset(asset.clone()), recycled);
    }

    fn sold(&mut self, asset: AssetId, month: Month, amount: Balance) {
        self.add_within(Figure::of(What::Sold).in_asset(AssetKind::WithId(asset)), month, amount);
        if self.sale.sold.replace((asset, amount)).is_some() {
            self.breach("revenue was sold twice, and no run tells of the first time".into());
        }
    }

    /// Returns the AGT that has arrived and was not passed on; none if more was passed on than has arrived.
    fn held_agt(&self) -> Option<Balance> {
        let of = |what| self.sum(&Figure::of(what).in_asset(AssetKind::Native));
        of(What::Collected).checked_sub(of(What::GivenToAuthors))?.checked_sub(of(What::Recycled))
    }
}

//! The events of buyback: lots that were sold, each with what revenue and recycler told of it just before.

use super::{Books, Figure, What};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    buyback::{rate::realised, RunReport, SoldBy},
    calendar::Month,
    recycler::{RecycleSource, Recycled},
};
use agt_runtime::{AccountId, Balance, Runtime};
use pallet_buyback::Event;

/// What was told of a sale before the run that tells of all of it.
#[derive(Clone, Debug, Default)]
pub struct OpenSale {
    /// The asset that was sold out of revenue, and the units.
    pub(super) sold: Option<(AssetId, Balance)>,
    /// The AGT that came back for them.
    pub(super) came_back: Option<CameBack>,
}

/// AGT of a sale that came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CameBack {
    pub(super) source: RecycleSource,
    pub(super) amount: Balance,
    pub(super) recycled: Recycled,
}

impl OpenSale {
    /// Returns what no run tells of, in a sentence each.
    pub(super) fn left_over(&self) -> impl Iterator<Item = String> {
        let sold = self.sold.map(|(asset, units)| format!("no run tells of {units} of asset {asset} that were sold"));
        let back = self.came_back.map(|back| format!("no run tells of {} planck that came back", back.amount));
        sold.into_iter().chain(back)
    }
}

impl Books {
    pub(super) fn follow_buyback(&mut self, event: &Event<Runtime>) {
        match event {
            Event::LotSold { run, asset, how, buyer, units, agt, rate, reference, recycled, at } => {
                let report = RunReport {
                    run: *run,
                    asset: *asset,
                    how: *how,
                    buyer: buyer.clone(),
                    units: *units,
                    agt: (*agt).into(),
                    rate: *rate,
                    reference: *reference,
                    mode: recycled.mode,
                    burned: recycled.burned.into(),
                    kept: recycled.kept.into(),
                    block: self.block,
                    at: (*at).into(),
                };
                self.check_sale(&report, recycled);
                match Month::at(*at) {
                    Some(month) => self.add_run(&report, month),
                    None => self.breach(format!("run {run} has no month")),
                }
                self.runs.insert(*run, report);
            }
            // Nothing is sold yet, or any more.
            Event::Tracked { .. }
            | Event::Untracked { .. }
            | Event::AuctionOpened { .. }
            | Event::AuctionEnded { .. }
            | Event::ReferenceForgotten { .. }
            | Event::__Ignore(..) => {}
        }
    }

    /// Holds a run against what revenue and recycler told of it.
    fn check_sale(&mut self, run: &RunReport<AccountId>, recycled: &Recycled) {
        let (number, units, agt) = (run.run, run.units, run.agt.0);
        let expected = self.runs.last_key_value().map_or(Some(0), |(last, _)| last.checked_add(1));
        self.require(Some(number) == expected, || format!("run {number} does not follow the run before it"));
        let is_whole = recycled.burned.checked_add(recycled.kept) == Some(agt);
        self.require(is_whole, || format!("run {number} burned and kept another amount than it brought"));
        self.require(realised(agt, units) == Some(run.rate), || {
            format!("run {number} has another rate than it brought")
        });
        let source = match run.how {
            SoldBy::Auction => RecycleSource::Auctions,
            SoldBy::Market => RecycleSource::Markets,
        };
        let came_back = self.sale.came_back.take();
        let told = CameBack { source, amount: agt, recycled: *recycled };
        self.require(came_back == Some(told), || {
            let before = came_back.map_or_else(|| "nothing".into(), |back| format!("{} planck", back.amount));
            format!("run {number} brought {agt} planck, and {before} came back just before, or by another way")
        });
        let sold = self.sale.sold.take();
        self.require(sold == Some((run.asset, units)), || {
            let before = sold.map_or_else(|| "nothing".into(), |(asset, units)| format!("{units} of asset {asset}"));
            format!("run {number} sold {units} of asset {}, and revenue {before}", run.asset)
        });
    }

    fn add_run(&mut self, run: &RunReport<AccountId>, month: Month) {
        let asset = AssetKind::WithId(run.asset);
        let amounts = [
            (What::Runs, 1),
            (What::Brought, run.agt.0),
            (What::BroughtBurned, run.burned.0),
            (What::BroughtKept, run.kept.0),
        ];
        amounts.into_iter().for_each(|(what, amount)| self.add_within(Figure::of(what), month, amount));
        self.add_within(Figure::of(What::Units).in_asset(asset.clone()), month, run.units);
        self.add(Figure::of(What::Brought).in_asset(asset), run.agt.0);
    }
}

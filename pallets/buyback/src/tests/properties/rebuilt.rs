//! The books as somebody would keep them who sees the events and nothing else.

use super::super::*;
use crate::{Auction, NextRun, Reference};
use proptest::{prop_assert_eq, test_runner::TestCaseError};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
pub struct Rebuilt {
    tracked: BTreeSet<AssetId>,
    auctions: BTreeMap<AssetId, (Reference, Balance)>,
    last: BTreeMap<AssetId, Reference>,
    months: BTreeMap<Month, BuybackMonth>,
    totals: BuybackMonth,
    sold: BTreeMap<AssetId, (Balance, Balance)>,
}

impl Rebuilt {
    /// Enters the events of one operation.
    pub fn follow(&mut self, events: impl Iterator<Item = RuntimeEvent>) -> Result<(), TestCaseError> {
        for event in events {
            if let RuntimeEvent::Buyback(event) = event {
                self.enter(event)?;
            }
        }
        Ok(())
    }

    fn enter(&mut self, event: Event<Test>) -> Result<(), TestCaseError> {
        match event {
            Event::Tracked { asset, .. } => prop_assert_eq!(self.tracked.insert(asset), true),
            Event::Untracked { asset } => prop_assert_eq!(self.tracked.remove(&asset), true),
            Event::AuctionOpened { asset, lot, reference, opened, .. } => {
                let taken = Reference { rate: reference, at: opened };
                prop_assert_eq!(self.auctions.insert(asset, (taken, lot)), None);
            }
            Event::AuctionEnded { asset, lot, unsold } => {
                let (taken, left) = self.auctions.remove(&asset).expect("it has opened");
                prop_assert_eq!(left, unsold);
                let lowered = |last: &&mut Reference| unsold == lot && last.at <= taken.at && last.rate > taken.rate;
                if let Some(last) = self.last.get_mut(&asset).filter(lowered) {
                    *last = taken;
                }
            }
            Event::ReferenceForgotten { asset, rate } => {
                prop_assert_eq!(self.last.remove(&asset).map(|last| last.rate), Some(rate));
            }
            Event::LotSold { run, asset, how, units, agt, reference, recycled, at, .. } => {
                prop_assert_eq!(run, self.totals.runs);
                let mut taken = Reference { rate: reference, at };
                if how == SoldBy::Auction {
                    let (opened_with, left) = self.auctions.get_mut(&asset).expect("it has opened");
                    taken = *opened_with;
                    *left -= units;
                }
                prop_assert_eq!(taken.rate, reference);
                if self.last.get(&asset).is_none_or(|last| last.at <= taken.at || last.rate <= taken.rate) {
                    self.last.insert(asset, taken);
                }
                let month = self.months.entry(Month::at(at).expect("tests stay inside the calendar")).or_default();
                for sums in [month, &mut self.totals] {
                    sums.runs += 1;
                    sums.agt += agt;
                    sums.burned += recycled.burned;
                    sums.kept += recycled.kept;
                }
                let sold = self.sold.entry(asset).or_default();
                *sold = (sold.0 + units, sold.1 + agt);
            }
            Event::__Ignore(..) => unreachable!("never emitted"),
        }
        Ok(())
    }

    /// The books are what storage says.
    pub fn equals_storage(&self) -> Result<(), TestCaseError> {
        prop_assert_eq!(self.totals, Totals::<Test>::get());
        prop_assert_eq!(self.totals.runs, NextRun::<Test>::get());
        prop_assert_eq!(&self.months, &Months::<Test>::iter().collect::<BTreeMap<_, _>>());
        let auctions = Auctions::<Test>::iter();
        let auctions = auctions.map(|(asset, Auction { reference, opened, left, .. })| {
            (asset, (Reference { rate: reference, at: opened }, left))
        });
        prop_assert_eq!(&self.auctions, &auctions.collect::<BTreeMap<_, _>>());
        prop_assert_eq!(&self.last, &References::<Test>::iter().collect::<BTreeMap<_, _>>());
        let sold = SoldOf::<Test>::iter().map(|(asset, sold)| (asset, (sold.units, sold.agt)));
        prop_assert_eq!(&self.sold, &sold.collect::<BTreeMap<_, _>>());
        let tracked = Markets::<Test>::get().iter().map(|market| market.asset).collect::<BTreeSet<_>>();
        prop_assert_eq!(&self.tracked, &tracked);
        Ok(())
    }
}

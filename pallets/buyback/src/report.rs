//! View functions: auctions, runs, markets and months.

use crate::{Auction, Auctions, Config, Markets, Months, NextRun, Pallet, Run, Runs, SoldIn, MOST_ENTRIES};
use agt_primitives::{
    assets::AssetId,
    buyback::{AuctionPage, AuctionReport, MarketReport, MonthReport, RunPage, RunReport, SoldReport},
    calendar::Month,
};
use alloc::vec::Vec;
use frame_support::traits::Time;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::SaturatedConversion;

impl<T: Config> Pallet<T> {
    fn report_of_auction(asset: AssetId, auction: &Auction) -> AuctionReport {
        let now = T::Time::now();
        AuctionReport {
            asset,
            opened: auction.opened.into(),
            until: auction.until.into(),
            reference: auction.reference,
            lot: auction.lot,
            left: auction.left,
            start: auction.start,
            end: auction.end,
            points: auction.points(now),
            rate: auction.rate(now),
            least: auction.least.into(),
            done: auction.is_done(now),
        }
    }

    pub(crate) fn auction_report(asset: AssetId) -> Option<AuctionReport> {
        Auctions::<T>::get(asset).map(|auction| Self::report_of_auction(asset, &auction))
    }

    pub(crate) fn auction_page(after: Option<AssetId>) -> AuctionPage {
        let mut rest = match after {
            Some(asset) => Auctions::<T>::iter_from_key(asset),
            None => Auctions::<T>::iter(),
        };
        let page = rest.by_ref().take(MOST_ENTRIES as usize);
        let auctions: Vec<_> = page.map(|(asset, auction)| Self::report_of_auction(asset, &auction)).collect();
        let next = rest.next().and_then(|_| auctions.last().map(|auction| auction.asset));
        AuctionPage { auctions, next }
    }

    fn run_report(run: u64, record: Run<T::AccountId, BlockNumberFor<T>>) -> RunReport<T::AccountId> {
        RunReport {
            run,
            asset: record.asset,
            how: record.how,
            buyer: record.buyer,
            units: record.units,
            agt: record.agt.into(),
            rate: record.rate,
            reference: record.reference,
            mode: record.mode,
            burned: record.burned.into(),
            kept: record.kept.into(),
            block: record.block.saturated_into(),
            at: record.at.into(),
        }
    }

    pub(crate) fn run_page(before: Option<u64>, limit: u32) -> RunPage<T::AccountId> {
        let all = NextRun::<T>::get();
        let until = before.map_or(all, |before| before.min(all));
        let from = until.saturating_sub(limit.min(MOST_ENTRIES).into());
        let numbers = (from..until).rev();
        let runs = numbers.filter_map(|run| Runs::<T>::get(run).map(|record| Self::run_report(run, record))).collect();
        RunPage { runs, next: (from > 0).then_some(from) }
    }

    pub(crate) fn market_report(asset: AssetId) -> Option<MarketReport> {
        let markets = Markets::<T>::get();
        let market = markets.iter().find(|market| market.asset == asset)?;
        Some(MarketReport {
            asset,
            observed: market.observed,
            mean: market.mean.rate(),
            weight: market.mean.weight,
            sampled: market.sampled.into(),
            reserves: market.reserves.map(Into::into),
            deep: market.is_deep(Self::terms().deep),
            last_sale: market.last_sale.map(SaturatedConversion::saturated_into),
        })
    }

    pub(crate) fn month_report(month: Month) -> MonthReport {
        let sold = SoldIn::<T>::iter_prefix(month).take(MOST_ENTRIES as usize);
        let sold = sold.map(|(asset, units)| SoldReport { asset, units }).collect();
        MonthReport { month, all: Months::<T>::get(month), sold }
    }
}

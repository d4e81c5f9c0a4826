//! The pallet's invariants BB1 to BB8: README lists what each one says.

use crate::{
    Auctions, Config, Markets, Months, NextRun, Pallet, References, Run, Runs, Sold, SoldIn, SoldOf, Totals,
    MOST_MARKETS,
};
use agt_primitives::{
    assets::{AssetId, MOST_RATE},
    buyback::{
        ranges,
        rate::{at_price, realised, MEAN_TIME},
        BuybackMonth, SoldBy,
    },
    calendar::Month,
    invariants::{all_hold, Check},
    Balance,
};
use alloc::collections::{btree_map::BTreeMap, btree_set::BTreeSet};
use core::ops::RangeInclusive;
use frame_support::{
    ensure,
    traits::{fungible::Inspect, Get, Time},
};
use sp_runtime::TryRuntimeError;

fn within(range: &RangeInclusive<u128>, value: impl Into<u128>) -> bool {
    range.contains(&value.into())
}

/// Adds without overflow: books that do not fit are broken, and a sum that stops equals none of them.
fn add(sums: &mut BuybackMonth, other: &BuybackMonth) {
    sums.runs = sums.runs.saturating_add(other.runs);
    sums.agt = sums.agt.saturating_add(other.agt);
    sums.burned = sums.burned.saturating_add(other.burned);
    sums.kept = sums.kept.saturating_add(other.kept);
}

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// The verdict on every invariant, BB1 first.
    pub(crate) fn invariants() -> [Check; 8] {
        [
            Self::auctions_are_within_their_bounds(),
            Self::months_are_the_sums_of_their_runs(),
            Self::assets_are_the_sums_of_their_runs(),
            Self::runs_are_sound(),
            Self::runs_brought_the_floor(),
            Self::markets_are_observed_in_order(),
            Self::pot_is_alive(),
            Self::references_are_of_the_past(),
        ]
    }

    fn auctions_are_within_their_bounds() -> Check {
        let now = T::Time::now();
        // One auction of an asset opens only after the time of the one before is over.
        let sold_of = |asset, opened| {
            let bids = Runs::<T>::iter_values()
                .filter(|run| run.how == SoldBy::Auction && run.asset == asset && run.at >= opened);
            bids.fold(0, |sum: Balance, run| sum.saturating_add(run.units))
        };
        let sound = Auctions::<T>::iter().all(|(asset, auction)| {
            sold_of(asset, auction.opened).checked_add(auction.left) == Some(auction.lot)
                && auction.opened < auction.until
                && auction.opened <= now
                && (1..=MOST_RATE).contains(&auction.reference)
                && within(&ranges::AUCTION_START, auction.start)
                && within(&ranges::AUCTION_END, auction.end)
                && within(&ranges::LEAST, auction.least)
        });
        ensure!(
            sound,
            "BB1: an auction has left of its lot what its bids have not bought, and its terms are within their ranges"
        );
        Ok(())
    }

    fn months_are_the_sums_of_their_runs() -> Check {
        let (mut months, mut all) = (BTreeMap::<Month, BuybackMonth>::new(), BuybackMonth::default());
        for Run { agt, burned, kept, at, .. } in Runs::<T>::iter_values() {
            let run = BuybackMonth { runs: 1, agt, burned, kept };
            add(months.entry(Month::at(at).unwrap_or_default()).or_default(), &run);
            add(&mut all, &run);
        }
        let same = months == Months::<T>::iter().collect::<BTreeMap<_, _>>() && all == Totals::<T>::get();
        ensure!(same, "BB2: each month is the sum of its runs, and the totals are the sum of all");
        Ok(())
    }

    fn assets_are_the_sums_of_their_runs() -> Check {
        let mut of = BTreeMap::<AssetId, Sold>::new();
        let mut within = BTreeMap::<(Month, AssetId), Balance>::new();
        for Run { asset, units, agt, at, .. } in Runs::<T>::iter_values() {
            let sold = of.entry(asset).or_default();
            (sold.units, sold.agt) = (sold.units.saturating_add(units), sold.agt.saturating_add(agt));
            let sold = within.entry((Month::at(at).unwrap_or_default(), asset)).or_default();
            *sold = sold.saturating_add(units);
        }
        let stored = SoldIn::<T>::iter().map(|(month, asset, units)| ((month, asset), units));
        let same =
            of == SoldOf::<T>::iter().collect::<BTreeMap<_, _>>() && within == stored.collect::<BTreeMap<_, _>>();
        ensure!(same, "BB3: what was sold of each asset, ever and in each month, is the sum of its runs");
        Ok(())
    }

    fn runs_are_sound() -> Check {
        let (next, now) = (NextRun::<T>::get(), T::Time::now());
        let block = frame_system::Pallet::<T>::block_number();
        let mut count = 0_u64;
        let sound = Runs::<T>::iter().all(|(number, run)| {
            count = count.saturating_add(1);
            // A run of nothing has no rate, so it cannot have the one that is recorded.
            number < next
                && run.burned.checked_add(run.kept) == Some(run.agt)
                && realised(run.agt, run.units) == Some(run.rate)
                && run.at <= now
                && run.block <= block
        });
        ensure!(
            sound && count == next,
            "BB4: runs are numbered without a gap, and what each brought was burned or kept"
        );
        Ok(())
    }

    fn runs_brought_the_floor() -> Check {
        let dearest = u16::try_from(*ranges::AUCTION_END.end()).unwrap_or(u16::MAX);
        let sound = Runs::<T>::iter_values()
            .all(|run| run.reference > 0 && at_price(run.reference, dearest).is_some_and(|floor| run.rate >= floor));
        ensure!(sound, "BB5: no run brought less than the reference allows");
        Ok(())
    }

    fn markets_are_observed_in_order() -> Check {
        let (markets, now) = (Markets::<T>::get(), T::Time::now());
        let different: BTreeSet<_> = markets.iter().map(|market| market.asset).collect();
        let block = frame_system::Pallet::<T>::block_number();
        let sound = markets.iter().all(|market| {
            (1..=MOST_RATE).contains(&market.observed)
                && market.mean.weight <= MEAN_TIME
                && market.mean.rate().is_none_or(|rate| (1..=MOST_RATE).contains(&rate))
                && (market.mean.weight > 0 || market.mean.area == 0)
                && market.sampled <= now
                && market.last_sale.is_none_or(|last| last <= block)
        });
        let few = markets.len() <= MOST_MARKETS as usize;
        ensure!(
            sound && few && different.len() == markets.len(),
            "BB6: each market is tracked once, and its mean covers a day at most of the past"
        );
        Ok(())
    }

    fn pot_is_alive() -> Check {
        let least = T::Currency::minimum_balance();
        ensure!(T::Currency::balance(&T::Pot::get()) >= least, "BB7: the pot has its existential deposit");
        Ok(())
    }

    fn references_are_of_the_past() -> Check {
        let now = T::Time::now();
        let sound = References::<T>::iter_values().all(|last| last.at <= now && (1..=MOST_RATE).contains(&last.rate));
        ensure!(sound, "BB8: each last reference is a rate, and was taken in the past");
        Ok(())
    }
}

//! The answer of `agt_metrics`: the figures of the chain, each of which some pallet keeps as a total.

use crate::{Medallions, Quests, Redemption, RewardPools, Runtime, Supply, Timestamp};
use agt_primitives::{
    calendar::Month,
    metrics::{buyback_over_redemption, BuybackMetrics, MetricsReport, NextUnlock, SeasonMetrics},
    supply::{Bucket, Unlock},
};

/// Returns the figures of the chain at this block.
pub fn report() -> MetricsReport {
    let month = Month::at(Timestamp::get());
    let last = month.and_then(|month| month.0.checked_sub(1)).map(Month);
    let contributors = pallet_contributors::Totals::<Runtime>::get();
    let quests = Quests::totals();
    let redemption = Redemption::totals();
    let buyback = buyback(month);
    MetricsReport {
        month,
        registered: contributors.registered,
        proven: contributors.proven,
        active: quests.active,
        returning: quests.returning,
        medallion_holders: Medallions::totals().holders,
        season: month.and_then(season),
        last_season: last.and_then(season),
        redeemed: redemption.paid.into(),
        redeemed_recycled: redemption.recycled.into(),
        pools_opened: RewardPools::opened(),
        buyback_over_redemption: buyback_over_redemption(buyback.received.0, redemption.paid),
        buyback,
        unlocks: Bucket::ALL.into_iter().filter_map(next_unlock).collect(),
    }
}

/// Returns what came to the season of a month; none before the chain's first.
fn season(month: Month) -> Option<SeasonMetrics> {
    let known = Redemption::season(Some(month))?;
    let aia = known.submitted.base.checked_add(known.submitted.bonded)?;
    Some(SeasonMetrics { season: month, number: known.number, people: known.people, aia: aia.into() })
}

fn buyback(month: Option<Month>) -> BuybackMetrics {
    let ever = pallet_buyback::Totals::<Runtime>::get();
    let this_month = month.map(pallet_buyback::Months::<Runtime>::get).unwrap_or_default();
    let recycled = pallet_recycler::Totals::<Runtime>::get();
    BuybackMetrics {
        runs: ever.runs,
        agt: ever.agt.into(),
        runs_this_month: this_month.runs,
        agt_this_month: this_month.agt.into(),
        received: recycled.received.into(),
        burned: recycled.burned.into(),
    }
}

/// Returns the first step of a bucket's calendar that is still to come.
fn next_unlock(bucket: Bucket) -> Option<NextUnlock> {
    let now = Timestamp::get();
    let Unlock { at, amount } = Supply::unlock_calendar(bucket).into_iter().find(|unlock| unlock.at > now)?;
    Some(NextUnlock { bucket, at, amount })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::test;
    use agt_primitives::{
        buyback::BuybackMonth,
        recycler::RecyclerTotals,
        redemption::{RedemptionTotals, SeasonTerms},
        season::Submitted,
        token::AGT,
    };
    use pallet_redemption::{Season, Seasons};
    use sp_runtime::TransactionOutcome;

    /// Shows the report of changed books, and undoes the change.
    fn with_books(change: impl FnOnce()) -> MetricsReport {
        frame_support::storage::with_transaction_unchecked(|| {
            change();
            TransactionOutcome::Rollback(report())
        })
    }

    fn this_month() -> Month {
        Month::at(Timestamp::get()).expect("a month")
    }

    #[test]
    fn metrics_of_a_new_chain_count_nobody_and_name_the_unlocks() {
        test(|| {
            let told = report();
            assert_eq!(told.month, Some(this_month()));
            assert_eq!((told.active, told.returning, told.medallion_holders, told.pools_opened), (0, 0, 0, 0));
            assert_eq!((told.redeemed, told.redeemed_recycled), (0.into(), 0.into()));
            assert_eq!((told.buyback, told.buyback_over_redemption), (BuybackMetrics::default(), None));
            let totals = pallet_contributors::Totals::<Runtime>::get();
            assert_eq!((told.registered, told.proven), (totals.registered, totals.proven));
            let season = told.season.expect("the chain has begun");
            assert_eq!((season.season, season.number), (this_month(), 0));
            assert_eq!((season.people, season.aia), (0, 0.into()));
            assert_eq!(told.last_season, None, "the chain had none");
            let supply = Supply::report();
            let expected = supply.buckets.into_iter().filter_map(|of| {
                of.next_unlock.map(|Unlock { at, amount }| NextUnlock { bucket: of.bucket, at, amount })
            });
            assert_eq!(told.unlocks, expected.collect::<alloc::vec::Vec<_>>());
            assert!(told.unlocks.iter().any(|unlock| unlock.bucket == Bucket::Team));
        });
    }

    #[test]
    fn metrics_follow_the_totals_of_every_pallet() {
        test(|| {
            let month = this_month();
            let told = with_books(|| {
                pallet_quests::Totals::<Runtime>::mutate(|totals| (totals.active, totals.returning) = (7, 6));
                pallet_medallions::Totals::<Runtime>::mutate(|totals| totals.holders = 5);
                pallet_reward_pools::Opened::<Runtime>::put(4);
                let paid = RedemptionTotals { paid: 40 * AGT, recycled: 10 * AGT, ..Default::default() };
                pallet_redemption::Totals::<Runtime>::put(paid);
                let submitted = Submitted { base: 6_000, bonded: 3_000 };
                let season = Season { submitted, people: 3, ..Season::new(SeasonTerms::default()) };
                Seasons::<Runtime>::insert(month, season);
                let ever = BuybackMonth { runs: 3, agt: 20, ..Default::default() };
                pallet_buyback::Totals::<Runtime>::put(ever);
                pallet_buyback::Months::<Runtime>::insert(month, BuybackMonth { runs: 1, agt: 7, ..ever });
                let recycled = RecyclerTotals { received: 30 * AGT, burned: 2, ..Default::default() };
                pallet_recycler::Totals::<Runtime>::put(recycled);
            });
            assert_eq!((told.active, told.returning, told.medallion_holders, told.pools_opened), (7, 6, 5, 4));
            let season = SeasonMetrics { season: month, number: 0, people: 3, aia: 9_000.into() };
            assert_eq!((told.season, told.last_season), (Some(season), None));
            assert_eq!((told.redeemed, told.redeemed_recycled), ((40 * AGT).into(), (10 * AGT).into()));
            let buyback = BuybackMetrics {
                runs: 3,
                agt: 20.into(),
                runs_this_month: 1,
                agt_this_month: 7.into(),
                received: (30 * AGT).into(),
                burned: 2.into(),
            };
            assert_eq!((told.buyback, told.buyback_over_redemption), (buyback, Some(7_500)));
            assert_eq!(report().buyback_over_redemption, None, "the change was undone");
        });
    }

    #[test]
    fn metrics_of_a_new_month_tell_of_the_last_season() {
        test(|| {
            let last = this_month();
            let told = with_books(|| {
                let submitted = Submitted { base: 0, bonded: 3_000 };
                let season = Season { submitted, people: 1, ..Season::new(SeasonTerms::default()) };
                Seasons::<Runtime>::insert(last, season);
                let next = last.next().and_then(Month::start).expect("a next month");
                pallet_timestamp::Now::<Runtime>::put(next);
            });
            assert_eq!(told.last_season, Some(SeasonMetrics { season: last, number: 0, people: 1, aia: 3_000.into() }));
            assert_eq!(told.season.map(|season| (season.number, season.people)), Some((1, 0)));
        });
    }
}

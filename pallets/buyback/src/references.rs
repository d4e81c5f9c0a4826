//! The reference of an asset: what its units are worth by a market over a day, or by governance, and not much less than last time.

use crate::{Auctions, Config, Error, Event, Markets, Pallet, Reference, References};
use agt_primitives::{
    assets::{AssetId, MOST_RATE},
    buyback::{
        rate::{lowered, LONGEST_IDLE},
        BuybackTerms, GovernedRate, Rate, RateSource, ReferenceReport,
    },
    Moment,
};
use frame_support::pallet_prelude::DispatchResult;

impl<T: Config> Pallet<T> {
    /// Returns the mean of the market of an asset; none unless it has been observed for a day and was deep when the block began.
    fn market_rate(asset: AssetId, terms: &BuybackTerms) -> Option<Rate> {
        let markets = Markets::<T>::get();
        let market = markets.iter().find(|market| market.asset == asset)?;
        let counts = market.mean.is_full() && market.is_deep(terms.deep);
        market.mean.rate().filter(|rate| counts && *rate > 0)
    }

    /// Returns the rate that governance has set, unless it is too old.
    fn governed_rate(asset: AssetId, terms: &BuybackTerms, now: Moment) -> Option<Rate> {
        let (rate, set_at) = T::Rates::rate(asset)?;
        ((1..=MOST_RATE).contains(&rate) && now.saturating_sub(set_at) < terms.rate_age).then_some(rate)
    }

    /// Returns the last reference of an asset, as an auction leaves it whose time is over and which nobody has ended yet.
    fn last_reference(asset: AssetId, now: Moment) -> Option<Reference> {
        let last = References::<T>::get(asset)?;
        let over = Auctions::<T>::get(asset).filter(|auction| auction.is_over(now));
        Some(over.map_or(last, |auction| auction.leaves(last)))
    }

    /// Returns the reference of an asset now. Changes nothing.
    pub(crate) fn reference_now(asset: AssetId, terms: &BuybackTerms, now: Moment) -> Option<ReferenceReport> {
        let of_market = Self::market_rate(asset, terms).map(|rate| (rate, RateSource::Market));
        let of_governance = Self::governed_rate(asset, terms, now).map(|rate| (rate, RateSource::Governance));
        // The last of two that are equal is the greatest: the market's.
        let (base, source) = of_governance.into_iter().chain(of_market).max_by_key(|(rate, _)| *rate)?;
        let idle = |last: &Reference| now.saturating_sub(last.at).min(LONGEST_IDLE);
        let floor = Self::last_reference(asset, now).map_or(0, |last| lowered(last.rate, terms.rise, idle(&last)));
        Some(ReferenceReport { rate: base.max(floor), base, source })
    }

    /// Notes the reference of an auction of which something was sold, unless a sale on the market since it opened had a higher one.
    /// A sale at the very moment of the opening counts as later, because no auction opens below the last reference.
    pub(crate) fn note_reference(asset: AssetId, taken: Reference) {
        let later = |last: &Reference| last.at >= taken.at && last.rate > taken.rate;
        if References::<T>::get(asset).filter(later).is_none() {
            References::<T>::insert(asset, taken);
        }
    }

    pub(crate) fn do_forget_reference(asset: AssetId) -> DispatchResult {
        let Reference { rate, .. } = References::<T>::take(asset).ok_or(Error::<T>::NoReference)?;
        Self::deposit_event(Event::ReferenceForgotten { asset, rate });
        Ok(())
    }
}

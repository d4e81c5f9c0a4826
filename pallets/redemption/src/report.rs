//! View functions: the reports of a season, of what a submission would count, and of what can be claimed.

use crate::{
    claiming::payout,
    submitting::{add, Rooms},
    types::Funding,
    Config, Pallet, Season, Submissions,
};
use agt_primitives::{
    calendar::Month,
    contributors::Credits,
    recycler::RecycledRevenue,
    redemption::{claims, Claimable, Quote, SeasonRates, SeasonReport, SeasonStage, CLAIM_SEASONS},
    season::{submission, Submitted},
    Aia, Balance,
};
use alloc::vec::Vec;
use frame_support::traits::Time;

impl<T: Config> Pallet<T> {
    /// What a season pays by, or would if it closed now.
    fn rates_now(month: Month, season: &Season) -> Option<SeasonRates> {
        match season.accounts {
            Some(accounts) => Some(accounts.rates),
            None => Self::rates(month, season, T::RecycledRevenue::expected(month)),
        }
    }

    pub(crate) fn season_report(month: Option<Month>) -> Option<SeasonReport> {
        let now = T::Time::now();
        let month = month.or_else(|| Month::at(now))?;
        let number = Self::number(month)?;
        let (opens, closes) = submission(month).map(|window| (window.start, window.end))?;
        let claims_end = claims(month)?.end;
        let season = Self::season_or_new(month);
        let stage = match now {
            _ if now < opens => SeasonStage::Upcoming,
            _ if now < closes => SeasonStage::Submission,
            _ if now < claims_end => SeasonStage::Claims,
            _ => SeasonStage::Ended,
        };
        let outstanding = season.outstanding_by_origin()?;
        let paid = season.accounts.map_or(Some(Funding::default()), |accounts| accounts.funding(accounts.paid))?;
        Some(SeasonReport {
            season: month,
            number,
            opens: opens.into(),
            closes: closes.into(),
            claims_end: claims_end.into(),
            stage,
            next_boundary: [opens, closes, claims_end].into_iter().find(|boundary| *boundary > now).map(Into::into),
            terms: season.terms,
            submitted: season.submitted,
            people: season.people,
            closed: season.accounts.is_some(),
            rates: Self::rates_now(month, &season)?,
            claimed: season.claimed,
            paid: paid.total()?.into(),
            paid_recycled: paid.recycled.into(),
            outstanding: outstanding.total()?.into(),
            outstanding_recycled: outstanding.recycled.into(),
            swept: season.swept.map(Into::into),
        })
    }

    pub(crate) fn quote_for(who: &T::AccountId, aia: Aia) -> Quote {
        let season = Self::phase().map(|(month, _)| month);
        let room = season
            .and_then(|month| Self::rooms(who, month))
            .map_or(Submitted::default(), |rooms| Submitted { base: rooms.base, bonded: rooms.bonded });
        let (counts, bond_kept, payout, refusal) = match Self::may_submit(who, aia) {
            Ok((rooms, parts, _)) => {
                let kept = rooms.bond_for(parts.bonded).unwrap_or(0);
                (parts, kept, Self::estimate(rooms, parts).unwrap_or(0), None)
            }
            Err(refusal) => (Submitted::default(), 0, 0, Some(refusal)),
        };
        Quote {
            season,
            ripe: T::Credits::ripe(who).into(),
            room,
            counts,
            bond_kept: bond_kept.into(),
            payout: payout.into(),
            refusal,
        }
    }

    /// What `parts` are paid if the season closes now with them in it.
    fn estimate(rooms: Rooms, parts: Submitted) -> Option<Balance> {
        let Rooms { month, mut season, .. } = rooms;
        add(&mut season.submitted, parts).ok()?;
        payout(&Self::rates_now(month, &season)?.lanes, parts)
    }

    pub(crate) fn claimable_by(who: &T::AccountId) -> Vec<Claimable> {
        let Some(current) = Month::at(T::Time::now()) else {
            return Vec::new();
        };
        let entry = |month: Month| {
            let submitted = Submissions::<T>::get(month, who)?;
            let season = Self::paying(month).ok()?;
            let amount = payout(&Self::rates_now(month, &season)?.lanes, submitted)?;
            Some(Claimable { season: month, submitted, amount: amount.into(), until: claims(month)?.end.into() })
        };
        let months = (0..=CLAIM_SEASONS).rev().filter_map(|back| current.0.checked_sub(back).map(Month));
        months.filter_map(entry).collect()
    }
}

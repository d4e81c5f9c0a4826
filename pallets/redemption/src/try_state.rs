//! The pallet's invariants RD1 to RD8: README lists what each one says.

use crate::{Config, Pallet, Season, Seasons, Submissions, Totals};
use agt_primitives::{
    arithmetic::{sum, sum_known},
    invariants::{all_hold, Check},
    recycler::RecycledRevenue,
    redemption::{claims, MINIMUM, MOST_BONDED},
    season::{submission, Closing, Submitted},
    supply::{Budget, MintBudget},
};
use frame_support::{ensure, traits::Time};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// The verdict on every invariant, RD1 first.
    pub(crate) fn invariants() -> [Check; 8] {
        [
            Self::payouts_fit_the_pool(),
            Self::submissions_are_the_totals(),
            Self::what_is_burned_counts(),
            Self::reservations_are_outstanding(),
            Self::minted_from_the_budget(),
            Self::terms_are_within_ranges(),
            Self::submissions_fit_the_limits(),
            Self::seasons_keep_the_calendar(),
        ]
    }

    fn payouts_fit_the_pool() -> Check {
        let fit = Seasons::<T>::iter_values().all(|season| {
            let Some(accounts) = season.accounts else {
                return season.claimed == Submitted::default();
            };
            let rates = accounts.rates;
            let lanes = Closing::of(rates.pool, season.terms.base_part, season.submitted, season.terms.ceiling);
            lanes == Some(rates.lanes)
                && rates.lanes.owed().is_some_and(|owed| accounts.paid <= owed && owed <= rates.pool)
        });
        ensure!(fit, "RD1: each season pays at most what its lanes are owed, and they are owed at most its pool");
        Ok(())
    }

    fn submissions_are_the_totals() -> Check {
        const BROKEN: &str =
            "RD2: in each lane, open submissions and what was claimed are what was submitted, and no more once it is swept; \
             each account that submitted is counted";
        ensure!(Submissions::<T>::iter_keys().all(|(month, _)| Seasons::<T>::contains_key(month)), BROKEN);
        let same = Seasons::<T>::iter().all(|(month, season)| {
            let open = || Submissions::<T>::iter_prefix_values(month);
            let base = open().try_fold(season.claimed.base, |sum, one| sum.checked_add(one.base));
            let bonded = open().try_fold(season.claimed.bonded, |sum, one| sum.checked_add(one.bonded));
            // What nobody claimed of a swept season may have been removed.
            let fits = |sum: Option<_>, all| sum.is_some_and(|sum| sum == all || season.swept.is_some() && sum <= all);
            // A claim closes the season before it removes a submission.
            let closed = season.accounts.is_some();
            let agrees = |people| if closed { people <= season.people } else { people == season.people };
            let counted = u32::try_from(Submissions::<T>::iter_key_prefix(month).count()).is_ok_and(agrees);
            counted && fits(base, season.submitted.base) && fits(bonded, season.submitted.bonded)
        });
        ensure!(same, BROKEN);
        Ok(())
    }

    fn what_is_burned_counts() -> Check {
        let counted = Seasons::<T>::iter_values().try_fold(0_u128, |sum, Season { submitted, .. }| {
            sum.checked_add(submitted.base.into())?.checked_add(submitted.bonded.into())
        });
        ensure!(counted == Some(Totals::<T>::get().aia), "RD3: all AIA that was burned counts in a season, once");
        Ok(())
    }

    fn reservations_are_outstanding() -> Check {
        const BROKEN: &str =
            "RD4: what is reserved in the sub-budget and kept of revenue is what the closed seasons have not paid or ended";
        let outstanding = || Seasons::<T>::iter_values().map(|season| season.outstanding_by_origin());
        let reserved = sum_known(outstanding().map(|left| Some(left?.minted)));
        let kept = sum_known(outstanding().map(|left| Some(left?.recycled)));
        let totals = Totals::<T>::get();
        ensure!(reserved == Some(T::Budget::reserved(Budget::Seasons)) && reserved == totals.outstanding(), BROKEN);
        ensure!(kept == totals.kept() && kept == Some(T::RecycledRevenue::outstanding()), BROKEN);
        Ok(())
    }

    fn minted_from_the_budget() -> Check {
        const BROKEN: &str =
            "RD5: what the seasons have paid was minted out of their sub-budget, or came out of revenue";
        let paid = || Seasons::<T>::iter_values().filter_map(|season| season.accounts);
        let by_origin = || paid().map(|accounts| accounts.funding(accounts.paid));
        let totals = Totals::<T>::get();
        ensure!(sum(paid().map(|accounts| accounts.paid)) == Some(totals.paid), BROKEN);
        ensure!(sum_known(by_origin().map(|part| Some(part?.recycled))) == Some(totals.recycled), BROKEN);
        let minted = sum_known(by_origin().map(|part| Some(part?.minted)));
        ensure!(minted == Some(T::Budget::minted(Budget::Seasons)) && minted == totals.minted(), BROKEN);
        Ok(())
    }

    fn terms_are_within_ranges() -> Check {
        let within = Seasons::<T>::iter_values().all(|season| season.terms.are_within_ranges());
        ensure!(within, "RD6: the terms of each season are inside their hard ranges");
        Ok(())
    }

    fn submissions_fit_the_limits() -> Check {
        let fit = Submissions::<T>::iter().all(|(month, _, Submitted { base, bonded })| {
            bonded <= MOST_BONDED
                && Seasons::<T>::get(month).is_none_or(|season| base <= season.terms.base_cap)
                && base.checked_add(bonded).is_some_and(|both| both >= MINIMUM)
        });
        ensure!(fit, "RD7: each submission is at least the minimum and in each lane at most its limit");
        Ok(())
    }

    fn seasons_keep_the_calendar() -> Check {
        let now = T::Time::now();
        let keep = Seasons::<T>::iter().all(|(month, season)| {
            let begun = submission(month).is_some_and(|window| window.start <= now);
            let open = claims(month);
            Self::number(month).is_some()
                && begun
                && season.submitted != Submitted::default()
                && (season.accounts.is_none() || open.as_ref().is_some_and(|open| open.start <= now))
                && (season.swept.is_none() || open.is_some_and(|open| open.end <= now))
        });
        ensure!(keep, "RD8: a season has submissions, begins in its month, closes on the 21st, is swept a year later");
        Ok(())
    }
}

//! The pallet's invariants MD1 to MD7: README lists what each one says.

use crate::{Areas, Config, Holders, Pallet, Progress, Progresses, Requested, Totals};
use agt_primitives::{
    contributors::AreaId,
    experience::Experience,
    invariants::{all_hold, Check},
    medallions::{CountedAnswers, MAX_AREAS, MOST_LEVEL},
};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::Time};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// The verdict on every invariant, MD1 first.
    pub(crate) fn invariants() -> [Check; 7] {
        [
            Self::requesters_make_up_what_counts(),
            Self::holders_hold_what_they_count(),
            Self::levels_were_earned(),
            Self::totals_are_the_sums(),
            Self::xp_was_spent(),
            Self::areas_are_known(),
            Self::no_entry_is_empty(),
        ]
    }

    fn requesters_make_up_what_counts() -> Check {
        let mut sums = BTreeMap::<(T::AccountId, AreaId), Option<u64>>::new();
        for ((who, area, _), answers) in Requested::<T>::iter() {
            let sum = sums.entry((who, area)).or_insert(Some(0));
            *sum = sum.and_then(|sum| sum.checked_add(answers));
        }
        let known = sums.keys().all(|(who, area)| Progresses::<T>::contains_key(who, area));
        let agree = |(who, area, progress): (T::AccountId, AreaId, Progress)| {
            let ever = progress.counted.requested.checked_add(progress.forfeited.requested);
            ever.is_some() && sums.get(&(who, area)).copied().unwrap_or(Some(0)) == ever
        };
        ensure!(
            known && Progresses::<T>::iter().all(agree),
            "MD1: what requesters have counted for is what counts of theirs and what was forfeited, for each account and area"
        );
        Ok(())
    }

    fn holders_hold_what_they_count() -> Check {
        let mut held = BTreeMap::<T::AccountId, u32>::new();
        for (who, _, progress) in Progresses::<T>::iter() {
            if progress.medallion.is_some() {
                let count = held.entry(who).or_default();
                *count = count.saturating_add(1);
            }
        }
        let all = held.values().map(|count| u64::from(*count)).sum::<u64>();
        let totals = Totals::<T>::get();
        let counted = totals.held == all && Ok(totals.holders) == u64::try_from(held.len());
        ensure!(
            Holders::<T>::iter().collect::<BTreeMap<_, _>>() == held && counted,
            "MD2: the number of medallions of each account, and of all, is that of the medallions that exist, and those who hold \
             any are counted"
        );
        Ok(())
    }

    fn levels_were_earned() -> Check {
        let now = T::Time::now();
        let earned = Progresses::<T>::iter_values().all(|progress| {
            progress.medallion.is_none_or(|medallion| {
                (1..=MOST_LEVEL).contains(&medallion.level)
                    && medallion.since <= now
                    && (1..=progress.counted.total()).contains(&medallion.answers)
            })
        });
        ensure!(
            earned,
            "MD3: each medallion has a level from 1 to the highest, and as many answers count as the level required"
        );
        Ok(())
    }

    fn totals_are_the_sums() -> Check {
        let sums = Progresses::<T>::iter_values().try_fold((0_u64, 0_u128), |(xp, agt), progress| {
            Some((xp.checked_add(progress.spent.xp)?, agt.checked_add(progress.spent.agt)?))
        });
        let totals = Totals::<T>::get();
        ensure!(
            sums == Some((totals.xp, totals.agt)),
            "MD4: the XP and the AGT of all levels are what accounts have spent on levels"
        );
        Ok(())
    }

    fn xp_was_spent() -> Check {
        let mut sums = BTreeMap::<T::AccountId, u64>::new();
        for (who, _, progress) in Progresses::<T>::iter() {
            let sum = sums.entry(who).or_default();
            *sum = sum.saturating_add(progress.spent.xp);
        }
        ensure!(
            sums.iter().all(|(who, xp)| *xp <= T::Experience::spent(who)),
            "MD5: the XP of an account's levels is a part of all XP that it has spent"
        );
        Ok(())
    }

    fn areas_are_known() -> Check {
        let named =
            Areas::<T>::iter_values().all(|area| !area.name.is_empty() && core::str::from_utf8(&area.name).is_ok());
        let count = Areas::<T>::iter_keys().count();
        ensure!(
            named
                && count <= MAX_AREAS as usize
                && count == Areas::<T>::count() as usize
                && Progresses::<T>::iter_keys().all(|(_, area)| Areas::<T>::contains_key(area)),
            "MD6: areas are counted, not too many and named, and accounts have progress in these alone"
        );
        Ok(())
    }

    fn no_entry_is_empty() -> Check {
        let counts = Progresses::<T>::iter_values()
            .all(|progress| progress.counted.and(progress.forfeited) != CountedAnswers::NONE);
        ensure!(
            counts && Requested::<T>::iter_values().all(|answers| answers > 0),
            "MD7: no entry is there for an account, an area or a requester without an answer that counted"
        );
        Ok(())
    }
}

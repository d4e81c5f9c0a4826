//! What the view functions return.

use crate::{levels::Shortfall, Area, Areas, Config, Pallet, Progress, Progresses};
use agt_primitives::{
    contributors::AreaId,
    medallions::{
        AreaPage, MedallionArea, MedallionPage, MedallionReport, NextLevel, MAX_AREAS_A_PAGE, MAX_MEDALLIONS_A_PAGE,
    },
};
use alloc::{string::String, vec::Vec};

fn named(area: AreaId, known: &Area) -> MedallionArea {
    MedallionArea { area, name: String::from_utf8_lossy(&known.name).into_owned(), open: known.is_open }
}

/// Returns the first `most` entries, and the key of the last one if there are more.
fn page<K: Copy, V>(entries: impl Iterator<Item = (K, V)>, most: usize) -> (Vec<(K, V)>, Option<K>) {
    let mut entries: Vec<_> = entries.take(most.saturating_add(1)).collect();
    let has_more = entries.len() > most;
    entries.truncate(most);
    let next = entries.last().filter(|_| has_more).map(|(key, _)| *key);
    (entries, next)
}

impl<T: Config> Pallet<T> {
    /// Returns what the next level requires of `who`, and what of it is missing; none at the highest level.
    fn next_level(who: &T::AccountId, area: AreaId, known: &Area, progress: &Progress) -> Option<NextLevel> {
        let terms = Self::terms();
        let needs = terms.needs(progress.level().saturating_add(1))?;
        let shortfall = Self::shortfall(who, area, progress, &needs);
        let ready = known.is_open && shortfall.ensure_nothing::<T>().is_ok();
        let Shortfall { answers, is_qualified, skill, xp, agt } = shortfall;
        Some(NextLevel {
            level: needs.level,
            answers: needs.answers,
            answers_missing: answers,
            most_of_requester: terms.most_of_requester(progress.level()),
            qualified: is_qualified,
            skill: needs.skill,
            skill_missing: skill,
            xp: needs.xp,
            xp_missing: xp,
            agt: needs.agt.into(),
            agt_missing: agt.into(),
            ready,
        })
    }

    fn report_of(who: &T::AccountId, area: AreaId, progress: &Progress) -> Option<MedallionReport> {
        let known = Areas::<T>::get(area)?;
        Some(MedallionReport {
            area: named(area, &known),
            level: progress.level(),
            since: progress.medallion.map(|medallion| medallion.since.into()),
            counted: progress.counted,
            forfeited: progress.forfeited,
            xp_spent: progress.spent.xp,
            agt_paid: progress.spent.agt.into(),
            next: Self::next_level(who, area, &known, progress),
        })
    }

    pub(crate) fn medallion_report(who: &T::AccountId, area: AreaId) -> Option<MedallionReport> {
        Self::report_of(who, area, &Progresses::<T>::get(who, area))
    }

    pub(crate) fn medallion_page(who: &T::AccountId, after: Option<AreaId>) -> MedallionPage {
        let entries = match after {
            Some(area) => Progresses::<T>::iter_prefix_from(who, Progresses::<T>::hashed_key_for(who, area)),
            None => Progresses::<T>::iter_prefix(who),
        };
        let (entries, next) = page(entries, MAX_MEDALLIONS_A_PAGE);
        let medallions = entries.iter().filter_map(|(area, progress)| Self::report_of(who, *area, progress));
        MedallionPage { medallions: medallions.collect(), next }
    }

    pub(crate) fn area_page(after: Option<AreaId>) -> AreaPage {
        let entries = match after {
            Some(area) => Areas::<T>::iter_from(Areas::<T>::hashed_key_for(area)),
            None => Areas::<T>::iter(),
        };
        let (entries, next) = page(entries, MAX_AREAS_A_PAGE);
        AreaPage { areas: entries.iter().map(|(area, known)| named(*area, known)).collect(), next }
    }
}

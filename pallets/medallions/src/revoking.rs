//! Taking medallions away.

use crate::{Config, Error, Event, Holders, Pallet, Progress, Progresses, Totals};
use agt_primitives::{
    contributors::AreaId,
    medallions::{CountedAnswers, Reason, RevokeMedallions},
};
use frame_support::pallet_prelude::DispatchResult;

impl<T: Config> RevokeMedallions<T::AccountId> for Pallet<T> {
    fn revoke(who: &T::AccountId, area: AreaId) -> DispatchResult {
        Self::do_revoke(who, area, None)?;
        Ok(())
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_revoke(who: &T::AccountId, area: AreaId, reason: Option<Reason>) -> Result<(), Error<T>> {
        let progress = Progresses::<T>::get(who, area);
        let medallion = progress.medallion.ok_or(Error::<T>::NoMedallion)?;
        let forfeited = progress.counted;
        let without = Progress {
            counted: CountedAnswers::NONE,
            forfeited: progress.forfeited.and(forfeited),
            medallion: None,
            ..progress
        };
        Progresses::<T>::insert(who, area, without);
        let was_last = Holders::<T>::mutate_exists(who, |held| {
            *held = held.and_then(|held| held.checked_sub(1)).filter(|held| *held > 0);
            held.is_none()
        });
        Totals::<T>::mutate(|totals| {
            totals.held = totals.held.saturating_sub(1);
            totals.holders = totals.holders.saturating_sub(was_last.into());
        });
        Self::deposit_event(Event::Revoked { who: who.clone(), area, level: medallion.level, forfeited, reason });
        Ok(())
    }
}

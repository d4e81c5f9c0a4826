//! The records of areas: how an account loses one, or forgets one.

use crate::{aia::lower, AreaRecord, Areas, Config, Error, Event, Pallet, People, Person, Totals};
use agt_primitives::{
    contributors::{AreaId, Qualified},
    skill::Millinats,
    Aia,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    /// Removes the record of an account in an area. Returns the AIA that waited there, which is lost.
    pub(crate) fn drop_area(
        who: &T::AccountId,
        person: &mut Person<T::AccountId>,
        area: AreaId,
        record: &AreaRecord,
    ) -> Result<Aia, DispatchError> {
        let lost = record.qualification.held();
        Totals::<T>::try_mutate(|totals| lower(&mut totals.waiting, lost))?;
        person.areas = person.areas.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
        Areas::<T>::remove(who, area);
        Ok(lost)
    }

    pub(crate) fn do_forget_area(who: &T::AccountId, area: AreaId) -> DispatchResult {
        let mut person = Self::person(who)?;
        let record = Areas::<T>::get(who, area).ok_or(Error::<T>::UnknownArea)?;
        ensure!(record.open == 0, Error::<T>::AreaInUse);
        // Nobody gains by forgetting: whoever forgets before a fall has waited as long as after it, and nobody ends a wait
        // early, or begins a trial or failed quizzes anew.
        let qualification = record.qualification;
        ensure!(qualification.falls() == 0, Error::<T>::AreaFallen);
        ensure!(qualification.qualified() != Qualified::OnTrial, Error::<T>::TrialRuns);
        let score = qualification.evidence().map_or(Millinats::ZERO, |quizzes| quizzes.score());
        ensure!(qualification.failed_quizzes() == 0 && score >= Millinats::ZERO, Error::<T>::QuizzesFailed);
        let idle_from = record.closed.saturating_add(Self::terms().fall_wait);
        ensure!(record.sets == 0 || Self::now() >= idle_from, Error::<T>::AreaInUse);
        with_storage_layer(|| {
            Self::drop_area(who, &mut person, area, &record)?;
            People::<T>::insert(who, person);
            Self::deposit_event(Event::AreaForgotten { who: who.clone(), area });
            Ok(())
        })
    }
}

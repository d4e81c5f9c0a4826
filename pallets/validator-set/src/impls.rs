//! The set as the session pallet, its history and the offences meet it.

use crate::{Config, Event, Pallet, Validators};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};
use pallet_session::{historical, SessionManager};
use sp_runtime::{traits::Convert, Perbill};
use sp_staking::{
    offence::{OffenceDetails, OffenceSeverity, OnOffenceHandler},
    SessionIndex,
};

/// A validator as offences know it.
type Offender<T> = (<T as frame_system::Config>::AccountId, ());

impl<T: Config> Pallet<T> {
    /// The first validator that is in the set twice.
    pub(crate) fn first_duplicate() -> Option<T::AccountId> {
        let mut validators = Validators::<T>::get().into_inner();
        validators.sort();
        let mut neighbours = validators.iter().zip(validators.iter().skip(1));
        neighbours.find(|(one, next)| one == next).map(|(one, _)| one.clone())
    }

    /// Strikes `validator` off the set, or keeps it where the set is at its minimum.
    fn expel(validator: &T::AccountId, session: SessionIndex) {
        let mut set = Validators::<T>::get();
        let Some(position) = set.iter().position(|member| member == validator) else {
            return;
        };
        let validator = validator.clone();
        if set.len() <= T::MinValidators::get() as usize {
            return Self::deposit_event(Event::Kept { validator, session });
        }
        set.remove(position);
        Validators::<T>::put(set);
        Self::deposit_event(Event::Expelled { validator, session });
    }
}

impl<T: Config> SessionManager<T::AccountId> for Pallet<T> {
    fn new_session(_planned: SessionIndex) -> Option<Vec<T::AccountId>> {
        Some(Validators::<T>::get().into_inner())
    }

    fn start_session(_started: SessionIndex) {}

    fn end_session(ended: SessionIndex) {
        let oldest = ended.saturating_add(1).saturating_sub(T::HistoryDepth::get());
        historical::Pallet::<T>::prune_up_to(oldest);
    }
}

impl<T: Config> historical::SessionManager<T::AccountId, ()> for Pallet<T> {
    fn new_session(planned: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
        let set = <Self as SessionManager<_>>::new_session(planned)?;
        Some(set.into_iter().map(|validator| (validator, ())).collect())
    }

    fn start_session(started: SessionIndex) {
        <Self as SessionManager<_>>::start_session(started)
    }

    fn end_session(ended: SessionIndex) {
        <Self as SessionManager<_>>::end_session(ended)
    }
}

impl<T: Config> OnOffenceHandler<T::AccountId, Offender<T>, Weight> for Pallet<T> {
    fn on_offence(
        offenders: &[OffenceDetails<T::AccountId, Offender<T>>],
        severities: &[Perbill],
        session: SessionIndex,
    ) -> Weight {
        let mut weight = Weight::zero();
        for (details, severity) in offenders.iter().zip(severities) {
            let (validator, ()) = &details.offender;
            pallet_session::Pallet::<T>::report_offence(validator.clone(), OffenceSeverity(*severity));
            Self::expel(validator, session);
            weight.saturating_accrue(T::DbWeight::get().reads_writes(3, 2));
        }
        weight
    }
}

/// A validator's identification in the history: its account says it all.
pub struct Identification<T>(PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<()>> for Identification<T> {
    fn convert(_validator: T::AccountId) -> Option<()> {
        Some(())
    }
}

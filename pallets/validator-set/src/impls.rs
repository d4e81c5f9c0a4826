//! The set behind the session pallet, its history and the offences.

use crate::{Config, Event, Offended, Pallet, Validators};
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
    /// Returns the first validator that is in the set twice.
    pub(crate) fn first_duplicate() -> Option<T::AccountId> {
        let mut validators = Validators::<T>::get().into_inner();
        validators.sort();
        let mut neighbours = validators.iter().zip(validators.iter().skip(1));
        neighbours.find(|(one, next)| one == next).map(|(one, _)| one.clone())
    }

    /// Whether `who` is in the set, or still in the session that runs.
    pub(crate) fn validates(who: &T::AccountId) -> bool {
        Validators::<T>::get().contains(who) || pallet_session::Validators::<T>::get().contains(who)
    }

    /// Disables, for the session that has started, the validators that were struck off after it was planned: at most a
    /// third of it.
    fn disable_expelled() {
        let set = Validators::<T>::get();
        let session = pallet_session::Validators::<T>::get();
        let limit = session.len().saturating_sub(1).checked_div(3).unwrap_or_default();
        let expelled = session.iter().zip(0u32..).filter(|(validator, _)| !set.contains(validator));
        for (_, index) in expelled.take(limit) {
            pallet_session::Pallet::<T>::disable_index(index);
        }
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
        let set = Validators::<T>::get().into_iter();
        // A validator without keys has no place in a proof of keys either.
        Some(set.filter(|validator| pallet_session::NextKeys::<T>::contains_key(validator)).collect())
    }

    fn start_session(_started: SessionIndex) {
        Self::disable_expelled();
    }

    fn end_session(ended: SessionIndex) {
        let oldest = ended.saturating_add(1).saturating_sub(T::HistoryDepth::get());
        historical::Pallet::<T>::prune_up_to(oldest);
        if let Some(forgotten) = oldest.checked_sub(1) {
            Offended::<T>::remove(forgotten);
        }
    }
}

impl<T: Config> historical::SessionManager<T::AccountId, ()> for Pallet<T> {
    fn new_session(planned: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
        let set = <Self as SessionManager<_>>::new_session(planned)?;
        Some(set.into_iter().map(|validator| (validator, ())).collect())
    }

    fn new_session_genesis(planned: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
        let set = Validators::<T>::get();
        if let Some(keyless) = set.iter().find(|validator| !pallet_session::NextKeys::<T>::contains_key(validator)) {
            panic!("genesis of session: validator {keyless:?} of validatorSet has no session keys");
        }
        <Self as historical::SessionManager<_, _>>::new_session(planned)
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

//! AIA as redemption burns it and as disputes hold it.

use crate::{
    aia::{lower, raise},
    Config, Disputes, Error, Event, HeldAia, Pallet, People, Totals,
};
use agt_primitives::{
    access::DisputeId,
    contributors::{Credits, DisputedCredits},
    Aia, Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};
use sp_runtime::DispatchError;

impl<T: Config> Credits<T::AccountId> for Pallet<T> {
    fn ripe(who: &T::AccountId) -> Aia {
        People::<T>::get(who)
            .filter(|person| person.proven.is_some())
            .and_then(|person| person.aia.settled(Self::now()).ok())
            .map_or(0, |aia| aia.matured)
    }

    fn is_proven(who: &T::AccountId) -> bool {
        People::<T>::get(who).is_some_and(|person| person.proven.is_some())
    }

    fn burn(who: &T::AccountId, aia: Aia) -> DispatchResult {
        ensure!(aia > 0, Error::<T>::ZeroAmount);
        let mut person = Self::person(who)?;
        ensure!(person.proven.is_some(), Error::<T>::Unproven);
        person.aia = person.aia.settled(Self::now())?;
        ensure!(aia <= person.aia.matured, Error::<T>::NotEnoughRipe);
        person.aia.burn(aia)?;
        let (ripe, burned) = (person.aia.matured, person.aia.burned);
        with_storage_layer(|| {
            Totals::<T>::try_mutate(|totals| {
                lower(&mut totals.aia.outstanding, aia)?;
                raise(&mut totals.aia.burned, aia)
            })?;
            People::<T>::insert(who, person);
            Self::deposit_event(Event::AiaBurned { who: who.clone(), aia, ripe, burned });
            Ok(())
        })
    }

    fn note_bonded_redemption(who: &T::AccountId) -> DispatchResult {
        let mut person = Self::person(who)?;
        ensure!(person.proven.is_some(), Error::<T>::Unproven);
        if !person.redeemed {
            person.redeemed = true;
            People::<T>::insert(who, person);
            Self::deposit_event(Event::BondedRedemptionNoted { who: who.clone() });
        }
        Ok(())
    }
}

impl<T: Config> DisputedCredits<T::AccountId> for Pallet<T> {
    fn hold(who: &T::AccountId, dispute: DisputeId, aia: Aia, ripens_at: Moment) -> DispatchResult {
        ensure!(aia > 0, Error::<T>::ZeroAmount);
        let mut person = Self::person(who)?;
        ensure!(!Disputes::<T>::contains_key(who, dispute), Error::<T>::DisputeExists);
        let now = Self::now();
        person.aia = person.aia.settled(now)?;
        // Once the window of a set has closed, the AIA of later sets does not answer for it.
        ensure!(ripens_at > now, Error::<T>::NotEnoughRipening);
        let ripens = person.aia.hold(aia, ripens_at).ok_or(Error::<T>::NotEnoughRipening)?;
        let disputed = person.aia.disputed;
        Disputes::<T>::insert(who, dispute, HeldAia { aia, ripens });
        People::<T>::insert(who, person);
        Self::deposit_event(Event::AiaHeld { who: who.clone(), dispute, aia, ripens, disputed });
        Ok(())
    }

    fn held(who: &T::AccountId, dispute: DisputeId) -> Option<Aia> {
        Disputes::<T>::get(who, dispute).map(|held| held.aia)
    }

    fn release(who: &T::AccountId, dispute: DisputeId) -> Result<Aia, DispatchError> {
        Self::end_dispute(who, dispute, 0)
    }

    fn claw_back(who: &T::AccountId, dispute: DisputeId, aia: Aia) -> DispatchResult {
        ensure!(aia > 0, Error::<T>::ZeroAmount);
        Self::end_dispute(who, dispute, aia).map(|_| ())
    }
}

impl<T: Config> Pallet<T> {
    /// Ends a dispute and destroys `taken` of what it holds. Returns the AIA released.
    fn end_dispute(who: &T::AccountId, dispute: DisputeId, taken: Aia) -> Result<Aia, DispatchError> {
        let held = Disputes::<T>::get(who, dispute).ok_or(Error::<T>::UnknownDispute)?;
        ensure!(taken <= held.aia, Error::<T>::MoreThanHeld);
        let (mut person, now) = (Self::person(who)?, Self::now());
        person.aia = person.aia.settled(now)?;
        person.aia.release(held.aia, taken, held.ripens, now)?;
        let disputed = person.aia.disputed;
        let mut released = held.aia;
        lower(&mut released, taken)?;
        with_storage_layer(|| {
            Totals::<T>::try_mutate(|totals| {
                lower(&mut totals.aia.outstanding, taken)?;
                raise(&mut totals.aia.clawed_back, taken)
            })?;
            Disputes::<T>::remove(who, dispute);
            People::<T>::insert(who, person);
            Self::deposit_event(Event::DisputeEnded {
                who: who.clone(),
                dispute,
                clawed_back: taken,
                released,
                ripens: held.ripens,
                disputed,
            });
            Ok(released)
        })
    }
}

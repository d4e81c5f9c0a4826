//! Registration: who comes in, who is proven, who goes.

use crate::{
    aia::raise, Areas, Config, Error, Event, FeelessDays, Figures, Growing, HoldReason, NextNumber, Pallet, People,
    Person, Referrer, Tickets, Totals,
};
use agt_primitives::{
    characters::{Characters, OnBoostChanged},
    contributors::{ContributorTerms, MAX_AREAS, SIGNATURE_LIFE},
    Balance, Moment,
};
use alloc::{format, string::String, vec::Vec};
use codec::Encode;
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{
        fungible::{Inspect, MutateHold},
        tokens::{Fortitude::Force, Precision::Exact, Preservation::Preserve},
        PalletInfoAccess,
    },
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::hexdisplay::HexDisplay;
use sp_runtime::{
    traits::{StaticLookup, Verify, Zero},
    ArithmeticError, DispatchError,
};

impl<T: Config> Pallet<T> {
    /// Whoever registers itself has the hold, and keeps what an account has to keep beside it.
    pub(crate) fn do_register(who: &T::AccountId, referrer: Option<T::AccountId>) -> DispatchResult {
        let hold = Self::terms().registration_hold;
        Self::ensure_newcomer(who, referrer.as_ref())?;
        ensure!(hold <= T::Currency::reducible_balance(who, Preserve, Force), Error::<T>::InsufficientBalance);
        with_storage_layer(|| Self::enrol(who, referrer, hold, None))
    }

    pub(crate) fn do_register_for(
        sponsor: &T::AccountId,
        who: &T::AccountId,
        referrer: Option<T::AccountId>,
        expires: Moment,
        signature: &T::Signature,
    ) -> DispatchResult {
        let left = Self::ensure_sponsored(sponsor, who, referrer.as_ref(), expires, signature)?;
        with_storage_layer(|| {
            Tickets::<T>::insert(sponsor, left);
            Self::enrol(who, referrer, 0, Some((sponsor, left.held.units)))
        })
    }

    /// Whether a call of `register_for` with these arguments would succeed.
    pub(crate) fn would_register(
        sponsor: &T::AccountId,
        who: &<T::Lookup as StaticLookup>::Source,
        referrer: &Option<<T::Lookup as StaticLookup>::Source>,
        expires: Moment,
        signature: &T::Signature,
    ) -> bool {
        let Ok(who) = T::Lookup::lookup(who.clone()) else { return false };
        let Ok(referrer) = referrer.clone().map(T::Lookup::lookup).transpose() else { return false };
        Self::ensure_sponsored(sponsor, &who, referrer.as_ref(), expires, signature).is_ok()
    }

    /// Whether [`Pallet::do_register_for`] would succeed, the costly signature last. Returns the sponsor's tickets
    /// after it.
    pub(crate) fn ensure_sponsored(
        sponsor: &T::AccountId,
        who: &T::AccountId,
        referrer: Option<&T::AccountId>,
        expires: Moment,
        signature: &T::Signature,
    ) -> Result<Growing, DispatchError> {
        let now = Self::now();
        Self::ensure_newcomer(who, referrer)?;
        ensure!(now <= expires, Error::<T>::SignatureExpired);
        ensure!(expires.saturating_sub(now) <= SIGNATURE_LIFE, Error::<T>::ExpiryTooFar);
        let tickets = Self::tickets_now(sponsor, now).ok_or(Error::<T>::NotASponsor)?;
        let left = tickets.spent(1, now).ok_or(Error::<T>::NoTicket)?;
        let message = Self::message(sponsor, who, referrer, expires);
        ensure!(signature.verify(&message[..], who), Error::<T>::BadSignature);
        Ok(left)
    }

    /// What `who` signs so that `sponsor` can register it: text, as a wallet shows it and wraps it before it signs, so
    /// that it can never be mistaken for an extrinsic.
    ///
    /// Genesis and pallet keep it on this chain and to this purpose; sponsor and referrer are what the signer agreed
    /// to; the expiry, which may lie no further ahead than an idle account is left alone, keeps it from being used
    /// again.
    pub fn message(
        sponsor: &T::AccountId,
        who: &T::AccountId,
        referrer: Option<&T::AccountId>,
        expires: Moment,
    ) -> Vec<u8> {
        let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
        let referrer = referrer.map_or_else(|| String::from("none"), hex);
        format!(
            "<Bytes>{} registration\ngenesis: {}\naccount: {}\nsponsor: {}\nreferrer: {referrer}\nexpires: \
             {expires}</Bytes>",
            <Self as PalletInfoAccess>::name(),
            hex(&genesis),
            hex(who),
            hex(sponsor),
        )
        .into_bytes()
    }

    /// Nobody registers twice, refers itself or names a referrer that is not there. Since a referrer is registered
    /// before and keeps its number, no chain of referrers leads back.
    fn ensure_newcomer(who: &T::AccountId, referrer: Option<&T::AccountId>) -> DispatchResult {
        ensure!(!People::<T>::contains_key(who), Error::<T>::AlreadyRegistered);
        if let Some(referrer) = referrer {
            ensure!(referrer != who, Error::<T>::SelfReferral);
            ensure!(People::<T>::contains_key(referrer), Error::<T>::UnknownReferrer);
        }
        Ok(())
    }

    /// Makes a person of an account: with a provider reference, so that it can sign without any AGT, and full energy.
    fn enrol(
        who: &T::AccountId,
        referrer: Option<T::AccountId>,
        held: Balance,
        sponsor: Option<(&T::AccountId, u32)>,
    ) -> DispatchResult {
        let (terms, now) = (Self::terms(), Self::now());
        let number = NextNumber::<T>::get();
        NextNumber::<T>::put(number.checked_add(1).ok_or(ArithmeticError::Overflow)?);
        let named = referrer.as_ref().and_then(People::<T>::get);
        let tree = named.as_ref().map_or(number, |named| named.tree);
        let referrer = referrer.zip(named).map(|(who, named)| Referrer { who, number: named.number });
        let energy = Growing::full(T::Characters::boost(who).on(terms.energy()), now);
        Totals::<T>::try_mutate(|totals| -> DispatchResult {
            totals.registered = totals.registered.checked_add(1).ok_or(ArithmeticError::Overflow)?;
            totals.held = totals.held.checked_add(held).ok_or(ArithmeticError::Overflow)?;
            Ok(())
        })?;
        if held > 0 {
            T::Currency::hold(&HoldReason::Registration.into(), who, held)?;
        }
        frame_system::Pallet::<T>::inc_providers(who);
        Self::deposit_event(Event::Registered {
            who: who.clone(),
            number,
            tree,
            referrer: referrer.as_ref().map(|referrer| referrer.who.clone()),
            held,
            sponsor: sponsor.map(|(sponsor, _)| sponsor.clone()),
            tickets: sponsor.map_or(0, |(_, tickets)| tickets),
            energy: energy.held.units,
        });
        let person = Person {
            number,
            tree,
            registered: now,
            referrer,
            held,
            proven: None,
            redeemed: false,
            gold: Default::default(),
            active: now,
            energy,
            xp: 0,
            areas: 0,
            open: 0,
            day: Default::default(),
            streak: Default::default(),
            aia: Default::default(),
            counted: None,
        };
        People::<T>::insert(who, person);
        Ok(())
    }

    /// Makes a person proven: what was on hold is free, and tickets begin to grow. Returns what was freed.
    pub(crate) fn prove(
        who: &T::AccountId,
        person: &mut Person<T::AccountId>,
        now: Moment,
    ) -> Result<Balance, DispatchError> {
        person.proven = Some(now);
        let released = Self::return_hold(who, person)?;
        Totals::<T>::try_mutate(|totals| -> DispatchResult {
            totals.proven = totals.proven.checked_add(1).ok_or(ArithmeticError::Overflow)?;
            Ok(())
        })?;
        if let Some(tickets) = Self::tickets_of(who, || Some(now), now) {
            Tickets::<T>::insert(who, tickets);
        }
        Ok(released)
    }

    fn return_hold(who: &T::AccountId, person: &mut Person<T::AccountId>) -> Result<Balance, DispatchError> {
        let held = core::mem::take(&mut person.held);
        if held > 0 {
            T::Currency::release(&HoldReason::Registration.into(), who, held, Exact)?;
            Totals::<T>::try_mutate(|totals| -> DispatchResult {
                totals.held = totals.held.checked_sub(held).ok_or(ArithmeticError::Underflow)?;
                Ok(())
            })?;
        }
        Ok(held)
    }

    /// From when on an account can be removed as it stands. None when it is proven, at work or in dispute.
    pub(crate) fn removable_from(person: &Person<T::AccountId>, terms: &ContributorTerms) -> Option<Moment> {
        let idle = person.proven.is_none() && person.open == 0 && person.aia.disputed == 0;
        idle.then_some(person.active.saturating_add(terms.idle_period))
    }

    pub(crate) fn do_remove_idle(who: &T::AccountId) -> DispatchResult {
        let (terms, now) = (Self::terms(), Self::now());
        let mut person = Self::person(who)?;
        ensure!(person.proven.is_none(), Error::<T>::AlreadyProven);
        ensure!(person.open == 0, Error::<T>::WorkOpen);
        ensure!(person.aia.disputed == 0, Error::<T>::InDispute);
        ensure!(Self::removable_from(&person, &terms).is_some_and(|from| from <= now), Error::<T>::NotIdle);
        with_storage_layer(|| {
            let released = Self::return_hold(who, &mut person)?;
            let expired = person.aia.outstanding().ok_or(ArithmeticError::Overflow)?;
            Totals::<T>::try_mutate(|totals| -> DispatchResult {
                let Figures { registered, aia, .. } = totals;
                *registered = registered.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
                aia.outstanding = aia.outstanding.checked_sub(expired).ok_or(ArithmeticError::Underflow)?;
                Ok(raise(&mut aia.expired, expired)?)
            })?;
            // An account has no more areas than that, so one pass takes them all.
            let _ = Areas::<T>::clear_prefix(who, MAX_AREAS, None);
            FeelessDays::<T>::remove(who);
            People::<T>::remove(who);
            // What is on hold elsewhere may stand on this provider alone.
            frame_system::Pallet::<T>::dec_providers(who).map_err(|_| Error::<T>::ProviderNeeded)?;
            Self::deposit_event(Event::Removed { who: who.clone(), number: person.number, released, expired });
            Ok(())
        })
    }

    /// Energy as it stands now, under the terms and the boost in force.
    pub(crate) fn energy_now(
        who: &T::AccountId,
        person: &Person<T::AccountId>,
        terms: &ContributorTerms,
        now: Moment,
    ) -> Growing {
        person.energy.found(T::Characters::boost(who).on(terms.energy()), now)
    }
}

impl<T: Config> OnBoostChanged<T::AccountId> for Pallet<T> {
    fn on_boost_changed(who: &T::AccountId) {
        let (terms, now) = (Self::terms(), Self::now());
        People::<T>::mutate_extant(who, |person| {
            person.energy = person.energy.told(T::Characters::boost(who).on(terms.energy()), now);
            Self::deposit_event(Event::BoostChanged {
                who: who.clone(),
                energy: person.energy.held.units,
                maximum: person.energy.by.maximum,
                period: person.energy.by.period,
            });
        });
    }
}

fn hex(of: &impl Encode) -> String {
    format!("0x{}", HexDisplay::from(&of.encode()))
}

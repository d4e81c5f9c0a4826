//! Registration, proof and removal of accounts.

use crate::{
    aia::{lower, raise},
    pallet::SourceOf,
    Areas, Config, Error, Event, FeelessDays, FreezeReason, Growing, HoldReason, Invitations, NextNumber, Pallet,
    People, Person, Referrer, Totals,
};
use agt_primitives::{
    characters::{Characters, OnBoostChanged},
    contributors::{ContributorTerms, SIGNATURE_LIFE},
    Aia, Balance, Moment,
};
use alloc::{format, string::String, vec::Vec};
use codec::Encode;
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{
        fungible::{Inspect, MutateFreeze, MutateHold},
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

/// The planck that are frozen of each registered account. The balances pallet takes what is less than the existential deposit
/// from an account of which nothing is frozen, even if its registration keeps the account alive. One planck prevents that.
pub(crate) const FROZEN: Balance = 1;

/// A registration that a sponsor may carry out.
pub(crate) struct Sponsored<AccountId> {
    who: AccountId,
    referrer: Option<AccountId>,
    /// The sponsor's invitations after the registration.
    left: Growing,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register(who: &T::AccountId, referrer: Option<T::AccountId>) -> DispatchResult {
        let hold = Self::terms().registration_hold;
        Self::ensure_newcomer(who, referrer.as_ref())?;
        ensure!(hold <= T::Currency::reducible_balance(who, Preserve, Force), Error::<T>::InsufficientBalance);
        with_storage_layer(|| Self::enrol(who, referrer, hold, None))
    }

    pub(crate) fn do_register_for(
        sponsor: &T::AccountId,
        who: SourceOf<T>,
        referrer: Option<SourceOf<T>>,
        expires: Moment,
        signature: &T::Signature,
    ) -> DispatchResult {
        let Sponsored { who, referrer, left } = Self::ensure_sponsored(sponsor, who, referrer, expires, signature)?;
        with_storage_layer(|| {
            Invitations::<T>::insert(sponsor, left);
            Self::enrol(&who, referrer, 0, Some((sponsor, left.held.units)))
        })
    }

    /// Checks a sponsored registration. [`Pallet::do_register_for`] and its predicate both run this check first.
    ///
    /// Verifying the signature is the costly part, so it comes last.
    pub(crate) fn ensure_sponsored(
        sponsor: &T::AccountId,
        who: SourceOf<T>,
        referrer: Option<SourceOf<T>>,
        expires: Moment,
        signature: &T::Signature,
    ) -> Result<Sponsored<T::AccountId>, DispatchError> {
        let who = T::Lookup::lookup(who)?;
        let referrer = referrer.map(T::Lookup::lookup).transpose()?;
        let now = Self::now();
        Self::ensure_newcomer(&who, referrer.as_ref())?;
        ensure!(now <= expires, Error::<T>::SignatureExpired);
        ensure!(expires.saturating_sub(now) <= SIGNATURE_LIFE, Error::<T>::ExpiryTooFar);
        let invitations = Self::invitations_now(sponsor, now).ok_or(Error::<T>::NotASponsor)?;
        let left = invitations.spent(1, now).ok_or(Error::<T>::NoInvitation)?;
        let message = Self::message(sponsor, &who, referrer.as_ref(), expires);
        ensure!(signature.verify(&message[..], &who), Error::<T>::BadSignature);
        Ok(Sponsored { who, referrer, left })
    }

    /// Returns the text that `who` signs so that `sponsor` can register it. A wallet shows the text and wraps it before
    /// it signs, so the signed bytes can never be mistaken for an extrinsic.
    ///
    /// The genesis hash and the pallet's name bind the text to this chain and this purpose. The signer agrees to the
    /// sponsor and the referrer. The text expires sooner than an idle account can be removed, so it cannot be used
    /// twice.
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

    /// Checks that `who` is not registered and that its referrer is another, registered account. A referrer's number is
    /// therefore lower than its invitee's, so no chain of referrers closes to a ring.
    fn ensure_newcomer(who: &T::AccountId, referrer: Option<&T::AccountId>) -> DispatchResult {
        ensure!(!People::<T>::contains_key(who), Error::<T>::AlreadyRegistered);
        if let Some(referrer) = referrer {
            ensure!(referrer != who, Error::<T>::SelfReferral);
            ensure!(People::<T>::contains_key(referrer), Error::<T>::UnknownReferrer);
        }
        Ok(())
    }

    /// Creates the record of an account with full energy. Adds a provider reference, so that the account can sign
    /// without any AGT.
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
        Totals::<T>::try_mutate(|totals| {
            raise(&mut totals.registered, 1)?;
            raise(&mut totals.held, held)
        })?;
        if held > 0 {
            T::Currency::hold(&HoldReason::Registration.into(), who, held)?;
        }
        frame_system::Pallet::<T>::inc_providers(who);
        T::Currency::set_freeze(&FreezeReason::Registered.into(), who, FROZEN)?;
        Self::deposit_event(Event::Registered {
            who: who.clone(),
            number,
            tree,
            referrer: referrer.as_ref().map(|referrer| referrer.who.clone()),
            held,
            sponsor: sponsor.map(|(sponsor, _)| sponsor.clone()),
            invitations: sponsor.map_or(0, |(_, invitations)| invitations),
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
            last_active: now,
            energy,
            xp: 0,
            spent: 0,
            areas: 0,
            open: 0,
            usage: Default::default(),
            streak: Default::default(),
            aia: Default::default(),
            counted_in: None,
        };
        People::<T>::insert(who, person);
        Ok(())
    }

    /// Marks a person as proven, releases its hold and starts the growth of its invitations. Returns the planck
    /// released.
    pub(crate) fn prove(
        who: &T::AccountId,
        person: &mut Person<T::AccountId>,
        now: Moment,
    ) -> Result<Balance, DispatchError> {
        person.proven = Some(now);
        let released = Self::release_hold(who, person)?;
        Totals::<T>::try_mutate(|totals| raise(&mut totals.proven, 1))?;
        if let Some(invitations) = Self::invitations_of(who, || Some(now), now) {
            Invitations::<T>::insert(who, invitations);
        }
        Ok(released)
    }

    /// Releases the registration hold. Returns the planck released.
    fn release_hold(who: &T::AccountId, person: &mut Person<T::AccountId>) -> Result<Balance, DispatchError> {
        let held = core::mem::take(&mut person.held);
        if held > 0 {
            T::Currency::release(&HoldReason::Registration.into(), who, held, Exact)?;
            Totals::<T>::try_mutate(|totals| lower(&mut totals.held, held))?;
        }
        Ok(held)
    }

    /// Returns from when an account can be removed, or none if it is proven, has an open set or is in dispute.
    pub(crate) fn removable_from(person: &Person<T::AccountId>, terms: &ContributorTerms) -> Option<Moment> {
        let idle = person.proven.is_none() && person.open == 0 && person.aia.disputed == 0;
        idle.then_some(person.last_active.saturating_add(terms.idle_period))
    }

    pub(crate) fn do_remove_idle(who: &T::AccountId) -> DispatchResult {
        let (terms, now) = (Self::terms(), Self::now());
        let mut person = Self::person(who)?;
        ensure!(person.proven.is_none(), Error::<T>::AlreadyProven);
        ensure!(person.open == 0, Error::<T>::WorkOpen);
        ensure!(person.aia.disputed == 0, Error::<T>::InDispute);
        ensure!(Self::removable_from(&person, &terms).is_some_and(|from| from <= now), Error::<T>::NotIdle);
        with_storage_layer(|| {
            let released = Self::release_hold(who, &mut person)?;
            let expired = person.aia.outstanding().ok_or(ArithmeticError::Overflow)?;
            Totals::<T>::try_mutate(|totals| {
                lower(&mut totals.registered, 1)?;
                lower(&mut totals.aia.outstanding, expired)?;
                raise(&mut totals.aia.expired, expired)?;
                // An unproven account has spent none of it.
                raise(&mut totals.xp.removed, person.xp.into())
            })?;
            // An unproven account was never on trial, so nothing waits. What waited would be gone.
            let areas = Areas::<T>::drain_prefix(who);
            let waiting = areas.fold(0, |sum: Aia, (_, area)| sum.saturating_add(area.qualification.held()));
            Totals::<T>::try_mutate(|totals| lower(&mut totals.waiting, waiting))?;
            FeelessDays::<T>::remove(who);
            People::<T>::remove(who);
            T::Currency::thaw(&FreezeReason::Registered.into(), who)?;
            // A hold of another pallet may depend on this provider reference alone.
            frame_system::Pallet::<T>::dec_providers(who).map_err(|_| Error::<T>::ProviderNeeded)?;
            let (number, xp) = (person.number, person.xp);
            Self::deposit_event(Event::Removed { who: who.clone(), number, released, expired, xp });
            Ok(())
        })
    }

    /// Returns the energy of an account now, under the terms and the boost in force.
    pub(crate) fn energy_now(
        who: &T::AccountId,
        person: &Person<T::AccountId>,
        terms: &ContributorTerms,
        now: Moment,
    ) -> Growing {
        person.energy.retune_unknown_since(T::Characters::boost(who).on(terms.energy()), now)
    }
}

impl<T: Config> OnBoostChanged<T::AccountId> for Pallet<T> {
    fn on_boost_changed(who: &T::AccountId) {
        let (terms, now) = (Self::terms(), Self::now());
        People::<T>::mutate_extant(who, |person| {
            person.energy = person.energy.retune_known(T::Characters::boost(who).on(terms.energy()), now);
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

//! Binding and unbinding: the text that is signed, one account for each address, and one address for each account.

use crate::{
    signature::{personal_message_hash, recover},
    Binding, Bindings, Config, Error, Event, HoldReason, Owners, Pallet,
};
use agt_primitives::{
    external_addresses::{Address, ExternalAddressReport, BINDING_PERIOD},
    Balance, Moment,
};
use alloc::{format, vec::Vec};
use codec::Encode;
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{
        fungible::{Inspect, MutateHold},
        tokens::{Fortitude::Force, Precision::Exact, Preservation::Preserve},
        Get, Time,
    },
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::hexdisplay::HexDisplay;
use sp_runtime::{traits::Zero, DispatchError};

/// The first line of what an owner signs.
const PURPOSE: &str = "AGT: bind my address to an account. This moves nothing.";

/// The longest time for which a signature is valid. No binding ends sooner, so no signature binds twice.
const SIGNATURE_LIFE: Moment = BINDING_PERIOD;

impl<T: Config> Pallet<T> {
    /// Returns the text that binds an address to `who` until `expires` when the address's owner signs it. The genesis hash
    /// makes it void on any other chain.
    pub(crate) fn text(who: &T::AccountId, expires: Moment) -> Vec<u8> {
        let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
        let (genesis, who) = (genesis.encode(), who.encode());
        let (genesis, who) = (HexDisplay::from(&genesis), HexDisplay::from(&who));
        format!("{PURPOSE}\nchain: 0x{genesis}\naccount: 0x{who}\nexpires: {expires}").into_bytes()
    }

    /// Returns the text for a wallet, or none before the first block: that block stores the genesis hash.
    pub(crate) fn message_now(who: &T::AccountId, expires: Moment) -> Option<Vec<u8>> {
        let begun = !frame_system::Pallet::<T>::block_number().is_zero();
        begun.then(|| Self::text(who, expires))
    }

    /// Returns until when a binding stands; none when it can be changed now.
    fn rests_until(binding: &Binding) -> Option<Moment> {
        let until = binding.since.saturating_add(BINDING_PERIOD);
        (T::Time::now() < until).then_some(until)
    }

    pub(crate) fn do_bind(
        who: &T::AccountId,
        address: Address,
        expires: Moment,
        signature: [u8; 65],
    ) -> DispatchResult {
        let now = T::Time::now();
        ensure!(now < expires, Error::<T>::SignatureExpired);
        ensure!(expires.saturating_sub(now) <= SIGNATURE_LIFE, Error::<T>::ExpiryTooFar);
        let before = Bindings::<T>::get(who);
        if let Some(binding) = before {
            ensure!(binding.address != address, Error::<T>::AlreadyBound);
            ensure!(Self::rests_until(&binding).is_none(), Error::<T>::BoundTooRecently);
        }
        ensure!(!Owners::<T>::contains_key(address), Error::<T>::AddressBound);
        let deposit = Self::missing_deposit(who, before.as_ref())?;
        let hash = personal_message_hash(&Self::text(who, expires));
        ensure!(recover::<T>(signature, &hash)? == address, Error::<T>::WrongSigner);

        let replaced = before.map(|binding| binding.address);
        let held = before.map_or(deposit, |binding| binding.held);
        with_storage_layer(|| {
            if deposit > 0 {
                T::Currency::hold(&HoldReason::Binding.into(), who, deposit)?;
            }
            if let Some(replaced) = replaced {
                Owners::<T>::remove(replaced);
            }
            Bindings::<T>::insert(who, Binding { address, since: now, held });
            Owners::<T>::insert(address, who);
            Self::deposit_event(Event::Bound { who: who.clone(), address, replaced, held });
            Ok(())
        })
    }

    /// Returns what a binding puts on hold: nothing when it replaces another, whose deposit stays.
    fn missing_deposit(who: &T::AccountId, before: Option<&Binding>) -> Result<Balance, DispatchError> {
        if before.is_some() {
            return Ok(0);
        }
        let deposit = T::Deposit::get();
        ensure!(deposit <= T::Currency::reducible_balance(who, Preserve, Force), Error::<T>::InsufficientBalance);
        Ok(deposit)
    }

    pub(crate) fn do_unbind(who: &T::AccountId) -> DispatchResult {
        let binding = Bindings::<T>::get(who).ok_or(Error::<T>::NotBound)?;
        ensure!(Self::rests_until(&binding).is_none(), Error::<T>::BoundTooRecently);
        let Binding { address, held, .. } = binding;
        with_storage_layer(|| {
            if held > 0 {
                T::Currency::release(&HoldReason::Binding.into(), who, held, Exact)?;
            }
            Bindings::<T>::remove(who);
            Owners::<T>::remove(address);
            Self::deposit_event(Event::Unbound { who: who.clone(), address, released: held });
            Ok(())
        })
    }

    pub(crate) fn report_of(who: &T::AccountId) -> ExternalAddressReport {
        let binding = Bindings::<T>::get(who);
        let expires = T::Time::now().saturating_add(SIGNATURE_LIFE);
        ExternalAddressReport {
            address: binding.map(|binding| binding.address),
            since: binding.map(|binding| binding.since.into()),
            rests_until: binding.as_ref().and_then(Self::rests_until).map(Into::into),
            held: binding.map_or(0, |binding| binding.held).into(),
            deposit: T::Deposit::get().into(),
            expires,
            message: Self::message_now(who, expires),
        }
    }
}

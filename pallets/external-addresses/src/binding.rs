//! Binding and unbinding: the text that is signed, one account for each address, and one address for each account.

use crate::{
    signature::{personal_message_hash, recover},
    Binding, Config, Error, Event, Owners, Pallet, Record, Records,
};
use agt_primitives::{
    external_addresses::{Address, ExternalAddressReport, BINDING_PERIOD},
    Moment,
};
use alloc::{format, vec::Vec};
use codec::Encode;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Time};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::hexdisplay::HexDisplay;
use sp_runtime::{traits::Zero, ArithmeticError};

/// The first line of what an owner signs.
const PURPOSE: &str = "AGT: bind my address to an account. This moves nothing.";

impl<T: Config> Pallet<T> {
    /// Returns the text that binds an address to `who` when the address's owner signs it. The genesis hash makes it void
    /// on any other chain, and the nonce makes it bind once.
    pub(crate) fn message(who: &T::AccountId, nonce: u32) -> Vec<u8> {
        let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
        let (genesis, who) = (genesis.encode(), who.encode());
        let (genesis, who) = (HexDisplay::from(&genesis), HexDisplay::from(&who));
        format!("{PURPOSE}\nchain: 0x{genesis}\naccount: 0x{who}\nnonce: {nonce}").into_bytes()
    }

    /// Returns the text for a wallet, or none before the first block: that block stores the genesis hash.
    fn message_now(who: &T::AccountId, nonce: u32) -> Option<Vec<u8>> {
        let begun = !frame_system::Pallet::<T>::block_number().is_zero();
        begun.then(|| Self::message(who, nonce))
    }

    /// Returns until when a binding stands; none when it can be changed now.
    fn rests_until(binding: &Binding) -> Option<Moment> {
        let until = binding.since.saturating_add(BINDING_PERIOD);
        (T::Time::now() < until).then_some(until)
    }

    pub(crate) fn do_bind(who: &T::AccountId, address: Address, signature: [u8; 65]) -> DispatchResult {
        let Record { nonce, binding } = Records::<T>::get(who).unwrap_or_default();
        if let Some(binding) = binding {
            ensure!(binding.address != address, Error::<T>::AlreadyBound);
            ensure!(Self::rests_until(&binding).is_none(), Error::<T>::BoundTooRecently);
        }
        ensure!(!Owners::<T>::contains_key(address), Error::<T>::AddressBound);
        let hash = personal_message_hash(&Self::message(who, nonce));
        ensure!(recover::<T>(signature, &hash)? == address, Error::<T>::WrongSigner);

        let next = nonce.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        let replaced = binding.map(|binding| binding.address);
        if let Some(replaced) = replaced {
            Owners::<T>::remove(replaced);
        }
        let binding = Binding { address, since: T::Time::now() };
        Records::<T>::insert(who, Record { nonce: next, binding: Some(binding) });
        Owners::<T>::insert(address, who);
        Self::deposit_event(Event::Bound { who: who.clone(), address, nonce, replaced });
        Ok(())
    }

    pub(crate) fn do_unbind(who: &T::AccountId) -> DispatchResult {
        let mut record = Records::<T>::get(who).ok_or(Error::<T>::NotBound)?;
        let binding = record.binding.take().ok_or(Error::<T>::NotBound)?;
        ensure!(Self::rests_until(&binding).is_none(), Error::<T>::BoundTooRecently);
        // The nonce stays: what was signed before binds nothing again.
        Records::<T>::insert(who, record);
        Owners::<T>::remove(binding.address);
        Self::deposit_event(Event::Unbound { who: who.clone(), address: binding.address });
        Ok(())
    }

    pub(crate) fn report_of(who: &T::AccountId) -> ExternalAddressReport {
        let Record { nonce, binding } = Records::<T>::get(who).unwrap_or_default();
        ExternalAddressReport {
            address: binding.map(|binding| binding.address),
            since: binding.map(|binding| binding.since.into()),
            rests_until: binding.as_ref().and_then(Self::rests_until).map(Into::into),
            nonce,
            message: Self::message_now(who, nonce),
        }
    }
}

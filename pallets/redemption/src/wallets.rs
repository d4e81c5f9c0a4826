//! External addresses: the text that is signed, who has signed it, and one account for each address.

use crate::{Bound, Config, Error, Event, Owners, Pallet, Wallets};
use agt_primitives::{
    redemption::{Address, WalletReport, WALLET_REST},
    Moment,
};
use alloc::{format, vec::Vec};
use codec::Encode;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Time};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::hexdisplay::HexDisplay;
use sp_io::{crypto::secp256k1_ecdsa_recover, hashing::keccak_256};
use sp_runtime::{traits::Zero, ArithmeticError};

/// Half the order of secp256k1, rounded down: the greatest s of a signature in its lower form.
const HALF_ORDER: [u8; 32] = [
    0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x5d, 0x57, 0x6e,
    0x73, 0x57, 0xa4, 0x50, 0x1d, 0xdf, 0xe9, 0x2f, 0x46, 0x68, 0x1b, 0x20, 0xa0,
];

/// The first line of what an owner signs.
const PURPOSE: &str = "AGT: bind my address to an account. This moves nothing.";

/// What a wallet signs when it signs a personal message (EIP-191).
pub(crate) fn personal_message_hash(text: &[u8]) -> [u8; 32] {
    let mut message = format!("\x19Ethereum Signed Message:\n{}", text.len()).into_bytes();
    message.extend_from_slice(text);
    keccak_256(&message)
}

/// The address that has signed `hash`.
fn recover<T: Config>(signature: [u8; 65], hash: &[u8; 32]) -> Result<Address, Error<T>> {
    let [.., v] = signature;
    ensure!(v == 27 || v == 28, Error::<T>::InvalidV);
    // Big-endian numbers of the same length compare as their bytes do.
    ensure!(signature.get(32..64).is_some_and(|s| s <= HALF_ORDER.as_slice()), Error::<T>::HighS);
    let key = secp256k1_ecdsa_recover(&signature, hash).map_err(|_| Error::<T>::InvalidSignature)?;
    let mut address = Address::default();
    address.iter_mut().zip(keccak_256(&key).into_iter().skip(12)).for_each(|(to, from)| *to = from);
    Ok(address)
}

impl<T: Config> Pallet<T> {
    /// The text that binds an address to `who` when its owner signs it. It names the chain by its genesis block, so
    /// that it says nothing on another one, and carries a nonce, so that it says it once.
    pub(crate) fn wallet_message(who: &T::AccountId, nonce: u32) -> Vec<u8> {
        let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
        let (genesis, who) = (genesis.encode(), who.encode());
        let (genesis, who) = (HexDisplay::from(&genesis), HexDisplay::from(&who));
        format!("{PURPOSE}\nchain: 0x{genesis}\naccount: 0x{who}\nnonce: {nonce}").into_bytes()
    }

    /// Until when a bound address stands; none when it can be changed now.
    fn rests_until(bound: &Bound) -> Option<Moment> {
        let until = bound.since.saturating_add(WALLET_REST);
        (T::Time::now() < until).then_some(until)
    }

    pub(crate) fn do_bind_wallet(who: &T::AccountId, address: Address, signature: [u8; 65]) -> DispatchResult {
        let mut wallet = Wallets::<T>::get(who).unwrap_or_default();
        if let Some(bound) = wallet.bound {
            ensure!(bound.address != address, Error::<T>::AlreadyBound);
            ensure!(Self::rests_until(&bound).is_none(), Error::<T>::BoundTooRecently);
        }
        ensure!(!Owners::<T>::contains_key(address), Error::<T>::AddressBound);
        let nonce = wallet.nonce;
        let hash = personal_message_hash(&Self::wallet_message(who, nonce));
        ensure!(recover::<T>(signature, &hash)? == address, Error::<T>::WrongSigner);

        let replaced = wallet.bound.map(|bound| bound.address);
        if let Some(replaced) = replaced {
            Owners::<T>::remove(replaced);
        }
        wallet.nonce = nonce.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        wallet.bound = Some(Bound { address, since: T::Time::now() });
        Wallets::<T>::insert(who, wallet);
        Owners::<T>::insert(address, who);
        Self::deposit_event(Event::WalletBound { who: who.clone(), address, nonce, replaced });
        Ok(())
    }

    pub(crate) fn do_unbind_wallet(who: &T::AccountId) -> DispatchResult {
        let mut wallet = Wallets::<T>::get(who).ok_or(Error::<T>::NotBound)?;
        let bound = wallet.bound.take().ok_or(Error::<T>::NotBound)?;
        ensure!(Self::rests_until(&bound).is_none(), Error::<T>::BoundTooRecently);
        // The nonce stays: what was signed before binds nothing again.
        Wallets::<T>::insert(who, wallet);
        Owners::<T>::remove(bound.address);
        Self::deposit_event(Event::WalletUnbound { who: who.clone(), address: bound.address });
        Ok(())
    }

    pub(crate) fn wallet_report(who: &T::AccountId) -> WalletReport {
        let wallet = Wallets::<T>::get(who).unwrap_or_default();
        WalletReport {
            address: wallet.bound.map(|bound| bound.address),
            since: wallet.bound.map(|bound| bound.since.into()),
            rests_until: wallet.bound.as_ref().and_then(Self::rests_until).map(Into::into),
            nonce: wallet.nonce,
            message: Self::wallet_message(who, wallet.nonce),
        }
    }
}

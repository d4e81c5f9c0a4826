#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod binding;
#[cfg(test)]
mod mock;
mod signature;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::Binding;
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
    use super::{Binding, WeightInfo};
    use agt_primitives::{
        external_addresses::{Address, ExternalAddressReport},
        Balance, Moment,
    };
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{fungible, Time},
    };
    use frame_system::pallet_prelude::*;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// AGT. This pallet holds and releases AGT; it never transfers, mints or burns it.
        type Currency: fungible::Inspect<Self::AccountId, Balance = Balance>
            + fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

        /// The runtime's hold reasons, which include this pallet's.
        type RuntimeHoldReason: From<HoldReason>;

        /// What an account has on hold while an address is bound to it, in planck: the price of the two entries in storage.
        type Deposit: Get<Balance>;

        /// Chain time: milliseconds since the Unix epoch, as the block timestamp has it.
        type Time: Time<Moment = Moment>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// The reasons for which this pallet holds AGT.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// An external address is bound to the account.
        Binding,
    }

    /// The external address that is bound to each account. `bind` writes it, `unbind` removes it.
    #[pallet::storage]
    pub type Bindings<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Binding>;

    /// The account that each external address is bound to. `bind` writes it, `unbind` and the next `bind` remove it.
    #[pallet::storage]
    pub type Owners<T: Config> = StorageMap<_, Blake2_128Concat, Address, T::AccountId>;

    /// The events.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // A field without a comment is what its name says.
    pub enum Event<T: Config> {
        /// An external address names an account. It moves nothing.
        Bound {
            who: T::AccountId,
            address: Address,
            /// The address that it replaces.
            replaced: Option<Address>,
            /// Planck on hold while it is bound.
            held: Balance,
        },
        /// An external address no longer names any account.
        Unbound {
            /// The account that it named.
            who: T::AccountId,
            address: Address,
            /// Planck released.
            released: Balance,
        },
    }

    /// The errors.
    #[pallet::error]
    pub enum Error<T> {
        /// The address is already bound to this account.
        AlreadyBound,
        /// The address is bound to another account.
        AddressBound,
        /// No address is bound to this account.
        NotBound,
        /// The last binding is less than seven days old.
        BoundTooRecently,
        /// The last byte of the signature is not 0, 1, 27 or 28.
        InvalidV,
        /// The signature's s is in the upper half of its range.
        HighS,
        /// No public key fits the signature.
        InvalidSignature,
        /// The signature is of another key, or of a text for another chain, account or expiry.
        WrongSigner,
        /// The signature is no longer valid.
        SignatureExpired,
        /// The signature is valid for more than seven days.
        ExpiryTooFar,
        /// The free balance is less than what is put on hold and the existential deposit that must stay.
        InsufficientBalance,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Binds an external address to the caller's account. It moves nothing, and nothing depends on it. The first binding
        /// puts the deposit on hold, which comes back when the binding ends.
        ///
        /// Any signed account may call. An account that has an address bound can replace it after seven days.
        ///
        /// * `address`: the external address.
        /// * `expires`: the moment before which the signature is valid, in milliseconds; at most seven days from now.
        /// * `signature`: the signature of the address's owner over the text that [`Pallet::message`] returns for the
        ///   caller and `expires`, as an EIP-191 personal message: r, s in the lower half of its range, v 27 or 28. A v of 0
        ///   is read as 27, and 1 as 28, because some hardware wallets and libraries write it so.
        ///
        /// Emits [`Event::Bound`]. Errors:
        ///
        /// * [`Error::SignatureExpired`], [`Error::ExpiryTooFar`]: `expires` has come, or is more than seven days away.
        /// * [`Error::AlreadyBound`]: the address is already bound to the caller.
        /// * [`Error::BoundTooRecently`]: the caller's last binding is less than seven days old.
        /// * [`Error::AddressBound`]: the address is bound to another account.
        /// * [`Error::InsufficientBalance`]: the caller's free balance covers no deposit.
        /// * [`Error::InvalidV`], [`Error::HighS`], [`Error::InvalidSignature`]: the signature has another form.
        /// * [`Error::WrongSigner`]: another key signed, or the address's own key signed another text.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::bind())]
        pub fn bind(origin: OriginFor<T>, address: Address, expires: Moment, signature: [u8; 65]) -> DispatchResult {
            Self::do_bind(&ensure_signed(origin)?, address, expires, signature)
        }

        /// Ends the binding of the caller's external address and releases the deposit. Nothing of it stays in storage.
        ///
        /// Any signed account may call, seven days after the binding at the earliest.
        ///
        /// Emits [`Event::Unbound`]. Errors:
        ///
        /// * [`Error::NotBound`]: no address is bound to the caller.
        /// * [`Error::BoundTooRecently`]: the binding is less than seven days old.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::unbind())]
        pub fn unbind(origin: OriginFor<T>) -> DispatchResult {
            Self::do_unbind(&ensure_signed(origin)?)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns the external address that is bound to `who`, and the text that binds the next one.
        pub fn report(who: T::AccountId) -> ExternalAddressReport {
            Self::report_of(&who)
        }

        /// Returns the text that binds an address to `who` until `expires` when the address's owner signs it. None before the
        /// chain's first block, because the text names the genesis hash and no chain knows its own until then.
        pub fn message(who: T::AccountId, expires: Moment) -> Option<Vec<u8>> {
            Self::message_now(&who, expires)
        }

        /// Returns the account that an external address is bound to.
        pub fn owner(address: Address) -> Option<T::AccountId> {
            Owners::<T>::get(address)
        }
    }
}

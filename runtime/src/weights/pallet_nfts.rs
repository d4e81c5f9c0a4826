//! What the calls of `pallet_nfts` weigh: the SDK's figures over this chain's database, and the read of each lock, which the SDK
//! measured without one.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

type Sdk<T> = pallet_nfts::weights::SubstrateWeight<T>;

/// The weights of `pallet_nfts` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

/// Returns the weight of asking `pallet_characters` whether so many items are locked.
fn locks<T: frame_system::Config>(items: u64) -> Weight {
    T::DbWeight::get().reads(items)
}

impl<T: frame_system::Config> pallet_nfts::WeightInfo for WeightInfo<T> {
    fn create() -> Weight {
        Sdk::<T>::create()
    }
    fn force_create() -> Weight {
        Sdk::<T>::force_create()
    }
    fn destroy(m: u32, c: u32, a: u32) -> Weight {
        Sdk::<T>::destroy(m, c, a)
    }
    fn mint() -> Weight {
        Sdk::<T>::mint()
    }
    fn force_mint() -> Weight {
        Sdk::<T>::force_mint()
    }
    fn burn() -> Weight {
        Sdk::<T>::burn().saturating_add(locks::<T>(1))
    }
    fn transfer() -> Weight {
        Sdk::<T>::transfer().saturating_add(locks::<T>(1))
    }
    fn redeposit(i: u32) -> Weight {
        Sdk::<T>::redeposit(i)
    }
    fn lock_item_transfer() -> Weight {
        Sdk::<T>::lock_item_transfer()
    }
    fn unlock_item_transfer() -> Weight {
        Sdk::<T>::unlock_item_transfer()
    }
    fn lock_collection() -> Weight {
        Sdk::<T>::lock_collection()
    }
    fn transfer_ownership() -> Weight {
        Sdk::<T>::transfer_ownership()
    }
    fn set_team() -> Weight {
        Sdk::<T>::set_team()
    }
    fn force_collection_owner() -> Weight {
        Sdk::<T>::force_collection_owner()
    }
    fn force_collection_config() -> Weight {
        Sdk::<T>::force_collection_config()
    }
    fn lock_item_properties() -> Weight {
        Sdk::<T>::lock_item_properties()
    }
    fn set_attribute() -> Weight {
        Sdk::<T>::set_attribute()
    }
    fn force_set_attribute() -> Weight {
        Sdk::<T>::force_set_attribute()
    }
    fn clear_attribute() -> Weight {
        Sdk::<T>::clear_attribute()
    }
    fn approve_item_attributes() -> Weight {
        Sdk::<T>::approve_item_attributes()
    }
    fn cancel_item_attributes_approval(n: u32) -> Weight {
        Sdk::<T>::cancel_item_attributes_approval(n)
    }
    fn set_metadata() -> Weight {
        Sdk::<T>::set_metadata()
    }
    fn clear_metadata() -> Weight {
        Sdk::<T>::clear_metadata()
    }
    fn set_collection_metadata() -> Weight {
        Sdk::<T>::set_collection_metadata()
    }
    fn clear_collection_metadata() -> Weight {
        Sdk::<T>::clear_collection_metadata()
    }
    fn approve_transfer() -> Weight {
        Sdk::<T>::approve_transfer()
    }
    fn cancel_approval() -> Weight {
        Sdk::<T>::cancel_approval()
    }
    fn clear_all_transfer_approvals() -> Weight {
        Sdk::<T>::clear_all_transfer_approvals()
    }
    fn set_accept_ownership() -> Weight {
        Sdk::<T>::set_accept_ownership()
    }
    fn set_collection_max_supply() -> Weight {
        Sdk::<T>::set_collection_max_supply()
    }
    fn update_mint_settings() -> Weight {
        Sdk::<T>::update_mint_settings()
    }
    fn set_price() -> Weight {
        Sdk::<T>::set_price()
    }
    fn buy_item() -> Weight {
        Sdk::<T>::buy_item().saturating_add(locks::<T>(1))
    }
    fn pay_tips(n: u32) -> Weight {
        Sdk::<T>::pay_tips(n)
    }
    fn create_swap() -> Weight {
        Sdk::<T>::create_swap()
    }
    fn cancel_swap() -> Weight {
        Sdk::<T>::cancel_swap()
    }
    fn claim_swap() -> Weight {
        Sdk::<T>::claim_swap().saturating_add(locks::<T>(2))
    }
    fn mint_pre_signed(n: u32) -> Weight {
        Sdk::<T>::mint_pre_signed(n)
    }
    fn set_attributes_pre_signed(n: u32) -> Weight {
        Sdk::<T>::set_attributes_pre_signed(n)
    }
}

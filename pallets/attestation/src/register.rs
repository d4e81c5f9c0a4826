//! The register of attesters: who can be drawn, and with which weight.

use crate::{
    Attester, Config, Error, Event, FreeSlotCount, FreeSlots, NodeVersions, Nodes, Pallet, SlotCount, SlotOf, Slots,
};
use agt_primitives::{
    access::{Access, Role, SetAside},
    arithmetic::{lower, raise},
    attestation::ENLISTMENT,
    beacon::{Beacon, BeaconEpoch},
    sum_tree::{self, AsOf, Node, NodeId, CAPACITY},
    Balance,
};
use core::marker::PhantomData;
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};
use sp_runtime::{ArithmeticError, DispatchError};

/// The nodes of the register's tree as they are, or as an epoch left them.
pub(crate) struct RegisterNodes<T> {
    as_of: Option<BeaconEpoch>,
    config: PhantomData<T>,
}

impl<T> RegisterNodes<T> {
    /// The nodes as they are.
    pub(crate) const fn latest() -> Self {
        Self { as_of: None, config: PhantomData }
    }

    /// The nodes as `epoch` left them.
    pub(crate) const fn left_by(epoch: BeaconEpoch) -> Self {
        Self { as_of: Some(epoch), config: PhantomData }
    }
}

impl<T: Config> sum_tree::Nodes for RegisterNodes<T> {
    fn node(&self, id: NodeId) -> Option<Node> {
        let versions = NodeVersions::<T>::get(id);
        let version = match self.as_of {
            Some(epoch) => versions.as_of(epoch),
            None => versions.latest().map_or(AsOf::Unwritten, AsOf::Written),
        };
        match version {
            AsOf::Unwritten => Some(Node::default()),
            AsOf::Written(epoch) => Nodes::<T>::get(id, epoch),
            AsOf::Forgotten => None,
        }
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_enlist(who: &T::AccountId, amount: Balance) -> DispatchResult {
        ensure!(T::Access::has_access(who, Role::DataValidation), Error::<T>::NotAValidator);
        ensure!(!SlotOf::<T>::contains_key(who), Error::<T>::AlreadyEnlisted);
        ensure!(amount >= Self::terms().least_stake, Error::<T>::StakeTooSmall);
        with_storage_layer(|| {
            let slot = Self::take_slot()?;
            T::Access::set_aside(who, Role::DataValidation, ENLISTMENT, amount)?;
            Self::weigh(slot, amount)?;
            SlotOf::<T>::insert(who, slot);
            Slots::<T>::insert(slot, Attester { who: who.clone(), weight: amount, since: Self::now() });
            Self::deposit_event(Event::Enlisted { who: who.clone(), slot, weight: amount });
            Ok(())
        })
    }

    /// An account that was taken off the register while a dispute held its stake gets the stake back by the same call.
    pub(crate) fn do_retire(who: &T::AccountId) -> DispatchResult {
        let has_stake = T::Access::amount_set_aside(who, ENLISTMENT).is_some();
        ensure!(has_stake || SlotOf::<T>::contains_key(who), Error::<T>::NotEnlisted);
        with_storage_layer(|| {
            let lifted = if has_stake { Some(T::Access::lift(who, ENLISTMENT)?) } else { None };
            let slot = Self::leave_register(who)?;
            Self::deposit_event(Event::Retired { who: who.clone(), slot, lifted });
            Ok(())
        })
    }

    /// Takes a signer of a void batch off the register, if it is there. A stake that another dispute holds stays set aside.
    pub(crate) fn expel(who: &T::AccountId) -> DispatchResult {
        let lifted = T::Access::lift(who, ENLISTMENT).ok();
        let slot = Self::leave_register(who)?;
        if slot.is_some() || lifted.is_some() {
            Self::deposit_event(Event::Retired { who: who.clone(), slot, lifted });
        }
        Ok(())
    }

    /// Returns the slot that an account had, and frees it.
    ///
    /// The other attesters keep theirs: were one moved, it would be drawn in the place of who left by a seed that is known.
    fn leave_register(who: &T::AccountId) -> Result<Option<u32>, DispatchError> {
        let Some(slot) = SlotOf::<T>::take(who) else { return Ok(None) };
        Slots::<T>::remove(slot);
        Self::weigh(slot, 0)?;
        let mut free = FreeSlotCount::<T>::get();
        FreeSlots::<T>::insert(free, slot);
        raise(&mut free, 1)?;
        FreeSlotCount::<T>::put(free);
        Ok(Some(slot))
    }

    /// Returns a slot that nobody has: one that was free before, or a new one.
    fn take_slot() -> Result<u32, DispatchError> {
        let mut free = FreeSlotCount::<T>::get();
        if lower(&mut free, 1).is_ok() {
            FreeSlotCount::<T>::put(free);
            return Ok(FreeSlots::<T>::take(free).ok_or(Error::<T>::RegisterFull)?);
        }
        let slot = SlotCount::<T>::get();
        ensure!(slot < CAPACITY, Error::<T>::RegisterFull);
        SlotCount::<T>::put(slot.saturating_add(1));
        Ok(slot)
    }

    /// Gives a slot another weight. The nodes of earlier epochs stay as they are.
    fn weigh(slot: u32, weight: Balance) -> Result<(), ArithmeticError> {
        let written = sum_tree::with_weight(&RegisterNodes::<T>::latest(), slot, weight);
        let epoch = T::Beacon::epoch();
        for (id, node) in written.ok_or(ArithmeticError::Overflow)? {
            let mut versions = NodeVersions::<T>::get(id);
            if let Some(forgotten) = versions.note(epoch) {
                Nodes::<T>::remove(id, forgotten);
            }
            Nodes::<T>::insert(id, versions.latest().unwrap_or(epoch), node);
            NodeVersions::<T>::insert(id, versions);
        }
        Ok(())
    }
}

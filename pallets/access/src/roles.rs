//! Roles: who may take on obligations of which sort, and the ways out.

use crate::{Config, Error, Event, HeldRole, Ledger, Ledgers, Pallet, Totals};
use agt_primitives::{
    access::{Access, Role, Tenure},
    Balance, Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_enter_role(who: &T::AccountId, role: Role) -> DispatchResult {
        let mut ledger = Self::bonded(who)?;
        ensure!(ledger.role(role).is_none_or(|held| held.stopped), Error::<T>::RoleHeld);
        Self::ensure_minimum(&ledger, role)?;
        match ledger.role_mut(role) {
            Some(held) => held.stopped = false,
            None => {
                let held = HeldRole { role, since: Self::now(), open: 0, stopped: false };
                // There is a place for every role, and this one is not among them.
                ledger.roles.try_push(held).map_err(|_| Error::<T>::RoleHeld)?;
            }
        }
        Self::store(who, ledger);
        Self::deposit_event(Event::RoleEntered { who: who.clone(), role });
        Ok(())
    }

    pub(crate) fn do_stop_role(who: &T::AccountId, role: Role) -> DispatchResult {
        let mut ledger = Ledgers::<T>::get(who).ok_or(Error::<T>::RoleNotHeld)?;
        let held = ledger.role_mut(role).ok_or(Error::<T>::RoleNotHeld)?;
        ensure!(!held.stopped, Error::<T>::RoleStopped);
        held.stopped = true;
        let open = held.open;
        Self::store(who, ledger);
        Self::deposit_event(Event::RoleStopped { who: who.clone(), role, open });
        Ok(())
    }

    pub(crate) fn do_leave_role(who: &T::AccountId, role: Role) -> DispatchResult {
        let mut ledger = Ledgers::<T>::get(who).ok_or(Error::<T>::RoleNotHeld)?;
        let held = ledger.role(role).ok_or(Error::<T>::RoleNotHeld)?;
        ensure!(held.open == 0, Error::<T>::RoleInUse);
        ledger.roles.retain(|held| held.role != role);
        if role.tenure() == Tenure::LongTerm {
            let until = Self::now().saturating_add(Self::waiting(Tenure::LongTerm));
            ledger.long_term_until = ledger.long_term_until.max(until);
        }
        Self::store(who, ledger);
        Self::deposit_event(Event::RoleLeft { who: who.clone(), role });
        Ok(())
    }

    /// Refuses an account that may not take on a new obligation under `role`, and says why.
    pub(crate) fn ensure_access(ledger: &Ledger, role: Role) -> DispatchResult {
        let held = ledger.role(role).ok_or(Error::<T>::RoleNotHeld)?;
        ensure!(!held.stopped, Error::<T>::RoleStopped);
        Self::ensure_minimum(ledger, role)
    }

    /// A bond of zero meets no minimum, not even that of zero.
    fn ensure_minimum(ledger: &Ledger, role: Role) -> DispatchResult {
        ensure!(ledger.active > 0, Error::<T>::NoBond);
        ensure!(ledger.active >= T::Terms::get().minimum(role), Error::<T>::BelowRoleMinimum);
        Ok(())
    }
}

impl<T: Config> Access<T::AccountId> for Pallet<T> {
    fn active(who: &T::AccountId) -> Balance {
        Ledgers::<T>::get(who).map_or(0, |ledger| ledger.active)
    }

    fn room(who: &T::AccountId) -> Balance {
        Ledgers::<T>::get(who).map_or(0, |ledger| ledger.room())
    }

    fn has_access(who: &T::AccountId, role: Role) -> bool {
        Ledgers::<T>::get(who).is_some_and(|ledger| Self::ensure_access(&ledger, role).is_ok())
    }

    fn role_since(who: &T::AccountId, role: Role) -> Option<Moment> {
        Some(Ledgers::<T>::get(who)?.role(role)?.since)
    }

    fn total_active() -> Balance {
        Totals::<T>::get().active
    }
}

//! Sponsors: the accounts that may register others, and the growth of their invitations.

use crate::{Config, Error, Event, Growing, Invitations, Pallet, People};
use agt_primitives::{
    access::{Access, Role},
    contributors::ContributorTerms,
    Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};

impl<T: Config> Pallet<T> {
    /// Returns since when `who` is bonded as a sponsor must be: its bond meets the minimum of a role that it holds, and
    /// the sponsor's bond. Returns none if it is not.
    fn bonded_since(who: &T::AccountId, terms: &ContributorTerms) -> Option<Moment> {
        if T::Access::active(who) < terms.sponsor_bond {
            return None;
        }
        let roles = Role::ALL.into_iter().filter(|role| T::Access::has_access(who, *role));
        roles.filter_map(|role| T::Access::role_since(who, role)).min()
    }

    /// Returns the invitations of an account at `now`, or none if it cannot register others.
    pub(crate) fn invitations_now(who: &T::AccountId, now: Moment) -> Option<Growing> {
        let proven = || People::<T>::get(who).and_then(|person| person.proven);
        Self::invitations_of(who, proven, now)
    }

    /// Returns the same for an account whose proof `proven` returns. It is called only if the account is not bonded.
    ///
    /// This pallet is not notified when a bond changes, so the slower of the old and the new rate counts since the last
    /// touch. The invitations of a bonded account that never registered anybody grow since it took on its role.
    pub(crate) fn invitations_of(
        who: &T::AccountId,
        proven: impl FnOnce() -> Option<Moment>,
        now: Moment,
    ) -> Option<Growing> {
        let terms = Self::terms();
        let (by, since) = match Self::bonded_since(who, &terms) {
            Some(since) => (terms.bonded_invitations(), since),
            None => (terms.proven_invitations(), proven()?),
        };
        let invitations = Invitations::<T>::get(who).unwrap_or_else(|| Growing::none(by, since));
        Some(invitations.retune_unknown_since(by, now))
    }

    /// Removes the invitations of an account that is neither proven nor holds a role. It gains nothing by it: whoever takes
    /// on a role begins with none.
    pub(crate) fn do_remove_invitations(who: &T::AccountId) -> DispatchResult {
        ensure!(Invitations::<T>::contains_key(who), Error::<T>::NoInvitationsStored);
        let proven = People::<T>::get(who).is_some_and(|person| person.proven.is_some());
        let holds_a_role = Role::ALL.into_iter().any(|role| T::Access::role_since(who, role).is_some());
        ensure!(!proven && !holds_a_role, Error::<T>::StillSponsor);
        Invitations::<T>::remove(who);
        Self::deposit_event(Event::InvitationsRemoved { who: who.clone() });
        Ok(())
    }
}

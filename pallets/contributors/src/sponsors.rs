//! Sponsors: who may register others, and how its tickets grow.

use crate::{Config, Growing, Pallet, People, Tickets};
use agt_primitives::{
    access::{Access, Role},
    contributors::ContributorTerms,
    Moment,
};

impl<T: Config> Pallet<T> {
    /// Since when `who` has a role whose minimum its bond meets, and bond enough for a sponsor.
    fn bonded_since(who: &T::AccountId, terms: &ContributorTerms) -> Option<Moment> {
        if T::Access::active(who) < terms.sponsor_bond {
            return None;
        }
        let roles = Role::ALL.into_iter().filter(|role| T::Access::has_access(who, *role));
        roles.filter_map(|role| T::Access::role_since(who, role)).min()
    }

    /// An account's tickets now, under the terms that it is entitled to now. None when it is no sponsor.
    pub(crate) fn tickets_now(who: &T::AccountId, now: Moment) -> Option<Growing> {
        let proven = || People::<T>::get(who).and_then(|person| person.proven);
        Self::tickets_of(who, proven, now)
    }

    /// The same for an account whose proof is asked for only where there is no bond.
    ///
    /// Nobody tells when a bond comes or goes, so since the last touch the slower of both terms counted. A bonded
    /// account that never registered anybody has them growing since it took on its role.
    pub(crate) fn tickets_of(
        who: &T::AccountId,
        proven: impl FnOnce() -> Option<Moment>,
        now: Moment,
    ) -> Option<Growing> {
        let terms = Self::terms();
        let (by, since) = match Self::bonded_since(who, &terms) {
            Some(since) => (terms.bonded_tickets(), since),
            None => (terms.proven_tickets(), proven()?),
        };
        let tickets = Tickets::<T>::get(who).unwrap_or_else(|| Growing::none(by, since));
        Some(tickets.found(by, now))
    }
}

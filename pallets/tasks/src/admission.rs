//! Who may join.

use crate::{Campaign, Conducts, Config, Error, Pallet, Phase, Queue, EXPERT_LEVEL};
use agt_primitives::{
    access::{Access, Role},
    calendar::{day, Month},
    characters::Characters,
    contributors::{ContributorStatus, Contributors},
    medallions::Medallions,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
    /// Whether `who` meets what a queue of a campaign asks for. Returns its standing.
    pub(crate) fn admit(
        who: &T::AccountId,
        campaign: &Campaign<T::AccountId>,
        queue: Queue,
    ) -> Result<ContributorStatus, DispatchError> {
        Self::ensure_joinable(campaign, queue)?;
        let standing = T::Contributors::status(who).ok_or(Error::<T>::NotRegistered)?;
        Self::ensure_stranger(who, &standing, campaign)?;
        Self::ensure_keeps_seats(who)?;
        let (asked, area) = (&campaign.terms.requirements, campaign.terms.area);
        let (role, medallion) = match queue {
            Queue::Work => (asked.role, asked.medallion),
            Queue::Expert => (Some(Role::DataValidation), EXPERT_LEVEL),
            Queue::Grade => (Some(Role::DataValidation), 0),
        };
        ensure!(queue == Queue::Work || standing.proven, Error::<T>::ProvenRequired);
        ensure!(role.is_none_or(|role| T::Access::has_access(who, role)), Error::<T>::RoleRequired);
        ensure!(medallion == 0 || T::Medallions::level(who, area) >= medallion, Error::<T>::MedallionRequired);
        ensure!(asked.character == 0 || T::Characters::level(who) >= asked.character, Error::<T>::CharacterRequired);
        ensure!(T::Contributors::reputation(who, area) >= asked.reputation, Error::<T>::ReputationRequired);
        Ok(standing)
    }

    /// Graders end what is open, so they come as long as anything is.
    fn ensure_joinable(campaign: &Campaign<T::AccountId>, queue: Queue) -> DispatchResult {
        match campaign.phase {
            Phase::Proposed => Err(Error::<T>::NotApproved),
            Phase::Stopped if queue == Queue::Grade => Ok(()),
            Phase::Stopped => Err(Error::<T>::CampaignStopped),
            Phase::Closed => Err(Error::<T>::CampaignClosed),
            Phase::Open => Ok(()),
        }?;
        ensure!(queue == Queue::Grade || Self::now() < campaign.terms.deadline, Error::<T>::DeadlineOver);
        Ok(())
    }

    /// Nobody answers its own questions, by itself or by an account of its referral tree.
    fn ensure_stranger(
        who: &T::AccountId,
        standing: &ContributorStatus,
        campaign: &Campaign<T::AccountId>,
    ) -> DispatchResult {
        ensure!(*who != campaign.owner, Error::<T>::OwnCampaign);
        let related = T::Contributors::status(&campaign.owner).is_some_and(|owner| owner.tree == standing.tree);
        ensure!(!related, Error::<T>::OwnCampaign);
        Ok(())
    }

    /// Who lets seats lapse has no more of them for a day, then for the season.
    fn ensure_keeps_seats(who: &T::AccountId) -> DispatchResult {
        let (terms, now) = (Self::terms(), Self::now());
        let conduct = Conducts::<T>::get(who).at(day(now), Month::at(now).unwrap_or_default());
        ensure!(terms.may_join(conduct.lost_today, 0), Error::<T>::SeatsLostToday);
        ensure!(terms.may_join(0, conduct.lost), Error::<T>::SeatsLostThisSeason);
        Ok(())
    }
}

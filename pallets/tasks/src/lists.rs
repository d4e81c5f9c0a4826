//! Lists of a campaign: entries in order, by pages.

use crate::{Campaign, Config, List, Listed, Lists, Pallet, Waiting, PAGE};
use agt_primitives::tasks::CampaignId;
use alloc::vec::Vec;
use core::ops::Range;
use frame_support::pallet_prelude::DispatchResult;
use sp_runtime::{ArithmeticError, DispatchError};

impl<AccountId> Campaign<AccountId> {
    /// What waits on a list.
    pub fn waiting(&self, list: List) -> Waiting {
        match list {
            List::Again => self.again,
            List::Hard => self.hard,
            List::Ungraded => self.ungraded,
        }
    }

    /// The same, to change it.
    pub(crate) fn waiting_mut(&mut self, list: List) -> &mut Waiting {
        match list {
            List::Again => &mut self.again,
            List::Hard => &mut self.hard,
            List::Ungraded => &mut self.ungraded,
        }
    }
}

impl<T: Config> Pallet<T> {
    /// Adds an entry at the end of a list.
    pub(crate) fn enlist(
        number: CampaignId,
        campaign: &mut Campaign<T::AccountId>,
        list: List,
        entry: Listed,
    ) -> DispatchResult {
        let waiting = campaign.waiting_mut(list);
        let page = waiting.tail.checked_div(PAGE).unwrap_or(0);
        waiting.tail = waiting.tail.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        Lists::<T>::try_mutate(number, (list, page), |page| {
            page.entries.try_push(entry).map_err(|_| DispatchError::from(ArithmeticError::Overflow))
        })
    }

    /// One entry of a list that was not read for good.
    pub(crate) fn peek_listed(number: CampaignId, list: List, entry: u32) -> Option<Listed> {
        let page = Lists::<T>::get(number, (list, entry.checked_div(PAGE)?));
        page.entries.get(entry.checked_rem(PAGE)? as usize).copied()
    }

    /// Reads entries of a list, for good: a page of which everything was read is gone. No more than a set carries.
    pub(crate) fn take_listed(number: CampaignId, list: List, entries: Range<u32>) -> Vec<Listed> {
        let mut taken = Vec::new();
        let page_of = |entry: u32| entry.checked_div(PAGE).unwrap_or(0);
        let mut from = entries.start;
        while from < entries.end {
            let page = page_of(from);
            let until = page.saturating_add(1).saturating_mul(PAGE).min(entries.end);
            Lists::<T>::mutate_exists(number, (list, page), |stored| {
                let Some(found) = stored else { return };
                let offset = |entry: u32| entry.checked_rem(PAGE).unwrap_or(0) as usize;
                let count = until.saturating_sub(from);
                taken.extend(found.entries.iter().skip(offset(from)).take(count as usize));
                found.taken = found.taken.saturating_add(count);
                if found.taken >= PAGE {
                    *stored = None;
                }
            });
            from = until;
        }
        taken
    }
}

//! The lists of a campaign: entries in order, stored by pages.

use crate::{Campaign, Config, List, Listed, Lists, Pallet, PAGE};
use agt_primitives::{arithmetic::raise, tasks::CampaignId};
use alloc::vec::Vec;
use core::ops::Range;
use frame_support::pallet_prelude::DispatchResult;
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    /// Adds an entry at the end of a list.
    pub(crate) fn enlist(
        campaign_id: CampaignId,
        campaign: &mut Campaign<T::AccountId>,
        list: List,
        entry: Listed,
    ) -> DispatchResult {
        let waiting = campaign.waiting_mut(list);
        let page = waiting.tail.checked_div(PAGE).unwrap_or(0);
        raise(&mut waiting.tail, 1)?;
        Lists::<T>::try_mutate(campaign_id, (list, page), |page| {
            page.entries.try_push(entry).map_err(|_| DispatchError::from(ArithmeticError::Overflow))
        })
    }

    /// Returns one entry of a list that was not taken.
    pub(crate) fn peek_listed(campaign: CampaignId, list: List, entry: u32) -> Option<Listed> {
        let page = Lists::<T>::get(campaign, (list, entry.checked_div(PAGE)?));
        page.entries.get(entry.checked_rem(PAGE)? as usize).copied()
    }

    /// Takes entries of a list, at most as many as a set carries. A page is removed when all its entries are taken.
    pub(crate) fn take_listed(campaign: CampaignId, list: List, entries: Range<u32>) -> Vec<Listed> {
        let mut taken = Vec::new();
        let page_of = |entry: u32| entry.checked_div(PAGE).unwrap_or(0);
        let mut from = entries.start;
        while from < entries.end {
            let page = page_of(from);
            let until = page.saturating_add(1).saturating_mul(PAGE).min(entries.end);
            Lists::<T>::mutate_exists(campaign, (list, page), |stored| {
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

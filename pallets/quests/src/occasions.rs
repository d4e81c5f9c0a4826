//! The events that governance opens, from the opening to the sweep.

use crate::{Config, Entries, Entry, Error, Event, Events, NextEvent, OpenEvent, Pallet, Records, Stocks, Totals};
use agt_primitives::{
    arithmetic::{lower, raise},
    medallions::Medallions,
    quests::{Condition, EventId, ListPlace, Reward, MOST_EVENTS, MOST_EVENT_TIME},
    supply::{Budget, MintBudget},
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer, traits::Time};
use sp_runtime::ArithmeticError;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_open_event(opened: OpenEvent) -> DispatchResult {
        let OpenEvent { reward, places, condition, from, until, .. } = opened;
        let now = T::Time::now();
        ensure!(reward.suits_an_event(), Error::<T>::BadReward);
        ensure!(condition.is_sound(), Error::<T>::BadCondition);
        ensure!(places > 0, Error::<T>::NoPlaces);
        let latest = now.saturating_add(MOST_EVENT_TIME);
        ensure!(from < until && now < until && until <= latest, Error::<T>::BadWindow);
        ensure!(Events::<T>::count() < MOST_EVENTS, Error::<T>::TooManyEvents);
        let reserved = opened.promised().ok_or(Error::<T>::BudgetTooSmall)?;
        ensure!(reserved <= T::Budget::left(Budget::Milestones), Error::<T>::BudgetTooSmall);
        let event = NextEvent::<T>::get();
        let next = event.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        if reserved > 0 {
            with_storage_layer(|| {
                T::Budget::reserve(Budget::Milestones, reserved)?;
                Totals::<T>::try_mutate(|totals| raise(&mut totals.reserved, reserved))?;
                DispatchResult::Ok(())
            })?;
        }
        NextEvent::<T>::put(next);
        Events::<T>::insert(event, opened);
        Self::deposit_event(Event::EventOpened { event, reward, places, condition, from, until, reserved });
        Ok(())
    }

    /// Returns an event that can be entered and claimed now.
    fn running(event: EventId) -> Result<OpenEvent, Error<T>> {
        let open = Events::<T>::get(event).ok_or(Error::<T>::UnknownEvent)?;
        let now = T::Time::now();
        ensure!(now >= open.from, Error::<T>::EventNotBegun);
        ensure!(now < open.until, Error::<T>::EventEnded);
        Ok(open)
    }

    /// Returns an error unless `who` can enter an event. The call runs this first, and so does its predicate.
    pub(crate) fn may_enter_event(who: &T::AccountId, event: EventId) -> Result<(), Error<T>> {
        let open = Self::running(event)?;
        ensure!(open.left > 0, Error::<T>::EventFull);
        ensure!(open.condition.needs_entry(), Error::<T>::NeedsNoEntry);
        Self::ensure_proven(who)?;
        ensure!(!Entries::<T>::contains_key(event, who), Error::<T>::AlreadyEntered);
        Ok(())
    }

    pub(crate) fn do_enter_event(who: &T::AccountId, event: EventId) -> DispatchResult {
        Self::may_enter_event(who, event)?;
        let sets = Records::<T>::get(who).work.for_platform;
        Entries::<T>::insert(event, who, Entry { sets, claimed: false });
        Self::deposit_event(Event::EventEntered { event, who: who.clone(), sets });
        Ok(())
    }

    /// Returns the event and the entry that a claim of `who` leaves, or why it is refused. The call runs this first, and so
    /// does its predicate.
    pub(crate) fn may_claim_event(
        who: &T::AccountId,
        event: EventId,
        place: Option<&ListPlace>,
    ) -> Result<(OpenEvent, Entry), Error<T>> {
        let open = Self::running(event)?;
        Self::ensure_proven(who)?;
        let entry = Entries::<T>::get(event, who);
        ensure!(!entry.is_some_and(|entry| entry.claimed), Error::<T>::AlreadyClaimed);
        ensure!(open.left > 0, Error::<T>::EventFull);
        let work = Records::<T>::get(who).work;
        match open.condition {
            Condition::Listed { root, leaves } => {
                let stands_there = place.is_some_and(|place| place.holds(&root, leaves, who));
                ensure!(stands_there, Error::<T>::NotListed);
            }
            _ => ensure!(place.is_none(), Error::<T>::NeedsNoPlace),
        }
        let is_done = match open.condition {
            Condition::Sets { least } => {
                let before = entry.ok_or(Error::<T>::NotEntered)?.sets;
                work.for_platform.saturating_sub(before) >= least.into()
            }
            Condition::Milestone { milestone } => milestone.is_reached(&work),
            Condition::Medallion { area, level } => T::Medallions::level(who, area) >= level,
            Condition::Listed { .. } => true,
        };
        ensure!(is_done, Error::<T>::NotDone);
        ensure!(open.reward.agt == 0 || T::Medallions::holds_any(who), Error::<T>::NoMedallion);
        // A place is not given away for nothing.
        let pays = open.reward.fitting(Stocks::<T>::get(who).stock) != Reward::default();
        ensure!(pays, Error::<T>::StockFull);
        let sets = entry.map_or(work.for_platform, |entry| entry.sets);
        Ok((open, Entry { sets, claimed: true }))
    }

    pub(crate) fn do_claim_event(who: &T::AccountId, event: EventId, place: Option<&ListPlace>) -> DispatchResult {
        let (mut open, entry) = Self::may_claim_event(who, event, place)?;
        lower(&mut open.left, 1)?;
        let reward = Self::pay(who, open.reward)?;
        let left = open.left;
        Events::<T>::insert(event, open);
        Entries::<T>::insert(event, who, entry);
        Self::deposit_event(Event::EventClaimed { event, who: who.clone(), reward, left });
        Ok(())
    }

    pub(crate) fn do_close_event(event: EventId) -> DispatchResult {
        let open = Events::<T>::get(event).ok_or(Error::<T>::UnknownEvent)?;
        ensure!(open.left == 0 || T::Time::now() >= open.until, Error::<T>::StillOpen);
        let lifted = open.promised().ok_or(ArithmeticError::Overflow)?;
        if lifted > 0 {
            with_storage_layer(|| {
                T::Budget::unreserve(Budget::Milestones, lifted)?;
                Totals::<T>::try_mutate(|totals| raise(&mut totals.lifted, lifted))?;
                DispatchResult::Ok(())
            })?;
        }
        Events::<T>::remove(event);
        Self::deposit_event(Event::EventClosed { event, left: open.left, lifted });
        Ok(())
    }

    pub(crate) fn do_sweep_entry(event: EventId, who: &T::AccountId) -> DispatchResult {
        ensure!(!Events::<T>::contains_key(event), Error::<T>::StillOpen);
        Entries::<T>::take(event, who).ok_or(Error::<T>::NotEntered)?;
        Self::deposit_event(Event::EntrySwept { event, who: who.clone() });
        Ok(())
    }
}

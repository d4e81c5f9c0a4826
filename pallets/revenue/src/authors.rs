//! The authors of blocks: a point for each block, and a share of each month's revenue by points.

use crate::{
    Author, AuthorMonths, Authors, AuthorsMonth, AuthorsPaid, Blocks, Config, CurrentMonth, Error, Event, OpenMonth,
    Pallet, WeightInfo,
};
use agt_primitives::{arithmetic::raise, calendar::Month, Balance};
use frame_support::{
    dispatch::DispatchClass,
    ensure,
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{fungible::Mutate, tokens::Preservation::Preserve, Get, Time},
};
use frame_system::pallet_prelude::BlockNumberFor;

impl<T: Config> Pallet<T> {
    /// Returns the authors' month of this block, ready for one more point, after the one before has ended.
    ///
    /// It is the month of the block before, whose timestamp is the latest when a block begins. A clock that would go back
    /// leaves the month as it is.
    fn month_of_block() -> Result<OpenMonth, Error<T>> {
        let before = CurrentMonth::<T>::get();
        let month = Month::at(T::Time::now()).max(before.map(|open| open.month)).ok_or(Error::<T>::BeyondCalendar)?;
        match before {
            Some(open) if open.month == month => return Ok(open),
            Some(ended) => {
                AuthorMonths::<T>::insert(ended.month, AuthorsMonth::from(ended));
                let OpenMonth { month, points, share } = ended;
                Self::deposit_event(Event::AuthorsMonthEnded { month, points, share });
            }
            None => {}
        }
        Ok(OpenMonth { month, points: 0, share: 0 })
    }

    fn give_point(who: T::AccountId) -> DispatchResult {
        let mut open = Self::month_of_block()?;
        let mut author = Authors::<T>::get(&who).unwrap_or_default();
        Self::settle(&who, &mut author, open.month)?;
        author.month = open.month;
        author.points = author.points.saturating_add(1);
        author.blocks = author.blocks.saturating_add(1);
        open.points = open.points.saturating_add(1);
        Authors::<T>::insert(who, author);
        CurrentMonth::<T>::put(open);
        Blocks::<T>::mutate(|blocks| *blocks = blocks.saturating_add(1));
        Ok(())
    }

    /// Settles the month of the author's points, if it is before `current`: what they get is owed.
    fn settle(who: &T::AccountId, author: &mut Author, current: Month) -> DispatchResult {
        let (month, points) = (author.month, author.points);
        if points == 0 || month >= current {
            return Ok(());
        }
        if let Some(mut ended) = AuthorMonths::<T>::get(month) {
            let share = ended.settle(points)?;
            raise(&mut author.owed, share)?;
            let left = Some(ended).filter(|ended| ended.points_left > 0);
            AuthorMonths::<T>::set(month, left);
            Self::deposit_event(Event::AuthorSettled { author: who.clone(), month, points, share });
        }
        author.points = 0;
        Ok(())
    }

    /// Returns planck that a payment would pay an author now.
    pub(crate) fn due(author: &Author) -> Option<Balance> {
        let is_open = CurrentMonth::<T>::get().is_none_or(|open| author.month >= open.month);
        let ended = AuthorMonths::<T>::get(author.month).filter(|_| !is_open && author.points > 0);
        author.owed.checked_add(ended.map_or(Some(0), |ended| ended.part_of(author.points))?)
    }

    pub(crate) fn do_pay_author(who: T::AccountId) -> DispatchResult {
        let mut author = Authors::<T>::get(&who).ok_or(Error::<T>::NothingOwed)?;
        if let Some(open) = CurrentMonth::<T>::get() {
            Self::settle(&who, &mut author, open.month)?;
        }
        let amount = core::mem::take(&mut author.owed);
        ensure!(amount > 0, Error::<T>::NothingOwed);
        raise(&mut author.paid, amount)?;
        AuthorsPaid::<T>::try_mutate(|sum| raise(sum, amount))?;
        T::Currency::transfer(&T::AuthorsPot::get(), &who, amount, Preserve)?;
        Authors::<T>::insert(&who, author);
        Self::deposit_event(Event::AuthorPaid { author: who, amount });
        Ok(())
    }
}

/// Each block is a point for its author. The weight is counted here, because `pallet_authorship` says that it has none.
impl<T: Config> pallet_authorship::EventHandler<T::AccountId, BlockNumberFor<T>> for Pallet<T> {
    fn note_author(author: T::AccountId) {
        let weight = T::WeightInfo::note_author();
        frame_system::Pallet::<T>::register_extra_weight_unchecked(weight, DispatchClass::Mandatory);
        // It fails beyond the calendar alone. A block goes on without the point.
        let _ = with_storage_layer(|| Self::give_point(author));
    }
}

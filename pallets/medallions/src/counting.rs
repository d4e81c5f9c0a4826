//! Counting accepted answers, as settlements report them.

use crate::{Config, Event, Pallet, Progresses, Requested};
use agt_primitives::{
    contributors::AreaId,
    medallions::{CountedAnswers, MedallionTerms},
    merit::{AcceptedSet, OnAccepted},
};
use frame_support::traits::Get;

impl<T: Config> Pallet<T> {
    /// Returns the governed terms, inside their hard ranges.
    pub(crate) fn terms() -> MedallionTerms {
        T::Terms::get().bounded()
    }

    /// Counts answers of `who`, who holds a level in `area`, that `requester` paid for, as far as its part reaches. Returns how
    /// many count.
    fn count_requested(who: &T::AccountId, area: AreaId, level: u8, requester: &T::AccountId, answers: u64) -> u64 {
        let key = (who, area, requester);
        let before = Requested::<T>::get(key);
        let counted = Self::terms().most_of_requester(level).saturating_sub(before).min(answers);
        if counted > 0 {
            Requested::<T>::insert(key, before.saturating_add(counted));
        }
        counted
    }
}

impl<T: Config> OnAccepted<T::AccountId> for Pallet<T> {
    fn on_accepted(who: &T::AccountId, set: &AcceptedSet<T::AccountId>) {
        let (area, answers) = (set.area, u64::from(set.answers));
        if answers == 0 || !Self::is_open(area) {
            return;
        }
        let mut progress = Progresses::<T>::get(who, area);
        let more = match &set.requester {
            None => CountedAnswers { platform: answers, requested: 0 },
            Some(requester) => {
                let requested = Self::count_requested(who, area, progress.level(), requester, answers);
                CountedAnswers { platform: 0, requested }
            }
        };
        if more == CountedAnswers::NONE {
            return;
        }
        progress.counted = progress.counted.and(more);
        Progresses::<T>::insert(who, area, progress);
        let (who, requester) = (who.clone(), set.requester.clone());
        Self::deposit_event(Event::Counted { who, area, requester, answers: more.total() });
    }
}

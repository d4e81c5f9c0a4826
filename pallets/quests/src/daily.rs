//! The quests of the day: the draw, and the claim.

use crate::{Config, Error, Event, Pallet, Record, Records, Today, Totals};
use agt_primitives::{
    beacon::{Beacon, BeaconEpoch, EpochSeed},
    calendar::day,
    quests::{DailyQuests, Quest},
};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Time};

impl<T: Config> Pallet<T> {
    /// Draws the quests of the UTC day unless they are drawn, and returns whether it has.
    ///
    /// A block's timestamp is set after the block has begun, so the first block of a day still has the quests of the day
    /// before, which nobody can claim in it, and the second block draws.
    pub(crate) fn draw_quests() -> bool {
        let now = T::Time::now();
        let today = day(now);
        // Before the first block has a timestamp, there is no day.
        if now == 0 || Today::<T>::get().is_some_and(|drawn| drawn.day >= today) {
            return false;
        }
        let sealed = T::Beacon::epoch().0.checked_sub(1).map(BeaconEpoch);
        let seed = sealed.map(|epoch| T::Beacon::seed(epoch, &DailyQuests::subject(today)));
        let (drawn, is_by_chance) = match seed {
            Some(EpochSeed::Sealed(seed)) => (DailyQuests::draw(today, seed), true),
            _ => (DailyQuests::without_seed(today), false),
        };
        Today::<T>::put(drawn);
        Self::deposit_event(Event::QuestsDrawn { day: today, quests: drawn.quests, is_by_chance });
        true
    }

    /// Returns the quests of the UTC day; none in its first block.
    pub(crate) fn quests_now() -> Option<DailyQuests> {
        Today::<T>::get().filter(|drawn| drawn.day == day(T::Time::now()))
    }

    /// Returns the day and the record of `who`, or why a claim is refused. The call runs this first, and so does its
    /// predicate.
    pub(crate) fn may_claim_quest(who: &T::AccountId, quest: Quest) -> Result<(u64, Record), Error<T>> {
        let drawn = Self::quests_now().filter(|drawn| drawn.quests.contains(&quest)).ok_or(Error::<T>::NotToday)?;
        Self::ensure_proven(who)?;
        let record = Records::<T>::get(who);
        ensure!(!record.has_claimed_on(drawn.day, quest), Error::<T>::AlreadyClaimed);
        ensure!(quest.is_met(&record.work.on(drawn.day)), Error::<T>::NotDone);
        Ok((drawn.day, record))
    }

    pub(crate) fn do_claim_quest(who: &T::AccountId, quest: Quest) -> DispatchResult {
        let (day, mut record) = Self::may_claim_quest(who, quest)?;
        let reward = Self::pay(who, quest.reward())?;
        record.claim_on(day, quest);
        Records::<T>::insert(who, record);
        Totals::<T>::mutate(|totals| totals.quests = totals.quests.saturating_add(1));
        Self::deposit_event(Event::QuestClaimed { who: who.clone(), day, quest, reward });
        Ok(())
    }
}

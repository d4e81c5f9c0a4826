//! View functions: the rewards of an account.

use crate::{Config, Entries, Events, Pallet, Records, Stocks};
use agt_primitives::{
    calendar::{day, start_of_day, Month},
    contributors::Credits,
    multiplier::Multiplier,
    quests::{room, BoosterReport, EventReport, Milestone, MilestoneReport, QuestReport, QuestsReport},
    Moment,
};
use alloc::vec::Vec;
use frame_support::traits::Time;

impl<T: Config> Pallet<T> {
    pub(crate) fn quests_report(who: &T::AccountId) -> QuestsReport {
        let now = T::Time::now();
        let (today, record) = (day(now), Records::<T>::get(who));
        let figures = record.work.on(today);
        let drawn = Self::quests_now().map(|drawn| drawn.quests);
        let quests = drawn.into_iter().flatten().map(|quest| QuestReport {
            quest,
            done: quest.done(&figures),
            needed: quest.needed(),
            reward: quest.reward(),
            claimed: record.has_claimed_on(today, quest),
        });
        let milestones = Milestone::ALL.into_iter().map(|milestone| MilestoneReport {
            milestone,
            done: milestone.done(&record.work),
            needed: milestone.needed(),
            reward: milestone.reward(),
            claimed: record.has_claimed(milestone),
        });
        let month = Month::at(now).map(|month| u64::from(month.0));
        QuestsReport {
            proven: T::Credits::is_proven(who),
            day_ends: today.checked_add(1).and_then(start_of_day).unwrap_or(Moment::MAX).into(),
            quests: quests.collect(),
            milestones: milestones.collect(),
            days_in_a_row: record.work.days.at(today),
            seasons_in_a_row: month.map_or(0, |month| record.work.seasons.at(month)),
            boosters: Self::booster_report(who, now),
            events: Self::event_reports(who, record.work.for_platform),
        }
    }

    fn booster_report(who: &T::AccountId, now: Moment) -> BoosterReport {
        let boosters = Stocks::<T>::get(who);
        let is_active = now < boosters.until;
        BoosterReport {
            stock: boosters.stock,
            room: room(boosters.stock),
            factor: if is_active { boosters.factor } else { Multiplier::ONE },
            until: is_active.then_some(boosters.until.into()),
            price: Self::terms().booster_price.into(),
            bought_today: boosters.bought == Some(day(now)),
        }
    }

    fn event_reports(who: &T::AccountId, sets: u64) -> Vec<EventReport> {
        let mut reports: Vec<_> = Events::<T>::iter()
            .map(|(event, open)| {
                let entry = Entries::<T>::get(event, who);
                let entered = entry.filter(|_| open.condition.needs_entry());
                EventReport {
                    event,
                    reward: open.reward,
                    condition: open.condition,
                    places: open.places,
                    places_left: open.left,
                    from: open.from.into(),
                    until: open.until.into(),
                    sets: entered.map(|entry| sets.saturating_sub(entry.sets)),
                    claimed: entry.is_some_and(|entry| entry.claimed),
                }
            })
            .collect();
        reports.sort_unstable_by_key(|report| report.event);
        reports
    }
}

//! The pallet's invariants QU1 to QU8: README lists what each one says.

use crate::{Config, Entries, Events, NextEvent, Pallet, Record, Records, Stocks, Today, Totals};
use agt_primitives::{
    arithmetic::sum_known,
    calendar::{day, Month},
    contributors::Credits,
    invariants::{all_hold, Check},
    multiplier::Multiplier,
    quests::{ranges, DayFigures, Milestone, Quest, DAILY, MOST_EVENTS, MOST_STOCK},
    supply::{Budget, MintBudget},
    Moment,
};
use alloc::collections::btree_set::BTreeSet;
use frame_support::{ensure, traits::Time};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// The verdict on every invariant, QU1 first.
    pub(crate) fn invariants() -> [Check; 8] {
        [
            Self::promises_are_reserved(),
            Self::minted_is_paid(),
            Self::milestones_are_reached_and_counted(),
            Self::quests_are_of_their_day(),
            Self::boosters_are_counted(),
            Self::prices_are_within_their_range(),
            Self::events_keep_their_places(),
            Self::records_are_work_of_proven_accounts(),
        ]
    }

    fn promises_are_reserved() -> Check {
        let promised = sum_known(Events::<T>::iter_values().map(|event| event.promised()));
        let reserved = T::Budget::reserved(Budget::Milestones);
        let same = promised == Some(reserved) && Totals::<T>::get().outstanding() == Some(reserved);
        ensure!(same, "QU1: what is reserved of the sub-budget is what the places left in open events pay");
        Ok(())
    }

    fn minted_is_paid() -> Check {
        let same = Totals::<T>::get().paid == T::Budget::minted(Budget::Milestones);
        ensure!(same, "QU2: what was minted out of the sub-budget is what events have paid");
        Ok(())
    }

    fn milestones_are_reached_and_counted() -> Check {
        let known = Milestone::ALL.iter().fold(0, |bits, milestone| bits | milestone.bit());
        let (mut claims, mut reached) = (0_u64, true);
        for record in Records::<T>::iter_values() {
            let claimed = Milestone::ALL.into_iter().filter(|milestone| record.has_claimed(*milestone));
            reached &= record.milestones & !known == 0;
            for milestone in claimed {
                reached &= milestone.is_reached(&record.work);
                claims = claims.saturating_add(1);
            }
        }
        let counted = claims == Totals::<T>::get().milestones;
        ensure!(reached && counted, "QU3: each claimed milestone is known, reached, and counted once");
        Ok(())
    }

    fn quests_are_of_their_day() -> Check {
        const BROKEN: &str = "QU4: a day has three quests, and an account claims those that its work of the day meets";
        let Some(drawn) = Today::<T>::get() else {
            let none = Records::<T>::iter_values().all(|record| record.quests.quests == 0);
            ensure!(none, BROKEN);
            return Ok(());
        };
        let known = Quest::ALL.iter().fold(0, |bits, quest| bits | quest.bit());
        let is_three = |bits: u16| bits.count_ones() as usize == DAILY;
        ensure!(is_three(drawn.bits()) && drawn.day <= day(T::Time::now()), BROKEN);
        let keep = Records::<T>::iter_values().all(|Record { work, quests, .. }| {
            let bits = quests.quests;
            let of_today = || {
                let claimed = Quest::ALL.into_iter().filter(|quest| bits & quest.bit() != 0);
                bits & !drawn.bits() == 0 && claimed.into_iter().all(|quest| quest.is_met(&work.on(drawn.day)))
            };
            let fits = bits & !known == 0 && bits.count_ones() as usize <= DAILY && quests.day <= drawn.day;
            fits && (bits == 0 || quests.day < drawn.day || of_today() || work.today.day > drawn.day)
        });
        ensure!(keep, BROKEN);
        Ok(())
    }

    fn boosters_are_counted() -> Check {
        let latest = T::Time::now().saturating_add(Moment::try_from(*ranges::BOOSTER_TIME.end()).unwrap_or(0));
        let (mut stock, mut fit) = (0_u64, true);
        for boosters in Stocks::<T>::iter_values() {
            stock = stock.saturating_add(boosters.stock.into());
            fit &= boosters.stock <= MOST_STOCK && boosters.factor <= Multiplier::MOST_BOOSTER;
            fit &= boosters.until <= latest;
        }
        let counted = Totals::<T>::get().in_stock() == Some(stock);
        ensure!(
            fit && counted,
            "QU5: what is in stock was won or bought and not used, and all of it is within its bounds"
        );
        Ok(())
    }

    fn prices_are_within_their_range() -> Check {
        let totals = Totals::<T>::get();
        let at = |price: &u128| price.saturating_mul(totals.boosters_bought.into());
        let fit = at(ranges::BOOSTER_PRICE.start()) <= totals.taken && totals.taken <= at(ranges::BOOSTER_PRICE.end());
        ensure!(fit, "QU6: each booster that was bought was paid for, at a price within its range");
        Ok(())
    }

    fn events_keep_their_places() -> Check {
        let next = NextEvent::<T>::get();
        let events = Events::<T>::iter().all(|(number, event)| {
            let claimed = Entries::<T>::iter_prefix_values(number).filter(|entry| entry.claimed).count();
            number < next
                && event.reward.suits_an_event()
                && event.condition.is_sound()
                && event.from < event.until
                && event.places.checked_sub(event.left).is_some_and(|taken| u32::try_from(claimed) == Ok(taken))
        });
        let entries = Entries::<T>::iter()
            .all(|(number, who, entry)| number < next && entry.sets <= Records::<T>::get(who).work.for_platform);
        let few = Events::<T>::count() <= MOST_EVENTS && Events::<T>::iter_keys().count() <= MOST_EVENTS as usize;
        ensure!(events && entries && few, "QU7: each place of an event is claimed once, and few events are open");
        Ok(())
    }

    fn records_are_work_of_proven_accounts() -> Check {
        let proven = Records::<T>::iter_keys().chain(Stocks::<T>::iter_keys()).all(|who| T::Credits::is_proven(&who));
        let now = T::Time::now();
        let (today, month) = (day(now), Month::at(now).map_or(u64::MAX, |month| month.0.into()));
        let sound = Records::<T>::iter_values().all(|Record { work, .. }| {
            let DayFigures { day, sets, answers, perfect, skilled, areas } = &work.today;
            let different: BTreeSet<_> = areas.iter().collect();
            let of_the_day = [*sets, *perfect, *skilled].into_iter().all(|part| u64::from(part) <= work.for_platform)
                && perfect.max(skilled) <= sets
                && u64::from(*answers) <= work.answers
                && different.len() == areas.len()
                && areas.len() as u64 <= u64::from(*sets);
            let rows = [work.days, work.seasons].iter().all(|row| row.is_sound() && row.periods() <= work.for_platform);
            let settled = work.days.last() <= Some(*day) && work.seasons.last() <= Some(month) && *day <= today;
            let returned = if work.has_returned { work.for_platform > 1 } else { work.seasons.periods() < 2 };
            of_the_day && rows && returned && work.sets > 0 && work.for_platform <= work.sets && settled
        });
        let count = |is_one: fn(&Record) -> bool| Records::<T>::iter_values().filter(is_one).count();
        let totals = Totals::<T>::get();
        let counted = u64::try_from(count(|record| record.work.for_platform > 0)) == Ok(totals.active)
            && u64::try_from(count(|record| record.work.has_returned)) == Ok(totals.returning);
        ensure!(
            proven && sound && counted,
            "QU8: records belong to proven accounts, their figures do not contradict each other, and they are counted"
        );
        Ok(())
    }
}

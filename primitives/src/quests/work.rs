//! What an account has done: accepted sets in all, on one day, and in a row. Only accepted work moves any of it.

use super::Run;
use crate::{
    calendar::{day, Month},
    contributors::AreaId,
    merit::AcceptedSet,
    tasks::CampaignKind,
    Moment,
};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// The number of areas that are told apart in a day's figures. Sets in more areas count as well, and the areas no more.
pub const MOST_AREAS: u32 = 4;

/// What an account has done on one UTC day, by chain time at settlement: the quests of a day ask for work that is
/// accepted while they can be claimed, whenever it was begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct DayFigures {
    /// The day, in days since 1970-01-01.
    pub day: u64,
    /// Accepted sets.
    pub sets: u32,
    /// Right answers in them.
    pub answers: u32,
    /// Those of the sets that had gold and all of it right.
    pub perfect: u32,
    /// Those of the sets that belong to a specialised or an advanced campaign.
    pub skilled: u32,
    /// The first areas of the sets, each once.
    pub areas: BoundedVec<AreaId, ConstU32<MOST_AREAS>>,
}

impl DayFigures {
    fn count<AccountId>(&mut self, set: &AcceptedSet<AccountId>) {
        self.sets = self.sets.saturating_add(1);
        self.answers = self.answers.saturating_add(set.answers);
        self.perfect = self.perfect.saturating_add(set.perfect.into());
        let is_skilled = matches!(set.kind, CampaignKind::Specialised | CampaignKind::Advanced);
        self.skilled = self.skilled.saturating_add(is_skilled.into());
        if !self.areas.contains(&set.area) {
            // When it is full, no quest asks for more areas.
            let _ = self.areas.try_push(set.area);
        }
    }
}

/// All accepted work of an account, as far as rewards ask for it. Neither a longest row nor a figure ever falls, except
/// the figures of the day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct WorkDone {
    /// Accepted sets.
    pub sets: u64,
    /// Those of them that the platform paid for.
    pub for_platform: u64,
    /// Right answers in all of them.
    pub answers: u64,
    /// UTC days in a row on each of which it opened a set that the platform paid for and that was accepted.
    pub days: Run,
    /// Seasons, which are UTC months, in a row, by the same sets.
    pub seasons: Run,
    /// Whether those sets were opened in at least two different months. Once true, it stays true.
    pub has_returned: bool,
    /// The figures of the last day on which a set that the platform paid for was accepted.
    pub today: DayFigures,
}

impl WorkDone {
    /// Counts a set that is accepted at `now`. Never fails.
    ///
    /// Rows count by the moment at which the account itself opened the set, so that nobody who settles it early or late
    /// can make or break one. A set out of a pool is in no row, in no figures of a day and in no event: a requester could
    /// pay its own worker a little each day.
    pub fn count<AccountId>(&mut self, set: &AcceptedSet<AccountId>, now: Moment) {
        let today = day(now);
        self.sets = self.sets.saturating_add(1);
        self.answers = self.answers.saturating_add(set.answers.into());
        if set.requester.is_none() {
            self.for_platform = self.for_platform.saturating_add(1);
            // A row in the future would shut out all days until then.
            let opened_at = set.opened_at.min(now);
            self.days.note(day(opened_at));
            // Beyond the calendar there is no month, and no season.
            if let Some(month) = Month::at(opened_at) {
                self.has_returned |= self.seasons.last().is_some_and(|last| last != u64::from(month.0));
                self.seasons.note(month.0.into());
            }
            if self.today.day != today {
                self.today = DayFigures { day: today, ..DayFigures::default() };
            }
            self.today.count(set);
        }
    }

    /// Returns the figures of `day`: all zero unless it is the last day with an accepted set.
    pub fn on(&self, day: u64) -> DayFigures {
        if self.today.day == day {
            self.today.clone()
        } else {
            DayFigures { day, ..DayFigures::default() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{reference, DAY, HOUR};

    fn set(area: AreaId, kind: CampaignKind, answers: u32, perfect: bool) -> AcceptedSet<u64> {
        AcceptedSet { area, kind, requester: None, answers, perfect, opened_at: 0 }
    }

    fn opened_at(opened_at: Moment) -> AcceptedSet<u64> {
        AcceptedSet { opened_at, ..set(1, CampaignKind::General, 10, false) }
    }

    /// Counts sets that are settled when they are opened.
    fn count_at(done: &mut WorkDone, moments: &[Moment]) {
        moments.iter().for_each(|moment| done.count(&opened_at(*moment), *moment));
    }

    /// The rows of days and of seasons that count at a moment.
    fn rows(done: &WorkDone, now: Moment) -> (u32, u32) {
        (done.days.at(day(now)), done.seasons.at(Month::at(now).expect("it is in the calendar").0.into()))
    }

    #[test]
    fn last_millisecond_of_a_day_counts_for_that_day_and_month() {
        let first_of_april = reference::join(2027, 4, 1, 0);
        let mut done = WorkDone::default();
        count_at(&mut done, &[first_of_april - 1]);
        assert_eq!((rows(&done, first_of_april - 1), done.today.sets), ((1, 1), 1));
        let (today, tomorrow) = (day(first_of_april - 1), day(first_of_april));
        assert_eq!(done.on(today).sets, 1);
        assert_eq!(done.on(tomorrow), DayFigures { day: tomorrow, ..DayFigures::default() });
        count_at(&mut done, &[first_of_april]);
        assert_eq!((rows(&done, first_of_april), done.today.sets), ((2, 2), 1));
        assert_eq!(done.on(today).sets, 0, "yesterday is over");
        assert_eq!((done.sets, done.answers), (2, 20));
    }

    #[test]
    fn row_begins_again_when_a_day_or_a_month_is_left_out() {
        let at = |year, month, day| reference::join(year, month, day, 0);
        let mut done = WorkDone::default();
        count_at(&mut done, &[at(2027, 3, 30), at(2027, 3, 31), at(2027, 4, 2), at(2027, 6, 1), at(2027, 7, 31)]);
        assert_eq!(rows(&done, at(2027, 7, 31)), (1, 2));
        assert_eq!((done.days.longest(), done.seasons.longest()), (2, 2));
    }

    #[test]
    fn work_in_a_second_month_returns_whatever_the_order_and_the_gap() {
        let at = |year, month, day| reference::join(year, month, day, 0);
        let returns = |moments: &[Moment]| {
            let mut done = WorkDone::default();
            moments.iter().for_each(|moment| done.count(&opened_at(*moment), at(2060, 1, 1)));
            done.has_returned
        };
        assert!(!returns(&[]) && !returns(&[at(2027, 3, 1)]) && !returns(&[at(2027, 3, 1), at(2027, 3, 31)]));
        assert!(returns(&[at(2027, 3, 31), at(2027, 4, 1)]));
        assert!(returns(&[at(2027, 4, 1), at(2027, 3, 31)]), "settled in another order");
        assert!(returns(&[at(2027, 3, 1), at(2050, 1, 1), at(2050, 1, 1)]), "the row has forgotten the first");
        assert!(returns(&[at(2050, 1, 1), at(2027, 3, 1)]), "too late for a row");
        let mut paid = WorkDone::default();
        count_at(&mut paid, &[at(2027, 3, 1)]);
        paid.count(&AcceptedSet { requester: Some(9), ..opened_at(at(2027, 4, 1)) }, at(2027, 4, 1));
        assert!(!paid.has_returned, "a requester paid for the second");
    }

    #[test]
    fn rows_count_by_the_opening_and_figures_by_the_settlement() {
        let first_of_march = reference::join(2027, 3, 1, 0);
        let settled = first_of_march + 40 * DAY;
        let mut done = WorkDone::default();
        for back in [0, 2, 39, 1, 12].into_iter().chain(0..40) {
            done.count(&opened_at(settled - back * DAY - HOUR), settled);
        }
        assert_eq!(rows(&done, settled), (40, 2), "in whatever order, all on one day");
        assert_eq!((done.on(day(settled)).sets, done.sets), (45, 45));
        assert_eq!(done.on(day(settled) - 1).sets, 0);
    }

    #[test]
    fn set_out_of_a_pool_is_in_no_row_and_in_no_figures_of_a_day() {
        let mut done = WorkDone::default();
        for days in 0..9 {
            let paid = AcceptedSet { requester: Some(7), ..opened_at(days * DAY) };
            done.count(&paid, days * DAY);
        }
        assert_eq!((done.days, done.seasons), (Run::default(), Run::default()));
        assert_eq!((done.sets, done.for_platform, done.answers, done.today.sets), (9, 0, 90, 0));
    }

    #[test]
    fn set_that_was_opened_in_the_future_counts_for_now() {
        let mut done = WorkDone::default();
        done.count(&opened_at(Moment::MAX), 3 * DAY);
        assert_eq!((done.days.last(), done.seasons.longest()), (Some(3), 1));
    }

    #[test]
    fn figures_of_a_day_tell_kinds_and_areas_apart() {
        let mut done = WorkDone::default();
        for (area, kind) in [
            (1, CampaignKind::General),
            (1, CampaignKind::Specialised),
            (2, CampaignKind::Advanced),
            (3, CampaignKind::Verification),
            (4, CampaignKind::General),
            (5, CampaignKind::General),
        ] {
            done.count(&set(area, kind, 7, area == 2), 10 * DAY);
        }
        let figures = done.on(10);
        assert_eq!((figures.sets, figures.answers, figures.perfect, figures.skilled), (6, 42, 1, 2));
        assert_eq!(figures.areas.to_vec(), [1, 2, 3, 4]);
    }

    #[test]
    fn figures_stand_still_at_their_greatest() {
        let mut done = WorkDone { sets: u64::MAX, answers: u64::MAX - 1, ..WorkDone::default() };
        done.today = DayFigures { sets: u32::MAX, answers: u32::MAX, perfect: u32::MAX, ..done.today };
        done.count(&set(1, CampaignKind::General, u32::MAX, true), 0);
        assert_eq!(
            (done.sets, done.answers, done.today.sets, done.today.answers),
            (u64::MAX, u64::MAX, u32::MAX, u32::MAX)
        );
        // Beyond the calendar there are days and no months.
        count_at(&mut done, &[Moment::MAX]);
        assert_eq!((done.days.longest(), done.seasons.longest(), done.seasons.last()), (1, 1, Some(0)));
    }
}

//! Energy, invitations, daily usage and streaks: how the parts of a record change. Touches no storage.

use crate::{DailyUsage, Growing, Streak, SEEN_DAYS, STREAK_GRACE};
use agt_primitives::{
    regeneration::{Regenerating, Regeneration},
    Moment,
};

impl Growing {
    /// The maximum number of units.
    pub(crate) const fn full(by: Regeneration, now: Moment) -> Self {
        Self { held: Regenerating::full(&by, now), by }
    }

    /// No units; the first one grows from `since` on.
    pub(crate) const fn none(by: Regeneration, since: Moment) -> Self {
        Self { held: Regenerating { units: 0, since }, by }
    }

    /// Applies a rate that takes effect at `now`: time until `now` counts at the old rate.
    pub(crate) fn retune_known(self, new: Regeneration, now: Moment) -> Self {
        Self { held: self.held.retuned(&self.by, &new, now), by: new }
    }

    /// Applies a rate that took effect at an unknown time: time until `now` counts at the slower of the old and the new
    /// rate.
    pub(crate) fn retune_unknown_since(self, new: Regeneration, now: Moment) -> Self {
        let slower = match (self.by.period, new.period) {
            (0, _) | (_, 0) => 0,
            (old, new) => old.max(new),
        };
        let until_now = Regeneration { period: slower, ..self.by };
        Self { held: self.held.retuned(&until_now, &new, now), by: new }
    }

    /// Returns the units after `units` are spent, or none if there are fewer.
    pub(crate) fn spent(self, units: u32, now: Moment) -> Option<Self> {
        Some(Self { held: self.held.spent(units, &self.by, now)?, by: self.by })
    }

    /// Returns the units after `units` are given back, at most the maximum.
    pub(crate) fn given_back(self, units: u32, now: Moment) -> Self {
        let held = self.held.settled(&self.by, now);
        let units = held.units.saturating_add(units).min(self.by.maximum);
        Self { held: Regenerating { units, ..held }, by: self.by }
    }

    /// Returns when the next unit has grown, or none at the maximum.
    pub(crate) fn next(&self, now: Moment) -> Option<Moment> {
        self.held.next_unit_at(&self.by, now)
    }

    /// Returns when the maximum is reached, or none at the maximum.
    pub(crate) fn full_at(&self, now: Moment) -> Option<Moment> {
        self.held.full_at(&self.by, now)
    }
}

impl DailyUsage {
    /// Returns the usage of `today`, which is empty if the last recorded day is another one.
    pub(crate) fn on(self, today: u64) -> Self {
        if self.day == today {
            self
        } else {
            Self { day: today, ..Self::default() }
        }
    }
}

impl Streak {
    /// Adds a set that was opened on `day` and accepted. The order in which sets are settled does not matter.
    pub(crate) fn accepted(self, day: u64) -> Self {
        if self.days == 0 {
            return Self { last: day, days: 1 };
        }
        match day.checked_sub(self.last) {
            Some(later) => Self { last: day, days: 1 | shifted(self.days, later) },
            None => Self { days: self.days | shifted(1, self.last.saturating_sub(day)), ..self },
        }
    }

    /// Returns the number of consecutive accepted days up to the last one, or zero if that one is more than
    /// [`STREAK_GRACE`] days ago.
    pub(crate) fn length(&self, today: u64) -> u32 {
        if today.saturating_sub(self.last) > STREAK_GRACE {
            return 0;
        }
        self.days.trailing_ones()
    }
}

/// Shifts `bits` up by `by` places, or returns zero if `by` exceeds the places that there are.
fn shifted(bits: u64, by: u64) -> u64 {
    u32::try_from(by).ok().filter(|by| *by < SEEN_DAYS).map_or(0, |by| bits << by)
}

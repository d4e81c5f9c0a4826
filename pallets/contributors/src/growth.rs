//! Energy, tickets, days, streaks and gold: how the small parts of a standing change. Touches no storage.

use crate::{DayBook, GoldRecord, Growing, Streak, SEEN_DAYS, STREAK_GRACE};
use agt_primitives::{
    contributors::{ContributorTerms, Tally},
    regeneration::{Regenerating, Regeneration},
    Moment,
};

impl Growing {
    /// As many units as there can be.
    pub(crate) const fn full(by: Regeneration, now: Moment) -> Self {
        Self { held: Regenerating::full(&by, now), by }
    }

    /// None yet; the first one grows from `since` on.
    pub(crate) const fn none(by: Regeneration, since: Moment) -> Self {
        Self { held: Regenerating { units: 0, since }, by }
    }

    /// The units from `now` on under terms that were told of in time: until now the old ones counted.
    pub(crate) fn told(self, new: Regeneration, now: Moment) -> Self {
        Self { held: self.held.retuned(&self.by, &new, now), by: new }
    }

    /// The units from `now` on under terms of which nobody knows since when they hold: until now the slower ones
    /// counted.
    pub(crate) fn found(self, new: Regeneration, now: Moment) -> Self {
        let slower = match (self.by.period, new.period) {
            (0, _) | (_, 0) => 0,
            (old, new) => old.max(new),
        };
        let until_now = Regeneration { period: slower, ..self.by };
        Self { held: self.held.retuned(&until_now, &new, now), by: new }
    }

    /// What is left after `units` are spent. None when there are fewer.
    pub(crate) fn spent(self, units: u32, now: Moment) -> Option<Self> {
        Some(Self { held: self.held.spent(units, &self.by, now)?, by: self.by })
    }

    /// With `units` given back, up to the maximum.
    pub(crate) fn given_back(self, units: u32, now: Moment) -> Self {
        let held = self.held.settled(&self.by, now);
        let units = held.units.saturating_add(units).min(self.by.maximum);
        Self { held: Regenerating { units, ..held }, by: self.by }
    }

    /// When the next unit is there; none at the maximum.
    pub(crate) fn next(&self, now: Moment) -> Option<Moment> {
        self.held.next_unit_at(&self.by, now)
    }

    /// When the maximum is reached; none at the maximum.
    pub(crate) fn full_at(&self, now: Moment) -> Option<Moment> {
        self.held.full_at(&self.by, now)
    }
}

impl DayBook {
    /// The book of `today`: empty when it was last used on another day.
    pub(crate) fn of(self, today: u64) -> Self {
        if self.day == today {
            self
        } else {
            Self { day: today, ..Self::default() }
        }
    }
}

impl Streak {
    /// With a set accepted that was opened on `day`, in whatever order sets are settled.
    pub(crate) fn accepted(self, day: u64) -> Self {
        if self.days == 0 {
            return Self { last: day, days: 1 };
        }
        match day.checked_sub(self.last) {
            Some(later) => Self { last: day, days: 1 | shifted(self.days, later) },
            None => Self { days: self.days | shifted(1, self.last.saturating_sub(day)), ..self },
        }
    }

    /// How many days in a row are accepted up to the last one. None when that is longer ago than settling takes.
    pub(crate) fn length(&self, today: u64) -> u32 {
        if today.saturating_sub(self.last) > STREAK_GRACE {
            return 0;
        }
        self.days.trailing_ones()
    }
}

/// `bits` moved up by `by` places; nothing is left beyond the last place.
fn shifted(bits: u64, by: u64) -> u64 {
    u32::try_from(by).ok().filter(|by| *by < SEEN_DAYS).map_or(0, |by| bits << by)
}

impl GoldRecord {
    /// With the gold items of one set more.
    pub(crate) fn answered(self, gold: Tally) -> Self {
        Self {
            right: self.right.saturating_add(gold.right.into()),
            total: self.total.saturating_add(gold.total.into()),
        }
    }

    /// Whether it proves a person.
    pub(crate) fn proves(&self, terms: &ContributorTerms) -> bool {
        let right = u64::from(self.right).saturating_mul(10_000);
        let needed = u64::from(self.total).saturating_mul(terms.proving_share.into());
        self.total >= terms.proving_items && right >= needed
    }

    /// With old answers fading: halved from twice the needed number on, against the account. Whoever has failed before
    /// is proven sooner by answering right than by starting over.
    pub(crate) fn faded(self, terms: &ContributorTerms) -> Self {
        if self.total < terms.proving_items.saturating_mul(2) {
            return self;
        }
        Self { right: self.right / 2, total: self.total.div_ceil(2) }
    }
}

//! Units that grow back with time up to a maximum, settled when they are touched: energy and invitations.

use crate::Moment;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The rate at which units grow back, and their maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Regeneration {
    /// The time in which one unit grows, in milliseconds. With zero, no unit grows.
    pub period: Moment,
    /// The maximum number of units.
    pub maximum: u32,
}

/// Units that grow back, as of when they were last settled.
///
/// Reading, settling and spending take constant time after any wait. A part of a unit is never lost: the units at a
/// moment do not depend on how often they were settled before. A clock that runs backward changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Regenerating {
    /// The number of units.
    pub units: u32,
    /// Since when the next unit grows. At the maximum no unit grows, and this is when the maximum was reached; growth
    /// restarts when a unit is spent.
    pub since: Moment,
}

impl Regenerating {
    /// The maximum number of units.
    pub const fn full(by: &Regeneration, now: Moment) -> Self {
        Self { units: by.maximum, since: now }
    }

    /// Returns the units at `now`. They never exceed the maximum; growth beyond it never counts.
    pub fn settled(self, by: &Regeneration, now: Moment) -> Self {
        let Some(missing) = by.maximum.checked_sub(self.units) else {
            return Self { units: by.maximum, ..self };
        };
        let grown = now.saturating_sub(self.since).checked_div(by.period).unwrap_or(0);
        let gained = u32::try_from(grown).unwrap_or(u32::MAX).min(missing);
        // The result fits, because it is at most the time that has passed.
        let took = by.period.saturating_mul(gained.into());
        Self { units: self.units.saturating_add(gained), since: self.since.saturating_add(took) }
    }

    /// Returns the units after `units` are spent at `now`, or none if there are fewer.
    ///
    /// Spending from the maximum starts the growth of the next unit at `now`.
    pub fn spent(self, units: u32, by: &Regeneration, now: Moment) -> Option<Self> {
        let held = self.settled(by, now);
        let since = if held.units < by.maximum { held.since } else { held.since.max(now) };
        Some(Self { units: held.units.checked_sub(units)?, since })
    }

    /// Returns the units with a new rate from `now` on.
    ///
    /// Time until `now` counts at the old rate, and the new maximum then caps the units. The grown part of a unit is
    /// kept as a part, rounded down to a millisecond, so that hours at a slow rate never count as hours at a fast rate,
    /// or the reverse. At the old maximum, growth restarts.
    pub fn retuned(self, old: &Regeneration, new: &Regeneration, now: Moment) -> Self {
        let held = self.settled(old, now);
        let grown = if held.units < old.maximum { now.saturating_sub(held.since) } else { 0 };
        let part = u128::from(grown).saturating_mul(new.period.into()).checked_div(old.period.into()).unwrap_or(0);
        // The part is less than a new period, because less than an old period has grown.
        let part = Moment::try_from(part).unwrap_or(0);
        Self { units: held.units.min(new.maximum), since: held.since.max(now).saturating_sub(part) }
    }

    /// Returns when the next unit has grown, after `now`, or none at the maximum or if no unit grows before the end of
    /// time.
    pub fn next_unit_at(self, by: &Regeneration, now: Moment) -> Option<Moment> {
        self.settled(by, now).grown_at(1, by)
    }

    /// Returns when the maximum is reached, after `now`, or none at the maximum or if it is not reached before the end
    /// of time.
    pub fn full_at(self, by: &Regeneration, now: Moment) -> Option<Moment> {
        let held = self.settled(by, now);
        held.grown_at(by.maximum.saturating_sub(held.units), by)
    }

    /// Returns when `units` more have grown, or none at the maximum or without growth.
    fn grown_at(self, units: u32, by: &Regeneration) -> Option<Moment> {
        if self.units >= by.maximum || by.period == 0 {
            return None;
        }
        by.period.checked_mul(units.into())?.checked_add(self.since)
    }
}

#[cfg(test)]
mod tests;

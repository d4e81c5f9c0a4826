//! Units that grow back with time up to a maximum, settled when somebody touches them: energy, invitations.

use crate::Moment;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How units grow back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Regeneration {
    /// How long one unit takes, in milliseconds. Zero means that none grows back.
    pub period: Moment,
    /// How many units there are at most.
    pub maximum: u32,
}

/// Units that grow back, as they stood when they were last settled.
///
/// Reading, settling and spending take constant time however long nobody looked, and a part of a unit is never lost:
/// what is there at a moment does not depend on how often it was settled before. A clock that runs backward changes
/// nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Regenerating {
    /// How many units there are.
    pub units: u32,
    /// Since when the next unit grows. At the maximum none grows: then it is when that was reached, and growth begins
    /// anew when a unit is spent.
    pub since: Moment,
}

impl Regenerating {
    /// As many units as there can be.
    pub const fn full(by: &Regeneration, now: Moment) -> Self {
        Self { units: by.maximum, since: now }
    }

    /// The units as they stand at `now`. Never more than the maximum; what would have grown beyond it never counts.
    pub fn settled(self, by: &Regeneration, now: Moment) -> Self {
        let Some(missing) = by.maximum.checked_sub(self.units) else {
            return Self { units: by.maximum, ..self };
        };
        let grown = now.saturating_sub(self.since).checked_div(by.period).unwrap_or(0);
        let gained = u32::try_from(grown).unwrap_or(u32::MAX).min(missing);
        // At most the missing units, which fit, and at most the time that has passed.
        let took = by.period.saturating_mul(gained.into());
        Self { units: self.units.saturating_add(gained), since: self.since.saturating_add(took) }
    }

    /// What is left after `units` are spent at `now`. None when there are fewer.
    ///
    /// Spending from the maximum starts the growth of the next unit at `now`.
    pub fn spent(self, units: u32, by: &Regeneration, now: Moment) -> Option<Self> {
        let held = self.settled(by, now);
        let since = if held.units < by.maximum { held.since } else { held.since.max(now) };
        Some(Self { units: held.units.checked_sub(units)?, since })
    }

    /// The units from `now` on under new terms.
    ///
    /// Time until now counts under the old terms, and then the new maximum clips. The part of a unit that has grown is
    /// kept as a part, rounded down to a millisecond: hours under a slow period never become hours under a fast one,
    /// and the other way round. From the old maximum growth starts anew.
    pub fn retuned(self, old: &Regeneration, new: &Regeneration, now: Moment) -> Self {
        let held = self.settled(old, now);
        let grown = if held.units < old.maximum { now.saturating_sub(held.since) } else { 0 };
        let part = u128::from(grown).saturating_mul(new.period.into()).checked_div(old.period.into()).unwrap_or(0);
        // Less than a whole new period, because less than a whole old one has grown.
        let part = Moment::try_from(part).unwrap_or(0);
        Self { units: held.units.min(new.maximum), since: held.since.max(now).saturating_sub(part) }
    }

    /// When the next unit is there, after `now`. None at the maximum, and when none grows before the end of time.
    pub fn next_unit_at(self, by: &Regeneration, now: Moment) -> Option<Moment> {
        self.settled(by, now).grown_at(1, by)
    }

    /// When the maximum is reached, after `now`. None when it is already, and when it is not before the end of time.
    pub fn full_at(self, by: &Regeneration, now: Moment) -> Option<Moment> {
        let held = self.settled(by, now);
        held.grown_at(by.maximum.saturating_sub(held.units), by)
    }

    /// When so many units more are there. None at the maximum and without growth.
    fn grown_at(self, units: u32, by: &Regeneration) -> Option<Moment> {
        if self.units >= by.maximum || by.period == 0 {
            return None;
        }
        by.period.checked_mul(units.into())?.checked_add(self.since)
    }
}

#[cfg(test)]
mod tests;

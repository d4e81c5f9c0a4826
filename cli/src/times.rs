//! Moments for readers: in UTC, and how far away they are.

use agt_client::Client;
use agt_runtime::Moment;
use chrono::DateTime;

const SECOND: u64 = 1_000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// Chain time: the timestamp of the best block.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    now: Moment,
}

impl Clock {
    /// Reads the clock of a chain.
    pub async fn of(client: &Client) -> crate::error::Result<Self> {
        Ok(Self { now: client.time(None).await? })
    }

    /// Returns a clock that stands at a moment.
    #[cfg(test)]
    pub fn at_moment(now: Moment) -> Self {
        Self { now }
    }

    /// Returns the present moment, in milliseconds.
    pub fn now(self) -> Moment {
        self.now
    }

    /// Returns a moment in UTC and how far it is from now.
    pub fn shows(self, moment: Moment) -> String {
        format!("{} ({})", utc(moment), self.relative(moment))
    }

    /// Returns how far a moment is from now, in the largest unit of which it has at least two.
    pub fn relative(self, moment: Moment) -> String {
        let distance = moment.abs_diff(self.now);
        let units = [(DAY, "days"), (HOUR, "hours"), (MINUTE, "minutes"), (SECOND, "seconds")];
        let found = units.into_iter().find(|(unit, _)| distance >= 2 * unit);
        let (unit, name) = found.unwrap_or((SECOND, "seconds"));
        match (distance / unit, moment > self.now) {
            (0, _) => "now".into(),
            (count, true) => format!("in {count} {name}"),
            (count, false) => format!("{count} {name} ago"),
        }
    }
}

/// Returns a time in the largest unit of which it has at least two, rounded up.
pub fn duration(time: Moment) -> String {
    let units = [(DAY, "days"), (HOUR, "hours"), (MINUTE, "minutes"), (SECOND, "seconds")];
    let (unit, name) = units.into_iter().find(|(unit, _)| time >= 2 * unit).unwrap_or((SECOND, "seconds"));
    format!("{} {name}", time.div_ceil(unit))
}

/// Returns a moment in UTC, to the minute. Moments beyond the calendar are shown as their milliseconds.
pub fn utc(moment: Moment) -> String {
    let time = i64::try_from(moment).ok().and_then(DateTime::from_timestamp_millis);
    time.map_or_else(|| moment.to_string(), |time| time.format("%Y-%m-%d %H:%M UTC").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_shown_in_utc_and_by_its_distance() {
        let clock = Clock { now: 1_893_456_000_000 };
        assert_eq!(clock.shows(clock.now + 3 * DAY), "2030-01-04 00:00 UTC (in 3 days)");
        let cases = [
            (clock.now, "now"),
            (clock.now + 47 * HOUR, "in 47 hours"),
            (clock.now - 90 * SECOND, "90 seconds ago"),
            (clock.now + 119 * SECOND, "in 119 seconds"),
            (clock.now - 2 * MINUTE, "2 minutes ago"),
        ];
        for (moment, text) in cases {
            assert_eq!(clock.relative(moment), text);
        }
        assert_eq!(utc(Moment::MAX), Moment::MAX.to_string());
    }
}

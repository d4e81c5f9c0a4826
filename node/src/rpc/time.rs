//! Times as JSON tells them.

use chrono::{DateTime, SecondsFormat};

/// A moment in milliseconds as RFC 3339 in UTC; the bare number where no calendar reaches.
pub fn rfc3339(moment: u64) -> String {
    let time = i64::try_from(moment).ok().and_then(DateTime::from_timestamp_millis);
    time.map_or_else(|| moment.to_string(), |time| time.to_rfc3339_opts(SecondsFormat::Millis, true))
}

#[cfg(test)]
mod tests {
    use super::rfc3339;

    #[test]
    fn should_tell_a_moment_in_utc_to_the_millisecond() {
        assert_eq!(rfc3339(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(rfc3339(1_709_164_800_001), "2024-02-29T00:00:00.001Z");
        assert_eq!(rfc3339(crate::sealing::LATEST), "9999-12-31T23:59:59.000Z");
    }

    #[test]
    fn should_tell_the_bare_number_where_no_calendar_reaches() {
        assert_eq!(rfc3339(u64::MAX), u64::MAX.to_string());
    }
}

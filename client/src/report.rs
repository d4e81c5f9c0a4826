//! Reading the JSON answers of the node strictly: amounts and moments.

use crate::{Error, Result};
use agt_runtime::{Balance, Moment};
use chrono::{DateTime, SecondsFormat};
use serde_json::Value;

/// Returns an amount of planck: a string of decimal digits and nothing else.
pub fn amount(value: &Value) -> Result<Balance> {
    let amount = value.as_str().and_then(|text| Some((text, text.parse::<Balance>().ok()?)));
    match amount {
        // An amount has one form: no sign and no leading zeros.
        Some((text, amount)) if amount.to_string() == text => Ok(amount),
        _ => Err(Error::Unreadable(format!("an amount is a string of digits, not {value}"))),
    }
}

/// Returns a moment in milliseconds: RFC 3339 in UTC to the millisecond.
pub fn moment(value: &Value) -> Result<Moment> {
    let text = value.as_str().unwrap_or_default();
    let time = DateTime::parse_from_rfc3339(text).ok().and_then(|time| Moment::try_from(time.timestamp_millis()).ok());
    match time {
        // A time has one form, too.
        Some(moment) if rfc3339(moment) == text => Ok(moment),
        _ => Err(Error::Unreadable(format!("a time is RFC 3339 in UTC to the millisecond, not {value}"))),
    }
}

/// Returns a moment as the node writes it. Moments beyond the calendar are written as their milliseconds.
pub fn rfc3339(moment: Moment) -> String {
    let time = i64::try_from(moment).ok().and_then(DateTime::from_timestamp_millis);
    time.map_or_else(|| moment.to_string(), |time| time.to_rfc3339_opts(SecondsFormat::Millis, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_amount_is_a_string_of_digits_in_one_form() {
        assert_eq!(amount(&json!("7")), Ok(7));
        for wrong in [json!(7), json!("007"), json!("+7"), json!(""), json!(null), json!("7.0")] {
            assert!(amount(&wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_time_is_in_utc_to_the_millisecond() {
        assert_eq!(moment(&json!("1970-01-01T00:00:01.000Z")), Ok(1_000));
        for wrong in [json!("2026-01-01T00:00:00.000+00:00"), json!("2026-01-01T00:00:00Z"), json!(5), json!("soon")] {
            assert!(moment(&wrong).is_err(), "{wrong}");
        }
    }
}

//! Values as people write them: exact decimals, shares in percent, times with a unit, and moments.

use agt_primitives::{
    basis_points::BasisPoints,
    calendar::{DAY, HOUR},
    Moment,
};
use serde::{de::Error as _, Deserialize, Deserializer};

/// The most significant digits of a number that TOML reads without quotes: more would be rounded before they are seen here.
const FLOAT_DIGITS: usize = 15;

/// A value as its text: what stands in quotes, or a number or a date without quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written(pub(super) String);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match toml::Value::deserialize(deserializer)? {
            toml::Value::String(text) => Ok(Self(text.trim().to_string())),
            toml::Value::Integer(number) => Ok(Self(number.to_string())),
            toml::Value::Datetime(moment) => Ok(Self(moment.to_string())),
            toml::Value::Float(number) => {
                let text = number.to_string();
                if text.chars().filter(char::is_ascii_digit).count() > FLOAT_DIGITS {
                    return Err(D::Error::custom("a number with so many digits must stand in quotes"));
                }
                Ok(Self(text))
            }
            other => Err(D::Error::custom(format!("a {} stands where a text or a number belongs", other.type_str()))),
        }
    }
}

/// Returns a decimal number in units of `10^-decimals`, exactly. The error says what is wrong with the text.
pub(crate) fn fixed(text: &str, decimals: u8) -> Result<i128, String> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !are_digits(fraction) || digits.is_empty() || digits == "." {
        return Err(format!("`{text}` is not a decimal number"));
    }
    if fraction.len() > usize::from(decimals) {
        return Err(format!("`{text}` has more than {decimals} decimal places"));
    }
    let padded = format!("{whole}{fraction:0<width$}", width = usize::from(decimals));
    let too_large = || format!("`{text}` is too large");
    let value = if padded.is_empty() { 0 } else { padded.parse::<i128>().map_err(|_| too_large())? };
    Ok(if negative { -value } else { value })
}

/// Returns a number in units of `10^-decimals` as the decimal that people read, without zeros at its end.
pub fn decimal(value: i128, decimals: u8) -> String {
    let decimals = usize::from(decimals);
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = decimals.saturating_add(1));
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(decimals));
    let sign = if value < 0 { "-" } else { "" };
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

/// Returns a share that is written in percent with at most two decimal places.
pub(super) fn share(text: &str) -> Result<BasisPoints, String> {
    let number = text.strip_suffix('%').ok_or(format!("`{text}` has no percent sign, as in \"95 %\""))?;
    let points = fixed(number.trim(), 2)?;
    u16::try_from(points).ok().and_then(BasisPoints::new).ok_or(format!("`{text}` is not between 0 % and 100 %"))
}

/// Returns a time in milliseconds. It is written as numbers with their units: `90s`, `5m`, `1h 30m`, `2d`, `1w`.
pub(super) fn duration(text: &str) -> Result<Moment, String> {
    let wrong = || format!("`{text}` is not a time such as \"90s\", \"5m\", \"1h 30m\", \"2d\" or \"1w\"");
    let mut sum: Moment = 0;
    let mut rest = text.trim();
    if rest.is_empty() {
        return Err(wrong());
    }
    while !rest.is_empty() {
        let end = rest.find(|letter: char| !letter.is_ascii_digit()).ok_or_else(wrong)?;
        let (number, with_unit) = rest.split_at(end);
        let mut letters = with_unit.chars();
        let unit = match letters.next() {
            Some('s') => 1_000,
            Some('m') => 60_000,
            Some('h') => HOUR,
            Some('d') => DAY,
            Some('w') => 7 * DAY,
            _ => return Err(wrong()),
        };
        let number = number.parse::<Moment>().map_err(|_| wrong())?;
        sum = number.checked_mul(unit).and_then(|part| sum.checked_add(part)).ok_or_else(wrong)?;
        rest = letters.as_str().trim_start();
    }
    Ok(sum)
}

/// A moment that is fixed, or one that counts from when it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// So many milliseconds later.
    In(Moment),
    /// At this moment, in milliseconds since 1970-01-01T00:00:00Z.
    At(Moment),
}

impl When {
    /// Returns the moment, if it is asked for at `now`.
    pub fn from(self, now: Moment) -> Moment {
        match self {
            Self::In(later) => now.saturating_add(later),
            Self::At(moment) => moment,
        }
    }
}

/// Returns a moment: an RFC 3339 timestamp, or a time from now.
pub(super) fn when(text: &str) -> Result<When, String> {
    if let Ok(later) = duration(text) {
        return Ok(When::In(later));
    }
    let moment = chrono::DateTime::parse_from_rfc3339(text).ok();
    let millis = moment.and_then(|moment| Moment::try_from(moment.timestamp_millis()).ok());
    millis
        .map(When::At)
        .ok_or(format!("`{text}` is neither a time such as \"30d\" nor one such as \"2027-01-31T12:00:00Z\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn decimal_is_read_as_it_was_written(value in any::<i64>(), decimals in 0u8..=18) {
            prop_assert_eq!(fixed(&decimal(value.into(), decimals), decimals), Ok(value.into()));
        }
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(fixed("0.1", 12), Ok(100_000_000_000));
        assert_eq!(fixed("-3.50", 1), Ok(-35));
        assert_eq!(fixed(".5", 2), Ok(50));
        assert_eq!(fixed("7", 0), Ok(7));
        for wrong in ["", ".", "-", "1e3", "0x1", "1,5", "1.2.3", "inf", "1 000"] {
            assert!(fixed(wrong, 3).is_err(), "{wrong}");
        }
        assert_eq!(fixed("0.125", 2), Err("`0.125` has more than 2 decimal places".into()));
        assert_eq!(decimal(-5, 2), "-0.05");
        assert_eq!(decimal(1_500_000_000_000, 12), "1.5");
    }

    #[test]
    fn shares_are_written_in_percent() {
        assert_eq!(share("33.34 %").map(BasisPoints::points), Ok(3_334));
        assert_eq!(share("100%").map(BasisPoints::points), Ok(10_000));
        for wrong in ["0.95", "101 %", "-1 %", "33.333 %"] {
            assert!(share(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn times_have_units() {
        assert_eq!(duration("1h 30m"), Ok(90 * 60_000));
        assert_eq!(duration("1w2d"), Ok(9 * DAY));
        for wrong in ["", "5", "h", "5 h", "1y", "-5m", "99999999999999999999s"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn moments_are_fixed_or_count_from_now() {
        assert_eq!(when("30d").map(|when| when.from(7)), Ok(30 * DAY + 7));
        assert_eq!(when("1970-01-02T01:00:00+01:00").map(|when| when.from(7)), Ok(DAY));
        for wrong in ["tomorrow", "2027-01-31", "1960-01-01T00:00:00Z"] {
            assert!(when(wrong).is_err(), "{wrong}");
        }
    }
}

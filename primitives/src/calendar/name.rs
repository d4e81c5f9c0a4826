//! The name of a month: `2027-03`.

use super::Month;
use crate::report::Text;
use core::{
    fmt::{self, Display, Formatter},
    str::FromStr,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

impl Display for Month {
    fn fmt(&self, formatter: &mut Formatter) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", 1970 + u64::from(self.0 / 12), self.0 % 12 + 1)
    }
}

impl FromStr for Month {
    type Err = &'static str;

    /// Reads a month from 1970-01 to 9999-12.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let (year, month) = name.split_once('-')?;
            let (year, month) = (digits(year, 4)?, digits(month, 2)?);
            let months = year.checked_sub(1970)?.checked_mul(12)?.checked_add(month.checked_sub(1)?)?;
            (month <= 12).then_some(Self(months))
        };
        parse().ok_or("not a month as 2027-03")
    }
}

/// The number that exactly `count` decimal digits write.
fn digits(text: &str, count: usize) -> Option<u32> {
    let only_digits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    only_digits.then(|| text.parse().ok()).flatten()
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text::new("a month as 2027-03"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{from_value, json, to_value};

    #[test]
    fn month_reads_back_by_its_name() {
        for months in [0, 11, 12, 57 * 12 + 2, 8_029 * 12 + 11] {
            assert_eq!(Month(months).to_string().parse(), Ok(Month(months)));
        }
        assert_eq!(Month(57 * 12 + 2).to_string(), "2027-03");
    }

    #[test]
    fn name_is_refused_when_it_is_no_month_of_the_calendar() {
        for name in ["", "2027", "2027-3", "2027-00", "2027-13", "27-03", "+027-03", "2027-03-01", "1969-12"] {
            assert!(name.parse::<Month>().is_err(), "{name}");
        }
    }

    #[test]
    fn month_is_its_name_in_json() {
        assert_eq!(to_value(Month(57 * 12 + 2)).expect("a month serialises"), json!("2027-03"));
        assert_eq!(from_value::<Month>(json!("2027-03")).expect("a month reads"), Month(57 * 12 + 2));
        assert!(from_value::<Month>(json!(686)).is_err());
    }
}

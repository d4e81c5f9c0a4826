//! The JSON form of the numbers in reports, so that the type of a field says how it reads.
//!
//! Amounts are decimal strings, because most JSON readers keep no more than 53 bits of a number. Times are RFC 3339 in
//! UTC with milliseconds. In SCALE and in the metadata each type is the number that it wraps.

pub mod decimal;
#[cfg(test)]
mod snapshots;
#[cfg(test)]
mod tests;

use crate::{Aia, Balance, Moment};
use alloc::string::String;
use chrono::{DateTime, Datelike, Timelike};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::{
    fmt::{self, Display, Formatter},
    marker::PhantomData,
    str::FromStr,
};
use scale_info::{Type, TypeInfo};
use serde::{
    de::{Error, Unexpected, Visitor},
    Deserialize, Deserializer, Serialize, Serializer,
};

/// Declares a type that wraps a number: the same in SCALE and in the metadata, with a JSON form of its own.
macro_rules! number {
    ($(#[$doc:meta])* $name:ident($number:ty), $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        #[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen)]
        pub struct $name(pub $number);

        impl From<$number> for $name {
            fn from(number: $number) -> Self {
                Self(number)
            }
        }

        impl From<$name> for $number {
            fn from(wrapped: $name) -> Self {
                wrapped.0
            }
        }

        impl PartialEq<$number> for $name {
            fn eq(&self, number: &$number) -> bool {
                self.0 == *number
            }
        }

        impl PartialOrd<$number> for $name {
            fn partial_cmp(&self, number: &$number) -> Option<core::cmp::Ordering> {
                self.0.partial_cmp(number)
            }
        }

        impl TypeInfo for $name {
            type Identity = <$number as TypeInfo>::Identity;

            fn type_info() -> Type {
                <$number>::type_info()
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Text::new($expected))
            }
        }
    };
}

/// Declares an amount: a number whose JSON form is its decimal string.
macro_rules! amount {
    ($(#[$doc:meta])* $name:ident($number:ty), $expected:literal) => {
        number!($(#[$doc])* $name($number), $expected);

        impl Display for $name {
            fn fmt(&self, formatter: &mut Formatter) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl FromStr for $name {
            type Err = <$number as FromStr>::Err;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

amount! {
    /// An amount of AGT in planck: `"1750000000000000000000"`.
    Planck(Balance), "an amount of planck as a string of decimal digits"
}

amount! {
    /// An amount of AIA: `"42000"`.
    Credits(Aia), "an amount of AIA as a string of decimal digits"
}

number! {
    /// A moment in milliseconds since 1970: `"2027-03-01T00:00:00.000Z"`. A moment that the calendar does not reach is
    /// the number as a string.
    Time(Moment), "a time as RFC 3339"
}

number! {
    /// A share in parts of a billion, as a decimal fraction of one with nine digits: `"0.020000000"`.
    Share(u32), "a share as a decimal fraction with nine digits"
}

impl Display for Time {
    fn fmt(&self, formatter: &mut Formatter) -> fmt::Result {
        let Some(time) = i64::try_from(self.0).ok().and_then(DateTime::from_timestamp_millis) else {
            return self.0.fmt(formatter);
        };
        match time.year() {
            year @ 0..=9_999 => write!(formatter, "{year:04}")?,
            // ISO 8601 demands the sign of a longer year.
            year => write!(formatter, "{year:+05}")?,
        }
        write!(formatter, "-{:02}-{:02}", time.month(), time.day())?;
        write!(formatter, "T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())?;
        write!(formatter, ".{:03}Z", time.timestamp_subsec_millis())
    }
}

impl FromStr for Time {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Ok(moment) = text.parse() {
            return Ok(Self(moment));
        }
        let time = DateTime::parse_from_rfc3339(text).map_err(|_| "not a time as RFC 3339")?;
        Moment::try_from(time.timestamp_millis()).map(Self).map_err(|_| "a time before 1970")
    }
}

/// The parts that make the whole of a [`Share`].
const WHOLE: u32 = 1_000_000_000;

impl Display for Share {
    fn fmt(&self, formatter: &mut Formatter) -> fmt::Result {
        write!(formatter, "{}.{:09}", self.0 / WHOLE, self.0 % WHOLE)
    }
}

impl FromStr for Share {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let (whole, parts) = text.split_once('.').filter(|(_, parts)| parts.len() == 9)?;
            let (whole, parts): (u32, u32) = (whole.parse().ok()?, parts.parse().ok()?);
            whole.checked_mul(WHOLE)?.checked_add(parts)
        };
        parse().map(Self).ok_or("not a decimal fraction with nine digits")
    }
}

/// Writes bytes as the text that they are, with a replacement for what is no UTF-8: with
/// `serde(serialize_with = "agt_primitives::report::text")`.
pub fn text<S: Serializer>(bytes: &impl AsRef<[u8]>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&String::from_utf8_lossy(bytes.as_ref()))
}

/// Writes bytes in hexadecimal after `0x`, with `serde(serialize_with = "agt_primitives::report::hex")`.
pub fn hex<Bytes: AsRef<[u8]>, S: Serializer>(bytes: &Option<Bytes>, serializer: S) -> Result<S::Ok, S::Error> {
    match bytes {
        Some(bytes) => sp_core::bytes::serialize(bytes.as_ref(), serializer),
        None => serializer.serialize_none(),
    }
}

/// Writes a moment of a stored type that reports show as it is, with
/// `serde(serialize_with = "agt_primitives::report::time")`.
pub fn time<S: Serializer>(moment: &Moment, serializer: S) -> Result<S::Ok, S::Error> {
    Time(*moment).serialize(serializer)
}

/// Reads a value from its text.
pub(crate) struct Text<T> {
    expected: &'static str,
    read: PhantomData<T>,
}

impl<T> Text<T> {
    /// Reads a text; `expected` says in an error what it should have been.
    pub(crate) const fn new(expected: &'static str) -> Self {
        Self { expected, read: PhantomData }
    }
}

impl<T: FromStr> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut Formatter) -> fmt::Result {
        formatter.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }
}

//! The table from which a struct of governed terms is made.

use codec::{Decode, Error, Input};

/// Makes a struct of governed terms out of a table that names every term once, with its type, its default, its unit and
/// its hard range.
///
/// ```text
/// governed_terms! {
///     /// What the terms are about.
///     TheTerms;
///     /// What the term is.
///     name NAME: u32 = 3, "group.name", "units", 1, 10;
/// }
/// ```
///
/// The macro writes the struct with its defaults, the module `ranges` with a constant for each term, the methods `bounded`,
/// `reports`, `value` and `with`, and tests of all terms against their ranges. The struct's own `check` is written beside it: it
/// refuses a value that `bounded` would change with [`OutOfRange`](crate::parameters::Violation::OutOfRange).
///
/// The runtime adds the struct to the table of its parameters, in one line.
///
/// A term is only ever added, at the end of the table: what an earlier release stored ends before it, and then the new
/// term has its default while all others keep their stored values. A record that holds the struct before other fields
/// needs a migration all the same.
macro_rules! governed_terms {
    ($(#[$about:meta])* $terms:ident;
        $($(#[$doc:meta])* $name:ident $range:ident: $kind:ty = $default:expr, $label:literal, $unit:literal,
        $least:expr, $most:expr;)*) => {
        $(#[$about])*
        ///
        /// One value, so that a call reads one item.
        #[derive(
            Clone,
            Copy,
            Debug,
            PartialEq,
            Eq,
            codec::Encode,
            codec::MaxEncodedLen,
            scale_info::TypeInfo,
        )]
        pub struct $terms {
            $($(#[$doc])* pub $name: $kind,)*
        }

        /// The hard range of each term.
        pub mod ranges {
            #[allow(unused_imports)] // A table whose bounds are literals names nothing of its file.
            use super::*;
            use core::ops::RangeInclusive;

            $(#[doc = concat!("Of [`", stringify!($terms), "::", stringify!($name), "`], in ", $unit, ".")]
            pub const $range: RangeInclusive<u128> = ($least as u128)..=($most as u128);)*
        }

        /// An encoding that ends between two terms leaves the rest at their defaults.
        impl codec::Decode for $terms {
            fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
                Ok(Self { $($name: $crate::terms::decode_or(input, Self::DEFAULT.$name)?,)* })
            }
        }

        impl codec::DecodeWithMemTracking for $terms {}

        impl $terms {
            /// The terms that a chain starts with.
            pub const DEFAULT: Self = Self { $($name: $default,)* };

            /// Returns the terms with every value that is outside its hard range moved to the range's nearer end.
            pub fn bounded(self) -> Self {
                Self { $($name: self.$name.clamp($least, $most),)* }
            }

            /// Returns every term as it stands, with its default and its hard range.
            pub fn reports(&self) -> $crate::parameters::ParameterReports {
                alloc::vec![$($crate::parameters::ParameterReport {
                    name: $label.into(),
                    unit: $unit.into(),
                    value: self.$name.into(),
                    default: Self::DEFAULT.$name.into(),
                    min: *ranges::$range.start(),
                    max: *ranges::$range.end(),
                },)*]
            }

            #[doc = concat!("Returns the value of the term that [`", stringify!($terms), "::reports`] calls `name`.")]
            /// None for a name that it does not know.
            pub fn value(&self, name: &str) -> Option<u128> {
                match name {
                    $($label => Some(self.$name.into()),)*
                    _ => None,
                }
            }

            #[doc = concat!("Returns the terms with the one that [`", stringify!($terms), "::reports`] calls `name` set to")]
            /// `value`. None for a name that it does not know and for a value that the term's type cannot hold.
            pub fn with(mut self, name: &str, value: u128) -> Option<Self> {
                match name {
                    $($label => self.$name = value.try_into().ok()?,)*
                    _ => return None,
                }
                Some(self)
            }
        }

        impl Default for $terms {
            fn default() -> Self {
                Self::DEFAULT
            }
        }

        #[cfg(test)]
        mod table {
            use super::*;
            use $crate::parameters::Violation;

            #[test]
            fn term_is_held_inside_its_range() {
                let all = $terms::DEFAULT;
                assert_eq!(all.check(), Ok(()));
                for report in all.reports() {
                    let name = report.name.as_str();
                    assert!(report.min <= report.default && report.default <= report.max, "{name}");
                    assert_eq!(report.value, report.default, "{name}");
                    for (asked, held) in
                        [(report.min, report.min), (report.max, report.max), (report.max + 1, report.max)]
                    {
                        let found = all.with(name, asked).unwrap().bounded().reports();
                        assert_eq!(found.iter().find(|other| other.name == name).unwrap().value, held, "{name}");
                    }
                    let beyond = all.with(name, report.max + 1).unwrap();
                    assert_eq!(beyond.check(), Err(Violation::OutOfRange), "{name}");
                    if let Some(below) = report.min.checked_sub(1) {
                        let below = all.with(name, below).unwrap();
                        assert_eq!(below.check(), Err(Violation::OutOfRange), "{name}");
                        assert_eq!(below.bounded().with(name, report.min), Some(below.bounded()), "{name}");
                    }
                }
            }

            #[test]
            fn name_is_one_term_and_no_other_name_is_known() {
                let reports = $terms::DEFAULT.reports();
                for (index, report) in reports.iter().enumerate() {
                    let other = if report.value == report.max { report.min } else { report.max };
                    let changed = $terms::DEFAULT.with(&report.name, other).unwrap().reports();
                    let differing = changed.iter().zip(&reports).map(|(now, before)| now.value != before.value);
                    let expected = (0..reports.len()).map(|place| place == index && report.min != report.max);
                    assert!(differing.eq(expected), "{}", report.name);
                    assert_eq!($terms::DEFAULT.value(&report.name), Some(report.value));
                }
                assert_eq!($terms::DEFAULT.with("nothing", 1), None);
                assert_eq!($terms::DEFAULT.value("nothing"), None);
            }
        }
    };
}

pub(crate) use governed_terms;

/// Decodes a value, or returns `default` at the end of the input.
pub(crate) fn decode_or<T: Decode, I: Input>(input: &mut I, default: T) -> Result<T, Error> {
    if input.remaining_len()? == Some(0) {
        Ok(default)
    } else {
        T::decode(input)
    }
}

#[cfg(test)]
mod tests {
    use crate::fees::FeeTerms;
    use codec::{Decode, Encode};

    #[test]
    fn terms_take_defaults_when_their_encoding_ends_between_two() {
        let terms = FeeTerms { planck_per_byte: 7, planck_per_microsecond: 8 };
        let bytes = terms.encode();
        assert_eq!(FeeTerms::decode(&mut &bytes[..]), Ok(terms));
        let default = FeeTerms::DEFAULT.planck_per_microsecond;
        let shorter = FeeTerms { planck_per_byte: 7, planck_per_microsecond: default };
        assert_eq!(FeeTerms::decode(&mut &bytes[..16]), Ok(shorter));
        assert_eq!(FeeTerms::decode(&mut &bytes[..0]), Ok(FeeTerms::DEFAULT));
        assert!(FeeTerms::decode(&mut &bytes[..17]).is_err(), "a part of a term is no term");
    }

    #[test]
    fn terms_before_other_fields_are_decoded_whole() {
        let terms = FeeTerms { planck_per_byte: 7, planck_per_microsecond: 8 };
        let bytes = (terms, 9u32).encode();
        assert_eq!(<(FeeTerms, u32)>::decode(&mut &bytes[..]), Ok((terms, 9)));
    }
}

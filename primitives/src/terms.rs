//! The table from which a struct of governed terms is made.

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
/// `reports` and `with`, and tests of all terms against their ranges. The struct's own `check` is written beside it: it
/// refuses a value that `bounded` would change with [`OutOfRange`](crate::parameters::Violation::OutOfRange).
///
/// The runtime adds the struct to the table of its parameters, in one line.
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
            codec::Decode,
            codec::DecodeWithMemTracking,
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

            #[doc = concat!("Returns the terms with the one that [`", stringify!($terms), "::reports`] calls `name` set to")]
            /// `value`. None for a name that it does not know and for a value that the term's type cannot hold.
            pub fn with(self, name: &str, value: u128) -> Option<Self> {
                match name {
                    $($label => Some(Self { $name: value.try_into().ok()?, ..self }),)*
                    _ => None,
                }
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
                }
                assert_eq!($terms::DEFAULT.with("nothing", 1), None);
            }
        }
    };
}

pub(crate) use governed_terms;

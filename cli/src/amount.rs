//! Amounts as people write them: decimals of AGT, exact. A program never sees planck on the command line.

use agt_primitives::token::{AGT, DECIMALS, SYMBOL};
use agt_runtime::Balance;
use std::str::FromStr;

/// An amount of AGT in planck, written as decimals of AGT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agt(pub Balance);

impl FromStr for Agt {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        parse(text, DECIMALS).map(Self)
    }
}

/// An amount of AGT in planck, or `max`: the most that is possible now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// So much, in planck.
    Exactly(Balance),
    /// The most.
    Most,
}

impl FromStr for Wanted {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "max" => Ok(Self::Most),
            _ => parse(text, DECIMALS).map(Self::Exactly),
        }
    }
}

/// Returns the number of smallest units that a decimal number of whole units is, exactly.
///
/// Errors: a sentence, if the text is not digits with at most one point, or has more places than the unit, or is too large.
pub fn parse(text: &str, decimals: u8) -> Result<Balance, String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let has_empty_side = whole.is_empty() || text.ends_with('.');
    if has_empty_side || !are_digits(whole) || !are_digits(fraction) {
        return Err("write an amount as 12 or 12.5, without signs, commas and units".into());
    }
    let places = usize::from(decimals);
    if fraction.len() > places {
        return Err(format!("at most {decimals} places follow the point"));
    }
    let digits = format!("{whole}{fraction:0<places$}");
    digits.parse().map_err(|_| "the amount is too large".into())
}

/// Returns an amount of smallest units as a decimal number of whole units: exact, without zeros at the end, and with commas
/// between thousands.
pub fn decimal(amount: Balance, decimals: u8) -> String {
    let digits = format!("{amount:0width$}", width = usize::from(decimals) + 1);
    let (whole, fraction) = digits.split_at(digits.len() - usize::from(decimals));
    let whole = grouped(whole);
    match fraction.trim_end_matches('0') {
        "" => whole,
        fraction => format!("{whole}.{fraction}"),
    }
}

/// Returns an amount of planck in AGT, with the symbol.
pub fn agt(planck: Balance) -> String {
    format!("{} {SYMBOL}", decimal(planck, DECIMALS))
}

/// Returns a fee in AGT for readers: rounded up to six places, since a fee is an upper bound anyway.
pub fn fee(planck: Balance) -> String {
    const STEP: Balance = AGT / 1_000_000;
    agt(planck.div_ceil(STEP).saturating_mul(STEP))
}

/// Returns digits with a comma between thousands.
pub fn grouped(digits: &str) -> String {
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join(",")
}

/// Returns basis points as per cent.
pub fn percent(basis_points: u64) -> String {
    format!("{} %", decimal(basis_points.into(), 2))
}

/// Returns a factor of basis points, such as 10,240, as a decimal number: `1.024`.
pub fn factor(basis_points: u64) -> String {
    decimal(basis_points.into(), 4)
}

/// Returns what a level or a character costs: XP, AGT, both or nothing.
pub fn cost(xp: u64, planck: Balance) -> String {
    let of_xp = || format!("{} XP", grouped(&xp.to_string()));
    match (xp, planck) {
        (0, 0) => "nothing".into(),
        (0, planck) => agt(planck),
        (_, 0) => of_xp(),
        (_, planck) => format!("{} and {}", of_xp(), agt(planck)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_exactly() {
        let cases = [
            ("0", 0),
            ("1", AGT),
            ("12.5", 12 * AGT + AGT / 2),
            ("0.000000000001", 1),
            ("340282366920938463463374607.431768211455", Balance::MAX),
        ];
        for (text, planck) in cases {
            assert_eq!(parse(text, DECIMALS), Ok(planck), "{text}");
        }
        assert_eq!(parse("7", 0), Ok(7));
    }

    #[test]
    fn a_text_that_is_no_exact_amount_is_refused() {
        let wrong = ["", ".", "1.", ".5", "-1", "+1", "1,5", "1e3", "1 ", "1.0000000000001", "0x1", "1.2.3", "٣"];
        for text in wrong {
            assert!(parse(text, DECIMALS).is_err(), "{text}");
        }
        assert!(parse("340282366920938463463374607.431768211456", DECIMALS).is_err());
        assert!(parse("1.5", 0).is_err());
    }

    #[test]
    fn an_amount_is_shown_with_all_its_digits() {
        let cases = [(0, "0"), (1, "0.000000000001"), (1_234_567 * AGT + AGT / 4, "1,234,567.25"), (AGT, "1")];
        for (planck, text) in cases {
            assert_eq!(decimal(planck, DECIMALS), text);
        }
        assert_eq!(decimal(1_000, 0), "1,000");
        assert_eq!((fee(0), fee(1)), ("0 AGT".into(), "0.000001 AGT".into()));
        assert_eq!(percent(9_375), "93.75 %");
    }

    #[test]
    fn the_most_is_a_word_and_not_a_number() {
        assert_eq!("max".parse(), Ok(Wanted::Most));
        assert_eq!("2".parse(), Ok(Wanted::Exactly(2 * AGT)));
        assert!("Max".parse::<Wanted>().is_err());
    }

    #[test]
    fn a_cost_names_xp_and_agt_and_a_factor_is_a_decimal() {
        assert_eq!(cost(0, 0), "nothing");
        assert_eq!(cost(1_250, 0), "1,250 XP");
        assert_eq!(cost(0, AGT / 2), "0.5 AGT");
        assert_eq!(cost(30, 25 * AGT), "30 XP and 25 AGT");
        assert_eq!((factor(10_000), factor(12_345)), ("1".into(), "1.2345".into()));
    }
}

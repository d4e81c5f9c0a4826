//! The documents that list what the runtime has.

use crate::configs::parameters::reports;
use agt_primitives::{
    calendar::{DAY, HOUR},
    parameters::ParameterReport,
    token::AGT,
};

const GOVERNANCE: &str = include_str!("../../../docs/governance.md");

/// Returns a number with a comma between thousands.
fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group).into_owned());
    groups.collect::<Vec<_>>().join(",")
}

/// Returns `number / whole` as a decimal number without trailing zeros.
fn decimal(number: u128, whole: u128) -> String {
    let fraction = format!("{:0width$}", number % whole, width = whole.ilog10() as usize);
    let text = format!("{}.{}", grouped(number / whole), fraction);
    text.trim_end_matches('0').trim_end_matches('.').into()
}

/// Returns the row of a parameter in docs/governance.md: its name, default and hard range.
fn row(report: &ParameterReport) -> String {
    let ParameterReport { name, unit, default, min, max, .. } = report;
    let (day, hour) = (u128::from(DAY), u128::from(HOUR));
    let in_agt = [default, min, max].into_iter().all(|value| value % (AGT / 1_000) == 0);
    let shown = |value: u128| match unit.as_str() {
        "planck" if in_agt => (decimal(value, AGT), "AGT"),
        "basis points" => (decimal(value, 100), "%"),
        "ms" if value == day => ("1".into(), "day"),
        "ms" if value % day == 0 => (grouped(value / day), "days"),
        "ms" if value == hour => ("1".into(), "hour"),
        "ms" => (decimal(value * 10 / hour, 10), "hours"),
        unit => (grouped(value), unit),
    };
    let ((default, unit), (min, unit_of_min), (max, unit_of_max)) = (shown(*default), shown(*min), shown(*max));
    let min = if unit_of_min == unit_of_max { min } else { format!("{min} {unit_of_min}") };
    format!("| `{name}` | {default} {unit} | {min} to {max} {unit_of_max} |")
}

#[test]
fn governance_lists_each_parameter_with_default_and_range() {
    let rows: Vec<_> = super::genesis(super::chains::DEVELOPMENT).execute_with(|| reports().iter().map(row).collect());
    let missing: Vec<_> = rows.iter().filter(|row| !GOVERNANCE.contains(row.as_str())).cloned().collect();
    assert!(missing.is_empty(), "docs/governance.md lacks these rows:\n{}", missing.join("\n"));
    let listed = GOVERNANCE.lines().filter(|line| line.starts_with("| `") && line.contains(" to ")).count();
    assert_eq!(listed, rows.len(), "docs/governance.md lists a parameter that is none");
}

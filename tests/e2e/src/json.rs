//! Reading JSON answers strictly: amounts, moments, shapes.

pub use agt_client::report::rfc3339;

use crate::Sure;
use agt_client::report;
use agt_runtime::{Balance, Moment};
use serde_json::Value;

/// An amount of planck: a string of decimal digits and nothing else.
pub fn amount(value: &Value) -> Balance {
    report::amount(value).sure()
}

/// A moment in milliseconds: RFC 3339 in UTC to the millisecond.
pub fn moment(value: &Value) -> Moment {
    report::moment(value).sure()
}

/// The entry of a list whose `key` is `name`.
pub fn entry<'a>(list: &'a Value, key: &str, name: &str) -> &'a Value {
    let entries = list.as_array().unwrap_or_else(|| panic!("a list, not {list}"));
    entries.iter().find(|entry| entry[key] == name).unwrap_or_else(|| panic!("no entry with {key} {name}: {list}"))
}

/// Checks that two values have the same keys and JSON types at every level.
///
/// Lists have one shape for each of their entries: every entry of `actual` must have the shape of some entry of
/// `example`, and every shape of `example` must occur. The error names the place.
pub fn same_shape(example: &Value, actual: &Value) -> Result<(), String> {
    compare("$", example, actual)
}

fn compare(place: &str, example: &Value, actual: &Value) -> Result<(), String> {
    match (example, actual) {
        (Value::Object(example), Value::Object(actual)) => {
            if !example.keys().eq(actual.keys()) {
                let (example, actual) = (example.keys().collect::<Vec<_>>(), actual.keys().collect::<Vec<_>>());
                return Err(format!("{place}: keys {example:?} in the example, {actual:?} in the answer"));
            }
            example.iter().try_for_each(|(key, value)| compare(&format!("{place}.{key}"), value, &actual[key]))
        }
        (Value::Array(example), Value::Array(actual)) => {
            every_has_a_match(place, actual, example, |entry, shape| compare(place, shape, entry))?;
            every_has_a_match(place, example, actual, |shape, entry| compare(place, shape, entry))
        }
        (Value::String(_), Value::String(_))
        | (Value::Number(_), Value::Number(_))
        | (Value::Bool(_), Value::Bool(_))
        | (Value::Null, Value::Null) => Ok(()),
        _ => Err(format!("{place}: {example} in the example, {actual} in the answer")),
    }
}

fn every_has_a_match(
    place: &str,
    these: &[Value],
    those: &[Value],
    fits: impl Fn(&Value, &Value) -> Result<(), String>,
) -> Result<(), String> {
    for (index, this) in these.iter().enumerate() {
        let misses: Vec<_> = those.iter().map(|that| fits(this, that)).filter_map(Result::err).collect();
        if misses.len() == those.len() {
            let closest = misses.first().map_or("the other list is empty", String::as_str);
            return Err(format!("{place}[{index}]: {this} has no entry of its shape: {closest}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn should_take_the_same_keys_and_types_whatever_the_values() {
        let example = json!({ "a": "1", "b": [{ "c": null }, { "c": "x" }], "d": 1 });
        let actual = json!({ "a": "2", "b": [{ "c": "y" }, { "c": null }, { "c": "z" }], "d": 2.5 });
        assert_eq!(same_shape(&example, &actual), Ok(()));
    }

    #[test]
    fn should_name_the_place_where_shapes_differ() {
        let example = json!({ "a": { "b": "1" }, "list": [{ "c": 1 }] });
        for (actual, place) in [
            (json!({ "a": { "b": 1 }, "list": [{ "c": 1 }] }), "$.a.b"),
            (json!({ "a": {}, "list": [{ "c": 1 }] }), "$.a"),
            (json!({ "a": { "b": "1" }, "list": [{ "c": 1 }, { "c": "1" }] }), "$.list[1]"),
            (json!({ "a": { "b": "1" }, "list": [] }), "$.list[0]"),
            (json!({ "a": { "b": "1" }, "list": [{ "c": 1 }], "more": 1 }), "$"),
        ] {
            let error = same_shape(&example, &actual).expect_err("another shape");
            assert!(error.starts_with(place), "{error}");
        }
    }
}

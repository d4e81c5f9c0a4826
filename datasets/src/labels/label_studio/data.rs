//! The data of a task: what the requester's files say of its item.

use crate::{
    labels::{Items, Label},
    Result,
};
use serde_json::{Map, Value as Json};
use std::collections::BTreeSet;

/// The field with the name of the item.
pub(super) const ID: &str = "id";

/// The most characters of a value that are shown to people.
const SHOWN: usize = 80;

/// Returns the data of a label's task.
pub(in crate::labels) fn data_of(label: &Label, items: &dyn Items) -> Result<Map<String, Json>> {
    let mut data = items.fields(label.item)?;
    data.insert(ID.into(), label.id.clone().into());
    Ok(data)
}

/// Returns in words where data first say otherwise than the requester's files; none if they say the same.
pub(in crate::labels) fn other_data(told: &Map<String, Json>, own: &Map<String, Json>) -> Option<String> {
    let names: BTreeSet<&String> = told.keys().chain(own.keys()).collect();
    let name = names.into_iter().find(|name| told.get(*name) != own.get(*name))?;
    let (told, own) = (shown(told.get(name)), shown(own.get(name)));
    Some(format!("the data say that `{name}` is {told}, and the requester's files say {own}"))
}

/// Returns a value as JSON, cut where it is long.
pub(super) fn shown(value: Option<&Json>) -> String {
    let text = value.map_or("nothing".into(), Json::to_string);
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn data_differ_in_a_value_and_in_a_field_that_one_lacks() {
        let map = |value: Json| value.as_object().cloned().unwrap();
        let own = map(json!({ "id": "a", "text": "one\ntwo", "options": ["x", "y"] }));
        assert_eq!(other_data(&own, &own), None);
        for (told, what) in [
            (json!({ "id": "a", "text": "one", "options": ["x", "y"] }), r#"`text` is "one", and the"#),
            (
                json!({ "id": "a", "options": ["x", "y"] }),
                r#"`text` is nothing, and the requester's files say "one\ntwo""#,
            ),
            (json!({ "id": "a", "text": "one\ntwo", "options": ["y", "x"] }), r#"`options` is ["y","x"], and"#),
            (
                json!({ "id": "a", "text": "one\ntwo", "options": ["x", "y"], "z": 1 }),
                "`z` is 1, and the requester's files say nothing",
            ),
        ] {
            let found = other_data(&map(told), &own).unwrap();
            assert!(found.contains(what), "{found}");
        }
        let long = map(json!({ "text": "é".repeat(1_000) }));
        assert!(other_data(&long, &own).unwrap().len() < 400);
    }
}

//! Reading the node's JSON answers strictly, for what people read.

use crate::{
    amount,
    error::{Failure, Result},
};
use agt_client::{report, Error};
use agt_runtime::{Balance, Moment};
use serde_json::Value;

/// What can be read out of a JSON answer of the node. A field that is missing or of another type is an error: the node would
/// be of another version.
pub trait Facts {
    /// Returns an amount in smallest units.
    fn amount(&self, key: &str) -> Result<Balance>;
    /// Returns an amount of planck, in AGT for readers.
    fn agt(&self, key: &str) -> Result<String>;
    /// Returns an amount of AIA for readers.
    fn aia(&self, key: &str) -> Result<String>;
    /// Returns a moment in milliseconds.
    fn moment(&self, key: &str) -> Result<Moment>;
    /// Returns a moment in milliseconds; none for null.
    fn moment_or_none(&self, key: &str) -> Result<Option<Moment>>;
    /// Returns a whole number.
    fn count(&self, key: &str) -> Result<u64>;
    /// Returns a text.
    fn text(&self, key: &str) -> Result<&str>;
    /// Returns the entries of a list.
    fn list(&self, key: &str) -> Result<&[Value]>;
}

impl Facts for Value {
    fn amount(&self, key: &str) -> Result<Balance> {
        Ok(report::amount(&self[key]).map_err(|error| Error::Unreadable(format!("{key}: {error}")))?)
    }

    fn agt(&self, key: &str) -> Result<String> {
        self.amount(key).map(amount::agt)
    }

    fn aia(&self, key: &str) -> Result<String> {
        Ok(format!("{} AIA", amount::grouped(&self.amount(key)?.to_string())))
    }

    fn moment(&self, key: &str) -> Result<Moment> {
        Ok(report::moment(&self[key]).map_err(|error| Error::Unreadable(format!("{key}: {error}")))?)
    }

    fn moment_or_none(&self, key: &str) -> Result<Option<Moment>> {
        if self[key].is_null() {
            return Ok(None);
        }
        self.moment(key).map(Some)
    }

    fn count(&self, key: &str) -> Result<u64> {
        self[key].as_u64().ok_or_else(|| missing(key, "a whole number"))
    }

    fn text(&self, key: &str) -> Result<&str> {
        self[key].as_str().ok_or_else(|| missing(key, "a text"))
    }

    fn list(&self, key: &str) -> Result<&[Value]> {
        self[key].as_array().map(Vec::as_slice).ok_or_else(|| missing(key, "a list"))
    }
}

fn missing(key: &str, what: &str) -> Failure {
    Error::Unreadable(format!("`{key}` of the node's answer is not {what}: it is of another version")).into()
}

/// Returns words for a name in JSON such as `dataRequest`: `data request`.
pub fn words(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_field_of_another_type_is_an_error_that_names_it() {
        let facts = json!({ "amount": "1500000000000", "at": null, "n": 1 });
        assert_eq!(facts.agt("amount"), Ok("1.5 AGT".into()));
        assert_eq!(facts.moment_or_none("at"), Ok(None));
        assert_eq!(facts.count("n"), Ok(1));
        assert!(facts.count("amount").is_err_and(|error| error.message.contains("`amount`")));
        assert!(facts.agt("none").is_err() && facts.list("n").is_err() && facts.text("n").is_err());
    }

    #[test]
    fn a_name_in_json_becomes_words() {
        assert_eq!(words("bondForRoleLater"), "bond for role later");
    }
}

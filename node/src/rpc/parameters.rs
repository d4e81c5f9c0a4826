//! The parameters of the chain's own methods, checked as JSON-RPC 2.0 asks: more of them than a method has, or a name that
//! it does not have, are invalid. The server's macro takes what it needs and ignores the rest.

use jsonrpsee::{
    core::server::{MethodCallback, MethodResponse, Methods},
    types::{error::INVALID_PARAMS_CODE, ErrorObjectOwned, Params},
    RpcModule,
};
use serde::de::IgnoredAny;
use std::{collections::BTreeMap, sync::Arc};

/// The methods of a module and the names of their parameters, in their order.
pub type Table = &'static [(&'static str, &'static [&'static str])];

/// Returns the methods of `module`, each of which refuses parameters that `table` does not name. A method that is not in
/// the table takes no parameters.
pub fn strict<Context>(
    module: RpcModule<Context>,
    table: Table,
) -> Result<Methods, jsonrpsee::core::RegisterMethodError> {
    let mut checked = Methods::new();
    let names: Vec<_> = module.method_names().collect();
    for name in names {
        let known = table.iter().find(|(method, _)| *method == name).map_or(&[][..], |(_, parameters)| *parameters);
        let Some(callback) = module.method(name).cloned() else { continue };
        let callback = match callback {
            MethodCallback::Sync(method) => {
                MethodCallback::Sync(Arc::new(move |id, params, max, extensions| match check(name, known, &params) {
                    Ok(()) => method(id, params, max, extensions),
                    Err(error) => MethodResponse::error(id, error),
                }))
            }
            MethodCallback::Async(method) => {
                MethodCallback::Async(Arc::new(move |id, params, connection, max, extensions| {
                    match check(name, known, &params) {
                        Ok(()) => method(id, params, connection, max, extensions),
                        Err(error) => Box::pin(std::future::ready(MethodResponse::error(id, error))),
                    }
                }))
            }
            subscription => subscription,
        };
        checked.verify_and_insert(name, callback)?;
    }
    Ok(checked)
}

/// Returns an error if `given` has more parameters than `known`, or one of another name. What is no list and no object is
/// left to the method.
fn check(method: &str, known: &[&str], given: &Params<'_>) -> Result<(), ErrorObjectOwned> {
    let json = given.as_str().unwrap_or("[]");
    let wrong = if let Ok(list) = serde_json::from_str::<Vec<IgnoredAny>>(json) {
        (list.len() > known.len()).then(|| format!("{} parameters", list.len()))
    } else if let Ok(named) = serde_json::from_str::<BTreeMap<String, IgnoredAny>>(json) {
        let unknown = named.into_keys().find(|name| !known.contains(&name.as_str()));
        unknown.map(|name| format!("a parameter {:?}", super::excerpt(&name)))
    } else {
        None
    };
    let Some(wrong) = wrong else { return Ok(()) };
    let takes = match known {
        [] => "none".into(),
        known => known.join(", "),
    };
    let data = format!("{wrong}: {method} takes {takes}");
    Err(ErrorObjectOwned::owned(INVALID_PARAMS_CODE, "Invalid params", Some(data)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(known: &[&str], given: Option<&str>) -> Option<i32> {
        check("agt_test", known, &Params::new(given)).err().map(|error| error.code())
    }

    #[test]
    fn parameters_are_refused_when_they_are_more_than_the_method_has() {
        for sound in [None, Some("[]"), Some("[1]"), Some("[null, 2]"), Some("{}"), Some(r#"{"b":1}"#)] {
            assert_eq!(code(&["a", "b"], sound), None, "{sound:?}");
        }
        for excess in ["[1, 2, 3]", "[null, null, null]", r#"{"c":1}"#, r#"{"a":1,"B":2}"#] {
            assert_eq!(code(&["a", "b"], Some(excess)), Some(INVALID_PARAMS_CODE), "{excess}");
        }
        assert_eq!(code(&[], Some("[null]")), Some(INVALID_PARAMS_CODE));
    }

    #[test]
    fn excess_is_named_and_quoted_in_part() {
        let long = format!(r#"{{"{}":1}}"#, "x".repeat(100_000));
        let error = check("agt_test", &["a"], &Params::new(Some(&long))).expect_err("no such parameter");
        let data = error.data().expect("data").get().to_owned();
        assert!(data.len() < 200 && data.contains("agt_test takes a"), "{data}");
    }

    #[tokio::test]
    async fn every_kind_of_method_is_checked_before_it_runs() {
        let mut module = RpcModule::new(());
        module.register_method("test_sync", |_, (), _| 1).expect("a new name");
        module.register_async_method("test_async", |_, _, _| async { 2 }).expect("a new name");
        module.register_blocking_method("test_blocking", |_, _, _| 3).expect("a new name");

        let methods = strict(module, &[("test_sync", &["a"])]).expect("each name once");

        for (name, most, answer) in [("test_sync", 1, 1), ("test_async", 0, 2), ("test_blocking", 0, 3)] {
            let ask = |count: usize| {
                let params = serde_json::json!(vec![0; count]);
                format!(r#"{{"jsonrpc":"2.0","id":7,"method":"{name}","params":{params}}}"#)
            };
            let (told, _) = methods.raw_json_request(&ask(most), 1).await.expect("a request");
            assert_eq!(told, format!(r#"{{"jsonrpc":"2.0","id":7,"result":{answer}}}"#));
            let (told, _) = methods.raw_json_request(&ask(most + 1), 1).await.expect("a request");
            assert!(told.contains("-32602") && told.contains(r#""id":7"#), "{told}");
        }
    }
}

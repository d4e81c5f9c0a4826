//! The headers that keep a browser from doing what the page does not need.

use crate::error::{Error, Result};
use axum::{
    http::{
        header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS},
        HeaderName, HeaderValue,
    },
    response::Response,
};

/// What a file of the requester may do when it is opened by itself: nothing.
const NOTHING: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/// Any address by `https`.
const ANY: &str = "https:";

/// The headers that are the same for every answer.
const FIXED: [(HeaderName, &str); 5] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The headers of a server's answers.
pub(crate) struct Headers {
    page: HeaderValue,
}

impl Headers {
    /// Returns the headers of a page that speaks to `node` and shows media from `origins`.
    ///
    /// Errors: [`Error::Config`] if one of them is no address that a policy can name.
    pub(crate) fn new(node: &str, origins: &[String]) -> Result<Self> {
        let node = source(node, &["ws://", "wss://"])?;
        let media = origins.iter().map(|origin| source(origin, &["https://", "http://"]));
        let media = media.collect::<Result<Vec<_>>>()?.join(" ");
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; manifest-src 'self'; \
             img-src 'self' data: blob: {media}; media-src 'self' data: blob: {media}; connect-src 'self' {node}; \
             base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        );
        let page = HeaderValue::from_str(&policy).map_err(|error| Error::Config(error.to_string()))?;
        Ok(Self { page })
    }

    /// Adds the headers to an answer. A file of the requester is not the page.
    pub(crate) fn add_to(&self, response: &mut Response, is_media: bool) {
        let headers = response.headers_mut();
        for (name, value) in FIXED {
            headers.insert(name, HeaderValue::from_static(value));
        }
        let policy = if is_media { HeaderValue::from_static(NOTHING) } else { self.page.clone() };
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
}

/// Returns the part of an address that a policy names: scheme, host and port.
fn source(address: &str, schemes: &[&str]) -> Result<String> {
    if address == ANY && schemes.contains(&"https://") {
        return Ok(ANY.into());
    }
    let wrong = || Error::Config(format!("`{address}` is no address that begins with {}", schemes.join(" or ")));
    let scheme = schemes.iter().find(|scheme| address.starts_with(**scheme)).ok_or_else(wrong)?;
    let host = address[scheme.len()..].split('/').next().unwrap_or_default();
    let is_host = |letter: char| letter.is_ascii_alphanumeric() || "-._~:[]*".contains(letter);
    if host.is_empty() || !host.chars().all(is_host) {
        return Err(wrong());
    }
    Ok(format!("{scheme}{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_speaks_to_its_server_and_its_node_alone() {
        let headers =
            Headers::new("wss://node.example.org:443/rpc", &["https://media.example.org/a/b".into()]).unwrap();
        let policy = headers.page.to_str().unwrap();
        assert!(policy.contains("connect-src 'self' wss://node.example.org:443;"), "{policy}");
        assert!(policy.contains("img-src 'self' data: blob: https://media.example.org;"), "{policy}");
        assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe-inline"), "{policy}");
    }

    #[test]
    fn address_that_would_widen_the_policy_is_refused() {
        for node in ["http://node", "ws://", "ws://node; script-src *", "ws://a b", "ws://a,b", "node", "ws://a'b"] {
            assert!(Headers::new(node, &[]).is_err(), "{node}");
        }
        assert!(Headers::new("ws://127.0.0.1:9944", &["ftp://media".into()]).is_err());
        assert!(Headers::new("ws://[::1]:9944", &["https:".into()]).is_ok());
        assert!(Headers::new("https:", &[]).is_err());
    }
}

//! JSON-RPC over HTTP as curl speaks it: one connection, one request, one answer.

use serde_json::Value;
use std::net::SocketAddr;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// An answer over HTTP.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body as it came.
    pub body: String,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{}: {error}", self.body))
    }
}

/// Posts a body to the node's RPC.
pub async fn post(to: SocketAddr, body: &str) -> Answer {
    post_to(to, "/", body).await
}

/// Posts a body to a path of a server.
pub async fn post_to(to: SocketAddr, path: &str, body: &str) -> Answer {
    let stream = TcpStream::connect(to).await.expect("the node listens");
    let (mut incoming, mut outgoing) = stream.into_split();
    let head = [
        &format!("POST {path} HTTP/1.1"),
        &format!("Host: {to}"),
        "Content-Type: application/json",
        "Connection: close",
        &format!("Content-Length: {}", body.len()),
    ];
    let request = [&head.join("\r\n"), "\r\n\r\n", body].concat().into_bytes();
    // A server that refuses by the length alone answers and closes before it has read the body.
    let sending = tokio::spawn(async move {
        let _ = outgoing.write_all(&request).await;
        outgoing
    });
    let mut answer = Vec::new();
    let _ = incoming.read_to_end(&mut answer).await;
    let _ = sending.await;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no HTTP answer: {answer:?}"));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("an HTTP status");
    Answer { status, body: unchunked(head, body) }
}

/// Returns the body at an address that begins with `http://`. Panics if the status is not 200.
pub async fn get(url: &str) -> Vec<u8> {
    let rest = url.strip_prefix("http://").unwrap_or_else(|| panic!("{url} is no http:// address"));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let mut stream = TcpStream::connect(host).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    let request = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("the server reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("the server answers");
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    assert!(head.starts_with("HTTP/1.1 200"), "{url}: {head}");
    answer.split_off(end + 4)
}

/// A body that came in chunks, put together.
fn unchunked(head: &str, body: &str) -> String {
    if !head.to_ascii_lowercase().contains("transfer-encoding: chunked") {
        return body.into();
    }
    let (mut whole, mut rest) = (String::new(), body);
    while let Some((length, after)) = rest.split_once("\r\n") {
        let length = usize::from_str_radix(length.trim(), 16).expect("a chunk's length");
        if length == 0 {
            break;
        }
        whole.push_str(&after[..length]);
        rest = after[length..].trim_start_matches("\r\n");
    }
    whole
}

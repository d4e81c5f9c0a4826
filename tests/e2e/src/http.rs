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
    let stream = TcpStream::connect(to).await.expect("the node listens");
    let (mut incoming, mut outgoing) = stream.into_split();
    let head = [
        "POST / HTTP/1.1",
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

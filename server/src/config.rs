//! What a server is started with.

use agt_client::sealed::BoxKey;
use agt_primitives::tasks::CampaignId;
use std::{num::NonZeroU32, path::PathBuf, time::Duration};

/// What a server is started with.
#[derive(Clone, Debug)]
pub struct Config {
    /// The campaign that it serves.
    pub campaign: CampaignId,
    /// The folder of the built labelling page, with an `index.html`. Without one only the interface is served.
    pub page: Option<PathBuf>,
    /// The keeper that openings are passed on to. Without one workers reveal themselves.
    pub keeper: Option<Keeper>,
    /// The WebSocket address of a node that the page speaks to, as the worker's browser reaches it: `wss://node.example.org`.
    pub node_for_page: String,
    /// The bounds of what it takes.
    pub limits: Limits,
}

/// A keeper that openings are passed on to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeper {
    /// The address of its intake as this server reaches it: `http://127.0.0.1:9955`.
    pub url: String,
    /// The key that workers seal their openings to.
    pub key: BoxKey,
}

/// The bounds of what a server takes. An address is an IPv4 address or the first 64 bits of an IPv6 address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Requests to `/api` in a minute from one address. As many may come at once.
    pub requests_a_minute: NonZeroU32,
    /// Requests to `/media` in a minute from one address.
    pub media_a_minute: NonZeroU32,
    /// Times in a minute that an account which has proved who it is may ask for positions.
    pub positions_a_minute: NonZeroU32,
    /// Connections at the same time. Further ones wait.
    pub connections: usize,
    /// Connections at the same time from one address. Further ones are closed at once.
    pub connections_an_address: usize,
    /// The life of a challenge.
    pub challenge_life: Duration,
    /// Whether a proxy on this machine stands in front: a request from a loopback address then counts as one from the last
    /// address in its `X-Forwarded-For`.
    pub behind_proxy: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            requests_a_minute: per_minute(120),
            media_a_minute: per_minute(1_200),
            positions_a_minute: per_minute(12),
            connections: 2_048,
            connections_an_address: 64,
            challenge_life: Duration::from_secs(300),
            behind_proxy: false,
        }
    }
}

const fn per_minute(count: u32) -> NonZeroU32 {
    match NonZeroU32::new(count) {
        Some(count) => count,
        None => NonZeroU32::MIN,
    }
}

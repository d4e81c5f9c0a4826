//! How often one address and one account may ask.

use crate::{
    config::Limits,
    refusal::{Refusal, Rule},
};
use agt_runtime::AccountId;
use governor::{
    clock::{Clock, DefaultClock},
    DefaultKeyedRateLimiter, Quota, RateLimiter,
};
use std::{
    hash::Hash,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    time::Duration,
};

/// Bounds by address and by account. They forget whoever has not asked for a while when [`Rates::tidy`] is called.
pub(crate) struct Rates {
    requests: Rate<IpAddr>,
    media: Rate<IpAddr>,
    positions: Rate<AccountId>,
}

impl Rates {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            requests: Rate::a_minute(limits.requests_a_minute),
            media: Rate::a_minute(limits.media_a_minute),
            positions: Rate::a_minute(limits.positions_a_minute),
        }
    }

    /// Counts a request to the interface from an address. Errors: `TooMany`.
    pub(crate) fn request(&self, from: IpAddr) -> Result<(), Refusal> {
        self.requests.count(&network(from), "this address asks too often")
    }

    /// Counts a request for media from an address. Errors: `TooMany`.
    pub(crate) fn media(&self, from: IpAddr) -> Result<(), Refusal> {
        self.media.count(&network(from), "this address asks for media too often")
    }

    /// Counts a look at positions by an account that has proved who it is. Errors: `TooMany`.
    pub(crate) fn positions(&self, who: &AccountId) -> Result<(), Refusal> {
        self.positions.count(who, "this account asks for positions too often")
    }

    /// Forgets whoever has not asked for a while.
    pub(crate) fn tidy(&self) {
        self.requests.tidy();
        self.media.tidy();
        self.positions.tidy();
    }
}

/// Returns the address that requests and connections of an address count for: one customer has a whole network of 64 bits in
/// IPv6.
pub(crate) fn network(from: IpAddr) -> IpAddr {
    match from.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

/// Returns the address that a request comes from. `forwarded` is the last line of its `X-Forwarded-For`, of which a proxy on
/// this machine has written the last part.
pub(crate) fn origin(peer: IpAddr, forwarded: Option<&str>, behind_proxy: bool) -> IpAddr {
    if !(behind_proxy && peer.to_canonical().is_loopback()) {
        return peer;
    }
    // Whoever reaches the server without the proxy is this machine itself.
    forwarded.and_then(|list| list.rsplit(',').next()).and_then(|last| told(last.trim())).unwrap_or(peer)
}

/// Returns the address that a proxy names, with or without a port.
fn told(text: &str) -> Option<IpAddr> {
    text.parse::<IpAddr>().or_else(|_| text.parse::<SocketAddr>().map(|address| address.ip())).ok()
}

struct Rate<Key: Clone + Eq + Hash>(DefaultKeyedRateLimiter<Key>);

impl<Key: Clone + Eq + Hash> Rate<Key> {
    fn a_minute(count: NonZeroU32) -> Self {
        Self(RateLimiter::keyed(Quota::per_minute(count)))
    }

    fn count(&self, key: &Key, what: &str) -> Result<(), Refusal> {
        self.0.check_key(key).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            let seconds = wait.max(Duration::from_secs(1)).as_secs();
            Rule::TooMany.because(format!("{what}: try again in {seconds} s")).after(wait)
        })
    }

    fn tidy(&self) {
        self.0.retain_recent();
        self.0.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn rates() -> Rates {
        let two = NonZeroU32::new(2).unwrap();
        Rates::new(&Limits { requests_a_minute: two, positions_a_minute: two, ..Limits::default() })
    }

    #[test]
    fn address_that_asks_too_often_is_refused_with_a_time() {
        let rates = rates();
        let from = address("192.0.2.1");
        assert_eq!((rates.request(from), rates.request(from)), (Ok(()), Ok(())));
        let refusal = rates.request(from).unwrap_err();
        assert_eq!(refusal.counted, Rule::TooMany);
        let wait = refusal.wait.unwrap();
        assert!(wait > Duration::from_secs(20) && wait <= Duration::from_secs(30), "{wait:?}");
        assert_eq!(rates.request(address("::ffff:192.0.2.1")).unwrap_err().counted, Rule::TooMany);
        assert_eq!(rates.request(address("192.0.2.2")), Ok(()));
        assert_eq!(rates.media(from), Ok(()), "media count by themselves");
    }

    #[test]
    fn addresses_of_one_network_count_together_in_ipv6() {
        let rates = rates();
        for from in ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9"] {
            assert_eq!(rates.request(address(from)), Ok(()));
        }
        assert!(rates.request(address("2001:db8:1:2::7")).is_err());
        assert_eq!(rates.request(address("2001:db8:1:3::1")), Ok(()));
    }

    #[test]
    fn account_that_asks_too_often_is_refused() {
        let rates = rates();
        let (who, other) = (AccountId::new([1; 32]), AccountId::new([2; 32]));
        assert_eq!((rates.positions(&who), rates.positions(&who)), (Ok(()), Ok(())));
        assert_eq!(rates.positions(&who).unwrap_err().counted, Rule::TooMany);
        assert_eq!(rates.positions(&other), Ok(()));
        rates.tidy();
        assert!(rates.positions(&who).is_err(), "whoever has just asked is not forgotten");
    }

    #[test]
    fn forwarded_address_counts_behind_a_proxy_of_this_machine_only() {
        let (here, away) = (address("127.0.0.1"), address("192.0.2.1"));
        let told = Some("203.0.113.9, 198.51.100.4");
        assert_eq!(origin(here, told, true), address("198.51.100.4"));
        assert_eq!(origin(here, told, false), here);
        assert_eq!(origin(away, told, true), away);
        assert_eq!(origin(here, None, true), here);
    }

    #[test]
    fn forwarded_address_may_have_a_port_and_nonsense_counts_for_the_peer() {
        let here = address("127.0.0.1");
        for (told, from) in [
            ("198.51.100.4:4711", "198.51.100.4"),
            ("203.0.113.9,[2001:db8::1]:4711", "2001:db8::1"),
            ("2001:db8::1 ", "2001:db8::1"),
        ] {
            assert_eq!(origin(here, Some(told), true), address(from), "{told}");
        }
        for nonsense in
            ["nonsense", "", "203.0.113.9,", "198.51.100.4:", "198.51.100.4:99999", "[2001:db8::1", "unknown"]
        {
            assert_eq!(origin(here, Some(nonsense), true), here, "{nonsense}");
            assert_eq!(origin(address("::1"), Some(nonsense), true), address("::1"), "{nonsense}");
        }
    }
}

//! A chain without peers: this node alone seals and finalises blocks, on a clock that can be wound forward.
//!
//! The runtime is the one that is released. The pre-digest is a secondary plain claim, which BABE's pallet accepts. Its
//! randomness is a hash chain without VRF input: it is deterministic, which tests need, and the reason why a database
//! made by sealing never joins consensus.

mod clock;
mod driver;
mod import;
mod mark;

pub use clock::Clock;
pub use driver::Sealer;
pub use import::{import_queue, is_sealed};
pub use mark::{refuse_consensus_database, refuse_sealed_database};

use std::{str::FromStr, time::Duration};

/// The moment at which a block is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealing {
    /// On each transaction, again while ready ones remain, and once every slot.
    Instant,
    /// Once each interval.
    Interval(Duration),
    /// Only over RPC.
    Manual,
}

impl FromStr for Sealing {
    type Err = String;

    fn from_str(mode: &str) -> Result<Self, String> {
        let interval = |millis: &str| match millis.parse::<u64>() {
            Ok(millis) if (50..=3_600_000).contains(&millis) => Ok(Self::Interval(Duration::from_millis(millis))),
            _ => Err(format!("interval={millis}: milliseconds from 50 to 3600000")),
        };
        match (mode, mode.strip_prefix("interval=")) {
            ("instant", _) => Ok(Self::Instant),
            ("manual", _) => Ok(Self::Manual),
            (_, Some(millis)) => interval(millis),
            _ => Err(format!("{mode}: known are instant, interval=<ms> and manual")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mode_is_read_by_its_name() {
        assert_eq!("instant".parse(), Ok(Sealing::Instant));
        assert_eq!("manual".parse(), Ok(Sealing::Manual));
        assert_eq!("interval=250".parse(), Ok(Sealing::Interval(Duration::from_millis(250))));
    }

    #[test]
    fn mode_is_refused_when_it_is_none_or_out_of_range() {
        for mode in ["", "fast", "interval", "interval=", "interval=0", "interval=49", "interval=-1", "interval=1e3"] {
            assert!(Sealing::from_str(mode).is_err(), "{mode} was taken");
        }
    }
}

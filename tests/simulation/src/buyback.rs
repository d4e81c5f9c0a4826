//! Revenue, its sale for AGT, and the recycler, over months; and what attacks on them gain.
//!
//! The rates, the clamps, the mean, the auctions, the burned share, the pools and the lanes are functions of
//! `agt-primitives`; the model has the order in which the pallets call them. The market is a constant product with one
//! provider. Who pays, who sells and how much is assumed: [`months`] has it.

pub mod bidders;
pub mod float;
pub mod limits;
pub mod market;
pub mod months;
pub mod provider;
pub mod recycling;
pub mod sandwich;
pub mod seller;
pub mod stake;
pub mod tables;
pub mod wash;

use agt_primitives::{calendar::HOUR, Balance, Moment};

/// A US dollar in the smallest units of a stable asset of six decimals.
pub const USD: Balance = 1_000_000;

/// Blocks of an hour: one in six seconds.
pub const BLOCKS_AN_HOUR: u32 = 600;

/// The time of a block, in milliseconds.
pub const BLOCK: Moment = HOUR / BLOCKS_AN_HOUR as Moment;

/// Hours of a month. A month has thirty days here.
pub const HOURS: u32 = 30 * 24;

/// How often an hour is looked at for a sale on the market: each 100 blocks.
pub const LOOKS_AN_HOUR: u32 = 6;

/// The time between two such looks, in milliseconds.
pub const LOOK: Moment = HOUR / LOOKS_AN_HOUR as Moment;

/// Blocks of a day.
pub const BLOCKS_A_DAY: u32 = 24 * BLOCKS_AN_HOUR;

/// Dollars that providers have put into a market beside as much AGT, unless a table says otherwise.
pub const SIDE: Balance = 1_000_000;

/// Dollars of a stable asset that arrive in a month in the tables of attacks.
pub const STABLE_A_MONTH: Balance = 50_000;

/// Smallest units of the stable asset as dollars.
pub fn usd(units: Balance) -> f64 {
    units as f64 / USD as f64
}

/// The verdict on an attack that nets so much.
pub fn verdict(net: f64) -> &'static str {
    if net > 0.0 {
        "pays"
    } else {
        "loses"
    }
}

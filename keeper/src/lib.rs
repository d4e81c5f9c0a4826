//! The keeper: it takes every step that a campaign needs and that anyone may take, so that no human has to be there.
//!
//! * [`Keeper`] follows a chain and does what is due; [`Config`] says where it keeps its data and what it may do.
//! * [`steps`] says which steps are due, from what the chain stores and what its clocks show; [`windows`] is the arithmetic.
//! * [`store`] keeps the openings that workers handed over, and gold leaves, on disk; [`intake`] takes the openings.
//! * [`Gold`] is where gold leaves come from.
//!
//! All state comes from the chain: a keeper that is killed at any moment reads it again and goes on. Only openings and
//! leaves are its own, and those are on disk before anybody is told that they are received.
//!
//! Before a keeper pays for a step, it rehearses it on the node, and looks whether a transaction that does the same waits in
//! the node's pool. What it pays in a day is bounded. Keepers that know each other take turns, see [`turns`].

mod act;
mod book;
mod budget;
mod config;
mod dirty;
mod error;
mod gold;
pub mod intake;
mod keeper;
mod metrics;
mod observe;
mod pool;
mod read;
mod retry;
mod schedule;
mod seats;
pub mod steps;
pub mod store;
pub mod turns;
pub mod windows;

#[cfg(test)]
mod tests;

pub use config::{Campaigns, Config};
pub use error::{Error, Result};
pub use gold::{Gold, NoGold};
pub use keeper::{Keeper, Passed, KEY_FILE};

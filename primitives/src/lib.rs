//! What the pallets of the AGT chain share: types, the traits they meet through, arithmetic and the UTC calendar.
//!
//! Nothing in here touches storage. A pallet never names another custom pallet's crate: it asks for what it needs
//! through a trait of this crate, and the runtime ties the two together.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod access;
pub mod account;
pub mod arithmetic;
pub mod assets;
pub mod attestation;
pub mod basis_points;
pub mod beacon;
#[cfg(any(feature = "std", feature = "runtime-benchmarks"))]
pub mod benchmarking;
pub mod boosters;
pub mod buyback;
pub mod calendar;
pub mod characters;
pub mod consensus;
pub mod contributors;
pub mod experience;
pub mod external_addresses;
pub mod fees;
pub mod governance;
pub mod invariants;
pub mod medallions;
pub mod merit;
pub mod merkle;
pub mod metrics;
pub mod multiplier;
pub mod parameters;
pub mod quests;
pub mod recycler;
pub mod redemption;
pub mod regeneration;
pub mod report;
pub mod revenue;
pub mod reward_pools;
pub mod safe_mode;
pub mod season;
pub mod skill;
pub mod sum_tree;
pub mod supply;
pub mod tasks;
mod terms;
pub mod token;
pub mod work_clock;

/// An amount of AGT in planck: 10^-12 AGT.
pub type Balance = u128;

/// An amount of AIA, the credits that accepted work earns: whole credits, no decimals.
///
/// Narrower than a [`Balance`], so that planck and credits cannot stand in for each other.
pub type Aia = u64;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, as the block timestamp tells it.
pub type Moment = u64;

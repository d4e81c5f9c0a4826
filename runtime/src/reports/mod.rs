//! The reports that span pallets: what the runtime API answers beside what a pallet reports by itself.

pub mod access;
pub mod characters;
pub mod contributor;
pub mod eligibility;
pub mod markets;
pub mod medallions;
pub mod metrics;
pub mod pools;
pub mod referenda;
mod steps;

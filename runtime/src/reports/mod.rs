//! The reports that span pallets: what the runtime API answers beside what a pallet reports by itself.

pub mod access;
pub mod contributor;
pub mod pools;
pub mod referenda;
mod steps;

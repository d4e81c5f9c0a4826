//! Fuzzing of the whole runtime: random sequences of all its calls by a few accounts over time that leaps, and what must hold
//! after each block.
//!
//! * [`play`] plays an input: bytes that a seed, a file or libFuzzer gives.
//! * [`invariants`] is what must hold.
//! * [`calls`] and [`values`] make any call of any pallet by its type, [`plays`] make calls that fit the state, so that the
//!   sequences get deep.
//! * [`excluded`] lists the calls that are never made, each with its reason.
//! * [`mutate`] changes inputs as libFuzzer asks for it.
//!
//! `docs/fuzzing.md` says how to run it and how to replay what it finds.

pub mod bytes;
pub mod calls;
pub mod chain;
pub mod excluded;
pub mod invariants;
pub mod mutate;
pub mod people;
pub mod plays;
pub mod sequence;
pub mod values;
pub mod world;

pub use invariants::Finding;
pub use sequence::{play, play_traced};
pub use world::Played;

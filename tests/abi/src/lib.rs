//! The ABI lock: a runtime's ABI as text, the changes between two such texts, and which version must rise for them.
//!
//! * [`render`] writes the metadata of a runtime as text, one line an item.
//! * [`Changes`] are the lines that only one of two texts has; [`Changes::need`] says what they require.
//! * [`judge`] compares the versions of a runtime with the last release, which [`last_release`] reads from a changelog.
//!
//! The runtime's own test (`runtime/src/tests/abi.rs`) keeps the text in a file and compares.

mod changes;
#[cfg(test)]
mod definitions;
#[cfg(test)]
mod judgement;
mod releases;
mod text;
mod types;

pub use changes::{judge, Changes, Need, Verdict, Versions};
pub use releases::last_release;
pub use text::render;

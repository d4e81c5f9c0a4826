//! The files of a campaign: items and gold that go in, labels that come out.
//!
//! * [`plan`] is `campaign.toml`; [`items`] and [`gold`] read what people bring; [`prepare`] makes the gold leaves, the
//!   Merkle root and the folder from which a campaign is run; [`prepared`] reads that folder.
//! * [`labels`] writes what a campaign has decided as CSV, JSON Lines, Parquet and Label Studio JSON, and reads it again.
//!
//! Nothing here speaks to a node. Everything streams: memory does not grow with the media, and grows by a few bytes an item.

mod error;
pub mod gold;
pub mod items;
pub mod labels;
pub mod plan;
pub mod prepare;
pub mod prepared;

pub use error::{Error, Result};

//! The calls of this runtime that tests make.

pub use agt_client::calls::*;

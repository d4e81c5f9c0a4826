//! What this chain's referenda may do: the origins they speak with, the tracks they run on, how they are told.

pub mod origins;
pub mod patience;
pub mod reports;
#[cfg(test)]
mod tests;
pub mod tracks;

//! What this chain's referenda may do: their origins, their tracks, and how their calls are scheduled.

pub mod origins;
pub mod retry_scheduler;
#[cfg(test)]
mod tests;
pub mod tracks;

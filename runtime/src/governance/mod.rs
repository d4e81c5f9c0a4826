//! What this chain's referenda may do: their origins, their tracks, how their calls are scheduled, and how long votes
//! lock.

pub mod origins;
pub mod past_locks;
pub mod retry_scheduler;
#[cfg(test)]
mod tests;
pub mod tracks;

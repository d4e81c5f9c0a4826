//! The pallets' configurations, by domain.

mod access;
mod consensus;
mod contributors;
mod governance;
mod money;
pub mod parameters;
mod redemption;
pub mod safety;
mod system;
mod tasks;
mod treasury;
mod wallets;

pub use governance::{PreimageByte, SubmissionDeposit};
pub use system::{BlockHashCount, SafeModeAndGoOn};
pub use wallets::ProxyType;

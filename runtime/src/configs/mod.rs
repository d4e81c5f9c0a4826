//! The pallets' configurations, by domain. Each file tests its own values.

mod access;
mod accounts;
mod consensus;
mod contributors;
mod deposit;
mod external_addresses;
mod governance;
mod money;
pub mod parameters;
mod redemption;
pub mod safety;
mod system;
mod tasks;
mod treasury;

pub use accounts::ProxyType;
pub use governance::{PreimageByte, SubmissionDeposit};
pub use system::{BlockHashCount, SafeModeAndGoOn};

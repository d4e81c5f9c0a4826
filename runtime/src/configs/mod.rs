//! The pallets' configurations, by domain. Each file tests its own values.

mod consensus;
mod money;
pub mod parameters;
pub mod safety;
mod system;
mod wallets;

pub use system::{BlockHashCount, SafeModeAndGoOn};
pub use wallets::ProxyType;

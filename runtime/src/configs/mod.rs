//! The pallets' configurations, by domain.

mod access;
mod accounts;
mod assets;
mod attestation;
mod beacon;
mod buyback;
mod characters;
mod consensus;
mod contributors;
mod deposit;
mod external_addresses;
mod governance;
pub mod markets;
mod medallions;
mod money;
pub mod parameters;
mod quests;
mod recycler;
mod redemption;
mod revenue;
mod reward_pools;
pub mod safety;
mod system;
mod tasks;
mod treasury;
mod work_clock;

pub use accounts::ProxyType;
pub use contributors::is_feeless;
pub use governance::{PreimageByte, SubmissionDeposit};
pub use system::{BlockHashCount, FirstNonce, SafeModeAndGoOn, UsedNonces};

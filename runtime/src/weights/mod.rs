//! What everything weighs on this chain: measured by scripts/benchmark.sh on its own database, never typed.
//!
//! Pallets of the SDK that are not here use the figures that the SDK measured for them, over [`database`]. Those of
//! [`pallet_nfts`] are the SDK's, too, with the reads that its locks cost here.

pub mod block;
pub mod database;
pub mod equivocation;
pub mod extrinsic;
pub mod frame_system;
pub mod frame_system_extensions;
pub mod pallet_access;
pub mod pallet_attestation;
pub mod pallet_balances;
pub mod pallet_beacon;
pub mod pallet_buyback;
pub mod pallet_characters;
pub mod pallet_contributors;
pub mod pallet_external_addresses;
pub mod pallet_listed_assets;
pub mod pallet_medallions;
pub mod pallet_nfts;
pub mod pallet_parameter_gate;
pub mod pallet_parameters;
pub mod pallet_quests;
pub mod pallet_recycler;
pub mod pallet_redemption;
pub mod pallet_revenue;
pub mod pallet_reward_pools;
pub mod pallet_supply;
pub mod pallet_tasks;
pub mod pallet_timestamp;
pub mod pallet_transaction_payment;
pub mod pallet_treasury_limits;
pub mod pallet_work_clock;

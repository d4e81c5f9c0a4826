//! The AGT chain's runtime: the pallets put together.
//!
//! Each pallet's configuration lives in [`configs`] by domain, the genesis presets in [`presets`], the runtime APIs in
//! `apis`. Nothing economic is decided here: mechanisms are pallets, formulas are in `agt-primitives`.

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]
// The runtime macros write public items that cannot carry a doc; what is written by hand carries one all the same.
#![allow(missing_docs)]
// A panic in a runtime stops the chain: these constructs are refused in the code that becomes wasm.
#![cfg_attr(
    all(substrate_runtime, not(feature = "runtime-benchmarks")),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod governance;
pub mod pots;
pub mod presets;
mod reports;
pub mod signing;
#[cfg(test)]
mod tests;
#[cfg(feature = "try-runtime")]
pub mod try_state;
pub mod weights;

pub use agt_primitives::{Balance, Moment};
pub use apis::RuntimeApi;
pub use configs::parameters::{dynamic_params, RuntimeParameters};
pub use configs::ProxyType;

use alloc::{borrow::Cow, vec::Vec};
use sp_runtime::{
    generic,
    traits::{BlakeTwo256, IdentifyAccount, Verify},
    MultiAddress, MultiSignature,
};
use sp_version::RuntimeVersion;

/// A signature of an ordinary wallet: sr25519, ed25519 or ecdsa.
pub type Signature = MultiSignature;
/// An account: the public key, or the hash of one, that signs for it.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// How extrinsics name an account.
pub type Address = MultiAddress<AccountId, ()>;
/// The number of the next extrinsic that an account signs. A new account's begins where removed accounts' have ended.
pub type Nonce = u32;
/// A block's number.
pub type BlockNumber = u32;
/// The hash of blocks and tries.
pub type Hash = sp_core::H256;
/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// The block as the node sees it: a node carries extrinsics without reading them, so that it stores and forwards the
/// blocks of a later runtime too.
pub mod opaque {
    /// A block whose extrinsics are bytes.
    pub type Block = sp_runtime::generic::Block<super::Header, sp_runtime::OpaqueExtrinsic>;
}

/// The transaction extensions, in the order every wallet signs them: all of the SDK, none of ours.
pub type TxExtension = (
    frame_system::AuthorizeCall<Runtime>,
    frame_system::CheckNonZeroSender<Runtime>,
    frame_system::CheckSpecVersion<Runtime>,
    frame_system::CheckTxVersion<Runtime>,
    frame_system::CheckGenesis<Runtime>,
    frame_system::CheckMortality<Runtime>,
    frame_system::CheckNonce<Runtime>,
    frame_system::CheckWeight<Runtime>,
    pallet_skip_feeless_payment::SkipCheckIfFeeless<
        Runtime,
        pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
    >,
    frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
    frame_system::WeightReclaim<Runtime>,
);

/// An extrinsic as it travels.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What a wallet signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// The calls of `balances`.
pub type BalancesCall = pallet_balances::Call<Runtime>;
/// The calls of `supply`.
pub type SupplyCall = pallet_supply::Call<Runtime>;
/// The calls of `utility`.
pub type UtilityCall = pallet_utility::Call<Runtime>;

/// Runs blocks.
pub type Executive =
    frame_executive::Executive<Runtime, Block, frame_system::ChainContext<Runtime>, Runtime, AllPalletsWithSystem>;

/// The version of this runtime: `spec_version` rises with any change of it after the first release,
/// `transaction_version` with any change of what a wallet encodes.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
    spec_name: Cow::Borrowed("agt"),
    impl_name: Cow::Borrowed("agt-node"),
    authoring_version: 1,
    spec_version: 1,
    impl_version: 1,
    apis: apis::RUNTIME_API_VERSIONS,
    transaction_version: 1,
    system_version: 1,
};

sp_runtime::impl_opaque_keys! {
    /// A validator's session keys.
    pub struct SessionKeys {
        /// Signs blocks.
        pub babe: Babe,
        /// Votes on finality.
        pub grandpa: Grandpa,
    }
}

/// The pallets. Their indices are part of every wallet's ABI and never change: the system and consensus from 0, money
/// from 20, parameters from 30, accounts' tools from 40, safety from 50, governance from 60, the chain's own mechanisms
/// from 100.
///
/// Hooks and genesis run in the order of declaration, not of the indices.
#[frame_support::runtime(legacy_ordering)]
mod runtime {
    /// The AGT chain.
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeSlashReason,
        RuntimeLockId,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Runtime;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type Pace = pallet_pace;
    #[runtime::pallet_index(2)]
    pub type Babe = pallet_babe;
    #[runtime::pallet_index(3)]
    pub type Timestamp = pallet_timestamp;
    #[runtime::pallet_index(20)]
    pub type Balances = pallet_balances;
    #[runtime::pallet_index(21)]
    pub type TransactionPayment = pallet_transaction_payment;
    #[runtime::pallet_index(22)]
    pub type SkipFeelessPayment = pallet_skip_feeless_payment;
    #[runtime::pallet_index(23)]
    pub type Assets = pallet_assets<Instance1>;
    #[runtime::pallet_index(24)]
    pub type AssetsHolder = pallet_assets_holder<Instance1>;
    // The shares of markets. Nobody creates one by hand.
    #[runtime::pallet_index(25)]
    pub type PoolAssets = pallet_assets<Instance2>;
    #[runtime::pallet_index(26)]
    pub type PoolAssetsHolder = pallet_assets_holder<Instance2>;
    // The markets between AGT and other assets.
    #[runtime::pallet_index(27)]
    pub type AssetConversion = pallet_asset_conversion;
    #[runtime::pallet_index(100)]
    pub type Supply = pallet_supply;
    #[runtime::pallet_index(5)]
    pub type ValidatorSet = pallet_validator_set;
    #[runtime::pallet_index(6)]
    pub type Session = pallet_session;
    // After the session: the first block of an epoch ends the epoch before it.
    #[runtime::pallet_index(10)]
    pub type RandomnessBeacon = pallet_beacon;
    // After the session: the author of a session's first block is looked up in that session's set.
    #[runtime::pallet_index(4)]
    pub type Authorship = pallet_authorship;
    #[runtime::pallet_index(7)]
    pub type Historical = pallet_session::historical;
    #[runtime::pallet_index(8)]
    pub type Offences = pallet_offences;
    #[runtime::pallet_index(9)]
    pub type Grandpa = pallet_grandpa;
    #[runtime::pallet_index(30)]
    pub type Parameters = pallet_parameters;
    #[runtime::pallet_index(31)]
    pub type ParameterGate = pallet_parameter_gate;
    #[runtime::pallet_index(40)]
    pub type Utility = pallet_utility;
    #[runtime::pallet_index(41)]
    pub type Proxy = pallet_proxy;
    #[runtime::pallet_index(42)]
    pub type Multisig = pallet_multisig;
    // Items: the characters, and nothing else.
    #[runtime::pallet_index(43)]
    pub type Nfts = pallet_nfts;
    #[runtime::pallet_index(50)]
    pub type SafeMode = pallet_safe_mode;
    #[runtime::pallet_index(51)]
    pub type TxPause = pallet_tx_pause;
    #[runtime::pallet_index(52)]
    pub type Migrations = pallet_migrations;
    #[runtime::pallet_index(60)]
    pub type Preimage = pallet_preimage;
    #[runtime::pallet_index(61)]
    pub type Scheduler = pallet_scheduler;
    #[runtime::pallet_index(62)]
    pub type Referenda = pallet_referenda;
    #[runtime::pallet_index(63)]
    pub type ConvictionVoting = pallet_conviction_voting;
    #[runtime::pallet_index(64)]
    pub type Origins = governance::origins;
    #[runtime::pallet_index(65)]
    pub type Whitelist = pallet_whitelist;
    #[runtime::pallet_index(66)]
    pub type TechnicalCommittee = pallet_collective;
    // After the supply, which gives every pot its existential deposit: nothing is minted here.
    #[runtime::pallet_index(67)]
    pub type Treasury = pallet_treasury;
    #[runtime::pallet_index(68)]
    pub type TreasuryLimits = pallet_treasury_limits;
    #[runtime::pallet_index(101)]
    pub type Access = pallet_access;
    #[runtime::pallet_index(102)]
    pub type Contributors = pallet_contributors;
    #[runtime::pallet_index(103)]
    pub type Redemption = pallet_redemption;
    #[runtime::pallet_index(104)]
    pub type Tasks = pallet_tasks;
    #[runtime::pallet_index(105)]
    pub type ExternalAddresses = pallet_external_addresses;
    #[runtime::pallet_index(106)]
    pub type WorkClock = pallet_work_clock;
    #[runtime::pallet_index(107)]
    pub type RewardPools = pallet_reward_pools;
    #[runtime::pallet_index(108)]
    pub type Attestation = pallet_attestation;
    #[runtime::pallet_index(109)]
    pub type ListedAssets = pallet_listed_assets;
    #[runtime::pallet_index(110)]
    pub type Characters = pallet_characters;
    #[runtime::pallet_index(111)]
    pub type Medallions = pallet_medallions;
    // After the beacon: the quests of a day are drawn by the newest seed.
    #[runtime::pallet_index(112)]
    pub type Quests = pallet_quests;
    #[runtime::pallet_index(113)]
    pub type Revenue = pallet_revenue;
    #[runtime::pallet_index(114)]
    pub type Recycler = pallet_recycler;
    #[runtime::pallet_index(115)]
    pub type Buyback = pallet_buyback;
}

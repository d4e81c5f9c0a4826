//! The list of what is benchmarked, for the tools that measure it.

use crate::*;
use alloc::{string::String, vec::Vec};
use codec::Encode;
use frame_benchmarking::{baseline::Pallet as BaselineBench, BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::{StorageInfo, StorageInfoTrait, TrackedStorageKey, WhitelistedStorageKeys};
use frame_system_benchmarking::{extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench};

frame_benchmarking::define_benchmarks!(
    [frame_benchmarking, BaselineBench::<Runtime>]
    [frame_system, SystemBench::<Runtime>]
    [frame_system_extensions, SystemExtensionsBench::<Runtime>]
    [pallet_access, Access]
    [pallet_balances, Balances]
    [pallet_collective, TechnicalCommittee]
    [pallet_contributors, Contributors]
    [pallet_conviction_voting, ConvictionVoting]
    [pallet_migrations, Migrations]
    [pallet_multisig, Multisig]
    [pallet_parameter_gate, ParameterGate]
    [pallet_parameters, Parameters]
    [pallet_preimage, Preimage]
    [pallet_proxy, Proxy]
    [pallet_redemption, Redemption]
    [pallet_referenda, Referenda]
    [pallet_safe_mode, SafeMode]
    [pallet_scheduler, Scheduler]
    [pallet_supply, Supply]
    [pallet_timestamp, Timestamp]
    [pallet_transaction_payment, TransactionPayment]
    [pallet_treasury, Treasury]
    [pallet_treasury_limits, TreasuryLimits]
    [pallet_tx_pause, TxPause]
    [pallet_utility, Utility]
    [pallet_whitelist, Whitelist]
);

impl frame_system_benchmarking::Config for Runtime {}
impl pallet_transaction_payment::BenchmarkConfig for Runtime {}
impl frame_benchmarking::baseline::Config for Runtime {}

/// Gives an account AGT out of nothing, so that a benchmark can spend it.
pub fn endow(who: &AccountId, amount: Balance) {
    use frame_support::traits::fungible::Mutate;
    let _ = Balances::mint_into(who, amount);
}

/// Sets the stage for benchmarks of pallets that meet others through traits: the others as they are on this chain.
pub struct Stage;

impl Stage {
    /// Lets the clock stand at a moment, past the slots that watch over it.
    fn set_time(now: Moment) {
        pallet_timestamp::Now::<Runtime>::put(now);
    }

    /// Bonds so many planck of an account that has them then.
    fn bond(who: &AccountId, amount: Balance) {
        endow(who, amount.saturating_add(agt_primitives::token::AGT));
        Access::bond(RuntimeOrigin::signed(who.clone()), amount).expect("it has that much");
    }
}

impl pallet_contributors::BenchmarkHelper<AccountId, Signature> for Stage {
    fn signer() -> AccountId {
        let key = sp_io::crypto::ecdsa_generate(SIGNING, Some(b"//Signer".to_vec()));
        sp_runtime::MultiSigner::from(key).into_account()
    }

    fn sign(message: &[u8]) -> Signature {
        let key = sp_io::crypto::ecdsa_generate(SIGNING, Some(b"//Signer".to_vec()));
        let signature = sp_io::crypto::ecdsa_sign(SIGNING, &key, message).expect("the key is there");
        Signature::Ecdsa(signature)
    }

    fn bond(who: &AccountId) {
        use agt_primitives::access::Role;

        Stage::bond(who, 10_000 * agt_primitives::token::AGT);
        let last = Role::ALL.last().copied().expect("there are roles");
        Access::enter_role(RuntimeOrigin::signed(who.clone()), last).expect("its bond is enough");
    }

    fn give_medallion(who: &AccountId) {
        frame_support::storage::unhashed::put(&medallion(who), &());
    }

    fn set_time(now: Moment) {
        Stage::set_time(now);
    }
}

impl pallet_redemption::BenchmarkHelper<AccountId> for Stage {
    fn start(at: Moment) {
        pallet_supply::Tge::<Runtime>::put(at);
        Stage::set_time(at);
    }

    fn travel_to(at: Moment) {
        Stage::set_time(at);
    }

    fn credit(who: &AccountId, aia: agt_primitives::Aia) {
        endow(who, 10 * agt_primitives::token::AGT);
        let registered = Contributors::register(RuntimeOrigin::signed(who.clone()), None);
        registered.expect("it has the hold and is new");
        Contributors::endow_for_benchmarks(who, aia);
    }

    fn bond(who: &AccountId, amount: Balance) {
        Stage::bond(who, amount);
    }
}

/// Where benchmarks note that an account holds a medallion, until there is a pallet that knows: one read, as there.
fn medallion(who: &AccountId) -> Vec<u8> {
    (b"medallion", who).encode()
}

impl agt_primitives::contributors::Medallions<AccountId> for Stage {
    fn holds_any(who: &AccountId) -> bool {
        frame_support::storage::unhashed::exists(&medallion(who))
    }
}

/// The key type that signs for benchmarks.
const SIGNING: sp_core::crypto::KeyTypeId = sp_core::crypto::KeyTypeId(*b"bnch");

/// What is in memory when an extrinsic runs, because the first one of a block has read it: what the SDK's pallets name,
/// the two prices that every fee is made of, and the account that receives the block's fees, here the treasury's. And
/// where a fee is measured the payer's account: the nonce check has read it, writes it, and declares both.
fn whitelist(config: &BenchmarkConfig) -> Vec<TrackedStorageKey> {
    use configs::parameters::{dynamic_params::fees, RuntimeParametersKey};

    let price = |key: fees::ParametersKey| {
        pallet_parameters::Parameters::<Runtime>::hashed_key_for(RuntimeParametersKey::Fees(key))
    };
    let receiver = pots::account(pots::TREASURY);
    let hot = [
        price(fees::ParametersKey::PlanckPerByte(fees::PlanckPerByte)),
        price(fees::ParametersKey::PlanckPerMicrosecond(fees::PlanckPerMicrosecond)),
        frame_system::Account::<Runtime>::hashed_key_for(receiver),
    ];
    let mut keys = AllPalletsWithSystem::whitelisted_storage_keys();
    keys.extend(hot.map(TrackedStorageKey::new));
    if config.pallet == b"pallet_transaction_payment" {
        let payer: AccountId = frame_benchmarking::account("caller", 0, 0);
        keys.push(TrackedStorageKey::new(frame_system::Account::<Runtime>::hashed_key_for(payer)));
    }
    keys
}

/// Every benchmark and the storage it may touch.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
    use frame_benchmarking::BenchmarkList;
    let mut list = Vec::<BenchmarkList>::new();
    list_benchmarks!(list, extra);
    (list, AllPalletsWithSystem::storage_info())
}

/// Runs the benchmarks that `config` names.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
    use frame_benchmarking::BenchmarkBatch;
    let whitelist = whitelist(&config);
    let mut batches = Vec::<BenchmarkBatch>::new();
    let params = (&config, &whitelist);
    add_benchmarks!(params, batches);
    Ok(batches)
}

//! The list of what is benchmarked, for the tools that measure it.

use crate::*;
use agt_primitives::{
    assets::{AssetId, AssetKind},
    buyback::{Rate, Reserves},
    revenue::{Revenue as _, RevenueSource},
    token::AGT,
};
use alloc::{boxed::Box, string::String, vec::Vec};
use frame_benchmarking::{baseline::Pallet as BaselineBench, BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::{
    fungibles::{self, Inspect as _},
    StorageInfo, StorageInfoTrait, TrackedStorageKey, WhitelistedStorageKeys,
};
use frame_system_benchmarking::{extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench};

frame_benchmarking::define_benchmarks!(
    [frame_benchmarking, BaselineBench::<Runtime>]
    [frame_system, SystemBench::<Runtime>]
    [frame_system_extensions, SystemExtensionsBench::<Runtime>]
    [pallet_access, Access]
    [pallet_attestation, Attestation]
    [pallet_balances, Balances]
    [pallet_beacon, RandomnessBeacon]
    [pallet_buyback, Buyback]
    [pallet_characters, Characters]
    [pallet_collective, TechnicalCommittee]
    [pallet_contributors, Contributors]
    [pallet_conviction_voting, ConvictionVoting]
    [pallet_external_addresses, ExternalAddresses]
    [pallet_listed_assets, ListedAssets]
    [pallet_medallions, Medallions]
    [pallet_migrations, Migrations]
    [pallet_multisig, Multisig]
    [pallet_nfts, Nfts]
    [pallet_parameter_gate, ParameterGate]
    [pallet_parameters, Parameters]
    [pallet_preimage, Preimage]
    [pallet_proxy, Proxy]
    [pallet_quests, Quests]
    [pallet_recycler, Recycler]
    [pallet_redemption, Redemption]
    [pallet_revenue, Revenue]
    [pallet_referenda, Referenda]
    [pallet_reward_pools, RewardPools]
    [pallet_safe_mode, SafeMode]
    [pallet_scheduler, Scheduler]
    [pallet_supply, Supply]
    [pallet_tasks, Tasks]
    [pallet_timestamp, Timestamp]
    [pallet_transaction_payment, TransactionPayment]
    [pallet_treasury, Treasury]
    [pallet_treasury_limits, TreasuryLimits]
    [pallet_tx_pause, TxPause]
    [pallet_utility, Utility]
    [pallet_whitelist, Whitelist]
    [pallet_work_clock, WorkClock]
);

impl frame_system_benchmarking::Config for Runtime {}
impl pallet_transaction_payment::BenchmarkConfig for Runtime {}
impl frame_benchmarking::baseline::Config for Runtime {}

/// Numbers and signatures for the benchmarks of pallet-nfts. The number of its first collection is that of the characters.
pub struct NftsHelper;

impl pallet_nfts::BenchmarkHelper<u32, u32, <Signature as Verify>::Signer, AccountId, Signature> for NftsHelper {
    fn collection(number: u16) -> u32 {
        u32::from(number).saturating_add(1)
    }

    fn item(number: u16) -> u32 {
        number.into()
    }

    fn signer() -> (<Signature as Verify>::Signer, AccountId) {
        <() as pallet_nfts::BenchmarkHelper<u32, u32, _, _, Signature>>::signer()
    }

    fn sign(signer: &<Signature as Verify>::Signer, message: &[u8]) -> Signature {
        <() as pallet_nfts::BenchmarkHelper<u32, u32, _, AccountId, _>>::sign(signer, message)
    }
}

/// Gives an account AGT out of nothing, so that a benchmark can spend it.
pub fn endow(who: &AccountId, amount: Balance) {
    use frame_support::traits::fungible::Mutate;
    let _ = Balances::mint_into(who, amount);
}

/// What is in memory when an extrinsic runs, because the first one of a block has read it: what the SDK's pallets name,
/// the prices that every fee is made of, and the account that receives the block's fees, here the treasury's. And
/// where a fee is measured the payer's account: the nonce check has read it, writes it, and declares both.
fn whitelist(config: &BenchmarkConfig) -> Vec<TrackedStorageKey> {
    use configs::parameters::{dynamic_params::fees, RuntimeParametersKey};

    let prices = RuntimeParametersKey::Fees(fees::ParametersKey::Terms(fees::Terms));
    let receiver = pots::account(pots::TREASURY);
    let hot = [
        pallet_parameters::Parameters::<Runtime>::hashed_key_for(prices),
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

/// Assets, markets and rates for the benchmarks of buyback.
pub struct BuybackHelper;

impl pallet_buyback::BenchmarkHelper for BuybackHelper {
    fn stock(number: u32, units: Balance) -> AssetId {
        let pot = pots::account(pots::REVENUE);
        if !Assets::asset_exists(number) {
            let made = Assets::force_create(RuntimeOrigin::root(), number, pot.clone().into(), true, 1);
            made.expect("assets are made in the order of their numbers");
            ListedAssets::list(RuntimeOrigin::root(), number).expect("it is new");
        }
        <Assets as fungibles::Mutate<AccountId>>::mint_into(number, &pot, units).expect("the pot takes all");
        Revenue::note(AssetKind::WithId(number), RevenueSource::Gifts, units);
        number
    }

    fn market(asset: AssetId, reserves: Reserves) {
        let maker: AccountId = frame_benchmarking::account("maker", asset, 0);
        endow(&maker, reserves.agt.saturating_add(1_000 * AGT));
        // The least balance of the asset stays with its maker.
        let units = reserves.asset.saturating_add(1);
        <Assets as fungibles::Mutate<AccountId>>::mint_into(asset, &maker, units).expect("it is an account");
        let pair = || (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(asset)));
        let by = || RuntimeOrigin::signed(maker.clone());
        let (asset1, asset2) = pair();
        AssetConversion::create_pool(by(), asset1, asset2).expect("the maker can pay");
        let (asset1, asset2) = pair();
        let (agt, units) = (reserves.agt, reserves.asset);
        let added = AssetConversion::add_liquidity(by(), asset1, asset2, agt, units, 1, 1, maker.clone());
        added.expect("the maker has both");
    }

    fn rate(asset: AssetId, rate: Rate) {
        ListedAssets::set_rate(RuntimeOrigin::root(), asset, rate).expect("it is within the range");
    }
}

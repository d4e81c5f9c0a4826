//! The runtime APIs: how the node, wallets and other clients ask the runtime.

use crate::*;
use agt_primitives::{
    access::AccessReport,
    account::AccountReport,
    assets::{AssetId, AssetKind},
    attestation::{AttesterReport, BatchNumber, BatchReport, JobId, JobReport},
    buyback::{AuctionPage, MarketFacts, MonthReport, RunPage, SwapSide},
    calendar::Month,
    characters::{CharacterId, ProfileReport},
    contributors::ContributorReport,
    external_addresses::ExternalAddressReport,
    governance::{ReferendaPage, ReferendumIndex},
    medallions::MedallionsReport,
    metrics::MetricsReport,
    parameters::ParameterReports,
    quests::QuestsReport,
    recycler::RecyclerReport,
    redemption::{Claimable, Quote, SeasonReport},
    revenue::{AuthorReport, RevenueReport},
    reward_pools::{PoolKey, PoolPage, PoolReport, RequestReport},
    supply::{Bucket, SupplyReport, Unlock},
    tasks::{CampaignId, CampaignPage, CampaignReport, EligibilityReport, PoolId},
    Aia,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
    genesis_builder_helper::{build_state, get_preset},
    traits::{
        fungible::Inspect,
        tokens::{nonfungibles_v2::Inspect as NftsInspect, Fortitude, Preservation},
        Get, KeyOwnerProofSystem,
    },
    weights::Weight,
};
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use pallet_transaction_payment_rpc_runtime_api as payment_api;
use sp_api::impl_runtime_apis;
use sp_consensus_babe::AuthorityId as BabeId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
use sp_runtime::{
    traits::{Block as BlockT, NumberFor},
    transaction_validity::{TransactionSource, TransactionValidity},
    ApplyExtrinsicResult,
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_version::RuntimeVersion;

impl_runtime_apis! {
    impl sp_api::Core<Block> for Runtime {
        fn version() -> RuntimeVersion {
            VERSION
        }

        fn execute_block(block: <Block as BlockT>::LazyBlock) {
            Executive::execute_block(block)
        }

        fn initialize_block(header: &<Block as BlockT>::Header) -> sp_runtime::ExtrinsicInclusionMode {
            Executive::initialize_block(header)
        }
    }

    impl sp_api::Metadata<Block> for Runtime {
        fn metadata() -> OpaqueMetadata {
            OpaqueMetadata::new(Runtime::metadata().into())
        }

        fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
            Runtime::metadata_at_version(version)
        }

        fn metadata_versions() -> Vec<u32> {
            Runtime::metadata_versions()
        }
    }

    impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
        fn execute_view_function(
            id: frame_support::view_functions::ViewFunctionId,
            input: Vec<u8>,
        ) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
            Runtime::execute_view_function(id, input)
        }
    }

    impl sp_block_builder::BlockBuilder<Block> for Runtime {
        fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
            Executive::apply_extrinsic(extrinsic)
        }

        fn finalize_block() -> <Block as BlockT>::Header {
            Executive::finalize_block()
        }

        fn inherent_extrinsics(data: sp_inherents::InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
            data.create_extrinsics()
        }

        fn check_inherents(
            block: <Block as BlockT>::LazyBlock,
            data: sp_inherents::InherentData,
        ) -> sp_inherents::CheckInherentsResult {
            data.check_extrinsics(&block)
        }
    }

    impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
        fn validate_transaction(
            source: TransactionSource,
            tx: <Block as BlockT>::Extrinsic,
            block_hash: <Block as BlockT>::Hash,
        ) -> TransactionValidity {
            Executive::validate_transaction(source, tx, block_hash)
        }
    }

    impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
        fn offchain_worker(header: &<Block as BlockT>::Header) {
            Executive::offchain_worker(header)
        }
    }

    impl sp_consensus_babe::BabeApi<Block> for Runtime {
        fn configuration() -> sp_consensus_babe::BabeConfiguration {
            let epoch = Babe::epoch_config().unwrap_or(presets::EPOCH_CONFIGURATION);
            sp_consensus_babe::BabeConfiguration {
                slot_duration: Babe::slot_duration(),
                epoch_length: <Runtime as pallet_babe::Config>::EpochDuration::get(),
                c: epoch.c,
                authorities: Babe::authorities().to_vec(),
                randomness: Babe::randomness(),
                allowed_slots: epoch.allowed_slots,
            }
        }

        fn current_epoch_start() -> sp_consensus_babe::Slot {
            Babe::current_epoch_start()
        }

        fn current_epoch() -> sp_consensus_babe::Epoch {
            Babe::current_epoch()
        }

        fn next_epoch() -> sp_consensus_babe::Epoch {
            Babe::next_epoch()
        }

        fn generate_key_ownership_proof(
            _slot: sp_consensus_babe::Slot,
            authority: BabeId,
        ) -> Option<sp_consensus_babe::OpaqueKeyOwnershipProof> {
            Historical::prove((sp_consensus_babe::KEY_TYPE, authority))
                .map(|proof| proof.encode())
                .map(sp_consensus_babe::OpaqueKeyOwnershipProof::new)
        }

        fn submit_report_equivocation_unsigned_extrinsic(
            equivocation: sp_consensus_babe::EquivocationProof<<Block as BlockT>::Header>,
            ownership: sp_consensus_babe::OpaqueKeyOwnershipProof,
        ) -> Option<()> {
            Babe::submit_unsigned_equivocation_report(equivocation, ownership.decode()?)
        }
    }

    impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
        fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
            Grandpa::grandpa_authorities()
        }

        fn current_set_id() -> sp_consensus_grandpa::SetId {
            pallet_grandpa::CurrentSetId::<Runtime>::get()
        }

        fn submit_report_equivocation_unsigned_extrinsic(
            equivocation: sp_consensus_grandpa::EquivocationProof<<Block as BlockT>::Hash, NumberFor<Block>>,
            ownership: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
        ) -> Option<()> {
            Grandpa::submit_unsigned_equivocation_report(equivocation, ownership.decode()?)
        }

        fn generate_key_ownership_proof(
            _set_id: sp_consensus_grandpa::SetId,
            authority: GrandpaId,
        ) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
            Historical::prove((sp_consensus_grandpa::KEY_TYPE, authority))
                .map(|proof| proof.encode())
                .map(sp_consensus_grandpa::OpaqueKeyOwnershipProof::new)
        }
    }

    impl sp_session::SessionKeys<Block> for Runtime {
        fn generate_session_keys(owner: Vec<u8>, seed: Option<Vec<u8>>) -> OpaqueGeneratedSessionKeys {
            SessionKeys::generate(&owner, seed).into()
        }

        fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
            SessionKeys::decode_into_raw_public_keys(&encoded)
        }
    }

    impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
        fn account_nonce(account: AccountId) -> Nonce {
            *System::account_nonce(account)
        }
    }

    impl payment_api::TransactionPaymentApi<Block, Balance> for Runtime {
        fn query_info(extrinsic: <Block as BlockT>::Extrinsic, length: u32) -> RuntimeDispatchInfo<Balance> {
            let is_feeless = configs::is_feeless(&extrinsic);
            let mut info = TransactionPayment::query_info(extrinsic, length);
            if is_feeless {
                info.partial_fee = 0;
            }
            info
        }

        fn query_fee_details(extrinsic: <Block as BlockT>::Extrinsic, length: u32) -> FeeDetails<Balance> {
            let is_feeless = configs::is_feeless(&extrinsic);
            let mut details = TransactionPayment::query_fee_details(extrinsic, length);
            if is_feeless {
                details.inclusion_fee = None;
            }
            details
        }

        fn query_weight_to_fee(weight: Weight) -> Balance {
            TransactionPayment::weight_to_fee(weight)
        }

        fn query_length_to_fee(length: u32) -> Balance {
            TransactionPayment::length_to_fee(length)
        }
    }

    impl payment_api::TransactionPaymentCallApi<Block, Balance, RuntimeCall> for Runtime {
        fn query_call_info(call: RuntimeCall, length: u32) -> RuntimeDispatchInfo<Balance> {
            TransactionPayment::query_call_info(call, length)
        }

        fn query_call_fee_details(call: RuntimeCall, length: u32) -> FeeDetails<Balance> {
            TransactionPayment::query_call_fee_details(call, length)
        }

        fn query_weight_to_fee(weight: Weight) -> Balance {
            TransactionPayment::weight_to_fee(weight)
        }

        fn query_length_to_fee(length: u32) -> Balance {
            TransactionPayment::length_to_fee(length)
        }
    }

    impl agt_runtime_api::AgtApi<Block, AccountId> for Runtime {
        fn supply() -> SupplyReport<AccountId> {
            Supply::report()
        }

        fn unlocks(bucket: Bucket) -> Vec<Unlock> {
            Supply::unlock_calendar(bucket)
        }

        fn parameters() -> ParameterReports {
            configs::parameters::reports()
        }

        fn account(account: AccountId) -> AccountReport {
            let entry = frame_system::Account::<Runtime>::get(&account);
            AccountReport {
                free: entry.data.free.into(),
                held: entry.data.reserved.into(),
                spendable: Balances::reducible_balance(&account, Preservation::Preserve, Fortitude::Polite).into(),
                nonce: *entry.nonce,
            }
        }

        fn access(account: AccountId) -> AccessReport<AccountId> {
            reports::access::report(account)
        }

        fn referenda(cursor: Option<ReferendumIndex>) -> ReferendaPage<AccountId> {
            reports::referenda::report(cursor)
        }

        fn contributor(account: AccountId) -> ContributorReport<AccountId> {
            reports::contributor::report(account)
        }

        fn characters(account: AccountId, after: Option<CharacterId>) -> ProfileReport<AccountId> {
            reports::characters::report(account, after)
        }

        fn medallions(account: AccountId) -> MedallionsReport {
            reports::medallions::report(account)
        }

        fn quests(account: AccountId) -> QuestsReport {
            Quests::quests(account)
        }

        fn eligibility(account: AccountId, campaign: CampaignId) -> Option<EligibilityReport> {
            reports::eligibility::report(account, campaign)
        }

        fn campaigns(from: CampaignId) -> CampaignPage<AccountId> {
            Tasks::campaigns(from)
        }

        fn campaign(campaign: CampaignId) -> Option<CampaignReport<AccountId>> {
            Tasks::campaign(campaign)
        }

        fn pools(owner: Option<AccountId>, cursor: Option<PoolKey<AccountId>>) -> PoolPage<AccountId> {
            reports::pools::page(owner, cursor)
        }

        fn pool(owner: AccountId, number: PoolId) -> Option<PoolReport<AccountId>> {
            RewardPools::pool(owner, number)
        }

        fn owed(owner: AccountId, number: PoolId, who: AccountId) -> Balance {
            RewardPools::owed(owner, number, who)
        }

        fn next_pool(owner: AccountId) -> PoolId {
            RewardPools::next_pool(owner)
        }

        fn request(campaign: CampaignId) -> Option<RequestReport<AccountId>> {
            reports::pools::request(campaign)
        }

        fn job(job: JobId) -> Option<JobReport<AccountId>> {
            Attestation::job(job)
        }

        fn batch(job: JobId, batch: BatchNumber) -> Option<BatchReport<AccountId>> {
            Attestation::batch(job, batch)
        }

        fn is_claimed(job: JobId, batch: BatchNumber, who: AccountId) -> bool {
            Attestation::is_claimed(job, batch, who)
        }

        fn attester(account: AccountId) -> Option<AttesterReport> {
            Attestation::attester(account)
        }

        fn season(season: Option<Month>) -> Option<SeasonReport> {
            Redemption::season(season)
        }

        fn quote(account: AccountId, aia: Aia) -> Quote {
            Redemption::quote(account, aia)
        }

        fn claimable(account: AccountId) -> Vec<Claimable> {
            Redemption::claimable(account)
        }

        fn revenue(month: Option<Month>) -> RevenueReport {
            Revenue::revenue(month)
        }

        fn author(account: AccountId) -> Option<AuthorReport> {
            Revenue::author(account)
        }

        fn recycler() -> RecyclerReport {
            Recycler::recycler()
        }

        fn auctions(after: Option<AssetId>) -> AuctionPage {
            Buyback::auctions(after)
        }

        fn buybacks(before: Option<u64>) -> RunPage<AccountId> {
            Buyback::runs(before, pallet_buyback::MOST_ENTRIES)
        }

        fn buyback_month(month: Month) -> MonthReport {
            Buyback::months(month)
        }

        fn market(asset: AssetId) -> Option<MarketFacts> {
            reports::markets::report(asset)
        }

        fn swap_quote(asset: AssetId, side: SwapSide, amount: Balance) -> Option<Balance> {
            reports::markets::quote(asset, side, amount)
        }

        fn metrics() -> MetricsReport {
            reports::metrics::report()
        }

        fn external_address(account: AccountId) -> ExternalAddressReport {
            ExternalAddresses::report(account)
        }
    }

    impl pallet_asset_conversion::AssetConversionApi<Block, Balance, AssetKind> for Runtime {
        fn quote_price_tokens_for_exact_tokens(
            asset1: AssetKind,
            asset2: AssetKind,
            amount: Balance,
            include_fee: bool,
        ) -> Option<Balance> {
            AssetConversion::quote_price_tokens_for_exact_tokens(asset1, asset2, amount, include_fee)
        }

        fn quote_price_exact_tokens_for_tokens(
            asset1: AssetKind,
            asset2: AssetKind,
            amount: Balance,
            include_fee: bool,
        ) -> Option<Balance> {
            AssetConversion::quote_price_exact_tokens_for_tokens(asset1, asset2, amount, include_fee)
        }

        fn get_reserves(asset1: AssetKind, asset2: AssetKind) -> Option<(Balance, Balance)> {
            AssetConversion::get_reserves(asset1, asset2).ok()
        }
    }

    impl pallet_nfts_runtime_api::NftsApi<Block, AccountId, u32, u32> for Runtime {
        fn owner(collection: u32, item: u32) -> Option<AccountId> {
            <Nfts as NftsInspect<AccountId>>::owner(&collection, &item)
        }

        fn collection_owner(collection: u32) -> Option<AccountId> {
            <Nfts as NftsInspect<AccountId>>::collection_owner(&collection)
        }

        fn attribute(collection: u32, item: u32, key: Vec<u8>) -> Option<Vec<u8>> {
            <Nfts as NftsInspect<AccountId>>::attribute(&collection, &item, &key)
        }

        fn custom_attribute(account: AccountId, collection: u32, item: u32, key: Vec<u8>) -> Option<Vec<u8>> {
            <Nfts as NftsInspect<AccountId>>::custom_attribute(&account, &collection, &item, &key)
        }

        fn system_attribute(collection: u32, item: Option<u32>, key: Vec<u8>) -> Option<Vec<u8>> {
            <Nfts as NftsInspect<AccountId>>::system_attribute(&collection, item.as_ref(), &key)
        }

        fn collection_attribute(collection: u32, key: Vec<u8>) -> Option<Vec<u8>> {
            <Nfts as NftsInspect<AccountId>>::collection_attribute(&collection, &key)
        }
    }

    impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
        fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
            build_state::<RuntimeGenesisConfig>(config)
        }

        fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
            get_preset::<RuntimeGenesisConfig>(id, presets::get)
        }

        fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
            presets::names()
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    impl frame_benchmarking::Benchmark<Block> for Runtime {
        fn benchmark_metadata(
            extra: bool,
        ) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
            crate::benchmarks::metadata(extra)
        }

        fn dispatch_benchmark(
            config: frame_benchmarking::BenchmarkConfig,
        ) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
            crate::benchmarks::dispatch(config)
        }
    }
}

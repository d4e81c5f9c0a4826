//! The calls of this runtime, by the short names of their pallets.

use agt_runtime::Runtime;

/// Assets other than AGT.
pub type AssetsCall = pallet_assets::Call<Runtime, pallet_assets::Instance1>;
/// Markets between AGT and other assets.
pub type AssetConversionCall = pallet_asset_conversion::Call<Runtime>;
/// Bonds and roles.
pub type AccessCall = pallet_access::Call<Runtime>;
/// Jobs that committees attest.
pub type AttestationCall = pallet_attestation::Call<Runtime>;
/// Transfers and burns.
pub type BalancesCall = pallet_balances::Call<Runtime>;
/// Sales of revenue.
pub type BuybackCall = pallet_buyback::Call<Runtime>;
/// Characters.
pub type CharactersCall = pallet_characters::Call<Runtime>;
/// Decisions of the technical committee.
pub type CommitteeCall = pallet_collective::Call<Runtime>;
/// Registrations and what belongs to them.
pub type ContributorsCall = pallet_contributors::Call<Runtime>;
/// Bindings of external addresses.
pub type ExternalAddressesCall = pallet_external_addresses::Call<Runtime>;
/// Medallions.
pub type MedallionsCall = pallet_medallions::Call<Runtime>;
/// Items of collections: those of characters.
pub type NftsCall = pallet_nfts::Call<Runtime>;
/// Help for referenda and votes that are stuck.
pub type OriginsCall = agt_runtime::governance::origins::Call<Runtime>;
/// Changes of governed parameters.
pub type ParameterGateCall = pallet_parameter_gate::Call<Runtime>;
/// Preimages of proposals.
pub type PreimageCall = pallet_preimage::Call<Runtime>;
/// Proxies.
pub type ProxyCall = pallet_proxy::Call<Runtime>;
/// Quests, milestones, events and boosters.
pub type QuestsCall = pallet_quests::Call<Runtime>;
/// AGT that comes back.
pub type RecyclerCall = pallet_recycler::Call<Runtime>;
/// What the protocol takes for its services.
pub type RevenueCall = pallet_revenue::Call<Runtime>;
/// Pools that pay for data requests.
pub type RewardPoolsCall = pallet_reward_pools::Call<Runtime>;
/// Seasons.
pub type RedemptionCall = pallet_redemption::Call<Runtime>;
/// Referenda.
pub type ReferendaCall = pallet_referenda::Call<Runtime>;
/// Releases of vested AGT.
pub type SupplyCall = pallet_supply::Call<Runtime>;
/// Campaigns, queues, answers.
pub type TasksCall = pallet_tasks::Call<Runtime>;
/// Payments of the treasury.
pub type TreasuryLimitsCall = pallet_treasury_limits::Call<Runtime>;
/// Pauses of calls.
pub type TxPauseCall = pallet_tx_pause::Call<Runtime>;
/// Batches.
pub type UtilityCall = pallet_utility::Call<Runtime>;
/// Votes and delegations.
pub type VotingCall = pallet_conviction_voting::Call<Runtime>;

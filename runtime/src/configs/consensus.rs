//! Who makes blocks and who finalises them: BABE, GRANDPA, sessions with history, offences.

use crate::*;
use agt_primitives::token::AGT;
use frame_support::{parameter_types, traits::ConstU32};
use pallet_session::{disabling::UpToLimitDisablingStrategy, historical};
use pallet_validator_set::OncePerSession;
use sp_core::crypto::KeyTypeId;
use sp_runtime::traits::{ConvertInto, OpaqueKeys};
use sp_session::MembershipProof;

/// The most validators a set may have.
pub type MaxValidators = ConstU32<100>;

parameter_types! {
    /// For how many blocks the report of an equivocation is worth including.
    pub const ReportLongevity: u64 = 100_800;
    /// How many past sessions an equivocation can still be proven for: a week of one-hour sessions.
    pub const HistoryDepth: u32 = 168;
    /// One entry for each session of the history, the running and the planned one, and the one before the oldest.
    pub const SetIdSessions: u64 = 171;
    /// Held while an account keeps session keys on chain: they are storage that everybody carries.
    pub const KeyDeposit: crate::Balance = 10 * AGT;
}

impl pallet_pace::Config for Runtime {}

impl pallet_babe::Config for Runtime {
    type DisabledValidators = Session;
    type EpochChangeTrigger = pallet_babe::ExternalTrigger;
    type EpochDuration = pallet_pace::EpochDuration<Runtime>;
    type EquivocationReportSystem =
        pallet_babe::EquivocationReportSystem<Self, OncePerSession<Self, Offences>, Historical, ReportLongevity>;
    type ExpectedBlockTime = pallet_pace::SlotDuration<Runtime>;
    type KeyOwnerProof = MembershipProof;
    type MaxAuthorities = MaxValidators;
    type MaxNominators = ConstU32<0>;
    type WeightInfo = weights::equivocation::WeightInfo;
}

impl pallet_timestamp::Config for Runtime {
    type MinimumPeriod = pallet_pace::MinimumPeriod<Runtime>;
    type Moment = Moment;
    type OnTimestampSet = (Babe, Supply);
    type WeightInfo = weights::pallet_timestamp::WeightInfo<Runtime>;
}

impl pallet_authorship::Config for Runtime {
    type EventHandler = Revenue;
    type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Babe>;
}

impl pallet_validator_set::Config for Runtime {
    type HistoryDepth = HistoryDepth;
    type MaxValidators = MaxValidators;
    type MinValidators = ConstU32<4>;
}

impl pallet_session::Config for Runtime {
    type Currency = Balances;
    type DisablingStrategy = UpToLimitDisablingStrategy;
    type KeyDeposit = KeyDeposit;
    type Keys = SessionKeys;
    type NextSessionRotation = Babe;
    type RuntimeEvent = RuntimeEvent;
    type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
    type SessionManager = historical::NoteHistoricalRoot<Self, ValidatorSet>;
    type ShouldEndSession = Babe;
    type ValidatorId = AccountId;
    type ValidatorIdOf = ConvertInto;
    type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
}

impl historical::Config for Runtime {
    type FullIdentification = ();
    type FullIdentificationOf = pallet_validator_set::Identification<Runtime>;
    type RuntimeEvent = RuntimeEvent;
}

impl pallet_offences::Config for Runtime {
    type IdentificationTuple = historical::IdentificationTuple<Self>;
    type OnOffenceHandler = ValidatorSet;
    type RuntimeEvent = RuntimeEvent;
}

impl pallet_grandpa::Config for Runtime {
    type EquivocationReportSystem =
        pallet_grandpa::EquivocationReportSystem<Self, OncePerSession<Self, Offences>, Historical, ReportLongevity>;
    type KeyOwnerProof = <Historical as frame_support::traits::KeyOwnerProofSystem<(
        KeyTypeId,
        sp_consensus_grandpa::AuthorityId,
    )>>::Proof;
    type MaxAuthorities = MaxValidators;
    type MaxNominators = ConstU32<0>;
    type MaxSetIdSessionEntries = SetIdSessions;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = weights::equivocation::WeightInfo;
}

impl<LocalCall> frame_system::offchain::CreateTransactionBase<LocalCall> for Runtime
where
    RuntimeCall: From<LocalCall>,
{
    type Extrinsic = UncheckedExtrinsic;
    type RuntimeCall = RuntimeCall;
}

/// The reports of equivocations travel bare: their proof is their signature.
impl<LocalCall> frame_system::offchain::CreateBare<LocalCall> for Runtime
where
    RuntimeCall: From<LocalCall>,
{
    fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
        UncheckedExtrinsic::new_bare(call)
    }
}

//! Governance: referenda voted on with the bond, the schedule they are enacted from, and the technical committee.

use crate::{
    configs::deposit::deposit,
    governance::{
        origins::{self, Ensure, Origin},
        past_locks::{LocksApart, VoteHooks},
        retry_scheduler::{RetryScheduler, WithRetries},
        tracks::{Tracks, DAYS},
    },
    *,
};
use agt_primitives::token::AGT;
use core::cmp::Ordering;
use frame_support::{
    parameter_types,
    traits::{
        fungible::HoldConsideration, AsEnsureOriginWithArg, ConstU32, Currency, EitherOf, EitherOfDiverse,
        LinearStoragePrice, OnUnbalanced, PrivilegeCmp,
    },
    weights::Weight,
};
use frame_system::{EnsureRoot, EnsureSigned, RawOrigin};
use pallet_access::voting::{BondCurrency, Turnout};
use pallet_collective::{EnsureProportionAtLeast, EnsureProportionMoreThan};
use pallet_pace::Scaled;
use sp_runtime::Perbill;

/// Two thirds of the technical committee.
pub type TwoThirds = EnsureProportionAtLeast<AccountId, (), 2, 3>;
/// Root, or two thirds of the technical committee: they may shut entries in an emergency.
pub type RootOrTwoThirds = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirds>;
/// Root, or more than half of the technical committee: they may open entries again.
pub type RootOrMajority = EitherOfDiverse<EnsureRoot<AccountId>, EnsureProportionMoreThan<AccountId, (), 1, 2>>;
/// Root, or a referendum on parameters.
pub type RootOrParametersAdmin = EitherOf<EnsureRoot<AccountId>, Ensure<ParametersAdmin>>;
/// Root, or an emergency cancel.
pub type RootOrCanceller = EitherOf<EnsureRoot<AccountId>, Ensure<Canceller>>;

/// What a block may weigh.
fn max_block() -> Weight {
    <Runtime as frame_system::Config>::BlockWeights::get().max_block
}

parameter_types! {
    pub const WhitelistedCaller: Origin = Origin::WhitelistedCaller;
    pub const ParametersAdmin: Origin = Origin::ParametersAdmin;
    pub const Canceller: Origin = Origin::Canceller;

    pub const SubmissionDeposit: crate::Balance = 100 * AGT;
    pub const PreimageBase: crate::Balance = deposit(2, 64);
    pub const PreimageByte: crate::Balance = deposit(0, 1);
    pub const PreimageReason: RuntimeHoldReason = RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);

    /// What scheduled calls may weigh in a block.
    pub ScheduleWeight: Weight = Perbill::from_percent(60) * max_block();
    /// What a motion of the technical committee may weigh.
    pub MotionWeight: Weight = Perbill::from_percent(50) * max_block();
}

impl origins::Config for Runtime {
    type Bonds = Access;
    type CancelOrigin = RootOrCanceller;
    type DepositKept = Scaled<Runtime, { 28 * DAYS }>;
}

impl pallet_preimage::Config for Runtime {
    type Consideration =
        HoldConsideration<AccountId, Balances, PreimageReason, LinearStoragePrice<PreimageBase, PreimageByte, Balance>>;
    type Currency = Balances;
    type ManagerOrigin = EnsureRoot<AccountId>;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
}

/// Root alone may take a call off the schedule.
pub struct Privilege;

impl PrivilegeCmp<OriginCaller> for Privilege {
    fn cmp_privilege(left: &OriginCaller, right: &OriginCaller) -> Option<Ordering> {
        match left {
            _ if left == right => Some(Ordering::Equal),
            OriginCaller::system(RawOrigin::Root) => Some(Ordering::Greater),
            _ => None,
        }
    }
}

impl pallet_scheduler::Config for Runtime {
    type BlockNumberProvider = System;
    type MaxScheduledPerBlock = ConstU32<512>;
    type MaximumWeight = ScheduleWeight;
    type OriginPrivilegeCmp = Privilege;
    type PalletsOrigin = OriginCaller;
    type Preimages = Preimage;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type RuntimeOrigin = RuntimeOrigin;
    type ScheduleOrigin = EnsureRoot<AccountId>;
    type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
}

/// What a killed referendum forfeits goes to the contributors' rewards.
pub struct ToRewards;

impl OnUnbalanced<pallet_balances::NegativeImbalance<Runtime>> for ToRewards {
    fn on_nonzero_unbalanced(forfeited: pallet_balances::NegativeImbalance<Runtime>) {
        Balances::resolve_creating(&pots::account(pots::REWARDS), forfeited);
    }
}

impl pallet_referenda::Config for Runtime {
    type AlarmInterval = ConstU32<1>;
    type BlockNumberProvider = System;
    type CancelOrigin = RootOrCanceller;
    type Currency = Balances;
    type KillOrigin = EnsureRoot<AccountId>;
    type MaxQueued = ConstU32<100>;
    type Preimages = Preimage;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type Scheduler = RetryScheduler;
    type Slash = ToRewards;
    type SubmissionDeposit = SubmissionDeposit;
    type SubmitOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
    type Tally = pallet_conviction_voting::TallyOf<Runtime>;
    type Tracks = Tracks;
    type UndecidingTimeout = Scaled<Runtime, { 14 * DAYS }>;
    type Votes = Balance;
    type WeightInfo = WithRetries<pallet_referenda::weights::SubstrateWeight<Runtime>>;
}

impl pallet_conviction_voting::Config for Runtime {
    type BlockNumberProvider = System;
    type Currency = BondCurrency<Runtime, LocksApart>;
    type MaxTurnout = Turnout<Runtime>;
    type MaxVotes = ConstU32<256>;
    type Polls = Referenda;
    type RuntimeEvent = RuntimeEvent;
    type VoteLockingPeriod = Scaled<Runtime, { 7 * DAYS }>;
    type VotingHooks = VoteHooks;
    type WeightInfo = WithRetries<pallet_conviction_voting::weights::SubstrateWeight<Runtime>>;
}

impl pallet_collective::Config for Runtime {
    type Consideration = ();
    type DefaultVote = pallet_collective::PrimeDefaultVote;
    type DisapproveOrigin = EnsureRoot<AccountId>;
    type KillOrigin = EnsureRoot<AccountId>;
    type MaxMembers = ConstU32<15>;
    type MaxProposalWeight = MotionWeight;
    type MaxProposals = ConstU32<100>;
    type MotionDuration = Scaled<Runtime, { 7 * DAYS }>;
    type Proposal = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type RuntimeOrigin = RuntimeOrigin;
    type SetMembersOrigin = EnsureRoot<AccountId>;
    type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
}

impl pallet_whitelist::Config for Runtime {
    type BlockNumberProvider = System;
    // What is approved before it is whitelisted is not kept for later: later it would come without notice.
    type DeferredDispatchExpiration = ConstU32<0>;
    type DispatchWhitelistedOrigin = EitherOf<EnsureRoot<AccountId>, Ensure<WhitelistedCaller>>;
    type Preimages = Preimage;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_whitelist::weights::SubstrateWeight<Runtime>;
    type WhitelistOrigin = RootOrTwoThirds;
}

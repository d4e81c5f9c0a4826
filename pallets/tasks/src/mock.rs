//! The smallest runtime: system, timestamp, balances, the real access and the real contributors, the SDK's proxies, this
//! pallet, and chance that the tests make.

mod chain;
mod clock;
mod escrow;
mod merit;
mod people;

use agt_primitives::{
    access::{AccessTerms, Role},
    contributors::{AreaId, ContributorTerms},
    tasks::{PoolId, TaskTerms},
    token::AGT,
    Balance, Moment,
};
use agt_test_support::{chance::TestBeacon, escrow::TestEscrow, same_minimum, TestCharacters, TestMedallions};
use frame_support::{
    parameter_types,
    traits::{ConstU128, ConstU32},
    weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};
use frame_system::{limits::BlockWeights, EnsureRoot};
use sp_runtime::{
    traits::{BlakeTwo256, IdentityLookup, Verify},
    MultiSignature, Perbill,
};

pub use agt_test_support::{
    accounts32::{account, AccountId},
    chance::{end_epoch, end_epochs, pass_epoch, set_chance, SEEDS_KEPT},
    clock::{now, travel_to, wait_in_next_block as wait, DAY, HOUR, MINUTE, START},
    escrow::in_pool,
};
pub use chain::*;
pub use clock::*;
pub use escrow::*;
pub use merit::*;
pub use people::*;

/// What each account of the genesis has.
pub const ENDOWMENT: Balance = 100_000 * AGT;
/// What the pool of the tests has at genesis.
pub const FUND: Balance = 1_000_000;
/// The pool of the tests: the requester's.
pub const POOL: PoolId = 7;

/// The area that the tests work in.
pub const AREA: AreaId = 3;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Access: pallet_access,
        Contributors: pallet_contributors,
        Tasks: crate,
        Proxy: pallet_proxy,
    }
);

parameter_types! {
    // In storage, like all that the tests change, so that what fails is rolled back and the root covers it.
    /// Every role for the same bond.
    pub storage RoleTerms: AccessTerms = same_minimum(500 * AGT);
    pub storage PersonTerms: ContributorTerms = ContributorTerms::DEFAULT;
    // The tests' workers are of any reputation; what governance demands has its own tests.
    pub storage Terms: TaskTerms = TaskTerms::DEFAULT;
    pub storage Circulating: Balance = 0;
    /// The time that the clock of work stood still.
    pub storage StoodStill: Moment = 0;
    pub const SlashSink: AccountId = account(99);
    /// Two seconds, as the chain has.
    pub Weights: BlockWeights = BlockWeights::with_sensible_defaults(
        Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND, u64::MAX),
        Perbill::from_percent(75),
    );
    pub const ExtrinsicBase: Weight = Weight::from_parts(100_000_000, 0);
}

agt_test_support::sdk_pallets!(Test {
    type AccountId = AccountId;
    type BlockWeights = Weights;
    type Lookup = IdentityLookup<AccountId>;
});

impl pallet_access::Config for Test {
    type Circulating = Circulating;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type SlashOrigin = EnsureRoot<AccountId>;
    type SlashSink = SlashSink;
    type Terms = RoleTerms;
    type Time = Timestamp;
    type WeightInfo = ();
}

impl pallet_contributors::Config for Test {
    type Access = Access;
    type Boosters = ();
    type Currency = Balances;
    type Characters = TestCharacters;
    type ExtrinsicBase = ExtrinsicBase;
    type Medallions = ();
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Signature = MultiSignature;
    type Signer = <MultiSignature as Verify>::Signer;
    type Terms = PersonTerms;
    type Time = Timestamp;
    type WeightInfo = ();
}

impl pallet_proxy::Config for Test {
    type AnnouncementDepositBase = ConstU128<AGT>;
    type AnnouncementDepositFactor = ConstU128<AGT>;
    type BlockNumberProvider = System;
    type CallHasher = BlakeTwo256;
    type Currency = Balances;
    type MaxPending = ConstU32<4>;
    type MaxProxies = ConstU32<4>;
    type ProxyDepositBase = ConstU128<AGT>;
    type ProxyDepositFactor = ConstU128<AGT>;
    type ProxyType = ();
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = ();
}

impl crate::Config for Test {
    type Access = Access;
    type Beacon = TestBeacon;
    type Clock = TestClock;
    type Contributors = Contributors;
    type Escrow = TestEscrow<TestPayer>;
    type Feeless = Contributors;
    type Characters = TestCharacters;
    type Medallions = TestMedallions;
    type OnAccepted = TestMerit;
    type PlatformOrigin = EnsureRoot<AccountId>;
    type Terms = Terms;
    type Time = Timestamp;
    type WeightInfo = ();
}

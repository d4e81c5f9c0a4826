//! The smallest runtime: system, timestamp, balances, the real access, this pallet, and pools, chance and an allowance that the
//! tests make.

mod chain;
mod escrow;
mod people;

use agt_primitives::{
    access::{AccessTerms, Role},
    attestation::AttestationTerms,
    tasks::PoolId,
    token::AGT,
    Balance,
};
use agt_test_support::{chance::TestBeacon, escrow::TestEscrow, same_minimum};
use frame_support::parameter_types;
use frame_system::EnsureRoot;
use sp_runtime::{
    traits::{IdentityLookup, Verify},
    MultiSignature,
};

pub use agt_test_support::{
    accounts32::{account, AccountId},
    chance::{end_epoch, end_epochs, epoch, pass_epoch, set_chance, SEEDS_KEPT},
    clock::{now, travel_to, wait, DAY, HOUR, START},
    escrow::{fund, in_pool, set_over},
    TestAllowance,
};
pub use chain::*;
pub use escrow::*;
pub use people::*;

/// What each account of the genesis has.
pub const ENDOWMENT: Balance = 100_000 * AGT;
/// What each attester of the tests has bonded beside its least stake.
pub const SPARE_BOND: Balance = 5_000 * AGT;
/// What each attester of the tests has set aside for the register.
pub const STAKE: Balance = 1_000 * AGT;
/// The attesters of the tests.
pub const ATTESTERS: u8 = 12;
/// What the requester's pool has at genesis, in units of its asset.
pub const FUND: Balance = 1_000_000;
/// Planck that a unit of the pools' asset is worth: a tenth of an AGT.
pub const RATE: Balance = AGT / 10;
/// The pool of the tests: the requester's.
pub const POOL: PoolId = 7;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Access: pallet_access,
        Attestation: crate,
    }
);

parameter_types! {
    // In storage, like all that the tests change, so that what fails is rolled back and the root covers it.
    /// Every role for the same bond.
    pub storage RoleTerms: AccessTerms = same_minimum(500 * AGT);
    pub storage Terms: AttestationTerms = AttestationTerms::DEFAULT;
    pub storage Circulating: Balance = 0;
    pub const SlashSink: AccountId = SINK;
    pub const Pot: AccountId = POT;
}

agt_test_support::sdk_pallets!(Test {
    type AccountId = AccountId;
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

impl crate::Config for Test {
    type Access = Access;
    type Beacon = TestBeacon;
    type ChallengeOrigin = EnsureRoot<AccountId>;
    type Currency = Balances;
    type Escrow = TestEscrow<TestPayer>;
    type Feeless = TestAllowance;
    type Pot = Pot;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Signature = MultiSignature;
    type Signer = <MultiSignature as Verify>::Signer;
    type Terms = Terms;
    type Time = Timestamp;
    type WeightInfo = ();
    type Worth = TestWorth;
}

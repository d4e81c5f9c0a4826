//! The smallest runtime: system, timestamp, balances, fees, this pallet, and a pallet whose calls cost no fee.

mod access;
mod changes;
mod keys;
pub mod labour;

use crate::fees::ChargeOrExplain;
use agt_primitives::{contributors::ContributorTerms, token::AGT, Balance, Moment};
use agt_test_support::{chain, test_externalities, TestBoosters, TestCharacters, TestMedallions};
use frame_support::{
    derive_impl, parameter_types,
    traits::{ConstU8, Contains},
    weights::{IdentityFee, Weight},
};
use frame_system::limits::BlockWeights;
use pallet_transaction_payment::FungibleAdapter;
use sp_io::TestExternalities;
use sp_runtime::{
    traits::{IdentityLookup, Verify},
    MultiSignature, Perbill,
};
use std::collections::BTreeMap;

pub use access::{bond, TestAccess};
pub use agt_test_support::{accounts32::*, clock::*};
pub use changes::*;
pub use keys::*;

/// The planck that each account has at genesis.
pub const ENDOWMENT: Balance = 1_000 * AGT;

/// The maximum weight of a block: two seconds.
pub const BLOCK: Weight = Weight::from_parts(2_000_000_000_000, u64::MAX);

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Fees: pallet_transaction_payment,
        FeelessFees: pallet_skip_feeless_payment,
        Contributors: crate,
        Labour: labour,
    }
);

/// Bonded in a role since before genesis, and not registered.
pub const SPONSOR: AccountId = account(9);
/// Owns nothing at genesis.
pub const POOR: AccountId = account(10);

parameter_types! {
    /// In storage, as all values that tests change, so that a failed call is rolled back and the state root covers
    /// them.
    pub storage Terms: ContributorTerms = ContributorTerms::DEFAULT;
    /// The planck that each account has bonded in a role, and since when.
    pub storage Bonds: BTreeMap<AccountId, (Balance, Moment)> = [(SPONSOR, (500 * AGT, START - 30 * DAY))].into();
    /// A tenth of a millisecond for the extrinsic beside its call.
    pub storage ExtrinsicBase: Weight = Weight::from_parts(100_000_000, 0);
    /// Whether a pause shuts the calls of `labour`.
    pub storage Paused: bool = false;
    pub Weights: BlockWeights = BlockWeights::with_sensible_defaults(BLOCK, Perbill::from_percent(75));
}

/// Shuts the calls of `labour` while they are paused.
pub struct NotPaused;

impl Contains<RuntimeCall> for NotPaused {
    fn contains(call: &RuntimeCall) -> bool {
        !(Paused::get() && matches!(call, RuntimeCall::Labour(_)))
    }
}

agt_test_support::sdk_pallets!(Test {
    type AccountId = AccountId;
    type BaseCallFilter = NotPaused;
    type BlockWeights = Weights;
    type Lookup = IdentityLookup<AccountId>;
});

#[derive_impl(pallet_transaction_payment::config_preludes::TestDefaultConfig)]
impl pallet_transaction_payment::Config for Test {
    type LengthToFee = IdentityFee<Balance>;
    type OnChargeTransaction = ChargeOrExplain<FungibleAdapter<Balances, ()>>;
    type OperationalFeeMultiplier = ConstU8<5>;
    type WeightToFee = IdentityFee<Balance>;
}

impl pallet_skip_feeless_payment::Config for Test {
    type RuntimeEvent = RuntimeEvent;
}

/// The payment extension as a runtime wires it.
pub type Charge =
    pallet_skip_feeless_payment::SkipCheckIfFeeless<Test, pallet_transaction_payment::ChargeTransactionPayment<Test>>;

impl crate::Config for Test {
    type Access = TestAccess;
    type Boosters = TestBoosters;
    type Currency = Balances;
    type Characters = TestCharacters;
    type ExtrinsicBase = ExtrinsicBase;
    type Medallions = TestMedallions;
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Signature = MultiSignature;
    type Signer = <MultiSignature as Verify>::Signer;
    type Terms = Terms;
    type Time = Timestamp;
    type WeightInfo = ();
}

impl labour::Config for Test {
    type Feeless = Contributors;
}

/// Builds a chain at [`START`].
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let balances = [ALICE, BOB, CAROL, SPONSOR].map(|who| (who, ENDOWMENT)).to_vec();
        let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
        chain(RuntimeGenesisConfig { balances, ..Default::default() }, START)
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &[Contributors::do_try_state], test);
    }
}

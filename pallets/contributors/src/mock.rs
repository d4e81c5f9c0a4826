//! The smallest runtime: system, timestamp, balances, fees, this pallet, and a pallet whose calls cost no fee.

pub mod labour;

use crate::fees::ChargeOrExplain;
use agt_primitives::{
    access::{Access, Role},
    basis_points::BasisPoints,
    characters::Boost,
    contributors::ContributorTerms,
    multiplier::Multiplier,
    token::AGT,
    Balance, Moment,
};
use agt_test_support::{chain, config_preludes, test_externalities, TestCharacters, TestMedallions};
use codec::Encode;
use frame_support::{
    derive_impl, parameter_types,
    traits::{ConstU8, Contains},
    weights::{IdentityFee, Weight},
};
use frame_system::{limits::BlockWeights, mocking::MockBlock};
use pallet_transaction_payment::FungibleAdapter;
use sp_core::{ecdsa, ed25519, sr25519, Pair};
use sp_io::TestExternalities;
use sp_runtime::{
    traits::{IdentifyAccount, IdentityLookup, Verify},
    MultiSignature, MultiSigner, Perbill,
};
use std::collections::BTreeMap;

pub use agt_test_support::{accounts32::*, clock::*};

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

/// Keys by name.
pub fn sr25519(name: &str) -> sr25519::Pair {
    sr25519::Pair::from_string(&format!("//{name}"), None).expect("the name is a path")
}

pub fn ed25519(name: &str) -> ed25519::Pair {
    ed25519::Pair::from_string(&format!("//{name}"), None).expect("the name is a path")
}

pub fn ecdsa(name: &str) -> ecdsa::Pair {
    ecdsa::Pair::from_string(&format!("//{name}"), None).expect("the name is a path")
}

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

/// Bonds in the role of data validation, whose minimum is 100 AGT.
pub struct TestAccess;

impl Access<AccountId> for TestAccess {
    fn active(who: &AccountId) -> Balance {
        Bonds::get().get(who).map_or(0, |bond| bond.0)
    }

    fn room(who: &AccountId) -> Balance {
        Self::active(who)
    }

    fn has_access(who: &AccountId, role: Role) -> bool {
        role == Role::DataValidation && Self::active(who) >= 100 * AGT
    }

    fn role_since(who: &AccountId, role: Role) -> Option<Moment> {
        Bonds::get().get(who).filter(|_| role == Role::DataValidation).map(|bond| bond.1)
    }

    fn total_active() -> Balance {
        Bonds::get().values().map(|bond| bond.0).sum()
    }
}

/// Shuts the calls of `labour` while they are paused.
pub struct NotPaused;

impl Contains<RuntimeCall> for NotPaused {
    fn contains(call: &RuntimeCall) -> bool {
        !(Paused::get() && matches!(call, RuntimeCall::Labour(_)))
    }
}

#[derive_impl(config_preludes::SystemConfig)]
impl frame_system::Config for Test {
    type AccountId = AccountId;
    type BaseCallFilter = NotPaused;
    type Block = MockBlock<Test>;
    type BlockWeights = Weights;
    type Lookup = IdentityLookup<AccountId>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(config_preludes::BalancesConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
}

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
    type Currency = Balances;
    type Characters = TestCharacters;
    type ExtrinsicBase = ExtrinsicBase;
    type Medallions = TestMedallions;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Signature = MultiSignature;
    type Signer = <MultiSignature as Verify>::Signer;
    type Terms = Terms;
    type Time = Timestamp;
    type WeightInfo = ();
}

impl agt_primitives::benchmarking::AccessBench<AccountId> for TestAccess {
    fn bond(who: &AccountId, amount: Balance) {
        bond(who.clone(), amount);
    }

    // A bond is in its role from the start.
    fn enter_role(_: &AccountId, _: Role) {}
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

/// Bonds AGT in a role from now on. Zero ends the bond.
pub fn bond(who: AccountId, amount: Balance) {
    let mut bonds = Bonds::get();
    let since = bonds.get(&who).map_or(now(), |bond| bond.1);
    bonds.insert(who, (amount, since));
    Bonds::set(&bonds);
}

/// Changes the boost of an account without notifying any pallet.
pub fn boost(who: AccountId, capacity: u32, shorter: u16, reward: u16) {
    let (shorter, reward) = (BasisPoints::clamped(shorter), Multiplier::new(reward).expect("the multiplier exists"));
    TestCharacters::select(&who, 0, Boost { capacity, shorter, reward });
}

/// Gives a medallion to an account, or takes it away.
pub fn set_medallion(who: AccountId, holds: bool) {
    TestMedallions::give(&who, 0, holds.into());
}

/// Changes a governed term, as governance would.
pub fn set_term(name: &str, value: u128) {
    let terms = Terms::get().with(&format!("contributors.{name}"), value).expect("the term exists");
    Terms::set(&terms);
}

/// The account of a key.
pub fn id<Key: Pair>(pair: &Key) -> AccountId
where
    MultiSigner: From<Key::Public>,
{
    MultiSigner::from(pair.public()).into_account()
}

/// The encoded records of an account.
pub fn encoded(who: &AccountId) -> Vec<u8> {
    let areas: BTreeMap<_, _> = crate::Areas::<Test>::iter_prefix(who).collect();
    let open: BTreeMap<_, _> = crate::OpenSets::<Test>::iter_prefix(who).collect();
    (crate::People::<Test>::get(who), areas, open).encode()
}

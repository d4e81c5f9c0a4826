//! The smallest runtime: system, timestamp, balances, the real access, this pallet, and pools, chance and an allowance that the
//! tests make.

mod chance;
mod escrow;

use agt_primitives::{
    access::{AccessTerms, Role},
    attestation::AttestationTerms,
    benchmarking::AccessBench,
    tasks::PoolId,
    token::AGT,
    Balance, Moment,
};
use agt_test_support::{chain, config_preludes, test_externalities, TryState};
use frame_support::{derive_impl, parameter_types, traits::VariantCountOf};
use frame_system::{mocking::MockBlock, EnsureRoot};
use sp_core::{sr25519, Pair, H256};
use sp_io::TestExternalities;
use sp_runtime::{
    traits::{IdentityLookup, Verify},
    MultiSignature,
};

pub use agt_test_support::{
    accounts32::{account, AccountId},
    clock::{now, travel_to, wait, DAY, HOUR, START},
    TestAllowance,
};
pub use chance::*;
pub use escrow::*;

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

/// Has the role of data requests, and the pool.
pub const REQUESTER: AccountId = account(1);
/// Has the role of data requests, and no pool.
pub const OTHER: AccountId = account(2);
/// Are nobody in particular, and have AGT.
pub const ALICE: AccountId = account(3);
pub const BOB: AccountId = account(4);
pub const CAROL: AccountId = account(5);
/// Has nothing.
pub const PENNILESS: AccountId = account(6);
/// The accounts that bonds of challenges and slashed bonds go to.
pub const POT: AccountId = account(98);
pub const SINK: AccountId = account(99);

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Access: pallet_access,
        Attestation: crate,
    }
);

fn same_minimum() -> AccessTerms {
    Role::ALL.into_iter().fold(AccessTerms::DEFAULT, |terms, role| terms.with_minimum(role, 500 * AGT))
}

parameter_types! {
    // In storage, like all that the tests change, so that what fails is rolled back and the root covers it.
    /// Every role for the same bond.
    pub storage RoleTerms: AccessTerms = same_minimum();
    pub storage Terms: AttestationTerms = AttestationTerms::DEFAULT;
    pub storage Circulating: Balance = 0;
    pub const SlashSink: AccountId = SINK;
    pub const Pot: AccountId = POT;
}

#[derive_impl(config_preludes::SystemConfig)]
impl frame_system::Config for Test {
    type AccountId = AccountId;
    type Block = MockBlock<Test>;
    type Lookup = IdentityLookup<AccountId>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(config_preludes::BalancesConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
    type FreezeIdentifier = RuntimeFreezeReason;
    type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
}

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
    type Escrow = TestEscrow;
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

/// The key of an attester by number.
pub fn key(number: u8) -> sr25519::Pair {
    sr25519::Pair::from_seed(&[number; 32])
}

/// An attester by number.
pub fn attester(number: u8) -> AccountId {
    AccountId::new(key(number).public().0)
}

/// Gives an account a role and a bond of this size.
pub fn give_role(who: &AccountId, role: Role, bond: Balance) {
    <Access as AccessBench<AccountId>>::bond(who, bond);
    <Access as AccessBench<AccountId>>::enter_role(who, role);
}

/// Puts an account with a bond on the register.
#[track_caller]
pub fn enlist(who: &AccountId, stake: Balance) {
    give_role(who, Role::DataValidation, stake + SPARE_BOND);
    Attestation::enlist(RuntimeOrigin::signed(who.clone()), stake).expect("it can enlist");
}

/// Builds a chain at [`START`], with the requester's role and its pool, and attesters who enlisted long enough ago.
pub struct ExtBuilder {
    pub attesters: u8,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self { attesters: ATTESTERS }
    }
}

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let rich = [REQUESTER, OTHER, ALICE, BOB, CAROL, POT, SINK];
        let balances = rich.into_iter().map(|who| (who, ENDOWMENT)).collect();
        let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
        let mut chain = chain(RuntimeGenesisConfig { balances, ..Default::default() }, START - 10 * DAY);
        chain.execute_with(|| {
            frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(7));
            give_role(&REQUESTER, Role::DataRequest, 1_000 * AGT);
            give_role(&OTHER, Role::DataRequest, 1_000 * AGT);
            fund(POOL, &REQUESTER, FUND);
            Rate::set(&RATE);
            (1..=self.attesters).for_each(|number| enlist(&attester(number), STAKE));
            travel_to(START);
            end_epoch();
            System::reset_events();
        });
        chain
    }

    /// Runs a test and then every invariant of every pallet.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &INVARIANTS, || {
            test();
            escrows_agree();
        });
    }
}

/// Builds a chain without attesters, whose pools are of AGT.
#[cfg(feature = "runtime-benchmarks")]
pub fn for_benchmarks() -> TestExternalities {
    let mut chain = ExtBuilder { attesters: 0 }.build();
    chain.execute_with(|| Rate::set(&1));
    chain
}

/// Runs a test on a chain with [`ATTESTERS`], and then every invariant.
pub fn run(test: impl FnOnce()) {
    ExtBuilder::default().execute(test);
}

const INVARIANTS: [TryState; 2] = [Attestation::do_try_state, Access::do_try_state];

/// Checks every invariant of this pallet and of access, and that the escrow agrees with the jobs' books.
#[track_caller]
pub fn check_all() {
    agt_test_support::every_invariant_holds(&INVARIANTS);
    escrows_agree();
}

/// Changes the governed terms, as governance would.
pub fn change_terms(change: impl FnOnce(&mut AttestationTerms)) {
    let mut terms = Terms::get();
    change(&mut terms);
    Terms::set(&terms);
}

/// Returns what a moment is from now.
pub fn after(millis: Moment) -> Moment {
    now() + millis
}

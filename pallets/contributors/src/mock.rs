//! The smallest runtime: system, timestamp, balances, fees, this pallet, and a pallet whose calls cost no fee.

use crate::fees::RetryNextBlock;
use agt_primitives::{
    access::{Access, Role},
    basis_points::BasisPoints,
    characters::{Boost, Characters},
    contributors::{AreaId, ContributorTerms},
    medallions::Medallions,
    multiplier::Multiplier,
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use codec::Encode;
use frame_support::{
    derive_impl, parameter_types,
    traits::{ConstU128, ConstU8},
    weights::{IdentityFee, Weight},
};
use frame_system::{limits::BlockWeights, mocking::MockBlock};
use pallet_transaction_payment::FungibleAdapter;
use sp_core::{ecdsa, ed25519, sr25519, Pair};
use sp_io::TestExternalities;
use sp_runtime::{
    traits::{IdentifyAccount, IdentityLookup, Verify},
    AccountId32, BuildStorage, MultiSignature, MultiSigner, Perbill,
};
use std::collections::{BTreeMap, BTreeSet};

pub type AccountId = AccountId32;

/// The planck that each account has at genesis.
pub const ENDOWMENT: Balance = 1_000 * AGT;

pub const DAY: Moment = 86_400_000;
pub const HOUR: Moment = 3_600_000;
/// 2027-03-01T00:00:00Z.
pub const START: Moment = 1_803_859_200_000;

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

/// An account whose key no test needs.
pub const fn account(number: u8) -> AccountId {
    AccountId32::new([number; 32])
}

pub const ALICE: AccountId = account(1);
pub const BOB: AccountId = account(2);
pub const CAROL: AccountId = account(3);
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
    pub storage Boosts: BTreeMap<AccountId, (u32, u16, u16)> = BTreeMap::new();
    pub storage Holders: BTreeSet<AccountId> = BTreeSet::new();
    /// A tenth of a millisecond for the extrinsic beside its call.
    pub storage ExtrinsicBase: Weight = Weight::from_parts(100_000_000, 0);
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

pub struct TestBoosts;

impl Characters<AccountId> for TestBoosts {
    fn level(_: &AccountId) -> u16 {
        0
    }

    fn boost(who: &AccountId) -> Boost {
        Boosts::get().get(who).map_or(Boost::NONE, |(capacity, shorter, reward)| Boost {
            capacity: *capacity,
            shorter: BasisPoints::clamped(*shorter),
            reward: Multiplier::new(*reward).expect("tests use multipliers that exist"),
        })
    }
}

pub struct TestMedallions;

impl Medallions<AccountId> for TestMedallions {
    fn level(who: &AccountId, _: AreaId) -> u8 {
        Self::holds_any(who).into()
    }

    fn holds_any(who: &AccountId) -> bool {
        Holders::get().contains(who)
    }
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type AccountId = AccountId;
    type AccountData = pallet_balances::AccountData<Balance>;
    type Block = MockBlock<Test>;
    type BlockWeights = Weights;
    type Lookup = IdentityLookup<AccountId>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
}

#[derive_impl(pallet_transaction_payment::config_preludes::TestDefaultConfig)]
impl pallet_transaction_payment::Config for Test {
    type LengthToFee = IdentityFee<Balance>;
    type OnChargeTransaction = RetryNextBlock<FungibleAdapter<Balances, ()>>;
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
    type Characters = TestBoosts;
    type ExtrinsicBase = ExtrinsicBase;
    type Medallions = TestMedallions;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Signature = MultiSignature;
    type Signer = <MultiSignature as Verify>::Signer;
    type Terms = Terms;
    type Time = Timestamp;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = TestHelper;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct TestHelper;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId, MultiSignature> for TestHelper {
    fn signer() -> AccountId {
        MultiSigner::from(ecdsa("Signer").public()).into_account()
    }

    fn sign(message: &[u8]) -> MultiSignature {
        ecdsa("Signer").sign(message).into()
    }

    fn bond(who: &AccountId) {
        bond(who.clone(), 500 * AGT);
    }

    fn give_medallion(who: &AccountId) {
        set_medallion(who.clone(), true);
    }

    fn set_time(now: Moment) {
        Timestamp::set_timestamp(now);
    }
}

/// Work as another pallet would offer it: feeless calls, one of which fails although its predicate says otherwise.
#[frame_support::pallet]
pub mod labour {
    use agt_primitives::contributors::{FeelessKind, FeelessQuota};
    use frame_support::pallet_prelude::*;
    use frame_system::pallet_prelude::*;

    /// The weight of each call: a quarter of a millisecond.
    pub const WEIGHT: Weight = Weight::from_parts(250_000_000, 0);
    /// The weight of each predicate.
    pub const PREDICATE: Weight = Weight::from_parts(50_000_000, 0);

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config {
        /// The allowance, as any pallet reaches it: through the trait.
        type Feeless: FeelessQuota<Self::AccountId>;
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The call failed.
        Broken,
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Succeeds, as its predicate says.
        #[pallet::call_index(0)]
        #[pallet::weight(T::Feeless::weight(WEIGHT, PREDICATE))]
        #[pallet::feeless_if(|origin: &OriginFor<T>| -> bool {
            T::Feeless::waives(origin, FeelessKind::Work, WEIGHT, PREDICATE, |_| true)
        })]
        pub fn work(_origin: OriginFor<T>) -> DispatchResult {
            Ok(())
        }

        /// Fails although its predicate says that it succeeds.
        #[pallet::call_index(1)]
        #[pallet::weight(T::Feeless::weight(WEIGHT, PREDICATE))]
        #[pallet::feeless_if(|origin: &OriginFor<T>| -> bool {
            T::Feeless::waives(origin, FeelessKind::Work, WEIGHT, PREDICATE, |_| true)
        })]
        pub fn fail(_origin: OriginFor<T>) -> DispatchResult {
            Err(Error::<T>::Broken.into())
        }

        /// Fails, as its predicate says.
        #[pallet::call_index(2)]
        #[pallet::weight(T::Feeless::weight(WEIGHT, PREDICATE))]
        #[pallet::feeless_if(|origin: &OriginFor<T>| -> bool {
            T::Feeless::waives(origin, FeelessKind::Work, WEIGHT, PREDICATE, |_| false)
        })]
        pub fn refuse(_origin: OriginFor<T>) -> DispatchResult {
            Err(Error::<T>::Broken.into())
        }
    }
}

impl labour::Config for Test {
    type Feeless = Contributors;
}

/// Builds a chain at block 1 and [`START`].
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let endowed = [ALICE, BOB, CAROL, SPONSOR].map(|who| (who, ENDOWMENT));
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig { balances: endowed.to_vec(), ..Default::default() },
            ..Default::default()
        };
        let mut ext = TestExternalities::new(genesis.build_storage().expect("the genesis is valid"));
        ext.execute_with(|| {
            System::set_block_number(1);
            Timestamp::set_timestamp(START);
        });
        ext
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        self.build().execute_with(|| {
            test();
            Contributors::do_try_state().expect("every invariant holds after every test");
        });
    }
}

/// Advances chain time.
pub fn wait(millis: Moment) {
    Timestamp::set_timestamp(Timestamp::get() + millis);
}

pub fn now() -> Moment {
    Timestamp::get()
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
    let mut boosts = Boosts::get();
    boosts.insert(who, (capacity, shorter, reward));
    Boosts::set(&boosts);
}

/// Gives a medallion to an account, or takes it away.
pub fn set_medallion(who: AccountId, holds: bool) {
    let mut holders = Holders::get();
    if holds {
        holders.insert(who);
    } else {
        holders.remove(&who);
    }
    Holders::set(&holders);
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

//! The smallest runtime: system, timestamp, balances, the real access and the real contributors, this pallet, chance
//! that the tests make, and an escrow that keeps books.

use agt_primitives::{
    access::{AccessTerms, Role},
    basis_points::BasisPoints,
    characters,
    contributors::{AreaId, ContributorTerms, Contributors as _, Outcome, SetKey, Tally, WorkOffer, WorkResult},
    medallions,
    multiplier::Multiplier,
    tasks::{CampaignId, Escrow, PoolId, TaskTerms},
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use codec::{Decode, Encode};
use frame_support::{
    derive_impl, ensure,
    pallet_prelude::DispatchResult,
    parameter_types,
    traits::{ConstU128, Randomness},
    weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};
use frame_system::{limits::BlockWeights, mocking::MockBlock, EnsureRoot};
use sp_core::H256;
use sp_io::TestExternalities;
use sp_runtime::{
    traits::{BlakeTwo256, Hash, IdentityLookup, Verify},
    AccountId32, BuildStorage, DispatchError, MultiSignature, Perbill,
};
use std::collections::{BTreeMap, BTreeSet};

pub type AccountId = AccountId32;

pub const DAY: Moment = 86_400_000;
pub const HOUR: Moment = 3_600_000;
/// 2027-03-01T00:00:00Z.
pub const START: Moment = 1_803_859_200_000;

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
    }
);

pub const fn account(number: u8) -> AccountId {
    AccountId32::new([number; 32])
}

/// Opens the platform's campaigns.
pub const OPERATOR: AccountId = account(1);
/// Approves their gold.
pub const REVIEWER: AccountId = account(2);
/// Has the role of data requests, and the pool.
pub const REQUESTER: AccountId = account(3);
/// Is nobody in particular.
pub const PASSER_BY: AccountId = account(4);

/// A worker by number: 1 to 150.
pub const fn worker(number: u8) -> AccountId {
    account(100 + number)
}

/// One campaign's part of a pool, as the test's escrow keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Book {
    pub pool: PoolId,
    pub free: Balance,
    pub committed: Balance,
    pub paid: Balance,
    pub forfeited: Balance,
    pub refunded: Balance,
    pub opened: Balance,
    pub closed: bool,
}

fn same_minimum() -> AccessTerms {
    Role::ALL.into_iter().fold(AccessTerms::DEFAULT, |terms, role| terms.with_minimum(role, 500 * AGT))
}

parameter_types! {
    // In storage, like all that the tests change, so that what fails is rolled back and the root covers it.
    /// Every role for the same bond.
    pub storage RoleTerms: AccessTerms = same_minimum();
    pub storage PersonTerms: ContributorTerms = ContributorTerms::DEFAULT;
    // The tests' workers are of any reputation; what governance demands has its own tests.
    pub storage Terms: TaskTerms = TaskTerms { least_reputation: 0, ..TaskTerms::DEFAULT };
    pub storage Chance: (H256, u64) = (H256::zero(), 0);
    pub storage Pools: BTreeMap<PoolId, (AccountId, Balance)> = [(POOL, (REQUESTER, FUND))].into();
    pub storage Books: BTreeMap<CampaignId, Book> = BTreeMap::new();
    pub storage PaidTo: BTreeMap<AccountId, Balance> = BTreeMap::new();
    /// Accounts that cannot be paid.
    pub storage Blocked: BTreeSet<AccountId> = BTreeSet::new();
    pub storage Merit: bool = true;
    pub storage Medallions: BTreeMap<(AccountId, AreaId), u8> = BTreeMap::new();
    pub storage Characters: BTreeMap<AccountId, u16> = BTreeMap::new();
    pub storage Circulating: Balance = 0;
    pub const SlashSink: AccountId = account(99);
    /// Two seconds, as the chain has.
    pub Weights: BlockWeights = BlockWeights::with_sensible_defaults(
        Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND, u64::MAX),
        Perbill::from_percent(75),
    );
    pub const ExtrinsicBase: Weight = Weight::from_parts(100_000_000, 0);
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type AccountId = AccountId;
    type BlockWeights = Weights;
    type AccountData = pallet_balances::AccountData<Balance>;
    type Block = MockBlock<Test>;
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
    type Currency = Balances;
    type Characters = ();
    type ExtrinsicBase = ExtrinsicBase;
    type Medallions = ();
    type RuntimeHoldReason = RuntimeHoldReason;
    type Signature = MultiSignature;
    type Signer = <MultiSignature as Verify>::Signer;
    type Terms = PersonTerms;
    type Time = Timestamp;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = TestHelper;
}

/// Chance that the tests make, and the block from which on it was known.
pub struct TestRandomness;

impl Randomness<H256, u64> for TestRandomness {
    fn random(subject: &[u8]) -> (H256, u64) {
        let (random, since) = Chance::get();
        (BlakeTwo256::hash_of(&(random, subject)), since)
    }
}

/// The medallions and characters that the tests give.
pub struct TestExpertise;

impl medallions::Medallions<AccountId> for TestExpertise {
    fn level(who: &AccountId, area: AreaId) -> u8 {
        Medallions::get().get(&(who.clone(), area)).copied().unwrap_or(0)
    }

    fn holds_any(who: &AccountId) -> bool {
        Medallions::get().keys().any(|(holder, _)| holder == who)
    }
}

impl characters::Characters<AccountId> for TestExpertise {
    fn level(who: &AccountId) -> u16 {
        Characters::get().get(who).copied().unwrap_or(0)
    }

    fn boost(_: &AccountId) -> characters::Boost {
        characters::Boost::NONE
    }
}

/// An escrow that keeps books.
pub struct TestEscrow;

impl TestEscrow {
    fn change(
        campaign: CampaignId,
        change: impl FnOnce(&mut Book) -> Result<Balance, DispatchError>,
    ) -> Result<Balance, DispatchError> {
        let mut books = Books::get();
        let book = books.get_mut(&campaign).filter(|book| !book.closed).ok_or(DispatchError::Other("no escrow"))?;
        let result = change(book)?;
        Books::set(&books);
        Ok(result)
    }
}

fn lower(amount: &mut Balance, by: Balance) -> DispatchResult {
    *amount = amount.checked_sub(by).ok_or(DispatchError::Other("not so much in escrow"))?;
    Ok(())
}

impl Escrow<AccountId> for TestEscrow {
    fn open(pool: PoolId, campaign: CampaignId, owner: &AccountId, most: Balance) -> DispatchResult {
        let (mut pools, mut books) = (Pools::get(), Books::get());
        let (of, fund) = pools.get_mut(&pool).ok_or(DispatchError::Other("no such pool"))?;
        ensure!(of == owner, DispatchError::Other("not the pool's owner"));
        lower(fund, most)?;
        let book = Book { pool, free: most, opened: most, ..Book::default() };
        ensure!(books.insert(campaign, book).is_none(), DispatchError::Other("has an escrow"));
        Pools::set(&pools);
        Books::set(&books);
        Ok(())
    }

    fn free(campaign: CampaignId) -> Balance {
        Books::get().get(&campaign).map_or(0, |book| book.free)
    }

    fn commit(campaign: CampaignId, amount: Balance) -> DispatchResult {
        Self::change(campaign, |book| {
            lower(&mut book.free, amount)?;
            book.committed += amount;
            Ok(0)
        })
        .map(|_| ())
    }

    fn pay(campaign: CampaignId, to: &AccountId, amount: Balance) -> DispatchResult {
        Self::change(campaign, |book| {
            lower(&mut book.committed, amount)?;
            book.paid += amount;
            Ok(0)
        })?;
        let mut paid = PaidTo::get();
        *paid.entry(to.clone()).or_default() += amount;
        PaidTo::set(&paid);
        ensure!(!Blocked::get().contains(to), DispatchError::Other("cannot be paid"));
        Ok(())
    }

    fn release(campaign: CampaignId, amount: Balance) -> DispatchResult {
        Self::change(campaign, |book| {
            lower(&mut book.committed, amount)?;
            book.free += amount;
            Ok(0)
        })
        .map(|_| ())
    }

    fn forfeit(campaign: CampaignId, part: BasisPoints) -> Result<Balance, DispatchError> {
        Self::change(campaign, |book| {
            let lost = part.of(book.free);
            lower(&mut book.free, lost)?;
            book.forfeited += lost;
            Ok(lost)
        })
    }

    fn close(campaign: CampaignId) -> Result<Balance, DispatchError> {
        Self::change(campaign, |book| {
            ensure!(book.committed == 0, DispatchError::Other("something is committed"));
            book.closed = true;
            book.refunded = book.free;
            Ok(std::mem::take(&mut book.free))
        })
    }

    fn fee_counts_for_reputation(_: CampaignId, _: Balance) -> bool {
        Merit::get()
    }
}

impl crate::Config for Test {
    type Access = Access;
    type Contributors = Contributors;
    type Escrow = TestEscrow;
    type Feeless = Contributors;
    type Characters = TestExpertise;
    type Medallions = TestExpertise;
    type PlatformOrigin = EnsureRoot<AccountId>;
    type Randomness = TestRandomness;
    type Terms = Terms;
    type Time = Timestamp;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = TestHelper;
}

/// Builds a chain at block 1 and [`START`], with the platform's keys and the requester's role.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let endowed = (1..=250).map(|number| (account(number), ENDOWMENT));
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig { balances: endowed.collect(), ..Default::default() },
            ..Default::default()
        };
        let mut ext = TestExternalities::new(genesis.build_storage().expect("the genesis is valid"));
        ext.execute_with(|| {
            System::set_block_number(1);
            frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(7));
            Timestamp::set_timestamp(START);
            Tasks::set_platform(RuntimeOrigin::root(), OPERATOR, REVIEWER).expect("two keys");
            give_role(&REQUESTER, Role::DataRequest);
        });
        ext
    }

    /// Runs a test and then every invariant of every pallet.
    pub fn execute(self, test: impl FnOnce()) {
        self.build().execute_with(|| {
            test();
            check_all();
        });
    }
}

/// Every invariant of this pallet and of those that it works with, and that the escrow's books agree with ours.
pub fn check_all() {
    Tasks::do_try_state().expect("every invariant of tasks holds");
    Contributors::do_try_state().expect("every invariant of contributors holds");
    Access::do_try_state().expect("every invariant of access holds");
    for (campaign, book) in Books::get() {
        let all = book.free + book.committed + book.paid + book.forfeited + book.refunded;
        assert_eq!(book.opened, all, "the books of campaign {campaign} add up");
        let Some(found) = crate::Campaigns::<Test>::get(campaign) else { continue };
        let unpaid = crate::Unpaid::<Test>::iter().filter(|(_, of, _)| *of == campaign).map(|(_, _, owed)| owed);
        let needed = found.terms.funding.price() * Balance::from(found.promised_seats) + unpaid.sum::<Balance>();
        assert_eq!(book.committed, needed, "campaign {campaign} has committed what its seats need");
    }
}

/// Bonds 1,000 AGT more and enters a role.
pub fn give_role(who: &AccountId, role: Role) {
    let origin = RuntimeOrigin::signed(who.clone());
    Access::bond(origin.clone(), 1_000 * AGT).expect("the account has AGT");
    Access::enter_role(origin, role).expect("the bond is enough");
}

pub fn give_medallion(who: &AccountId, level: u8) {
    let mut medallions = Medallions::get();
    medallions.insert((who.clone(), AREA), level);
    Medallions::set(&medallions);
}

/// Lets chain time and one block pass.
pub fn wait(millis: Moment) {
    System::set_block_number(System::block_number() + 1);
    Timestamp::set_timestamp(Timestamp::get() + millis);
}

pub fn now() -> Moment {
    Timestamp::get()
}

/// Begins an epoch in a new block: chance that nobody knew before.
pub fn next_epoch() {
    System::set_block_number(System::block_number() + 1);
    let (random, _) = Chance::get();
    Chance::set(&(BlakeTwo256::hash(random.as_bytes()), System::block_number()));
}

/// Registers an account.
pub fn newcomer(who: &AccountId) {
    Contributors::register(RuntimeOrigin::signed(who.clone()), None).expect("the account can register");
}

/// Registers an account and proves it by one quiz, two days ago; it has this reputation in the tests' area.
pub fn veteran(who: &AccountId, points: u16) {
    let back = now();
    Timestamp::set_timestamp(back - 2 * DAY);
    newcomer(who);
    prove(who);
    Timestamp::set_timestamp(back);
    set_reputation(who, points);
}

/// Proves a registered account by one quiz.
pub fn prove(who: &AccountId) {
    let set = SetKey { campaign: u64::MAX, set: 1 };
    let offer = WorkOffer { set, area: AREA, energy: 1, aia_max: 0, stake_tier: Multiplier::ONE, platform: true };
    Contributors::open_work(who, offer).expect("the set can be opened");
    let result = WorkResult {
        outcome: Outcome::Accepted,
        consensus: Tally::NONE,
        gold: Tally::of(32, 32),
        aia: 0,
        xp: 0,
        ripens_at: now(),
        counts_for_reputation: true,
    };
    Contributors::close_work(who, set, result).expect("the set can be closed");
}

/// Gives an account with a standing in the tests' area this reputation there.
pub fn set_reputation(who: &AccountId, points: u16) {
    pallet_contributors::Areas::<Test>::mutate(who, AREA, |area| {
        let area = area.as_mut().expect("it worked in the area");
        let average = agt_primitives::average::Average::at(BasisPoints::clamped(points));
        (area.consensus, area.gold, area.since) = (average, average, now());
    });
}

/// Changes the governed terms, as governance would.
pub fn change_terms(change: impl FnOnce(&mut TaskTerms)) {
    let mut terms = Terms::get();
    change(&mut terms);
    Terms::set(&terms);
}

#[cfg(feature = "runtime-benchmarks")]
pub struct TestHelper;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId> for TestHelper {
    fn make_worker(who: &AccountId, _: AreaId, roles: &[Role]) {
        use frame_support::traits::fungible::Mutate;
        Balances::mint_into(who, ENDOWMENT).expect("there is room for it");
        veteran(who, 8_000);
        roles.iter().for_each(|role| give_role(who, *role));
        give_medallion(who, 3);
    }

    fn make_pool(owner: &AccountId, amount: Balance) -> PoolId {
        let mut pools = Pools::get();
        pools.insert(1, (owner.clone(), amount));
        Pools::set(&pools);
        1
    }

    fn next_epoch() {
        next_epoch();
    }

    fn wait(millis: Moment) {
        wait(millis);
    }
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_contributors::BenchmarkHelper<AccountId, MultiSignature> for TestHelper {
    fn signer() -> AccountId {
        PASSER_BY
    }

    fn sign(_: &[u8]) -> MultiSignature {
        MultiSignature::Sr25519(sp_core::sr25519::Signature::from_raw([0; 64]))
    }

    fn bond(who: &AccountId) {
        give_role(who, Role::DataValidation);
    }

    fn give_medallion(who: &AccountId) {
        give_medallion(who, 1);
    }

    fn set_time(now: Moment) {
        Timestamp::set_timestamp(now);
    }
}

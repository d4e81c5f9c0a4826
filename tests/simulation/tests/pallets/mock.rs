//! The smallest runtime in which work becomes AGT: the real standings, bonds, seasons and supply.

use agt_primitives::{
    access::{AccessTerms, Role},
    basis_points::BasisPoints,
    beacon::{Beacon, BeaconEpoch, EpochSeed},
    calendar::Month,
    contributors::{
        AreaId, ContributorTerms, Contributors as _, Credits as _, Earned, Qualified, SetKey, WorkOffer, WorkResult,
    },
    medallions::Medallions,
    recycler::RecycledRevenue,
    redemption::{RedemptionTerms, SeasonRates, MINIMUM},
    season::{Submitted, FIRST_POOL},
    supply::Bucket,
    tasks::TaskTerms,
    token::AGT,
    work_clock::WorkClock,
    Aia, Balance, Moment,
};
use agt_simulation::{chain::Chain, people::Agent, scenario::START};
pub use agt_test_support::accounts32::AccountId;
use agt_test_support::config_preludes;
use frame_support::{
    derive_impl,
    pallet_prelude::DispatchResult,
    parameter_types,
    traits::{fungible::Mutate, tokens::Preservation, VariantCountOf},
    weights::Weight,
};
use frame_system::{mocking::MockBlock, EnsureRoot};
use pallet_supply::allocation::{self, Beneficiaries};
use sp_core::H256;
use sp_io::TestExternalities;
use sp_runtime::{
    traits::{IdentityLookup, Verify},
    AccountId32, BuildStorage, MultiSignature,
};

/// Where slashed AGT goes.
const POT: AccountId = AccountId32::new([254; 32]);
/// Protocol account.
pub const TREASURY: AccountId = AccountId32::new([255; 32]);
/// Has what is missing to the pools, as if it had come back.
const RECYCLED: AccountId = AccountId32::new([251; 32]);
/// What it has, in planck.
const COME_BACK: Balance = 100_000_000 * AGT;
/// Opens the platform's campaigns.
pub const OPERATOR: AccountId = AccountId32::new([252; 32]);
/// Approves their gold.
pub const REVIEWER: AccountId = AccountId32::new([253; 32]);

/// 2003-01-01T00:00:00Z: 288 months before the run. The pool has halved six times since, to 234,375 AGT.
const FIRST_SEASON: Moment = 1_041_379_200_000;

/// The pool of its 289th season and of those after it.
const HALVED_POOL: Balance = FIRST_POOL >> 6;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Supply: pallet_supply,
        Access: pallet_access,
        Contributors: pallet_contributors,
        Redemption: pallet_redemption,
        Tasks: pallet_tasks,
    }
);

/// Roles do not matter here.
fn no_minimum() -> AccessTerms {
    Role::ALL.into_iter().fold(AccessTerms::DEFAULT, |terms, role| terms.with_minimum(role, 0))
}

parameter_types! {
    pub NoMinimum: AccessTerms = no_minimum();
    pub const Seasons: RedemptionTerms = RedemptionTerms::DEFAULT;
    pub Pots: Vec<AccountId> = vec![TREASURY, POT, RECYCLED];
    pub const SlashSink: AccountId = POT;
    pub Circulating: Balance = Supply::circulating();
    /// What is missing to the pool of a chain of which the run plays a part.
    pub storage MissingPool: Balance = 0;
    /// What seasons have taken of it and neither paid nor given back.
    pub storage Taken: Balance = 0;
    pub const First: Option<Moment> = Some(FIRST_SEASON);
    pub const Standing: ContributorTerms = ContributorTerms::DEFAULT;
    /// What a run's platform may promise in a day.
    pub storage Governed: TaskTerms = TaskTerms::DEFAULT;
    /// Who holds a medallion.
    pub storage HoldMedallions: Vec<AccountId> = Vec::new();
    /// What a run draws for its next deal.
    pub storage Drawn: H256 = H256::zero();
    pub const ExtrinsicBase: Weight = Weight::from_parts(100_000_000, 0);
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

impl pallet_supply::Config for Test {
    type Currency = Balances;
    type Pots = Pots;
    type Time = Timestamp;
    type WeightInfo = ();
}

impl pallet_access::Config for Test {
    type Circulating = Circulating;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type SlashOrigin = EnsureRoot<AccountId>;
    type SlashSink = SlashSink;
    type Terms = NoMinimum;
    type Time = Timestamp;
    type WeightInfo = ();
}

/// Medallions of the accounts that a test names.
pub struct WithMedallions;

impl Medallions<AccountId> for WithMedallions {
    fn level(who: &AccountId, _: AreaId) -> u8 {
        Self::holds_any(who).into()
    }

    fn holds_any(who: &AccountId) -> bool {
        HoldMedallions::get().contains(who)
    }
}

impl pallet_contributors::Config for Test {
    type Access = Access;
    type Boosters = ();
    type Currency = Balances;
    type Characters = ();
    type ExtrinsicBase = ExtrinsicBase;
    type Medallions = WithMedallions;
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Signature = MultiSignature;
    type Signer = <MultiSignature as Verify>::Signer;
    type Terms = Standing;
    type Time = Timestamp;
    type WeightInfo = ();
}

/// What brings the pool of a chain in its twenty-fifth year to the part of the first one's that a run plays.
pub struct Missing;

impl RecycledRevenue<AccountId> for Missing {
    fn expected(_: Month) -> Balance {
        MissingPool::get()
    }

    fn take(_: Month) -> Balance {
        Taken::set(&(Taken::get() + MissingPool::get()));
        MissingPool::get()
    }

    fn pay(who: &AccountId, recycled: Balance, minted: Balance) -> DispatchResult {
        Taken::set(&(Taken::get() - recycled));
        Balances::transfer(&RECYCLED, who, recycled + minted, Preservation::Preserve).map(drop)
    }

    fn give_back(amount: Balance) -> DispatchResult {
        Taken::set(&(Taken::get() - amount));
        Ok(())
    }

    fn outstanding() -> Balance {
        Taken::get()
    }

    fn pot() -> AccountId {
        RECYCLED
    }
}

impl pallet_redemption::Config for Test {
    type Bond = Access;
    type Budget = Supply;
    type Credits = Contributors;
    type Feeless = Contributors;
    type RecycledRevenue = Missing;
    type Start = First;
    type Terms = Seasons;
    type Time = Timestamp;
    type WeightInfo = ();
}

/// The clock of work on a chain whose blocks are never full: chain time.
pub struct NeverFull;

impl WorkClock for NeverFull {
    fn now() -> Moment {
        Timestamp::get()
    }

    fn chain_time(at: Moment) -> Moment {
        at
    }
}

/// Chance that the run draws for each deal: every block is an epoch, and no round is dealt in the block that closes it.
pub struct ChanceOfTheRun;

impl Beacon for ChanceOfTheRun {
    fn epoch() -> BeaconEpoch {
        BeaconEpoch(System::block_number() as u32)
    }

    fn seed(epoch: BeaconEpoch, _: &[u8]) -> EpochSeed {
        match epoch.0 <= System::block_number() as u32 {
            true => EpochSeed::Sealed(Drawn::get()),
            false => EpochSeed::NotYet,
        }
    }
}

impl pallet_tasks::Config for Test {
    type Access = Access;
    type Beacon = ChanceOfTheRun;
    type Clock = NeverFull;
    type Contributors = Contributors;
    type Escrow = ();
    type Feeless = Contributors;
    type Characters = ();
    type Medallions = ();
    type OnAccepted = ();
    type PlatformOrigin = EnsureRoot<AccountId>;
    type Terms = Governed;
    type Time = Timestamp;
    type WeightInfo = ();
}

/// The account of an agent.
pub fn account(who: usize) -> AccountId {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&(who as u64 + 1).to_le_bytes());
    AccountId32::new(bytes)
}

/// A chain at the run's start, on which every agent owns its bond, the hold of its registration and an AGT.
pub fn chain(agents: &[Agent], scale: Balance) -> TestExternalities {
    let buckets = [201, 202, 203, 204, 205, 206].map(|number| AccountId32::new([number; 32]));
    let owners = agents.iter().enumerate().map(|(who, agent)| (Bucket::PublicSale, account(who), agent.bond + 2 * AGT));
    let owners = owners.chain([(Bucket::PublicSale, RECYCLED, COME_BACK)]);
    let supply = allocation::genesis(START, Beneficiaries::new(TREASURY, buckets), owners);
    let tasks = pallet_tasks::GenesisConfig { platform: Some((OPERATOR, REVIEWER)) };
    let genesis = RuntimeGenesisConfig { supply, tasks, ..Default::default() };
    // In block 0, which keeps no events: a run has millions.
    let mut chain = TestExternalities::new(genesis.build_storage().expect("the genesis is valid"));
    let missing = (FIRST_POOL / scale).checked_sub(HALVED_POOL).expect("a pool that is not less than the halved one");
    chain.execute_with(|| MissingPool::set(&missing));
    chain
}

/// The agent of an account.
pub fn agent(account: &AccountId) -> usize {
    let bytes: &[u8; 32] = account.as_ref();
    let number = bytes[..8].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte));
    number - 1
}

/// The real pallets of standing, seasons and supply as a scenario sees them, inside of their externalities. `open` and
/// `close` tell the standings what the model's own campaigns come to.
#[derive(Clone, Copy)]
pub struct Pallets;

impl Chain for Pallets {
    fn travel_to(&mut self, now: Moment) {
        pallet_timestamp::Now::<Test>::put(now);
    }

    fn register(&mut self, who: usize, bond: Balance) {
        let origin = || RuntimeOrigin::signed(account(who));
        Contributors::register(origin(), None).expect("a newcomer with an AGT registers");
        if bond > 0 {
            Access::bond(origin(), bond).expect("it owns its bond");
        }
    }

    fn is_proven(&self, who: usize) -> bool {
        Contributors::is_proven(&account(who))
    }

    fn reputation(&self, who: usize) -> BasisPoints {
        Contributors::reputation(&account(who), 0)
    }

    fn qualified(&self, who: usize) -> Qualified {
        Contributors::qualified(&account(who), 0)
    }

    fn open(&mut self, who: usize, offer: WorkOffer) -> Option<Aia> {
        Contributors::open_work(&account(who), offer).ok()
    }

    fn close(&mut self, who: usize, set: SetKey, result: WorkResult) -> Earned {
        Contributors::close_work(&account(who), set, result).expect("an open set closes")
    }

    fn submittable(&self, who: usize) -> Aia {
        let quote = Redemption::quote(account(who), MINIMUM);
        let most = quote.ripe.0.min(quote.room.bonded + quote.room.base);
        if most < MINIMUM {
            0
        } else {
            most
        }
    }

    fn submit(&mut self, who: usize, aia: Aia) -> Submitted {
        let counts = Redemption::quote(account(who), aia).counts;
        Redemption::submit(RuntimeOrigin::signed(account(who)), aia).expect("what can be submitted is");
        counts
    }

    fn close_season(&mut self, month: Month) -> Option<SeasonRates> {
        Redemption::close(RuntimeOrigin::signed(TREASURY), month).ok()?;
        Some(pallet_redemption::Seasons::<Test>::get(month)?.accounts?.rates)
    }

    fn claim(&mut self, who: usize, month: Month) -> Balance {
        let free = || Balances::free_balance(account(who));
        let before = free();
        match Redemption::claim(RuntimeOrigin::signed(account(who)), month) {
            Ok(_) => free() - before,
            Err(_) => 0,
        }
    }

    fn minted(&self) -> Balance {
        Redemption::totals().paid
    }
}

/// Checks every invariant of every pallet.
pub fn every_invariant_holds() {
    agt_test_support::every_invariant_holds(&[
        Contributors::do_try_state,
        Redemption::do_try_state,
        Supply::do_try_state,
        Access::do_try_state,
        Tasks::do_try_state,
    ]);
}

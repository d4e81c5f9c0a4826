//! The smallest runtime in which AIA becomes AGT: the real supply and the real bonds, and a tiny ledger of AIA.

pub mod credits;

use agt_primitives::{
    access::AccessTerms,
    calendar::Month,
    redemption::RedemptionTerms,
    report::Planck,
    supply::Bucket,
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Aia, Balance, Moment,
};
use frame_support::{derive_impl, parameter_types, traits::ConstU128};
use frame_system::{mocking::MockBlock, EnsureRoot};
use pallet_supply::allocation;
use sp_io::TestExternalities;
use sp_runtime::BuildStorage;

pub type AccountId = u64;

/// Holders of AGT at genesis.
pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
/// Owns nothing at genesis.
pub const DAVE: AccountId = 4;

/// Where slashed AGT goes.
pub const POT: AccountId = 100;
/// Protocol account.
pub const TREASURY: AccountId = 101;

/// What ALICE, BOB and CAROL have at genesis.
pub const ENDOWMENT: Balance = 1_000_000 * AGT;

/// 2027-01-31T10:30:00Z: the chain's first season is January 2027, whose window is over.
pub const TGE: Moment = 1_801_391_400_000;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Supply: pallet_supply,
        Access: pallet_access,
        Credits: credits,
        Redemption: crate,
    }
);

parameter_types! {
    pub const BondTerms: AccessTerms = AccessTerms::DEFAULT;
    pub Pots: Vec<AccountId> = vec![TREASURY, POT];
    pub const SlashSink: AccountId = POT;
    pub Circulating: Balance = Supply::circulating();
    /// When the chain started.
    pub Start: Option<Moment> = pallet_supply::Tge::<Test>::get();
    /// What governance wants. In storage, like all that a test changes.
    pub storage Wanted: RedemptionTerms = RedemptionTerms::DEFAULT;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = MockBlock<Test>;
    type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
    type AccountStore = System;
}

impl pallet_supply::Config for Test {
    type Currency = Balances;
    type Time = Timestamp;
    type Pots = Pots;
    type WeightInfo = ();
}

impl pallet_access::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Time = Timestamp;
    type Terms = BondTerms;
    type SlashOrigin = EnsureRoot<AccountId>;
    type SlashSink = SlashSink;
    type Circulating = Circulating;
    type WeightInfo = ();
}

impl credits::Config for Test {}

impl crate::Config for Test {
    type Time = Timestamp;
    type Start = Start;
    type Credits = Credits;
    type Bond = Access;
    type Budget = Supply;
    type RecycledRevenue = Credits;
    type Terms = Wanted;
    type Feeless = Credits;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = Stage;
}

/// The benchmarks' stage.
#[cfg(feature = "runtime-benchmarks")]
pub struct Stage;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId> for Stage {
    fn start(at: Moment) {
        pallet_supply::Tge::<Test>::put(at);
        travel_to(at);
    }

    fn travel_to(at: Moment) {
        travel_to(at);
    }

    fn credit(who: &AccountId, aia: Aia) {
        credit(*who, aia);
    }

    fn bond(who: &AccountId, amount: Balance) {
        use frame_support::traits::fungible::Mutate;
        Balances::mint_into(who, amount + AGT).expect("it can be minted");
        Access::bond(RuntimeOrigin::signed(*who), amount).expect("it can be bonded");
    }
}

fn supply_genesis() -> pallet_supply::GenesisConfig<Test> {
    pallet_supply::GenesisConfig {
        tge: Some(TGE),
        rows: allocation::rows(allocation::Beneficiaries {
            ecosystem: TREASURY,
            marketing: 201,
            community: 202,
            investors: 203,
            team: 204,
            foundation: 205,
            public_sale: 206,
        }),
        budgets: allocation::budgets(),
        float: Planck(allocation::FLOAT),
        distribution: [ALICE, BOB, CAROL].map(|who| (Bucket::PublicSale, who, Planck(ENDOWMENT))).into(),
    }
}

/// Builds a chain at block 1, at its token generation event.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let genesis = RuntimeGenesisConfig { supply: supply_genesis(), ..Default::default() };
        let mut ext = TestExternalities::new(genesis.build_storage().expect("the genesis is valid"));
        ext.execute_with(|| {
            System::set_block_number(1);
            travel_to(TGE);
        });
        ext
    }

    /// Runs a test and then every invariant of every pallet that holds AGT.
    pub fn execute(self, test: impl FnOnce()) {
        self.build().execute_with(|| {
            test();
            every_invariant_holds();
        });
    }
}

/// Checks every invariant of every pallet that holds AGT.
pub fn every_invariant_holds() {
    Redemption::do_try_state().expect("every invariant of the redemption holds");
    Supply::do_try_state().expect("every invariant of the supply holds");
    Access::do_try_state().expect("every invariant of the bonds holds");
}

/// Sets the clock to a moment.
pub fn travel_to(moment: Moment) {
    pallet_timestamp::Now::<Test>::put(moment);
}

/// Advances chain time.
pub fn wait(millis: Moment) {
    travel_to(Timestamp::get() + millis);
}

/// The season of a month, counted from 1.
pub fn season(year: u32, month: u32) -> Month {
    Month((year - 1970) * 12 + month - 1)
}

/// The start of a day, 00:00:00.000 UTC.
pub fn at(year: u32, month: u32, day: u32) -> Moment {
    season(year, month).start_of_day(day).expect("the month has the day")
}

/// Makes an account proven and gives it `aia` more ripe AIA.
pub fn credit(who: AccountId, aia: Aia) {
    credits::Accounts::<Test>::mutate(who, |account| {
        account.proven = true;
        account.ripe += aia;
    });
}

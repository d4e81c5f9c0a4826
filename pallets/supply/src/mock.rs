//! The smallest runtime: system, timestamp, balances and this pallet, with the default allocation.

use crate::{allocation, GenesisConfig};
use agt_primitives::{
    report::Planck,
    supply::Bucket,
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use frame_support::{derive_impl, parameter_types, traits::ConstU128};
use frame_system::mocking::MockBlock;
use sp_io::TestExternalities;
use sp_runtime::BuildStorage;

pub type AccountId = u64;

/// First holders: parts of the public sale and of the community's bucket.
pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Owns nothing at genesis.
pub const CAROL: AccountId = 3;

/// Protocol accounts.
pub const TREASURY: AccountId = 100;
pub const POT: AccountId = 101;

pub const MARKETING: AccountId = 201;
pub const COMMUNITY: AccountId = 202;
pub const INVESTORS: AccountId = 203;
pub const TEAM: AccountId = 204;
pub const FOUNDATION: AccountId = 205;
pub const PUBLIC_SALE: AccountId = 206;

/// 2027-01-31T10:30:00Z: a day that most months do not have.
pub const TGE: Moment = 1_801_391_400_000;

/// What a first holder has.
pub const ENDOWMENT: Balance = 1_000_000 * AGT;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Supply: crate,
    }
);

parameter_types! {
    pub static Pots: Vec<AccountId> = vec![TREASURY, POT];
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = MockBlock<Test>;
    type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {
    type OnTimestampSet = Supply;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
    type AccountStore = System;
}

impl crate::Config for Test {
    type Currency = Balances;
    type Time = Timestamp;
    type Pots = Pots;
    type WeightInfo = ();
}

/// The default allocation with a TGE and two first holders.
pub fn genesis() -> GenesisConfig<Test> {
    GenesisConfig {
        tge: Some(TGE),
        rows: allocation::rows(allocation::Beneficiaries {
            ecosystem: TREASURY,
            marketing: MARKETING,
            community: COMMUNITY,
            investors: INVESTORS,
            team: TEAM,
            foundation: FOUNDATION,
            public_sale: PUBLIC_SALE,
        }),
        budgets: allocation::budgets(),
        float: Planck(allocation::FLOAT),
        distribution: vec![(Bucket::PublicSale, ALICE, Planck(ENDOWMENT)), (Bucket::Community, BOB, Planck(ENDOWMENT))],
    }
}

/// Builds a chain at block 1, its clock a millisecond before the TGE.
pub struct ExtBuilder {
    genesis: GenesisConfig<Test>,
}

impl Default for ExtBuilder {
    fn default() -> Self {
        Self { genesis: genesis() }
    }
}

impl ExtBuilder {
    /// Changes the genesis.
    pub fn with(mut self, change: impl FnOnce(&mut GenesisConfig<Test>)) -> Self {
        change(&mut self.genesis);
        self
    }

    pub fn build(self) -> TestExternalities {
        let genesis = RuntimeGenesisConfig { supply: self.genesis, ..Default::default() };
        let mut ext = TestExternalities::new(genesis.build_storage().expect("the genesis is valid"));
        ext.execute_with(|| {
            System::set_block_number(1);
            // Not `set_timestamp`, which would make this block the TGE of a chain without one.
            pallet_timestamp::Now::<Test>::put(TGE - 1);
        });
        ext
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        self.build().execute_with(|| {
            test();
            Supply::do_try_state().expect("every invariant holds after every test");
        });
    }
}

/// Sets the block's timestamp to `moment`.
pub fn travel_to(moment: Moment) {
    Timestamp::set_timestamp(moment);
}

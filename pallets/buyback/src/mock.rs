//! The smallest runtime: system, timestamp, balances, this pallet, and stand-ins for the pallets that it meets through traits.

mod assets;
mod market;
mod recycler;

use agt_primitives::{
    buyback::BuybackTerms,
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance,
};
use agt_test_support::{chain, test_externalities};
use frame_support::{
    ensure, parameter_types,
    traits::{
        fungible::{Inspect, Mutate},
        ConstU64, Hooks,
    },
};
use frame_system::EnsureRoot;
use sp_io::TestExternalities;
use sp_runtime::TryRuntimeError;

// ALICE, BOB and CAROL own AGT at genesis, DAVE owns nothing.
pub use agt_test_support::{
    accounts::*,
    clock::{now, travel_to, wait, DAY, HOUR, START},
};
pub use assets::*;
pub use market::*;
pub use recycler::*;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Buyback: crate,
    }
);

agt_test_support::sdk_pallets!(Test);

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    pub storage Terms: BuybackTerms = BuybackTerms::DEFAULT;
}

impl crate::Config for Test {
    type Time = Timestamp;
    type Currency = Balances;
    type Stock = TestStock;
    type Market = TestMarket;
    type Rates = TestRates;
    type Recycler = TestRecycler;
    type Pot = ConstU64<POT>;
    type GovernOrigin = EnsureRoot<AccountId>;
    type Terms = Terms;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = TestStock;
}

/// Begins a block, whose timestamp is `millis` after that of the last one.
pub fn next_block(millis: u64) {
    agt_test_support::clock::run_blocks(1);
    Buyback::on_initialize(System::block_number());
    wait(millis);
}

/// Lets a day and an hour pass in blocks of half an hour.
pub fn observe_for_a_day() {
    (0..50).for_each(|_| next_block(HOUR / 2));
}

/// Builds a chain at [`START`]. A million of [`COIN`] is in stock, its market holds 100,000 AGT at the governed [`RATE`], and
/// nothing is tracked.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let rich = [ALICE, BOB, CAROL].map(|who| (who, ENDOWMENT));
        let pots = [POT, RECYCLER, MARKET].map(|who| (who, EXISTENTIAL_DEPOSIT));
        let balances = [&rich[..], &pots[..]].concat();
        let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
        let mut chain = chain(RuntimeGenesisConfig { balances, ..Default::default() }, START);
        chain.execute_with(|| {
            earn(COIN, 1_000_000 * WHOLE_COIN);
            set_reserves(COIN, 100_000 * AGT, 50_000 * WHOLE_COIN);
            set_rate(COIN, RATE);
        });
        chain
    }

    /// Runs a test and then every invariant.
    pub fn execute(self, test: impl FnOnce()) {
        test_externalities(self.build(), &[Buyback::do_try_state, accounts_agree], test);
    }
}

/// Checks that all money is where the books say.
pub fn accounts_agree() -> Result<(), TryRuntimeError> {
    let totals = crate::Totals::<Test>::get();
    ensure!(FromAuctions::get() + FromMarkets::get() == totals.agt, "all AGT of runs was recycled");
    ensure!(Balances::balance(&RECYCLER) == totals.agt + EXISTENTIAL_DEPOSIT, "and has arrived");
    ensure!(Balances::balance(&POT) == EXISTENTIAL_DEPOSIT, "nothing stays in the pot");
    ensure!(Owned::get().iter().all(|((_, who), amount)| *who != POT || *amount == 0), "of no asset");
    for (asset, pair) in Pairs::get() {
        ensure!(owned(asset, MARKET) == pair.asset, "a market has what it says");
    }
    let agt: Balance = Pairs::get().values().map(|pair| pair.agt).sum();
    ensure!(Balances::balance(&MARKET) == agt + EXISTENTIAL_DEPOSIT, "of AGT, too");
    Ok(())
}

/// Gives `who` AGT until it has what it had at genesis.
pub fn refill(who: AccountId) {
    Balances::set_balance(&who, ENDOWMENT);
}

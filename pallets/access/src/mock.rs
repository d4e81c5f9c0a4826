//! The smallest runtime: system, timestamp, balances, this pallet, and referenda that vote with the bond.

use crate::voting::{BondCurrency, BondGate, Turnout};
use agt_primitives::{
    access::{AccessTerms, Role},
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use codec::{Decode, Encode};
use frame_support::{
    derive_impl, parameter_types,
    traits::{ConstU128, ConstU32, ConstU64, PollStatus, Polling},
};
use frame_system::{mocking::MockBlock, EnsureRoot};
use pallet_conviction_voting::{Tally, TallyOf};
use sp_io::TestExternalities;
use sp_runtime::{BuildStorage, DispatchError};
use std::collections::BTreeMap;

pub type AccountId = u64;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
/// Owns nothing at genesis.
pub const DAVE: AccountId = 4;
/// Where slashed AGT goes.
pub const POT: AccountId = 100;

/// What ALICE, BOB and CAROL have at genesis.
pub const ENDOWMENT: Balance = 1_000_000 * AGT;

pub const DAY: Moment = 86_400_000;
pub const HOUR: Moment = 3_600_000;
/// 2027-03-01T00:00:00Z.
pub const START: Moment = 1_803_859_200_000;

/// Blocks a conviction lock takes for each of its periods.
pub const LOCK_PERIOD: u64 = 10;
/// The most polls an account may vote in at once.
pub const MAX_VOTES: u32 = 4;

/// Polls that are open at genesis, by class.
pub const POLL: u8 = 3;
pub const SECOND_POLL: u8 = 4;
pub const OTHER_CLASS_POLL: u8 = 5;

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Timestamp: pallet_timestamp,
        Balances: pallet_balances,
        Access: crate,
        Voting: pallet_conviction_voting,
    }
);

#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Poll {
    Ongoing(TallyOf<Test>, u8),
    Completed(u64, bool),
}

fn polls_at_genesis() -> BTreeMap<u8, Poll> {
    let open = |class| Poll::Ongoing(Tally::from_parts(0, 0, 0), class);
    [(POLL, open(0)), (SECOND_POLL, open(0)), (OTHER_CLASS_POLL, open(1))].into()
}

parameter_types! {
    /// The terms in force. In storage, like the polls, so that every chain begins with the defaults.
    pub storage Terms: AccessTerms = AccessTerms::DEFAULT;
    pub storage Circulating: Balance = 100_000 * AGT;
    /// In storage, so that what fails is rolled back and the root covers them.
    pub storage Polls: BTreeMap<u8, Poll> = polls_at_genesis();
    pub const SlashSink: AccountId = POT;
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

impl crate::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Time = Timestamp;
    type Terms = Terms;
    type SlashOrigin = EnsureRoot<AccountId>;
    type SlashSink = SlashSink;
    type Circulating = Circulating;
    type WeightInfo = ();
}

/// Polls of two classes, opened and ended by the tests.
pub struct TestPolls;

impl Polling<TallyOf<Test>> for TestPolls {
    type Index = u8;
    type Votes = Balance;
    type Moment = u64;
    type Class = u8;

    fn classes() -> Vec<u8> {
        vec![0, 1]
    }

    fn as_ongoing(index: u8) -> Option<(TallyOf<Test>, u8)> {
        match Polls::get().remove(&index)? {
            Poll::Ongoing(tally, class) => Some((tally, class)),
            Poll::Completed(..) => None,
        }
    }

    fn access_poll<R>(index: u8, access: impl FnOnce(PollStatus<&mut TallyOf<Test>, u64, u8>) -> R) -> R {
        let mut polls = Polls::get();
        let result = access(status(polls.get_mut(&index)));
        Polls::set(&polls);
        result
    }

    fn try_access_poll<R>(
        index: u8,
        access: impl FnOnce(PollStatus<&mut TallyOf<Test>, u64, u8>) -> Result<R, DispatchError>,
    ) -> Result<R, DispatchError> {
        let mut polls = Polls::get();
        let result = access(status(polls.get_mut(&index)))?;
        Polls::set(&polls);
        Ok(result)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn create_ongoing(class: u8) -> Result<u8, ()> {
        let mut polls = Polls::get();
        let index = polls.keys().last().map_or(0, |last| last + 1);
        polls.insert(index, Poll::Ongoing(Tally::from_parts(0, 0, 0), class));
        Polls::set(&polls);
        Ok(index)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn end_ongoing(index: u8, approved: bool) -> Result<(), ()> {
        end_poll(index, approved);
        Ok(())
    }
}

fn status(poll: Option<&mut Poll>) -> PollStatus<&mut TallyOf<Test>, u64, u8> {
    match poll {
        Some(Poll::Ongoing(tally, class)) => PollStatus::Ongoing(tally, *class),
        Some(Poll::Completed(at, approved)) => PollStatus::Completed(*at, *approved),
        None => PollStatus::None,
    }
}

/// Ends a poll at this block.
pub fn end_poll(index: u8, approved: bool) {
    let mut polls = Polls::get();
    polls.insert(index, Poll::Completed(System::block_number(), approved));
    Polls::set(&polls);
}

impl pallet_conviction_voting::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = ();
    type Currency = BondCurrency<Test>;
    type Polls = TestPolls;
    type MaxTurnout = Turnout<Test>;
    type MaxVotes = ConstU32<MAX_VOTES>;
    type VoteLockingPeriod = ConstU64<LOCK_PERIOD>;
    type BlockNumberProvider = System;
    type VotingHooks = BondGate<Test>;
}

/// Builds a chain at block 1 and [`START`].
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let genesis = RuntimeGenesisConfig {
            balances: pallet_balances::GenesisConfig {
                balances: vec![(ALICE, ENDOWMENT), (BOB, ENDOWMENT), (CAROL, ENDOWMENT), (POT, EXISTENTIAL_DEPOSIT)],
                ..Default::default()
            },
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
            Access::do_try_state().expect("every invariant holds after every test");
        });
    }
}

/// Changes a role's minimum, as governance would.
pub fn set_minimum(role: Role, minimum: Balance) {
    Terms::set(&Terms::get().with_minimum(role, minimum));
}

/// Changes how many days an unbonding waits, as governance would.
pub fn set_unbonding_days(labour_unbonding_days: u32, long_term_unbonding_days: u32) {
    Terms::set(&AccessTerms { labour_unbonding_days, long_term_unbonding_days, ..Terms::get() });
}

/// Advances chain time.
pub fn wait(millis: Moment) {
    Timestamp::set_timestamp(Timestamp::get() + millis);
}

/// Advances the block number.
pub fn run_blocks(count: u64) {
    System::set_block_number(System::block_number() + count);
}

//! The smallest runtime with sessions, their history and this set.

use crate::Identification;
use agt_test_support::{clock::run_blocks, test_externalities};
use frame_support::{
    derive_impl, parameter_types,
    traits::{ConstU64, OnInitialize},
};
use pallet_session::{disabling::UpToLimitDisablingStrategy, historical, PeriodicSessions};
use sp_runtime::{
    impl_opaque_keys, testing::UintAuthorityId, traits::ConvertInto, BuildStorage, KeyTypeId, RuntimeAppPublic,
};

frame_support::construct_runtime!(
    pub enum Test {
        System: frame_system,
        Balances: pallet_balances,
        ValidatorSet: crate,
        Session: pallet_session,
        Historical: pallet_session::historical,
    }
);

/// The blocks of a session.
pub const SESSION: u64 = 5;
/// The sessions that the history keeps.
pub const HISTORY: u32 = 4;

impl_opaque_keys! {
    pub struct MockKeys {
        pub dummy: OneKey,
    }
}

/// Takes every key and does nothing with it.
pub struct OneKey;

impl sp_runtime::BoundToRuntimeAppPublic for OneKey {
    type Public = UintAuthorityId;
}

/// Ignores changes of keys.
pub struct Silent;

impl pallet_session::SessionHandler<u64> for Silent {
    const KEY_TYPE_IDS: &'static [KeyTypeId] = &[UintAuthorityId::ID];

    fn on_genesis_session<K: sp_runtime::traits::OpaqueKeys>(_validators: &[(u64, K)]) {}

    fn on_new_session<K: sp_runtime::traits::OpaqueKeys>(_changed: bool, _now: &[(u64, K)], _next: &[(u64, K)]) {}

    fn on_disabled(_validator: u32) {}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type AccountData = pallet_balances::AccountData<u64>;
    type Block = frame_system::mocking::MockBlock<Test>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
}

parameter_types! {
    pub static HistoryDepth: u32 = HISTORY;
    pub static MaxValidators: u32 = 10;
    pub static MinValidators: u32 = 3;
}

impl crate::Config for Test {
    type HistoryDepth = HistoryDepth;
    type MaxValidators = MaxValidators;
    type MinValidators = MinValidators;
}

impl pallet_session::Config for Test {
    type Currency = Balances;
    type DisablingStrategy = UpToLimitDisablingStrategy;
    type KeyDeposit = ConstU64<1>;
    type Keys = MockKeys;
    type NextSessionRotation = PeriodicSessions<ConstU64<SESSION>, ConstU64<0>>;
    type RuntimeEvent = RuntimeEvent;
    type SessionHandler = Silent;
    type SessionManager = historical::NoteHistoricalRoot<Test, ValidatorSet>;
    type ShouldEndSession = PeriodicSessions<ConstU64<SESSION>, ConstU64<0>>;
    type ValidatorId = u64;
    type ValidatorIdOf = ConvertInto;
    type WeightInfo = ();
}

impl historical::Config for Test {
    type FullIdentification = ();
    type FullIdentificationOf = Identification<Test>;
    type RuntimeEvent = RuntimeEvent;
}

/// A chain of these validators before its first block.
pub fn chain(validators: &[u64]) -> sp_io::TestExternalities {
    chain_with_keys(validators, validators)
}

/// The same, with session keys for these accounts.
pub fn chain_with_keys(validators: &[u64], keyed: &[u64]) -> sp_io::TestExternalities {
    let keys = |who: &u64| (*who, *who, MockKeys { dummy: UintAuthorityId(*who) });
    let genesis = RuntimeGenesisConfig {
        validator_set: crate::GenesisConfig { validators: validators.to_vec() },
        session: pallet_session::GenesisConfig { keys: keyed.iter().map(keys).collect(), ..Default::default() },
        ..Default::default()
    };
    genesis.build_storage().expect("the storage of a valid genesis").into()
}

/// Runs `scene` on a chain of these validators from block 1; the invariants hold after it.
pub fn test(validators: &[u64], scene: impl FnOnce()) {
    test_externalities(chain(validators), &[ValidatorSet::do_try_state], || {
        run_blocks(1);
        scene();
    });
}

/// Runs the blocks of `count` sessions.
pub fn run_sessions(count: u64) {
    let end = System::block_number() + count * SESSION;
    while System::block_number() < end {
        run_blocks(1);
        Session::on_initialize(System::block_number());
    }
}

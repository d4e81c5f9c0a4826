//! The chain of the tests, and the invariants that hold after each of them.

use super::*;
use agt_primitives::Moment;
use agt_test_support::{chain, test_externalities, TryState};
use sp_core::H256;
use sp_io::TestExternalities;

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

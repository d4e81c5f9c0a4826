//! The chain of the tests, and the invariants that hold after each of them.

use super::*;
use agt_test_support::{chain, escrow::fund, test_externalities, TryState};
use sp_core::H256;
use sp_io::TestExternalities;

/// Builds a chain at [`START`], with the platform's keys, the requester's role and its pool.
pub struct ExtBuilder;

impl ExtBuilder {
    pub fn build(self) -> TestExternalities {
        let balances = (1..=250).map(|number| (account(number), ENDOWMENT)).collect();
        let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
        let tasks = TasksConfig { platform: Some((OPERATOR, REVIEWER)) };
        let mut chain = chain(RuntimeGenesisConfig { balances, tasks, ..Default::default() }, START);
        chain.execute_with(|| {
            frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(7));
            give_role(&REQUESTER, Role::DataRequest);
            fund(POOL, &REQUESTER, FUND);
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

const INVARIANTS: [TryState; 3] = [Tasks::do_try_state, Contributors::do_try_state, Access::do_try_state];

/// Checks every invariant of this pallet and of those that it works with, and that the escrow agrees with its books.
pub fn check_all() {
    agt_test_support::every_invariant_holds(&INVARIANTS);
    escrows_agree();
}

/// Changes the governed terms, as governance would.
pub fn change_terms(change: impl FnOnce(&mut TaskTerms)) {
    let mut terms = Terms::get();
    change(&mut terms);
    Terms::set(&terms);
}

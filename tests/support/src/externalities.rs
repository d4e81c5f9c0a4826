//! The world of a test, and what is looked at in it.

use crate::clock;
use agt_primitives::{invariants::Check, Moment};
use core::borrow::Borrow;
use frame_support::{
    storage::{with_transaction, TransactionOutcome},
    traits::OriginTrait,
};
use sp_io::TestExternalities;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{BuildStorage, DispatchError, StateVersion, TryRuntimeError};

/// A pallet's check of every invariant: its `do_try_state`.
pub type TryState = fn() -> Result<(), TryRuntimeError>;

/// Builds a chain in block 1 at a moment, with a keystore in memory.
#[track_caller]
pub fn chain(genesis: impl BuildStorage, now: Moment) -> TestExternalities {
    let mut chain = TestExternalities::new(genesis.build_storage().expect("the genesis is valid"));
    chain.register_extension(KeystoreExt::new(MemoryKeystore::new()));
    chain.execute_with(|| {
        clock::run_blocks(1);
        clock::travel_to(now);
    });
    chain
}

/// Plays `scene` on `chain`. Every invariant of these pallets must hold after it.
#[track_caller]
pub fn test_externalities(mut chain: TestExternalities, pallets: &[TryState], scene: impl FnOnce()) {
    chain.execute_with(|| {
        scene();
        every_invariant_holds(pallets);
    });
}

/// Checks every invariant of these pallets.
#[track_caller]
pub fn every_invariant_holds(pallets: &[TryState]) {
    pallets.iter().for_each(|try_state| assert_eq!(try_state(), Ok(())));
}

/// Returns the ids of a pallet's invariants that fail after a corruption, which is undone. Its `do_try_state` must name
/// the first of them.
#[track_caller]
pub fn broken_by<Checks: IntoIterator<Item = Check>>(
    corrupt: impl FnOnce(),
    invariants: impl FnOnce() -> Checks,
    try_state: TryState,
) -> Vec<&'static str> {
    rolled_back(|| {
        corrupt();
        let broken: Vec<_> = invariants().into_iter().filter_map(Result::err).collect();
        let first = broken.first().map_or(Ok(()), |text| Err(TryRuntimeError::Other(text)));
        assert_eq!(try_state(), first);
        broken.into_iter().map(|text| text.split(':').next().expect("an id stands first")).collect()
    })
}

/// Returns what `look` sees in a world that is gone afterwards.
pub fn rolled_back<R>(look: impl FnOnce() -> R) -> R {
    with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(look()))).expect("look does not fail")
}

/// Returns the root of all storage: two worlds with one root are the same.
pub fn root() -> Vec<u8> {
    sp_io::storage::root(StateVersion::V1)
}

/// Returns the origin of a call that `who` signs.
pub fn signed<Origin: OriginTrait>(who: impl Borrow<Origin::AccountId>) -> Origin
where
    Origin::AccountId: Clone,
{
    Origin::signed(who.borrow().clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rolled_back_undoes_what_it_saw() {
        TestExternalities::default().execute_with(|| {
            let before = root();
            let seen = rolled_back(|| {
                clock::travel_to(clock::START);
                (clock::now(), root())
            });
            assert_eq!(seen.0, clock::START);
            assert_ne!(seen.1, before);
            assert_eq!(root(), before);
        });
    }

    #[test]
    fn broken_by_names_each_invariant_that_fails() {
        const INVARIANTS: fn() -> [Check; 3] = || {
            let check = |name| if clock::now() == 0 { Ok(()) } else { Err(name) };
            [check("A: first"), Ok(()), check("C: third")]
        };
        let try_state = || agt_primitives::invariants::all_hold(INVARIANTS());
        TestExternalities::default().execute_with(|| {
            assert_eq!(broken_by(|| {}, INVARIANTS, try_state), Vec::<&str>::new());
            assert_eq!(broken_by(|| clock::travel_to(1), INVARIANTS, try_state), ["A", "C"]);
            assert_eq!(clock::now(), 0);
        });
    }

    #[test]
    #[should_panic(expected = "A: broken")]
    fn test_fails_when_an_invariant_is_broken_after_it() {
        test_externalities(TestExternalities::default(), &[|| Err("A: broken".into())], || {});
    }
}

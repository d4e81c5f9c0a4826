//! Property tests: the same cases on every machine, and before them those that once found a bug.

use core::cell::RefCell;
use proptest::{
    strategy::Strategy,
    test_runner::{Config, RngSeed, TestCaseError, TestRunner},
};
use std::{collections::BTreeMap, panic::Location};

/// Returns the configuration of a property that is tried on this many cases, always the same ones.
pub fn config(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(1), ..Config::default() }
}

/// Tries a property on the cases that `strategy` draws, and first on those in the caller's `proptest-regressions`.
///
/// # Panics
/// Panics with the smallest case that breaks the property.
#[track_caller]
pub fn for_all<S: Strategy>(config: Config, strategy: &S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { source_file: Some(Location::caller().file()), ..config };
    if let Err(failure) = TestRunner::new(config).run(strategy, property) {
        panic!("{failure}");
    }
}

/// Counts how often each operation of a property succeeded. A property over operations that never succeed says nothing.
#[derive(Debug, Default)]
pub struct Successes(RefCell<BTreeMap<String, u32>>);

impl Successes {
    /// Counts one success.
    pub fn note(&self, name: impl Into<String>) {
        *self.0.borrow_mut().entry(name.into()).or_default() += 1;
    }

    /// Returns how often an operation succeeded.
    pub fn of(&self, name: &str) -> u32 {
        self.0.borrow().get(name).copied().unwrap_or_default()
    }

    /// Checks that each of these operations succeeded at least this often.
    #[track_caller]
    pub fn assert_each(&self, names: &[&str], least: u32) {
        for name in names {
            assert!(self.of(name) >= least, "{name} succeeded {} times only: {self:?}", self.of(name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::any;

    #[test]
    fn cases_are_the_same_on_each_run() {
        let drawn = || {
            let cases = RefCell::new(Vec::new());
            for_all(config(16), &any::<u64>(), |case| {
                cases.borrow_mut().push(case);
                Ok(())
            });
            cases.into_inner()
        };
        assert_eq!(drawn().len(), 16);
        assert_eq!(drawn(), drawn());
    }

    #[test]
    #[should_panic(expected = "claim succeeded 0 times only")]
    fn operation_that_succeeds_too_seldom_is_found() {
        let successes = Successes::default();
        successes.note("pay");
        assert_eq!((successes.of("pay"), successes.of("claim")), (1, 0));
        successes.assert_each(&["pay", "claim"], 1);
    }
}

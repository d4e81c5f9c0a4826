//! The form in which every pallet checks its invariants.
//!
//! A pallet lists one function for each invariant in `try_state.rs` and hands the verdicts to [`all_hold`]. Its README
//! lists the same ids with the rule that each one checks.

use sp_runtime::TryRuntimeError;

/// The verdict on one invariant: `Ok`, or the id of the invariant and the rule that is broken.
pub type Check = Result<(), &'static str>;

/// Returns the first failure among `checks`.
pub fn all_hold(checks: impl IntoIterator<Item = Check>) -> Result<(), TryRuntimeError> {
    checks.into_iter().collect::<Result<(), _>>().map_err(TryRuntimeError::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_hold_returns_the_first_failure() {
        assert_eq!(all_hold([Ok(()), Ok(())]), Ok(()));
        assert_eq!(all_hold([Ok(()), Err("B: second"), Err("C: third")]), Err(TryRuntimeError::Other("B: second")));
    }
}

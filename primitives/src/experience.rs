//! XP: what an account has learned, and what it has spent of it.

use frame_support::dispatch::DispatchResult;

/// The XP of accounts. What was earned never falls, and requirements read it. What was spent is counted beside it and never
/// exceeds it.
///
/// A method that fails changes nothing. The cost of each is independent of the number of accounts.
pub trait Experience<AccountId> {
    /// Returns all XP that `who` has ever earned, by work or by a reward; zero for an account that is not registered.
    fn earned(who: &AccountId) -> u64;

    /// Returns the XP that `who` has spent.
    fn spent(who: &AccountId) -> u64;

    /// Returns the XP that `who` can still spend.
    fn left(who: &AccountId) -> u64 {
        Self::earned(who).saturating_sub(Self::spent(who))
    }

    /// Spends `xp`. Fails if `who` is not registered, is not proven, or has less left.
    fn spend(who: &AccountId, xp: u64) -> DispatchResult;

    /// Credits XP that no set earned: the reward of a quest or a milestone. Fails if `who` is not registered or
    /// not proven, and if its XP would rise above the most that a reward may raise it to.
    fn grant(who: &AccountId, xp: u64) -> DispatchResult;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Accounts that have earned their own number of XP and have spent two each.
    struct TwoSpent;

    impl Experience<u64> for TwoSpent {
        fn earned(who: &u64) -> u64 {
            *who
        }

        fn spent(_: &u64) -> u64 {
            2
        }

        fn spend(_: &u64, _: u64) -> DispatchResult {
            Ok(())
        }

        fn grant(_: &u64, _: u64) -> DispatchResult {
            Ok(())
        }
    }

    #[test]
    fn what_is_left_is_what_was_earned_and_not_spent() {
        assert_eq!([1, 2, 3, 10].map(|earned| TwoSpent::left(&earned)), [0, 0, 1, 8]);
    }
}

//! One file a behaviour.

mod attacks;
mod claims;
mod closing;
mod feeless;
mod invariants;
mod lanes;
mod properties;
mod recycled;
mod refusals;
mod report;
mod sweeping;
mod windows;

use crate::{mock::*, Season, Seasons, Submissions};
use agt_primitives::{
    calendar::{Month, DAY},
    redemption::{RedemptionTerms, SeasonTerms},
    season::{Ceiling, Closing, Submitted},
    supply::{Budget, MintBudget},
    token::AGT,
    Aia, Balance, Moment,
};
use agt_test_support::{rolled_back, root, signed};
use frame_support::{assert_ok, pallet_prelude::DispatchResult, traits::fungible::Inspect};

const MILLION: Balance = 1_000_000 * AGT;

fn submit(who: AccountId, aia: Aia) -> DispatchResult {
    Redemption::submit(signed(who), aia)
}

fn close(season: Month) -> DispatchResult {
    Redemption::close(signed(DAVE), season)
}

fn claim(who: AccountId, season: Month) -> DispatchResult {
    Redemption::claim(signed(who), season)
}

fn sweep(season: Month) -> DispatchResult {
    Redemption::sweep(signed(DAVE), season)
}

fn bond(who: AccountId, amount: Balance) -> DispatchResult {
    Access::bond(signed(who), amount)
}

fn unbond(who: AccountId, amount: Balance) -> DispatchResult {
    Access::unbond(signed(who), amount)
}

fn slash(who: AccountId, amount: Balance) -> DispatchResult {
    let reason = b"sold the same labels twice".to_vec().try_into().expect("the reason is short");
    Access::slash(RuntimeOrigin::root(), who, amount, reason)
}

/// All that an account has free.
fn free(who: AccountId) -> Balance {
    Balances::balance(&who)
}

fn stored(season: Month) -> Season {
    Seasons::<Test>::get(season).expect("somebody has submitted to it")
}

fn parts(season: Month, who: AccountId) -> Submitted {
    Submissions::<Test>::get(season, who).unwrap_or_default()
}

/// The lanes of a closed season.
fn lanes(season: Month) -> Closing {
    stored(season).accounts.expect("it is closed").rates.lanes
}

/// What the seasons' sub-budget has left, has promised, has minted.
fn budget() -> (Balance, Balance, Balance) {
    let budget = Budget::Seasons;
    (
        <Supply as MintBudget<AccountId>>::left(budget),
        <Supply as MintBudget<AccountId>>::reserved(budget),
        <Supply as MintBudget<AccountId>>::minted(budget),
    )
}

/// A ceiling in thousandths of an AGT.
fn ceiling(thousandths: Balance) -> Ceiling {
    Ceiling::new(thousandths * AGT / 1_000).expect("the ceiling is in its range")
}

/// Changes the terms that governance wants.
fn want(change: impl FnOnce(&mut RedemptionTerms)) {
    let mut terms = Wanted::get();
    change(&mut terms);
    Wanted::set(&terms);
}

/// The season of the tests: March 2027, number 2. ALICE and BOB have bonded 1,000 and 500 AGT in February, and they,
/// CAROL and DAVE have a million ripe AIA each. The clock stands at the 1st, 00:00.
const MARCH: Month = Month(57 * 12 + 2);

fn march(test: impl FnOnce()) {
    ExtBuilder.execute(|| {
        travel_to(at(2027, 2, 10));
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(bond(BOB, 500 * AGT));
        for who in [ALICE, BOB, CAROL, DAVE] {
            credit(who, 1_000_000);
        }
        travel_to(at(2027, 3, 1));
        System::reset_events();
        test();
    });
}

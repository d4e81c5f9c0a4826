//! Each invariant sees the corruption that it is there for.

use super::*;

const NONE: [&str; 0] = [];

/// The ids of the invariants that fail after a corruption, which is undone.
fn broken_by(corrupt: impl FnOnce()) -> Vec<&'static str> {
    agt_test_support::broken_by(corrupt, RewardPools::invariants, RewardPools::do_try_state)
}

/// A pool whose escrow has paid, committed and forfeited.
fn test(look: impl FnOnce(PoolId)) {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        earn(CAMPAIGN, BOB, 10 * AGT);
        assert_ok!(commit(CAMPAIGN, 20 * AGT));
        assert_ok!(forfeit(CAMPAIGN, 1_000));
        open(GOLD, 1_000);
        look(number);
    });
}

fn with_pool(number: PoolId, change: impl FnOnce(&mut Pool)) {
    Pools::<Test>::mutate(ALICE, number, |pool| change(pool.as_mut().expect("the pool exists")));
}

fn with_escrow(change: impl FnOnce(&mut EscrowBooks<AccountId>)) {
    Escrows::<Test>::mutate(CAMPAIGN, |escrow| change(escrow.as_mut().expect("the escrow exists")));
}

#[test]
fn invariants_hold_on_a_chain_that_lives() {
    test(|_| assert_eq!(broken_by(|| {}), NONE));
}

#[cfg(feature = "try-runtime")]
#[test]
fn try_state_of_the_pallet_names_the_first_invariant_that_fails() {
    use frame_support::traits::Hooks;
    test(|number| {
        let verdict = || <RewardPools as Hooks<u64>>::try_state(System::block_number());
        assert_eq!(verdict(), Ok(()));
        let broken = agt_test_support::rolled_back(|| {
            with_escrow(|escrow| escrow.pool = number + 9);
            verdict()
        });
        assert_eq!(broken, Err("RP2: each pool has reserved what its escrows keep, and counts them".into()));
    });
}

#[test]
fn rp1_fails_when_flows_do_not_balance() {
    test(|number| {
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.books.funded += 1)), ["RP1"]);
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.books.paid += 1)), ["RP1"]);
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.books.refunded += 1)), ["RP1"]);
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.books.collected += 1)), ["RP1"]);
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.books.unreserved += 1)), ["RP1", "RP4"]);
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.books.fee_due = Balance::MAX)), ["RP1", "RP4"]);
    });
}

#[test]
fn rp2_fails_when_a_pool_has_not_reserved_what_its_escrows_keep() {
    test(|number| {
        assert_eq!(broken_by(|| with_escrow(|escrow| escrow.fee_reserved += 1)), ["RP2"]);
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.escrows += 1)), ["RP2"]);
        assert_eq!(broken_by(|| Escrows::<Test>::remove(CAMPAIGN)), ["RP2"]);
        let moved = |pool: &mut Pool| {
            pool.books.reserved -= 1;
            pool.books.owed += 1;
        };
        assert_eq!(broken_by(|| with_pool(number, moved)), ["RP2", "RP3"]);
        assert_eq!(broken_by(|| with_escrow(|escrow| escrow.pool = 9)), ["RP2"]);
    });
}

#[test]
fn rp3_fails_when_a_pool_does_not_owe_what_its_workers_earned() {
    test(|number| {
        assert_eq!(broken_by(|| Owed::<Test>::insert((ALICE, number), BOB, 1)), ["RP3"]);
        assert_eq!(broken_by(|| Owed::<Test>::insert((ALICE, number), CAROL, 0)), ["RP3"]);
        assert_eq!(broken_by(|| Owed::<Test>::insert((ALICE, 9), CAROL, 1)), ["RP3"]);
        assert_eq!(broken_by(|| Owed::<Test>::remove((ALICE, number), BOB)), ["RP3"]);
    });
}

#[test]
fn rp4_fails_when_what_is_on_hold_is_not_what_the_pools_hold() {
    type Held = <Test as crate::Config>::Money;
    test(|_| {
        let reason = HoldReason::Pool.into();
        for (asset, who) in [(AssetKind::Native, ALICE), (AssetKind::Native, BOB), (GOLD, ALICE), (GOLD, CAROL)] {
            assert_eq!(broken_by(|| Held::hold(asset, &reason, &who, 1).unwrap()), ["RP4"]);
        }
        assert_eq!(broken_by(|| Held::release(GOLD, &reason, &ALICE, 1).unwrap()), ["RP4"]);
    });
}

#[test]
fn rp5_fails_when_the_deposits_on_hold_are_not_those_of_the_pools() {
    type Held = <Test as crate::Config>::Money;
    test(|number| {
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.deposit += 1)), ["RP5"]);
        let reason = HoldReason::PoolDeposit.into();
        assert_eq!(broken_by(|| Held::hold(AssetKind::Native, &reason, &CAROL, 1).unwrap()), ["RP5"]);
    });
}

#[test]
fn rp6_fails_when_a_fee_is_not_covered() {
    test(|number| {
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.fee = BasisPoints::clamped(301))), ["RP6"]);
        let moved = |escrow: &mut EscrowBooks<AccountId>| {
            escrow.free += escrow.fee_reserved;
            escrow.fee_reserved = 0;
        };
        assert_eq!(broken_by(|| with_escrow(moved)), ["RP6"]);
        assert_eq!(broken_by(|| with_escrow(|escrow| escrow.fee_charged += 1)), ["RP6"]);
    });
}

#[test]
fn rp7_fails_when_a_number_could_be_used_twice() {
    test(|_| {
        assert_eq!(broken_by(|| NextPool::<Test>::insert(ALICE, 1)), ["RP7"]);
        assert_eq!(broken_by(|| NextPool::<Test>::remove(ALICE)), ["RP7"]);
        assert_eq!(broken_by(|| Opened::<Test>::put(1)), ["RP7"], "less than there are");
        assert_eq!(broken_by(|| Opened::<Test>::put(3)), ["RP7"]);
        let of_another_owner = || [ALICE, BOB].into_iter().for_each(|who| NextPool::<Test>::insert(who, 1));
        assert_eq!(broken_by(of_another_owner), ["RP7"], "the next number of ALICE is that of her second pool");
    });
}

#[test]
fn rp8_fails_when_times_are_out_of_order() {
    test(|number| {
        assert_eq!(broken_by(|| travel_to(START - 1)), ["RP8"]);
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.expires = pool.opened)), ["RP8"]);
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.cancel_from = pool.opened)), ["RP8"]);
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.given_up_from = pool.expires)), ["RP8"]);
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.is_cancelled = true)), ["RP8"]);
    });
}

#[test]
fn rp8_fails_when_a_pool_was_cancelled_that_was_over_already() {
    test(|number| {
        travel_to(START + DAY);
        let cancelled = |from, expires| {
            move |pool: &mut Pool| (pool.is_cancelled, pool.cancel_from, pool.expires) = (true, from, expires)
        };
        assert_eq!(broken_by(|| with_pool(number, cancelled(START + DAY, START + DAY + 1))), NONE);
        assert_eq!(broken_by(|| with_pool(number, cancelled(START + DAY, START + DAY))), ["RP8"]);
        assert_eq!(broken_by(|| with_pool(number, cancelled(START + DAY + 1, START + DAY + 2))), ["RP8"], "too early");
    });
}

/// A risky pool with a guarantee, part of which was paid.
fn with_guarantee(look: impl FnOnce(PoolId)) {
    ExtBuilder.execute(|| {
        let number = open(RISKY, 10_000);
        assert_ok!(reserve(number, CAMPAIGN, 9_000));
        earn(CAMPAIGN, BOB, 100);
        assert_ok!(Assets::freeze_asset(signed(DAVE), RISKY_ID));
        assert_ok!(RewardPools::claim_guarantee(signed(BOB), ALICE, number, BOB));
        assert_ok!(Assets::thaw_asset(signed(DAVE), RISKY_ID));
        look(number);
    });
}

#[test]
fn rp9_fails_when_the_guarantees_on_hold_are_not_those_of_the_pools() {
    type Held = <Test as crate::Config>::Money;
    with_guarantee(|number| {
        assert_eq!(broken_by(|| {}), NONE);
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.guarantee += 1)), ["RP9"]);
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.guarantee_paid -= 1)), ["RP9"]);
        let overdrawn = |pool: &mut Pool| pool.guarantee_refunded = Balance::MAX;
        assert_eq!(broken_by(|| with_pool(number, overdrawn)), ["RP9", "RP10"]);
        let reason = HoldReason::Guarantee.into();
        assert_eq!(broken_by(|| Held::hold(AssetKind::Native, &reason, &CAROL, 1).unwrap()), ["RP9"]);
    });
}

#[test]
fn rp10_fails_when_a_guarantee_does_not_cover_its_pool() {
    type Held = <Test as crate::Config>::Money;
    with_guarantee(|number| {
        let reason = HoldReason::Guarantee.into();
        let spent = || {
            Held::release(AssetKind::Native, &reason, &ALICE, GUARANTEE / 2).unwrap();
            with_pool(number, |pool| pool.guarantee_refunded = GUARANTEE / 2);
        };
        assert_eq!(broken_by(spent), ["RP10"]);
        assert_eq!(broken_by(|| with_pool(number, |pool| pool.is_secured = true)), ["RP10"]);
    });
}

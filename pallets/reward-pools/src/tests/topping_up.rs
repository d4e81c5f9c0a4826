//! Anyone may put money into an open pool.

use super::*;

fn top_up(who: AccountId, number: PoolId, amount: Balance) -> DispatchResult {
    RewardPools::top_up(signed(who), ALICE, number, amount)
}

#[test]
fn top_up_moves_the_callers_money_into_the_owners_hold() {
    ExtBuilder.execute(|| {
        for (asset, amount, had) in [(AssetKind::Native, AGT, ENDOWMENT), (GOLD, 100, UNITS), (RISKY, 1, UNITS)] {
            let number = open(asset.clone(), 2 * AGT.min(amount * 100));
            let before = on_hold(asset.clone(), ALICE);
            assert_ok!(top_up(CAROL, number, amount));
            let guarantee = if asset == RISKY { GUARANTEE / 200 } else { 0 };
            assert_last(Event::ToppedUp { owner: ALICE, pool: number, who: CAROL, amount, guarantee });
            assert_eq!(on_hold(asset.clone(), ALICE), before + amount);
            assert_eq!(balance(asset, CAROL), had - amount);
            assert_eq!((books(number).funded, books(number).unreserved), (before + amount, before + amount));
        }
    });
}

#[test]
fn top_up_of_a_secured_pool_moves_no_agt_beside_it() {
    ExtBuilder.execute(|| {
        let number = open(GOLD, 1_000);
        System::reset_events();
        assert_ok!(top_up(CAROL, number, 100));
        let moved = System::events().into_iter().filter(|record| matches!(record.event, RuntimeEvent::Balances(_)));
        assert_eq!(moved.count(), 0);
    });
}

#[test]
fn owner_can_top_up_its_own_pool() {
    ExtBuilder.execute(|| {
        let number = open(AssetKind::Native, AMOUNT);
        assert_ok!(top_up(ALICE, number, AGT));
        assert_eq!(on_hold(AssetKind::Native, ALICE), AMOUNT + AGT);
        assert_eq!(balance(AssetKind::Native, ALICE), ENDOWMENT - AMOUNT - AGT - DEPOSIT);
    });
}

#[test]
fn top_up_is_refused_when_the_pool_is_unknown_cancelled_expired_or_closed() {
    ExtBuilder.execute(|| {
        let number = open(AssetKind::Native, AMOUNT);
        assert_noop!(top_up(CAROL, 9, AGT), Error::<Test>::UnknownPool);
        assert_noop!(RewardPools::top_up(signed(CAROL), BOB, number, AGT), Error::<Test>::UnknownPool);
        cancel(number);
        assert_noop!(top_up(CAROL, number, AGT), Error::<Test>::PoolCancelled);
        assert_ok!(RewardPools::close(signed(ALICE), ALICE, number));
        assert_noop!(top_up(CAROL, number, AGT), Error::<Test>::UnknownPool);
        let number = open(AssetKind::Native, AMOUNT);
        wait(LIFE - 1);
        assert_ok!(top_up(CAROL, number, AGT));
        wait(1);
        assert_noop!(top_up(CAROL, number, AGT), Error::<Test>::PoolExpired);
    });
}

#[test]
fn top_up_is_refused_when_the_amount_is_zero_or_cannot_be_spent() {
    ExtBuilder.execute(|| {
        let number = open(AssetKind::Native, AMOUNT);
        assert_noop!(top_up(CAROL, number, 0), Error::<Test>::ZeroAmount);
        let most = ENDOWMENT - EXISTENTIAL_DEPOSIT;
        assert_noop!(top_up(CAROL, number, most + 1), Error::<Test>::CannotFund);
        for amount in [Balance::MAX - AMOUNT + 1, Balance::MAX] {
            assert_noop!(top_up(CAROL, number, amount), Error::<Test>::TooLarge);
        }
        assert_noop!(top_up(CAROL, number, Balance::MAX - AMOUNT), Error::<Test>::CannotFund);
        assert_noop!(top_up(PENNILESS, number, 1), Error::<Test>::CannotFund);
        // Its account stays alive.
        assert_ok!(top_up(CAROL, number, most));
        assert_eq!(Balances::free_balance(CAROL), EXISTENTIAL_DEPOSIT);
        let gold = open(GOLD, 1_000);
        assert_noop!(top_up(CAROL, gold, UNITS - LEAST + 1), Error::<Test>::CannotFund);
        assert_ok!(top_up(CAROL, gold, UNITS - LEAST));
    });
}

//! In an unsecured pool nobody but the worker chooses when it is paid, until the pool is long over, and each escrow has its own
//! part of the guarantee.

use super::{
    guarantees::{claim_guarantee, freeze, owing, refund_guarantee, thaw},
    *,
};

#[test]
fn freezer_cannot_push_claims_between_a_thaw_and_a_freeze() {
    ExtBuilder.execute(|| {
        let number = owing();
        freeze();
        thaw();
        for thief in [ALICE, CAROL, DAVE] {
            assert_noop!(RewardPools::claim(signed(thief), ALICE, number, BOB), Error::<Test>::NotWorker);
        }
        assert_noop!(send(CAMPAIGN, BOB), Error::<Test>::NotWorker);
        freeze();
        assert_ok!(claim_guarantee(number, BOB));
        assert_eq!(Balances::free_balance(BOB), ENDOWMENT + GUARANTEE / 100);
    });
}

#[test]
fn anyone_claims_for_a_worker_when_the_pool_has_been_over_long_enough() {
    ExtBuilder.execute(|| {
        let number = owing();
        let by_dave = |who| RewardPools::claim(signed(DAVE), ALICE, number, who);
        cancel(number);
        wait(LIFE - 2 * DAY + 365 * DAY - 1);
        assert_noop!(by_dave(BOB), Error::<Test>::NotWorker);
        wait(1);
        assert_ok!(by_dave(BOB));
        assert_last(Event::Claimed { owner: ALICE, pool: number, who: BOB, to: BOB, amount: 100 });
        assert_noop!(claim_to(number, DAVE, DAVE), Error::<Test>::NothingOwed);
    });
}

#[test]
fn guarantee_cannot_be_thinned_by_units_that_cost_nothing() {
    ExtBuilder.execute(|| {
        let heap = 10_u128.pow(30);
        assert_ok!(Assets::mint(signed(DAVE), RISKY_ID, ALICE, heap));
        assert_ok!(open_guaranteed(ALICE, RISKY, heap, LEAST_GUARANTEE));
        // A campaign that pays a thousand units a worker would guarantee nothing.
        for most in [1_000, 1_000_000, heap / 2] {
            assert_noop!(reserve(0, CAMPAIGN, most), Error::<Test>::GuaranteeTooThin);
        }
        assert_eq!(Escrows::<Test>::iter().count(), 0);
    });
}

#[test]
fn escrow_opens_if_its_own_part_is_the_least_guarantee_in_force() {
    ExtBuilder.execute(|| {
        let number = open(RISKY, 10_000);
        assert_noop!(reserve(number, CAMPAIGN, 999), Error::<Test>::GuaranteeTooThin);
        assert_ok!(reserve(number, CAMPAIGN, 1_000));
        Terms::set(&Terms::get().with("rewardPools.leastGuarantee", 2 * LEAST_GUARANTEE).unwrap());
        assert_noop!(reserve(number, campaign(8), 1_999), Error::<Test>::GuaranteeTooThin);
        assert_ok!(reserve(number, campaign(8), 2_000));
        // A secured pool needs none.
        let gold = open(GOLD, 1_000);
        assert_ok!(reserve(gold, campaign(9), 1));
    });
}

#[test]
fn claim_that_the_guarantee_pays_nothing_for_is_kept() {
    ExtBuilder.execute(|| {
        let heap = 10_u128.pow(30);
        assert_ok!(Assets::mint(signed(DAVE), RISKY_ID, ALICE, heap));
        assert_ok!(open_guaranteed(ALICE, RISKY, heap, GUARANTEE));
        assert_ok!(reserve(0, CAMPAIGN, heap / 2));
        earn(CAMPAIGN, BOB, LEAST);
        freeze();
        assert_eq!(RewardPools::guaranteed(ALICE, 0, BOB), 0);
        assert_noop!(claim_guarantee(0, BOB), Error::<Test>::NotGuaranteed);
        wait(LIFE + 365 * DAY);
        let by_dave = RewardPools::claim_guarantee(signed(DAVE), ALICE, 0, BOB);
        assert_noop!(by_dave, Error::<Test>::NotGuaranteed);
        assert_eq!(owed(0, BOB), LEAST);
        thaw();
        assert_ok!(claim(0, BOB));
    });
}

#[test]
fn any_failing_payment_is_an_obstacle_when_the_pool_is_long_over() {
    ExtBuilder.execute(|| {
        let number = open(RISKY, 10_000);
        assert_ok!(reserve(number, CAMPAIGN, 9_000));
        earn(CAMPAIGN, BOB, LEAST - 1);
        earn(CAMPAIGN, PENNILESS, 100);
        earn(CAMPAIGN, CAROL, 100);
        let by_dave = |who| RewardPools::claim_guarantee(signed(DAVE), ALICE, number, who);
        // Governance cannot move the time of a pool that is open.
        Terms::set(&Terms::get().with("rewardPools.mostLife", (30 * DAY).into()).unwrap());
        wait(LIFE + 365 * DAY - 1);
        assert_noop!(by_dave(PENNILESS), Error::<Test>::NotWorker);
        assert_noop!(claim_guarantee(number, PENNILESS), Error::<Test>::NotObstructed);
        wait(1);
        // Whoever can be paid is paid in the asset.
        assert_noop!(by_dave(CAROL), Error::<Test>::NotObstructed);
        assert_ok!(RewardPools::claim(signed(DAVE), ALICE, number, CAROL));
        for (who, units) in [(BOB, LEAST - 1), (PENNILESS, 100)] {
            let (held, before) = (on_hold(RISKY, ALICE), Balances::free_balance(who));
            assert_ok!(by_dave(who));
            assert_eq!(Balances::free_balance(who), before + GUARANTEE * units / 10_000);
            assert_eq!(on_hold(RISKY, ALICE), held, "the dry run paid nothing");
        }
        // So no worker keeps the guarantee.
        assert_ok!(close_escrow(CAMPAIGN));
        assert_ok!(refund_guarantee(number));
        assert_eq!(guarantees(ALICE), 0);
    });
}

//! Workers whom an unsecured pool's asset cannot be paid to get their part of the guarantee instead, once.

use super::*;
use frame_support::{dispatch::CheckIfFeeless, traits::fungibles::Inspect};

/// A pool of the risky asset, 10,000 units with [`GUARANTEE`], that owes BOB 100 and CAROL 200.
pub(super) fn owing() -> PoolId {
    let number = open(RISKY, 10_000);
    assert_ok!(reserve(number, CAMPAIGN, 9_000));
    earn(CAMPAIGN, BOB, 100);
    earn(CAMPAIGN, CAROL, 200);
    number
}

pub(super) fn claim_guarantee(number: PoolId, who: AccountId) -> DispatchResult {
    RewardPools::claim_guarantee(signed(who), ALICE, number, who)
}

pub(super) fn refund_guarantee(number: PoolId) -> DispatchResult {
    RewardPools::refund_guarantee(signed(BOB), ALICE, number)
}

pub(super) fn freeze() {
    assert_ok!(Assets::freeze_asset(signed(DAVE), RISKY_ID));
}

pub(super) fn thaw() {
    assert_ok!(Assets::thaw_asset(signed(DAVE), RISKY_ID));
}

/// CAROL is not paid, gets her part of the guarantee, and gets nothing twice when the obstacle is gone.
#[track_caller]
fn carol_is_paid_once(number: PoolId, remove_obstacle: impl FnOnce()) {
    assert_noop!(claim(number, CAROL), Error::<Test>::CannotReceive);
    let (units, before) = (balance(RISKY, CAROL), Balances::free_balance(CAROL));
    assert_ok!(claim_guarantee(number, CAROL));
    let amount = GUARANTEE * 200 / 10_000;
    assert_last(Event::GuaranteeClaimed { owner: ALICE, pool: number, who: CAROL, owed: 200, amount });
    assert_eq!(Balances::free_balance(CAROL), before + amount);
    assert_eq!((owed(number, CAROL), books(number).forfeit_due), (0, 200));
    assert_eq!(guarantees(ALICE), GUARANTEE - amount);
    assert_noop!(claim_guarantee(number, CAROL), Error::<Test>::NothingOwed);
    remove_obstacle();
    assert_noop!(claim(number, CAROL), Error::<Test>::NothingOwed);
    assert_noop!(claim_guarantee(number, CAROL), Error::<Test>::NothingOwed);
    assert_eq!(balance(RISKY, CAROL), units);
    assert_eq!(RewardPools::pool(ALICE, number).unwrap().guarantee_paid, amount);
    // What she was owed goes to the revenue pot and not to the owner.
    assert_ok!(Assets::transfer(signed(CAROL), RISKY_ID, POT, LEAST));
    assert_ok!(collect(number));
    assert_eq!(balance(RISKY, POT), LEAST + 200 + 9);
}

#[test]
fn worker_is_paid_once_when_the_asset_was_frozen() {
    ExtBuilder.execute(|| {
        let number = owing();
        freeze();
        carol_is_paid_once(number, thaw);
        assert_ok!(claim(number, BOB));
    });
}

#[test]
fn worker_is_paid_once_when_its_account_was_blocked() {
    ExtBuilder.execute(|| {
        let number = owing();
        assert_ok!(Assets::block(signed(DAVE), RISKY_ID, CAROL));
        // Nothing keeps BOB from his pay.
        assert_noop!(claim_guarantee(number, BOB), Error::<Test>::NotObstructed);
        carol_is_paid_once(number, || {
            assert_ok!(Assets::thaw(signed(DAVE), RISKY_ID, CAROL));
        });
    });
}

#[test]
fn worker_is_paid_once_when_the_supply_was_at_the_end_of_its_type() {
    ExtBuilder.execute(|| {
        let number = owing();
        // So much that BOB's 100 units still fit and CAROL's 200 do not.
        let mint = Balance::MAX - Assets::total_issuance(RISKY_ID) - 199;
        assert_ok!(Assets::mint(signed(DAVE), RISKY_ID, DAVE, mint));
        assert_noop!(claim_guarantee(number, BOB), Error::<Test>::NotObstructed);
        carol_is_paid_once(number, || {
            assert_ok!(Assets::burn(signed(DAVE), RISKY_ID, DAVE, mint));
        });
    });
}

#[test]
fn obstacle_that_a_worker_makes_itself_opens_no_guarantee() {
    ExtBuilder.execute(|| {
        let number = open(RISKY, 10_000);
        assert_ok!(reserve(number, CAMPAIGN, 9_000));
        earn(CAMPAIGN, BOB, LEAST - 1);
        earn(CAMPAIGN, PENNILESS, 100);
        // He would have less than the least balance, and the other has no AGT, which the asset needs.
        for who in [BOB, PENNILESS] {
            assert_noop!(claim(number, who), Error::<Test>::CannotReceive);
            assert_noop!(claim_guarantee(number, who), Error::<Test>::NotObstructed);
        }
        // An account that cannot have more consumers.
        assert_ok!(Balances::transfer_allow_death(signed(CAROL), PENNILESS, AGT));
        while System::inc_consumers(&PENNILESS).is_ok() {}
        assert_noop!(claim(number, PENNILESS), Error::<Test>::CannotReceive);
        assert_noop!(claim_guarantee(number, PENNILESS), Error::<Test>::NotObstructed);
    });
}

#[test]
fn block_of_the_owner_is_no_obstacle() {
    ExtBuilder.execute(|| {
        let number = owing();
        assert_ok!(Assets::block(signed(DAVE), RISKY_ID, ALICE));
        assert_noop!(claim_guarantee(number, CAROL), Error::<Test>::NotObstructed);
        assert_ok!(claim(number, CAROL));
    });
}

#[test]
fn worker_whose_account_is_frozen_takes_the_guarantee_instead() {
    ExtBuilder.execute(|| {
        let number = owing();
        assert_ok!(Assets::freeze(signed(DAVE), RISKY_ID, CAROL));
        assert_noop!(claim_guarantee(number, BOB), Error::<Test>::NotObstructed);
        let before = Balances::free_balance(CAROL);
        assert_ok!(claim_guarantee(number, CAROL));
        assert_eq!(Balances::free_balance(CAROL), before + GUARANTEE * 200 / 10_000);
        assert_noop!(claim(number, CAROL), Error::<Test>::NothingOwed);
    });
}

#[test]
fn open_holds_a_guarantee_if_and_only_if_the_asset_is_not_listed() {
    ExtBuilder.execute(|| {
        for (asset, amount) in [(AssetKind::Native, AMOUNT), (GOLD, 1_000)] {
            let with_one = open_guaranteed(ALICE, asset, amount, 1);
            assert_noop!(with_one, Error::<Test>::NeedsNoGuarantee);
        }
        for guarantee in [0, 1, LEAST_GUARANTEE - 1] {
            let opened = open_guaranteed(ALICE, RISKY, 1_000, guarantee);
            assert_noop!(opened, Error::<Test>::GuaranteeTooSmall);
        }
        let most = ENDOWMENT - DEPOSIT - EXISTENTIAL_DEPOSIT;
        for guarantee in [most + 1, Balance::MAX] {
            let opened = open_guaranteed(ALICE, RISKY, 1_000, guarantee);
            assert_noop!(opened, Error::<Test>::CannotPayGuarantee);
        }
        assert_ok!(open_guaranteed(ALICE, RISKY, 1_000, most));
        assert_eq!((guarantees(ALICE), deposits(ALICE), on_hold(AssetKind::Native, ALICE)), (most, DEPOSIT, 0));
        let report = RewardPools::pool(ALICE, 0).expect("it is open");
        assert_eq!((report.guarantee, report.guarantee_paid), (most.into(), 0_u128.into()));
    });
}

#[test]
fn least_guarantee_is_read_when_a_pool_opens() {
    ExtBuilder.execute(|| {
        let number = owing();
        Terms::set(&Terms::get().with("rewardPools.leastGuarantee", 2 * GUARANTEE).unwrap());
        assert_noop!(open_guaranteed(ALICE, RISKY, 1_000, GUARANTEE), Error::<Test>::GuaranteeTooSmall);
        assert_ok!(open_guaranteed(ALICE, RISKY, 1_000, 2 * GUARANTEE));
        assert_eq!(RewardPools::pool(ALICE, number).unwrap().guarantee, GUARANTEE);
    });
}

#[test]
fn top_up_never_lowers_what_a_unit_is_guaranteed() {
    ExtBuilder.execute(|| {
        let number = owing();
        let part = RewardPools::guaranteed(ALICE, number, CAROL);
        assert_eq!(part, GUARANTEE * 200 / 10_000);
        // The issuer has as many units as it likes.
        assert_ok!(Assets::mint(signed(DAVE), RISKY_ID, DAVE, Balance::MAX / 2));
        let top_up = |amount| RewardPools::top_up(signed(DAVE), ALICE, number, amount);
        assert_noop!(top_up(Balance::MAX / 4), Error::<Test>::TooLarge);
        assert_noop!(top_up(20_000_000), Error::<Test>::CannotPayGuarantee);
        assert_ok!(top_up(30_000));
        assert_eq!(guarantees(ALICE), 4 * GUARANTEE);
        assert_eq!(Balances::free_balance(DAVE), ENDOWMENT - 3 * GUARANTEE);
        assert_eq!(RewardPools::guaranteed(ALICE, number, CAROL), part);
        let before = guarantees(ALICE);
        assert_ok!(top_up(1));
        assert_eq!(guarantees(ALICE), before + GUARANTEE / 10_000);
        assert!(RewardPools::guaranteed(ALICE, number, CAROL) >= part);
    });
}

#[test]
fn whole_pool_that_is_owed_is_worth_the_whole_guarantee() {
    ExtBuilder.execute(|| {
        let guarantee = GUARANTEE + 1;
        assert_ok!(open_guaranteed(ALICE, RISKY, 1_030, guarantee));
        assert_ok!(RewardPools::top_up(signed(CAROL), ALICE, 0, 7));
        assert_ok!(reserve(0, CAMPAIGN, 1_006));
        for (who, amount) in [(BOB, 333), (CAROL, 333), (PENNILESS, 340)] {
            earn(CAMPAIGN, who, amount);
        }
        freeze();
        let all = guarantees(ALICE);
        for who in [BOB, CAROL, PENNILESS] {
            assert_ok!(claim_guarantee(0, who));
        }
        let pool = RewardPools::pool(ALICE, 0).unwrap();
        assert_eq!(pool.guarantee_paid.0 + guarantees(ALICE), all);
        // The fee is not guaranteed: 1,006 of 1,037 units were owed to workers.
        assert!(pool.guarantee_paid.0 <= all * 1_006 / 1_037);
        assert!(pool.guarantee_paid.0 >= all * 1_006 / 1_037 - 3);
        assert_eq!(Balances::free_balance(PENNILESS), all * 340 / 1_037);
    });
}

#[test]
fn claim_of_a_guarantee_is_refused_by_name() {
    ExtBuilder.execute(|| {
        let number = owing();
        freeze();
        let gold = open(GOLD, 1_000);
        assert_ok!(reserve(gold, campaign(8), 500));
        earn(campaign(8), BOB, 100);
        assert_noop!(claim_guarantee(gold, BOB), Error::<Test>::NotGuaranteed);
        assert_noop!(claim_guarantee(9, BOB), Error::<Test>::UnknownPool);
        assert_noop!(claim_guarantee(number, DAVE), Error::<Test>::NothingOwed);
        let unsigned = RewardPools::claim_guarantee(RuntimeOrigin::none(), ALICE, number, BOB);
        assert_noop!(unsigned, DispatchError::BadOrigin);
    });
}

#[test]
fn nobody_gives_up_a_claim_for_its_worker_before_its_time() {
    ExtBuilder.execute(|| {
        let number = owing();
        freeze();
        let by = |caller: AccountId| RewardPools::claim_guarantee(signed(caller), ALICE, number, BOB);
        for caller in [ALICE, CAROL, DAVE] {
            assert_noop!(by(caller), Error::<Test>::NotWorker);
        }
        wait(LIFE + 365 * DAY - 1);
        assert_noop!(by(DAVE), Error::<Test>::NotWorker);
        wait(1);
        let before = Balances::free_balance(BOB);
        assert_ok!(by(DAVE));
        assert_eq!(Balances::free_balance(BOB), before + GUARANTEE / 100);
    });
}

#[test]
fn part_below_the_least_balance_waits_until_its_worker_has_an_account() {
    ExtBuilder.execute(|| {
        assert_ok!(Assets::mint(signed(DAVE), RISKY_ID, ALICE, 1_000 * AGT));
        let number = open(RISKY, 1_000 * AGT);
        assert_ok!(reserve(number, CAMPAIGN, 900 * AGT));
        earn(CAMPAIGN, PENNILESS, LEAST);
        freeze();
        assert_noop!(claim_guarantee(number, PENNILESS), Error::<Test>::CannotReceive);
        assert_eq!(owed(number, PENNILESS), LEAST);
        assert_ok!(Balances::transfer_allow_death(signed(CAROL), PENNILESS, AGT));
        assert_ok!(claim_guarantee(number, PENNILESS));
        assert_eq!(Balances::free_balance(PENNILESS), AGT + 5 * LEAST);
    });
}

#[test]
fn claim_of_a_guarantee_is_feeless_for_the_worker_if_it_would_be_paid() {
    ExtBuilder.execute(|| {
        let number = owing();
        let is_feeless = |caller: AccountId, who| {
            let call = crate::Call::<Test>::claim_guarantee { owner: ALICE, number, who };
            RuntimeCall::RewardPools(call).is_feeless(&signed(caller))
        };
        assert!(!is_feeless(BOB, BOB), "nothing keeps him from his pay");
        freeze();
        let before = (guarantees(ALICE), owed(number, BOB));
        assert!(is_feeless(BOB, BOB));
        assert_eq!((guarantees(ALICE), owed(number, BOB)), before, "a predicate pays nothing");
        assert!(!is_feeless(CAROL, BOB), "it is not hers");
        assert!(!is_feeless(DAVE, DAVE), "he is owed nothing");
        wait(LIFE + 365 * DAY);
        assert!(!is_feeless(CAROL, BOB), "she may do it, and pays for it");
        assert!(is_feeless(BOB, BOB) && is_feeless(BOB, BOB));
        assert!(!is_feeless(BOB, BOB), "his allowance is spent");
    });
}

#[test]
fn guarantee_comes_back_when_the_pool_closes() {
    ExtBuilder.execute(|| {
        let number = owing();
        freeze();
        assert_ok!(claim_guarantee(number, BOB));
        thaw();
        assert_ok!(claim(number, CAROL));
        cancel(number);
        assert_ok!(close_escrow(CAMPAIGN));
        assert_ok!(Assets::transfer(signed(CAROL), RISKY_ID, POT, LEAST));
        assert_ok!(collect(number));
        assert_ok!(RewardPools::close(signed(ALICE), ALICE, number));
        let (amount, guarantee) = (10_000 - 309, GUARANTEE - GUARANTEE / 100);
        assert_last(Event::Closed { owner: ALICE, pool: number, amount, deposit: DEPOSIT, guarantee });
        assert_eq!((guarantees(ALICE), Balances::free_balance(ALICE)), (0, ENDOWMENT - GUARANTEE / 100));
    });
}

#[test]
fn guarantee_comes_back_though_the_asset_stays_frozen_for_ever() {
    ExtBuilder.execute(|| {
        let number = owing();
        assert_noop!(refund_guarantee(number), Error::<Test>::StillOpen);
        assert_noop!(refund_guarantee(9), Error::<Test>::UnknownPool);
        freeze();
        cancel(number);
        assert_noop!(refund_guarantee(number), Error::<Test>::InUse);
        assert_ok!(close_escrow(CAMPAIGN));
        assert_noop!(refund_guarantee(number), Error::<Test>::StillOwed);
        assert_ok!(claim_guarantee(number, BOB));
        assert_ok!(claim_guarantee(number, CAROL));
        assert_noop!(RewardPools::close(signed(ALICE), ALICE, number), Error::<Test>::StillDue);
        assert_ok!(refund_guarantee(number));
        let amount = GUARANTEE - GUARANTEE * 300 / 10_000;
        assert_last(Event::GuaranteeRefunded { owner: ALICE, pool: number, amount });
        assert_eq!(guarantees(ALICE), 0);
        assert_noop!(refund_guarantee(number), Error::<Test>::NothingToRefund);
        // The rest comes back when the asset is live again.
        thaw();
        assert_ok!(Assets::transfer(signed(CAROL), RISKY_ID, POT, LEAST));
        assert_ok!(collect(number));
        assert_ok!(RewardPools::close(signed(ALICE), ALICE, number));
        let amount = 10_000 - 309;
        assert_last(Event::Closed { owner: ALICE, pool: number, amount, deposit: DEPOSIT, guarantee: 0 });
    });
}

#[test]
fn secured_pool_has_no_guarantee_to_refund() {
    ExtBuilder.execute(|| {
        let number = open(GOLD, 1_000);
        cancel(number);
        assert_noop!(refund_guarantee(number), Error::<Test>::NothingToRefund);
    });
}

#[test]
fn guarantee_is_paid_though_the_owner_has_locked_all_its_agt() {
    use frame_support::traits::{LockableCurrency, WithdrawReasons};
    ExtBuilder.execute(|| {
        let number = owing();
        Balances::set_lock(*b"thevotes", &ALICE, Balance::MAX, WithdrawReasons::all());
        freeze();
        assert_ok!(claim_guarantee(number, BOB));
        assert_eq!(Balances::free_balance(BOB), ENDOWMENT + GUARANTEE / 100);
    });
}

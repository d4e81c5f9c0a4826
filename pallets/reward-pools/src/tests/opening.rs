//! A pool opens under its owner's next number, with money that stays on its owner's account.

use super::*;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn open_holds_the_amount_and_the_deposit_on_its_owner() {
    ExtBuilder.execute(|| {
        assert_eq!(open(AssetKind::Native, AMOUNT), 0);
        assert_last(Event::Opened {
            owner: ALICE,
            pool: 0,
            asset: AssetKind::Native,
            purpose: PoolPurpose::DataRequest,
            amount: AMOUNT,
            fee: BasisPoints::clamped(300),
            is_secured: true,
            cancel_from: START + 48 * HOUR,
            expires: START + LIFE,
            given_up_from: START + LIFE + 365 * DAY,
            deposit: DEPOSIT,
            guarantee: 0,
        });
        assert_eq!((on_hold(AssetKind::Native, ALICE), deposits(ALICE)), (AMOUNT, DEPOSIT));
        assert_eq!(Balances::free_balance(ALICE), ENDOWMENT - AMOUNT - DEPOSIT);
        assert_eq!(books(0), Books { funded: AMOUNT, unreserved: AMOUNT, ..Books::default() });
        assert_eq!((RewardPools::next_pool(ALICE), RewardPools::opened()), (1, 1));
        let report = RewardPools::pool(ALICE, 0).expect("it is open");
        assert_eq!((report.phase, report.held, report.secured), (PoolPhase::Open, AMOUNT, true));
        assert_eq!((report.cancel_from, report.deposit), ((START + 48 * HOUR).into(), DEPOSIT.into()));
        assert_eq!(report.given_up_from, START + LIFE + 365 * DAY);
        assert_eq!(RewardPools::pool(BOB, 0), None);
    });
}

#[test]
fn open_holds_an_asset_and_a_deposit_in_agt() {
    ExtBuilder.execute(|| {
        for asset in [GOLD, RISKY] {
            open(asset.clone(), 1_000);
            assert_eq!((on_hold(asset.clone(), ALICE), balance(asset, ALICE)), (1_000, UNITS - 1_000));
        }
        assert_eq!((on_hold(AssetKind::Native, ALICE), deposits(ALICE)), (0, 2 * DEPOSIT));
        let secured = |number| Pools::<Test>::get(ALICE, number).unwrap().is_secured;
        assert_eq!((secured(0), secured(1)), (true, false));
    });
}

/// The amounts of AGT that were put on hold, from the first to the last.
fn held_in_agt() -> Vec<Balance> {
    let held = System::events().into_iter().filter_map(|record| match record.event {
        RuntimeEvent::Balances(pallet_balances::Event::Held { amount, .. }) => Some(amount),
        _ => None,
    });
    held.collect()
}

#[test]
fn open_puts_nothing_on_hold_as_a_guarantee_when_the_pool_is_secured() {
    ExtBuilder.execute(|| {
        open(AssetKind::Native, AMOUNT);
        assert_eq!(held_in_agt(), [DEPOSIT, AMOUNT]);
        System::reset_events();
        open(RISKY, 1_000);
        assert_eq!(held_in_agt(), [DEPOSIT, GUARANTEE]);
    });
}

#[test]
fn open_puts_the_amount_alone_on_hold_when_a_pool_costs_no_deposit() {
    ExtBuilder.execute(|| {
        Deposit::set(&0);
        open(AssetKind::Native, AMOUNT);
        assert_eq!(held_in_agt(), [AMOUNT]);
        assert_eq!((on_hold(AssetKind::Native, ALICE), deposits(ALICE)), (AMOUNT, 0));
    });
}

#[test]
fn open_is_refused_without_the_role_or_a_signature() {
    ExtBuilder.execute(|| {
        assert_noop!(open_of(CAROL, AssetKind::Native, AMOUNT), Error::<Test>::NotARequester);
        let purpose = PoolPurpose::ModelFund;
        for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
            let opened = RewardPools::open(origin, 0, AssetKind::Native, purpose, AMOUNT, START + LIFE, 0);
            assert_noop!(opened, BadOrigin);
        }
    });
}

#[test]
fn open_is_refused_under_any_number_but_the_next() {
    ExtBuilder.execute(|| {
        let with = |who: AccountId, number| {
            let purpose = PoolPurpose::ModelFund;
            RewardPools::open(signed(who), number, AssetKind::Native, purpose, AMOUNT, now() + LIFE, 0)
        };
        for number in [1, PoolId::MAX] {
            assert_noop!(with(ALICE, number), Error::<Test>::WrongNumber);
        }
        assert_ok!(with(ALICE, 0));
        for number in [0, 2] {
            assert_noop!(with(ALICE, number), Error::<Test>::WrongNumber);
        }
        // Another account counts its own.
        assert_noop!(with(BOB, 1), Error::<Test>::WrongNumber);
        assert_ok!(with(BOB, 0));
        // No number comes back when its pool is gone.
        cancel(0);
        assert_ok!(RewardPools::close(signed(ALICE), ALICE, 0));
        assert_noop!(with(ALICE, 0), Error::<Test>::WrongNumber);
        assert_ok!(with(ALICE, 1));
    });
}

#[test]
fn open_is_refused_in_an_asset_that_does_not_exist_or_is_not_live() {
    ExtBuilder.execute(|| {
        assert_noop!(open_of(ALICE, AssetKind::WithId(99), 1_000), Error::<Test>::UnknownAsset);
        assert_ok!(Assets::freeze_asset(signed(DAVE), RISKY_ID));
        assert_noop!(open_of(ALICE, RISKY, 1_000), Error::<Test>::UnknownAsset);
        assert_ok!(Assets::thaw_asset(signed(DAVE), RISKY_ID));
        assert_ok!(Assets::start_destroy(signed(DAVE), RISKY_ID));
        assert_noop!(open_of(ALICE, RISKY, 1_000), Error::<Test>::UnknownAsset);
    });
}

#[test]
fn open_is_refused_below_the_least_balance() {
    ExtBuilder.execute(|| {
        for (asset, least) in [(AssetKind::Native, EXISTENTIAL_DEPOSIT), (GOLD, LEAST)] {
            for amount in [0, 1, least - 1] {
                assert_noop!(open_of(ALICE, asset.clone(), amount), Error::<Test>::BelowLeastBalance);
            }
            open(asset, least);
        }
    });
}

#[test]
fn open_is_refused_when_its_expiry_is_past_or_too_far() {
    ExtBuilder.execute(|| {
        let until = |expires| {
            let number = NextPool::<Test>::get(ALICE);
            RewardPools::open(signed(ALICE), number, GOLD, PoolPurpose::DataRequest, 100, expires, 0)
        };
        for expires in [0, START - 1, START, START + 365 * DAY + 1, Moment::MAX] {
            assert_noop!(until(expires), Error::<Test>::BadExpiry);
        }
        assert_ok!(until(START + 1));
        assert_ok!(until(START + 365 * DAY));
    });
}

#[test]
fn open_is_refused_when_the_owner_cannot_spend_so_much() {
    ExtBuilder.execute(|| {
        let most = ENDOWMENT - DEPOSIT - EXISTENTIAL_DEPOSIT;
        for amount in [most + 1, Balance::MAX - 1, Balance::MAX] {
            assert_noop!(open_of(ALICE, AssetKind::Native, amount), Error::<Test>::CannotFund);
        }
        for amount in [UNITS - LEAST + 1, Balance::MAX] {
            assert_noop!(open_of(ALICE, GOLD, amount), Error::<Test>::CannotFund);
        }
        assert_noop!(open_of(BOB, GOLD, 1_000), Error::<Test>::CannotFund);
        open(GOLD, UNITS - LEAST);
        assert_noop!(open_of(ALICE, AssetKind::Native, most), Error::<Test>::CannotFund);
        open(AssetKind::Native, most - DEPOSIT);
        // It has nothing more than the least balance.
        assert_noop!(open_of(ALICE, RISKY, 1_000), Error::<Test>::CannotPayDeposit);
    });
}

#[test]
fn open_fixes_its_terms_before_governance_changes_them() {
    ExtBuilder.execute(|| {
        open(AssetKind::Native, AMOUNT);
        let terms = Terms::get().with("rewardPools.fee", 1_000).unwrap();
        let terms = terms.with("rewardPools.mostLife", (60 * DAY).into()).unwrap();
        Terms::set(&terms.with("rewardPools.cancelAfter", DAY.into()).unwrap());
        open(AssetKind::Native, AMOUNT);
        let fixed = |number| {
            let pool = Pools::<Test>::get(ALICE, number).unwrap();
            (pool.fee.points(), pool.cancel_from, pool.given_up_from)
        };
        assert_eq!(fixed(0), (300, START + 48 * HOUR, START + LIFE + 365 * DAY));
        assert_eq!(fixed(1), (1_000, START + DAY, START + LIFE + 60 * DAY));
        // What is outside the hard ranges is moved inside.
        Terms::set(&Terms::get().with("rewardPools.fee", 10_000).unwrap());
        open(AssetKind::Native, AMOUNT);
        assert_eq!(fixed(2).0, 1_000);
    });
}

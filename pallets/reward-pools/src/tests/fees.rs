//! The fee is one on all that an escrow pays, rounded up once, and goes to the revenue pot.

use super::*;
use agt_primitives::revenue::RevenueSource;
use agt_test_support::TestRevenue;

#[test]
fn fee_is_rounded_up_once_when_a_hundred_units_are_paid_one_by_one() {
    ExtBuilder.execute(|| {
        let number = open(GOLD, 1_000);
        assert_ok!(reserve(number, CAMPAIGN, 100));
        assert_ok!(commit(CAMPAIGN, 100));
        let mut due = Vec::new();
        for _ in 0..100 {
            assert_ok!(pay(CAMPAIGN, BOB, 1));
            due.push(books(number).fee_due);
        }
        assert_eq!((due[0], due[32], due[33], due[66], due[67], due[99]), (1, 1, 2, 3, 3, 3));
        assert_eq!(escrow(CAMPAIGN).fee_reserved, 0);
    });
}

#[test]
fn fee_of_a_single_unit_is_one_unit() {
    ExtBuilder.execute(|| {
        let number = open(GOLD, 10);
        assert_ok!(reserve(number, CAMPAIGN, 1));
        assert_eq!(escrow(CAMPAIGN).fee_reserved, 1);
        earn(CAMPAIGN, BOB, 1);
        assert_eq!((books(number).owed, books(number).fee_due, books(number).unreserved), (1, 1, 8));
    });
}

#[test]
fn fee_and_forfeits_go_to_the_revenue_pot_in_one_payment() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        assert_noop!(collect(number), Error::<Test>::NothingDue);
        assert_noop!(collect(9), Error::<Test>::UnknownPool);
        earn(CAMPAIGN, BOB, 50 * AGT);
        assert_eq!(forfeit(CAMPAIGN, 2_000), Ok(10 * AGT));
        let fee = 150 * AGT / 100;
        assert_ok!(collect(number));
        let (asset, forfeits) = (AssetKind::Native, 10 * AGT);
        assert_last(Event::FeeCollected { owner: ALICE, pool: number, asset, fee, forfeits });
        assert_eq!(Balances::free_balance(POT), ENDOWMENT + fee + 10 * AGT);
        assert_eq!(TestRevenue::noted(AssetKind::Native, RevenueSource::RewardPools), fee);
        assert_eq!(TestRevenue::noted(AssetKind::Native, RevenueSource::Forfeits), 10 * AGT);
        assert_eq!((books(number).collected, books(number).fee_due, books(number).forfeit_due), (fee + forfeits, 0, 0));
        assert_noop!(collect(number), Error::<Test>::NothingDue);
        // Only what there is was counted.
        earn(CAMPAIGN, BOB, AGT);
        assert_ok!(collect(number));
        assert_eq!(TestRevenue::noted(AssetKind::Native, RevenueSource::RewardPools), fee + 3 * AGT / 100);
        assert_eq!(TestRevenue::noted(AssetKind::Native, RevenueSource::Forfeits), 10 * AGT);
    });
}

#[test]
fn revenue_is_told_of_no_forfeits_when_nothing_is_forfeited() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        earn(CAMPAIGN, BOB, 50 * AGT);
        assert_ok!(collect(number));
        assert_eq!(TestRevenue::all_from(RevenueSource::RewardPools), 150 * AGT / 100);
    });
}

#[test]
fn fee_waits_when_it_is_less_than_the_pot_can_receive() {
    ExtBuilder.execute(|| {
        let number = open(GOLD, 1_000);
        assert_ok!(reserve(number, CAMPAIGN, 900));
        earn(CAMPAIGN, BOB, 300);
        assert_eq!(books(number).fee_due, 9);
        assert_noop!(collect(number), Error::<Test>::CannotReceive);
        earn(CAMPAIGN, BOB, 1);
        assert_ok!(collect(number));
        assert_eq!((balance(GOLD, POT), TestRevenue::noted(GOLD, RevenueSource::RewardPools)), (10, 10));
    });
}

#[test]
fn fee_of_a_whole_escrow_never_exceeds_its_reserve() {
    for fee in [100_u16, 301, 999, 1_000] {
        ExtBuilder.execute(|| {
            Terms::set(&Terms::get().with("rewardPools.fee", fee.into()).unwrap());
            let number = open(GOLD, 1_000);
            assert_ok!(reserve(number, CAMPAIGN, 97));
            let reserved = escrow(CAMPAIGN).fee_reserved;
            assert_eq!(reserved, (97 * Balance::from(fee)).div_ceil(10_000));
            assert_ok!(commit(CAMPAIGN, 97));
            for amount in [1, 2, 3, 5, 7, 11, 13, 17, 19, 19] {
                assert_ok!(pay(CAMPAIGN, CAROL, amount));
            }
            assert_eq!((books(number).fee_due, escrow(CAMPAIGN).fee_reserved), (reserved, 0));
        });
    }
}

//! What a campaign has reserved is free or committed; what is committed is owed to workers, or becomes free again.

use super::*;

#[test]
fn campaign_reserves_what_it_may_pay_and_the_fee_on_it() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        let fee = 3 * AGT;
        assert_last(Event::Reserved { owner: ALICE, pool: number, campaign: CAMPAIGN, most: MOST, fee });
        assert_eq!((books(number).unreserved, books(number).reserved), (AMOUNT - MOST - fee, MOST + fee));
        assert_eq!(free(CAMPAIGN), MOST);
        assert_eq!(Pools::<Test>::get(ALICE, number).unwrap().campaigns, 1);
        let report = RewardPools::escrow(CAMPAIGN).expect("it has an escrow");
        assert_eq!((report.free, report.fee_reserved, report.pool, report.owner), (MOST, fee, number, ALICE));
        assert_eq!(RewardPools::escrow(8), None);
    });
}

#[test]
fn reserve_is_refused_for_what_the_pool_does_not_have() {
    ExtBuilder.execute(|| {
        let number = open(GOLD, 1_030);
        assert_noop!(reserve(number, CAMPAIGN, 0), Error::<Test>::ZeroAmount);
        for most in [1_001, 1_030, Balance::MAX / 2, Balance::MAX - 1, Balance::MAX] {
            assert_noop!(reserve(number, CAMPAIGN, most), Error::<Test>::PoolTooSmall);
        }
        assert_ok!(reserve(number, CAMPAIGN, 1_000));
        assert_eq!(books(number).unreserved, 0);
        assert_noop!(reserve(number, 8, 1), Error::<Test>::PoolTooSmall);
        assert_noop!(reserve(number, CAMPAIGN, 1), Error::<Test>::EscrowExists);
        assert_noop!(reserve(9, 8, 1), Error::<Test>::UnknownPool);
        // The pool of another account.
        let of_bob = <RewardPools as Escrow<AccountId>>::open(number, 8, &BOB, 1);
        assert_noop!(of_bob, Error::<Test>::UnknownPool);
    });
}

#[test]
fn campaigns_share_a_pool_and_do_not_touch_each_other() {
    ExtBuilder.execute(|| {
        let number = open(GOLD, 2_000);
        assert_ok!(reserve(number, 1, 900));
        assert_ok!(reserve(number, 2, 900));
        earn(1, BOB, 900);
        assert_noop!(commit(1, 1), Error::<Test>::NotFree);
        assert_eq!(free(2), 900);
        assert_eq!(Pools::<Test>::get(ALICE, number).unwrap().campaigns, 2);
        assert_eq!(close_campaign(2), Ok(900));
        assert_eq!(books(number).unreserved, 2_000 - 927);
        // Another campaign can have it.
        assert_ok!(reserve(number, 3, 1_000));
    });
}

#[test]
fn commit_release_and_pay_are_refused_for_more_than_there_is() {
    ExtBuilder.execute(|| {
        open_with_campaign();
        assert_noop!(commit(CAMPAIGN, MOST + 1), Error::<Test>::NotFree);
        assert_noop!(commit(CAMPAIGN, Balance::MAX), Error::<Test>::NotFree);
        assert_ok!(commit(CAMPAIGN, MOST));
        assert_last(Event::Committed { campaign: CAMPAIGN, amount: MOST });
        assert_noop!(commit(CAMPAIGN, 1), Error::<Test>::NotFree);
        for amount in [MOST + 1, Balance::MAX] {
            assert_noop!(release(CAMPAIGN, amount), Error::<Test>::NotCommitted);
            assert_noop!(pay(CAMPAIGN, BOB, amount), Error::<Test>::NotCommitted);
        }
        assert_ok!(release(CAMPAIGN, MOST));
        assert_last(Event::Released { campaign: CAMPAIGN, amount: MOST });
        assert_eq!(free(CAMPAIGN), MOST);
        assert_noop!(pay(CAMPAIGN, BOB, 1), Error::<Test>::NotCommitted);
    });
}

#[test]
fn escrow_is_unknown_before_its_campaign_opens_and_after_it_closes() {
    ExtBuilder.execute(|| {
        let unknown = || {
            assert_eq!(free(CAMPAIGN), 0);
            assert_noop!(commit(CAMPAIGN, 0), Error::<Test>::NoEscrow);
            assert_noop!(release(CAMPAIGN, 0), Error::<Test>::NoEscrow);
            assert_noop!(pay(CAMPAIGN, BOB, 0), Error::<Test>::NoEscrow);
            assert_noop!(forfeit(CAMPAIGN, 1), Error::<Test>::NoEscrow);
            assert_noop!(close_campaign(CAMPAIGN), Error::<Test>::NoEscrow);
            assert!(!earns_merit(CAMPAIGN, AGT));
        };
        unknown();
        open_with_campaign();
        assert_eq!(close_campaign(CAMPAIGN), Ok(MOST));
        unknown();
    });
}

#[test]
fn payment_moves_no_asset_and_is_owed_by_the_pool() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        assert_ok!(commit(CAMPAIGN, 10 * AGT));
        let (free, held) = (Balances::free_balance(BOB), on_hold(AssetKind::Native, ALICE));
        assert_ok!(pay(CAMPAIGN, BOB, AGT));
        let (owner, campaign, fee) = (ALICE, CAMPAIGN, 3 * AGT / 100);
        assert_last(Event::Credited { owner, pool: number, campaign, who: BOB, amount: AGT, fee });
        assert_ok!(pay(CAMPAIGN, BOB, 2 * AGT));
        assert_eq!((owed(number, BOB), books(number).owed), (3 * AGT, 3 * AGT));
        assert_eq!((Balances::free_balance(BOB), on_hold(AssetKind::Native, ALICE)), (free, held));
        // Nothing is owed for nothing.
        assert_ok!(pay(CAMPAIGN, CAROL, 0));
        assert!(!Owed::<Test>::contains_key((ALICE, number), CAROL));
    });
}

#[test]
fn forfeit_takes_a_part_of_what_is_free_and_no_fee() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        assert_ok!(commit(CAMPAIGN, 40 * AGT));
        assert_eq!(forfeit(CAMPAIGN, 1_000), Ok(6 * AGT));
        assert_last(Event::Forfeited { owner: ALICE, pool: number, campaign: CAMPAIGN, amount: 6 * AGT });
        assert_eq!((free(CAMPAIGN), escrow(CAMPAIGN).committed), (54 * AGT, 40 * AGT));
        assert_eq!((books(number).forfeit_due, books(number).fee_due), (6 * AGT, 0));
        assert_eq!(forfeit(CAMPAIGN, 0), Ok(0));
        assert_eq!(forfeit(CAMPAIGN, 10_000), Ok(54 * AGT));
        // The fee that was kept for it comes back with the campaign's end.
        assert_ok!(release(CAMPAIGN, 40 * AGT));
        assert_eq!(close_campaign(CAMPAIGN), Ok(40 * AGT));
        assert_eq!(books(number).unreserved, AMOUNT - 60 * AGT);
    });
}

#[test]
fn campaign_closes_when_nothing_is_committed() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        assert_ok!(commit(CAMPAIGN, AGT));
        assert_noop!(close_campaign(CAMPAIGN), Error::<Test>::StillCommitted);
        assert_ok!(pay(CAMPAIGN, BOB, AGT));
        assert_eq!(close_campaign(CAMPAIGN), Ok(99 * AGT));
        let (amount, fee) = (99 * AGT, 297 * AGT / 100);
        assert_last(Event::CampaignClosed { owner: ALICE, pool: number, campaign: CAMPAIGN, amount, fee });
        assert_eq!((books(number).reserved, Pools::<Test>::get(ALICE, number).unwrap().campaigns), (0, 0));
        assert_eq!(books(number).unreserved, AMOUNT - AGT - 3 * AGT / 100);
        assert_eq!(owed(number, BOB), AGT);
    });
}

#[test]
fn merit_needs_a_listed_asset_and_a_price_of_a_twentieth_of_an_agt() {
    ExtBuilder.execute(|| {
        open_with_campaign();
        assert!(!earns_merit(CAMPAIGN, 0));
        assert!(!earns_merit(CAMPAIGN, AGT / 20 - 1));
        assert!(earns_merit(CAMPAIGN, AGT / 20));
        let gold = open(GOLD, 1_000);
        assert_ok!(reserve(gold, 8, 100));
        assert!(!earns_merit(8, 0));
        // A unit is worth a tenth of an AGT.
        assert!(earns_merit(8, 1));
        assert!(!earns_merit(8, Balance::MAX), "it is worth more than can be counted");
        let risky = open(RISKY, 1_000);
        assert_ok!(reserve(risky, 9, 100));
        assert!(!earns_merit(9, 1_000), "the pool is not secured");
        Terms::set(&Terms::get().with("rewardPools.leastMerit", AGT).unwrap());
        assert!(!earns_merit(CAMPAIGN, AGT - 1));
        assert!(earns_merit(CAMPAIGN, AGT));
    });
}

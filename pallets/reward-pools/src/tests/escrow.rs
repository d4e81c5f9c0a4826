//! What a campaign or a job has reserved is free or committed; what is committed is owed to workers, or becomes free again.

use super::*;

#[test]
fn campaign_reserves_what_it_may_pay_and_the_fee_on_it() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        let fee = 3 * AGT;
        assert_last(Event::Reserved { owner: ALICE, pool: number, escrow: CAMPAIGN, most: MOST, fee });
        assert_eq!((books(number).unreserved, books(number).reserved), (AMOUNT - MOST - fee, MOST + fee));
        assert_eq!(free(CAMPAIGN), MOST);
        assert_eq!(Pools::<Test>::get(ALICE, number).unwrap().escrows, 1);
        let report = RewardPools::escrow(CAMPAIGN).expect("it has an escrow");
        assert_eq!((report.free, report.fee_reserved, report.pool, report.owner), (MOST, fee, number, ALICE));
        assert_eq!(RewardPools::escrow(campaign(8)), None);
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
        assert_noop!(reserve(number, campaign(8), 1), Error::<Test>::PoolTooSmall);
        assert_noop!(reserve(number, CAMPAIGN, 1), Error::<Test>::EscrowExists);
        assert_noop!(reserve(9, campaign(8), 1), Error::<Test>::UnknownPool);
        // The pool of another account.
        let of_bob = <RewardPools as Escrow<AccountId>>::open(number, campaign(8), &BOB, 1);
        assert_noop!(of_bob, Error::<Test>::UnknownPool);
    });
}

#[test]
fn campaigns_share_a_pool_and_do_not_touch_each_other() {
    ExtBuilder.execute(|| {
        let number = open(GOLD, 2_000);
        assert_ok!(reserve(number, campaign(1), 900));
        assert_ok!(reserve(number, campaign(2), 900));
        earn(campaign(1), BOB, 900);
        assert_noop!(commit(campaign(1), 1), Error::<Test>::NotFree);
        assert_eq!(free(campaign(2)), 900);
        assert_eq!(Pools::<Test>::get(ALICE, number).unwrap().escrows, 2);
        assert_eq!(close_escrow(campaign(2)), Ok(900));
        assert_eq!(books(number).unreserved, 2_000 - 927);
        // Another campaign can have it.
        assert_ok!(reserve(number, campaign(3), 1_000));
    });
}

#[test]
fn commit_release_and_pay_are_refused_for_more_than_there_is() {
    ExtBuilder.execute(|| {
        open_with_campaign();
        assert_noop!(commit(CAMPAIGN, MOST + 1), Error::<Test>::NotFree);
        assert_noop!(commit(CAMPAIGN, Balance::MAX), Error::<Test>::NotFree);
        assert_ok!(commit(CAMPAIGN, MOST));
        assert_last(Event::Committed { escrow: CAMPAIGN, amount: MOST });
        assert_noop!(commit(CAMPAIGN, 1), Error::<Test>::NotFree);
        for amount in [MOST + 1, Balance::MAX] {
            assert_noop!(release(CAMPAIGN, amount), Error::<Test>::NotCommitted);
            assert_noop!(pay(CAMPAIGN, BOB, amount), Error::<Test>::NotCommitted);
            assert_noop!(forfeit_committed(CAMPAIGN, amount), Error::<Test>::NotCommitted);
        }
        assert_ok!(release(CAMPAIGN, MOST));
        assert_last(Event::Released { escrow: CAMPAIGN, amount: MOST });
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
            assert_noop!(forfeit_committed(CAMPAIGN, 0), Error::<Test>::NoEscrow);
            assert_noop!(send(CAMPAIGN, BOB), Error::<Test>::NoEscrow);
            assert_noop!(close_escrow(CAMPAIGN), Error::<Test>::NoEscrow);
            assert!(!earns_merit(CAMPAIGN, AGT));
            assert_eq!(RewardPools::in_agt(CAMPAIGN, AGT), None);
        };
        unknown();
        open_with_campaign();
        assert_eq!(close_escrow(CAMPAIGN), Ok(MOST));
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
        let (owner, escrow, fee) = (ALICE, CAMPAIGN, 3 * AGT / 100);
        assert_last(Event::Credited { owner, pool: number, escrow, who: BOB, amount: AGT, fee });
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
        assert_last(Event::Forfeited { owner: ALICE, pool: number, escrow: CAMPAIGN, amount: 6 * AGT });
        assert_eq!((free(CAMPAIGN), escrow(CAMPAIGN).committed), (54 * AGT, 40 * AGT));
        assert_eq!((books(number).forfeit_due, books(number).fee_due), (6 * AGT, 0));
        assert_eq!(forfeit(CAMPAIGN, 0), Ok(0));
        assert_eq!(forfeit(CAMPAIGN, 10_000), Ok(54 * AGT));
        // The fee that was kept for it comes back with the campaign's end.
        assert_ok!(release(CAMPAIGN, 40 * AGT));
        assert_eq!(close_escrow(CAMPAIGN), Ok(40 * AGT));
        assert_eq!(books(number).unreserved, AMOUNT - 60 * AGT);
    });
}

#[test]
fn forfeit_of_a_commitment_takes_exactly_that_and_no_fee() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        assert_ok!(commit(CAMPAIGN, 40 * AGT));
        assert_ok!(forfeit_committed(CAMPAIGN, 30 * AGT));
        let (owner, escrow_id, amount) = (ALICE, CAMPAIGN, 30 * AGT);
        assert_last(Event::CommitmentForfeited { owner, pool: number, escrow: escrow_id, amount });
        assert_eq!((free(CAMPAIGN), escrow(CAMPAIGN).committed), (60 * AGT, 10 * AGT));
        assert_eq!((books(number).forfeit_due, books(number).fee_due), (30 * AGT, 0));
        // It goes on when the pool is over: what was committed is still decided.
        cancel(number);
        assert_ok!(forfeit_committed(CAMPAIGN, 10 * AGT));
        assert_noop!(forfeit_committed(CAMPAIGN, 1), Error::<Test>::NotCommitted);
        assert_eq!(close_escrow(CAMPAIGN), Ok(60 * AGT));
        assert_eq!(books(number).unreserved, AMOUNT - 40 * AGT);
        assert_ok!(collect(number));
        assert_eq!(Balances::free_balance(POT), ENDOWMENT + 40 * AGT);
    });
}

#[test]
fn send_pays_at_once_all_that_the_pool_owes() {
    ExtBuilder.execute(|| {
        let number = open(GOLD, 10_000);
        let job = EscrowId::Job(7);
        assert_ok!(reserve(number, CAMPAIGN, 1_000));
        assert_ok!(reserve(number, job, 1_000));
        earn(CAMPAIGN, BOB, 5);
        assert_noop!(send(job, CAROL), Error::<Test>::NothingOwed);
        // It is less than the least balance.
        assert_noop!(send(job, BOB), Error::<Test>::CannotReceive);
        earn(job, BOB, 6);
        assert_ok!(send(job, BOB));
        assert_last(Event::Claimed { owner: ALICE, pool: number, who: BOB, to: BOB, amount: 11 });
        assert_eq!((balance(GOLD, BOB), owed(number, BOB), books(number).paid), (11, 0, 11));
    });
}

#[test]
fn send_pays_nobody_out_of_an_unsecured_pool() {
    ExtBuilder.execute(|| {
        let number = open(RISKY, 10_000);
        assert_ok!(reserve(number, CAMPAIGN, 9_000));
        earn(CAMPAIGN, BOB, 100);
        assert_noop!(send(CAMPAIGN, CAROL), Error::<Test>::NothingOwed);
        assert_noop!(send(CAMPAIGN, BOB), Error::<Test>::NotWorker);
        // Even when anyone may claim.
        wait(LIFE + 365 * DAY);
        assert_noop!(send(CAMPAIGN, BOB), Error::<Test>::NotWorker);
        assert_ok!(claim(number, BOB));
    });
}

#[test]
fn least_payment_is_what_an_account_can_own_of_the_pools_asset() {
    ExtBuilder.execute(|| {
        let least = |number, owner| <RewardPools as Escrow<AccountId>>::least_payment(number, &owner);
        let (agt, risky) = (open(AssetKind::Native, AMOUNT), open(RISKY, 1_000));
        assert_eq!((least(agt, ALICE), least(risky, ALICE)), (EXISTENTIAL_DEPOSIT, LEAST));
        assert_eq!((least(9, ALICE), least(agt, BOB)), (0, 0));
        // A price is not fixed while the asset's keys can hide what it is too small for.
        assert_ok!(Assets::freeze_asset(signed(DAVE), RISKY_ID));
        assert_eq!(least(risky, ALICE), Balance::MAX);
        assert_eq!(RewardPools::pool(ALICE, risky).unwrap().least, None);
        assert_ok!(Assets::thaw_asset(signed(DAVE), RISKY_ID));
        assert_eq!(RewardPools::pool(ALICE, risky).unwrap().least, Some(LEAST));
    });
}

#[test]
fn campaign_and_job_of_the_same_number_have_escrows_of_their_own() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        let job = EscrowId::Job(7);
        assert_eq!(RewardPools::escrow(job), None);
        assert_ok!(reserve(number, job, AGT));
        assert_ok!(commit(job, AGT));
        assert_eq!((free(CAMPAIGN), free(job)), (MOST, 0));
        assert_eq!(close_escrow(CAMPAIGN), Ok(MOST));
        assert_eq!(escrow(job).committed, AGT);
    });
}

#[test]
fn amount_of_an_escrow_is_valued_by_the_asset_of_its_pool() {
    ExtBuilder.execute(|| {
        let (agt, gold) = (open_with_campaign(), open(GOLD, 1_000));
        assert_ok!(reserve(gold, campaign(8), 100));
        assert_eq!(RewardPools::in_agt(CAMPAIGN, 3), Some(3));
        assert_eq!(RewardPools::in_agt(campaign(8), 3), Some(3 * AGT / 10));
        assert_eq!(RewardPools::in_agt(campaign(8), Balance::MAX), None);
        assert_ne!(agt, gold);
    });
}

#[test]
fn campaign_closes_when_nothing_is_committed() {
    ExtBuilder.execute(|| {
        let number = open_with_campaign();
        assert_ok!(commit(CAMPAIGN, AGT));
        assert_noop!(close_escrow(CAMPAIGN), Error::<Test>::StillCommitted);
        assert_ok!(pay(CAMPAIGN, BOB, AGT));
        assert_eq!(close_escrow(CAMPAIGN), Ok(99 * AGT));
        let (amount, fee) = (99 * AGT, 297 * AGT / 100);
        assert_last(Event::EscrowClosed { owner: ALICE, pool: number, escrow: CAMPAIGN, amount, fee });
        assert_eq!((books(number).reserved, Pools::<Test>::get(ALICE, number).unwrap().escrows), (0, 0));
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
        assert_ok!(reserve(gold, campaign(8), 100));
        assert!(!earns_merit(campaign(8), 0));
        // A unit is worth a tenth of an AGT.
        assert!(earns_merit(campaign(8), 1));
        assert!(!earns_merit(campaign(8), Balance::MAX), "it is worth more than can be counted");
        let risky = open(RISKY, 1_000);
        assert_ok!(reserve(risky, campaign(9), 900));
        assert!(!earns_merit(campaign(9), 1_000), "the pool is not secured");
        Terms::set(&Terms::get().with("rewardPools.leastMerit", AGT).unwrap());
        assert!(!earns_merit(CAMPAIGN, AGT - 1));
        assert!(earns_merit(CAMPAIGN, AGT));
    });
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn pool_of_other_pallets_benchmarks_is_secured_and_pays_in_an_asset() {
    use agt_primitives::benchmarking::EscrowBench;
    ExtBuilder.execute(|| {
        let number = <RewardPools as EscrowBench<AccountId>>::fund(&ALICE, MOST);
        let pool = RewardPools::pool(ALICE, number).expect("it is open");
        assert!(pool.asset != AssetKind::Native && pool.secured);
        assert_ok!(reserve(number, CAMPAIGN, MOST));
        earn(CAMPAIGN, BOB, MOST);
        assert_ok!(send(CAMPAIGN, BOB));
        assert_eq!(balance(pool.asset, BOB), MOST);
    });
}

//! What anyone may read.

use super::{month, release, MILLION};
use crate::mock::*;
use agt_primitives::{
    report::{Planck, Time},
    supply::{Bucket, BucketReport, Budget, BudgetReport, MintBudget, Unlock},
    token::{AGT, CAP, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use frame_support::{assert_ok, traits::ReservableCurrency};

fn unlock(at: Moment, amount: Balance) -> Unlock {
    Unlock { at: Time(at), amount: Planck(amount) }
}

#[test]
fn report_is_complete_at_the_first_block() {
    ExtBuilder::default().execute(|| {
        let report = Supply::report();
        let pots = 2 * EXISTENTIAL_DEPOSIT;
        assert_eq!(report.cap, CAP);
        assert_eq!(report.ever_minted, 2 * ENDOWMENT + pots);
        assert_eq!(report.issued, 2 * ENDOWMENT + pots);
        assert_eq!(report.circulating, 2 * ENDOWMENT);
        assert_eq!(report.burned, 0);
        assert_eq!(report.tge, Some(Time(TGE)));
        assert_eq!(report.buckets.iter().map(|bucket| bucket.bucket).collect::<Vec<_>>(), Bucket::ALL);
        assert_eq!(report.budgets.iter().map(|budget| budget.budget).collect::<Vec<_>>(), Budget::ALL);
    });
}

#[test]
fn votable_counts_what_may_circulate_before_its_release() {
    ExtBuilder::default().execute(|| {
        // Marketing, community, investors, foundation and public sale; the ecosystem goes to a pot.
        let float = (280 + 250 + 20 + 300 + 250) * MILLION;
        assert_eq!(Supply::votable(), float);
        travel_to(TGE);
        for bucket in Bucket::ALL {
            let _ = release(bucket);
        }
        assert_eq!((Supply::votable(), Supply::circulating()), (float, float));
        travel_to(month(24));
        assert_ok!(release(Bucket::Foundation));
        assert_eq!(Supply::votable(), Supply::circulating());
        assert!(Supply::votable() > float);
    });
}

#[test]
fn report_shows_a_bucket_on_its_way() {
    ExtBuilder::default().execute(|| {
        travel_to(month(7));
        assert_ok!(release(Bucket::Investors));
        travel_to(month(8));
        let vested = |steps| 20 * MILLION + 880 * MILLION * steps / 18;
        assert_eq!(
            Supply::report().buckets[4],
            BucketReport {
                bucket: Bucket::Investors,
                total: Planck(900 * MILLION),
                at_tge: Planck(20 * MILLION),
                linear: Planck(880 * MILLION),
                budgeted: Planck(0),
                cliff_months: 6,
                linear_months: 18,
                beneficiary: Some(INVESTORS),
                vested: Planck(vested(2)),
                released: Planck(vested(1)),
                remaining: Planck(900 * MILLION - vested(1)),
                next_unlock: Some(unlock(month(9), vested(3) - vested(2))),
            }
        );
    });
}

#[test]
fn report_names_the_next_unlock_until_there_is_none() {
    ExtBuilder::default().execute(|| {
        let next = || Supply::report().buckets[2].next_unlock;
        assert_eq!(next(), Some(unlock(TGE, 280 * MILLION)));
        travel_to(TGE);
        assert_eq!(next(), Some(unlock(month(1), 70 * MILLION / 12)));
        travel_to(month(12) - 1);
        assert_eq!(next().map(|unlock| unlock.at), Some(Time(month(12))));
        travel_to(month(12));
        assert_eq!(next(), None);
    });
}

#[test]
fn budgeted_parts_are_neither_vested_nor_remaining() {
    ExtBuilder::default().execute(|| {
        travel_to(month(100));
        let report = Supply::report();
        assert_eq!(report.buckets[0].vested, 0);
        assert_eq!(report.buckets[0].remaining, 0);
        assert_eq!(report.buckets[1].vested, 400 * MILLION);
        assert_eq!(report.buckets[1].remaining, 400 * MILLION);
    });
}

#[test]
fn report_shows_the_ledger_of_a_budget() {
    ExtBuilder::default().execute(|| {
        assert_ok!(<Supply as MintBudget<AccountId>>::reserve(Budget::Seasons, 5 * AGT));
        assert_ok!(<Supply as MintBudget<AccountId>>::mint_reserved(Budget::Seasons, &CAROL, 2 * AGT));
        assert_eq!(
            Supply::report().budgets[0],
            BudgetReport {
                budget: Budget::Seasons,
                total: Planck(1_440 * MILLION),
                minted: Planck(2 * AGT),
                reserved: Planck(3 * AGT),
                left: Planck(1_440 * MILLION - 5 * AGT),
            }
        );
    });
}

#[test]
fn burned_is_what_was_minted_and_no_longer_exists() {
    ExtBuilder::default().execute(|| {
        let before = Supply::report();
        assert_ok!(Balances::burn(RuntimeOrigin::signed(ALICE), 10 * AGT, false));
        let after = Supply::report();
        assert_eq!(after.burned, 10 * AGT);
        assert_eq!(after.ever_minted, before.ever_minted);
        assert_eq!(after.issued, before.issued.0 - 10 * AGT);
        assert_eq!(Supply::circulating(), before.circulating.0 - 10 * AGT);
    });
}

#[test]
fn amount_leaves_circulation_when_it_enters_a_pot() {
    ExtBuilder::default().execute(|| {
        travel_to(TGE);
        assert_ok!(release(Bucket::Ecosystem));
        assert_eq!(Supply::circulating(), 2 * ENDOWMENT);
        assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(ALICE), POT, 10 * AGT));
        assert_eq!(Supply::circulating(), 2 * ENDOWMENT - 10 * AGT);
        assert_ok!(release(Bucket::PublicSale));
        assert_eq!(Supply::circulating(), ENDOWMENT - 10 * AGT + 250 * MILLION);
    });
}

#[test]
fn reserved_balance_of_a_pot_does_not_circulate() {
    ExtBuilder::default().execute(|| {
        assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(ALICE), POT, 10 * AGT));
        assert_ok!(Balances::reserve(&POT, 5 * AGT));
        assert_eq!(Supply::circulating(), 2 * ENDOWMENT - 10 * AGT);
    });
}

#[test]
fn report_is_empty_without_an_allocation() {
    ExtBuilder::default().with(|genesis| *genesis = Default::default()).build().execute_with(|| {
        let report = Supply::report();
        for amount in [report.ever_minted, report.issued, report.circulating, report.burned] {
            assert_eq!(amount, 0);
        }
        assert_eq!(report.buckets, []);
        assert_eq!(report.budgets, []);
    });
}

//! Claims: each account is paid once, at its lanes' rates, rounded down, whichever account pays the fee.

use super::*;
use crate::{Error, Event};
use frame_support::assert_noop;

#[test]
fn claim_pays_each_lane_at_its_rate_rounded_down() {
    march(|| {
        // A pool of 1,000 AGT: the base lane shares 200 AGT, which is less than 0.05 for 12,000 AIA, and
        // the bonded lane the 800 AGT that the base lane is not owed, for 30,000 AIA.
        let pool = 1_000 * AGT;
        assert_ok!(submit(ALICE, 26_000));
        assert_ok!(submit(BOB, 10_000));
        assert_ok!(submit(CAROL, 6_000));
        assert_ok!(<Supply as MintBudget<AccountId>>::reserve(Budget::Seasons, 1_440 * MILLION - pool));
        travel_to(at(2027, 3, 21));
        let before = [ALICE, BOB, CAROL].map(free);
        for who in [BOB, CAROL, ALICE] {
            assert_ok!(claim(who, MARCH));
        }
        let gained = [free(ALICE) - before[0], free(BOB) - before[1], free(CAROL) - before[2]];
        let (base, bonded) = (200 * AGT, 800 * AGT);
        assert_eq!(gained, [base / 2 + bonded * 2 / 3, bonded / 3, base / 2]);
        assert_eq!(gained.iter().sum::<Balance>(), pool - 1, "the rounding's planck stays reserved");
        System::assert_last_event(
            Event::Claimed {
                season: MARCH,
                who: ALICE,
                submitted: Submitted { base: 6_000, bonded: 20_000 },
                amount: gained[0],
                recycled: 0,
                paid: pool - 1,
            }
            .into(),
        );
        assert_eq!(stored(MARCH).claimed, stored(MARCH).submitted);
        assert_eq!(stored(MARCH).outstanding(), Some(1));
        assert_ok!(<Supply as MintBudget<AccountId>>::unreserve(Budget::Seasons, 1_440 * MILLION - pool));
    });
}

#[test]
fn claim_is_refused_the_second_time() {
    march(|| {
        assert_ok!(submit(ALICE, 20_000));
        travel_to(at(2027, 3, 21));
        assert_ok!(claim(ALICE, MARCH));
        let after = free(ALICE);
        assert_noop!(claim(ALICE, MARCH), Error::<Test>::NothingToClaim);
        assert_noop!(Redemption::claim_for(signed(BOB), ALICE, MARCH), Error::<Test>::NothingToClaim);
        assert_eq!(free(ALICE), after);
        assert!(!Submissions::<Test>::contains_key(MARCH, ALICE), "nothing is left behind");
    });
}

#[test]
fn claim_is_refused_for_others_and_for_other_seasons() {
    march(|| {
        assert_ok!(submit(ALICE, 20_000));
        travel_to(at(2027, 4, 1));
        assert_ok!(submit(BOB, 3_000));
        travel_to(at(2027, 4, 21));
        assert_noop!(claim(BOB, MARCH), Error::<Test>::NothingToClaim);
        assert_noop!(claim(ALICE, season(2027, 4)), Error::<Test>::NothingToClaim);
        for nobodys in [season(2027, 2), season(2027, 5), Month(0)] {
            assert_noop!(claim(ALICE, nobodys), Error::<Test>::UnknownSeason);
        }
        assert_ok!(claim(ALICE, MARCH));
        assert_ok!(claim(BOB, season(2027, 4)));
    });
}

#[test]
fn claim_for_pays_the_owner_and_never_the_caller() {
    march(|| {
        assert_ok!(submit(DAVE, 6_000));
        travel_to(at(2027, 3, 21));
        let caller = free(BOB);
        // DAVE does not exist and cannot sign: the payment is what makes the account.
        assert_ok!(Redemption::claim_for(signed(BOB), DAVE, MARCH));
        assert_eq!((free(DAVE), free(BOB)), (300 * AGT, caller));
    });
}

#[test]
fn claim_pays_the_same_when_it_comes_late() {
    march(|| {
        assert_ok!(submit(ALICE, 26_000));
        assert_ok!(submit(BOB, 16_000));
        travel_to(at(2027, 3, 21));
        assert_ok!(claim(ALICE, MARCH));
        // Terms, pools and bonds may change meanwhile.
        want(|terms| terms.ceiling = ceiling(1).planck());
        assert_ok!(unbond(BOB, 500 * AGT));
        travel_to(at(2028, 3, 21) - 1);
        let before = free(BOB);
        assert_ok!(claim(BOB, MARCH));
        assert_eq!(free(BOB), before + 16_000 * AGT / 20);
        assert_eq!(budget().1, 0, "everything is paid");
    });
}

#[test]
fn claim_is_refused_and_kept_when_it_would_be_dust() {
    march(|| {
        // After 40 halvings the pool is some 14 million planck: less than the existential deposit. Nothing nearer
        // brings a payment of 3,000 AIA so low.
        let far = Month(40 * 48 + MARCH.0);
        travel_to(far.start().expect("a month"));
        assert_ok!(submit(CAROL, 3_000));
        assert_ok!(submit(DAVE, 3_000));
        travel_to(far.start_of_day(21).expect("a day"));
        let before = free(CAROL);
        assert_ok!(claim(CAROL, far));
        assert!(free(CAROL) > before, "an account that exists takes any payment");
        let claimed = || Redemption::claim_for(signed(CAROL), DAVE, far);
        assert_noop!(claimed(), pallet_supply::Error::<Test>::BelowMinimum);
        assert_eq!(parts(far, DAVE).base, 3_000);
        assert_ok!(Balances::transfer_allow_death(signed(CAROL), DAVE, AGT));
        assert_ok!(claimed());
        assert_eq!(free(DAVE), AGT + lanes(far).base.owed / 2);
    });
}

#[test]
fn least_submission_pays_the_deposit_unless_the_season_is_flooded() {
    // 3,000 AIA at the least ceiling are 3 AGT. Below 0.01 AGT comes only a lane with 300,000 times the AIA that its
    // share is AGT: 900,000 million AIA in the first base lane, which is 150 million accounts.
    let least = 3_000 * Ceiling::LEAST.planck();
    assert_eq!(least, 3 * AGT);
    let flooded = Submitted { base: 900_000_000_000, bonded: 0 };
    let closing = |base| {
        let submitted = Submitted { base, ..flooded };
        Closing::of(15 * MILLION, SeasonTerms::default().base_part, submitted, Ceiling::default())
    };
    let paid = |base| closing(base).and_then(|lanes| lanes.base.rate.payout(3_000)).expect("it fits");
    assert_eq!(paid(flooded.base), agt_primitives::token::EXISTENTIAL_DEPOSIT);
    assert!(paid(flooded.base + 1) < agt_primitives::token::EXISTENTIAL_DEPOSIT);
}

#[test]
fn call_costs_the_same_however_many_have_submitted() {
    // What is written, not how long it takes: one season, one submission, one account, the sub-budget.
    let steps = |crowd: u64| {
        let mut ext = ExtBuilder.build();
        let mut changes = |call: &dyn Fn()| {
            ext.commit_all().expect("it can be committed");
            ext.execute_with(call);
            ext.overlayed_changes().changes().count()
        };
        changes(&|| {
            travel_to(at(2027, 3, 1));
            for who in 1_000..1_000 + crowd {
                credit(who, 6_000);
                assert_ok!(submit(who, 3_000));
            }
        });
        let submitted = changes(&|| submit(1_000, 3_000).expect("it succeeds"));
        changes(&|| travel_to(at(2027, 3, 21)));
        let closed = changes(&|| close(MARCH).expect("it succeeds"));
        let claimed = changes(&|| claim(1_000, MARCH).expect("it succeeds"));
        changes(&|| travel_to(at(2028, 3, 21)));
        // One that nobody claims is there to be lifted.
        let swept = changes(&|| sweep(MARCH).expect("it succeeds"));
        [submitted, closed, claimed, swept]
    };
    assert_eq!(steps(2), steps(200));
}

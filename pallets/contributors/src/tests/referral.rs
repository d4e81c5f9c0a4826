//! Referrals: one level, ten invitees a season, one percent shared pro rata, claimed after the season.

use super::*;
use crate::{Error, Event, ReferralSeasons, SeasonInvitees};
use agt_primitives::{calendar::Month, token::AGT};
use frame_support::assert_ok;

/// Sets terms under which every multiplier is 1.0 and the lowest tier may earn as much as the highest.
fn test(look: impl FnOnce()) {
    ExtBuilder.execute(|| {
        set_term("streakStep", 0);
        set_term("firstTierAia", 6_000);
        look();
    });
}

/// March 2027.
fn season() -> Month {
    Month::at(START).expect("START has a month")
}

fn claim(who: &AccountId, season: Month) -> DispatchResult {
    Contributors::claim_referral(signed(who.clone()), season)
}

/// Waits until the first moment of the next month.
fn next_season() {
    let next = Month::at(now()).and_then(Month::next).and_then(Month::start);
    wait(next.expect("the calendar goes on") - now());
}

/// An account with AGT.
fn invitee(number: u8) -> AccountId {
    let who = account(100 + number);
    assert_ok!(Balances::transfer_keep_alive(signed(SPONSOR), who.clone(), 10 * AGT));
    who
}

/// ALICE is proven and holds a medallion. BOB, whom she referred, is proven and has redeemed.
fn alice_refers_bob() {
    proven(&ALICE, None);
    set_medallion(ALICE, true);
    proven(&BOB, Some(ALICE));
    assert_ok!(Contributors::note_bonded_redemption(&BOB));
}

/// Works on one set that earns `aia`.
fn earns(who: &AccountId, set: u64, aia: Aia) {
    assert_ok!(open_with(who, WorkOffer { aia_max: aia, ..offer(set) }));
    assert_eq!(close_with(who, set, WorkResult { aia, ..perfect() }), paid(aia));
}

/// Returns the AIA that counts for ALICE this season.
fn counted() -> Aia {
    Contributors::referral(ALICE, season()).own
}

#[test]
fn referrer_is_paid_five_percent_of_an_invitee_after_the_season() {
    test(|| {
        alice_refers_bob();
        // Others earn so much that one percent of all is more than five percent of his.
        proven(&CAROL, None);
        for set in 0..9 {
            earns(&CAROL, set, 500);
            if set % 2 == 1 {
                wait(DAY);
            }
        }
        earns(&BOB, 1, 500);
        assert_eq!(counted(), 500);
        assert_noop!(claim(&ALICE, season()), Error::<Test>::SeasonRuns);
        next_season();
        let report = Contributors::referral(ALICE, season());
        assert_eq!(report.accepted, 5_000);
        assert_eq!(report.counted, 500);
        assert_eq!(report.own, 500);
        assert_eq!(report.invitees, 1);
        assert_eq!(report.payout, 25);
        assert_eq!(report.claimable, Some(now()));
        assert_ok!(claim(&ALICE, season()));
        let paid = Event::ReferralClaimed { who: ALICE, season: season(), counted: 500, invitees: 1, aia: 25 };
        System::assert_last_event(paid.into());
        assert_eq!(ripe(&ALICE), 25);
        assert_noop!(claim(&ALICE, season()), Error::<Test>::NothingToClaim);
        let aia = Totals::<Test>::get().aia;
        assert_eq!(aia.earned, 5_025);
        assert_eq!(aia.referrals, 25);
        assert_eq!(aia.outstanding, 5_025);
    });
}

#[test]
fn referral_takes_nothing_from_the_workers_share() {
    test(|| {
        alice_refers_bob();
        earns(&BOB, 1, 500);
        next_season();
        assert_ok!(claim(&ALICE, season()));
        assert_eq!(person(&BOB).aia.earned, 500);
    });
}

#[test]
fn referrers_share_one_percent_of_the_season_pro_rata() {
    test(|| {
        alice_refers_bob();
        set_medallion(CAROL, true);
        proven(&CAROL, None);
        let dora = invitee(0);
        proven(&dora, Some(CAROL));
        assert_ok!(Contributors::note_bonded_redemption(&dora));
        earns(&BOB, 1, 700);
        earns(&dora, 1, 300);
        next_season();
        // One percent of 1,000 is 10, shared seven to three; five percent would be 50.
        assert_ok!(claim(&CAROL, season()));
        assert_ok!(claim(&ALICE, season()));
        assert_eq!(ripe(&ALICE), 7);
        assert_eq!(ripe(&CAROL), 3);
        assert_eq!(ReferralSeasons::<Test>::get(season()).map(|totals| totals.paid), Some(10));
    });
}

#[test]
fn referral_does_not_count_before_the_invitee_redeemed_bonded() {
    test(|| {
        proven(&ALICE, None);
        set_medallion(ALICE, true);
        proven(&BOB, Some(ALICE));
        earns(&BOB, 3, 100);
        assert_eq!(counted(), 0);
        assert_ok!(Contributors::note_bonded_redemption(&BOB));
        assert_eq!(counted(), 0);
        wait(DAY);
        earns(&BOB, 4, 100);
        assert_eq!(counted(), 100);
    });
}

#[test]
fn referral_does_not_count_without_a_proven_referrer_and_a_medallion() {
    test(|| {
        assert_ok!(register(ALICE, None));
        set_medallion(ALICE, true);
        proven(&BOB, Some(ALICE));
        assert_ok!(Contributors::note_bonded_redemption(&BOB));
        earns(&BOB, 1, 100);
        assert_eq!(counted(), 0);
        answer_quiz(&ALICE, 1, 32);
        set_medallion(ALICE, false);
        wait(DAY);
        earns(&BOB, 2, 100);
        assert_eq!(counted(), 0);
        set_medallion(ALICE, true);
        earns(&BOB, 3, 101);
        assert_eq!(counted(), 101);
    });
}

#[test]
fn referral_counts_the_pay_of_a_trial_when_it_is_credited() {
    test(|| {
        alice_refers_bob();
        wait(DAY);
        let close = |set| {
            assert_ok!(open(&BOB, set));
            close_with(&BOB, set, golden(32, 32)).expect("it is open")
        };
        let (first, second) = (close(1), close(2));
        assert_eq!((first.credited, second.credited, counted()), (0, 0, 0));
        let last = close(3);
        assert_eq!(last.credited, first.own + second.own + last.own);
        assert_eq!(counted(), last.credited);
        assert_eq!(Contributors::referral(ALICE, season()).accepted, last.credited);
    });
}

#[test]
fn referral_ends_90_days_after_registration() {
    test(|| {
        alice_refers_bob();
        wait(90 * DAY - 1);
        earns(&BOB, 1, 100);
        let last = Month::at(now()).expect("now has a month");
        assert_eq!(Contributors::referral(ALICE, last).own, 100);
        wait(1);
        earns(&BOB, 2, 100);
        assert_eq!(Contributors::referral(ALICE, last).own, 100);
    });
}

#[test]
fn referral_has_one_level() {
    test(|| {
        alice_refers_bob();
        set_medallion(BOB, true);
        proven(&CAROL, Some(BOB));
        assert_ok!(Contributors::note_bonded_redemption(&CAROL));
        earns(&CAROL, 1, 500);
        assert_eq!(counted(), 0);
        assert_eq!(Contributors::referral(BOB, season()).own, 500);
        // The AIA that BOB is paid for it does not count for ALICE.
        next_season();
        assert_ok!(claim(&BOB, season()));
        let next = Month::at(now()).expect("now has a month");
        assert_eq!(Contributors::referral(ALICE, next), Contributors::referral(account(0), next));
    });
}

#[test]
fn referral_counts_ten_invitees_a_season() {
    test(|| {
        proven(&ALICE, None);
        set_medallion(ALICE, true);
        for number in 0..11 {
            let who = invitee(number);
            proven(&who, Some(ALICE));
            assert_ok!(Contributors::note_bonded_redemption(&who));
            earns(&who, 1, 100);
        }
        assert_eq!(counted(), 1_000);
        // The ten keep counting; the eleventh does not count.
        wait(DAY);
        earns(&account(100), 2, 100);
        earns(&account(110), 2, 100);
        assert_eq!(counted(), 1_100);
        assert_eq!(Contributors::referral(ALICE, season()).invitees, 10);
        next_season();
        earns(&account(110), 3, 100);
        let next = Month::at(now()).expect("now has a month");
        assert_eq!(Contributors::referral(ALICE, next).invitees, 1);
    });
}

#[test]
fn chain_of_own_accounts_gets_at_most_one_percent_of_its_work() {
    test(|| {
        // Nobody else works in the season, and every account meets every condition.
        let chain: Vec<_> = (0..6).map(invitee).collect();
        for (index, who) in chain.iter().enumerate() {
            proven(who, index.checked_sub(1).map(|before| chain[before].clone()));
            set_medallion(who.clone(), true);
            assert_ok!(Contributors::note_bonded_redemption(who));
        }
        chain.iter().for_each(|who| earns(who, 1, 900));
        let farmed = Totals::<Test>::get().aia.earned;
        next_season();
        for who in &chain {
            let _ = claim(who, season());
        }
        let gained = Totals::<Test>::get().aia.earned - farmed;
        assert_eq!(farmed, 5_400);
        assert_eq!(gained, 50);
    });
}

#[test]
fn referrer_is_not_paid_when_it_was_removed_and_registered_again() {
    test(|| {
        assert_ok!(register(ALICE, None));
        proven(&BOB, Some(ALICE));
        assert_ok!(Contributors::note_bonded_redemption(&BOB));
        wait(30 * DAY);
        assert_ok!(remove(ALICE));
        proven(&ALICE, None);
        set_medallion(ALICE, true);
        earns(&BOB, 1, 100);
        let now = Month::at(now()).expect("now has a month");
        assert_eq!(Contributors::referral(ALICE, now).own, 0);
    });
}

#[test]
fn season_keeps_its_first_terms_when_governance_changes_them() {
    test(|| {
        alice_refers_bob();
        earns(&BOB, 1, 1_000);
        set_term("referralBudget", 0);
        set_term("referralPart", 0);
        next_season();
        earns(&BOB, 2, 1_000);
        let next = Month::at(now()).expect("now has a month");
        next_season();
        assert_ok!(claim(&ALICE, season()));
        assert_eq!(ripe(&ALICE), 10);
        assert_ok!(claim(&ALICE, next));
        assert_eq!(ripe(&ALICE), 10, "the terms of that season pay nothing");
    });
}

#[test]
fn claim_of_less_than_one_aia_pays_nothing_and_removes_the_record() {
    test(|| {
        alice_refers_bob();
        earns(&BOB, 1, 99);
        next_season();
        assert_noop!(claim(&CAROL, season()), Error::<Test>::NothingToClaim);
        assert!(Contributors::claimable(&ALICE, season()).is_err(), "it is not free of a fee");
        assert_ok!(claim(&ALICE, season()));
        let paid = Event::ReferralClaimed { who: ALICE, season: season(), counted: 99, invitees: 1, aia: 0 };
        System::assert_last_event(paid.into());
        assert_eq!(ripe(&ALICE), 0);
        assert!(!SeasonInvitees::<Test>::contains_key(season(), ALICE), "nothing is left behind");
        assert_noop!(claim(&ALICE, season()), Error::<Test>::NothingToClaim);
    });
}

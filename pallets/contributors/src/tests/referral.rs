//! Referrals: one level, conditions, ten a season, one percent shared pro rata, pulled at the end.

use super::*;
use crate::{Error, Event, ReferralSeasons, SeasonInvitees, Totals};
use agt_primitives::{calendar::Month, token::AGT};
use frame_support::assert_ok;

/// A chain on which nothing multiplies, and whose lowest tier may earn as much as the highest.
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

/// To the first moment of the next month.
fn next_season() {
    let next = Month::at(now()).and_then(Month::next).and_then(Month::start);
    wait(next.expect("the calendar goes on") - now());
}

/// An account of the tests, with AGT.
fn invitee(number: u8) -> AccountId {
    let who = account(100 + number);
    assert_ok!(Balances::transfer_keep_alive(signed(SPONSOR), who.clone(), 10 * AGT));
    who
}

/// ALICE, proven and with a medallion, and BOB, whom she referred, proven and redeemed.
fn alice_refers_bob() {
    proven(&ALICE, None);
    set_medallion(ALICE, true);
    proven(&BOB, Some(ALICE));
    assert_ok!(Contributors::note_bonded_redemption(&BOB));
}

/// One set that earns so much.
fn earns(who: &AccountId, set: u64, aia: Aia) {
    assert_ok!(open_with(who, WorkOffer { aia_max: aia, ..offer(set) }));
    assert_eq!(close_with(who, set, WorkResult { aia, ..perfect() }), Ok(aia));
}

/// What counts for ALICE this season.
fn counted() -> Aia {
    Contributors::referral(ALICE, season()).own
}

#[test]
fn an_invitees_work_counts_and_five_percent_of_it_are_paid_when_the_season_is_over() {
    test(|| {
        alice_refers_bob();
        // Others earn enough for one percent of all to be more than five of his.
        proven(&CAROL, None);
        for set in 0..9 {
            earns(&CAROL, set, 500);
            if set % 2 == 1 {
                wait(DAY);
            }
        }
        earns(&BOB, 1, 500);
        assert_eq!(counted(), 500);
        refused(|| claim(&ALICE, season()), Error::SeasonRuns);
        next_season();
        let report = Contributors::referral(ALICE, season());
        assert_eq!((report.accepted, report.counted, report.own, report.invitees), (5_000, 500, 500, 1));
        assert_eq!((report.payout, report.claimable), (25, Some(now())));
        assert_ok!(claim(&ALICE, season()));
        let paid = Event::ReferralClaimed { who: ALICE, season: season(), counted: 500, invitees: 1, aia: 25 };
        System::assert_last_event(paid.into());
        assert_eq!(ripe(&ALICE), 25);
        refused(|| claim(&ALICE, season()), Error::NothingToClaim);
        let aia = Totals::<Test>::get().aia;
        assert_eq!((aia.earned, aia.referrals, aia.outstanding), (5_025, 25, 5_025));
    });
}

#[test]
fn it_is_never_out_of_the_workers_share() {
    test(|| {
        alice_refers_bob();
        earns(&BOB, 1, 500);
        next_season();
        assert_ok!(claim(&ALICE, season()));
        assert_eq!(person(&BOB).aia.earned, 500);
    });
}

#[test]
fn one_percent_of_the_season_is_all_there_is_and_it_is_shared_pro_rata() {
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
        // One percent of 1,000 is 10, where five percent would be 50: seven and three.
        assert_ok!(claim(&CAROL, season()));
        assert_ok!(claim(&ALICE, season()));
        assert_eq!((ripe(&ALICE), ripe(&CAROL)), (7, 3));
        assert_eq!(ReferralSeasons::<Test>::get(season()).map(|book| book.paid), Some(10));
    });
}

#[test]
fn nothing_counts_before_the_invitee_has_redeemed_from_the_bonded_lane() {
    test(|| {
        proven(&ALICE, None);
        set_medallion(ALICE, true);
        assert_ok!(register(BOB, Some(ALICE)));
        work(&BOB, 1, perfect());
        wait(DAY);
        work(&BOB, 2, quiz(24, 24));
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
fn nothing_counts_while_the_referrer_has_no_medallion_or_is_not_proven() {
    test(|| {
        assert_ok!(register(ALICE, None));
        set_medallion(ALICE, true);
        proven(&BOB, Some(ALICE));
        assert_ok!(Contributors::note_bonded_redemption(&BOB));
        earns(&BOB, 1, 100);
        assert_eq!(counted(), 0);
        work(&ALICE, 1, quiz(32, 32));
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
fn it_ends_ninety_days_after_registration() {
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
fn it_has_one_level() {
    test(|| {
        alice_refers_bob();
        set_medallion(BOB, true);
        proven(&CAROL, Some(BOB));
        assert_ok!(Contributors::note_bonded_redemption(&CAROL));
        earns(&CAROL, 1, 500);
        assert_eq!(counted(), 0);
        assert_eq!(Contributors::referral(BOB, season()).own, 500);
        // And what BOB is paid for it does not count for ALICE.
        next_season();
        assert_ok!(claim(&BOB, season()));
        let next = Month::at(now()).expect("now has a month");
        assert_eq!(Contributors::referral(ALICE, next), Contributors::referral(account(0), next));
    });
}

#[test]
fn ten_invitees_count_a_season_and_the_eleventh_the_next() {
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
        // Those that count go on counting; the eleventh does not.
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
fn a_chain_of_own_accounts_gets_one_percent_of_what_it_farms_and_no_more() {
    test(|| {
        // Nobody else works at all: the thinnest season there can be. Every account meets every condition.
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
        assert_eq!((farmed, gained), (5_400, 50));
    });
}

#[test]
fn a_referrer_that_came_back_as_somebody_else_is_not_paid() {
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
fn a_season_keeps_the_terms_that_it_began_with() {
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
        refused(|| claim(&ALICE, next), Error::NothingToClaim);
    });
}

#[test]
fn what_comes_to_less_than_one_aia_cannot_be_claimed() {
    test(|| {
        alice_refers_bob();
        earns(&BOB, 1, 99);
        next_season();
        refused(|| claim(&ALICE, season()), Error::NothingToClaim);
        refused(|| claim(&CAROL, season()), Error::NothingToClaim);
        assert!(SeasonInvitees::<Test>::contains_key(season(), ALICE));
    });
}

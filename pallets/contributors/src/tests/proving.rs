//! An account is proven by 32 gold items of the platform of which 85 % are right.

use super::*;
use crate::{Error, Event};
use agt_primitives::{consensus::weight::AnswerWeight, token::AGT};
use frame_support::assert_ok;

/// Works on one quiz, and waits until the next one can be opened.
fn answers(who: &AccountId, set: u64, right: u16, total: u16) -> bool {
    work(who, set, quiz(right, total));
    wait(DAY / 2);
    Contributors::is_proven(who)
}

#[test]
fn account_is_proven_by_32_gold_items_of_which_85_percent_are_right() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert!(!answers(&ALICE, 1, 16, 16));
        assert!(!answers(&ALICE, 2, 11, 15));
        assert_eq!(on_hold(&ALICE), AGT);
        work(&ALICE, 3, quiz(1, 1));
        // 28 of 32.
        assert!(Contributors::is_proven(&ALICE));
        assert_eq!(person(&ALICE).proven, Some(now()));
        assert_eq!(on_hold(&ALICE), 0);
        assert_eq!(free(&ALICE), ENDOWMENT);
        System::assert_last_event(Event::Proven { who: ALICE, released: AGT }.into());
    });
}

#[test]
fn account_is_not_proven_when_one_answer_too_many_is_wrong() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert!(!answers(&ALICE, 1, 27, 32));
        // 28 of 33, 31 of 36.
        assert!(!answers(&ALICE, 2, 1, 1));
        assert!(answers(&ALICE, 3, 3, 3));
    });
}

#[test]
fn account_is_not_proven_by_gold_of_other_campaigns() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        for set in 1..=10 {
            let pool = WorkOffer { platform: false, aia_max: 0, ..offer(set) };
            assert_ok!(open_with(&ALICE, pool));
            assert_ok!(close_with(&ALICE, set, quiz(32, 32)));
            wait(DAY / 2);
        }
        assert!(!Contributors::is_proven(&ALICE));
        assert_eq!(person(&ALICE).gold, Default::default());
    });
}

#[test]
fn account_is_not_proven_by_consensus() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        for set in 1..=10 {
            work(&ALICE, set, WorkResult { consensus: Tally::of(32, 32), gold: Tally::NONE, ..perfect() });
            wait(DAY / 2);
        }
        assert!(!Contributors::is_proven(&ALICE));
    });
}

#[test]
fn gold_counts_as_wrong_when_it_was_not_revealed() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        work(&ALICE, 1, WorkResult { outcome: Outcome::NoReveal, ..quiz(32, 32) });
        let gold = person(&ALICE).gold;
        assert_eq!(gold.right, 0);
        assert_eq!(gold.total, 32);
        // A set that returned unused has no answers.
        work(&ALICE, 2, WorkResult { outcome: Outcome::ReturnedUnused, ..quiz(32, 32) });
        assert_eq!(person(&ALICE).gold, gold);
    });
}

#[test]
fn answer_weighs_a_tenth_until_the_account_is_proven() {
    ExtBuilder.execute(|| {
        assert_eq!(Contributors::answer_weight(&ALICE, AREA), AnswerWeight::UNPROVEN);
        assert_ok!(register(ALICE, None));
        for set in 1..=4 {
            answers(&ALICE, set, 7, 7);
        }
        assert!(reputation(&ALICE) > 2_000);
        assert_eq!(Contributors::answer_weight(&ALICE, AREA), AnswerWeight::UNPROVEN);
        assert!(answers(&ALICE, 5, 4, 4));
        let reputation = Contributors::reputation(&ALICE, AREA);
        assert_eq!(Contributors::answer_weight(&ALICE, AREA), AnswerWeight::of_proven(reputation));
        assert!(Contributors::answer_weight(&ALICE, AREA) > AnswerWeight::UNPROVEN);
    });
}

#[test]
fn aia_stays_pending_until_its_owner_is_proven() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        work(&ALICE, 1, perfect());
        wait(30 * DAY);
        assert_eq!(ripe(&ALICE), 0);
        assert_noop!(Contributors::burn(&ALICE, 1), Error::<Test>::Unproven);
        assert_noop!(Contributors::note_bonded_redemption(&ALICE), Error::<Test>::Unproven);
        let pending = |who: AccountId| Contributors::report(who).expect("it is registered").aia.pending;
        assert_eq!(pending(ALICE), 240);
        work(&ALICE, 2, quiz(24, 24));
        assert_eq!(ripe(&ALICE), 240);
        assert_eq!(pending(ALICE), 0);
        assert_ok!(Contributors::burn(&ALICE, 240));
    });
}

#[test]
fn account_is_proven_sooner_by_going_on_than_by_starting_over() {
    ExtBuilder.execute(|| {
        // The worst record: only wrong answers, for weeks.
        assert_ok!(register(ALICE, None));
        for set in 0..40 {
            assert!(!answers(&ALICE, set, 0, 32));
        }
        let since = now();
        let sets = (100..).take_while(|set| !answers(&ALICE, *set, 32, 32)).count();
        assert_eq!(sets, 2);
        // Starting over requires thirty days of waiting first.
        assert!(now() - since < 30 * DAY);
        assert!(terms().idle_period >= 30 * DAY);
    });
}

fn terms() -> agt_primitives::contributors::ContributorTerms {
    Contributors::terms_in_force()
}

#[test]
fn account_is_not_proven_by_guessing_repeatedly() {
    ExtBuilder.execute(|| {
        // Half of every set is right, as by guessing binary items. Old answers fade, but luck is never enough.
        assert_ok!(register(ALICE, None));
        for set in 0..100 {
            assert!(!answers(&ALICE, set, 8, 16));
            let gold = person(&ALICE).gold;
            assert!(gold.total < 64 && gold.right * 2 <= gold.total);
        }
        // Even 20 correct answers in the next 20 items give only 28 of 36.
        assert!(!answers(&ALICE, 200, 15, 16));
    });
}

#[test]
fn proving_terms_stay_in_their_ranges_when_governance_changes_them() {
    ExtBuilder.execute(|| {
        set_term("provingItems", 1);
        set_term("provingShare", 0);
        assert_ok!(register(ALICE, None));
        // 16 items and 70 % are the lower ends of the hard ranges.
        assert!(!answers(&ALICE, 1, 15, 15));
        assert!(answers(&ALICE, 2, 0, 1));
    });
}

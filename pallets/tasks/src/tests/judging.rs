//! A set is judged by the skill of its workers, and an item by the answers of all its rounds.

use super::*;
use crate::{AccountTallies, Confusions, ItemStandings};
use agt_primitives::contributors::Tally;

/// Returns a campaign of four items in the series of a quiz that is open.
fn in_series() -> (CampaignId, CampaignId) {
    let quiz = open(quiz_terms());
    let measured = Measured { series: Some(quiz), ..measured() };
    (quiz, open(CampaignTerms { items: 4, measured, ..terms() }))
}

/// Has workers join a round, deals it and plays its only set.
fn play_round(campaign: CampaignId, round: u32, workers: &[AccountId], answer: impl Fn(usize, Shown) -> Answer) {
    workers.iter().for_each(|who| {
        assert_ok!(join(who, campaign));
    });
    deal(campaign, round);
    play(campaign, round, round, answer);
}

/// The first seat answers 2 to every item, and each other seat something else.
fn torn(seat: usize, shown: Shown) -> Answer {
    match (seat, shown) {
        (0, shown) => perfect(shown),
        (_, Shown::Item(_)) => Answer::Choice(seat as u8 - 1),
        (_, shown) => perfect(shown),
    }
}

fn standings(campaign: CampaignId) -> usize {
    ItemStandings::<Test>::iter_prefix(campaign).count()
}

#[test]
fn votes_of_all_rounds_add_up_and_are_forgotten_when_they_decide() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 4, ..terms() });
        play_round(campaign, 0, &veterans(1, 3), torn);
        assert_eq!((totals(campaign).decided, standings(campaign)), (0, 4));
        let voters = ItemStandings::<Test>::get(campaign, 0).unwrap().standing().voters();
        assert_eq!(voters, 3);
        // One more answer of each sort leaves the items as they were; the second round has two for 2.
        play_round(campaign, 1, &veterans(11, 3), |seat, shown| match shown {
            Shown::Item(_) if seat == 0 => Answer::Choice(0),
            Shown::Item(_) if seat == 1 => Answer::Choice(3),
            shown => perfect(shown),
        });
        assert_eq!((totals(campaign).decided, standings(campaign)), (0, 4));
        play_round(campaign, 2, &veterans(21, 3), |seat, shown| match shown {
            Shown::Item(_) if seat == 0 => Answer::Choice(4),
            shown => perfect(shown),
        });
        assert_eq!((totals(campaign).decided, standings(campaign)), (4, 0));
    });
}

#[test]
fn nobody_votes_twice_on_an_item() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 4, ..terms() });
        let workers = veterans(1, 3);
        play_round(campaign, 0, &workers, torn);
        let before = ItemStandings::<Test>::get(campaign, 0);
        play_round(campaign, 1, &workers, |_, shown| perfect(shown));
        assert_eq!(totals(campaign).decided, 0);
        assert_eq!(ItemStandings::<Test>::get(campaign, 0), before);
    });
}

#[test]
fn item_that_nobody_decides_leaves_no_standing() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 4, ..terms() });
        for round in 0..3u8 {
            // Each round has the same three answers, so that none of them leads.
            let other = |seat: usize, shown: Shown| match shown {
                Shown::Item(_) => Answer::Choice(1 + seat as u8),
                shown => perfect(shown),
            };
            play_round(campaign, round.into(), &veterans(1 + 10 * round, 3), other);
        }
        assert_eq!(standings(campaign), 4);
        for who in veterans(41, 3) {
            give_role(&who, Role::DataValidation);
            give_medallion(&who, 3);
            assert_ok!(Tasks::join(signed(&who), campaign, Queue::Expert));
        }
        deal(campaign, 3);
        play(campaign, 3, 3, |seat, shown| match shown {
            Shown::Item(_) => Answer::Choice(1 + seat as u8),
            shown => perfect(shown),
        });
        assert_eq!((totals(campaign).unresolved, standings(campaign)), (4, 0));
    });
}

#[test]
fn gold_is_counted_by_class_for_the_account_and_its_series() {
    ExtBuilder.execute(|| {
        let (quiz, work) = in_series();
        let workers = [1, 2, 3].map(worker);
        for who in &workers {
            newcomer(who);
            assert_ok!(join(who, quiz));
        }
        deal(quiz, FIRST);
        let owners = seats(quiz, FIRST, 0);
        // The second seat takes class 1 for class 2.
        play(quiz, FIRST, 0, |seat, shown| match shown {
            Shown::Gold(Answer::Choice(1)) if seat == 1 => Answer::Choice(2),
            _ => perfect(shown),
        });
        let known = |who: &AccountId| AccountTallies::<Test>::get(quiz, who).unwrap();
        assert_eq!([0, 1].map(|seat| known(&owners[seat]).of_class(1)), [Tally::of(2, 2), Tally::of(0, 2)]);
        assert_eq!(known(&owners[1]).of_class(2), Tally::of(2, 2));
        // Nobody was let in when it answered, so the series learned nothing of its classes.
        let before = Confusions::<Test>::get(quiz).unwrap();
        play_round(work, 0, &veterans(11, 3), |_, shown| perfect(shown));
        assert_ne!(Confusions::<Test>::get(quiz).unwrap(), before);
        assert_eq!(known(&worker(11)).of_class(3), Tally::of(1, 1));
        assert!(AccountTallies::<Test>::iter_prefix(work).next().is_none() && !Confusions::<Test>::contains_key(work));
    });
}

#[test]
fn unrevealed_answers_and_void_gold_show_nothing() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        begin(campaign, 3);
        play(campaign, FIRST, 0, |_, shown| match shown {
            Shown::Item(_) => Answer::Choice(2),
            Shown::Gold(_) => Answer::Choice(0),
        });
        assert_eq!(totals(campaign).void, 4);
        assert!(AccountTallies::<Test>::iter().next().is_none() && Confusions::<Test>::iter().next().is_none());
    });
}

#[test]
fn prune_removes_what_a_series_has_learned() {
    ExtBuilder.execute(|| {
        let (quiz, work) = in_series();
        play_round(work, 0, &veterans(1, 3), torn);
        assert_eq!((standings(work), AccountTallies::<Test>::iter_prefix(quiz).count()), (4, 3));
        for campaign in [work, quiz] {
            assert_ok!(Tasks::close_campaign(signed(&OPERATOR), campaign));
            while Campaigns::<Test>::contains_key(campaign) {
                assert_ok!(Tasks::prune(signed(&PASSER_BY), campaign));
            }
        }
        assert!(ItemStandings::<Test>::iter().next().is_none());
        assert!(AccountTallies::<Test>::iter().next().is_none() && Confusions::<Test>::iter().next().is_none());
    });
}

#[test]
fn pay_of_a_trial_is_promised_and_waits() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        let workers = veterans(1, 3);
        workers.iter().for_each(on_trial);
        workers.iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        deal(campaign, FIRST);
        play(campaign, FIRST, 0, |_, shown| perfect(shown));
        let RuntimeEvent::Tasks(Event::SetSettled { seats, .. }) = last_event() else { panic!() };
        assert!(seats.iter().all(|seat| seat.aia > 0 && seat.credited == 0));
        assert_eq!(earned(&worker(1)), 0);
        // The budget counts what the set earns, whenever it is credited.
        assert_eq!(totals(campaign).aia, seats.iter().map(|seat| seat.aia).sum::<Aia>());
    });
}

#[test]
fn middle_of_a_calibration_is_a_reference() {
    ExtBuilder.execute(|| {
        let requirements = Requirements { role: Some(Role::Calibration), ..terms().requirements };
        let calibration = CampaignTerms { kind: CampaignKind::Calibration, requirements, ..quiz_terms() };
        let without_role = CampaignTerms { kind: CampaignKind::Calibration, ..quiz_terms() };
        let refused = Tasks::open_campaign(signed(&OPERATOR), without_role);
        assert_noop!(refused, Error::<Test>::BadRequirements);
        let paid = CampaignTerms { funding: Funding::Platform { aia: 60 }, ..calibration.clone() };
        assert_noop!(Tasks::open_campaign(signed(&OPERATOR), paid), Error::<Test>::BadRequirements);
        let campaign = open(calibration);
        assert_eq!(Tasks::campaign(campaign).unwrap().calibration, None);
        for who in [1, 2, 3].map(worker) {
            newcomer(&who);
            assert_noop!(join(&who, campaign), Error::<Test>::RoleRequired);
            give_role(&who, Role::Calibration);
            assert_ok!(join(&who, campaign));
        }
        deal(campaign, FIRST);
        let owners = seats(campaign, FIRST, 0);
        // Eight gold items of four classes: the seats get all, three and two of the classes right.
        play(campaign, FIRST, 0, |seat, shown| match shown {
            Shown::Gold(Answer::Choice(class)) if usize::from(class) <= seat => Answer::Choice(0),
            _ => perfect(shown),
        });
        let found = Tasks::campaign(campaign).unwrap().calibration.unwrap();
        assert_eq!((found.accounts, found.middle.points()), (3, 7_500));
        assert!(owners.iter().all(|who| Contributors::qualified(who, AREA) == Qualified::No));
        assert!(Contributors::reputation(&owners[0], AREA) == BasisPoints::ZERO);
    });
}

#[test]
fn votes_of_a_spoiled_set_do_not_count() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 4, ..pool_terms() });
        // All agree about the items and against the gold, which is void.
        play_round(campaign, 0, &veterans(1, 3), |_, shown| match shown {
            Shown::Item(_) => Answer::Choice(2),
            Shown::Gold(_) => Answer::Choice(0),
        });
        assert_eq!((totals(campaign).void, totals(campaign).decided, standings(campaign)), (4, 0, 0));
        play_round(campaign, 1, &veterans(11, 3), torn);
        let voters = ItemStandings::<Test>::get(campaign, 0).unwrap().standing().voters();
        assert_eq!(voters, 3);
    });
}

#[test]
fn workers_on_trial_outvote_false_gold() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 4, ..pool_terms() });
        let workers = veterans(1, 3);
        workers.iter().for_each(on_trial);
        play_round(campaign, 0, &workers, |_, shown| match shown {
            Shown::Item(_) => Answer::Choice(2),
            Shown::Gold(_) => Answer::Choice(0),
        });
        assert_eq!(totals(campaign).void, 4);
    });
}

#[test]
fn answer_that_is_always_the_same_is_not_paid() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 4, ..pool_terms() });
        let workers = veterans(1, 3);
        workers.iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        deal(campaign, FIRST);
        let owners = seats(campaign, FIRST, 0);
        // One of four gold items is of class 2, as chance has it.
        play(campaign, FIRST, 0, |seat, shown| if seat == 0 { Answer::Choice(2) } else { perfect(shown) });
        assert_eq!([0, 1, 2].map(|seat| paid(&owners[seat])), [0, 600, 600]);
    });
}

#[test]
fn account_on_trial_has_no_reputation_yet() {
    ExtBuilder.execute(|| {
        let requirements = Requirements { reputation: BasisPoints::clamped(1), ..terms().requirements };
        let campaign = open(CampaignTerms { requirements, ..pool_terms() });
        let who = &veterans(1, 1)[0];
        on_trial(who);
        assert_noop!(join(who, campaign), Error::<Test>::ReputationRequired);
        set_reputation(who, 9_000);
        assert_ok!(join(who, campaign));
    });
}

#[test]
fn series_learns_nothing_from_who_fails_the_gate() {
    ExtBuilder.execute(|| {
        let learned = |from: u8, other: u8| {
            let campaign = open(pool_terms());
            let workers = veterans(from, 3);
            play_round(campaign, 0, &workers, |seat, shown| match shown {
                // None of the four gold items is of class 0, and one is of each other class.
                Shown::Gold(truth) if seat == 0 => {
                    Answer::Choice(if truth == Answer::Choice(other) { other } else { 0 })
                }
                shown => perfect(shown),
            });
            Confusions::<Test>::get(campaign).unwrap()
        };
        // Whatever somebody answers who passes no set, the others' answers are all that is counted.
        assert_eq!(learned(1, 1), learned(11, 2));
    });
}

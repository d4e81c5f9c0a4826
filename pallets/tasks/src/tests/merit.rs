//! Work of a pool earns merit where its price an answer is high enough, and accepted sets that earn merit are reported once.

use super::*;
use agt_primitives::merit::AcceptedSet;

/// Opens a campaign whose full sets have eight positions, and returns whether its work earns merit.
fn earns(price: Balance) -> bool {
    let campaign = open(CampaignTerms { funding: Funding::Pool { pool: POOL, price }, ..terms() });
    let RuntimeEvent::Tasks(Event::CampaignOpened { earns_merit, .. }) = last_event() else { panic!() };
    assert_eq!(Campaigns::<Test>::get(campaign).unwrap().earns_merit, earns_merit);
    earns_merit
}

#[test]
fn merit_begins_at_the_least_price_of_an_answer_rounded_down() {
    ExtBuilder.execute(|| {
        LeastMeritPrice::set(&75);
        assert_eq!([599, 600, 607, 608].map(earns), [false, true, true, true]);
        LeastMeritPrice::set(&76);
        assert_eq!([600, 607, 608].map(earns), [false, false, true]);
        // Less than one unit an answer is nothing.
        LeastMeritPrice::set(&1);
        assert_eq!([1, 7, 8].map(earns), [false, false, true]);
    });
}

#[test]
fn price_of_an_answer_counts_gold_positions_too() {
    ExtBuilder.execute(|| {
        LeastMeritPrice::set(&75);
        // Four items and eight gold: 900 a set is 75 an answer, and 225 an item.
        let terms = |price| {
            let funding = Funding::Pool { pool: POOL, price };
            CampaignTerms { gold_a_set: 8, gold_root: root_of(&leaves(8, 8)), funding, ..terms() }
        };
        let of = |price| Campaigns::<Test>::get(open(terms(price))).unwrap().earns_merit;
        assert_eq!([899, 900].map(of), [false, true]);
    });
}

#[test]
fn merit_of_an_open_campaign_stays_when_the_least_price_rises() {
    ExtBuilder.execute(|| {
        LeastMeritPrice::set(&75);
        let campaign = open(pool_terms());
        LeastMeritPrice::set(&1_000);
        begin(campaign, 3);
        play(campaign, FIRST, 0, |_, shown| perfect(shown));
        assert!(Contributors::report(worker(1)).unwrap().xp > 0);
        let poor = open(pool_terms());
        veterans(11, 3).iter().for_each(|who| {
            assert_ok!(join(who, poor));
        });
        deal(poor, FIRST);
        play(poor, FIRST, 0, |_, shown| perfect(shown));
        assert_eq!(Contributors::report(worker(11)).unwrap().xp, 0);
    });
}

/// What is reported of the accounts, in their order; none for an account that nothing is reported of.
///
/// # Panics
/// Panics if something is reported twice of one of them.
fn reported(of: &[AccountId]) -> Vec<Option<AcceptedSet<AccountId>>> {
    let all = Reported::get();
    let one = |who: &AccountId| {
        let mut sets = all.iter().filter(|(reported, _)| reported == who).map(|(_, set)| set.clone());
        let first = sets.next();
        assert_eq!(sets.next(), None, "{who:?} is reported once");
        first
    };
    of.iter().map(one).collect()
}

/// An accepted set of eight right answers for the requester's pool, opened at the start of the test.
fn perfect_set() -> AcceptedSet<AccountId> {
    let (kind, requester) = (CampaignKind::General, Some(REQUESTER));
    AcceptedSet { area: AREA, kind, requester, answers: 8, perfect: true, opened_at: START }
}

#[test]
fn accepted_set_of_a_pool_is_reported_once_and_a_rejected_one_never() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        begin(campaign, 3);
        let owners = seats(campaign, FIRST, 0);
        play(campaign, FIRST, 0, |seat, shown| match shown {
            Shown::Gold(_) if seat == 0 => Answer::Choice(0),
            shown => perfect(shown),
        });
        assert_eq!(reported(&owners), [None, Some(perfect_set()), Some(perfect_set())]);
    });
}

#[test]
fn platform_set_has_no_requester_and_is_perfect_with_all_gold_right() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let owners = seats(campaign, FIRST, 0);
        // The first seat gets one of four gold items wrong.
        play(campaign, FIRST, 0, |seat, shown| match shown {
            Shown::Gold(Answer::Choice(1)) if seat == 0 => Answer::Choice(0),
            shown => perfect(shown),
        });
        let platform = AcceptedSet { requester: None, ..perfect_set() };
        let flawed = AcceptedSet { answers: 7, perfect: false, ..platform.clone() };
        assert_eq!(reported(&owners), [Some(flawed), Some(platform.clone()), Some(platform)]);
    });
}

#[test]
fn set_is_opened_when_its_account_joins_whenever_it_is_settled() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        let workers = veterans(1, 3);
        // They join a quarter of an hour apart, and blocks are full for a while: that moves the clock of work alone.
        for who in &workers {
            assert_ok!(join(who, campaign));
            wait(15 * MINUTE);
        }
        wait_in_full_blocks(DAY);
        deal(campaign, FIRST);
        answer_all(campaign, FIRST, 0, |_, shown| perfect(shown));
        assert_ok!(open_gold(campaign, 0));
        wait(5 * DAY);
        assert_ok!(settle(campaign, FIRST, 0));
        let opened = |minutes| Some(AcceptedSet { opened_at: START + minutes * MINUTE, ..perfect_set() });
        assert_eq!(reported(&workers), [0, 15, 30].map(opened));
    });
}

#[test]
fn lost_and_unrevealed_seats_are_not_reported() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        begin(campaign, 3);
        let owners = seats(campaign, FIRST, 0);
        let answers = sheet(campaign, FIRST, 0, perfect);
        for who in &owners[..2] {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        }
        wait(WINDOWS.commit + WINDOWS.stand_in);
        assert_ok!(reveal(&owners[0], campaign, FIRST, 0, &answers));
        wait(WINDOWS.reveal);
        assert_ok!(open_gold(campaign, 0));
        assert_ok!(settle(campaign, FIRST, 0));
        let reports = reported(&owners);
        assert!(reports[0].as_ref().is_some_and(|set| set.answers >= 4 && set.perfect));
        assert_eq!(reports[1..], [None, None]);
    });
}

#[test]
fn work_without_merit_quizzes_and_calibrations_are_not_reported() {
    ExtBuilder.execute(|| {
        LeastMeritPrice::set(&1_000);
        let poor = open(pool_terms());
        begin(poor, 3);
        play(poor, FIRST, 0, |_, shown| perfect(shown));
        assert!(paid(&worker(1)) > 0);

        let quiz = open(quiz_terms());
        let requirements = Requirements { role: Some(Role::Calibration), ..terms().requirements };
        let calibration = open(CampaignTerms { kind: CampaignKind::Calibration, requirements, ..quiz_terms() });
        for (campaign, numbers) in [(quiz, [11, 12, 13]), (calibration, [21, 22, 23])] {
            for who in numbers.map(worker) {
                newcomer(&who);
                if campaign == calibration {
                    give_role(&who, Role::Calibration);
                }
                assert_ok!(join(&who, campaign));
            }
            deal(campaign, FIRST);
            play(campaign, FIRST, 0, |_, shown| perfect(shown));
            assert!(Contributors::report(worker(numbers[0])).unwrap().xp > 0);
        }
        assert_eq!(Reported::get(), []);
    });
}

#[test]
fn withheld_gold_reports_nobody_or_no_perfect_set() {
    ExtBuilder.execute(|| {
        for campaign in [open(terms()), open(pool_terms())] {
            let opened_at = now();
            let workers = veterans(1 + 10 * campaign as u8, 3);
            workers.iter().for_each(|who| {
                assert_ok!(join(who, campaign));
            });
            deal(campaign, FIRST);
            answer_all(campaign, FIRST, 0, |_, shown| perfect(shown));
            wait(WINDOWS.gold);
            assert_ok!(settle(campaign, FIRST, 0));
            assert_eq!(settled(campaign, 0).outcome, SetOutcome::GoldWithheld);
            let withheld = AcceptedSet { perfect: false, opened_at, ..perfect_set() };
            let expected = (campaign == 1).then_some(withheld);
            assert_eq!(reported(&workers), vec![expected; 3]);
        }
    });
}

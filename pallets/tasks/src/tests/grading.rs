//! Rich answers: graded by staked validators.

use super::{delivery::confidences, rebuilt::Rebuilt, *};
use crate::{types::MOST_GRADING, CLOSE_LIMIT, GRADING_WINDOW};

/// Four rich items for three workers: twelve answers to grade.
fn rich_terms() -> CampaignTerms {
    CampaignTerms { answer: AnswerKind::Rich, items: 4, gold_a_set: 0, ..pool_terms() }
}

fn content(seat: usize) -> Answers {
    let answers = (0..4u8).map(|item| Answer::Content(H256::repeat_byte(10 * seat as u8 + item)));
    BoundedVec::truncate_from(answers.collect())
}

/// Twelve grades: all answers of a seat get the same grade.
fn grades(of: [u8; 3]) -> Answers {
    BoundedVec::truncate_from(of.into_iter().flat_map(|grade| [Answer::Choice(grade); 4]).collect())
}

/// Commits, reveals and settles a set with these answers of its seats. Returns its workers.
fn say(campaign: CampaignId, round: impl Into<RoundId>, set: impl Into<SetId>, sheets: [Answers; 3]) -> Vec<AccountId> {
    let (round, set) = (round.into(), set.into());
    let owners = seats(campaign, round, set);
    for (who, answers) in owners.iter().zip(&sheets) {
        assert_ok!(commit(who, campaign, round, set, answers));
    }
    wait(REVEAL_MARGIN);
    for (who, answers) in owners.iter().zip(&sheets) {
        assert_ok!(reveal(who, campaign, round, set, answers));
    }
    assert_ok!(settle(campaign, round, set));
    owners
}

/// Deals a rich set whose three workers answer it. Returns the workers.
fn answered(campaign: CampaignId) -> Vec<AccountId> {
    begin(campaign, 3);
    say(campaign, FIRST, 0, [0, 1, 2].map(content))
}

/// Three graders join.
fn join_as_graders(campaign: CampaignId, from: u8) {
    for who in veterans(from, 3) {
        assert_noop!(Tasks::join(signed(&who), campaign, Queue::Grade), Error::<Test>::RoleRequired);
        give_role(&who, Role::DataValidation);
        assert_ok!(Tasks::join(signed(&who), campaign, Queue::Grade));
    }
}

/// Three graders join, and their round is dealt.
fn graders(campaign: CampaignId, round: impl Into<RoundId>, from: u8) {
    join_as_graders(campaign, from);
    deal(campaign, round);
}

#[test]
fn rich_answers_are_paid_by_agreed_grades() {
    ExtBuilder.execute(|| {
        let campaign = open(rich_terms());
        assert_eq!(Books::get()[&campaign].free, 600 * (3 + 2 + 3));
        let workers = answered(campaign);
        assert_eq!(last_event(), Event::SentToGraders { campaign, set: SET_0 }.into());
        assert!(matches!(Sets::<Test>::get(campaign, SET_0), Some(SetEntry::Grading(..))));
        assert_eq!(next_step(&workers[0]), NextStep::WaitForGrades { set: SET_0, until: Time(now() + GRADING_WINDOW) });
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::AwaitingGrades);
        assert_noop!(Tasks::close_campaign(signed(&REQUESTER), campaign), Error::<Test>::TicketsOpen);
        // Graders end what is open, so they may join a stopped campaign.
        assert_ok!(Tasks::stop_campaign(signed(&REQUESTER), campaign));
        graders(campaign, 1, 11);
        // One of them disagrees about everything.
        let honest = grades([4, 3, 1]);
        let graders = say(campaign, 1, 1, [honest.clone(), honest, grades([0, 0, 4])]);
        assert_eq!([paid(&workers[0]), paid(&workers[1]), paid(&workers[2])], [600, 450, 0]);
        assert_eq!([paid(&graders[0]), paid(&graders[1]), paid(&graders[2])], [600, 600, 0]);
        // Answers earn merit, and grades do not.
        let reported = Reported::get().into_iter().map(|(who, set)| (who, set.answers, set.perfect));
        assert_eq!(reported.collect::<Vec<_>>(), [(workers[0].clone(), 4, false), (workers[1].clone(), 4, false)]);
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::Graded);
        assert_eq!(settled(campaign, 0).decided, 4);
        assert_eq!(settled(campaign, 1).outcome, SetOutcome::Judged);
        assert_eq!(totals(campaign).decided, 4);
        let labels = System::events().into_iter().rev().find_map(|record| match record.event {
            RuntimeEvent::Tasks(Event::SetSettled { set: SET_0, items, .. }) => Some(items),
            _ => None,
        });
        let best = labels.unwrap().into_iter().map(|item| item.answer.unwrap());
        assert_eq!(best.collect::<Vec<_>>(), content(0).into_inner());
        assert_ok!(Tasks::close_campaign(signed(&REQUESTER), campaign));
    });
}

#[test]
fn graders_earn_no_xp_and_the_answers_that_they_grade_do() {
    ExtBuilder.execute(|| {
        for (number, terms) in [rich_terms(), platform_rich_terms()].into_iter().enumerate() {
            let (campaign, from) = (open(terms), 1 + 10 * number as u8);
            for who in veterans(from, 3) {
                assert_ok!(join(&who, campaign));
            }
            deal(campaign, FIRST);
            let workers = say(campaign, FIRST, 0, [0, 1, 2].map(content));
            graders(campaign, 1, from + 5);
            let graders = say(campaign, 1, 1, [[4, 3, 1]; 3].map(grades));
            let xp = |who: &AccountId| Contributors::status(who).unwrap().xp;
            assert_eq!([&workers[0], &workers[1], &workers[2]].map(xp), [4, 4, 0]);
            for who in &graders {
                let report = Contributors::report(who.clone()).unwrap();
                // They are paid, and what they are paid for earns nothing else.
                let is_paid = if number == 0 { paid(who) > 0 } else { report.aia.earned.0 > 0 };
                assert!(is_paid && report.xp == 0, "{report:?}");
            }
        }
    });
}

#[test]
fn confidence_of_content_is_the_share_of_graders_who_agree() {
    for (third, share) in [([4, 3, 1], 10_000), ([0, 0, 4], 6_666)] {
        ExtBuilder.execute(|| {
            let campaign = open(rich_terms());
            answered(campaign);
            graders(campaign, 1, 11);
            say(campaign, 1, 1, [grades([4, 3, 1]), grades([4, 3, 1]), grades(third)]);
            assert_eq!(confidences(campaign, 0), [Some(share); 4]);
            assert_eq!(confidences(campaign, 1), []);
            assert_eq!(Rebuilt::of(campaign).agrees(), Ok(()));
        });
    }
}

#[test]
fn content_that_passes_without_grades_has_no_confidence() {
    ExtBuilder.execute(|| {
        let campaign = open(rich_terms());
        answered(campaign);
        wait(GRADING_WINDOW);
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!((settled(campaign, 0).outcome, settled(campaign, 0).decided), (SetOutcome::Ungraded, 4));
        // All are paid, and nobody has judged what they did.
        assert_eq!(Reported::get(), []);
        assert_eq!(confidences(campaign, 0), [None; 4]);
        assert_eq!(Rebuilt::of(campaign).agrees(), Ok(()));
    });
}

#[test]
fn rich_item_is_listed_again_when_no_answer_passes() {
    ExtBuilder.execute(|| {
        let campaign = open(rich_terms());
        let workers = answered(campaign);
        graders(campaign, 1, 11);
        let bad = grades([1, 0, 1]);
        say(campaign, 1, 1, [bad.clone(), bad.clone(), bad]);
        assert!(workers.iter().all(|who| paid(who) == 0));
        let found = Campaigns::<Test>::get(campaign).unwrap();
        assert_eq!(found.again.len(), 4);
        assert_eq!(found.ungraded.len(), 0);
        assert_eq!(found.totals.decided, 0);
        assert!(workers.iter().all(|who| Contributors::reputation(who, AREA) == BasisPoints::WHOLE));
    });
}

#[test]
fn ungraded_answers_pass_when_graders_disagree_three_times() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 16, items_a_set: 4, ..rich_terms() });
        let workers = answered(campaign);
        // They agree about the first two seats, and each grades the third one differently: nobody is paid for that part.
        let torn = [0u8, 2, 4].map(|grade| grades([4, 1, grade]));
        for attempt in 1..=3u8 {
            graders(campaign, u32::from(attempt), 1 + 10 * attempt);
            let graders = say(campaign, u32::from(attempt), u32::from(attempt), torn.clone());
            assert!(graders.iter().all(|who| paid(who) == 400));
            let waits = Campaigns::<Test>::get(campaign).unwrap().ungraded.len();
            assert_eq!((waits, paid(&workers[0])), if attempt < 3 { (1, 0) } else { (0, 600) });
        }
        assert_eq!([0, 1, 2].map(|seat| paid(&workers[seat])), [600, 0, 300]);
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::Graded);
    });
}

#[test]
fn heavy_grader_cannot_keep_two_others_from_agreeing() {
    ExtBuilder.execute(|| {
        let campaign = open(rich_terms());
        let workers = answered(campaign);
        graders(campaign, 1, 11);
        let owners = seats(campaign, 1, 1);
        set_reputation(&owners[0], 10_000);
        owners[1..].iter().for_each(|who| set_reputation(who, 9_000));
        let honest = grades([4, 4, 4]);
        say(campaign, 1, 1, [grades([4, 4, 0]), honest.clone(), honest]);
        assert!(workers.iter().all(|who| paid(who) == 600));
        assert_eq!([0, 1, 2].map(|seat| paid(&owners[seat])), [400, 600, 600]);
    });
}

#[test]
fn graders_are_not_judged_on_missing_answers() {
    ExtBuilder.execute(|| {
        // The last set has one item, and one of its workers does not reveal: two of twelve positions have an answer.
        let campaign = open(CampaignTerms { items: 5, ..rich_terms() });
        begin(campaign, 6);
        let owners = seats(campaign, FIRST, 1);
        let answers = |seat: u8| Answers::truncate_from(vec![Answer::Content(H256::repeat_byte(seat))]);
        for (seat, who) in (0..).zip(&owners) {
            assert_ok!(commit(who, campaign, FIRST, 1, &answers(seat)));
        }
        wait(REVEAL_MARGIN);
        assert_ok!(reveal(&owners[0], campaign, FIRST, 1, &answers(0)));
        assert_ok!(reveal(&owners[2], campaign, FIRST, 1, &answers(2)));
        wait(WINDOWS.commit + WINDOWS.reveal);
        assert_ok!(settle(campaign, FIRST, 1));
        // They agree about the first answer, grade the other one differently, and give positions without an answer
        // a zero.
        for attempt in 1..=3u8 {
            graders(campaign, u32::from(attempt), 1 + 10 * attempt);
            let sheet = |grade: u8| {
                let mut all = [Answer::Choice(0); 12];
                (all[0], all[8]) = (Answer::Choice(4), Answer::Choice(grade));
                BoundedVec::truncate_from(all.to_vec())
            };
            let graders = say(campaign, u32::from(attempt), u32::from(attempt) + 1, [0, 2, 4].map(sheet));
            assert!(graders.iter().all(|who| paid(who) == 300), "half of what is there");
            assert_eq!(paid(&owners[2]) > 0, attempt == 3);
        }
        // A set of one item of four pays a quarter: all of it for the best grade, half of it for the passing grade.
        assert_eq!([0, 1, 2].map(|seat| paid(&owners[seat])), [150, 0, 75]);
    });
}

#[test]
fn single_grader_grades_nothing_and_costs_no_attempt() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 16, ..rich_terms() });
        answered(campaign);
        for round in 1..=4u8 {
            graders(campaign, u32::from(round), 1 + 10 * round);
            let good = grades([4, 4, 4]);
            let owners = seats(campaign, u32::from(round), u32::from(round));
            assert_ok!(commit(&owners[0], campaign, u32::from(round), u32::from(round), &good));
            wait(WINDOWS.commit + WINDOWS.stand_in);
            assert_ok!(reveal(&owners[0], campaign, u32::from(round), u32::from(round), &good));
            assert_ok!(settle(campaign, u32::from(round), u32::from(round)));
            assert_eq!(paid(&owners[0]), 0);
        }
        let found = Campaigns::<Test>::get(campaign).unwrap();
        assert_eq!(found.ungraded.len(), 1);
        assert_eq!(found.grading, 1);
        let page = crate::Lists::<Test>::get(campaign, (List::Ungraded, 0));
        assert_eq!(page.entries.last().map(|entry| entry.attempts), Some(0));
    });
}

#[test]
fn grading_set_is_moot_when_its_rich_set_is_over() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 8, ..rich_terms() });
        begin(campaign, 6);
        say(campaign, FIRST, 0, [0, 1, 2].map(content));
        say(campaign, FIRST, 1, [0, 1, 2].map(content));
        // Its graders come when the week is over, and it is settled before they are dealt.
        wait(GRADING_WINDOW);
        join_as_graders(campaign, 11);
        wait(WINDOWS.join);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), campaign, RoundId(1)));
        assert_ok!(settle(campaign, FIRST, 0));
        deal(campaign, 1);
        let owners = seats(campaign, 1, 2);
        let good = grades([2, 2, 2]);
        for who in &owners {
            assert_ok!(commit(who, campaign, 1, 2, &good));
        }
        wait(REVEAL_MARGIN);
        for who in &owners {
            assert_ok!(reveal(who, campaign, 1, 2, &good));
        }
        assert_ok!(settle(campaign, FIRST, 1));
        // The rich set is over: the graders get their energy back and nothing else.
        assert_ok!(settle(campaign, 1, 2));
        assert_eq!(settled(campaign, 2).outcome, SetOutcome::Moot);
        assert!(owners.iter().all(|who| (paid(who), energy(who)) == (0, 3)));
        // The other entry of the list belongs to a set that is over, too.
        assert_eq!(Campaigns::<Test>::get(campaign).unwrap().ungraded.len(), 1);
        let late = veterans(21, 1).remove(0);
        give_role(&late, Role::DataValidation);
        assert_noop!(Tasks::join(signed(&late), campaign, Queue::Grade), Error::<Test>::NothingToDeal);
        assert_ok!(Tasks::close_campaign(signed(&REQUESTER), campaign));
    });
}

#[test]
fn rich_set_is_listed_again_when_its_graders_do_not_come() {
    ExtBuilder.execute(|| {
        let campaign = open(rich_terms());
        answered(campaign);
        graders(campaign, 1, 11);
        wait(WINDOWS.commit + WINDOWS.stand_in);
        assert_ok!(settle(campaign, 1, 1));
        assert_eq!(Campaigns::<Test>::get(campaign).unwrap().ungraded.len(), 1);
        graders(campaign, 2, 21);
        let good = grades([2, 2, 2]);
        say(campaign, 2, 2, [good.clone(), good.clone(), good]);
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::Graded);
        assert_eq!(paid(&worker(1)), 300);
    });
}

#[test]
fn pool_pays_every_rich_answer_when_no_grader_comes_for_a_week() {
    ExtBuilder.execute(|| {
        let campaign = open(rich_terms());
        let workers = answered(campaign);
        let before = Contributors::report(workers[0].clone()).unwrap().areas;
        wait(GRADING_WINDOW - 1);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::AwaitingGrades);
        wait(1);
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::Ungraded);
        assert!(workers.iter().all(|who| paid(who) == 300));
        let after = Contributors::report(workers[0].clone()).unwrap().areas;
        assert_eq!(before[0].reputation, after[0].reputation);
    });
}

/// Rich answers that the platform pays with 60 AIA a set.
fn platform_rich_terms() -> CampaignTerms {
    CampaignTerms { answer: AnswerKind::Rich, items: 4, gold_a_set: 0, ..terms() }
}

#[test]
fn ungraded_platform_set_pays_no_aia_and_is_dealt_again() {
    ExtBuilder.execute(|| {
        let campaign = open(platform_rich_terms());
        let idle = veterans(9, 1).remove(0);
        begin(campaign, 3);
        let owners = seats(campaign, FIRST, 0);
        for (seat, who) in owners.iter().enumerate() {
            assert_ok!(commit(who, campaign, FIRST, 0, &content(seat)));
        }
        wait(REVEAL_MARGIN);
        for (seat, who) in owners.iter().enumerate().take(2) {
            assert_ok!(reveal(who, campaign, FIRST, 0, &content(seat)));
        }
        wait(WINDOWS.commit + WINDOWS.reveal);
        assert_ok!(settle(campaign, FIRST, 0));
        wait(GRADING_WINDOW);
        let xp = Contributors::status(&owners[0]).unwrap().xp;
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::Ungraded);
        assert_eq!((settled(campaign, 0).decided, settled(campaign, 0).undecided), (0, 4));
        for who in &owners[..2] {
            assert_eq!((earned(who), energy(who)), (0, 3));
            assert_eq!(Contributors::reputation(who, AREA), Contributors::reputation(&idle, AREA));
            assert_eq!(Contributors::status(who).unwrap().xp, xp);
        }
        // Who did not reveal lost its seat, as always.
        assert_eq!(Misconduct::<Test>::get(&owners[2]).lost, 1);
        let found = Campaigns::<Test>::get(campaign).unwrap();
        assert_eq!((found.again.len(), found.grading, found.totals.aia), (4, 0, 0));
        let page = crate::Lists::<Test>::get(campaign, (List::Again, 0));
        // It was an attempt: three of them, and the items go to experts.
        assert!(page.entries.iter().all(|entry| entry.attempts == 1));
        assert_eq!(found.wanted(Queue::Work), 1);
    });
}

#[test]
fn rich_set_is_not_settled_without_grades_while_graders_are_at_work() {
    ExtBuilder.execute(|| {
        let campaign = open(platform_rich_terms());
        let workers = answered(campaign);
        graders(campaign, 1, 11);
        let owners = seats(campaign, 1, 1);
        let good = grades([4, 4, 4]);
        owners.iter().for_each(|who| {
            assert_ok!(commit(who, campaign, 1, 1, &good));
        });
        wait(REVEAL_MARGIN);
        owners.iter().for_each(|who| {
            assert_ok!(reveal(who, campaign, 1, 1, &good));
        });
        wait(GRADING_WINDOW);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::AwaitingGrades);
        assert!(matches!(next_step(&workers[0]), NextStep::WaitForGrades { set: SET_0, .. }));
        assert_ok!(settle(campaign, 1, 1));
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::Graded);
        assert!(workers.iter().chain(&owners).all(|who| earned(who) == 60));
    });
}

#[test]
fn graders_who_joined_in_time_are_waited_for_until_their_round_is_void() {
    ExtBuilder.execute(|| {
        let campaign = open(platform_rich_terms());
        let workers = answered(campaign);
        wait(GRADING_WINDOW - 1);
        join_as_graders(campaign, 11);
        wait(WINDOWS.join);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::AwaitingGrades);
        assert!(matches!(next_step(&workers[0]), NextStep::WaitForGrades { set: SET_0, .. }));
        wait(CLOSE_LIMIT - 1);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::AwaitingGrades);
        wait(1);
        assert_eq!(next_step(&workers[0]), NextStep::Settle { set: SET_0 });
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::Ungraded);
    });
}

#[test]
fn graders_who_join_after_the_week_keep_nobody_waiting() {
    ExtBuilder.execute(|| {
        let campaign = open(platform_rich_terms());
        answered(campaign);
        wait(GRADING_WINDOW);
        join_as_graders(campaign, 11);
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::Ungraded);
    });
}

#[test]
fn week_of_a_rich_set_counts_on_when_its_graders_do_not_come() {
    ExtBuilder.execute(|| {
        let campaign = open(platform_rich_terms());
        answered(campaign);
        graders(campaign, 1, 11);
        wait(GRADING_WINDOW);
        assert_ok!(settle(campaign, 1, 1));
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::Ungraded);
    });
}

#[test]
fn nobody_is_asked_for_rich_work_beyond_what_a_round_of_graders_grades() {
    ExtBuilder.execute(|| {
        let campaign = open(platform_rich_terms());
        let mut found = Campaigns::<Test>::get(campaign).unwrap();
        found.grading = MOST_GRADING - 1;
        assert!(found.wanted(Queue::Work) > 0);
        found.grading = MOST_GRADING;
        assert_eq!(found.wanted(Queue::Work), 0);
    });
}

#[test]
fn idle_crowd_of_graders_has_no_garbage_paid() {
    ExtBuilder.execute(|| {
        let campaign = open(platform_rich_terms());
        let workers = answered(campaign);
        let (idle, honest) = (veterans(10, 64), veterans(80, 30));
        idle.iter().chain(&honest).for_each(|who| {
            give_role(who, Role::DataValidation);
            assert_ok!(Tasks::join(signed(who), campaign, Queue::Grade));
        });
        deal(campaign, 1);
        // Whoever is dealt the seats, the idle ones do not keep them: honest graders stand in.
        let (owners, others) = (seats(campaign, 1, 1), stand_ins(campaign, RoundId(1), 1));
        let bad = grades([0, 0, 0]);
        let present = owners.iter().filter(|who| honest.contains(who)).cloned().collect::<Vec<_>>();
        present.iter().for_each(|who| {
            assert_ok!(commit(who, campaign, 1, 1, &bad));
        });
        wait(WINDOWS.commit);
        let missing = 3 - present.len();
        let stand_ins = others.into_iter().filter(|who| honest.contains(who)).take(missing);
        let graders = present.into_iter().chain(stand_ins.inspect(|who| {
            assert_ok!(commit(who, campaign, 1, 1, &bad));
        }));
        let graders = graders.collect::<Vec<_>>();
        assert_eq!(graders.len(), 3);
        wait(REVEAL_MARGIN);
        graders.iter().for_each(|who| {
            assert_ok!(reveal(who, campaign, 1, 1, &bad));
        });
        assert_ok!(settle(campaign, 1, 1));
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::Graded);
        assert!(workers.iter().all(|who| earned(who) == 0));
        assert!(graders.iter().all(|who| earned(who) == 60));
    });
}

#[test]
fn grader_cannot_grade_its_own_answers() {
    ExtBuilder.execute(|| {
        let campaign = open(rich_terms());
        let workers = answered(campaign);
        give_role(&workers[0], Role::DataValidation);
        assert_ok!(Tasks::join(signed(&workers[0]), campaign, Queue::Grade));
        for who in veterans(11, 2) {
            give_role(&who, Role::DataValidation);
            assert_ok!(Tasks::join(signed(&who), campaign, Queue::Grade));
        }
        deal(campaign, 1);
        let good = grades([4, 4, 4]);
        assert_noop!(commit(&workers[0], campaign, 1, 1, &good), Error::<Test>::OwnAnswers);
        assert_noop!(Tasks::leave(signed(&PASSER_BY), campaign, RoundId(1), worker(11)), Error::<Test>::Seated);
        assert_ok!(Tasks::leave(signed(&PASSER_BY), campaign, RoundId(1), workers[0].clone()));
        assert_eq!(Access::report(workers[0].clone()).set_aside, 0);
        // Two graders are enough.
        let others = [worker(11), worker(12)];
        others.iter().for_each(|who| {
            assert_ok!(commit(who, campaign, 1, 1, &good));
        });
        wait(WINDOWS.commit + WINDOWS.stand_in);
        others.iter().for_each(|who| {
            assert_ok!(reveal(who, campaign, 1, 1, &good));
        });
        assert_ok!(settle(campaign, 1, 1));
        assert!(workers.iter().all(|who| paid(who) == 600));
        assert_eq!(Misconduct::<Test>::get(&workers[0]).lost, 0);
    });
}

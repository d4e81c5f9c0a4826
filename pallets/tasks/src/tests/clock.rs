//! Windows of rounds and sets count on the clock of work, which stands still while blocks are full.

use super::*;
use crate::{Promised, GRADING_WINDOW};

#[test]
fn nobody_loses_a_seat_while_the_clock_of_work_stands_still() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        let workers = veterans(1, 4);
        assert_ok!(join(&workers[0], campaign));
        wait_in_full_blocks(2 * DAY);
        // The window to join has not moved.
        workers[1..].iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        wait(WINDOWS.join - 1);
        assert_noop!(Tasks::close_round(signed(&PASSER_BY), campaign, FIRST), Error::<Test>::StillJoining);
        wait(1);
        wait_in_full_blocks(2 * DAY);
        deal(campaign, FIRST);
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        let stand_in = stand_ins(campaign, FIRST, 0).remove(0);

        wait(WINDOWS.commit - 1);
        wait_in_full_blocks(2 * DAY);
        assert_noop!(commit(&stand_in, campaign, FIRST, 0, &answers), Error::<Test>::StandInTooEarly);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::TooEarly);
        for who in &owners[..2] {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        }
        wait(1);
        assert_noop!(commit(&owners[2], campaign, FIRST, 0, &answers), Error::<Test>::CommitOver);
        wait(WINDOWS.stand_in - 1);
        wait_in_full_blocks(2 * DAY);
        assert_noop!(reveal(&owners[0], campaign, FIRST, 0, &answers), Error::<Test>::RevealTooEarly);
        assert_ok!(commit(&stand_in, campaign, FIRST, 0, &answers));
        wait(REVEAL_MARGIN - 1);
        wait_in_full_blocks(2 * DAY);
        assert_noop!(reveal(&owners[0], campaign, FIRST, 0, &answers), Error::<Test>::RevealTooEarly);

        wait(WINDOWS.reveal);
        wait_in_full_blocks(2 * DAY);
        assert_noop!(open_gold(campaign, 0), Error::<Test>::StillRevealing);
        for who in owners[..2].iter().chain([&stand_in]) {
            assert_ok!(reveal(who, campaign, FIRST, 0, &answers));
        }
        wait(WINDOWS.gold - 1);
        wait_in_full_blocks(2 * DAY);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::TooEarly);
        assert_ok!(open_gold(campaign, 0));
        assert_ok!(settle(campaign, FIRST, 0));
        for who in owners[..2].iter().chain([&stand_in]) {
            assert_eq!((earned(who), Misconduct::<Test>::get(who).lost), (60, 0));
        }
        assert_eq!(Misconduct::<Test>::get(&owners[2]).lost, 1);
    });
}

#[test]
fn windows_run_on_when_the_clock_of_work_does() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let answers = sheet(campaign, FIRST, 0, perfect);
        let owners = seats(campaign, FIRST, 0);
        wait(WINDOWS.commit / 2);
        wait_in_full_blocks(DAY);
        wait(WINDOWS.commit / 2 - 1);
        assert_ok!(commit(&owners[0], campaign, FIRST, 0, &answers));
        wait(1);
        assert_noop!(commit(&owners[1], campaign, FIRST, 0, &answers), Error::<Test>::CommitOver);
        wait(WINDOWS.stand_in + WINDOWS.reveal + WINDOWS.gold);
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::Silent);
    });
}

#[test]
fn reports_show_chain_time_whatever_the_clock_of_work_shows() {
    ExtBuilder.execute(|| {
        wait_in_full_blocks(DAY);
        let campaign = open(terms());
        let workers = veterans(1, 4);
        workers.iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        let until = |campaign| Tasks::campaign(campaign).unwrap().rounds[0].until;
        assert_eq!(until(campaign), Some(Time(now() + WINDOWS.join)));
        wait_in_full_blocks(HOUR);
        assert_eq!(until(campaign), Some(Time(now() + WINDOWS.join)));
        assert_eq!(next_step(&workers[0]), NextStep::WaitForOthers { until: Time(now() + WINDOWS.join) });
        deal(campaign, FIRST);
        let (owners, stand_in) = (seats(campaign, FIRST, 0), stand_ins(campaign, FIRST, 0).remove(0));
        let commit_until = Time(now() + WINDOWS.commit);
        assert_eq!(next_step(&owners[0]), NextStep::Commit { set: SET_0, until: commit_until });
        let until = Time(now() + WINDOWS.commit + WINDOWS.stand_in);
        assert_eq!(next_step(&stand_in), NextStep::StandBy { set: SET_0, from: commit_until, until });
        wait_in_full_blocks(HOUR);
        assert_eq!(next_step(&owners[0]), NextStep::Commit { set: SET_0, until: Time(now() + WINDOWS.commit) });
        // A campaign's deadline is chain time: it ends the time to join although the window has not run.
        let short = open(CampaignTerms { deadline: now() + HOUR / 2, ..terms() });
        assert_ok!(join(&veterans(5, 1)[0], short));
        wait_in_full_blocks(HOUR / 2 - 1);
        assert_eq!(Tasks::campaign(short).unwrap().rounds[0].until, Some(Time(now() + 1)));
        wait_in_full_blocks(1);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), short, FIRST));
    });
}

#[test]
fn round_is_not_void_because_blocks_were_full_for_a_day() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        veterans(1, 3).iter().for_each(|who| {
            assert_ok!(join(who, campaign));
        });
        wait(WINDOWS.join);
        wait_in_full_blocks(2 * DAY);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), campaign, FIRST));
        // The budget counts by days of chain time.
        assert_eq!(Promised::<Test>::get().day, now() / DAY);
    });
}

#[test]
fn graders_have_their_week_on_the_clock_of_work() {
    ExtBuilder.execute(|| {
        let rich = CampaignTerms { answer: AnswerKind::Rich, items: 4, gold_a_set: 0, ..pool_terms() };
        let campaign = open(rich);
        begin(campaign, 3);
        let content = Answers::truncate_from(vec![Answer::Content(H256::repeat_byte(1)); 4]);
        let owners = seats(campaign, FIRST, 0);
        owners.iter().for_each(|who| {
            assert_ok!(commit(who, campaign, FIRST, 0, &content));
        });
        wait(REVEAL_MARGIN);
        owners.iter().for_each(|who| {
            assert_ok!(reveal(who, campaign, FIRST, 0, &content));
        });
        assert_ok!(settle(campaign, FIRST, 0));
        wait_in_full_blocks(GRADING_WINDOW);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::AwaitingGrades);
        wait(GRADING_WINDOW);
        assert_ok!(settle(campaign, FIRST, 0));
    });
}

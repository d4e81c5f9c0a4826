//! Commitments and reveals.

use super::*;

#[test]
fn set_is_revealed_only_after_every_seat_is_committed() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        assert_eq!(next_step(&owners[0]), NextStep::Commit { set: SET_0, until: Time(now() + WINDOWS.commit) });
        assert_noop!(reveal(&owners[0], campaign, FIRST, 0, &answers), Error::<Test>::NotCommitted);
        for who in owners.iter().take(2) {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
            assert_noop!(commit(who, campaign, FIRST, 0, &answers), Error::<Test>::AlreadyCommitted);
            assert_noop!(reveal(who, campaign, FIRST, 0, &answers), Error::<Test>::RevealTooEarly);
        }
        let latest = now() + WINDOWS.commit + WINDOWS.stand_in;
        assert_eq!(next_step(&owners[0]), NextStep::WaitForReveal { set: SET_0, from: Time(latest) });
        assert_ok!(commit(&owners[2], campaign, FIRST, 0, &answers));
        let until = Time(now() + WINDOWS.commit + WINDOWS.reveal);
        assert_eq!(next_step(&owners[0]), NextStep::WaitForReveal { set: SET_0, from: Time(now() + REVEAL_MARGIN) });
        wait(REVEAL_MARGIN - 1);
        assert_noop!(reveal(&owners[0], campaign, FIRST, 0, &answers), Error::<Test>::RevealTooEarly);
        wait(1);
        assert_eq!(next_step(&owners[0]), NextStep::Reveal { set: SET_0, until });
        for who in &owners {
            assert_ok!(reveal(who, campaign, FIRST, 0, &answers));
            assert_noop!(reveal(who, campaign, FIRST, 0, &answers), Error::<Test>::AlreadyRevealed);
        }
        assert_eq!(next_step(&owners[0]), NextStep::WaitForGold { set: SET_0, until: Time(now() + WINDOWS.gold) });
    });
}

#[test]
fn reveals_begin_two_minutes_after_the_last_commitment_of_a_stand_in() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 5);
        let (owners, others) = (seats(campaign, FIRST, 0), stand_ins(campaign, FIRST, 0));
        let answers = sheet(campaign, FIRST, 0, perfect);
        assert_ok!(commit(&owners[0], campaign, FIRST, 0, &answers));
        // One seat stays free, and the last commitment comes a minute before the time to commit ends.
        wait(WINDOWS.commit + WINDOWS.stand_in - MINUTE);
        assert_ok!(commit(&others[0], campaign, FIRST, 0, &answers));
        let until = now() + REVEAL_MARGIN + WINDOWS.reveal;
        wait(MINUTE);
        assert_noop!(reveal(&owners[0], campaign, FIRST, 0, &answers), Error::<Test>::RevealTooEarly);
        wait(MINUTE);
        assert_ok!(reveal(&owners[0], campaign, FIRST, 0, &answers));
        // Nobody has less time to reveal for it.
        wait(until - now() - 1);
        assert_ok!(reveal(&others[0], campaign, FIRST, 0, &answers));
    });
}

#[test]
fn reveal_window_counts_from_the_end_of_commit_when_filled_early() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let until = now() + WINDOWS.commit + WINDOWS.reveal;
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        owners.iter().for_each(|who| {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        });
        wait(REVEAL_MARGIN);
        assert_ok!(reveal(&owners[0], campaign, FIRST, 0, &answers));
        assert_ok!(reveal(&owners[1], campaign, FIRST, 0, &answers));
        wait(until - now() - 1);
        assert_noop!(open_gold(campaign, 0), Error::<Test>::StillRevealing);
        assert_ok!(reveal(&owners[2], campaign, FIRST, 0, &answers));
    });
}

#[test]
fn reveal_is_refused_when_it_is_not_what_was_committed() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        let other = sheet(campaign, FIRST, 0, |_| Answer::Choice(0));
        owners.iter().for_each(|who| {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        });
        wait(REVEAL_MARGIN);
        let who = &owners[0];
        assert_noop!(reveal(who, campaign, FIRST, 0, &other), Error::<Test>::CommitmentMismatch);
        let salted = Tasks::reveal(signed(who), campaign, FIRST, SET_0, answers.clone(), [0; 32]);
        assert_eq!(salted, Err(Error::<Test>::CommitmentMismatch.into()));
        let short = BoundedVec::truncate_from(answers[1..].to_vec());
        assert_noop!(reveal(who, campaign, FIRST, 0, &short), Error::<Test>::WrongCount);
        let long = BoundedVec::truncate_from([&answers[..], &answers[..1]].concat());
        assert_noop!(reveal(who, campaign, FIRST, 0, &long), Error::<Test>::WrongCount);
        assert_noop!(reveal(who, campaign, FIRST, 1, &answers), Error::<Test>::WrongSet);
        assert_noop!(reveal(who, campaign, 1, 0, &answers), Error::<Test>::UnknownRound);
        assert_noop!(reveal(&PASSER_BY, campaign, FIRST, 0, &answers), Error::<Test>::NoTicket);
        assert_ok!(reveal(who, campaign, FIRST, 0, &answers));
    });
}

#[test]
fn reveal_is_refused_when_an_answer_is_outside_its_kind() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let owners = seats(campaign, FIRST, 0);
        let wild = [Answer::Choice(5), Answer::Number(1), Answer::Content(H256::zero())];
        for (who, wild) in owners.iter().zip(wild) {
            let answers = sheet(campaign, FIRST, 0, |_| wild);
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        }
        wait(REVEAL_MARGIN);
        for (who, wild) in owners.iter().zip(wild) {
            let answers = sheet(campaign, FIRST, 0, |_| wild);
            assert_noop!(reveal(who, campaign, FIRST, 0, &answers), Error::<Test>::AnswerOutOfRange);
        }
    });
}

#[test]
fn copied_commitment_opens_for_nobody_else() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        let copied = hash(&owners[0], campaign, 0, &answers);
        for who in &owners {
            assert_ok!(Tasks::commit(signed(who), campaign, FIRST, SET_0, copied));
        }
        wait(REVEAL_MARGIN);
        assert_ok!(reveal(&owners[0], campaign, FIRST, 0, &answers));
        for who in &owners[1..] {
            assert_noop!(reveal(who, campaign, FIRST, 0, &answers), Error::<Test>::CommitmentMismatch);
        }
    });
}

#[test]
fn commitment_opens_nothing_on_another_chain_campaign_or_set() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        let of = |genesis: u8, campaign, set: u32, who: &AccountId| {
            commitment(H256::repeat_byte(genesis), campaign, SetId(set), who, &answers, &SALT)
        };
        let strange =
            [of(8, campaign, 0, &owners[0]), of(7, campaign + 1, 0, &owners[1]), of(7, campaign, 1, &owners[2])];
        for (who, hash) in owners.iter().zip(strange) {
            assert_ok!(Tasks::commit(signed(who), campaign, FIRST, SET_0, hash));
        }
        wait(REVEAL_MARGIN);
        for who in &owners {
            assert_noop!(reveal(who, campaign, FIRST, 0, &answers), Error::<Test>::CommitmentMismatch);
        }
    });
}

#[test]
fn commit_is_refused_without_a_seat_in_the_set() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 6);
        let answers = sheet(campaign, FIRST, 0, perfect);
        let (first, second) = (seats(campaign, FIRST, 0), seats(campaign, FIRST, 1));
        assert_noop!(commit(&first[0], campaign, FIRST, 1, &answers), Error::<Test>::WrongSet);
        assert_noop!(commit(&second[0], campaign, FIRST, 0, &answers), Error::<Test>::WrongSet);
        assert_noop!(commit(&first[0], campaign, FIRST, 7, &answers), Error::<Test>::WrongSet);
        assert_noop!(commit(&PASSER_BY, campaign, FIRST, 0, &answers), Error::<Test>::NoTicket);
        assert_noop!(commit(&first[0], campaign, 3, 0, &answers), Error::<Test>::UnknownRound);
        assert_noop!(commit(&first[0], 3, FIRST, 0, &answers), Error::<Test>::UnknownCampaign);
    });
}

#[test]
fn stand_in_takes_a_seat_that_is_not_committed_in_time() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 5);
        let (owners, others) = (seats(campaign, FIRST, 0), stand_ins(campaign, FIRST, 0));
        assert_eq!(others.len(), 2);
        let answers = sheet(campaign, FIRST, 0, perfect);
        for who in owners.iter().take(2) {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        }
        assert_noop!(commit(&others[0], campaign, FIRST, 0, &answers), Error::<Test>::StandInTooEarly);
        wait(WINDOWS.commit);
        assert_noop!(commit(&owners[2], campaign, FIRST, 0, &answers), Error::<Test>::CommitOver);
        assert_eq!(next_step(&others[0]), NextStep::StandIn { set: SET_0, until: Time(now() + WINDOWS.stand_in) });
        assert_noop!(reveal(&owners[0], campaign, FIRST, 0, &answers), Error::<Test>::RevealTooEarly);
        assert_ok!(commit(&others[0], campaign, FIRST, 0, &answers));
        assert_noop!(commit(&others[1], campaign, FIRST, 0, &answers), Error::<Test>::NoSeatLeft);
        wait(REVEAL_MARGIN);
        for who in [&owners[0], &owners[1], &others[0]] {
            assert_ok!(reveal(who, campaign, FIRST, 0, &answers));
        }
        assert_ok!(open_gold(campaign, 0));
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!(earned(&owners[0]), 60);
        assert_eq!(earned(&others[0]), 60);
        assert_eq!(earned(&owners[2]), 0);
        let conduct = Misconduct::<Test>::get(&owners[2]);
        assert_eq!(conduct.lost_today, 1);
        assert_eq!(conduct.lost, 1);
        assert_eq!(Misconduct::<Test>::get(&others[0]), Default::default());
        assert_ok!(Tasks::leave(signed(&PASSER_BY), campaign, FIRST, others[1].clone()));
    });
}

#[test]
fn unproven_stand_in_takes_no_seat_beyond_one_in_three() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 4, ..unpaid_terms() });
        for who in veterans(1, 2) {
            assert_ok!(join(&who, campaign));
        }
        for index in 50..52 {
            newcomer(&worker(index));
            assert_ok!(join(&worker(index), campaign));
        }
        deal(campaign, FIRST);
        let (owners, stand_in) = (seats(campaign, FIRST, 0), stand_ins(campaign, FIRST, 0)[0].clone());
        let answers = sheet(campaign, FIRST, 0, perfect);
        // Unproven workers have the first seats.
        assert_ok!(commit(&owners[0], campaign, FIRST, 0, &answers));
        wait(WINDOWS.commit);
        assert_noop!(commit(&stand_in, campaign, FIRST, 0, &answers), Error::<Test>::NoSeatLeft);
        wait(WINDOWS.stand_in);
        assert_noop!(commit(&stand_in, campaign, FIRST, 0, &answers), Error::<Test>::CommitOver);
        assert_ok!(Tasks::leave(signed(&PASSER_BY), campaign, FIRST, stand_in));
    });
}

#[test]
fn windows_are_half_open() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        wait(WINDOWS.commit - 1);
        assert_ok!(commit(&owners[0], campaign, FIRST, 0, &answers));
        assert_ok!(commit(&owners[1], campaign, FIRST, 0, &answers));
        wait(1);
        assert_noop!(commit(&owners[2], campaign, FIRST, 0, &answers), Error::<Test>::CommitOver);
        wait(WINDOWS.stand_in - 1);
        assert_noop!(reveal(&owners[0], campaign, FIRST, 0, &answers), Error::<Test>::RevealTooEarly);
        wait(1);
        assert_ok!(reveal(&owners[0], campaign, FIRST, 0, &answers));
        wait(WINDOWS.reveal - 1);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::TooEarly);
        assert_noop!(open_gold(campaign, 0), Error::<Test>::StillRevealing);
        wait(1);
        assert_noop!(reveal(&owners[1], campaign, FIRST, 0, &answers), Error::<Test>::RevealOver);
        wait(WINDOWS.gold - 1);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::TooEarly);
        assert_ok!(open_gold(campaign, 0));
        assert_ok!(settle(campaign, FIRST, 0));
    });
}

#[test]
fn qualification_counts_as_it_was_at_the_commitment() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        on_trial(&owners[0]);
        assert_ok!(commit(&owners[0], campaign, FIRST, 0, &answers));
        set_reputation(&owners[0], 10_000);
        assert_ok!(commit(&owners[1], campaign, FIRST, 0, &answers));
        let qualified = |seat| crate::Submissions::<Test>::get((campaign, SET_0), seat).unwrap().qualified;
        assert_eq!([0, 1].map(qualified), [Qualified::OnTrial, Qualified::Yes]);
    });
}

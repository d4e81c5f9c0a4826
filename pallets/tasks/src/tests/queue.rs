//! Joining a round, and leaving it.

use super::*;
use crate::{Campaign, Held, Promised};
use agt_primitives::tasks::{Capacity, Lane};

fn held(who: &AccountId, campaign: CampaignId) -> Held {
    Holders::<Test>::get(who, (campaign, FIRST)).expect("it holds a ticket")
}

fn campaign(number: CampaignId) -> Campaign<AccountId> {
    Campaigns::<Test>::get(number).expect("it is known")
}

#[test]
fn joining_queues_and_reserves_and_deals_no_seat() {
    ExtBuilder.execute(|| {
        let number = open(terms());
        let who = &veterans(1, 1)[0];
        assert_ok!(join(who, number));
        assert_eq!(energy(who), 2);
        let ticket = held(who, number);
        assert_eq!((ticket.id.lane, ticket.id.index, ticket.promised, ticket.seat), (Lane::Proven, 0, 60, None));
        assert_eq!(Promised::<Test>::get().promised, 60);
        assert_eq!(campaign(number).tickets, 1);
        assert_eq!(stage(number, FIRST), Stage::Queueing);
        assert_eq!(next_step(who), NextStep::WaitForOthers { until: now() + WINDOWS.join });
        assert_noop!(join(who, number), refused(Error::AlreadyJoined));
        assert_noop!(Tasks::leave(signed(who), number, FIRST, who.clone()), refused(Error::StillQueued));
        assert_noop!(Tasks::leave(signed(who), number, FIRST, worker(2)), refused(Error::NoTicket));
        assert_noop!(Tasks::leave(signed(who), number, 1, who.clone()), refused(Error::UnknownRound));
        assert_noop!(Tasks::leave(signed(who), 9, FIRST, who.clone()), refused(Error::UnknownCampaign));
        assert_noop!(commit(who, number, FIRST, 0, &Answers::default()), refused(Error::NotDealt));
    });
}

#[test]
fn whoever_lacks_what_is_asked_for_is_refused_by_name_and_loses_nothing() {
    ExtBuilder.execute(|| {
        let who = &veterans(1, 1)[0];
        let asked = |requirements| open(CampaignTerms { requirements, ..terms() });
        let none = terms().requirements;
        assert_noop!(join(who, 9), refused(Error::UnknownCampaign));
        let plain = open(terms());
        assert_noop!(join(&worker(2), plain), refused(Error::NotRegistered));
        let role = asked(Requirements { role: Some(Role::DataValidation), ..none });
        assert_noop!(join(who, role), refused(Error::RoleRequired));
        let medallion = asked(Requirements { medallion: 2, ..none });
        give_medallion(who, 1);
        assert_noop!(join(who, medallion), refused(Error::MedallionRequired));
        let character = asked(Requirements { character: 5, ..none });
        assert_noop!(join(who, character), refused(Error::CharacterRequired));
        let reputation = asked(Requirements { reputation: BasisPoints::clamped(8_001), ..none });
        assert_noop!(join(who, reputation), refused(Error::ReputationRequired));
        assert_eq!(energy(who), 3);
        give_medallion(who, 2);
        assert_ok!(join(who, medallion));
        Characters::set(&[(who.clone(), 5)].into());
        assert_ok!(join(who, character));
        set_reputation(who, 8_001);
        assert_ok!(join(who, reputation));
    });
}

#[test]
fn without_energy_nobody_joins_and_the_fourth_ticket_is_told_so() {
    ExtBuilder.execute(|| {
        let who = &veterans(1, 1)[0];
        for _ in 0..3 {
            assert_ok!(join(who, open(terms())));
        }
        let number = open(terms());
        let error = DispatchError::from(pallet_contributors::Error::<Test>::NotEnoughEnergy);
        assert_noop!(join(who, number), error);
        assert_eq!(Tasks::may_join(who.clone(), number, Queue::Work), Err(error));
    });
}

#[test]
fn nobody_answers_its_own_questions_nor_does_its_referral_tree() {
    ExtBuilder.execute(|| {
        let number = open(pool_terms());
        newcomer(&REQUESTER);
        assert_noop!(join(&REQUESTER, number), refused(Error::OwnCampaign));
        let friend = worker(1);
        assert_ok!(Contributors::register(signed(&friend), Some(REQUESTER)));
        assert_noop!(join(&friend, number), refused(Error::OwnCampaign));
        let (second, stranger) = (worker(2), worker(3));
        assert_ok!(Contributors::register(signed(&second), Some(friend)));
        assert_noop!(join(&second, number), refused(Error::OwnCampaign));
        newcomer(&stranger);
        assert_ok!(join(&stranger, number));
    });
}

#[test]
fn a_pools_ticket_commits_its_price() {
    ExtBuilder.execute(|| {
        let number = open(pool_terms());
        let workers = veterans(1, 2);
        assert_ok!(join(&workers[0], number));
        assert_eq!((Books::get()[&number].committed, Books::get()[&number].free), (600, 5_400));
        assert_eq!(Promised::<Test>::get().promised, 0);
        let mut books = Books::get();
        let book = books.get_mut(&number).unwrap();
        (book.forfeited, book.free) = (book.free, 0);
        Books::set(&books);
        assert_noop!(join(&workers[1], number), DispatchError::Other("not so much in escrow"));
    });
}

#[test]
fn a_crowd_of_unproven_accounts_fills_its_own_lane_and_not_the_round() {
    ExtBuilder.execute(|| {
        let number = open(pool_terms());
        // Two sets with a seat each for the unproven, and a stand-in.
        let Capacity { unproven, .. } = Capacity::of(Replication::Three, 1, 2, true);
        for index in 0..unproven as u8 {
            newcomer(&worker(50 + index));
            assert_ok!(join(&worker(50 + index), number));
        }
        newcomer(&worker(49));
        assert_noop!(join(&worker(49), number), refused(Error::LaneFull));
        // What the pool has reserved is left for those without whom there is no set.
        for who in veterans(1, 7) {
            assert_ok!(join(&who, number));
        }
        assert_eq!(Books::get()[&number].free, 0);
        deal(number, FIRST);
        assert_eq!(dealt(number, FIRST).load.sets, 2);
        assert_noop!(Tasks::close_round(signed(&PASSER_BY), number, FIRST), refused(Error::RoundClosed));
    });
}

#[test]
fn a_few_who_are_quick_do_not_have_every_seat_of_a_small_round() {
    ExtBuilder.execute(|| {
        // One set: four who act together come first, and sixty others after them.
        let number = open(CampaignTerms { items: 4, ..terms() });
        let quick = veterans(1, 4);
        let others = veterans(5, 60);
        quick.iter().chain(&others).for_each(|who| {
            assert_ok!(join(who, number));
            assert_eq!(stage(number, FIRST), Stage::Queueing);
        });
        veteran(&worker(65), 8_000);
        assert_noop!(join(&worker(65), number), refused(Error::LaneFull));
        assert_noop!(Tasks::close_round(signed(&PASSER_BY), number, FIRST), refused(Error::StillJoining));
        deal(number, FIRST);
        let owners = seats(number, FIRST, 0);
        assert!(owners.iter().any(|who| others.contains(who)), "{owners:?}");
        // The others stand in, and leave with everything back.
        let promised = Promised::<Test>::get().promised;
        assert_eq!(promised, 64 * 60);
        play(number, FIRST, 0, |_, shown| perfect(shown));
        for who in quick.iter().chain(&others).filter(|who| !owners.contains(who)) {
            assert_ok!(Tasks::leave(signed(&PASSER_BY), number, FIRST, who.clone()));
            assert_eq!(energy(who), 3);
        }
        assert_eq!(Promised::<Test>::get().promised, 3 * 60);
        assert_eq!(campaign(number).tickets, 0);
    });
}

#[test]
fn a_round_is_joined_for_its_window_and_closed_by_anyone_after_it() {
    ExtBuilder.execute(|| {
        let number = open(terms());
        let workers = veterans(1, 3);
        assert_ok!(join(&workers[0], number));
        wait(WINDOWS.join - 1);
        assert_ok!(join(&workers[1], number));
        assert_noop!(Tasks::close_round(signed(&PASSER_BY), number, FIRST), refused(Error::StillJoining));
        wait(1);
        assert_noop!(join(&workers[2], number), refused(Error::JoinOver));
        assert_noop!(Tasks::close_round(signed(&PASSER_BY), number, 1), refused(Error::UnknownRound));
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), number, FIRST));
        assert_noop!(join(&workers[2], number), refused(Error::AwaitingDeal));
    });
}

#[test]
fn a_day_promises_no_more_than_its_hours_that_have_come() {
    ExtBuilder.execute(|| {
        change_terms(|terms| terms.aia_a_day = 24 * 100);
        let number = open(terms());
        let workers = veterans(1, 4);
        assert_ok!(join(&workers[0], number));
        assert_eq!(Tasks::budget_left(), 40);
        assert_noop!(join(&workers[1], number), refused(Error::BudgetSpent));
        wait(HOUR - 1);
        assert_noop!(join(&workers[1], number), refused(Error::BudgetSpent));
        wait(1);
        // The round is over by now, so another campaign is joined.
        let second = open(terms());
        assert_ok!(join(&workers[1], second));
        assert_ok!(join(&workers[2], second));
        assert_eq!(Tasks::budget_left(), 20);
        assert_noop!(join(&workers[3], second), refused(Error::BudgetSpent));
        // What an hour left over is not lost, what a day left over is.
        wait(3 * HOUR);
        assert_eq!(Tasks::budget_left(), 320);
        wait(DAY - 4 * HOUR);
        assert_eq!(Tasks::budget_left(), 100);
    });
}

#[test]
fn the_unproven_promise_a_third_of_each_hour_outside_quizzes() {
    ExtBuilder.execute(|| {
        change_terms(|terms| terms.aia_a_day = 24 * 180);
        let (number, quiz) = (open(terms()), open(quiz_terms()));
        (50..=53).for_each(|index| newcomer(&worker(index)));
        let proven = veterans(1, 2);
        let spent = refused(Error::BudgetSpent);
        assert_ok!(join(&worker(50), number));
        assert_noop!(join(&worker(51), number), spent);
        assert_eq!((Promised::<Test>::get().unproven, Tasks::budget_left()), (60, 120));
        // A quiz is how they are proven, and the proven have the rest.
        assert_ok!(join(&worker(52), quiz));
        assert_ok!(join(&proven[0], number));
        assert_noop!(join(&proven[1], number), spent);
        deal(number, FIRST);
        // Another hour has come, and another third.
        let second = open(terms());
        assert_ok!(join(&worker(51), second));
        assert_noop!(join(&worker(53), second), spent);
        // Two tickets fill no set. Who leaves makes room again.
        assert_eq!(Promised::<Test>::get().unproven, 120);
        assert_ok!(Tasks::leave(signed(&PASSER_BY), number, FIRST, worker(50)));
        assert_eq!(Promised::<Test>::get().unproven, 60);
        assert_ok!(join(&worker(53), second));
    });
}

#[test]
fn governed_terms_that_change_do_not_touch_an_open_campaign() {
    ExtBuilder.execute(|| {
        let before = open(terms());
        change_terms(|terms| (terms.dispute_window, terms.unproven_seats) = (DAY, 0));
        let after = open(terms());
        assert_eq!(campaign(before).governed.dispute_window, 3 * DAY);
        assert_eq!(campaign(after).governed.dispute_window, DAY);
        newcomer(&worker(1));
        assert_ok!(join(&worker(1), before));
        wait(DAY);
        newcomer(&worker(2));
        assert_noop!(join(&worker(2), after), refused(Error::LaneFull));
    });
}

#[test]
fn a_quiz_is_full_of_unproven_workers() {
    ExtBuilder.execute(|| {
        let number = open(CampaignTerms { leaves: 1, gold_root: root_of(&leaves(1, 8)), ..quiz_terms() });
        for index in 1..=64 {
            newcomer(&worker(index));
            assert_ok!(join(&worker(index), number));
        }
        newcomer(&worker(65));
        assert_noop!(join(&worker(65), number), refused(Error::LaneFull));
        deal(number, FIRST);
        assert_eq!(dealt(number, FIRST).load.sets, 1);
        assert_eq!(stand_ins(number, FIRST, 0).len(), 61);
        assert_noop!(join(&worker(65), number), refused(Error::NothingToDeal));
    });
}

#[test]
fn a_round_that_chance_never_deals_is_void_after_a_week() {
    ExtBuilder.execute(|| {
        let number = open(pool_terms());
        let workers = veterans(1, 4);
        workers.iter().take(3).for_each(|who| {
            assert_ok!(join(who, number));
        });
        wait(WINDOWS.join);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), number, FIRST));
        wait(7 * DAY - 1);
        assert_noop!(Tasks::leave(signed(&workers[0]), number, FIRST, workers[0].clone()), refused(Error::StillQueued));
        wait(1);
        next_epoch();
        assert_noop!(Tasks::deal(signed(&PASSER_BY), number, FIRST), refused(Error::RoundVoid));
        for who in workers.iter().take(3) {
            assert_ok!(Tasks::leave(signed(&PASSER_BY), number, FIRST, who.clone()));
        }
        assert_eq!(Books::get()[&number].free, 6_000);
        assert_ok!(join(&workers[3], number));
        assert_eq!(Tickets::<Test>::iter_prefix((number, 1)).count(), 1);
    });
}

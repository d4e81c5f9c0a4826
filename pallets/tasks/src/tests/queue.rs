//! Joining a round, closing it, and leaving it.

use super::*;
use crate::{Campaign, Promised, Ticket};
use agt_primitives::{
    characters::Boost,
    multiplier::Multiplier,
    tasks::{QueueClass, TicketIndex, MAX_SEATS},
};
use agt_test_support::TestCharacters;

fn ticket(who: &AccountId, campaign: CampaignId) -> Ticket {
    Tickets::<Test>::get(who, (campaign, FIRST)).expect("it holds a ticket")
}

fn campaign(number: CampaignId) -> Campaign<AccountId> {
    Campaigns::<Test>::get(number).expect("it is known")
}

#[test]
fn join_queues_a_ticket_and_promises_nothing() {
    ExtBuilder.execute(|| {
        let number = open(terms());
        let who = &veterans(1, 1)[0];
        assert_ok!(join(who, number));
        assert_eq!(energy(who), 2);
        let ticket = ticket(who, number);
        assert_eq!(ticket.id.class, QueueClass::Proven);
        assert_eq!(ticket.id.index, TicketIndex(0));
        assert_eq!(ticket.seat, None);
        let joined = Event::Joined {
            campaign: number,
            round: FIRST,
            queue: Queue::Work,
            who: who.clone(),
            ticket: ticket.id,
            most: 60,
            set_aside: 0,
        };
        assert_eq!(last_event(), joined.into());
        assert_eq!(Promised::<Test>::get().promised, 0);
        assert_eq!(campaign(number).promised_seats, 0);
        assert_eq!(campaign(number).tickets, 1);
        assert_eq!(state(number, FIRST), RoundState::Queueing);
        assert_eq!(next_step(who), NextStep::WaitForOthers { until: Time(now() + WINDOWS.join) });
        assert_noop!(join(who, number), Error::<Test>::AlreadyJoined);
        assert_noop!(Tasks::leave(signed(who), number, FIRST, who.clone()), Error::<Test>::StillQueued);
        assert_noop!(Tasks::leave(signed(who), number, FIRST, worker(2)), Error::<Test>::NoTicket);
        assert_noop!(Tasks::leave(signed(who), number, RoundId(1), who.clone()), Error::<Test>::UnknownRound);
        assert_noop!(Tasks::leave(signed(who), 9, FIRST, who.clone()), Error::<Test>::UnknownCampaign);
        assert_noop!(commit(who, number, FIRST, 0, &Answers::default()), Error::<Test>::NotDealt);
    });
}

#[test]
fn join_names_the_requirement_that_is_not_met() {
    ExtBuilder.execute(|| {
        let who = &veterans(1, 1)[0];
        let asked = |requirements| open(CampaignTerms { requirements, ..terms() });
        let none = terms().requirements;
        assert_noop!(join(who, 9), Error::<Test>::UnknownCampaign);
        let plain = open(terms());
        assert_noop!(join(&worker(2), plain), Error::<Test>::NotRegistered);
        let role = asked(Requirements { role: Some(Role::DataValidation), ..none });
        assert_noop!(join(who, role), Error::<Test>::RoleRequired);
        let medallion = asked(Requirements { medallion: 2, ..none });
        give_medallion(who, 1);
        assert_noop!(join(who, medallion), Error::<Test>::MedallionRequired);
        let character = asked(Requirements { character: 5, ..none });
        assert_noop!(join(who, character), Error::<Test>::CharacterRequired);
        set_reputation(who, 9_000);
        let reputation = asked(Requirements { reputation: BasisPoints::clamped(9_001), ..none });
        assert_noop!(join(who, reputation), Error::<Test>::ReputationRequired);
        assert_eq!(energy(who), 3);
        give_medallion(who, 2);
        assert_ok!(join(who, medallion));
        TestCharacters::select(who, 5, Boost::NONE);
        assert_ok!(join(who, character));
        set_reputation(who, 9_002);
        assert_ok!(join(who, reputation));
    });
}

#[test]
fn join_is_refused_without_energy() {
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
fn join_is_refused_for_the_owner_and_its_referral_tree() {
    ExtBuilder.execute(|| {
        let number = open(pool_terms());
        newcomer(&REQUESTER);
        assert_noop!(join(&REQUESTER, number), Error::<Test>::ConflictOfInterest);
        let friend = worker(1);
        assert_ok!(Contributors::register(signed(&friend), Some(REQUESTER)));
        assert_noop!(join(&friend, number), Error::<Test>::ConflictOfInterest);
        let (second, stranger) = (worker(2), worker(3));
        assert_ok!(Contributors::register(signed(&second), Some(friend)));
        assert_noop!(join(&second, number), Error::<Test>::ConflictOfInterest);
        veteran(&stranger, 10_000);
        assert_ok!(join(&stranger, number));
    });
}

/// Registers an account under a referrer.
fn friend_of(referrer: &AccountId, number: u8) -> AccountId {
    assert_ok!(Contributors::register(signed(worker(number)), Some(referrer.clone())));
    worker(number)
}

#[test]
fn join_is_refused_for_both_platform_keys_and_their_referral_trees() {
    ExtBuilder.execute(|| {
        let number = open(terms());
        for (key, friend) in [(OPERATOR, 1), (REVIEWER, 2)] {
            newcomer(&key);
            let friend = friend_of(&key, friend);
            for queue in Queue::ALL {
                for who in [&key, &friend] {
                    let refused = Error::<Test>::ConflictOfInterest;
                    assert_noop!(Tasks::join(signed(who), number, queue), refused);
                }
            }
        }
        // They work for no requester either: a rule with exceptions has to be watched.
        let pool = open(pool_terms());
        assert_noop!(join(&REVIEWER, pool), Error::<Test>::ConflictOfInterest);
        assert_ok!(join(&veterans(3, 1)[0], number));
    });
}

#[test]
fn reviewer_who_approved_gold_stays_barred_when_it_is_replaced() {
    ExtBuilder.execute(|| {
        let approved = open(terms());
        let (operator, reviewer) = (account(5), account(6));
        assert_ok!(Tasks::set_platform(RuntimeOrigin::root(), operator.clone(), reviewer.clone()));
        [&REVIEWER, &OPERATOR, &operator, &reviewer].into_iter().for_each(newcomer);
        let friend = friend_of(&REVIEWER, 1);
        for who in [&REVIEWER, &OPERATOR, &friend, &operator, &reviewer] {
            assert_noop!(join(who, approved), Error::<Test>::ConflictOfInterest);
        }
        assert_eq!(campaign(approved).reviewer, Some(REVIEWER));
        // Who knows nothing of a later campaign may work on it.
        let later = open(pool_terms());
        prove(&friend);
        assert_eq!(campaign(later).reviewer, None);
        assert_ok!(join(&friend, later));
    });
}

#[test]
fn pool_commits_the_price_of_filled_seats_only() {
    ExtBuilder.execute(|| {
        let number = open(pool_terms());
        veterans(1, 5).iter().for_each(|who| {
            assert_ok!(join(who, number));
        });
        assert_eq!(Books::get()[&number].committed, 0);
        assert_eq!(Books::get()[&number].free, 6_000);
        wait(WINDOWS.join);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), number, FIRST));
        let closed = Event::RoundClosed {
            campaign: number,
            round: FIRST,
            proven: 5,
            unproven: 0,
            sets: 1,
            seats: 3,
            aia: 0,
            price: 600,
        };
        assert_eq!(last_event(), closed.into());
        assert_eq!(Books::get()[&number].committed, 1_800);
        assert_eq!(Books::get()[&number].free, 4_200);
        assert_eq!(Promised::<Test>::get().promised, 0);
        assert_eq!(campaign(number).promised_seats, 3);
    });
}

#[test]
fn round_waits_an_hour_when_its_pool_cannot_pay_all_its_sets() {
    ExtBuilder.execute(|| {
        let keep = |number, free| {
            let mut books = Books::get();
            let book = books.get_mut(&number).unwrap();
            (book.forfeited, book.free) = (book.forfeited + book.free - free, free);
            Books::set(&books);
        };
        let (number, poor) = (open(pool_terms()), open(pool_terms()));
        for who in veterans(1, 6) {
            assert_ok!(join(&who, number));
            assert_ok!(join(&who, poor));
        }
        keep(number, 2 * 1_800 - 1);
        keep(poor, 1_799);
        let close = |number| Tasks::close_round(signed(&PASSER_BY), number, FIRST);
        wait(WINDOWS.join);
        assert_noop!(close(number), Error::<Test>::PoolSpent);
        wait(HOUR - 1);
        assert_noop!(close(number), Error::<Test>::PoolSpent);
        wait(1);
        assert_ok!(close(number));
        assert_eq!(campaign(number).promised_seats, 3);
        assert_eq!(Books::get()[&number].free, 1_799);
        pass_epoch();
        assert_ok!(Tasks::deal(signed(&PASSER_BY), number, FIRST));
        assert_eq!(dealt(number, FIRST).contents.sets, 1);
        // A round of which no set can be paid is void after a day, and its tickets can leave.
        assert_noop!(close(poor), Error::<Test>::PoolSpent);
        wait(DAY - HOUR - 1);
        assert_noop!(close(poor), Error::<Test>::PoolSpent);
        assert_noop!(Tasks::leave(signed(&PASSER_BY), poor, FIRST, worker(1)), Error::<Test>::StillQueued);
        wait(1);
        assert_noop!(close(poor), Error::<Test>::RoundVoid);
        let who = worker(1);
        assert_ok!(Tasks::leave(signed(&PASSER_BY), poor, FIRST, who.clone()));
        let voided = Event::RoundVoided { campaign: poor, round: FIRST, seats: 0, aia: 0, price: 0 };
        assert!(System::events().iter().any(|record| record.event == voided.clone().into()));
        assert_eq!(last_event(), Event::Left { campaign: poor, round: FIRST, who }.into());
        assert_eq!(state(poor, FIRST), RoundState::Void);
        assert_eq!(campaign(poor).rounds, [None; 3]);
        // A pool that cannot pay one set takes no tickets.
        veteran(&worker(7), 10_000);
        assert_noop!(join(&worker(7), poor), Error::<Test>::PoolSpent);
    });
}

#[test]
fn pool_sets_keep_three_seats_for_proven_workers() {
    for (replication, unproven) in [(Replication::Three, 0), (Replication::Five, 1), (Replication::Seven, 2)] {
        ExtBuilder.execute(|| {
            let (pool, platform) = (open(pool_terms()), open(terms()));
            let seats = |number| {
                let mut found = campaign(number);
                found.terms.replication = replication;
                found.unproven_seats(Queue::Work)
            };
            assert_eq!(seats(pool), unproven);
            assert_eq!(seats(platform), replication.unproven_seats(1));
        });
    }
}

#[test]
fn round_closes_with_half_its_sets_or_after_twelve_hours_with_any() {
    ExtBuilder.execute(|| {
        // Eight sets are filled, at 180 each, and an hour pays two.
        change_terms(|terms| terms.aia_a_day = 24 * 400);
        let number = open(CampaignTerms { items: 32, leaves: 8, ..terms() });
        veterans(1, 24).iter().for_each(|who| {
            assert_ok!(join(who, number));
        });
        let close = || Tasks::close_round(signed(&PASSER_BY), number, FIRST);
        // Other rounds have promised all but `left` of the budget of the hours so far.
        let leave = |left: Aia| {
            let hours = 1 + now() % DAY / HOUR;
            Promised::<Test>::put(crate::AiaDay { day: now() / DAY, promised: hours * 400 - left });
            assert_eq!(Tasks::budget_left(), left);
        };
        wait(WINDOWS.join);
        leave(800);
        assert_noop!(close(), Error::<Test>::BudgetSpent);
        wait(HOUR);
        leave(2 * 180 - 1);
        assert_noop!(close(), Error::<Test>::BudgetSpent);
        assert_eq!(next_step(&worker(1)), NextStep::CloseRound { until: Time(START + WINDOWS.join + DAY) });
        wait(11 * HOUR - 1);
        leave(180);
        assert_noop!(close(), Error::<Test>::BudgetSpent);
        wait(1);
        leave(180);
        assert_ok!(close());
        assert_eq!(campaign(number).promised_seats, 3);
    });
}

#[test]
fn round_closes_when_an_hours_budget_is_paid() {
    ExtBuilder.execute(|| {
        change_terms(|terms| terms.aia_a_day = 24 * 400);
        let number = open(CampaignTerms { items: 32, leaves: 8, ..terms() });
        veterans(1, 24).iter().for_each(|who| {
            assert_ok!(join(who, number));
        });
        wait(WINDOWS.join + HOUR);
        Promised::<Test>::put(crate::AiaDay { day: now() / DAY, promised: 3 * 400 - 2 * 180 });
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), number, FIRST));
        assert_eq!(campaign(number).promised_seats, 6);
    });
}

#[test]
fn round_closes_at_once_in_the_last_hour_of_a_day() {
    ExtBuilder.execute(|| {
        change_terms(|terms| terms.aia_a_day = 24 * 12);
        let number = open(terms());
        wait(22 * HOUR);
        veterans(1, 6).iter().for_each(|who| {
            assert_ok!(join(who, number));
        });
        wait(WINDOWS.join);
        // 23:00, and one set of two.
        assert_eq!(Tasks::budget_left(), 288);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), number, FIRST));
        assert_eq!(campaign(number).promised_seats, 3);
        let late = ready(11);
        assert_eq!(Tasks::budget_left(), 108);
        wait(WINDOWS.join);
        assert_noop!(Tasks::close_round(signed(&PASSER_BY), late, FIRST), Error::<Test>::BudgetSpent);
    });
}

/// Runs a check while a class of the first round has as many tickets as it takes.
fn fill(number: CampaignId, class: QueueClass, check: impl FnOnce()) {
    let before = Rounds::<Test>::get(number, FIRST).unwrap();
    let mut full = before.clone();
    *match class {
        QueueClass::Proven => &mut full.proven,
        QueueClass::Unproven => &mut full.unproven,
    } = MAX_SEATS;
    Rounds::<Test>::insert(number, FIRST, full);
    check();
    Rounds::<Test>::insert(number, FIRST, before);
}

#[test]
fn unproven_crowd_fills_only_its_own_queue_class() {
    ExtBuilder.execute(|| {
        let number = open(CampaignTerms { replication: Replication::Five, ..pool_terms() });
        for index in 0..64 {
            newcomer(&worker(50 + index));
            assert_ok!(join(&worker(50 + index), number));
        }
        newcomer(&worker(49));
        fill(number, QueueClass::Unproven, || {
            assert_noop!(join(&worker(49), number), Error::<Test>::QueueClassFull);
        });
        assert_eq!(Books::get()[&number].free, 8_400);
        for who in veterans(1, 9) {
            assert_ok!(join(&who, number));
        }
        deal(number, FIRST);
        assert_eq!(dealt(number, FIRST).contents.sets, 2);
        assert_eq!(Books::get()[&number].committed, 10 * 600);
        assert_noop!(Tasks::close_round(signed(&PASSER_BY), number, FIRST), Error::<Test>::RoundClosed);
    });
}

#[test]
fn quick_joiners_do_not_get_every_seat_of_a_small_round() {
    ExtBuilder.execute(|| {
        // One set: four accounts that act together join first, and sixty others after them.
        let number = open(CampaignTerms { items: 4, ..terms() });
        let quick = veterans(1, 4);
        let others = veterans(5, 60);
        quick.iter().chain(&others).for_each(|who| {
            assert_ok!(join(who, number));
            assert_eq!(state(number, FIRST), RoundState::Queueing);
        });
        assert_noop!(Tasks::close_round(signed(&PASSER_BY), number, FIRST), Error::<Test>::StillJoining);
        deal(number, FIRST);
        let owners = seats(number, FIRST, 0);
        assert!(owners.iter().any(|who| others.contains(who)), "{owners:?}");
        // The others stand in, leave, and get everything back.
        assert_eq!(Promised::<Test>::get().promised, 3 * 60);
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
fn crowd_that_joins_first_gets_its_share_of_a_small_round_and_no_more() {
    ExtBuilder.execute(|| {
        // Seven sets have 21 seats. Sixty-four accounts that act together join in the block that opens the round.
        let number = open(CampaignTerms { items: 28, ..terms() });
        let crowd = veterans(1, 64);
        let honest = veterans(65, 30);
        crowd.iter().chain(&honest).for_each(|who| {
            assert_ok!(join(who, number));
        });
        deal(number, FIRST);
        let found = dealt(number, FIRST);
        assert_eq!(found.layout.sets(), 7);
        let owner =
            |deal: &Deal, set, seat| TicketOwners::<Test>::get((number, FIRST), deal.seat(set, seat).unwrap()).unwrap();
        let honest_seats = |deal: &Deal| {
            let seats = deal.sets().flat_map(|set| [0, 1, 2].map(|seat| owner(deal, set, seat)));
            seats.filter(|who| honest.contains(who)).count()
        };
        assert!((1..=14).contains(&honest_seats(&found)));
        // Thirty of ninety-four tickets have 6.7 of 21 seats on average.
        let other_seed = |seed: u8| Deal { seed: [seed; 32], ..found.clone() };
        let all = (0..100).map(|seed| honest_seats(&other_seed(seed))).sum::<usize>();
        assert!((600..=740).contains(&all), "{all}");
        // Whoever has no seat stands in or leaves: nobody loses anything by joining.
        wait(WINDOWS.commit + WINDOWS.stand_in);
        for set in found.sets() {
            assert_ok!(settle(number, FIRST, found.set_id(set)));
        }
        for (_, who) in TicketOwners::<Test>::iter_prefix((number, FIRST)).collect::<Vec<_>>() {
            assert_ok!(Tasks::leave(signed(&PASSER_BY), number, FIRST, who.clone()));
            assert_eq!(energy(&who), 3);
        }
        assert_eq!(campaign(number).tickets, 0);
    });
}

#[test]
fn round_is_joined_in_its_window_and_closed_by_anyone_after_it() {
    ExtBuilder.execute(|| {
        let number = open(terms());
        let workers = veterans(1, 3);
        assert_ok!(join(&workers[0], number));
        wait(WINDOWS.join - 1);
        assert_ok!(join(&workers[1], number));
        assert_noop!(Tasks::close_round(signed(&PASSER_BY), number, FIRST), Error::<Test>::StillJoining);
        wait(1);
        assert_noop!(join(&workers[2], number), Error::<Test>::JoinOver);
        assert_noop!(Tasks::close_round(signed(&PASSER_BY), number, RoundId(1)), Error::<Test>::UnknownRound);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), number, FIRST));
        assert_noop!(join(&workers[2], number), Error::<Test>::AwaitingDeal);
    });
}

/// Has three veterans join a campaign of one set.
fn ready(from: u8) -> CampaignId {
    let number = open(CampaignTerms { items: 4, ..terms() });
    veterans(from, 3).iter().for_each(|who| {
        assert_ok!(join(who, number));
    });
    number
}

#[test]
fn budget_promises_no_more_than_the_hours_that_have_begun() {
    ExtBuilder.execute(|| {
        change_terms(|terms| terms.aia_a_day = 24 * 200);
        let rounds = [1, 11, 21, 31].map(ready);
        let close = |number| Tasks::close_round(signed(&PASSER_BY), number, FIRST);
        // One set costs 180. Two hours have begun.
        wait(WINDOWS.join);
        assert_eq!(Tasks::budget_left(), 400);
        assert_ok!(close(rounds[0]));
        assert_ok!(close(rounds[1]));
        assert_eq!(Tasks::budget_left(), 40);
        assert_eq!(Promised::<Test>::get().promised, 360);
        assert_noop!(close(rounds[2]), Error::<Test>::BudgetSpent);
        wait(HOUR - 1);
        assert_noop!(close(rounds[2]), Error::<Test>::BudgetSpent);
        wait(1);
        // What an hour leaves over is kept, what a day leaves over is lost.
        assert_ok!(close(rounds[2]));
        assert_eq!(Tasks::budget_left(), 60);
        wait(2 * HOUR);
        assert_eq!(Tasks::budget_left(), 460);
        wait(DAY - 4 * HOUR);
        assert_eq!(Tasks::budget_left(), 200);
        assert_ok!(close(rounds[3]));
        assert_eq!(Tasks::budget_left(), 20);
    });
}

/// Gives the selected character of an account the factor 1.5: its sets earn up to 90 AIA instead of 60.
fn give_factor(who: &AccountId) {
    let reward = Multiplier::MOST_PRODUCT;
    TestCharacters::select(who, 1, Boost { reward, ..Boost::NONE });
}

/// Has six veterans join two sets, one of whom can earn half as much again. Returns the number of the set that it sits in.
fn one_can_earn_more(number: CampaignId) -> SetId {
    let workers = veterans(1, 6);
    give_factor(&workers[3]);
    for who in &workers {
        assert_ok!(join(who, number));
    }
    wait(WINDOWS.join);
    assert_ok!(Tasks::close_round(signed(&PASSER_BY), number, FIRST));
    let closed = Event::RoundClosed {
        campaign: number,
        round: FIRST,
        proven: 6,
        unproven: 0,
        sets: 2,
        seats: 6,
        aia: 6 * 60 + 30,
        price: 0,
    };
    assert_eq!(last_event(), closed.into());
    assert_eq!(Promised::<Test>::get().promised, 390);
    deal(number, FIRST);
    if seats(number, FIRST, 0).contains(&workers[3]) {
        SET_0
    } else {
        SET_1
    }
}

/// Settles a set of [`one_can_earn_more`] to which nobody committed.
fn let_lapse(number: CampaignId, set: SetId) {
    wait(WINDOWS.commit + WINDOWS.stand_in);
    assert_ok!(settle(number, FIRST, set));
}

#[test]
fn high_multiplier_is_promised_once_and_covers_the_set_that_it_is_in() {
    ExtBuilder.execute(|| {
        // Seats at the best ticket's pay would cost 540.
        change_terms(|terms| terms.aia_a_day = 24 * 200);
        let number = open(terms());
        let better = one_can_earn_more(number);
        let other = SetId(1 - better.0);
        assert_eq!(Tasks::budget_left(), 10);
        let kept = || dealt(number, FIRST).promised.aia();
        assert_eq!(kept(), Some(390));
        play(number, FIRST, better, |_, shown| perfect(shown));
        assert_eq!(totals(number).aia, 60 + 60 + 90);
        assert_eq!((Promised::<Test>::get().promised, kept()), (390, Some(180)));
        let_lapse(number, other);
        assert_eq!((Promised::<Test>::get().promised, kept()), (210, Some(0)));
    });
}

#[test]
fn promise_to_the_set_without_the_high_multiplier_ends_without_it() {
    ExtBuilder.execute(|| {
        let number = open(terms());
        let better = one_can_earn_more(number);
        let other = SetId(1 - better.0);
        let kept = || dealt(number, FIRST).promised.aia();
        play(number, FIRST, other, |_, shown| perfect(shown));
        assert_eq!((Promised::<Test>::get().promised, kept()), (390, Some(210)));
        let_lapse(number, better);
        assert_eq!((Promised::<Test>::get().promised, kept()), (180, Some(0)));
    });
}

#[test]
fn seats_are_promised_the_best_pay_when_everybody_can_earn_it() {
    ExtBuilder.execute(|| {
        // Ten tickets compete for two sets: more surplus than their seats can earn.
        let number = open(terms());
        for who in veterans(1, 10) {
            give_factor(&who);
            assert_ok!(join(&who, number));
        }
        deal(number, FIRST);
        assert_eq!(dealt(number, FIRST).contents.sets, 2);
        assert_eq!(Promised::<Test>::get().promised, 6 * 90);
        play(number, FIRST, 0, |_, shown| perfect(shown));
        assert_eq!(Promised::<Test>::get().promised, 6 * 90);
        let_lapse(number, SET_1);
        assert_eq!(Promised::<Test>::get().promised, 3 * 90);
        assert_eq!(totals(number).aia, 3 * 90);
    });
}

#[test]
fn first_joiners_get_no_more_of_the_budget_than_the_last_ones() {
    ExtBuilder.execute(|| {
        // The budget pays one set. Twelve accounts that act together join at once, and fifty-two others later.
        change_terms(|terms| terms.aia_a_day = 24 * 100);
        let number = open(terms());
        let quick = veterans(1, 12);
        let others = veterans(13, 52);
        quick.iter().chain(&others).for_each(|who| {
            assert_ok!(join(who, number));
        });
        assert_eq!(Tasks::budget_left(), 100);
        wait(WINDOWS.join + HOUR);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), number, FIRST));
        assert_eq!(campaign(number).promised_seats, 3);
        assert_eq!(Tasks::budget_left(), 120);
        pass_epoch();
        assert_ok!(Tasks::deal(signed(&PASSER_BY), number, FIRST));
        let owners = seats(number, FIRST, 0);
        assert!(owners.iter().any(|who| others.contains(who)), "{owners:?}");
        // Tickets without a seat leave and get everything back, and the budget promised them nothing.
        let unseated = others.iter().filter(|who| !owners.contains(who));
        play(number, FIRST, 0, |_, shown| perfect(shown));
        for who in unseated {
            assert_ok!(Tasks::leave(signed(&PASSER_BY), number, FIRST, who.clone()));
            assert_eq!(energy(who), 3);
        }
        assert_eq!(Tasks::budget_left(), 120);
    });
}

#[test]
fn accounts_that_are_not_let_in_take_no_paid_seat() {
    ExtBuilder.execute(|| {
        let number = open(terms());
        newcomer(&worker(50));
        let error = pallet_contributors::Error::<Test>::NotQualified;
        assert_noop!(join(&worker(50), number), DispatchError::from(error));
        veteran(&worker(51), 10_000);
        assert_ok!(join(&worker(51), number));
    });
}

#[test]
fn unearned_promise_returns_to_the_budget_of_the_same_day() {
    ExtBuilder.execute(|| {
        let torn = |number| {
            play(number, FIRST, 0, |seat, shown| match shown {
                Shown::Item(item) if seat == 2 && item < 2 => Answer::Choice(3),
                _ => perfect(shown),
            });
        };
        let number = ready(1);
        deal(number, FIRST);
        assert_eq!(Promised::<Test>::get().promised, 180);
        torn(number);
        // Two were perfect, the third had six of eight right.
        assert_eq!(Promised::<Test>::get().promised, 60 + 60 + 45);
        wait(DAY);
        let number = ready(11);
        deal(number, FIRST);
        assert_eq!(Promised::<Test>::get().promised, 180);
        answer_all(number, FIRST, 0, |_, shown| match shown {
            Shown::Gold(_) => Answer::Choice(0),
            shown => perfect(shown),
        });
        assert_ok!(open_gold(number, 0));
        wait(DAY);
        assert_ok!(settle(number, FIRST, 0));
        assert_eq!(Promised::<Test>::get().promised, 180);
    });
}

#[test]
fn open_campaign_keeps_the_governed_terms_it_was_opened_with() {
    ExtBuilder.execute(|| {
        let before = open(unpaid_terms());
        change_terms(|terms| (terms.dispute_window, terms.unproven_seats) = (DAY, 0));
        let after = open(unpaid_terms());
        assert_eq!(campaign(before).governed.dispute_window, 3 * DAY);
        assert_eq!(campaign(after).governed.dispute_window, DAY);
        newcomer(&worker(1));
        assert_ok!(join(&worker(1), before));
        wait(DAY);
        newcomer(&worker(2));
        assert_noop!(join(&worker(2), after), Error::<Test>::QueueClassFull);
    });
}

#[test]
fn quiz_gives_all_its_seats_to_unproven_workers() {
    ExtBuilder.execute(|| {
        let number = open(CampaignTerms { leaves: 1, gold_root: root_of(&leaves(1, 8)), ..quiz_terms() });
        for index in 1..=64 {
            newcomer(&worker(index));
            assert_ok!(join(&worker(index), number));
        }
        newcomer(&worker(65));
        fill(number, QueueClass::Unproven, || {
            assert_noop!(join(&worker(65), number), Error::<Test>::QueueClassFull);
        });
        deal(number, FIRST);
        assert_eq!(dealt(number, FIRST).contents.sets, 1);
        assert_eq!(stand_ins(number, FIRST, 0).len(), 61);
        assert_noop!(join(&worker(65), number), Error::<Test>::NothingToDeal);
    });
}

#[test]
fn round_is_void_when_it_is_not_dealt_for_a_week() {
    ExtBuilder.execute(|| {
        let number = open(pool_terms());
        let workers = veterans(1, 4);
        workers.iter().take(3).for_each(|who| {
            assert_ok!(join(who, number));
        });
        wait(WINDOWS.join);
        assert_ok!(Tasks::close_round(signed(&PASSER_BY), number, FIRST));
        wait(7 * DAY - 1);
        assert_noop!(Tasks::leave(signed(&workers[0]), number, FIRST, workers[0].clone()), Error::<Test>::StillQueued);
        wait(1);
        pass_epoch();
        assert_noop!(Tasks::deal(signed(&PASSER_BY), number, FIRST), Error::<Test>::RoundVoid);
        for who in workers.iter().take(3) {
            assert_ok!(Tasks::leave(signed(&PASSER_BY), number, FIRST, who.clone()));
        }
        assert_eq!(Books::get()[&number].free, 6_000);
        assert_ok!(join(&workers[3], number));
        assert_eq!(TicketOwners::<Test>::iter_prefix((number, RoundId(1))).count(), 1);
    });
}

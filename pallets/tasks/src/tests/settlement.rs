//! What the settlement of a set means for its workers.

use super::*;
use crate::{Gold, Submissions, Unpaid};

#[test]
fn perfect_set_pays_in_full_and_decides_every_item() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        play(campaign, FIRST, 0, |_, shown| perfect(shown));
        let after = settled(campaign, 0);
        assert_eq!(after.outcome, SetOutcome::Judged);
        assert_eq!(after.decided, 4);
        assert_eq!(after.undecided, 0);
        for who in [worker(1), worker(2), worker(3)] {
            let report = Contributors::report(who.clone()).unwrap();
            assert_eq!(report.aia.earned, 60);
            assert_eq!(report.aia.ripe, 0);
            assert_eq!(report.xp, 8);
            assert!(report.aia.ripening[0].ripens >= now() + 3 * DAY);
            assert_eq!(report.open.len(), 0);
        }
        assert_eq!(Campaigns::<Test>::get(campaign).unwrap().tickets, 0);
        assert_eq!(TicketOwners::<Test>::iter().count() + Tickets::<Test>::iter().count(), 0);
        assert_eq!(Submissions::<Test>::iter().count() + Gold::<Test>::iter().count(), 0);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::AlreadySettled);
        assert_noop!(settle(campaign, FIRST, 1), Error::<Test>::UnknownSet);
        assert_noop!(settle(campaign, 1, 0), Error::<Test>::UnknownRound);
        let RuntimeEvent::Tasks(Event::SetSettled { items, seats, gold: 4, void: 0, .. }) = last_event() else {
            panic!("{:?}", last_event());
        };
        assert!(items.iter().all(|item| item.answer == Some(Answer::Choice(2)) && item.list.is_none()));
        assert_eq!(items.iter().map(|item| item.item).collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert!(seats.iter().all(|seat| (seat.aia, seat.paid, seat.slashed) == (60, 0, 0)));
    });
}

#[test]
fn pool_pays_by_right_answers_and_gets_the_rest_back() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        begin(campaign, 3);
        // The last seat disagrees on one item of four.
        play(campaign, FIRST, 0, |seat, shown| match shown {
            Shown::Item(3) if seat == 2 => Answer::Choice(1),
            _ => perfect(shown),
        });
        let mut amounts = [worker(1), worker(2), worker(3)].map(|who| paid(&who));
        amounts.sort();
        // Three items and four gold of eight.
        assert_eq!(amounts, [525, 600, 600]);
        let book = &Books::get()[&campaign];
        assert_eq!(book.paid, 1_725);
        assert_eq!(book.committed, 0);
        assert_eq!(book.free, 6_000 - 1_725);
        assert_eq!(totals(campaign).paid, 1_725);
        assert_eq!(totals(campaign).aia, 0);
        assert_eq!(earned(&worker(1)), 0);
    });
}

#[test]
fn worker_who_fails_gold_is_paid_nothing() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let owners = seats(campaign, FIRST, 0);
        play(campaign, FIRST, 0, |seat, shown| match shown {
            Shown::Gold(_) if seat == 0 => Answer::Choice(0),
            _ => perfect(shown),
        });
        assert_eq!([earned(&owners[0]), earned(&owners[1]), earned(&owners[2])], [0, 60, 60]);
        assert!(Contributors::reputation(&owners[0], AREA) < BasisPoints::WHOLE);
        assert!(Contributors::reputation(&owners[1], AREA) == BasisPoints::WHOLE);
    });
}

#[test]
fn worker_in_the_minority_on_most_items_is_paid_for_the_rest() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let owners = seats(campaign, FIRST, 0);
        play(campaign, FIRST, 0, |seat, shown| match shown {
            Shown::Item(index) if seat == 0 && index < 3 => Answer::Choice(0),
            _ => perfect(shown),
        });
        // One item and four gold of eight.
        assert_eq!([earned(&owners[0]), earned(&owners[1])], [37, 60]);
    });
}

#[test]
fn unrevealed_seat_counts_as_all_wrong_and_keeps_the_energy() {
    ExtBuilder.execute(|| {
        let campaign = open(terms());
        begin(campaign, 3);
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        owners.iter().for_each(|who| {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        });
        // The last worker sees the others' answers and does not reveal.
        wait(REVEAL_MARGIN);
        owners.iter().take(2).for_each(|who| {
            assert_ok!(reveal(who, campaign, FIRST, 0, &answers));
        });
        wait(WINDOWS.commit + WINDOWS.reveal);
        assert_ok!(open_gold(campaign, 0));
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!([earned(&owners[0]), earned(&owners[2])], [60, 0]);
        let report = Contributors::report(owners[2].clone()).unwrap();
        let area = report.areas.iter().find(|area| area.area == AREA).unwrap();
        assert!(area.reputation < BasisPoints::WHOLE);
        // A seat that is not revealed is lost.
        assert_eq!([0, 1, 2].map(|seat| Misconduct::<Test>::get(&owners[seat]).lost), [0, 0, 1]);
    });
}

#[test]
fn silent_set_is_all_wrong_and_costs_the_requester_nothing() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        begin(campaign, 3);
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        owners.iter().for_each(|who| {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        });
        wait(WINDOWS.commit + WINDOWS.reveal - 1);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::TooEarly);
        wait(1);
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::Silent);
        assert_eq!(Books::get()[&campaign].free, 6_000);
        assert_eq!(Books::get()[&campaign].forfeited, 0);
        // The gold of a pool moves nobody's reputation.
        assert!(owners.iter().all(|who| Contributors::reputation(who, AREA) == BasisPoints::WHOLE));
        assert_eq!(Campaigns::<Test>::get(campaign).unwrap().again.len(), 4);
    });
}

#[test]
fn empty_set_is_dealt_again_and_its_seats_are_lost() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        begin(campaign, 3);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::TooEarly);
        wait(WINDOWS.commit + WINDOWS.stand_in);
        assert_eq!(next_step(&worker(1)), NextStep::Settle { set: SET_0 });
        assert_ok!(settle(campaign, FIRST, 0));
        assert_eq!(settled(campaign, 0).outcome, SetOutcome::Empty);
        assert_noop!(settle(campaign, FIRST, 0), Error::<Test>::AlreadySettled);
        let found = Campaigns::<Test>::get(campaign).unwrap();
        assert_eq!(found.again.len(), 4);
        assert_eq!(found.tickets, 0);
        assert_eq!(found.totals.empty, 1);
        assert_eq!(Books::get()[&campaign].free, 6_000);
        assert!([worker(1), worker(2), worker(3)].iter().all(|who| Misconduct::<Test>::get(who).lost == 1));
    });
}

#[test]
fn join_is_refused_after_two_lost_seats_a_day_or_five_a_season() {
    ExtBuilder.execute(|| {
        // The gold of a pool moves no qualification.
        let lose = || {
            let campaign = open(pool_terms());
            let workers = [worker(1), worker(2), worker(3)];
            workers.iter().for_each(|who| {
                assert_ok!(join(who, campaign));
            });
            deal(campaign, FIRST);
            wait(WINDOWS.commit + WINDOWS.stand_in);
            assert_ok!(settle(campaign, FIRST, 0));
        };
        veterans(1, 3);
        lose();
        lose();
        let campaign = open(terms());
        assert_noop!(join(&worker(1), campaign), Error::<Test>::SeatsLostToday);
        wait(DAY);
        lose();
        lose();
        wait(DAY);
        lose();
        wait(DAY);
        let campaign = open(terms());
        assert_noop!(join(&worker(1), campaign), Error::<Test>::SeatsLostThisSeason);
        // The next season, on the first of April.
        wait(28 * DAY);
        assert_ok!(join(&worker(1), open(CampaignTerms { deadline: now() + DAY, ..terms() })));
    });
}

/// Opens a campaign and has one of its sets dealt to these three workers.
fn abandoned(workers: &[AccountId]) -> CampaignId {
    let campaign = open(CampaignTerms { deadline: now() + DAY, ..terms() });
    workers.iter().for_each(|who| {
        assert_ok!(join(who, campaign));
    });
    deal(campaign, FIRST);
    campaign
}

#[test]
fn lost_seat_counts_for_the_day_on_which_its_window_ended() {
    ExtBuilder.execute(|| {
        let workers = veterans(1, 3);
        let monday = abandoned(&workers);
        wait(DAY);
        let tuesday = abandoned(&workers);
        wait(DAY);
        // A rival settles both on Wednesday.
        assert_ok!(settle(tuesday, FIRST, 0));
        assert_ok!(settle(monday, FIRST, 0));
        let count = Misconduct::<Test>::get(&workers[0]);
        assert_eq!((count.day, count.lost_today, count.lost), (now() / DAY - 1, 1, 2));
        assert_ok!(join(&workers[0], open(CampaignTerms { deadline: now() + DAY, ..terms() })));
    });
}

#[test]
fn unrevealed_seat_counts_for_the_day_on_which_the_reveals_ended() {
    ExtBuilder.execute(|| {
        // The time to commit ends at 22:00, and the time to reveal half an hour after midnight.
        wait(20 * HOUR);
        let campaign = abandoned(&veterans(1, 3));
        let (owners, answers) = (seats(campaign, FIRST, 0), sheet(campaign, FIRST, 0, perfect));
        owners[..2].iter().for_each(|who| {
            assert_ok!(commit(who, campaign, FIRST, 0, &answers));
        });
        wait(WINDOWS.commit + WINDOWS.stand_in + WINDOWS.reveal);
        assert_ok!(settle(campaign, FIRST, 0));
        let day_of = |who| Misconduct::<Test>::get(who).day;
        assert_eq!([0, 1, 2].map(|seat| day_of(&owners[seat]) - START / DAY), [1, 1, 0]);
    });
}

#[test]
fn seat_lost_in_a_past_season_does_not_count_in_this_one() {
    ExtBuilder.execute(|| {
        let workers = veterans(1, 3);
        wait(30 * DAY);
        let march = abandoned(&workers);
        wait(DAY);
        let april = abandoned(&workers);
        wait(DAY);
        assert_ok!(settle(april, FIRST, 0));
        assert_ok!(settle(march, FIRST, 0));
        assert_eq!(Misconduct::<Test>::get(&workers[0]).lost, 1);
    });
}

#[test]
fn misconduct_of_a_past_season_is_forgotten_by_anyone() {
    ExtBuilder.execute(|| {
        let workers = veterans(1, 3);
        let campaign = abandoned(&workers);
        wait(DAY);
        assert_ok!(settle(campaign, FIRST, 0));
        let forget = || Tasks::forget_misconduct(signed(&PASSER_BY), workers[0].clone());
        assert_noop!(forget(), Error::<Test>::NothingToForget);
        wait(31 * DAY);
        assert_ok!(forget());
        assert_eq!(last_event(), Event::MisconductForgotten { who: workers[0].clone() }.into());
        assert!(!Misconduct::<Test>::contains_key(&workers[0]));
        assert_noop!(forget(), Error::<Test>::NothingToForget);
    });
}

#[test]
fn settlement_does_not_depend_on_the_order_of_reveals() {
    let outcome = |order: [usize; 3]| {
        let mut found = Vec::new();
        ExtBuilder.execute(|| {
            let campaign = open(terms());
            begin(campaign, 3);
            let owners = seats(campaign, FIRST, 0);
            let sheets = [0u8, 1, 2].map(|seat| {
                sheet(campaign, FIRST, 0, |shown| match shown {
                    Shown::Item(index) if index == usize::from(seat) => Answer::Choice(0),
                    _ => perfect(shown),
                })
            });
            for seat in order {
                assert_ok!(commit(&owners[seat], campaign, FIRST, 0, &sheets[seat]));
            }
            wait(REVEAL_MARGIN);
            for seat in order {
                assert_ok!(reveal(&owners[seat], campaign, FIRST, 0, &sheets[seat]));
            }
            assert_ok!(open_gold(campaign, 0));
            assert_ok!(settle(campaign, FIRST, 0));
            found = owners.iter().map(|who| Contributors::report(who.clone())).collect();
        });
        found
    };
    let first = outcome([0, 1, 2]);
    assert_eq!(first, outcome([2, 0, 1]));
    assert_eq!(first, outcome([1, 2, 0]));
}

#[test]
fn unpayable_worker_stops_no_settlement_and_collects_later() {
    ExtBuilder.execute(|| {
        let campaign = open(pool_terms());
        begin(campaign, 3);
        Blocked::set(&[worker(2)].into());
        play(campaign, FIRST, 0, |_, shown| perfect(shown));
        assert_eq!([worker(1), worker(2), worker(3)].map(|who| paid(&who)), [600, 0, 600]);
        assert_eq!(Unpaid::<Test>::get(worker(2), campaign), 600);
        let collect = |who| Tasks::collect(signed(&PASSER_BY), campaign, who);
        assert_noop!(collect(worker(1)), Error::<Test>::NothingOwed);
        assert_noop!(collect(worker(2)), DispatchError::Other("cannot be paid"));
        assert_noop!(
            Tasks::close_campaign(signed(&REQUESTER), campaign),
            DispatchError::Other("something is committed")
        );
        Blocked::set(&Default::default());
        assert_ok!(collect(worker(2)));
        assert_eq!(paid(&worker(2)), 600);
        assert_eq!(Unpaid::<Test>::get(worker(2), campaign), 0);
        assert_ok!(Tasks::close_campaign(signed(&REQUESTER), campaign));
    });
}

#[test]
fn quiz_lets_in_and_a_newcomer_has_one_open_set() {
    ExtBuilder.execute(|| {
        let leaves_of = |count| root_of(&leaves(count, 32));
        let number = open(CampaignTerms { gold_a_set: 32, leaves: 1, gold_root: leaves_of(1), ..quiz_terms() });
        let workers = [1, 2, 3].map(worker);
        for who in &workers {
            newcomer(who);
            assert_ok!(join(who, number));
        }
        let second = open(quiz_terms());
        let error = pallet_contributors::Error::<Test>::TooManyOpen;
        assert_noop!(join(&workers[0], second), DispatchError::from(error));
        deal(number, FIRST);
        let owners = seats(number, FIRST, 0);
        // A worker who gets one class of five right is as good as a guess.
        play(number, FIRST, 0, |seat, shown| match shown {
            Shown::Gold(_) if seat == 2 => Answer::Choice(1),
            _ => perfect(shown),
        });
        let qualified = |seat: usize| Contributors::qualified(&owners[seat], AREA);
        assert_eq!([0, 1, 2].map(qualified), [Qualified::OnTrial, Qualified::OnTrial, Qualified::No]);
        let proven = |seat: usize| Contributors::status(&owners[seat]).unwrap().proven;
        assert_eq!([0, 1, 2].map(proven), [true, true, false]);
        assert_eq!(earned(&owners[0]), 0);
        // Who is let in answers no more quizzes.
        let error = pallet_contributors::Error::<Test>::AlreadyQualified;
        assert_noop!(join(&owners[0], second), DispatchError::from(error));
    });
}

#[test]
fn unrevealed_seat_counts_as_lost() {
    ExtBuilder.execute(|| {
        let workers = veterans(1, 3);
        for lost in 1..=2 {
            let campaign = open(terms());
            workers.iter().for_each(|who| {
                assert_ok!(join(who, campaign));
            });
            deal(campaign, FIRST);
            let answers = sheet(campaign, FIRST, 0, perfect);
            workers.iter().for_each(|who| {
                assert_ok!(commit(who, campaign, FIRST, 0, &answers));
            });
            wait(REVEAL_MARGIN);
            workers[1..].iter().for_each(|who| {
                assert_ok!(reveal(who, campaign, FIRST, 0, &answers));
            });
            wait(WINDOWS.commit + WINDOWS.reveal);
            assert_ok!(open_gold(campaign, 0));
            assert_ok!(settle(campaign, FIRST, 0));
            let conduct = Misconduct::<Test>::get(&workers[0]);
            assert_eq!(conduct.lost_today, lost);
            assert_eq!(conduct.lost, lost);
        }
        assert_eq!(Misconduct::<Test>::get(&workers[1]).lost, 0);
        let next = open(terms());
        assert_noop!(join(&workers[0], next), Error::<Test>::SeatsLostToday);
        assert_ok!(join(&workers[1], next));
    });
}

#[test]
fn last_set_pays_by_its_positions_when_it_has_fewer() {
    ExtBuilder.execute(|| {
        let campaign = open(CampaignTerms { items: 5, ..terms() });
        begin(campaign, 6);
        play(campaign, FIRST, 1, |_, shown| perfect(shown));
        // One item and four gold: five eighths of 60.
        assert_eq!(earned(&seats_of_event()[0]), 37);
        assert_eq!(settled(campaign, 1).decided, 1);
    });
}

/// Returns the workers of the set that was settled last.
fn seats_of_event() -> Vec<AccountId> {
    match last_event() {
        RuntimeEvent::Tasks(Event::SetSettled { seats, .. }) => seats.into_iter().map(|seat| seat.who).collect(),
        other => panic!("{other:?}"),
    }
}

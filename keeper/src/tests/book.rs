//! A thousand open sets are looked at when something is due, and not in each block.

use super::{at, campaign, deal, round, who, DEALT, WINDOWS};
use crate::{
    book::{Book, Followed, FollowedRound},
    config::Config,
    schedule::Subject,
    steps::{Plan, Step, Tickets},
    windows::Now,
};
use agt_primitives::tasks::{RoundId, SetId};
use pallet_tasks::{Backlog, Deal, RoundState};
use std::collections::BTreeMap;

const ROUND: RoundId = RoundId(0);
const SETS: u32 = 1_000;
const FIRST: SetId = SetId(4);

/// A book with one round of a thousand sets to which nobody has committed.
fn book() -> Book {
    let contents = Backlog { a_set: 8, fresh: 8 * SETS, listed: 0 }.contents(SETS, 0, 0);
    let deal = Deal { contents, ..deal() };
    let sets: BTreeMap<_, _> = (0..SETS).map(|set| (SetId(FIRST.0 + set), None)).collect();
    let mut book = Book::default();
    for set in sets.keys() {
        book.schedule.touch(Subject::Set(1, ROUND, *set));
    }
    let tickets = Tickets::Known(Default::default());
    let followed = FollowedRound { round: round(RoundState::Dealt(deal)), sets, tickets };
    let rounds = BTreeMap::from([(ROUND, followed)]);
    book.campaigns
        .insert(1, Followed { rounds, firsts: BTreeMap::from([(FIRST, ROUND)]), ..Followed::new(campaign()) });
    book
}

/// Looks once, and returns how many subjects it looked at and what is due.
fn look(book: &mut Book, now: Now) -> (usize, Vec<Step>) {
    let (ready, mut all) = (book.schedule.ready(&now), Vec::new());
    for subject in &ready {
        let Plan { due, next, .. } = book.plan(subject, &who(9), &Config::new("keeper"), |_, _| false, &now);
        next.into_iter().for_each(|when| book.schedule.at(when, *subject));
        if due.is_empty() {
            book.schedule.done(subject);
        }
        all.extend(due);
    }
    (ready.len(), all)
}

#[test]
fn open_sets_are_looked_at_when_something_is_due_alone() {
    let (mut book, over) = (book(), DEALT + WINDOWS.commit + WINDOWS.stand_in);
    assert_eq!(book.open_sets(), SETS as usize);
    assert_eq!(look(&mut book, at(DEALT)), (SETS as usize, vec![]));
    for block in 1..100 {
        assert_eq!(look(&mut book, at(DEALT + block)), (0, vec![]));
    }
    let (looked, due) = look(&mut book, at(over));
    assert_eq!((looked, due.len()), (SETS as usize, SETS as usize));
}

#[test]
fn a_set_is_found_by_its_number() {
    let book = book();
    assert_eq!(book.subject_of(1, SetId(500)), Some(Subject::Set(1, ROUND, SetId(500))));
    for (campaign, set) in [(1, 3), (1, FIRST.0 + SETS), (2, 500)] {
        assert_eq!(book.subject_of(campaign, SetId(set)), None, "{campaign} {set}");
    }
}

#[test]
fn a_round_is_dropped_when_its_sets_and_tickets_are_over() {
    let mut book = book();
    book.drop_if_over(1, ROUND);
    assert!(book.campaigns[&1].rounds.contains_key(&ROUND));
    let round = book.campaigns.get_mut(&1).and_then(|followed| followed.rounds.get_mut(&ROUND)).unwrap();
    round.sets.clear();
    round.tickets = Tickets::Unknown;
    book.drop_if_over(1, ROUND);
    assert!(book.campaigns[&1].rounds.contains_key(&ROUND), "its tickets were not looked at");
    book.campaigns.get_mut(&1).and_then(|followed| followed.rounds.get_mut(&ROUND)).unwrap().tickets =
        Tickets::Known(Default::default());
    book.drop_if_over(1, ROUND);
    assert!(book.campaigns[&1].rounds.is_empty());
}

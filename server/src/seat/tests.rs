use super::*;
use agt_primitives::tasks::{Layout, QueueClass, Replication, RoundPay, RoundPromise, SetIndex, TicketIndex};
use pallet_tasks::{Backlog, OpenSet, TicketId};

const WINDOWS: Windows = Windows { join: 10, commit: 100, stand_in: 50, reveal: 10, gold: 10 };

/// The moment of the deal.
const DEALT: Moment = 1_000;
const COMMIT_END: Moment = DEALT + 100;
const STAND_IN_END: Moment = COMMIT_END + 50;

/// Two sets of three seats, from eight tickets: two of them have no seat.
fn round() -> Round {
    let contents = Backlog { a_set: 4, fresh: 8, listed: 0 }.contents(2, 0, 0);
    let layout = Layout::of(Replication::Three, 0, 8, 0, 0, 2);
    let promised = RoundPromise::default();
    let deal = Deal { seed: [7; 32], at: DEALT, promised, first: SetId(10), contents, layout };
    let state = RoundState::Dealt(deal);
    Round { queue: Queue::Work, opened: 0, wanted: 2, proven: 8, unproven: 0, pay: RoundPay::default(), state }
}

fn deal(round: &Round) -> &Deal {
    match &round.state {
        RoundState::Dealt(deal) => deal,
        _ => panic!("it is dealt"),
    }
}

/// Returns the first ticket whose assignment `fits`.
fn ticket(round: &Round, fits: impl Fn(Assignment) -> bool) -> Ticket {
    let ids = (0..8).map(|index| TicketId { class: QueueClass::Proven, index: TicketIndex(index) });
    let id = ids.into_iter().find(|id| fits(deal(round).assignment(*id))).expect("such a ticket");
    Ticket { id, joined: 0, most: 0, seat: None }
}

fn of_set(wanted: u32) -> impl Fn(Assignment) -> bool {
    move |assignment| matches!(assignment, Assignment::Seat { set: SetIndex(set), .. } if set == wanted)
}

fn stands_in(assignment: Assignment) -> bool {
    matches!(assignment, Assignment::StandIn { .. })
}

fn seated(
    round: &Round,
    ticket: Option<&Ticket>,
    entry: Option<&SetEntry>,
    set: SetId,
    now: Moment,
) -> Result<Seated, Rule> {
    let look = Look { round: Some(round), ticket, entry, windows: &WINDOWS, now };
    look.seated(set).map_err(|refusal| refusal.counted)
}

#[test]
fn holder_of_a_seat_sees_its_set_until_the_time_to_commit_ends() {
    let round = round();
    let ticket = ticket(&round, of_set(1));
    let at = |now| seated(&round, Some(&ticket), None, SetId(11), now);
    assert_eq!(at(DEALT), Ok(Seated { until: Some(COMMIT_END) }));
    assert_eq!(at(COMMIT_END - 1), Ok(Seated { until: Some(COMMIT_END) }));
    assert_eq!(at(COMMIT_END), Err(Rule::Over));
}

#[test]
fn account_sees_no_other_set_of_the_round() {
    let round = round();
    let ticket = ticket(&round, of_set(1));
    assert_eq!(seated(&round, Some(&ticket), None, SetId(10), DEALT), Err(Rule::NotYourSeat));
    assert_eq!(seated(&round, None, None, SetId(11), DEALT), Err(Rule::NotYourSeat));
    let committed = Ticket { seat: Some((SetId(11), 0)), ..ticket };
    assert_eq!(seated(&round, Some(&committed), None, SetId(10), DEALT), Err(Rule::NotYourSeat));
}

#[test]
fn set_of_another_round_is_unknown() {
    let round = round();
    let ticket = ticket(&round, of_set(0));
    for set in [SetId(9), SetId(12), SetId(u32::MAX)] {
        assert_eq!(seated(&round, Some(&ticket), None, set, DEALT), Err(Rule::UnknownSet));
    }
    let queueing = Round { state: RoundState::Queueing, ..round };
    assert_eq!(seated(&queueing, Some(&ticket), None, SetId(10), DEALT), Err(Rule::UnknownSet));
    let none = Look { round: None, ticket: Some(&ticket), entry: None, windows: &WINDOWS, now: DEALT };
    assert_eq!(none.seated(SetId(10)).map_err(|refusal| refusal.counted), Err(Rule::UnknownSet));
}

#[test]
fn stand_in_sees_the_set_while_a_seat_is_free_for_it() {
    let round = round();
    let ticket = ticket(&round, stands_in);
    let Assignment::StandIn { set, .. } = deal(&round).assignment(ticket.id) else { panic!("it stands in") };
    let set = deal(&round).set_id(set);
    let at = |entry, now| seated(&round, Some(&ticket), entry, set, now);
    assert_eq!(at(None, COMMIT_END - 1), Err(Rule::TooEarly));
    assert_eq!(at(None, COMMIT_END), Ok(Seated { until: Some(STAND_IN_END) }));
    let two = SetEntry::Open(OpenSet { committed: 0b101, ..OpenSet::default() });
    assert_eq!(at(Some(&two), STAND_IN_END - 1), Ok(Seated { until: Some(STAND_IN_END) }));
    let three = SetEntry::Open(OpenSet { committed: 0b111, ..OpenSet::default() });
    assert_eq!(at(Some(&three), COMMIT_END), Err(Rule::Over));
    assert_eq!(at(Some(&two), STAND_IN_END), Err(Rule::Over));
}

#[test]
fn whoever_has_committed_sees_its_set_until_it_is_settled() {
    let round = round();
    let ticket = Ticket { seat: Some((SetId(11), 1)), ..ticket(&round, of_set(1)) };
    let open = SetEntry::Open(OpenSet { committed: 0b10, ..OpenSet::default() });
    for now in [DEALT, COMMIT_END, STAND_IN_END + 1_000] {
        assert_eq!(seated(&round, Some(&ticket), Some(&open), SetId(11), now), Ok(Seated { until: None }));
    }
    let settled = SetEntry::Settled(pallet_tasks::SettledSet {
        at: 0,
        outcome: pallet_tasks::SetOutcome::Judged,
        decided: 0,
        undecided: 0,
        items: Default::default(),
        seats: Default::default(),
        place: 0,
    });
    assert_eq!(seated(&round, Some(&ticket), Some(&settled), SetId(11), DEALT), Err(Rule::Over));
}

#[test]
fn set_of_grades_is_not_shown() {
    let round = Round { queue: Queue::Grade, ..round() };
    let ticket = ticket(&round, of_set(0));
    assert_eq!(seated(&round, Some(&ticket), None, SetId(10), DEALT), Err(Rule::NotShownHere));
}

use super::*;
use agt_primitives::access::{Accused, Disputed, ObligationId, ObligationKind, Role, UnbondingChunk};
use agt_runtime::{Balance, Runtime};
use pallet_access::{BondTotals, Event, Ledger, Obligation, SlashCause};

const SET: ObligationId = ObligationId { kind: ObligationKind::LabelSet, number: 4 };

fn events(events: impl IntoIterator<Item = Event<Runtime>>) -> WholeBooks {
    books_of(events.into_iter().map(RuntimeEvent::Access))
}

fn bonded(amount: Balance) -> Event<Runtime> {
    Event::Bonded { who: who(1), amount, active: 0 }
}

fn unbonded(amount: Balance, releases: Moment) -> Event<Runtime> {
    Event::Unbonded { who: who(1), amount, releases, active: 0, unbonding: 0 }
}

fn set_aside(amount: Balance) -> Event<Runtime> {
    Event::SetAside { who: who(1), role: Role::DataValidation, obligation: SET, amount, set_aside: amount }
}

fn slashed(cause: SlashCause, from_active: Balance, from_unbonding: Balance, owed: Balance) -> Event<Runtime> {
    let to_pot = from_active + from_unbonding;
    let (prover, to_prover, active, unbonding) = (None, 0, 0, 0);
    let who = who(1);
    Event::Slashed { who, cause, from_active, from_unbonding, prover, to_prover, to_pot, owed, active, unbonding }
}

/// What storage says of a bond with these parts that are unbonding.
fn bond(chunks: &[(Balance, Moment)], ledger: Ledger) -> Facts {
    let chunks: Vec<_> =
        chunks.iter().map(|(amount, releases)| UnbondingChunk { amount: *amount, releases: *releases }).collect();
    let unbonding = chunks.iter().map(|chunk| chunk.amount).sum();
    let chunks = chunks.try_into().expect("there are few");
    stored("Access", "Ledgers", &Subject::Bond(who(1)), Ledger { unbonding, chunks, ..ledger })
}

#[test]
fn parts_of_a_bond_leave_in_the_order_of_the_chain() {
    let books = events([
        bonded(100),
        unbonded(10, 5),
        unbonded(20, 9),
        unbonded(30, 12),
        unbonded(1, 9),
        Event::Rebonded { who: who(1), amount: 35, active: 0, unbonding: 0 },
        Event::Withdrawn { who: who(1), amount: 14, unbonding: 0 },
        slashed(SlashCause::Governance(Default::default()), 3, 2, 6),
    ]);
    // 30 and 5 of what would wait longest are active again; 10 and 4 of what waited longest are free; 2 are slashed.
    let expected = bond(&[(21 - 5 - 4 - 2, 9)], Ledger { active: 100 - 61 + 35 - 3, owed: 6, ..Default::default() });
    assert_eq!(books.facts(&Subject::Bond(who(1))), expected);
    let totals = BondTotals { active: 71, unbonding: 10, bonded: 100, withdrawn: 14, slashed: 5 };
    assert_eq!(books.facts(&Subject::Bonds), stored("Access", "Totals", &Subject::Bonds, totals));
}

#[test]
fn obligation_sets_aside_loses_a_part_and_is_lifted() {
    let minor = slashed(SlashCause::Obligation(SET), 4, 0, 0);
    let books = events([bonded(100), set_aside(40), minor.clone()]);
    let obligation = Obligation { role: Role::DataValidation, initial: 40, amount: 36, minor: 4, dispute: None };
    let subject = Subject::Obligation(who(1), SET);
    assert_eq!(books.facts(&subject), stored("Access", "OpenObligations", &subject, obligation));
    assert_eq!(
        books.facts(&Subject::Bond(who(1))),
        bond(&[], Ledger { active: 96, set_aside: 36, ..Default::default() })
    );
    let lifted = Event::Lifted { who: who(1), role: Role::DataValidation, obligation: SET, amount: 36, set_aside: 0 };
    let books = events([bonded(100), set_aside(40), minor, lifted]);
    assert!(books.facts(&subject).are_zero());
    assert_eq!(books.facts(&Subject::Bond(who(1))), bond(&[], Ledger { active: 96, ..Default::default() }));
}

#[test]
fn dispute_holds_what_is_accused_until_it_ends() {
    let who = || who(1);
    let open = |accused, set_aside, active, unbonding| Event::DisputeOpened {
        who: who(),
        dispute: 2,
        accused,
        set_aside,
        active,
        unbonding,
    };
    let about_a_set = || [bonded(100), set_aside(40), open(Accused::Obligation(SET), 40, 0, 0)];
    let disputed = Disputed { set_aside: 40, ..Default::default() };
    let held = Ledger { active: 100, set_aside: 40, disputed, ..Default::default() };
    assert_eq!(events(about_a_set()).facts(&Subject::Bond(who())), bond(&[], held));

    let ends = |last| {
        let events = events(about_a_set().into_iter().chain([last]));
        (events.facts(&Subject::Bond(who())), events.figure(&Subject::Obligation(who(), SET), "set aside"))
    };
    let closed = ends(Event::DisputeClosed { who: who(), dispute: 2 });
    assert_eq!(closed, (bond(&[], Ledger { active: 100, set_aside: 40, ..Default::default() }), 40));
    let lost = ends(slashed(SlashCause::Dispute(2), 15, 0, 0));
    assert_eq!(lost, (bond(&[], Ledger { active: 85, set_aside: 25, ..Default::default() }), 25));

    let about_the_bond = [bonded(100), unbonded(20, 9), open(Accused::Bond(50), 0, 30, 20)];
    let books = events(about_the_bond.into_iter().chain([slashed(SlashCause::Dispute(2), 5, 20, 0)]));
    assert_eq!(books.facts(&Subject::Bond(who())), bond(&[], Ledger { active: 75, ..Default::default() }));
}

#[test]
fn lock_of_votes_is_what_the_last_event_tells() {
    let lock = |amount| Event::VoteLocked { who: who(1), amount };
    assert_eq!(events([lock(9), lock(4)]).figure(&Subject::Bond(who(1)), "locked by votes"), 4);
    assert!(events([lock(9), lock(0)]).facts(&Subject::Bond(who(1))).are_zero());
}

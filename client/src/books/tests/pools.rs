use super::*;
use agt_primitives::{assets::AssetKind, basis_points::BasisPoints, reward_pools::PoolPurpose, tasks::EscrowId};
use agt_runtime::{Balance, Runtime};
use pallet_reward_pools::{Books, EscrowBooks, Event, Pool};

const ESCROW: EscrowId = EscrowId::Campaign(3);

fn pool(escrows: u32, guarantee: (Balance, Balance, Balance), books: Books) -> Facts {
    let pool = Pool {
        asset: AssetKind::Native,
        purpose: PoolPurpose::DataRequest,
        opened: 1,
        cancel_from: 2,
        expires: 3,
        given_up_from: 4,
        is_cancelled: false,
        fee: BasisPoints::clamped(300),
        is_secured: false,
        deposit: 9,
        guarantee: guarantee.0,
        guarantee_paid: guarantee.1,
        guarantee_refunded: guarantee.2,
        escrows,
        books,
    };
    stored("RewardPools", "Pools", &Subject::Pool(who(1), 0), pool)
}

fn escrow(free: Balance, committed: Balance, fee_reserved: Balance, credited: Balance, fee_charged: Balance) -> Facts {
    let books = EscrowBooks { owner: who(1), pool: 0, free, committed, fee_reserved, credited, fee_charged };
    stored("RewardPools", "Escrows", &Subject::Escrow(ESCROW), books)
}

/// A pool of 1,000 with a guarantee of 50: an escrow of 500 with 15 for the fee, of which 300 are committed, 120 and 80 are
/// credited, 20 released, 40 and 10 forfeited.
fn story() -> Vec<Event<Runtime>> {
    let (owner, pool, escrow) = (who(1), 0, ESCROW);
    let credited =
        |number, amount, fee| Event::Credited { owner: who(1), pool: 0, escrow: ESCROW, who: who(number), amount, fee };
    Vec::from([
        Event::Opened {
            owner: who(1),
            pool,
            asset: AssetKind::Native,
            purpose: PoolPurpose::DataRequest,
            amount: 900,
            fee: BasisPoints::clamped(300),
            is_secured: false,
            cancel_from: 2,
            expires: 3,
            given_up_from: 4,
            deposit: 9,
            guarantee: 45,
        },
        Event::ToppedUp { owner: who(1), pool, who: who(2), amount: 100, guarantee: 5 },
        Event::Reserved { owner: who(1), pool, escrow, most: 500, fee: 15 },
        Event::Committed { escrow, amount: 300 },
        credited(3, 120, 4),
        credited(4, 80, 2),
        Event::Released { escrow, amount: 20 },
        Event::Forfeited { owner: who(1), pool, escrow, amount: 40 },
        Event::CommitmentForfeited { owner, pool, escrow, amount: 10 },
    ])
}

fn books(more: impl IntoIterator<Item = Event<Runtime>>) -> WholeBooks {
    books_of(story().into_iter().chain(more).map(RuntimeEvent::RewardPools))
}

#[test]
fn pool_and_escrow_are_what_their_events_come_to() {
    let books = books([]);
    let expected = Books {
        funded: 1_000,
        unreserved: 485,
        reserved: 515 - 124 - 82 - 40 - 10,
        owed: 200,
        fee_due: 6,
        forfeit_due: 50,
        ..Default::default()
    };
    assert_eq!(books.facts(&Subject::Pool(who(1), 0)), pool(1, (50, 0, 0), expected));
    assert_eq!(books.facts(&Subject::Escrow(ESCROW)), escrow(200 + 20 - 40, 300 - 200 - 20 - 10, 15 - 6, 200, 6));
    let owed = Subject::Owed(who(1), 0, who(4));
    assert_eq!(books.facts(&owed), stored("RewardPools", "Owed", &owed, 80_u128));
}

#[test]
fn claims_guarantees_fees_and_refunds_leave_a_pool() {
    let (owner, pool_number) = (who(1), 0);
    let books = books([
        Event::Claimed { owner: who(1), pool: 0, who: who(3), to: who(3), amount: 120 },
        Event::GuaranteeClaimed { owner: who(1), pool: 0, who: who(4), owed: 80, amount: 4 },
        Event::FeeCollected { owner: who(1), pool: 0, asset: AssetKind::Native, fee: 6, forfeits: 50 },
        Event::Refunded { owner: who(1), pool: 0, amount: 485 },
        Event::Released { escrow: ESCROW, amount: 70 },
        Event::EscrowRefunded { owner: who(1), pool: 0, escrow: ESCROW, amount: 250, fee: 9 },
        Event::GuaranteeRefunded { owner, pool: pool_number, amount: 46 },
    ]);
    let expected =
        Books { funded: 1_000, paid: 120, collected: 56, refunded: 485 + 259, forfeit_due: 80, ..Default::default() };
    assert_eq!(books.facts(&Subject::Pool(who(1), 0)), pool(1, (50, 4, 46), expected));
    assert_eq!(books.facts(&Subject::Escrow(ESCROW)), escrow(0, 0, 0, 200, 6));
    assert!([3, 4].iter().all(|number| books.facts(&Subject::Owed(who(1), 0, who(*number))).are_zero()));
}

#[test]
fn escrow_and_pool_that_end_leave_nothing() {
    let books = books([
        Event::EscrowClosed { owner: who(1), pool: 0, escrow: ESCROW, amount: 180, fee: 9 },
        Event::Closed { owner: who(1), pool: 0, amount: 0, deposit: 9, guarantee: 50 },
    ]);
    assert!(books.facts(&Subject::Escrow(ESCROW)).are_zero());
    assert!(books.facts(&Subject::Pool(who(1), 0)).are_zero());
    assert!(!books.subjects().any(|subject| matches!(subject, Subject::Pool(..) | Subject::Escrow(_))));
}

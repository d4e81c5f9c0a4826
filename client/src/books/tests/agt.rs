use super::*;
use agt_runtime::{Balance, Runtime, RuntimeHoldReason};
use frame_support::traits::{tokens::IdAmount, BalanceStatus};
use pallet_balances::{AccountData, Event};

fn bond() -> RuntimeHoldReason {
    pallet_access::HoldReason::Bond.into()
}

fn pool() -> RuntimeHoldReason {
    pallet_reward_pools::HoldReason::Pool.into()
}

fn events(events: impl IntoIterator<Item = Event<Runtime>>) -> WholeBooks {
    books_of(events.into_iter().map(RuntimeEvent::Balances))
}

/// What storage says of an account.
fn account(number: u8, free: Balance, reserved: Balance, holds: &[(RuntimeHoldReason, Balance)]) -> Facts {
    let subject = Subject::Account(who(number));
    let data = AccountData { free, reserved, ..Default::default() };
    let account = crate::Account { data, ..Default::default() };
    let mut facts = stored("System", "Account", &subject, account);
    let holds: Vec<_> = holds.iter().map(|(id, amount)| IdAmount { id: *id, amount: *amount }).collect();
    facts.join(stored("Balances", "Holds", &subject, holds));
    facts
}

#[test]
fn holds_and_reserves_move_between_the_parts_of_accounts() {
    let books = events([
        Event::Minted { who: who(1), amount: 1_000 },
        Event::Held { reason: bond(), who: who(1), amount: 400 },
        Event::Held { reason: pool(), who: who(1), amount: 100 },
        Event::Released { reason: bond(), who: who(1), amount: 50 },
        Event::TransferOnHold { reason: pool(), source: who(1), dest: who(2), amount: 30 },
        Event::TransferAndHold { reason: pool(), source: who(1), dest: who(2), transferred: 60 },
        Event::BurnedHeld { reason: pool(), who: who(1), amount: 20 },
        Event::Reserved { who: who(1), amount: 90 },
        Event::Unreserved { who: who(1), amount: 10 },
        Event::ReserveRepatriated { from: who(1), to: who(2), amount: 5, destination_status: BalanceStatus::Free },
        Event::ReserveRepatriated { from: who(1), to: who(2), amount: 7, destination_status: BalanceStatus::Reserved },
        Event::Slashed { who: who(1), amount: 8 },
    ]);
    let (free, held) = (1_000 - 400 - 100 + 50 - 60 - 90 + 10, 350 + 50);
    let expected = account(1, free, held + 90 - 10 - 5 - 7 - 8, &[(bond(), 350), (pool(), 50)]);
    assert_eq!(books.facts(&Subject::Account(who(1))), expected);
    assert_eq!(books.facts(&Subject::Account(who(2))), account(2, 30 + 5, 60 + 7, &[(pool(), 60)]));
    let all = stored("Balances", "TotalIssuance", &Subject::Issuance, 1_000_u128 - 20);
    assert_eq!(books.facts(&Subject::Issuance), all);
}

#[test]
fn what_is_spent_received_and_lost_changes_what_is_free() {
    let books = events([
        Event::BalanceSet { who: who(1), free: 500 },
        Event::Endowed { account: who(2), free_balance: 100 },
        Event::Transfer { from: who(1), to: who(2), amount: 100 },
        Event::Withdraw { who: who(1), amount: 30 },
        Event::Deposit { who: who(3), amount: 30 },
        Event::Burned { who: who(2), amount: 95 },
        Event::DustLost { account: who(2), amount: 5 },
        Event::Suspended { who: who(1), amount: 50 },
        Event::Restored { who: who(1), amount: 40 },
        Event::Transfer { from: who(1), to: who(1), amount: 77 },
    ]);
    assert_eq!(books.facts(&Subject::Account(who(1))), account(1, 360, 0, &[]));
    assert!(books.facts(&Subject::Account(who(2))).are_zero());
    assert_eq!(books.facts(&Subject::Account(who(3))), account(3, 30, 0, &[]));
}

#[test]
fn issuance_follows_credits_and_debts() {
    let books = events([
        Event::Issued { amount: 100 },
        Event::MintedCredit { amount: 10 },
        Event::Rescinded { amount: 30 },
        Event::BurnedDebt { amount: 5 },
    ]);
    assert_eq!(books.figure(&Subject::Issuance, "issued"), 75);
    let books = events([Event::TotalIssuanceForced { old: 0, new: 9 }]);
    assert_eq!(books.figure(&Subject::Issuance, "issued"), 9);
}

#[test]
fn sums_of_accounts_and_bonds_are_held_against_their_totals() {
    let bonded = |amount| pallet_access::Event::Bonded { who: who(1), amount, active: amount };
    let whole = |held| {
        books_of([
            RuntimeEvent::Balances(Event::Minted { who: who(1), amount: 100 }),
            RuntimeEvent::Balances(Event::Held { reason: bond(), who: who(1), amount: held }),
            RuntimeEvent::Access(bonded(40)),
        ])
    };
    assert_eq!(whole(40).broken(), Vec::<String>::new());
    let broken = whole(41).broken();
    assert!(
        broken.len() == 1 && broken[0].contains("is on hold for it") && broken[0].contains("40 and 41"),
        "{broken:?}"
    );
    let broken = events([Event::Minted { who: who(1), amount: 5 }, Event::Deposit { who: who(1), amount: 1 }]).broken();
    assert_eq!(broken, ["all AGT and that of all accounts must be the same: 5 and 6"]);
}

#[test]
fn reason_of_a_hold_is_named_by_pallet_and_reason() {
    let books = events([Event::Held { reason: bond(), who: who(1), amount: 1 }]);
    let names: Vec<_> = books.facts(&Subject::Account(who(1))).iter().map(|(name, _)| name.to_string()).collect();
    assert!(names.contains(&"on hold for Access.Bond".to_owned()), "{names:?}");
}

//! Whatever happens in whatever order: the cap holds, burned and ever minted never fall, what fails changes nothing,
//! what succeeds is what the rules foretell, and the events alone rebuild the books.

use super::release;
use crate::{mock::*, BudgetLedger, Budgets, Event, EverMinted, Released, Rows, Tge};
use agt_primitives::{
    supply::{Bucket, Budget, MintBudget},
    token::{AGT, CAP, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use agt_test_support::{properties::config, root};
use frame_support::{pallet_prelude::DispatchResult, traits::fungible::Inspect};
use proptest::{prelude::*, sample::select};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Op {
    Wait(Moment),
    Release(Bucket),
    Reserve(Budget, Balance),
    Unreserve(Budget, Balance),
    Mint(Budget, AccountId, Balance),
    Burn(AccountId, Balance),
    Transfer(AccountId, AccountId, Balance),
}

fn amount() -> impl Strategy<Value = Balance> {
    prop_oneof![
        1 => Just(0),
        2 => select(vec![1, EXISTENTIAL_DEPOSIT - 1, EXISTENTIAL_DEPOSIT]),
        6 => 1..=1_000 * AGT,
        6 => 1..=100_000_000 * AGT,
        2 => 1..=CAP,
        1 => select(vec![CAP, CAP + 1, u128::MAX]),
    ]
}

fn op() -> impl Strategy<Value = Op> {
    let wait = prop_oneof![Just(0), 1..=1_000u64, 1..=40 * DAY, 1..=3 * 365 * DAY,];
    let bucket = select(Bucket::ALL.to_vec());
    let budget = select(Budget::ALL.to_vec());
    // Pots have no key: they receive and never send.
    let holder = select(vec![ALICE, BOB, CAROL, MARKETING, PUBLIC_SALE, TEAM]);
    let receiver = select(vec![ALICE, BOB, CAROL, TEAM, 999, POT, TREASURY]);
    prop_oneof![
        3 => wait.prop_map(Op::Wait),
        5 => bucket.prop_map(Op::Release),
        4 => (budget.clone(), amount()).prop_map(|(budget, amount)| Op::Reserve(budget, amount)),
        2 => (budget.clone(), amount()).prop_map(|(budget, amount)| Op::Unreserve(budget, amount)),
        4 => (budget, receiver.clone(), amount()).prop_map(|(budget, who, amount)| Op::Mint(budget, who, amount)),
        2 => (holder.clone(), amount()).prop_map(|(who, amount)| Op::Burn(who, amount)),
        2 => (holder, receiver, amount()).prop_map(|(from, to, amount)| Op::Transfer(from, to, amount)),
    ]
}

impl Op {
    fn run(&self) -> DispatchResult {
        match *self {
            Op::Wait(millis) => {
                travel_to(Timestamp::get() + millis);
                Ok(())
            }
            Op::Release(bucket) => release(bucket),
            Op::Reserve(budget, amount) => <Supply as MintBudget<AccountId>>::reserve(budget, amount),
            Op::Unreserve(budget, amount) => <Supply as MintBudget<AccountId>>::unreserve(budget, amount),
            Op::Mint(budget, who, amount) => <Supply as MintBudget<AccountId>>::mint_reserved(budget, &who, amount),
            Op::Burn(who, amount) => Balances::burn(RuntimeOrigin::signed(who), amount, false).map(|_| ()),
            Op::Transfer(from, to, amount) => Balances::transfer_allow_death(RuntimeOrigin::signed(from), to, amount),
        }
    }

    /// What the rules say the operation will do, from the state before it; none for what is not ours to say.
    fn foretold(&self) -> Option<bool> {
        let books = |budget| Budgets::<Test>::get(budget).expect("every sub-budget has books");
        let can_hold = |who: AccountId, amount: Balance| Balances::balance(&who) + amount >= EXISTENTIAL_DEPOSIT;
        match *self {
            Op::Wait(_) => Some(true),
            Op::Release(bucket) => {
                let row = Rows::<Test>::get(bucket).expect("every bucket has a row");
                let vested = Tge::<Test>::get().and_then(|tge| row.vested(tge, Timestamp::get())).unwrap_or(0);
                let due = vested.saturating_sub(Released::<Test>::get(bucket));
                Some(due > 0 && row.beneficiary.is_some_and(|who| can_hold(who, due)))
            }
            Op::Reserve(budget, amount) => {
                let BudgetLedger { total, minted, reserved } = books(budget);
                Some(amount > 0 && amount <= total - minted - reserved)
            }
            Op::Unreserve(budget, amount) => Some(amount > 0 && amount <= books(budget).reserved),
            Op::Mint(budget, who, amount) => {
                Some(amount > 0 && amount <= books(budget).reserved && can_hold(who, amount))
            }
            Op::Burn(..) | Op::Transfer(..) => None,
        }
    }
}

/// Runs one operation and checks everything that must hold after any, the invariants first.
fn step(op: &Op) -> Result<(), TestCaseError> {
    let (root_before, minted_before, burned_before) = (root(), EverMinted::<Test>::get(), Supply::burned());
    let (foretold, result) = (op.foretold(), op.run());
    prop_assert_eq!(foretold.unwrap_or(result.is_ok()), result.is_ok(), "{:?} gave {:?}", op, result);
    if result.is_err() {
        prop_assert_eq!(root(), root_before, "{:?} failed and changed something", op);
    }
    prop_assert_eq!(Supply::do_try_state(), Ok(()), "after {:?}", op);
    prop_assert!(EverMinted::<Test>::get() <= CAP);
    prop_assert!(EverMinted::<Test>::get() >= minted_before);
    prop_assert!(Supply::burned() >= burned_before);
    prop_assert_eq!(Supply::burned(), EverMinted::<Test>::get() - Balances::total_issuance());
    Ok(())
}

/// Folds this pallet's events, from the books of genesis on, and compares with storage.
fn events_rebuild_the_books(
    mut released: BTreeMap<Bucket, Balance>,
    mut budgets: BTreeMap<Budget, BudgetLedger>,
    mut minted: Balance,
) -> Result<(), TestCaseError> {
    for record in System::events() {
        let RuntimeEvent::Supply(event) = record.event else {
            continue;
        };
        match event {
            Event::TgeSet { tge } => prop_assert_eq!(Tge::<Test>::get(), Some(tge)),
            Event::Released { bucket, amount, released_total, ever_minted, .. } => {
                *released.entry(bucket).or_default() += amount;
                minted += amount;
                prop_assert_eq!((released[&bucket], minted), (released_total, ever_minted));
            }
            Event::Reserved { budget, amount, reserved, left } => {
                let ledger = budgets.entry(budget).or_default();
                ledger.reserved += amount;
                prop_assert_eq!((ledger.reserved, ledger.left()), (reserved, Some(left)));
            }
            Event::Unreserved { budget, amount, reserved, left } => {
                let ledger = budgets.entry(budget).or_default();
                ledger.reserved -= amount;
                prop_assert_eq!((ledger.reserved, ledger.left()), (reserved, Some(left)));
            }
            Event::Minted { budget, amount, minted: drawn, reserved, ever_minted, .. } => {
                let ledger = budgets.entry(budget).or_default();
                ledger.minted += amount;
                ledger.reserved -= amount;
                minted += amount;
                prop_assert_eq!((ledger.minted, ledger.reserved, minted), (drawn, reserved, ever_minted));
            }
            Event::__Ignore(..) => unreachable!("never emitted"),
        }
    }
    prop_assert_eq!(released, Released::<Test>::iter().collect());
    prop_assert_eq!(budgets, Budgets::<Test>::iter().collect());
    prop_assert_eq!(minted, EverMinted::<Test>::get());
    Ok(())
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn books_hold_whatever_happens(tge in any::<bool>(), ops in prop::collection::vec(op(), 1..80)) {
        ExtBuilder::default().with(|genesis| genesis.tge = tge.then_some(TGE)).build().execute_with(|| {
            let released = Released::<Test>::iter().collect();
            let budgets = Budgets::<Test>::iter().collect();
            let minted = EverMinted::<Test>::get();
            ops.iter().try_for_each(step)?;
            events_rebuild_the_books(released, budgets, minted)
        })?;
    }

    #[test]
    fn what_has_vested_never_falls_and_ends_exact(
        at_tge in 0..=CAP,
        linear in 1..=CAP,
        cliff_months in 0u32..=60,
        linear_months in 1u32..=60,
        tge in 0..4_000_000_000_000u64,
        waits in prop::collection::vec(0..200 * DAY, 1..40),
    ) {
        let row = crate::Row {
            total: at_tge + linear,
            at_tge,
            linear,
            budgeted: 0,
            cliff_months,
            linear_months,
            beneficiary: Some(ALICE),
        };
        let unlocks: Vec<_> = row.unlocks(tge).collect();
        let (mut now, mut before) = (tge, at_tge);
        for wait in waits {
            now += wait;
            let vested = row.vested(tge, now).expect("no formula overflows under the cap");
            prop_assert!(vested >= before && vested <= row.total);
            let listed: Balance = unlocks.iter().filter(|unlock| unlock.at <= now).map(|unlock| unlock.amount.0).sum();
            prop_assert_eq!(vested, listed);
            before = vested;
        }
        prop_assert_eq!(row.vested(tge, u64::MAX), Some(row.total));
        prop_assert_eq!(unlocks.iter().map(|unlock| unlock.amount.0).sum::<Balance>(), row.total);
    }
}

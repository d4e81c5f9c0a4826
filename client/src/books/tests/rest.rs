//! Supply, quests, and how findings read.

use super::*;
use agt_primitives::{
    quests::{Milestone, Quest, QuestTotals, Reward},
    supply::{Bucket, Budget},
};
use agt_runtime::{pots, Hash};
use pallet_quests::Boosters;
use pallet_supply::BudgetLedger;

#[test]
fn budget_reserves_mints_and_gives_back() {
    use pallet_supply::Event::*;
    let budget = Budget::Seasons;
    let books = books_of(
        [
            Reserved { budget, amount: 100, reserved: 100, left: 0 },
            Unreserved { budget, amount: 30, reserved: 70, left: 0 },
            Minted { budget, who: who(1), amount: 50, minted: 50, reserved: 20, ever_minted: 50 },
            Released { bucket: Bucket::Team, beneficiary: who(2), amount: 9, released_total: 9, ever_minted: 59 },
        ]
        .map(RuntimeEvent::Supply),
    );
    let ledger = BudgetLedger { total: 0, minted: 50, reserved: 20 };
    let (of_budget, of_bucket) = (Subject::Budget(budget), Subject::Released(Bucket::Team));
    assert_eq!(books.facts(&of_budget), stored("Supply", "Budgets", &of_budget, ledger));
    assert_eq!(books.facts(&of_bucket), stored("Supply", "Released", &of_bucket, 9_u128));
    let all = stored("Supply", "EverMinted", &Subject::EverMinted, 59_u128);
    assert_eq!(books.facts(&Subject::EverMinted), all);
}

#[test]
fn quests_pay_rewards_and_boosters_are_bought_and_used() {
    use pallet_quests::Event::*;
    let reward = |xp, boosters, agt| Reward { xp, boosters, agt };
    let books = books_of(
        [
            QuestClaimed { who: who(1), day: 3, quest: Quest::OneSet, reward: reward(10, 1, 0) },
            MilestoneClaimed { who: who(1), milestone: Milestone::FirstSet, reward: reward(20, 1, 0) },
            BoosterBought { who: who(1), price: 7, stock: 3 },
            BoosterUsed { who: who(1), factor: agt_primitives::multiplier::Multiplier::ONE, until: 0, stock: 2 },
            EventClaimed { event: 1, who: who(1), reward: reward(0, 0, 50), left: 0 },
            EventClosed { event: 1, left: 0, lifted: 4 },
        ]
        .map(RuntimeEvent::Quests),
    );
    let totals = QuestTotals {
        xp: 30,
        quests: 1,
        milestones: 1,
        boosters_won: 2,
        boosters_bought: 1,
        boosters_used: 1,
        taken: 7,
        paid: 50,
        lifted: 4,
        ..Default::default()
    };
    assert_eq!(books.facts(&Subject::Quests), stored("Quests", "Totals", &Subject::Quests, totals));
    let (subject, stock) = (Subject::Stock(who(1)), Boosters { stock: 2, ..Default::default() });
    assert_eq!(books.facts(&subject), stored("Quests", "Stocks", &subject, stock));
}

#[test]
fn event_is_named_by_its_number_pallet_and_name() {
    let events = [
        RuntimeEvent::Balances(pallet_balances::Event::Minted { who: who(1), amount: 1 }),
        RuntimeEvent::Supply(pallet_supply::Event::TgeSet { tge: 4 }),
    ];
    let place = |index| EventPlace::of(index, &events);
    assert_eq!(place(0), Some(EventPlace { index: 0, name: "Balances.Minted".into() }));
    assert_eq!(place(1), Some(EventPlace { index: 1, name: "Supply.TgeSet".into() }));
    assert_eq!(place(2), None);
}

#[test]
fn block_remembers_what_was_before_it_and_each_event_that_told_of_it() {
    let minted = |number, amount| RuntimeEvent::Balances(pallet_balances::Event::Minted { who: who(number), amount });
    let mut books = books_of([minted(1, 5)]);
    books.begin(2, NOW);
    [minted(2, 1), minted(1, 2), minted(2, 1), minted(1, 3)].iter().for_each(|event| books.follow(event));
    let touch = &books.touched[&Subject::Account(who(1))];
    assert_eq!((touch.before.get("free"), &touch.events), (5, &Vec::from([1, 3])));
    assert_eq!(books.touched[&Subject::Issuance].events, [0, 1, 2, 3]);
    books.begin(3, NOW);
    assert!(books.touched.is_empty() && books.figure(&Subject::Account(who(1)), "free") == 10);
}

#[test]
fn finding_reads_as_a_sentence_and_names_pots() {
    let finding = Finding {
        block: 12,
        hash: Hash::zero(),
        event: None,
        figure: format!("{}: free", Subject::Account(pots::account(pots::REVENUE))),
        from_events: "3".into(),
        on_chain: "4".into(),
    };
    let expected =
        "after block 12, and no event told of it: AGT of pot of revenue: free: 3 by the events, 4 on the chain";
    assert_eq!(finding.to_string(), expected);
    let rule = Finding { from_events: String::new(), on_chain: String::new(), ..finding };
    assert_eq!(rule.to_string(), "after block 12, and no event told of it: AGT of pot of revenue: free");
}

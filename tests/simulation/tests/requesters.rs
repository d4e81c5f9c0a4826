//! What decision 43 says of a requester that is its workers' keeper: the committed table is that of the model.

mod docs;

use agt_simulation::keepers::{
    pool::{plans, play, Books, Plan},
    tables::pool_table,
};
use docs::{committed, lines};

/// Returns what the first plan of the table that is chosen comes to, and what the honest one does.
fn books(choose: impl Fn(&Plan) -> bool) -> (Books, Books) {
    let plan = plans().into_iter().find(choose).expect("a plan of the table");
    (play(&plan), play(&Plan::HONEST))
}

#[test]
fn committed_table_of_requesters_is_that_of_the_model() {
    let (name, text) = pool_table();
    assert_eq!(committed(&name), text, "{name}: run scripts/simulate.sh --keepers and commit what it writes");
}

#[test]
fn requester_saves_what_it_withholds_and_no_more() {
    let (withheld, honest) = books(|plan| plan.name == "withhold reveals" && plan.loses == 0.25);
    assert!((20.0..=25.0).contains(&withheld.saves(&honest)), "{}", withheld.saves(&honest));
    // The answers are known to it all the same, and the chain decides fewer items.
    assert_eq!(withheld.known_wrong, honest.known_wrong);
    assert!(withheld.undecided > 10 * honest.undecided);
}

#[test]
fn requester_whose_friends_copy_spends_more_than_an_honest_one() {
    for friends in [0.1, 0.2, 0.4] {
        let (copied, honest) = books(|plan| plan.name == "copy" && plan.friends == friends && plan.reads == 1.0);
        assert!(copied.saves(&honest) < 0.0, "{friends}");
        assert!(copied.wrong * honest.decided > honest.wrong * copied.decided);
    }
}

#[test]
fn opposing_friends_need_no_keeper_and_spoil_the_labels() {
    let of = |reads: f64| books(|plan| plan.name == "oppose" && plan.friends == 0.4 && plan.reads == reads);
    let ((blind, honest), (read, _)) = (of(0.0), of(1.0));
    assert!(blind.saves(&honest) > 5.0 && read.saves(&honest) < blind.saves(&honest) + 5.0);
    assert!(blind.wrong * 5 > blind.decided, "{blind:?}");
}

#[test]
fn withheld_gold_costs_more_than_it_saves_from_ten_sets_on() {
    let saves = |sets: u32| {
        let (found, honest) = books(|plan| plan.withholds_gold && plan.sets == sets);
        found.saves(&honest)
    };
    assert!(saves(1) > saves(3) && saves(3) > 0.0);
    assert!([10, 100, 1_000].into_iter().all(|sets| saves(sets) < 0.0));
}

#[test]
fn text_has_the_rows_of_the_table_of_requesters() {
    let text = committed("README.md");
    let all = lines("keepers-pool.csv");
    for row in all.iter().filter(|row| row["read_pct"] != "50" && row["friends_pct"] != "10") {
        let columns = [
            "friends_pct",
            "read_pct",
            "lost_pct",
            "honest_seat_paid_pct",
            "friends_seat_paid_pct",
            "cost_of_an_honest_seat_pct",
            "saving_pct",
            "wrong_pct",
        ];
        let columns = columns.map(|name| format!("{} %", row[name])).join(" | ");
        let line = format!("| {} | {} | {columns} |", row["plan"], row["sets"]);
        assert!(text.contains(&line), "missing: {line}");
    }
}

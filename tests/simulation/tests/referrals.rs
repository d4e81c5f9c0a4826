//! The replay of a farm whose accounts refer each other: the committed table is that of the model, and it says what the text
//! says.

mod docs;

use agt_simulation::referrals::{
    replay::Shape,
    tables::{all, rows, Row},
    Rule,
};
use docs::{committed, lines};
use std::sync::LazyLock;

/// Every row, played once.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(rows);

fn row(rule: Rule, honest_refer: bool, shape: Shape) -> &'static Row {
    let found = ROWS.iter().find(|row| (row.rule, row.honest_refer, row.shape) == (rule, honest_refer, shape));
    found.expect("every combination is played")
}

#[test]
fn committed_table_of_referrals_is_that_of_the_model() {
    for (name, text) in all(&ROWS) {
        assert_eq!(committed(&name), text, "{name}: run scripts/simulate.sh --rewards and commit what it writes");
    }
}

#[test]
fn idle_referrers_get_nothing_as_it_stands_and_four_percent_without() {
    for honest_refer in [false, true] {
        let of = |rule| row(rule, honest_refer, Shape::Idle);
        assert_eq!(of(Rule::Whole).outcome.referred, 0);
        assert!(of(Rule::WithoutMedallion).part() > 0.04);
    }
}

#[test]
fn all_referrals_together_are_at_most_one_percent_of_the_work() {
    for row in ROWS.iter() {
        let outcome = row.outcome;
        let (paid, worked) = (outcome.referred + outcome.honest, outcome.worked + outcome.honest_worked);
        assert!(paid * 100 <= worked, "{row:?}");
    }
}

#[test]
fn farm_that_comes_first_takes_honest_referrals_in_the_draft_alone() {
    let left = |rule| {
        let of = |shape| row(rule, true, shape).outcome.honest as f64;
        of(Shape::Chain) / of(Shape::None)
    };
    assert!(left(Rule::Draft) < 0.25, "{}", left(Rule::Draft));
    assert!(left(Rule::Whole) > 0.98, "{}", left(Rule::Whole));
}

#[test]
fn farm_gains_about_one_percent_by_a_chain_and_nothing_by_new_accounts() {
    for honest_refer in [false, true] {
        let gain = |shape| row(Rule::Whole, honest_refer, shape).gain();
        assert!((0.009..0.0105).contains(&gain(Shape::Chain)), "{}", gain(Shape::Chain));
        for shape in [Shape::Renewed, Shape::Working] {
            assert!((-0.001..0.002).contains(&gain(shape)), "{shape:?}: {}", gain(shape));
        }
        assert!(gain(Shape::Idle) < -0.03);
    }
    // The first draft pays five percent, again and again.
    assert!(row(Rule::Draft, false, Shape::Chain).gain() > 0.049);
}

#[test]
fn text_has_the_rows_of_the_table_of_referrals() {
    let text = committed("../economics.md");
    for row in lines("referrals.csv").iter().filter(|row| row["honest_people_refer"] == "yes") {
        let columns = [
            "rule",
            "accounts_refer_as",
            "aia_of_referrals",
            "referrals_pct_of_work",
            "all_aia_against_no_referrals_pct",
            "honest_referrers_aia",
            "quiz_answers",
            "idle_bonds_agt",
        ];
        let line = format!("| {} |", columns.map(|column| row[column].as_str()).join(" | "));
        assert!(row["accounts_refer_as"] == "no referrals" || text.contains(&line), "missing: {line}");
    }
}

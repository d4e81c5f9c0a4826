//! The committed tables are those of the model, and the text agrees with them.

mod docs;

use agt_simulation::output::quick;
use docs::{committed, lines, Line};

#[test]
fn quick_run_gives_the_committed_tables() {
    for (name, text) in quick() {
        assert_eq!(committed(&name), text, "{name}: run scripts/simulate.sh and commit what it writes");
    }
}

#[test]
fn text_has_the_groups_of_the_table() {
    let text = committed("README.md");
    let groups = lines("groups.csv");
    assert_eq!(groups.len(), 3);
    for row in groups {
        let of = |name: &str| row[name].clone();
        let line = format!(
            "| {} | {} % | {} % | {} % | {} % | {} | {} % | {} | {} % |",
            of("set"),
            of("honest_pct"),
            of("lazy_pct"),
            of("sybil_pct"),
            of("colluding_pct"),
            of("agt_paid"),
            of("of_pools_pct"),
            of("agt_an_accepted_answer"),
            of("wrong_pct"),
        );
        assert!(text.contains(&line), "missing: {line}");
    }
}

/// The attack that pays under the defaults.
const STILL_PAYS: &str = "colluders (85 % with fresh accounts)";

#[test]
fn text_says_that_every_attack_but_one_loses_under_the_defaults() {
    let text = committed("README.md");
    let attacks = lines("attacks.csv");
    let defaults = attacks.iter().filter(|row| row["set"] == "defaults").collect::<Vec<_>>();
    assert_eq!(defaults.len(), 13);
    for row in defaults {
        let attack = &row["attack"];
        assert_eq!(row["verdict"], if attack == STILL_PAYS { "pays" } else { "loses" }, "{attack}");
        let start = format!(
            "| {attack} | {} % | {} | {} | {} |",
            row["attackers_pct_of_agt"], row["break_even"], row["honest_break_even"], row["verdict"]
        );
        let line = text.lines().find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("missing: {start}"));
        // The text names the guards without which the attack pays.
        let without = |row: &&Line| row["attack"] == *attack && row["set"].starts_with(WITHOUT);
        for guard in attacks.iter().filter(without) {
            let named = line.contains(guard["set"].trim_start_matches(WITHOUT));
            assert_eq!(named, guard["verdict"] == "pays" && attack != STILL_PAYS, "{attack}, {}", guard["set"]);
        }
    }
}

#[test]
fn colluders_of_70_to_85_percent_lose_at_every_share() {
    let played = lines("qualification-colluders.csv");
    let of_models = played.iter().filter(|row| row["way"] == "model").collect::<Vec<_>>();
    assert_eq!(of_models.len(), 48);
    for row in of_models {
        assert_eq!(row["verdict"], "loses", "{row:?}");
        let (share, honest) = (&row["colluders_pct"], row["honest_pct_of_agt"].parse::<f64>().expect("a number"));
        let least = if share == "10" { 90.0 } else { 75.0 };
        assert!(share.as_str() > "20" || honest >= least, "{row:?}");
    }
}

/// How the names of the sets begin that switch off one guard of the defaults.
const WITHOUT: &str = "defaults without ";

/// The greatest difference between 2,000 agents and 100,000 people one by one: in percentage points of the shares, and as a
/// part of the AGT.
const POINTS: f64 = 0.5;
const PAID: f64 = 0.01;

#[test]
fn two_thousand_agents_are_paid_like_a_hundred_thousand_people() {
    let grains = lines("grain.csv");
    let of = |set: &str, name: &str| -> f64 {
        let found = grains.iter().find(|row| row["set"] == set).unwrap_or_else(|| panic!("no {set}"));
        found[name].parse().expect("a number")
    };
    for share in ["honest_pct", "lazy_pct", "sybil_pct", "colluding_pct", "wrong_pct"] {
        let (few, all) = (of("2000 agents", share), of("100000 agents", share));
        assert!((few - all).abs() <= POINTS, "{share}: {few} and {all}");
    }
    let (few, all) = (of("2000 agents", "agt_paid"), of("100000 agents", "agt_paid"));
    assert!((few / all - 1.0).abs() <= PAID, "{few} and {all}");
}

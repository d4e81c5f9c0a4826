//! What decision 43 rests on: the committed tables of keepers are those of the model, and they say what the decision says.

mod docs;

use agt_primitives::{
    basis_points::BasisPoints,
    contributors::{ContributorTerms, Qualification, Tally},
    skill::twins::Comparison,
};
use agt_simulation::{
    keepers::{
        crowd::Trial,
        tables::{competitors, copiers, line, outcomes, stay_table, GRAIN},
    },
    sets::defaults,
};
use docs::{committed, lines, Line};

/// Returns a figure of a line.
fn figure(row: &Line, name: &str) -> f64 {
    row[name].parse().unwrap_or_else(|_| panic!("{name}: {}", row[name]))
}

/// Returns the lines of copiers: their share of the accounts, and how often their model is right.
fn of_copiers(share: &str, model: &str, knows_gold: &str) -> Vec<Line> {
    let all = lines("keepers-read.csv").into_iter();
    let of =
        |row: &Line| row["friends_pct"] == share && row["model_right_pct"] == model && row["knows_gold"] == knows_gold;
    all.filter(of).collect()
}

/// Returns the lines of a way to hand over, with a fifth of dishonest keepers: what they come to when the keepers read, and when
/// they lose what they can, too.
fn of_way(way: &str) -> (Line, Line) {
    let all = lines("keepers-ways.csv").into_iter();
    let mut of = all.filter(|row| row["handed"] == way && row["dishonest_keepers_pct"] == "20");
    let first = of.next().unwrap_or_else(|| panic!("no {way}"));
    let last = of.next().unwrap_or_else(|| first.clone());
    (first, last)
}

#[test]
fn committed_table_of_open_clients_is_that_of_the_model() {
    let (name, text) = stay_table();
    assert_eq!(committed(&name), text, "{name}: run scripts/simulate.sh --keepers and commit what it writes");
}

#[test]
fn committed_runs_beside_keepers_are_those_of_the_model() {
    let of = |trials: Vec<Trial>, file: &str, chosen: &[usize]| {
        let text = committed(file);
        let trials = chosen.iter().map(|index| trials[*index]).collect::<Vec<_>>();
        for (trial, found) in trials.iter().zip(outcomes(&trials, GRAIN)) {
            let line = line(trial, &found);
            assert!(text.lines().any(|row| row == line), "{file} has no {line}");
        }
    };
    of(copiers(), "keepers-read.csv", &[21]);
    of(competitors(), "keepers-lost.csv", &[9]);
}

#[test]
fn copying_pays_from_half_of_the_answers_read_with_a_model_of_70() {
    for (share, first) in [("5", 50.0), ("20", 60.0)] {
        for row in of_copiers(share, "70", "no") {
            let pays = figure(&row, "read_pct") >= first;
            assert_eq!(row["verdict"], if pays { "pays" } else { "loses" }, "{row:?}");
        }
    }
    for row in of_copiers("20", "85", "no") {
        assert_eq!(row["verdict"] == "pays", figure(&row, "read_pct") >= 20.0, "{row:?}");
    }
}

#[test]
fn reading_adds_nothing_for_a_keeper_that_knows_the_gold() {
    let rows = of_copiers("20", "70", "yes");
    let [unread, _, read] = &rows[..] else { panic!("three runs") };
    assert!(figure(read, "friends_pct_of_agt") < figure(unread, "friends_pct_of_agt"));
    assert!(figure(read, "wrong_pct") < figure(unread, "wrong_pct"));
}

#[test]
fn copying_makes_labels_wrong_that_honest_people_would_not() {
    for (share, model) in [("5", "70"), ("20", "70"), ("20", "85")] {
        let rows = of_copiers(share, model, "no");
        let (first, last) = (&rows[0], &rows[rows.len() - 1]);
        assert!(figure(last, "wrong_pct") > 2.0 * figure(first, "wrong_pct"), "{last:?}");
    }
}

#[test]
fn exact_copies_are_twins_only_of_people_below_79_percent() {
    let copies = Comparison { shared: 32, same: 32 };
    let are = |points: u16| copies.are_twins(BasisPoints::clamped(points), BasisPoints::clamped(points));
    assert!(are(7_886) && !are(7_887) && !are(9_200));
    // In a set of sixteen positions they are never found.
    let few = Comparison { shared: 16, same: 16 };
    assert!((5_001..=9_700).all(|points| !few.are_twins(BasisPoints::clamped(points), BasisPoints::clamped(points))));
}

#[test]
fn copying_pays_beside_every_public_crowd_when_half_is_read() {
    let rows = lines("keepers-crowds.csv");
    assert_eq!(rows.len(), 18);
    for row in &rows {
        assert_eq!(row["verdict"], if row["read_pct"] == "0" { "loses" } else { "pays" }, "{row:?}");
    }
    let taken = |read: &str| {
        let of = rows.iter().filter(|row| row["read_pct"] == read).map(|row| 100.0 - figure(row, "honest_pct_of_agt"));
        let (least, most) = of.fold((f64::MAX, 0.0), |(least, most), taken| (taken.min(least), taken.max(most)));
        format!("{least:.0} to {most:.0} %")
    };
    let text = committed("README.md").split_whitespace().collect::<Vec<_>>().join(" ");
    let said = format!(
        "takes {} of the AGT if half of the seats are read, and {} if all are, instead of {}.",
        taken("50"),
        taken("100"),
        taken("0")
    );
    assert!(text.contains(&said), "missing: {said}");
}

#[test]
fn lost_reveals_cost_their_owners_more_than_the_lost_sets() {
    let all = lines("keepers-lost.csv");
    let of = |lost: &str, dropped: &str| {
        let row = all.iter().find(|row| row["lost_pct"] == lost && row["dropped"] == dropped).expect("a run");
        (figure(row, "honest_agt_a_month"), figure(row, "honest_admitted_pct"))
    };
    let (pay, admitted) = of("0.00", "no");
    let (less, fewer) = of("5.00", "no");
    assert!(less < 0.75 * pay && fewer < 0.6 * admitted);
    // A client that notices keeps nearly all of it.
    for lost in ["5.00", "10.00", "25.00", "50.00"] {
        let (kept, admitted_still) = of(lost, "yes");
        assert!(kept > 0.95 * pay && admitted_still > 0.95 * admitted, "{lost}");
    }
}

#[test]
fn keeper_reads_half_as_much_when_half_of_the_clients_stay() {
    for (now, later) in
        [("at the commitment to one", "at the end to one"), ("at the commitment to two", "at the end to two")]
    {
        let ((at_once, _), (at_the_end, _)) = (of_way(now), of_way(later));
        assert_eq!(figure(&at_once, "read_pct"), 2.0 * figure(&at_the_end, "read_pct"));
        assert!(figure(&at_once, "friends_pct_of_agt") > 1.5 * figure(&at_the_end, "friends_pct_of_agt"));
    }
}

#[test]
fn one_keeper_reads_less_than_two_and_loses_more() {
    let ((one, one_lost), (two, two_lost)) = (of_way("at the end to one"), of_way("at the end to two"));
    assert!(figure(&one, "friends_pct_of_agt") < figure(&two, "friends_pct_of_agt"));
    assert!(figure(&one_lost, "honest_admitted_pct") < figure(&two_lost, "honest_admitted_pct"));
    let (parts, parts_lost) = of_way("at the end in three parts of which two do");
    assert!(figure(&parts, "read_pct") < figure(&one, "read_pct"));
    assert!(figure(&parts_lost, "honest_admitted_pct") > figure(&one_lost, "honest_admitted_pct"));
}

#[test]
fn text_has_the_rows_of_the_tables_of_keepers() {
    let text = committed("README.md");
    let shown = |line: String| assert!(text.contains(&line), "missing: {line}");
    let columns = [of_copiers("5", "70", "no"), of_copiers("20", "70", "no"), of_copiers("20", "85", "no")];
    for ((five, twenty), good) in columns[0].iter().zip(&columns[1]).zip(&columns[2]) {
        let taken = [five, twenty, good].map(|row| format!("{} % {}", row["friends_pct_of_agt"], row["verdict"]));
        let read = figure(good, "read_pct");
        shown(format!("| {read:.0} % | {} | {} % |", taken.join(" | "), good["wrong_pct"]));
    }
    for row in lines("keepers-lost.csv").iter().filter(|row| row["dropped"] == "no") {
        let (taken, admitted) = (&row["friends_pct_of_agt"], &row["honest_admitted_pct"]);
        shown(format!("| {:.0} % | {taken} % | {admitted} % |", figure(row, "lost_pct")));
    }
    for row in lines("keepers-lost.csv").iter().filter(|row| row["dropped"] == "yes") {
        shown(format!(" | {} % | {} % |\n", row["friends_pct_of_agt"], row["honest_admitted_pct"]));
    }
    let mut ways = lines("keepers-ways.csv");
    ways.retain(|row| row["dishonest_keepers_pct"] == "20" && row["lost_pct"] != "0.00");
    for row in ways {
        let columns = ["lost_pct", "friends_pct_of_agt", "honest_admitted_pct"].map(|name| format!("{} %", row[name]));
        let (first, _) = of_way(&row["handed"]);
        let read = if first == row { "-".into() } else { format!("{} %", first["friends_pct_of_agt"]) };
        shown(format!("| {} | {} % | {read} | {} |", row["handed"], row["read_pct"], columns.join(" | ")));
    }
}

#[test]
fn text_says_how_many_sets_an_open_client_sees_to_the_reveal() {
    let text = committed("README.md");
    let stays = lines("keepers-stay.csv");
    let half_an_hour = stays.iter().find(|row| row["open_minutes_after_commit"] == "30").expect("half an hour");
    let said = format!(
        "{:.0} in 100 sets, and {:.0} in 100 beside",
        figure(half_an_hour, "sees_the_reveal_pct"),
        figure(half_an_hour, "beside_a_copier_pct")
    );
    assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains(&said), "missing: {said}");
}

/// Returns how many sets in a row somebody at the reference may lose who has answered gold for long, until it falls.
fn lost_until_it_falls() -> u32 {
    let (terms, measure) = (ContributorTerms::DEFAULT, defaults().1.campaign.measure);
    let mut qualification = Qualification::default();
    qualification.note_quiz(Tally::of(32, 32), &measure, &terms, 0);
    // 38 of 40 right.
    for right in [8, 7, 8, 8, 7].into_iter().cycle().take(500) {
        qualification.note_work(Tally::of(right, 8), 0, &measure, &terms, 0);
    }
    assert!(qualification.may_work());
    (1..)
        .find(|_| {
            qualification.note_work(Tally::of(2, 8), 0, &measure, &terms, 0);
            !qualification.may_work()
        })
        .expect("it falls at last")
}

#[test]
fn somebody_at_the_reference_falls_with_the_third_lost_set() {
    assert_eq!(lost_until_it_falls(), 3);
}

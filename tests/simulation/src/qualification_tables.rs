//! Plays the runs of the rule of qualification and makes their files.

use crate::{
    crowds::Crowd,
    output::{play_all, table, File, SEASONS_PLAYED},
    plot::{bars, lines, Row},
    qualification_runs::{base_lane, colluders, crowds, mixed, outcome, sweep, Outcome, Trial, HEAD, SWEPT},
    report::GROUPS,
    sweeps::Grain,
};

/// The grain of these tables.
pub const GRAIN: Grain = Grain { agents: 300, seasons: 12 };

/// The parameter that the plot of the trade-off varies.
const TRADE_OFF: &str = "least skill with a floor 250 below";

/// Plays runs, and returns their outcomes in order.
fn outcomes<'a>(trials: impl Iterator<Item = &'a Trial>, grain: Grain) -> Vec<Outcome> {
    let scenarios = trials.map(|trial| trial.scenario(grain)).collect::<Vec<_>>();
    play_all(&scenarios).iter().map(outcome).collect()
}

/// Returns the values once each, in the order in which they first come.
fn distinct(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    values.for_each(|value| {
        if !all.contains(&value) {
            all.push(value);
        }
    });
    all
}

/// Plays who is paid beside a tenth and a fifth of colluders.
fn who_is_paid(grain: Grain) -> Vec<File> {
    let runs = play_all(&mixed(Grain { seasons: SEASONS_PLAYED, ..grain }));
    vec![("qualification-groups.csv".into(), table(GROUPS, runs.iter().map(|run| run.groups())))]
}

/// Plays colluders of every accuracy at every share.
fn colluder_table(grain: Grain) -> Vec<File> {
    let trials = colluders();
    let outcomes = outcomes(trials.iter(), grain);
    let text = trials.iter().zip(&outcomes).map(|(trial, outcome)| format!("{},{}", trial.name(), outcome.line()));
    vec![("qualification-colluders.csv".into(), table(HEAD, text))]
}

/// Plays every crowd.
fn crowd_table(grain: Grain) -> Vec<File> {
    let trials = crowds();
    let outcomes = outcomes(trials.iter(), grain);
    let text = trials.iter().zip(&outcomes).map(|(trial, outcome)| format!("{},{}", trial.name(), outcome.line()));
    let labels = Crowd::ALL.map(|crowd| crowd.name.to_string());
    let each = trials.len() / labels.len();
    let row = |name: &str, run: usize, figure: fn(&Outcome) -> f64| Row {
        name: name.into(),
        values: outcomes.iter().skip(run).step_by(each).map(figure).collect(),
    };
    let wrong: fn(&Outcome) -> f64 = |outcome| outcome.wrong;
    let wrong = [row("alone", 0, wrong), row("70 % of the skill", 2, wrong), row("85 % of the skill", 4, wrong)];
    let honest =
        [row("honest people", 4, |outcome| outcome.honest), row("colluders", 4, |outcome| 100.0 - outcome.honest)];
    vec![
        ("qualification-crowds.csv".into(), table(HEAD, text)),
        (
            "qualification-crowds.svg".into(),
            bars("Who is paid beside a fifth of colluders with 85 % of the skill", "% of AGT", &labels, &honest),
        ),
        (
            "qualification-wrong.svg".into(),
            lines("Wrong labels beside a fifth of colluders, by the crowd", "%", &labels, &wrong),
        ),
    ]
}

/// Plays the base lane.
fn base_table(grain: Grain) -> Vec<File> {
    let trials = base_lane();
    let outcomes = outcomes(trials.iter().map(|(_, trial)| trial), grain);
    let text = trials.iter().zip(&outcomes);
    let text = text.map(|((part, trial), outcome)| format!("{part},{},{}", trial.name(), outcome.line()));
    vec![("qualification-base.csv".into(), table(&format!("base_part,{HEAD}"), text))]
}

/// Plays every parameter of the rule.
fn parameter_table(grain: Grain) -> Vec<File> {
    let trials = sweep();
    let outcomes = outcomes(trials.iter().map(|(_, _, trial)| trial), grain);
    let text = trials.iter().zip(&outcomes);
    let text = text
        .map(|((parameter, value, trial), outcome)| format!("{parameter},{value},{},{}", trial.name(), outcome.line()));
    let text = table(&format!("parameter,value,{HEAD}"), text);
    let shown = trials.iter().zip(&outcomes).filter(|((parameter, ..), _)| *parameter == TRADE_OFF);
    let shown = shown.map(|((_, value, _), outcome)| (value.clone(), *outcome)).collect::<Vec<_>>();
    let labels = distinct(shown.iter().map(|(value, _)| value.clone()));
    let row = |name: &str, attack: usize, figure: fn(&Outcome) -> f64| Row {
        name: name.into(),
        values: shown.iter().skip(attack).step_by(SWEPT.len()).map(|(_, outcome)| figure(outcome)).collect(),
    };
    let taken: fn(&Outcome) -> f64 = |outcome| 100.0 - outcome.honest;
    let rows = [
        row("taken by a model of 80 %", 0, taken),
        row("by a model of 85 %", 1, taken),
        row("by 85 %, fresh accounts", 2, taken),
        row("honest accounts admitted", 0, |outcome| outcome.admitted),
        row("honest sets unpaid", 0, |outcome| outcome.quizzes),
    ];
    vec![
        ("qualification-sweep.csv".into(), text),
        ("qualification-trade-off.svg".into(), lines("What the least skill keeps out", "%", &labels, &rows)),
    ]
}

/// Plays the runs of the rule of qualification, one table after the other.
pub fn all(grain: Grain) -> impl Iterator<Item = Vec<File>> {
    let parts = [colluder_table, crowd_table, base_table, parameter_table, who_is_paid];
    parts.into_iter().map(move |part| part(grain))
}

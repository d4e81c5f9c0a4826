//! Plays all runs and makes their files.

use crate::{
    chain_model::ChainModel,
    lanes,
    plot::{bars, lines, Row},
    report::{Run, GROUPS, SEASONS, SHARES, VERDICT},
    rules::Rules,
    scenario::Scenario,
    sets::{all, attacked, attacks, defaults, mixed_cohorts, scenario, without_guards},
    sweeps::{points, Grain},
};
use std::{
    sync::{
        atomic::{AtomicUsize, Ordering},
        Mutex,
    },
    thread,
};

/// The grain of the sweeps, of the attacks, and of the quick run of the test.
pub const COARSE: Grain = Grain { agents: 500, seasons: 12 };

/// The agents of the main table.
pub const AGENTS: u64 = 2_000;

/// The seasons of the main table.
pub const SEASONS_PLAYED: u32 = 24;

/// A file: its name and its text.
pub type File = (String, String);

/// Plays a scenario on the model's own chain.
pub fn play(scenario: &Scenario) -> Run {
    let rules = scenario.rules;
    let book = ChainModel::new(scenario.scale().into(), rules.contributors, rules.season);
    Run { scenario: scenario.clone(), ledger: scenario.play(book) }
}

/// Plays scenarios on all processors. The order of the runs is that of the scenarios.
pub fn play_all(scenarios: &[Scenario]) -> Vec<Run> {
    let runs = Mutex::new(vec![None; scenarios.len()]);
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((index, scenario)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|index| Some((index, scenarios.get(index)?)))
                {
                    let run = play(scenario);
                    runs.lock().expect("no run panics")[index] = Some(run);
                }
            });
        }
    });
    runs.into_inner().expect("no run panics").into_iter().flatten().collect()
}

pub(crate) fn table(head: &str, lines: impl IntoIterator<Item = String>) -> String {
    let mut text = format!("{head}\n");
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// Plays the quick run that a test repeats: few agents, few seasons, under the defaults.
pub fn quick() -> Vec<File> {
    let (name, rules) = defaults();
    let run = play(&scenario(name, rules, mixed_cohorts(), COARSE.agents, COARSE.seasons));
    vec![
        ("quick-seasons.csv".into(), table(SEASONS, run.seasons())),
        ("quick-shares.csv".into(), table(SHARES, run.shares())),
    ]
}

/// Plays the main table: the same people under every set of rules.
pub fn main_table(agents: u64) -> Vec<File> {
    let scenarios =
        all().into_iter().map(|(name, rules)| scenario(name, rules, mixed_cohorts(), agents, SEASONS_PLAYED));
    let runs = play_all(&scenarios.collect::<Vec<_>>());
    let seasons = (1..=SEASONS_PLAYED).map(|season| season.to_string()).collect::<Vec<_>>();
    let rows = |figure: &dyn Fn(&Run, usize) -> f64| -> Vec<Row> {
        runs.iter()
            .map(|run| Row {
                name: run.scenario.name.clone(),
                values: (0..run.ledger.seasons.len()).map(|season| figure(run, season)).collect(),
            })
            .collect()
    };
    let column = |run: &Run, season: usize, column: usize| -> f64 {
        let line = run.seasons()[season].clone();
        line.split(',').nth(column).and_then(|field| field.parse().ok()).unwrap_or_default()
    };
    let labels = runs.iter().map(|run| run.scenario.name.clone()).collect::<Vec<_>>();
    let groups = runs.iter().map(Run::groups).collect::<Vec<_>>();
    let layer = |name: &str, place: usize| Row {
        name: name.into(),
        values: groups
            .iter()
            .map(|line| line.split(',').nth(place).and_then(|x| x.parse().ok()).unwrap_or(0.0))
            .collect(),
    };
    let layers = [layer("honest", 1), layer("lazy", 2), layer("sybil", 3), layer("colluding", 4)];
    let million = |run: &Run, season: usize, at: usize| column(run, season, at) / 1e6;
    vec![
        ("seasons.csv".into(), table(SEASONS, runs.iter().flat_map(Run::seasons))),
        ("shares.csv".into(), table(SHARES, runs.iter().flat_map(Run::shares))),
        ("groups.csv".into(), table(GROUPS, groups.iter().cloned())),
        (
            "supply.svg".into(),
            lines("Minted by the seasons", "M AGT", &seasons, &rows(&|run, season| million(run, season, 2))),
        ),
        (
            "owed.svg".into(),
            lines("What a season pays", "M AGT", &seasons, &rows(&|run, season| million(run, season, 5))),
        ),
        (
            "rate.svg".into(),
            lines("Rate of the bonded lane", "AGT per AIA", &seasons, &rows(&|run, season| column(run, season, 9))),
        ),
        ("shares.svg".into(), bars("Who is paid, over 24 seasons", "% of AGT", &labels, &layers)),
    ]
}

/// Copies one guard from the second set of rules into the first.
type Guard = fn(&mut Rules, &Rules);

/// The guards of the defaults that the attacks are tried without, one at a time.
fn guards() -> Vec<(&'static str, Guard)> {
    vec![
        ("AIA at the close", |rules, from| rules.guards.aia_at_join = from.guards.aia_at_join),
        ("even gold", |rules, from| rules.campaign.even_gold = from.campaign.even_gold),
        ("platform gold alone lifts", |rules, from| rules.guards.own_gold_lifts = from.guards.own_gold_lifts),
        ("8 golds", |rules, from| rules.campaign.gold = from.campaign.gold),
        ("the trial", |rules, from| {
            rules.contributors.trial_gold = from.contributors.trial_gold;
            rules.contributors.fall_margin = from.contributors.fall_margin;
        }),
        ("least skill 92.5 %", |rules, from| {
            rules.contributors.least_skill = from.contributors.least_skill;
            rules.contributors.pay_floor = from.contributors.pay_floor;
        }),
        ("a week's wait", |rules, from| rules.contributors.fall_wait = from.contributors.fall_wait),
    ]
}

/// Returns the sets of rules under which every attack is tried: the defaults, and the defaults without each guard.
fn tried() -> Vec<(String, Rules)> {
    let ((name, full), (_, bare)) = (defaults(), without_guards());
    let without = guards().into_iter().map(|(guard, take)| {
        let mut rules = full;
        take(&mut rules, &bare);
        (format!("defaults without {guard}"), rules)
    });
    [(name.to_string(), full)].into_iter().chain(without).collect()
}

/// Plays every attack under every set of rules that it is tried under.
pub fn attack_table(grain: Grain) -> Vec<File> {
    let mut names = Vec::new();
    let mut scenarios = Vec::new();
    for attack in attacks() {
        for (set, rules) in tried() {
            scenarios.push(attacked(&attack, rules, grain.agents, grain.seasons));
            names.push((attack.name, set));
        }
    }
    let runs = play_all(&scenarios);
    let text = names.iter().zip(&runs).map(|((attack, set), run)| format!("{attack},{set},{}", run.verdict().line()));
    vec![("attacks.csv".into(), table(&format!("attack,set,{VERDICT}"), text))]
}

/// Plays every sweep.
pub fn sweep_table(grain: Grain) -> Vec<File> {
    let points = points(grain);
    let scenarios = points.iter().map(|point| point.scenario.clone()).collect::<Vec<_>>();
    let runs = play_all(&scenarios);
    let text = points
        .iter()
        .zip(&runs)
        .map(|(point, run)| format!("{},{},{},{}", point.parameter, point.value, point.attack, run.verdict().line()));
    let text = table(&format!("parameter,value,attack,{VERDICT}"), text);
    let of = |parameter: &str, attack: &str, figure: &dyn Fn(&Run) -> f64| -> Vec<f64> {
        let chosen = points.iter().zip(&runs).filter(|(at, _)| at.parameter == parameter && at.attack == attack);
        chosen.map(|(_, run)| figure(run)).collect()
    };
    let labels = |parameter: &str, attack: &str| -> Vec<String> {
        let chosen = points.iter().filter(|at| at.parameter == parameter && at.attack == attack);
        chosen.map(|at| at.value.clone()).collect()
    };
    let cohorts = ["blind bots", "cheap model", "colluders"];
    let by_share = |figure: &dyn Fn(&Run) -> f64| -> Vec<Row> {
        let row = |name: &&str| Row { name: name.to_string(), values: of("attackers' share", name, figure) };
        cohorts.iter().map(row).collect()
    };
    let share_labels = labels("attackers' share", cohorts[0]);
    let by_skill = ["cheap model", "colluders", "colluders of 80 %"]
        .map(|name| Row { name: name.to_string(), values: of("least skill", name, &|run| run.verdict().share) });
    vec![
        ("sweeps.csv".into(), text),
        ("lanes.csv".into(), table(lanes::HEAD, lanes::lines())),
        (
            "wrong.svg".into(),
            lines(
                "Wrong labels by the attackers' share of accounts",
                "%",
                &share_labels,
                &by_share(&|run| run.verdict().wrong),
            ),
        ),
        (
            "taken.svg".into(),
            lines(
                "AGT taken by the attackers, by their share of accounts",
                "% of AGT",
                &share_labels,
                &by_share(&|run| run.verdict().share),
            ),
        ),
        (
            "least-skill.svg".into(),
            lines(
                "AGT taken by a fifth of the accounts, by the least skill",
                "% of AGT",
                &labels("least skill", "colluders"),
                &by_skill,
            ),
        ),
    ]
}

/// Plays the same people with different numbers of agents.
pub fn grain_table(agents: &[u64], seasons: u32) -> Vec<File> {
    let (_, rules) = defaults();
    let scenarios =
        agents.iter().map(|agents| scenario(&format!("{agents} agents"), rules, mixed_cohorts(), *agents, seasons));
    let runs = play_all(&scenarios.collect::<Vec<_>>());
    vec![("grain.csv".into(), table(GROUPS, runs.iter().map(Run::groups)))]
}

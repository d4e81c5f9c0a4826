//! The sweeps: each varies one parameter around the defaults.

use crate::{
    people::{Cohort, Strategy},
    rules::{Rules, REFERENCE},
    scenario::Scenario,
    sets::{attacked, defaults, scenario, Attack},
};
use agt_primitives::{
    basis_points::BasisPoints,
    calendar::DAY,
    season::Ceiling,
    tasks::{AnswerKind, Replication},
    token::AGT,
};
use std::num::NonZeroU64;

/// One point of a sweep.
#[derive(Clone, Debug)]
pub struct Point {
    /// The varied parameter.
    pub parameter: &'static str,
    /// Its value, as tables write it.
    pub value: String,
    /// The attack.
    pub attack: &'static str,
    /// The scenario. Its third cohort attacks.
    pub scenario: Scenario,
}

/// The change that a sweep makes.
type Change = Box<dyn Fn(&mut Rules, &mut Vec<Cohort>, &mut f64)>;

/// The size of a run.
#[derive(Clone, Copy, Debug)]
pub struct Grain {
    /// Agents of a run.
    pub agents: u64,
    /// Seasons of a run.
    pub seasons: u32,
}

fn rules(change: impl Fn(&mut Rules) + 'static) -> Change {
    Box::new(move |rules, _, _| change(rules))
}

/// Returns the values of every varied parameter.
fn changes() -> Vec<(&'static str, String, Change)> {
    let mut all: Vec<(&'static str, String, Change)> = Vec::new();
    for trial_gold in [32, 64, 96, 192] {
        all.push((
            "gold of a trial",
            trial_gold.to_string(),
            rules(move |rules| rules.contributors.trial_gold = trial_gold),
        ));
    }
    for margin in [100, 150, 200, 250, 300] {
        all.push(("margin of a fall", margin.to_string(), rules(move |rules| rules.contributors.fall_margin = margin)));
    }
    for memory in [96, 192, 384] {
        all.push(("gold remembered", memory.to_string(), rules(move |rules| rules.contributors.gold_memory = memory)));
    }
    for days in [1, 7, 30] {
        all.push(("wait", format!("{days} days"), rules(move |rules| rules.contributors.fall_wait = days * DAY)));
    }
    for gold in [4, 5, 6, 7, 8, 10, 12] {
        all.push(("gold of 32", gold.to_string(), rules(move |rules| rules.campaign.gold = gold)));
    }
    for skill in [5_250, 6_000, 7_000, 7_500, 8_000, 8_250, 8_500, 8_750, 9_000] {
        all.push((
            "least skill",
            skill.to_string(),
            rules(move |rules| {
                (rules.contributors.least_skill, rules.contributors.pay_floor) = (skill, skill - 250);
            }),
        ));
    }
    for reference in [8_500, 9_000, 9_250, 9_500, 9_750] {
        all.push((
            "reference",
            format!("{:.1} %", f64::from(reference) / 100.0),
            rules(move |rules| rules.campaign.ask(rules.campaign.kind, 0, reference)),
        ));
    }
    for (tickets, value) in [(1, "1"), (3, "3"), (6, "6"), (1_000, "as many as come")] {
        all.push((
            "tickets a seat beside who is first",
            value.into(),
            Box::new(move |rules, cohorts, _| {
                rules.campaign.tickets_a_seat = tickets;
                cohorts[2].first = true;
            }),
        ));
    }
    for replication in Replication::ALL {
        all.push((
            "replication",
            replication.seats().to_string(),
            rules(move |rules| {
                rules.campaign.replication = replication;
            }),
        ));
    }
    for count in [2, 4, 8, 16] {
        all.push((
            "categories",
            count.to_string(),
            rules(move |rules| {
                rules.campaign.ask(AnswerKind::Categories { count }, 0, REFERENCE);
            }),
        ));
    }
    all.push((
        "categories",
        "numbers".into(),
        rules(|rules| {
            let tolerance = NonZeroU64::new(100).unwrap_or(NonZeroU64::MIN);
            // To know the number in 95 of 100 cases is worth 89.
            rules.campaign.ask(AnswerKind::Number { least: 0, most: 10_000, tolerance, decimals: 0 }, 400, 8_900);
        }),
    ));
    for bonded in [0.0, 0.3, 1.0] {
        all.push((
            "honest people with a bond",
            format!("{:.0} %", bonded * 100.0),
            Box::new(move |_, cohorts, _| {
                cohorts[0].bond.0 = bonded;
            }),
        ));
    }
    for (worst, best) in [(0.64, 0.76), (0.74, 0.86), (0.86, 0.98), (0.96, 1.0)] {
        let value = format!("{:.0} to {:.0} %", worst * 100.0, best * 100.0);
        // A pilot finds where the best quarter begins.
        let reference = ((worst + 0.75 * (best - worst)) * 10_000.0) as u16;
        all.push((
            "honest accuracy",
            value,
            Box::new(move |rules, cohorts, _| {
                rules.campaign.ask(rules.campaign.kind, 0, reference);
                cohorts[0].accuracy = (worst, best);
            }),
        ));
    }
    for share in [0.0, 0.2, 0.5, 0.8] {
        all.push((
            "mistakes made together",
            format!("{:.0} %", share * 100.0),
            Box::new(move |_, _, correlation| {
                *correlation = share;
            }),
        ));
    }
    for thousands in [320, 1_000, 3_200, 10_000, 12_096] {
        all.push((
            "AIA a day",
            format!("{thousands}000"),
            rules(move |rules| {
                rules.tasks.aia_a_day = thousands * 1_000;
            }),
        ));
    }
    for thousandths in [5, 20, 50, 100, 200] {
        all.push((
            "ceiling",
            format!("{:.3} AGT", f64::from(thousandths) / 1_000.0),
            rules(move |rules| {
                let ceiling = Ceiling::new(u128::from(thousandths) * AGT / 1_000).expect("a ceiling inside its range");
                rules.season.ceiling = ceiling;
                rules.season.aia_per_agt = rules.season.aia_per_agt.min(2_000 / thousandths);
            }),
        ));
    }
    for points in [0, 500, 1_000, 2_000] {
        all.push((
            "base lane",
            format!("{} %", points / 100),
            rules(move |rules| {
                rules.season.base_part = BasisPoints::clamped(points);
            }),
        ));
    }
    for aia in [5, 10, 20, 40] {
        all.push(("AIA per bonded AGT", aia.to_string(), rules(move |rules| rules.season.aia_per_agt = aia)));
    }
    for cap in [3_000, 6_000, 12_000] {
        all.push(("base cap", cap.to_string(), rules(move |rules| rules.season.base_cap = cap)));
    }
    for most in [10_000, 15_000, 20_000] {
        all.push((
            "multiplier product",
            format!("{:.1}", f64::from(most) / 10_000.0),
            rules(move |rules| {
                rules.contributors.most_multiplier = most;
            }),
        ));
    }
    for each in [1, 2, 3, 6] {
        all.push((
            "attackers redeem every",
            format!("{each} seasons"),
            Box::new(move |_, cohorts, _| {
                cohorts[2].redeems_each = each;
            }),
        ));
    }
    for bonded in [0.0, 0.5, 1.0] {
        all.push((
            "attackers with a bond",
            format!("{:.0} %", bonded * 100.0),
            Box::new(move |_, cohorts, _| {
                cohorts[2].bond.0 = bonded;
            }),
        ));
    }
    all
}

/// The attack of a cheap model that answers its own quizzes, and the parameters that keep it away.
const CHEAP: &str = "cheap model";
const LET_IN: [&str; 6] = ["gold of a trial", "margin of a fall", "wait", "gold of 32", "least skill", "reference"];

/// Returns machines with a model that is right in 80 of 100: one of 70 never ends its trial.
fn better_model(thousandths: u32) -> Cohort {
    Cohort { accuracy: (0.8, 0.8), ..Cohort::model(thousandths) }
}

/// Returns the attackers of every point: one cheap model, and colluders with the usual model and with that one.
fn attackers() -> [Attack; 3] {
    let soon = |cohort: Cohort| Cohort { arrives: 60, ..cohort };
    [
        Attack { name: CHEAP, cohort: soon(better_model(200)), campaigns: |_| () },
        Attack { name: "colluders", cohort: soon(Cohort::colluding(200)), campaigns: |_| () },
        Attack {
            name: "colluders of 80 %",
            cohort: soon(Cohort { accuracy: (0.8, 0.8), ..Cohort::colluding(200) }),
            campaigns: |_| (),
        },
    ]
}

/// Returns every point of every sweep.
pub fn points(grain: Grain) -> Vec<Point> {
    let Grain { agents, seasons } = grain;
    let mut points = Vec::new();
    for (parameter, value, change) in changes() {
        // The cheap model is paid nothing whatever the other parameters are.
        let matters = LET_IN.contains(&parameter);
        for attack in attackers().into_iter().filter(|attack| matters || attack.name != CHEAP) {
            let mut scenario = attacked(&attack, defaults().1, agents, seasons);
            change(&mut scenario.rules, &mut scenario.cohorts, &mut scenario.correlation);
            points.push(Point { parameter, value: value.clone(), attack: attack.name, scenario });
        }
    }
    for percent in [0, 10, 30, 50, 70, 90, 95] {
        for cohort in [Cohort::blind(10 * percent), better_model(10 * percent), Cohort::colluding(10 * percent)] {
            let (name, rest) = (cohort.name, 1_000 - 10 * percent);
            let cohorts = vec![Cohort::honest(rest * 4 / 5), Cohort::lazy(rest - rest * 4 / 5), cohort];
            let soon = cohorts.into_iter().map(|cohort| Cohort { arrives: 60, ..cohort }).collect();
            let scenario = scenario(name, defaults().1, soon, agents, seasons);
            points.push(Point { parameter: "attackers' share", value: format!("{percent} %"), attack: name, scenario });
        }
    }
    for percent in [40, 50, 60, 70, 75, 80, 85, 90, 95] {
        let accuracy = f64::from(percent) / 100.0;
        for cohort in [Cohort::model(200), Cohort::colluding(200)] {
            let cohort = Cohort { accuracy: (accuracy, accuracy), arrives: 60, ..cohort };
            let attack = Attack { name: cohort.name, cohort, campaigns: |_| () };
            let scenario = attacked(&attack, defaults().1, agents, seasons);
            let value = format!("{percent} % right");
            points.push(Point { parameter: "model", value, attack: attack.name, scenario });
        }
    }
    for percent in [25, 50, 70, 80, 90] {
        let cohort = Cohort { strategy: Strategy::Commonest, arrives: 60, ..Cohort::blind(200) };
        let attack = Attack { name: "the commonest answer", cohort, campaigns: |_| () };
        let mut scenario = attacked(&attack, defaults().1, agents, seasons);
        scenario.rules.campaign.commonest = Some(f64::from(percent) / 100.0);
        let value = format!("{percent} % of items");
        points.push(Point { parameter: "commonest category", value, attack: attack.name, scenario });
    }
    points
}

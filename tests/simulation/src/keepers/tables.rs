//! The tables of keepers.

use super::{
    crowd::{self, outcome, Friends, Outcome, Trial},
    handing::{Assumed, Hours, Way},
    pool,
};
use crate::{
    crowds::Crowd,
    keepers::Keeper,
    output::{play_all, table, File},
    people::Strategy,
    qualification_runs,
    scenario::Scenario,
    sweeps::Grain,
};

/// The grain of the tables of crowds.
pub const GRAIN: Grain = Grain { agents: 500, seasons: 12 };

/// The minutes for which people leave their client open after they have committed.
const MINUTES: [u32; 6] = [0, 15, 30, 60, 90, 120];

/// The shares of other keepers that are dishonest, in hundredths.
const DISHONEST: [u32; 3] = [5, 20, 50];

/// What the table of ways assumes beside the share of dishonest keepers: half of the clients stay, and half of the others
/// return.
pub const HALVES: Assumed = Assumed { dishonest: 0.2, stays: 0.5, returns: 0.5 };

/// Plays trials, and returns their outcomes in order.
pub fn outcomes(trials: &[Trial], grain: Grain) -> Vec<Outcome> {
    let scenarios = trials.iter().map(|trial| trial.scenario(grain)).collect::<Vec<_>>();
    play_all(&scenarios).iter().map(outcome).collect()
}

/// Returns the runs of accounts that copy, by what the keeper reads. In the last ones it knows the gold, too.
pub fn copiers() -> Vec<Trial> {
    let mut trials = Vec::new();
    for (share, model) in [(5, 0.70), (20, 0.70), (20, 0.85)] {
        for reads in (0..=10).map(|tenths| f64::from(tenths) / 10.0) {
            trials.push(Trial { share, reads, ..Trial::of(Friends::Copy(model)) });
        }
    }
    let knowing = Trial { knows_gold: true, ..Trial::of(Friends::Copy(0.70)) };
    trials.extend([0.0, 0.5, 1.0].map(|reads| Trial { reads, ..knowing }));
    trials
}

/// Returns the runs of competitors whose keeper withholds reveals of others: from clients that do not notice, and from those that
/// do.
pub fn competitors() -> Vec<Trial> {
    let competing = Trial::of(Friends::Compete);
    let unnoticed = [0.0, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5].map(|loses| Trial { loses, ..competing });
    let noticed = [0.05, 0.1, 0.25, 0.5].map(|loses| Trial { loses, dropped: true, ..competing });
    unnoticed.into_iter().chain(noticed).collect()
}

/// Returns the runs of every way to hand over, with the share of dishonest keepers in hundredths. In the first run of a way
/// they read and lose nothing, in the second they also lose all that they can, and no client notices.
pub fn ways() -> Vec<(Way, u32, Trial)> {
    let mut runs = Vec::new();
    for dishonest in DISHONEST {
        let assumed = Assumed { dishonest: f64::from(dishonest) / 100.0, ..HALVES };
        for way in Way::ALL {
            let (reads, loses) = (way.reads(&assumed), way.loses(&assumed));
            let both = Trial { reads, loses, ..Trial::of(Friends::Copy(0.85)) };
            if way.has_keepers() {
                runs.push((way, dishonest, Trial { loses: 0.0, ..both }));
            }
            runs.push((way, dishonest, both));
        }
    }
    runs
}

/// Returns the runs of a fifth of the accounts that copies beside every crowd, with what the keeper reads. Their model has 70 % of
/// the skill of skilled people.
fn crowds(grain: Grain) -> Vec<(f64, qualification_runs::Trial, Scenario)> {
    let mut runs = Vec::new();
    for crowd in Crowd::ALL {
        for reads in [0.0, 0.5, 1.0] {
            let trial = qualification_runs::Trial { crowd, ..qualification_runs::Trial::usual(20, crowd.right(7_000)) };
            let mut scenario = trial.scenario(grain);
            let friends = scenario.cohorts.len() - 1;
            scenario.cohorts[friends].strategy = Strategy::Copy;
            scenario.keeper = Some(Keeper { friends, reads, loses: 0.0, dropped: false, knows_gold: false });
            runs.push((reads, trial, scenario));
        }
    }
    runs
}

/// Plays accounts that copy beside every crowd.
pub fn crowd_table(grain: Grain) -> File {
    let runs = crowds(grain);
    let played = play_all(&runs.iter().map(|(_, _, scenario)| scenario.clone()).collect::<Vec<_>>());
    let lines = runs.iter().zip(&played).map(|((reads, trial, _), run)| {
        format!("{:.0},{},{}", 100.0 * reads, trial.name(), qualification_runs::outcome(run).line())
    });
    ("keepers-crowds.csv".into(), table(&format!("read_pct,{}", qualification_runs::HEAD), lines))
}

/// Returns the table of a requester that is its workers' keeper.
pub fn pool_table() -> File {
    let plans = pool::plans();
    let books = plans.iter().map(pool::play).collect::<Vec<_>>();
    let lines = plans.iter().zip(&books).map(|(plan, found)| format!("{},{}", plan.line(), found.line(&books[0])));
    ("keepers-pool.csv".into(), table(pool::HEAD, lines))
}

/// Returns the table of clients that stay open.
pub fn stay_table() -> File {
    let stays = |minutes: u32, delayed| 100.0 * Hours::USUAL.stays(minutes.into(), delayed);
    let lines = MINUTES.map(|minutes| format!("{minutes},{:.1},{:.1}", stays(minutes, false), stays(minutes, true)));
    ("keepers-stay.csv".into(), table("open_minutes_after_commit,sees_the_reveal_pct,beside_a_copier_pct", lines))
}

/// Returns the line of a run of a crowd.
pub fn line(trial: &Trial, found: &Outcome) -> String {
    format!("{},{}", trial.name(), found.line())
}

/// Makes the tables that take some seconds.
pub fn quick() -> Vec<File> {
    vec![pool_table(), stay_table()]
}

/// Makes all tables.
pub fn all(grain: Grain) -> Vec<File> {
    let mut files = quick();
    for (name, trials) in [("keepers-read.csv", copiers()), ("keepers-lost.csv", competitors())] {
        let found = outcomes(&trials, grain);
        files.push((
            name.into(),
            table(crowd::HEAD, trials.iter().zip(&found).map(|(trial, found)| line(trial, found))),
        ));
    }
    let ways = ways();
    let found = outcomes(&ways.iter().map(|(_, _, trial)| *trial).collect::<Vec<_>>(), grain);
    let lines = ways.iter().zip(&found);
    let lines =
        lines.map(|((way, dishonest, trial), found)| format!("{},{dishonest},{}", way.name, line(trial, found)));
    files.push(("keepers-ways.csv".into(), table(&format!("handed,dishonest_keepers_pct,{}", crowd::HEAD), lines)));
    files.push(crowd_table(grain));
    files
}

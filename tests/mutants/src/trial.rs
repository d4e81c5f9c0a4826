//! Plays mutants: the tests run until one of them fails.

use crate::{
    list::Id,
    runner::{Fate, Runner},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

/// The least time that tests get, and how many times as long as without a mutant.
const LEAST_TIME: Duration = Duration::from_secs(20);
const SLOWER: u32 = 10;

/// The tests that take the least time run before all others, for as long as this.
const QUICK: Duration = Duration::from_millis(300);

/// A test, and what it does without a mutant.
struct Test {
    name: String,
    took: Duration,
    reaches: BTreeSet<Id>,
}

/// The tests of a package, those that take the least time first.
pub struct Tests(Vec<Test>);

impl Tests {
    /// Runs each test alone, and sees which mutants it reaches. `traces` is a folder for that.
    pub fn observe(runner: &Runner, traces: &Path, jobs: usize) -> anyhow::Result<Self> {
        fs::create_dir_all(traces)?;
        let tests = in_parallel(&runner.names()?, jobs, |name| {
            let trace = traces.join(name.replace("::", "-"));
            let from = Instant::now();
            let fate = runner.run(&[name], &[("AGT_MUTANTS_TRACE", trace.as_os_str())], LEAST_TIME * SLOWER)?;
            let took = from.elapsed();
            anyhow::ensure!(fate == Fate::Survived, "the test {name} fails without a mutant");
            let reaches = fs::read_to_string(&trace).unwrap_or_default();
            let reaches = reaches.lines().filter_map(|line| line.parse().ok()).collect();
            Ok(Test { name: name.clone(), took, reaches })
        });
        let mut tests = tests.into_iter().collect::<anyhow::Result<Vec<_>>>()?;
        tests.sort_by_key(|test| test.took);
        Ok(Self(tests))
    }

    /// Returns the number of tests and what they take, one after the other.
    pub fn size(&self) -> (usize, Duration) {
        (self.0.len(), self.0.iter().map(|test| test.took).sum())
    }

    /// Plays each of these mutants of one build.
    pub fn play(&self, runner: &Runner, mutants: &[Id], jobs: usize) -> anyhow::Result<BTreeMap<Id, Fate>> {
        let play = |id: &Id| {
            let reaching: Vec<_> = self.0.iter().filter(|test| test.reaches.contains(id)).collect();
            Ok((*id, fate(runner, &reaching, Some(*id))?))
        };
        in_parallel(mutants, jobs, play).into_iter().collect()
    }

    /// Plays the only mutant of a build: nothing is known of the tests that reach it.
    pub fn play_alone(&self, runner: &Runner) -> anyhow::Result<Fate> {
        fate(runner, &self.0.iter().collect::<Vec<_>>(), None)
    }
}

/// Runs the quick tests and then the others.
fn fate(runner: &Runner, tests: &[&Test], id: Option<Id>) -> anyhow::Result<Fate> {
    let id = id.map(|id| id.to_string());
    let variables: Vec<_> = id.iter().map(|id| ("AGT_MUTANT", id.as_ref())).collect();
    let mut took = Duration::ZERO;
    let quick = tests.iter().take_while(|test| {
        took += test.took;
        took <= QUICK
    });
    let (quick, slow) = tests.split_at(quick.count());
    for part in [quick, slow].into_iter().filter(|part| !part.is_empty()) {
        let names: Vec<_> = part.iter().map(|test| test.name.as_str()).collect();
        let most = LEAST_TIME + part.iter().map(|test| test.took).sum::<Duration>() * SLOWER;
        let fate = runner.run(&names, &variables, most)?;
        if fate != Fate::Survived {
            return Ok(fate);
        }
    }
    Ok(Fate::Survived)
}

/// Does the same with each of these, several at once.
fn in_parallel<T: Sync, R: Send>(all: &[T], jobs: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = Mutex::new(all.iter().enumerate());
    let results = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| loop {
                let Some((at, one)) = next.lock().expect("no worker panics").next() else { break };
                let result = work(one);
                results.lock().expect("no worker panics").push((at, result));
            });
        }
    });
    let mut results = results.into_inner().expect("no worker panics");
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

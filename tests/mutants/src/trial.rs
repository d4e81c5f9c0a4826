//! Runs the tests that reach a mutant, until one of them fails.

use crate::{build::Build, list::Id};
use anyhow::Context;
use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    sync::{mpsc, Mutex},
    thread,
    time::{Duration, Instant},
};

/// The most memory that a test may take, in KiB: a mutant that never ends a loop may never end to allocate.
const MOST_MEMORY: u64 = 8 << 20;

/// The least time that tests get, and how many times as long as without a mutant.
const LEAST_TIME: Duration = Duration::from_secs(20);
const SLOWER: u32 = 10;

/// Tests of up to so much time run before all others.
const QUICK: Duration = Duration::from_millis(300);

/// What has become of a mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// A test failed.
    Caught,
    /// The tests took too long.
    Endless,
    /// No test failed.
    Survived,
}

/// A test, and what it does without a mutant.
struct Test {
    name: String,
    took: Duration,
    reaches: BTreeSet<Id>,
}

/// The tests of a build.
pub struct Tests<'a> {
    build: &'a Build,
    /// Those that take the least time first.
    tests: Vec<Test>,
}

impl<'a> Tests<'a> {
    /// Runs each test alone, and sees what it reaches. `scratch` is a folder for that.
    pub fn observe(build: &'a Build, scratch: &Path, jobs: usize) -> anyhow::Result<Self> {
        let list = Command::new(&build.program).args(["--list", "--format", "terse"]).output()?;
        let list = String::from_utf8(list.stdout)?;
        let names: Vec<&str> = list.lines().filter_map(|line| line.strip_suffix(": test")).collect();
        let tests = in_parallel(&names, jobs, |name| {
            let trace = scratch.join(name.replace("::", "-"));
            let from = Instant::now();
            let fate = run(build, &[name], &[("AGT_MUTANTS_TRACE", trace.as_os_str())], LEAST_TIME * SLOWER)?;
            let took = from.elapsed();
            anyhow::ensure!(fate == Fate::Survived, "the test {name} fails without a mutant");
            let reaches = fs::read_to_string(&trace).unwrap_or_default();
            let reaches = reaches.lines().filter_map(|line| line.parse().ok()).collect();
            Ok(Test { name: (*name).to_owned(), took, reaches })
        });
        let mut tests = tests.into_iter().collect::<anyhow::Result<Vec<_>>>()?;
        tests.sort_by_key(|test| test.took);
        Ok(Self { build, tests })
    }

    /// Returns the number of tests and what they take, one after the other.
    pub fn size(&self) -> (usize, Duration) {
        (self.tests.len(), self.tests.iter().map(|test| test.took).sum())
    }

    /// Plays each of these mutants.
    pub fn play(&self, mutants: &[Id], jobs: usize) -> anyhow::Result<BTreeMap<Id, Fate>> {
        in_parallel(mutants, jobs, |id| Ok((*id, self.play_one(*id)?))).into_iter().collect()
    }

    fn play_one(&self, id: Id) -> anyhow::Result<Fate> {
        let reaching: Vec<_> = self.tests.iter().filter(|test| test.reaches.contains(&id)).collect();
        let mut took = Duration::ZERO;
        let quick = reaching.iter().take_while(|test| {
            took += test.took;
            took <= QUICK
        });
        let quick = quick.count();
        let (quick, slow) = reaching.split_at(quick);
        for part in [quick, slow] {
            if part.is_empty() {
                continue;
            }
            let names: Vec<_> = part.iter().map(|test| test.name.as_str()).collect();
            let most = LEAST_TIME + part.iter().map(|test| test.took).sum::<Duration>() * SLOWER;
            let fate = run(self.build, &names, &[("AGT_MUTANT", id.to_string().as_ref())], most)?;
            if fate != Fate::Survived {
                return Ok(fate);
            }
        }
        Ok(Fate::Survived)
    }
}

/// Runs tests until one of them fails or the time is over.
fn run(build: &Build, tests: &[&str], variables: &[(&str, &OsStr)], most: Duration) -> anyhow::Result<Fate> {
    let mut runner = Command::new("sh")
        .args(["-c", &format!("ulimit -v {MOST_MEMORY}; exec \"$0\" \"$@\"")])
        .arg(&build.program)
        .args(["--exact", "--test-threads=1"])
        .args(tests)
        .current_dir(&build.folder)
        .env("CARGO_MANIFEST_DIR", &build.folder)
        .env("PROPTEST_MAX_SHRINK_ITERS", "0")
        .env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1")
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("the test runner")?;
    let output = BufReader::new(runner.stdout.take().context("a pipe")?);
    let (tell, told) = mpsc::channel();
    let reader = thread::spawn(move || {
        let failed = output.lines().map_while(Result::ok).any(|line| line.ends_with(" ... FAILED"));
        // Nobody listens any more if the time was over.
        let _ = tell.send(failed);
    });
    let failed = told.recv_timeout(most);
    if failed != Ok(false) {
        runner.kill()?;
    }
    let passed = runner.wait()?.success();
    reader.join().expect("the reader does not panic");
    Ok(match failed {
        Err(_) => Fate::Endless,
        Ok(false) if passed => Fate::Survived,
        Ok(_) => Fate::Caught,
    })
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

//! Runs tests of a package.

use anyhow::Context;
use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

/// The most memory that a test may take, in KiB: a mutant that never ends a loop may never end to allocate.
const MOST_MEMORY: u64 = 8 << 20;

/// What has become of a mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A test failed.
    Caught,
    /// The tests took too long.
    Endless,
    /// No test failed.
    Survived,
}

/// The compiled tests of a package.
#[derive(Clone, Debug)]
pub struct Runner {
    /// The program.
    pub program: PathBuf,
    /// The folder in which cargo would run it.
    pub folder: PathBuf,
}

impl Runner {
    /// Returns the names of the tests.
    pub fn names(&self) -> anyhow::Result<Vec<String>> {
        let list = Command::new(&self.program).args(["--list", "--format", "terse"]).output()?;
        let list = String::from_utf8(list.stdout)?;
        Ok(list.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect())
    }

    /// Runs tests until one of them fails or the time is over.
    pub fn run(&self, tests: &[&str], variables: &[(&str, &OsStr)], most: Duration) -> anyhow::Result<Fate> {
        let mut runner = Command::new("sh")
            .args(["-c", &format!("ulimit -v {MOST_MEMORY}; exec \"$0\" \"$@\"")])
            .arg(&self.program)
            .args(["--exact", "--test-threads=1"])
            .args(tests)
            .current_dir(&self.folder)
            .env("CARGO_MANIFEST_DIR", &self.folder)
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
}

//! The programs of the repository as processes: `agt`, which is told what to do in words as by a person.

use crate::{binary, PATIENCE};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, Instant},
};
use tokio::{
    process::{Child, Command},
    time::sleep,
};

/// The path of `agt`, which cargo builds beside the node.
pub fn agt() -> PathBuf {
    binary::path().with_file_name("agt")
}

/// The command by which `agt-scenes`, which cargo builds there, too, answers as somebody of a skill and a name.
pub fn answering(skill: u64, name: &str) -> String {
    format!("'{}' answer {skill} {name}", agt().with_file_name("agt-scenes").display())
}

/// A program that runs until it ends or is dropped. What it says goes to a file.
pub struct Program {
    name: String,
    process: Child,
    log: PathBuf,
}

impl Program {
    /// Starts `agt` with these arguments. It keeps what it must keep in `folder`, where its log is, too.
    pub fn start(folder: &Path, name: &str, node: &str, args: &[&str]) -> Self {
        let log = folder.join(format!("{name}.log"));
        let file = File::create(&log).expect("a log file");
        let mut command = command(folder, node, args);
        command.stdout(file.try_clone().expect("a second handle")).stderr(file);
        let process = command.spawn().unwrap_or_else(|error| panic!("{name}: {error}"));
        Self { name: name.into(), process, log }
    }

    /// Waits until it has written a line that begins with `sign`, and returns the rest of the line.
    pub async fn says(&mut self, sign: &str) -> String {
        let started = Instant::now();
        loop {
            let log = self.log();
            if let Some(rest) = log.lines().find_map(|line| line.strip_prefix(sign)) {
                return rest.trim().to_owned();
            }
            let ended = self.process.try_wait().expect("a child");
            assert!(ended.is_none(), "{} ended with {ended:?}:\n{log}", self.name);
            assert!(started.elapsed() < PATIENCE, "{} does not say `{sign}`:\n{log}", self.name);
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until it ends. Panics if it fails, or still runs after `limit`.
    pub async fn end(&mut self, limit: Duration) {
        let ended = tokio::time::timeout(limit, self.process.wait()).await;
        let status = ended.unwrap_or_else(|_| panic!("{} still runs:\n{}", self.name, self.log()));
        assert!(status.expect("a child").success(), "{} failed:\n{}", self.name, self.log());
    }

    /// Returns whether it still runs.
    pub fn runs(&mut self) -> bool {
        self.process.try_wait().expect("a child").is_none()
    }

    /// Kills it as a power cut would.
    pub async fn kill9(&mut self) {
        self.process.kill().await.expect("a process to kill");
    }

    /// All that it has said.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }
}

/// Runs `agt` to its end and returns what it printed. Panics if it fails.
pub async fn run(folder: &Path, node: &str, args: &[&str]) -> String {
    let (success, out, err) = outcome(folder, node, args).await;
    assert!(success, "agt {}: {out}{err}", args.join(" "));
    out
}

/// Runs `agt` to its end and returns whether it succeeded, and what it printed to its output and as errors.
pub async fn outcome(folder: &Path, node: &str, args: &[&str]) -> (bool, String, String) {
    let output = tokio::time::timeout(PATIENCE, command(folder, node, args).stdin(Stdio::null()).output()).await;
    let output = output.unwrap_or_else(|_| panic!("agt {} still runs", args.join(" "))).expect("agt is built");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

fn command(folder: &Path, node: &str, args: &[&str]) -> Command {
    let mut command = Command::new(agt());
    command.args(args).env("AGT_NODE_URL", node).env("AGT_DATA", folder.join("data")).env_remove("AGT_KEY");
    command.stdin(Stdio::null()).kill_on_drop(true);
    command
}

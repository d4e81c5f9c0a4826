//! The node's binary: where it is, and what it does when it is not meant to keep running.

use crate::PATIENCE;
use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// The folder in which cargo puts programs, such as `target/debug`: that of this program, or the one above if this is a test.
fn programs() -> PathBuf {
    let own = env::current_exe().expect("this binary");
    let folder = own.parent().expect("a folder");
    if folder.ends_with("deps") { folder.parent().expect("a folder") } else { folder }.into()
}

/// The path of `agt-node`: `AGT_NODE`, or the one that cargo builds beside the programs and tests.
pub fn path() -> PathBuf {
    let path = env::var_os("AGT_NODE").map_or_else(|| programs().join("agt-node"), PathBuf::from);
    assert!(path.is_file(), "{} is not there: cargo build --workspace, or set AGT_NODE", path.display());
    path
}

/// The folder in which the tests keep what takes long to make.
pub(crate) fn kept() -> PathBuf {
    programs().join("agt-e2e")
}

/// The folder in which all nodes of the tests keep compiled runtimes: one node compiles, and the others start at once.
pub fn compiled_runtimes() -> PathBuf {
    kept().join("compiled-runtimes")
}

/// The repository's root.
pub fn root() -> &'static Path {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"));
    crates.parent().and_then(Path::parent).expect("tests/e2e is two folders below the root")
}

/// What a command of the node has said and how it ended.
#[derive(Debug)]
pub struct Ended {
    /// Whether it ended with status 0.
    pub success: bool,
    /// What it wrote to its standard output.
    pub stdout: String,
    /// What it wrote to its standard error.
    pub stderr: String,
}

impl Ended {
    /// The standard output of a command that must succeed.
    pub fn expect_success(self) -> String {
        assert!(self.success, "the command failed: {self:#?}");
        self.stdout
    }

    /// All output of a command that must fail.
    pub fn expect_failure(self) -> String {
        assert!(!self.success, "the command succeeded: {self:#?}");
        self.stdout + &self.stderr
    }
}

/// Runs `agt-node` with `args` until it ends. One that does not end within [`PATIENCE`] is killed, and the
/// test fails.
pub async fn run<Arg: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = Arg>) -> Ended {
    let mut command = Command::new(path());
    command.args(args).env("AGT_COMPILED_RUNTIMES", compiled_runtimes()).env_remove("RUST_LOG").stdin(Stdio::null());
    let shown = format!("{command:?}");
    let mut command = tokio::process::Command::from(command);
    let output = tokio::time::timeout(PATIENCE, command.kill_on_drop(true).output()).await;
    let output = output.unwrap_or_else(|_| panic!("{shown} still runs after {PATIENCE:?}"));
    let Output { status, stdout, stderr } = output.unwrap_or_else(|error| panic!("{shown}: {error}"));
    Ended {
        success: status.success(),
        stdout: String::from_utf8_lossy(&stdout).into_owned(),
        stderr: String::from_utf8_lossy(&stderr).into_owned(),
    }
}

//! The command line, program `agt`, as people and programs use it: against a running node.

mod at_once;
mod bonds;
mod buyback;
mod campaigns;
mod characters;
mod files;
mod folder;
mod governance;
mod jobs;
mod keys;
mod opening;
mod people;
mod pools;
mod reading;
mod redeeming;
mod refusals;
mod typing;

use agt_e2e::{binary, Chain, Node};
use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;

/// A machine with the program, a folder of its own, and a node.
struct Machine {
    folder: TempDir,
    url: String,
}

/// What the program has said, and the status with which it ended.
#[derive(Debug)]
struct Said {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Machine {
    /// A machine whose node is this one.
    fn of(node: &Node) -> Self {
        Self::at(format!("ws://{}", node.rpc()))
    }

    /// A machine whose node has this address.
    fn at(url: String) -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), url }
    }

    /// The path of a file in its folder.
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program with the words of `line`.
    async fn run(&self, line: &str) -> Said {
        self.run_with(line, "").await
    }

    /// Returns the program with the words of `line`, to be run in its own folder.
    fn command(&self, line: &str) -> tokio::process::Command {
        let mut command = Command::new(binary::path().with_file_name("agt"));
        command.arg("--make-blocks").args(line.split_whitespace());
        command.current_dir(self.folder.path()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.env("AGT_NODE_URL", &self.url).env_remove("AGT_KEY").env_remove("AGT_PASSWORD");
        let mut command = tokio::process::Command::from(command);
        command.kill_on_drop(true);
        command
    }

    /// Runs the program with the words of `line` in its own folder, and gives it `input` to read.
    async fn run_with(&self, line: &str, input: &str) -> Said {
        let mut running = self.command(line).spawn().expect("agt is built");
        let mut stdin = running.stdin.take().expect("a pipe");
        // A program that reads nothing may have ended already.
        let _ = stdin.write_all(input.as_bytes()).await;
        drop(stdin);
        let output = tokio::time::timeout(agt_e2e::PATIENCE, running.wait_with_output()).await;
        let output = output.unwrap_or_else(|_| panic!("agt {line} does not end")).expect("an output");
        Said {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).expect("text"),
            stderr: String::from_utf8(output.stderr).expect("text"),
        }
    }

    /// Runs a command as a program does, and returns its JSON.
    async fn json(&self, line: &str) -> Value {
        self.run(&format!("{line} --json --yes")).await.json()
    }
}

impl Said {
    /// The standard output of a command that must succeed.
    #[track_caller]
    fn done(self) -> String {
        assert_eq!((self.status, self.stderr.contains("agt: ")), (0, false), "{self:#?}");
        self.stdout
    }

    /// The JSON of a command that must succeed: one line, and nothing on the standard error.
    #[track_caller]
    fn json(self) -> Value {
        assert_eq!((self.status, self.stderr.as_str(), self.stdout.lines().count()), (0, "", 1), "{self:#?}");
        serde_json::from_str(&self.stdout).expect("JSON")
    }

    /// The error of a command that must fail with this status: one line, and nothing on the standard output.
    #[track_caller]
    fn fails(self, status: i32) -> String {
        let is_one_line = self.stderr.starts_with("agt: ") && self.stderr.lines().count() == 1;
        assert_eq!((self.status, is_one_line, self.stdout.as_str()), (status, true, ""), "{self:#?}");
        self.stderr
    }

    /// The rule that a command names in JSON, which must fail with this status.
    #[track_caller]
    fn rule(self, status: i32) -> String {
        assert_eq!((self.status, self.stderr.lines().count()), (status, 1), "{self:#?}");
        let told: Value = serde_json::from_str(&self.stderr).expect("JSON");
        assert_eq!(told["error"]["exit"], status, "{told}");
        assert!(told["error"]["message"].as_str().is_some_and(|message| !message.is_empty()), "{told}");
        told["error"]["rule"].as_str().expect("a rule").to_owned()
    }
}

/// Returns a machine with a development node that makes blocks on request, after its first block.
async fn machine() -> (Node, Chain, Machine) {
    let node = Node::dev().start().await;
    let chain = node.chain().await;
    chain.make_blocks(1).await;
    let machine = Machine::of(&node);
    (node, chain, machine)
}

/// Writes a file that must not fail.
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("a file");
}

/// Returns the events that a receipt tells, by their names.
fn events(receipt: &Value) -> Vec<&str> {
    let transactions = receipt["transactions"].as_array().expect("a list").iter();
    let events = transactions.flat_map(|one| one["events"].as_array().expect("a list"));
    events.map(|event| event["event"].as_str().expect("a name")).collect()
}

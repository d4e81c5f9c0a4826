//! Runs the compiler, and reads what it says.

use crate::runner::Runner;
use anyhow::Context;
use serde::Deserialize;
use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

/// What one run of the compiler has come to.
pub enum Outcome {
    /// The tests are compiled.
    Compiled(Runner),
    /// The errors.
    Failed(Vec<Error>),
}

/// An error of the compiler.
#[derive(Debug, Deserialize)]
pub struct Error {
    message: String,
    code: Option<Code>,
    rendered: Option<String>,
    spans: Vec<Span>,
}

#[derive(Debug, Deserialize)]
struct Code {
    code: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Span {
    file_name: PathBuf,
    line_start: usize,
    is_primary: bool,
    /// The macro that the code comes from.
    expansion: Option<Box<Expansion>>,
}

#[derive(Clone, Debug, Deserialize)]
struct Expansion {
    span: Span,
}

impl Error {
    /// Returns the function that must stay `const`, if that is what the error is about: "cannot call non-const associated
    /// function `Tenure::time` in constants".
    pub fn needs_const(&self) -> Option<&str> {
        if self.code.as_ref()?.code != "E0015" {
            return None;
        }
        let path = self.message.split('`').nth(1)?;
        path.rsplit("::").find(|part| !part.starts_with('<'))
    }

    /// Returns the files and lines that it is about, the most telling first.
    pub fn places(&self) -> Vec<(PathBuf, usize)> {
        let (primary, other): (Vec<_>, Vec<_>) = self.spans.iter().cloned().partition(|span| span.is_primary);
        let mut places = Vec::new();
        for span in primary.into_iter().chain(other) {
            let mut next = Some(span);
            while let Some(span) = next {
                places.push((span.file_name, span.line_start));
                next = span.expansion.map(|expansion| expansion.span);
            }
        }
        places
    }

    /// Returns it as the compiler prints it.
    pub fn text(&self) -> &str {
        self.rendered.as_deref().unwrap_or(&self.message)
    }
}

/// A line that cargo prints.
#[derive(Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Line {
    CompilerMessage {
        message: Message,
    },
    CompilerArtifact {
        executable: Option<PathBuf>,
        manifest_path: PathBuf,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Message {
    level: String,
    #[serde(flatten)]
    error: Error,
}

/// Compiles the tests of a package.
pub fn compile(tree: &Path, target: &Path, package: &str) -> anyhow::Result<Outcome> {
    let mut cargo = Command::new("cargo")
        .args(["test", "--locked", "--profile", "mutants", "--lib", "--no-run", "--message-format=json"])
        .args(["--package", package])
        .current_dir(tree)
        .env("CARGO_TARGET_DIR", target)
        .env("SKIP_WASM_BUILD", "1")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("cargo")?;
    let progress = BufReader::new(cargo.stderr.take().context("a pipe")?);
    let progress = thread::spawn(move || show_progress(progress));
    let messages = BufReader::new(cargo.stdout.take().context("a pipe")?);
    let (mut compiled, mut errors) = (None, Vec::new());
    for line in messages.lines() {
        match serde_json::from_str(&line?) {
            Ok(Line::CompilerMessage { message }) if message.level == "error" => errors.push(message.error),
            Ok(Line::CompilerArtifact { executable: Some(program), manifest_path }) => {
                let folder = manifest_path.parent().context("a manifest lies in a folder")?.to_owned();
                compiled = Some(Outcome::Compiled(Runner { program, folder }));
            }
            _ => {}
        }
    }
    progress.join().expect("showing lines does not panic");
    if cargo.wait()?.success() {
        return compiled.context("cargo has made no test runner");
    }
    Ok(Outcome::Failed(errors))
}

/// Shows what cargo does. That a mutant does not compile is no error of the run.
fn show_progress(lines: impl BufRead) {
    lines.lines().map_while(Result::ok).filter(|line| !line.starts_with("error")).for_each(|line| eprintln!("{line}"));
}

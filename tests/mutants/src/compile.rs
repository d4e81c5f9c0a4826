//! Compiles the tests of a package with all mutants of it that compile together.

use crate::{
    list::{Id, Mutant},
    weave::weave,
};
use anyhow::{bail, Context};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A file that has the mutants of a package in it.
type Files<'a> = BTreeMap<&'a Path, Vec<(Id, &'a Mutant)>>;

/// The tests of a package, compiled with its mutants.
#[derive(Debug)]
pub struct Build {
    /// The test runner.
    pub program: PathBuf,
    /// The folder in which cargo would run it.
    pub folder: PathBuf,
    /// The mutants in it.
    pub mutants: BTreeSet<Id>,
    /// The mutants that do not compile.
    pub unviable: BTreeSet<Id>,
}

/// Where to build.
pub struct Workspace<'a> {
    /// A copy of the tracked files, which may be changed.
    pub tree: &'a Path,
    /// Cargo's target folder.
    pub target: &'a Path,
}

/// The beginning of a message of the compiler, as cargo passes it on.
#[derive(Deserialize)]
struct Line {
    reason: String,
    message: Option<Message>,
    executable: Option<PathBuf>,
    manifest_path: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Message {
    level: String,
    message: String,
    code: Option<Code>,
    rendered: Option<String>,
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Clone, Deserialize)]
struct Span {
    file_name: PathBuf,
    line_start: usize,
    is_primary: bool,
    expansion: Option<Box<Expansion>>,
}

#[derive(Clone, Deserialize)]
struct Expansion {
    span: Span,
}

/// What one run of the compiler has come to.
enum Outcome {
    Compiled { program: PathBuf, folder: PathBuf },
    Failed(Vec<Message>),
}

impl Workspace<'_> {
    /// Compiles the tests of a package. A mutant that does not compile is left out and the rest is compiled again, until all do.
    pub fn build(&self, package: &str, mutants: &[(Id, &Mutant)]) -> anyhow::Result<Build> {
        let mut files = Files::new();
        for (id, mutant) in mutants {
            files.entry(&mutant.file).or_default().push((*id, *mutant));
        }
        let texts = self.texts(&files)?;
        let root = root_of(&files)?;
        let (mut unviable, mut kept) = (BTreeSet::new(), BTreeSet::new());
        loop {
            let mut woven = BTreeMap::new();
            for (file, mutants) in &files {
                let viable: Vec<_> = mutants.iter().filter(|(id, _)| !unviable.contains(id)).copied().collect();
                woven.insert(*file, weave(&texts[file], &viable, &kept)?);
            }
            for (file, woven) in &woven {
                fs::write(self.tree.join(file), &woven.text)?;
            }
            let original = match woven.get(root.as_path()) {
                Some(woven) => woven.text.clone(),
                None => fs::read_to_string(self.tree.join(&root))?,
            };
            let switch = include_str!("switch.rs");
            fs::write(self.tree.join(&root), format!("{}{switch}", original.trim_end_matches(switch)))?;

            let messages = match self.compile(package)? {
                Outcome::Compiled { program, folder } => {
                    let mutants = woven.values().flat_map(|woven| woven.placed.iter().copied()).collect();
                    return Ok(Build { program, folder, mutants, unviable });
                }
                Outcome::Failed(messages) => messages,
            };
            let before = (unviable.len(), kept.len());
            for message in &messages {
                if let Some(function) = needs_const(message) {
                    kept.insert(function);
                    continue;
                }
                for (file, line) in places(message) {
                    let ids = woven.get(file.as_path()).map(|woven| woven.mutants_at(line)).unwrap_or_default();
                    unviable.extend(ids.iter().copied());
                    if !ids.is_empty() {
                        break;
                    }
                }
            }
            eprintln!(
                "{package}: {} errors; {} do not compile, {} keep const",
                messages.len(),
                unviable.len(),
                kept.len()
            );
            if (unviable.len(), kept.len()) == before {
                let texts: Vec<_> = messages.into_iter().filter_map(|message| message.rendered).collect();
                bail!("the compiler says, and not of a mutant:\n{}", texts.join("\n"));
            }
        }
    }

    /// Reads the files as they were.
    fn texts<'a>(&self, files: &Files<'a>) -> anyhow::Result<BTreeMap<&'a Path, String>> {
        let read = |file: &&'a Path| {
            let text = fs::read_to_string(self.tree.join(file)).with_context(|| file.display().to_string())?;
            Ok((*file, text))
        };
        files.keys().map(read).collect()
    }

    fn compile(&self, package: &str) -> anyhow::Result<Outcome> {
        let output = Command::new("cargo")
            .args(["test", "--locked", "--profile", "mutants", "--lib", "--no-run", "--message-format=json"])
            .args(["--package", package])
            .current_dir(self.tree)
            .env("CARGO_TARGET_DIR", self.target)
            .env("SKIP_WASM_BUILD", "1")
            .stderr(Stdio::inherit())
            .output()
            .context("cargo")?;
        let mut messages = Vec::new();
        let mut compiled = None;
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let Ok(line) = serde_json::from_str::<Line>(line) else { continue };
            match (line.reason.as_str(), line.message, line.executable, line.manifest_path) {
                ("compiler-message", Some(message), ..) if message.level == "error" => messages.push(message),
                ("compiler-artifact", _, Some(program), Some(manifest)) => {
                    let folder = manifest.parent().context("a manifest lies in a folder")?.to_owned();
                    compiled = Some(Outcome::Compiled { program, folder });
                }
                _ => {}
            }
        }
        if output.status.success() {
            return compiled.context("cargo has made no test runner");
        }
        Ok(Outcome::Failed(messages))
    }
}

/// Returns the root of the crate that the files belong to, in which the switch is.
fn root_of(files: &Files) -> anyhow::Result<PathBuf> {
    let file = files.keys().next().context("a package without a mutant")?;
    let sources = file.ancestors().find(|folder| folder.ends_with("src")).context("a file outside `src`")?;
    Ok(sources.join("lib.rs"))
}

/// Returns the function that must stay `const`, if that is what the error is about: "cannot call non-const associated function
/// `Tenure::time` in constants".
fn needs_const(message: &Message) -> Option<String> {
    if message.code.as_ref()?.code != "E0015" {
        return None;
    }
    let path = message.message.split('`').nth(1)?;
    let name = path.rsplit("::").find(|part| !part.starts_with('<'))?;
    (!message.message.contains("__mutant")).then(|| name.to_owned())
}

/// Returns the files and lines that an error is about, the most telling first.
fn places(message: &Message) -> Vec<(PathBuf, usize)> {
    let (primary, other): (Vec<_>, Vec<_>) = message.spans.iter().cloned().partition(|span| span.is_primary);
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

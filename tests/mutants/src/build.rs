//! Builds the tests of a package with all mutants of it that compile together.

use crate::{
    compile::{compile, Error, Outcome},
    list::{Id, Mutant},
    render::Woven,
    runner::Runner,
    source::Source,
    weave::weave,
};
use anyhow::{bail, Context};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// What decides in a process which mutant it plays. It goes to the end of the crate's root.
const SWITCH: &str = include_str!("switch.rs");

/// The tests of a package, compiled with its mutants.
pub struct Build {
    /// The tests.
    pub runner: Runner,
    /// The mutants in it.
    pub mutants: BTreeSet<Id>,
}

/// A package: its sources as they were, and what is known of its mutants.
pub struct Package<'a> {
    /// Its name.
    pub name: &'a str,
    tree: &'a Path,
    target: &'a Path,
    /// The files that mutants change, and the root of the crate.
    texts: BTreeMap<PathBuf, String>,
    root: PathBuf,
    mutants: &'a [(Id, &'a Mutant)],
    /// The functions that must stay `const`.
    kept: BTreeSet<String>,
    /// The mutants that do not compile.
    pub unviable: BTreeSet<Id>,
}

impl<'a> Package<'a> {
    /// Reads the sources of a package in `tree`. Cargo builds in `target`.
    pub fn read(
        name: &'a str,
        tree: &'a Path,
        target: &'a Path,
        mutants: &'a [(Id, &'a Mutant)],
    ) -> anyhow::Result<Self> {
        let (_, first) = mutants.first().context("a package without a mutant")?;
        let folder = first.file.ancestors().find(|folder| folder.ends_with("src")).context("a file outside `src`")?;
        let root = folder.join("lib.rs");
        let mut texts = BTreeMap::new();
        for file in mutants.iter().map(|(_, mutant)| &mutant.file).chain([&root]) {
            let text = fs::read_to_string(tree.join(file)).with_context(|| file.display().to_string())?;
            texts.insert(file.clone(), text);
        }
        Ok(Self { name, tree, target, texts, root, mutants, kept: BTreeSet::new(), unviable: BTreeSet::new() })
    }

    /// Builds the tests with all mutants that compile together. One that does not compile is left out and the rest is compiled
    /// again, until all do.
    pub fn build_together(&mut self) -> anyhow::Result<Build> {
        loop {
            let files = self.weave()?;
            match compile(self.tree, self.target, self.name)? {
                Outcome::Compiled(runner) => {
                    let mutants = files.into_values().flat_map(|woven| woven.placed).collect();
                    return Ok(Build { runner, mutants });
                }
                Outcome::Failed(errors) => self.learn(&errors, &files)?,
            }
        }
    }

    /// Builds the tests with one mutant, or returns none if it does not compile.
    pub fn build_alone(&self, mutant: &Mutant) -> anyhow::Result<Option<Runner>> {
        let text = self.texts.get(&mutant.file).context("a file of the package")?;
        let mut changed = text.clone();
        changed.replace_range(Source::new(text.clone()).range(mutant.span), &mutant.replacement);
        self.restore()?;
        fs::write(self.tree.join(&mutant.file), changed)?;
        Ok(match compile(self.tree, self.target, self.name)? {
            Outcome::Compiled(runner) => Some(runner),
            Outcome::Failed(_) => None,
        })
    }

    /// Writes the sources as they were.
    pub fn restore(&self) -> anyhow::Result<()> {
        for (file, text) in &self.texts {
            // What is the same is not touched, so cargo does not compile again what depends on it.
            if fs::read_to_string(self.tree.join(file))? != *text {
                fs::write(self.tree.join(file), text)?;
            }
        }
        Ok(())
    }

    /// Writes its files with all mutants that may compile.
    fn weave(&self) -> anyhow::Result<BTreeMap<PathBuf, Woven>> {
        let mut files = BTreeMap::new();
        for (file, text) in &self.texts {
            let viable = self.mutants.iter().filter(|(id, _)| !self.unviable.contains(id));
            let here: Vec<_> = viable.filter(|(_, mutant)| mutant.file == *file).copied().collect();
            let woven = weave(text, &here, &self.kept).with_context(|| file.display().to_string())?;
            let switch = if *file == self.root { SWITCH } else { "" };
            fs::write(self.tree.join(file), format!("{}{switch}", woven.text))?;
            files.insert(file.clone(), woven);
        }
        Ok(files)
    }

    /// Learns from errors, and fails if there is nothing to learn.
    fn learn(&mut self, errors: &[Error], files: &BTreeMap<PathBuf, Woven>) -> anyhow::Result<()> {
        let before = (self.unviable.len(), self.kept.len());
        for error in errors {
            if let Some(function) = error.needs_const() {
                self.kept.insert(function.to_owned());
                continue;
            }
            let mut mutants = error.places().into_iter().map(|(file, line)| match files.get(&file) {
                Some(woven) => woven.mutants_at(line),
                None => Vec::new(),
            });
            self.unviable.extend(mutants.find(|mutants| !mutants.is_empty()).unwrap_or_default());
        }
        if (self.unviable.len(), self.kept.len()) == before {
            let texts: Vec<_> = errors.iter().map(Error::text).collect();
            bail!("the compiler says, and not of a mutant:\n{}", texts.join("\n"));
        }
        println!("{}: {} mutants do not compile; compiling the rest", self.name, self.unviable.len());
        Ok(())
    }
}

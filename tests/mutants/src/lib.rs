//! Plays the mutants that cargo-mutants lists, many of them from one build. scripts/mutants.sh runs it.
//!
//! cargo-mutants compiles each mutant alone, which takes longer than its tests. Here all mutants of a package are compiled at
//! once, each beside the code that it changes, and the environment says which one a process plays. Of the tests only those run
//! that reach it. What cannot be decided that way is left to cargo-mutants.

mod build;
mod compile;
mod list;
mod render;
mod results;
mod source;
mod trial;
mod weave;

use crate::{build::build, list::Mutant, trial::Tests};
use clap::Parser;
use std::{collections::BTreeSet, fs, path::PathBuf, str::FromStr, time::Instant};

pub use crate::results::Results;

/// Plays the mutants that cargo-mutants lists, many of them from one build.
#[derive(Parser)]
pub struct Options {
    /// What `cargo mutants --list --json` has printed.
    #[arg(long)]
    pub list: PathBuf,
    /// A copy of the tracked files. It is changed.
    #[arg(long)]
    pub tree: PathBuf,
    /// Cargo's target folder for it.
    #[arg(long)]
    pub target: PathBuf,
    /// The folder for the results: a list for each fate.
    #[arg(long)]
    pub out: PathBuf,
    /// Only these packages.
    #[arg(long = "package")]
    pub packages: Vec<String>,
    /// Every n-th mutant, beginning with the k-th, counted from 0.
    #[arg(long, default_value = "0/1")]
    pub part: Part,
    /// How many tests run at once.
    #[arg(long, default_value_t = 2)]
    pub jobs: usize,
}

/// A fair part of a list: each `of`-th, beginning with the `first`.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    first: usize,
    of: usize,
}

impl FromStr for Part {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text.split_once('/').and_then(|(first, of)| Some((first.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((first, of)) if of > 0 => Ok(Self { first, of }),
            _ => Err(format!("two numbers such as 0/20, not '{text}'")),
        }
    }
}

/// Plays the mutants, package by package, and writes what has become of them after each.
pub fn play(options: &Options) -> anyhow::Result<Results> {
    let all = list::read(&options.list)?;
    let wanted = |mutant: &Mutant| options.packages.is_empty() || options.packages.contains(&mutant.package);
    let numbered = (0..).zip(&all).filter(|(_, mutant)| wanted(mutant));
    let mutants: Vec<_> = numbered.skip(options.part.first).step_by(options.part.of).collect();
    let packages: BTreeSet<_> = mutants.iter().map(|(_, mutant)| mutant.package.as_str()).collect();
    let mut results = Results::default();
    fs::create_dir_all(&options.out)?;
    for package in packages {
        let mutants: Vec<_> = mutants.iter().filter(|(_, mutant)| mutant.package == package).copied().collect();
        let from = Instant::now();
        let build = build(&options.tree, &options.target, package, &mutants)?;
        let took = from.elapsed().as_secs();
        println!("{package}: {} mutants, {} of them in one build, after {took} s", mutants.len(), build.mutants.len());

        let traces = options.out.join("traces").join(package);
        fs::create_dir_all(&traces)?;
        let tests = Tests::observe(&build, &traces, options.jobs)?;
        let (number, took) = tests.size();
        println!("{package}: {number} tests, which take {} s one after the other", took.as_secs());

        let from = Instant::now();
        let ids: Vec<_> = build.mutants.iter().copied().collect();
        results.take(mutants.iter().map(|(id, _)| *id), &build.unviable, &tests.play(&ids, options.jobs)?);
        results.write(&options.out, &all)?;
        println!("{package}: played in {} s. Until now {results}", from.elapsed().as_secs());
    }
    Ok(results)
}

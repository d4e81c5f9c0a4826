//! Plays the mutants that cargo-mutants lists, many of them from one build. scripts/mutants.sh runs it.
//!
//! cargo-mutants compiles each mutant alone, which takes longer than its tests. Here all mutants of a package are compiled at
//! once, each beside the code that it changes, and the environment says which one a process plays. Of the tests only those run
//! that reach it. What has no place beside other code, such as a constant, is compiled alone.

mod build;
mod compile;
mod list;
mod render;
mod results;
mod runner;
mod source;
mod trial;
mod weave;

use crate::{
    build::Package,
    list::{Id, Mutant},
    runner::Fate,
    trial::Tests,
};
use clap::Parser;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
    str::FromStr,
    time::Instant,
};

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
    for name in packages {
        let mutants: Vec<_> = mutants.iter().filter(|(_, mutant)| mutant.package == name).copied().collect();
        let mut package = Package::read(name, &options.tree, &options.target, &mutants)?;
        let fates = play_package(&mut package, &mutants, options);
        package.restore()?;
        results.take(mutants.iter().map(|(id, _)| *id), &fates?);
        results.write(&options.out, &all)?;
        println!("{name}: until now {results}");
    }
    Ok(results)
}

/// Plays the mutants of a package: those that compile together first, and then each of the others alone. Those that do not
/// compile have no fate.
fn play_package(
    package: &mut Package,
    mutants: &[(Id, &Mutant)],
    options: &Options,
) -> anyhow::Result<BTreeMap<Id, Fate>> {
    let from = Instant::now();
    let name = package.name;
    let build = package.build_together()?;
    let took = from.elapsed().as_secs();
    println!("{name}: {} mutants, {} of them in one build, after {took} s", mutants.len(), build.mutants.len());

    let tests = Tests::observe(&build.runner, &options.out.join("traces").join(name), options.jobs)?;
    let (number, took) = tests.size();
    println!("{name}: {number} tests, which take {} s one after the other", took.as_secs());

    let from = Instant::now();
    let together: Vec<_> = build.mutants.iter().copied().collect();
    let mut fates = tests.play(&build.runner, &together, options.jobs)?;
    println!("{name}: played in {} s", from.elapsed().as_secs());

    let from = Instant::now();
    let known = |id: &Id| fates.contains_key(id) || package.unviable.contains(id);
    let left: Vec<_> = mutants.iter().filter(|(id, _)| !known(id)).copied().collect();
    for (id, mutant) in &left {
        if let Some(runner) = package.build_alone(mutant)? {
            fates.insert(*id, tests.play_alone(&runner)?);
        }
    }
    println!("{name}: played {} alone in {} s", left.len(), from.elapsed().as_secs());
    Ok(fates)
}

//! The mutants, as `cargo mutants --list --json` prints them.

use anyhow::Context;
use serde::Deserialize;
use std::{fs, path::Path, path::PathBuf};

/// The place of a mutant in the list of all of them. The list is made from the sources alone, so it stays the same until they
/// change.
pub type Id = u32;

/// One change at one place.
#[derive(Clone, Debug, Deserialize)]
pub struct Mutant {
    /// What cargo-mutants calls it: the file, line and column, and what is changed.
    pub name: String,
    /// The package whose tests must notice it.
    pub package: String,
    /// The file, seen from the root of the workspace.
    pub file: PathBuf,
    /// What kind of change it is.
    pub genre: Genre,
    /// What stands there instead: an operator, an expression, or nothing.
    pub replacement: String,
    /// What is replaced.
    pub span: Span,
}

/// The kinds of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Genre {
    /// The body of a function is one value.
    FnValue,
    /// Another operator stands between two operands.
    BinaryOperator,
    /// The operator before an operand is gone.
    UnaryOperator,
    /// An arm of a match is gone.
    MatchArm,
    /// The condition of an arm always holds, or never.
    MatchArmGuard,
    /// A field keeps the value of the struct's base.
    StructField,
    /// A kind that a later cargo-mutants makes.
    #[serde(other)]
    Other,
}

/// From one place in a file to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Span {
    /// The first character.
    pub start: Place,
    /// The character behind the last.
    pub end: Place,
}

/// A place in a file. Both numbers begin at 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Place {
    /// The number of the line.
    pub line: usize,
    /// The number of the character in the line.
    pub column: usize,
}

/// Reads the list.
pub fn read(path: &Path) -> anyhow::Result<Vec<Mutant>> {
    let text = fs::read_to_string(path).with_context(|| format!("the list of mutants, {}", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

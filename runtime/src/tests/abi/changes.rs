//! What two ABIs differ in, and which version number has to rise for it.

use std::{
    collections::BTreeSet,
    fmt::{self, Display},
};

/// The numbers by which wallets and indexers tell runtimes apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Versions {
    /// Of the runtime as a whole: whoever reads the chain takes new metadata when it rises.
    pub spec: u32,
    /// Of what a wallet encodes: what was signed for another one is void.
    pub transaction: u32,
}

/// What a change asks for, the lesser first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// No version has to rise.
    Nothing,
    /// `spec_version` has to rise.
    Spec,
    /// `spec_version` and `transaction_version` have to rise.
    Transaction,
}

/// The lines that only one of two ABIs has.
#[derive(Debug, PartialEq, Eq)]
pub struct Changes<'a> {
    gone: BTreeSet<&'a str>,
    come: BTreeSet<&'a str>,
}

impl<'a> Changes<'a> {
    /// What became of `old` in `new`.
    pub fn between(old: &'a str, new: &'a str) -> Self {
        let (old, new) = (items(old), items(new));
        Changes { gone: old.difference(&new).copied().collect(), come: new.difference(&old).copied().collect() }
    }

    /// What the most serious of the changes asks for.
    pub fn need(&self) -> Need {
        let gone = self.gone.iter().map(|line| need_when_gone(line));
        gone.chain(self.come.iter().map(|line| need_when_come(line))).max().unwrap_or(Need::Nothing)
    }
}

/// The changed lines alone; the old and the new one of an item stand below each other.
impl Display for Changes<'_> {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let gone = self.gone.iter().map(|line| (identity(line), '-', line));
        let come = self.come.iter().map(|line| (identity(line), '+', line));
        let lines: BTreeSet<_> = gone.chain(come).map(|(identity, sign, line)| (identity, sign == '+', line)).collect();
        if lines.is_empty() {
            writeln!(out, "  only the order of the lines, or what is between them")?;
        }
        for (_, has_come, line) in lines {
            writeln!(out, "{} {line}", if has_come { '+' } else { '-' })?;
        }
        Ok(())
    }
}

fn items(text: &str) -> BTreeSet<&str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// A line's kind and name.
fn identity(line: &str) -> &str {
    line.split(" = ").next().unwrap_or(line)
}

fn kind(line: &str) -> &str {
    line.split(' ').next().unwrap_or(line)
}

/// What it asks for when what a line of this kind says is true no more; none for a kind that no rule knows.
fn rule(kind: &str) -> Option<Need> {
    match kind {
        "version" => Some(Need::Nothing),
        "extrinsic" | "extension" | "pallet" | "call" | "encoded" => Some(Need::Transaction),
        "chain" | "event" | "error" | "constant" | "storage" | "view" | "api" | "read" => Some(Need::Spec),
        _ => None,
    }
}

/// A line that is gone was removed or changed. What a kind of former times stood for is not known any more.
fn need_when_gone(line: &str) -> Need {
    rule(kind(line)).unwrap_or(Need::Transaction)
}

/// A line that has come was added, or is the new form of one that is gone. An extension is part of every extrinsic, so
/// a new one changes them all; nothing else that is added alters what was there.
fn need_when_come(line: &str) -> Need {
    let kind = kind(line);
    let need = rule(kind).unwrap_or_else(|| panic!("no rule says what a line of the kind '{kind}' asks for"));
    if kind == "extension" {
        need
    } else {
        need.min(Need::Spec)
    }
}

/// Whether the versions have risen as far as a change asks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the change may be accepted as it is.
    pub enough: bool,
    /// Why, for a person.
    pub reason: String,
}

/// Judges the versions of a runtime that differs from its last ABI; `released` are those of the last release.
pub fn judge(need: Need, released: Option<Versions>, now: Versions) -> Verdict {
    let Some(released) = released else {
        let reason = "Nothing was released yet, as CHANGELOG.md says: no version has to rise.".into();
        return Verdict { enough: true, reason };
    };
    let mut reasons = vec![];
    let mut enough = true;
    let mut ask = |name: &str, last: u32, now: u32, why: &str| {
        if now > last {
            reasons.push(format!("{name} has risen from the last release's {last} to {now} already ({why})."));
        } else {
            enough = false;
            reasons.push(format!("{name} must rise above {last}, that of the last release; it is {now} ({why})."));
        }
    };
    if need == Need::Transaction {
        ask("transaction_version", released.transaction, now.transaction, "what a wallet encodes has changed");
    }
    if need >= Need::Spec {
        ask("spec_version", released.spec, now.spec, "the runtime has changed");
    }
    if reasons.is_empty() {
        reasons.push("No version has to rise.".into());
    }
    Verdict { enough, reason: reasons.join("\n") }
}

//! The differences between two ABIs, and which version number must rise for them.

use std::{
    collections::BTreeSet,
    fmt::{self, Display},
};

/// The numbers by which wallets and indexers tell runtimes apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Versions {
    /// `spec_version`: when it rises, readers of the chain fetch new metadata.
    pub spec: u32,
    /// `transaction_version`: a transaction that was signed for another one is invalid.
    pub transaction: u32,
}

/// What a change requires, in rising order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// No version must rise.
    Nothing,
    /// `spec_version` must rise.
    Spec,
    /// `spec_version` and `transaction_version` must rise.
    Transaction,
}

/// The lines that only one of two ABIs has.
#[derive(Debug, PartialEq, Eq)]
pub struct Changes<'a> {
    gone: BTreeSet<&'a str>,
    come: BTreeSet<&'a str>,
}

impl<'a> Changes<'a> {
    /// Returns the changes from `old` to `new`.
    pub fn between(old: &'a str, new: &'a str) -> Self {
        let (old, new) = (items(old), items(new));
        Changes { gone: old.difference(&new).copied().collect(), come: new.difference(&old).copied().collect() }
    }

    /// Returns what the most serious change requires.
    pub fn need(&self) -> Need {
        let gone = self.gone.iter().map(|line| need_when_gone(line));
        gone.chain(self.come.iter().map(|line| need_when_come(line))).max().unwrap_or(Need::Nothing)
    }
}

/// Writes the changed lines, the old and the new line of an item one below the other.
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

/// Returns a line's kind and name.
fn identity(line: &str) -> &str {
    line.split(" = ").next().unwrap_or(line)
}

fn kind(line: &str) -> &str {
    line.split(' ').next().unwrap_or(line)
}

/// Returns what the removal of a line of this kind requires, or none for a kind without a rule.
fn rule(kind: &str) -> Option<Need> {
    match kind {
        "version" => Some(Need::Nothing),
        "extrinsic" | "extension" | "pallet" | "call" | "encoded" => Some(Need::Transaction),
        "chain" | "event" | "error" | "constant" | "storage" | "view" | "api" | "read" => Some(Need::Spec),
        _ => None,
    }
}

/// Returns what it requires that a line was removed or changed. A kind that has no rule any more requires the most.
fn need_when_gone(line: &str) -> Need {
    rule(kind(line)).unwrap_or(Need::Transaction)
}

/// Returns what it requires that a line was added or has a new form. An extension is part of every extrinsic, so a new
/// one changes them all. No other addition changes what was there.
fn need_when_come(line: &str) -> Need {
    let kind = kind(line);
    let need = rule(kind).unwrap_or_else(|| panic!("no rule says what a line of the kind '{kind}' requires"));
    if kind == "extension" {
        need
    } else {
        need.min(Need::Spec)
    }
}

/// Whether the versions have risen as far as a change requires.
#[derive(Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the change may be accepted as it is.
    pub enough: bool,
    /// The reason, as a sentence.
    pub reason: String,
}

/// Judges the versions of a runtime whose ABI has changed. `released` are the versions of the last release, if there
/// was one.
pub fn judge(need: Need, released: Option<Versions>, now: Versions) -> Verdict {
    let Some(released) = released else {
        let reason = "Nothing was released yet, as CHANGELOG.md says: no version must rise.".into();
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
        reasons.push("No version must rise.".into());
    }
    Verdict { enough, reason: reasons.join("\n") }
}

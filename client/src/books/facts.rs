//! Figures by their names.

use crate::report::rfc3339;
use agt_runtime::{Balance, Moment};
use std::{
    collections::BTreeMap,
    fmt::{self, Display},
};

/// What a figure is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// All that its name says.
    All,
    /// The part that waits until a moment.
    Until(Moment),
    /// The part that is on hold for a reason of the runtime.
    Reason(String),
}

/// The name of a figure among those of one subject.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// What it counts, in words.
    pub what: &'static str,
    /// The part of it.
    pub of: Of,
}

impl Name {
    /// A part that waits until a moment.
    pub const fn until(what: &'static str, moment: Moment) -> Self {
        Self { what, of: Of::Until(moment) }
    }

    /// A part that is on hold for a reason.
    pub const fn for_reason(what: &'static str, reason: String) -> Self {
        Self { what, of: Of::Reason(reason) }
    }
}

impl From<&'static str> for Name {
    fn from(what: &'static str) -> Self {
        Self { what, of: Of::All }
    }
}

/// Such as `on hold for Access.Bond`.
impl Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.of {
            Of::All => f.write_str(self.what),
            Of::Until(moment) => write!(f, "{} {}", self.what, rfc3339(*moment)),
            Of::Reason(reason) => write!(f, "{} {reason}", self.what),
        }
    }
}

/// The figures of one subject. One that is missing is zero.
///
/// An amount can be any number of its type, so sums are taken modulo 2^128: a figure that fell below zero is a number near
/// 2^128, and is right again once what was missing has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<Name, Balance>);

impl Facts {
    /// Returns a figure.
    pub fn get(&self, name: impl Into<Name>) -> Balance {
        self.0.get(&name.into()).copied().unwrap_or_default()
    }

    /// Fixes a figure.
    pub fn set(&mut self, name: impl Into<Name>, amount: Balance) {
        match amount {
            0 => self.0.remove(&name.into()),
            amount => self.0.insert(name.into(), amount),
        };
    }

    /// Adds to a figure.
    pub fn add(&mut self, name: impl Into<Name>, amount: Balance) {
        let name = name.into();
        self.set(name.clone(), self.get(name).wrapping_add(amount));
    }

    /// Takes from a figure.
    pub fn take(&mut self, name: impl Into<Name>, amount: Balance) {
        let name = name.into();
        self.set(name.clone(), self.get(name).wrapping_sub(amount));
    }

    /// Removes all figures.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Adds the figures of another part of the same subject.
    pub fn join(&mut self, others: Self) {
        others.0.into_iter().for_each(|(name, amount)| self.add(name, amount));
    }

    /// Returns every figure that is not zero.
    pub fn iter(&self) -> impl Iterator<Item = (&Name, Balance)> {
        self.0.iter().map(|(name, amount)| (name, *amount))
    }

    /// Returns the parts of a figure that wait, the soonest first.
    pub fn waiting(&self, what: &'static str) -> Vec<(Moment, Balance)> {
        let parts = self.iter().filter(|(name, _)| name.what == what);
        let waits = |(name, amount): (&Name, Balance)| match name.of {
            Of::Until(moment) => Some((moment, amount)),
            Of::All | Of::Reason(_) => None,
        };
        parts.filter_map(waits).collect()
    }

    /// Returns whether all figures are zero.
    pub fn are_zero(&self) -> bool {
        self.0.is_empty()
    }
}

/// Figures by their names, with their amounts.
impl<const N: usize> From<[(&'static str, Balance); N]> for Facts {
    fn from(figures: [(&'static str, Balance); N]) -> Self {
        let mut facts = Self::default();
        figures.into_iter().for_each(|(name, amount)| facts.set(name, amount));
        facts
    }
}

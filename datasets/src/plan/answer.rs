//! What an answer is.

use super::{
    decimal,
    file::AnswerSection,
    read::{missing, understood, wrong},
    written::{fixed, Written},
};
use crate::Result;
use agt_primitives::{
    basis_points::BasisPoints,
    tasks::{AnswerKind, MOST_DECIMALS},
};
use std::num::NonZeroU64;

/// What an answer is, with the words that people read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerPlan {
    /// One of these labels, 2 to 256. Choice `n` on chain is label `n`.
    Choices {
        /// The labels; no two are equal, and none is empty.
        labels: Vec<String>,
    },
    /// The best of so many options, 2 to 8.
    Preference {
        /// The number of options.
        options: u8,
    },
    /// A number in the fixed point of its campaign: [`AnswerKind::Number`].
    Number(AnswerKind),
    /// Content by its hash, which people grade.
    Rich,
}

impl AnswerPlan {
    /// Returns what the chain knows of it.
    pub fn kind(&self) -> AnswerKind {
        match self {
            // A sound plan has at most 256 labels.
            Self::Choices { labels } => {
                AnswerKind::Categories { count: u16::try_from(labels.len()).unwrap_or(u16::MAX) }
            }
            Self::Preference { options } => AnswerKind::Preference { options: *options },
            Self::Number(kind) => *kind,
            Self::Rich => AnswerKind::Rich,
        }
    }

    /// Returns how people call a class: its label, or the option's number counted from one.
    pub fn class_name(&self, class: u16) -> String {
        match self {
            Self::Choices { labels } => labels.get(usize::from(class)).cloned().unwrap_or_else(|| class.to_string()),
            _ => format!("option {}", class.saturating_add(1)),
        }
    }
}

/// The level of chance of a kind of answers whose classes are equally frequent: one in their number, rounded up to a basis
/// point. None where answers have no classes.
pub(super) fn even_chance(kind: &AnswerKind) -> Option<BasisPoints> {
    kind.classes().filter(|classes| *classes > 0).map(|classes| BasisPoints::clamped(10_000u16.div_ceil(classes)))
}

/// Reads what an answer is.
pub(super) fn read(section: &AnswerSection) -> Result<AnswerPlan> {
    let given = [
        ("labels", section.labels.is_some(), "choices"),
        ("options", section.options.is_some(), "preference"),
        ("least", section.least.is_some(), "number"),
        ("most", section.most.is_some(), "number"),
        ("tolerance", section.tolerance.is_some(), "number"),
        ("decimals", section.decimals.is_some(), "number"),
    ];
    let stray = given.iter().find(|(_, is_given, of)| *is_given && *of != section.kind);
    if let Some((key, _, of)) = stray.filter(|_| ["choices", "preference", "number", "rich"].contains(&&*section.kind))
    {
        let what = format!("it belongs to type = \"{of}\", and the type is \"{}\"", section.kind);
        return Err(wrong(&format!("[answer] {key}"), what, "remove it, or change the type"));
    }
    match section.kind.as_str() {
        "choices" => choices(section.labels.as_deref().unwrap_or_default()),
        "preference" => {
            let options = section.options.ok_or_else(|| missing("[answer] options", "options = 2"))?;
            Ok(AnswerPlan::Preference { options })
        }
        "number" => number(section).map(AnswerPlan::Number),
        "rich" => Ok(AnswerPlan::Rich),
        other => Err(wrong(
            "[answer] type",
            format!("`{other}` is not known"),
            "write \"choices\", \"preference\", \"number\" or \"rich\"",
        )),
    }
}

fn choices(labels: &[String]) -> Result<AnswerPlan> {
    let key = "[answer] labels";
    if labels.is_empty() {
        return Err(missing(key, "labels = [\"cat\", \"dog\"]"));
    }
    for (place, label) in labels.iter().enumerate() {
        if label.trim().is_empty() || label.trim() != label {
            return Err(wrong(key, format!("`{label}` is empty or has spaces around it"), "correct it"));
        }
        if labels.iter().take(place).any(|earlier| earlier == label) {
            return Err(wrong(key, format!("`{label}` stands twice"), "remove one"));
        }
    }
    Ok(AnswerPlan::Choices { labels: labels.to_vec() })
}

fn number(section: &AnswerSection) -> Result<AnswerKind> {
    let decimals = section.decimals.unwrap_or(0);
    if decimals > MOST_DECIMALS {
        return Err(wrong(
            "[answer] decimals",
            format!("{decimals} are too many"),
            format!("write at most {MOST_DECIMALS}"),
        ));
    }
    let value = |name: &str, written: &Option<Written>| {
        let key = format!("[answer] {name}");
        let written = written.as_ref().ok_or_else(|| missing(&key, &format!("{name} = 1")))?;
        understood(&key, fixed(&written.0, decimals))
    };
    let end = |name: &str, written| {
        let remedy = "use a smaller number, or fewer decimals";
        i64::try_from(value(name, written)?).map_err(|_| wrong(&format!("[answer] {name}"), "it is too large", remedy))
    };
    let tolerance = u64::try_from(value("tolerance", &section.tolerance)?).ok().and_then(NonZeroU64::new);
    let least_tolerance = decimal(1, decimals);
    Ok(AnswerKind::Number {
        least: end("least", &section.least)?,
        most: end("most", &section.most)?,
        tolerance: tolerance.ok_or_else(|| {
            wrong("[answer] tolerance", "it is not above zero", format!("write at least {least_tolerance}"))
        })?,
        decimals,
    })
}

//! Which gold items stand in which set.

use super::{by_class, by_number};
use crate::{plan::AnswerPlan, prepare::dice::Dice, Result};
use agt_primitives::tasks::{Answer, AnswerKind, GoldRules};

/// What a campaign needs of its gold.
#[derive(Clone, Copy)]
pub(super) struct Needs<'a> {
    /// What an answer is.
    pub(super) answer: &'a AnswerPlan,
    /// The number of leaves.
    pub(super) leaves: u32,
    /// The number of gold items in each.
    pub(super) gold: u8,
    /// The greatest number of them for which one answer may be right.
    pub(super) most_alike: u32,
    /// Whether an item may stand in several leaves; never twice in one.
    pub(super) reuse: bool,
}

impl Needs<'_> {
    /// Returns the number of gold positions in all leaves.
    pub(super) fn positions(&self) -> u64 {
        u64::from(self.leaves).saturating_mul(self.gold.into())
    }

    /// Returns the place of a leaf's first gold item among the positions of all leaves.
    pub(super) fn first(&self, leaf: u32) -> usize {
        usize::try_from(u64::from(leaf).saturating_mul(self.gold.into())).unwrap_or(usize::MAX)
    }
}

/// The gold of all leaves: 4 bytes a position.
pub(crate) struct Dealt {
    gold: u8,
    numbers: Vec<u32>,
}

impl Dealt {
    /// Returns the gold items of a leaf, by number, in the order of the canonical list.
    pub(crate) fn of(&self, leaf: u32) -> &[u32] {
        let first = u64::from(leaf).saturating_mul(self.gold.into());
        let first = usize::try_from(first).unwrap_or(usize::MAX);
        self.numbers.get(first..first.saturating_add(self.gold.into())).unwrap_or_default()
    }

    /// Returns how often each of so many gold items stands in a leaf.
    pub(crate) fn uses(&self, items: usize) -> Vec<u32> {
        let mut uses = vec![0u32; items];
        for number in &self.numbers {
            if let Some(uses) = usize::try_from(*number).ok().and_then(|number| uses.get_mut(number)) {
                *uses = uses.saturating_add(1);
            }
        }
        uses
    }
}

/// Deals gold items, given by their truths, to leaves. Every leaf keeps the rules.
///
/// Choices are dealt as evenly by class as there are items of each, and numbers at random. An item stands in one leaf; with
/// `reuse` in several, each as often as the others or once more, as far as the rules allow it.
///
/// # Errors
/// There is not enough gold; the message says of which answers.
pub(crate) fn deal(
    answer: &AnswerPlan,
    rules: &GoldRules,
    truths: &[Answer],
    leaves: u32,
    reuse: bool,
    dice: &mut Dice,
) -> Result<Dealt> {
    let gold = u32::from(rules.gold);
    // No answer is right for two thirds, and no choice for more than chance.
    let two_thirds = gold.saturating_mul(2).saturating_sub(1) / 3;
    let by_chance = gold.saturating_mul(rules.chance.points().into()).div_ceil(10_000);
    let most_alike = if rules.kind.classes().is_some() { two_thirds.min(by_chance) } else { two_thirds };
    let needs = Needs { answer, leaves, gold: rules.gold, most_alike, reuse };
    let mut numbers = match rules.kind {
        _ if rules.gold == 0 => Vec::new(),
        AnswerKind::Number { tolerance, decimals, .. } => {
            by_number::deal(&needs, truths, tolerance.get(), decimals, dice)?
        }
        _ => by_class::deal(&needs, truths, dice)?,
    };
    for leaf in numbers.chunks_mut(usize::from(rules.gold).max(1)) {
        dice.shuffle(leaf);
    }
    Ok(Dealt { gold: rules.gold, numbers })
}

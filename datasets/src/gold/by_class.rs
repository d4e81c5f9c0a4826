//! Gold whose answers are classes.
//!
//! The places of all leaves are counted off class by class, leaf after leaf, again and again. So each leaf has of a class its
//! even part, rounded down or up, which is at most what the rules allow as long as a class has no more places than the leaves
//! allow it together.

use super::{deal::Needs, deck::Deck};
use crate::{prepare::dice::Dice, Error, Result};
use agt_primitives::tasks::Answer;

/// Deals the items. Returns those of each leaf, one leaf after the other.
pub(super) fn deal(needs: &Needs<'_>, truths: &[Answer], dice: &mut Dice) -> Result<Vec<u32>> {
    let classes = usize::from(needs.answer.kind().classes().unwrap_or_default());
    let mut members = vec![Vec::new(); classes];
    for (number, truth) in (0u32..).zip(truths) {
        if let Answer::Choice(class) = truth {
            if let Some(members) = members.get_mut(usize::from(*class)) {
                members.push(number);
            }
        }
    }
    let limits = members.iter().map(|members| limit(needs, members.len())).collect::<Vec<_>>();
    if limits.iter().fold(0u64, |sum, limit| sum.saturating_add(*limit)) < needs.positions() {
        return Err(shortage(needs, &members));
    }
    let places = spread(needs.positions(), &limits, dice);

    // Which class is counted off first, and which leaf is the first, is left to chance.
    let mut order = (0..classes).collect::<Vec<_>>();
    dice.shuffle(&mut order);
    let mut ranks = (0..needs.leaves).collect::<Vec<_>>();
    dice.shuffle(&mut ranks);
    let mut spans = Vec::with_capacity(classes);
    let mut start = 0u64;
    for class in order {
        let end = start.saturating_add(places.get(class).copied().unwrap_or_default());
        let deck = Deck::new(members.get(class).cloned().unwrap_or_default(), needs.reuse, dice);
        spans.push((start, end, deck));
        start = end;
    }

    let mut dealt = Vec::with_capacity(needs.first(needs.leaves));
    for (leaf, rank) in (0..needs.leaves).zip(ranks) {
        let first = needs.first(leaf);
        for (start, end, deck) in &mut spans {
            let count = counted(*end, rank, needs.leaves).saturating_sub(counted(*start, rank, needs.leaves));
            for _ in 0..count {
                let so_far = dealt.get(first..).unwrap_or_default();
                let drawn = deck.draw(dice, |item| !so_far.contains(&item));
                // The limits leave each draw an item: a deck is never smaller than what is asked of it.
                dealt.push(drawn.ok_or_else(|| shortage(needs, &members))?);
            }
        }
    }
    Ok(dealt)
}

/// Returns the number of places that a class with so many items can fill.
fn limit(needs: &Needs<'_>, items: usize) -> u64 {
    let items = u64::try_from(items).unwrap_or(u64::MAX);
    let (leaves, most) = (u64::from(needs.leaves), u64::from(needs.most_alike));
    match needs.reuse {
        true => items.min(most).saturating_mul(leaves),
        false => items.min(most.saturating_mul(leaves)),
    }
}

/// Spreads places over classes as evenly as their limits allow. What remains goes to classes by chance.
fn spread(places: u64, limits: &[u64], dice: &mut Dice) -> Vec<u64> {
    let mut order = (0..limits.len()).collect::<Vec<_>>();
    dice.shuffle(&mut order);
    order.sort_by_key(|class| limits.get(*class));
    let mut spread = vec![0; limits.len()];
    let (mut left, mut classes) = (places, u64::try_from(limits.len()).unwrap_or(u64::MAX));
    for class in order {
        let (Some(limit), Some(given)) = (limits.get(class), spread.get_mut(class)) else { continue };
        *given = left.checked_div(classes).unwrap_or_default().min(*limit);
        left = left.saturating_sub(*given);
        classes = classes.saturating_sub(1);
    }
    // The last class has the highest limit and takes what rounding left, which is less than the number of classes; if its
    // limit does not allow that, others have room.
    for (given, limit) in spread.iter_mut().zip(limits) {
        let more = left.min(limit.saturating_sub(*given));
        *given = given.saturating_add(more);
        left = left.saturating_sub(more);
    }
    spread
}

/// Returns how many of the first `end` places are counted off to the leaf with this rank.
fn counted(end: u64, rank: u32, leaves: u32) -> u64 {
    let before = end.saturating_add(leaves.into()).saturating_sub(1).saturating_sub(rank.into());
    before.checked_div(leaves.into()).unwrap_or_default()
}

/// Returns the error of classes that have too few items.
fn shortage(needs: &Needs<'_>, members: &[Vec<u32>]) -> Error {
    let classes = u64::try_from(members.len()).unwrap_or(u64::MAX).max(1);
    let enough = match needs.reuse {
        true => u64::from(needs.gold).div_ceil(classes),
        false => needs.positions().div_ceil(classes),
    };
    let short =
        (0u16..).zip(members).filter(|(_, members)| u64::try_from(members.len()).is_ok_and(|have| have < enough));
    let mut told = short.map(|(class, members)| format!("`{}` has {}", needs.answer.class_name(class), members.len()));
    let first = told.by_ref().take(8).collect::<Vec<_>>().join(", ");
    let more = match told.count() {
        0 => String::new(),
        more => format!(", and {more} more classes have too few"),
    };
    let what = format!(
        "the gold does not fill {} leaves of {} in which no answer is right for more than {}: {first}{more}; {enough} of \
         each class are enough",
        needs.leaves, needs.gold, needs.most_alike
    );
    Error::new(what, remedy(needs))
}

/// Returns what to do about too little gold.
pub(super) fn remedy(needs: &Needs<'_>) -> &'static str {
    match needs.reuse {
        true => "add such gold, or write a smaller [campaign] gold-a-set",
        false => "add such gold, write fewer [campaign] leaves, or set [files] gold-reuse = true",
    }
}

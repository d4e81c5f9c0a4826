//! Gold whose answers are numbers: no number may be right, within the tolerance, for two thirds of a leaf.
//!
//! Items are drawn at random, and one that would break the rule is put back. If that finds no way, all items are counted off
//! in the order of their numbers, leaf after leaf: whatever lies within twice the tolerance is then spread evenly.

use super::{by_class::remedy, deal::Needs, deck::Deck};
use crate::{plan::decimal, prepare::dice::Dice, Error, Result};
use agt_primitives::tasks::Answer;

/// A gold item: its truth, and its number.
type Gold = (i64, u32);

/// Deals the items. Returns those of each leaf, one leaf after the other.
pub(super) fn deal(
    needs: &Needs<'_>,
    truths: &[Answer],
    tolerance: u64,
    decimals: u8,
    dice: &mut Dice,
) -> Result<Vec<u32>> {
    let of = |(number, truth): (u32, &Answer)| match truth {
        Answer::Number(truth) => Some((*truth, number)),
        _ => None,
    };
    let mut sorted = (0u32..).zip(truths).filter_map(of).collect::<Vec<_>>();
    sorted.sort_unstable();
    let width = u128::from(tolerance).saturating_mul(2);
    let parts = parts(needs, &sorted, width, decimals)?;
    if let Some(dealt) = at_random(needs, truths, width, dice) {
        return Ok(dealt);
    }
    Ok(counted_off(needs, &sorted, parts, dice))
}

/// Returns the truth of an item.
fn truth(truths: &[Answer], number: u32) -> i64 {
    match usize::try_from(number).ok().and_then(|number| truths.get(number)) {
        Some(Answer::Number(truth)) => *truth,
        _ => 0,
    }
}

/// Draws the items of each leaf; none if that leads nowhere.
fn at_random(needs: &Needs<'_>, truths: &[Answer], width: u128, dice: &mut Dice) -> Option<Vec<u32>> {
    let all = (0..u32::try_from(truths.len()).ok()?).collect();
    let mut deck = Deck::new(all, needs.reuse, dice);
    let mut dealt = Vec::with_capacity(needs.first(needs.leaves));
    let mut leaf: Vec<i64> = Vec::with_capacity(needs.gold.into());
    for place in 0..needs.leaves {
        let first = needs.first(place);
        leaf.clear();
        for _ in 0..needs.gold {
            let so_far = dealt.get(first..).unwrap_or_default();
            let fits = |item| !so_far.contains(&item) && keeps_the_rule(needs, &leaf, truth(truths, item), width);
            let item = deck.draw(dice, fits)?;
            leaf.push(truth(truths, item));
            dealt.push(item);
        }
    }
    Some(dealt)
}

/// Returns whether a leaf with one truth more has no stretch of twice the tolerance with more truths than may be alike.
fn keeps_the_rule(needs: &Needs<'_>, leaf: &[i64], more: i64, width: u128) -> bool {
    let all = || leaf.iter().chain([&more]);
    let within = |start: i64, truth: i64| start <= truth && u128::from(start.abs_diff(truth)) <= width;
    let mut starts = all().filter(|start| within(**start, more));
    starts.all(|start| {
        let alike = all().filter(|truth| within(*start, **truth)).count();
        u32::try_from(alike).is_ok_and(|alike| alike <= needs.most_alike)
    })
}

/// Returns how many leaves each item stands in, by the order of their numbers: at most one without reuse, otherwise as evenly
/// as the rule allows.
fn parts(needs: &Needs<'_>, sorted: &[Gold], width: u128, decimals: u8) -> Result<Vec<u32>> {
    let (mut low, mut high) = (1, if needs.reuse { needs.leaves } else { 1 });
    let enough = |most| total(&greedy(needs, sorted, width, most)) >= needs.positions();
    if !enough(high) {
        return Err(shortage(needs, sorted, width, decimals, total(&greedy(needs, sorted, width, high))));
    }
    while low < high {
        let middle = low.midpoint(high);
        if enough(middle) {
            high = middle;
        } else {
            low = middle.saturating_add(1);
        }
    }
    Ok(greedy(needs, sorted, width, high))
}

fn total(parts: &[u32]) -> u64 {
    parts.iter().fold(0u64, |sum, part| sum.saturating_add((*part).into()))
}

/// Gives each item, from the least number on, as many places as it may have: at most `most`, and together with those up to
/// twice the tolerance below it no more than the leaves allow.
fn greedy(needs: &Needs<'_>, sorted: &[Gold], width: u128, most: u32) -> Vec<u32> {
    let allowed = u64::from(needs.leaves).saturating_mul(needs.most_alike.into());
    let mut parts: Vec<u32> = Vec::with_capacity(sorted.len());
    let (mut from, mut within) = (0usize, 0u64);
    for (value, _) in sorted {
        while let (Some((below, _)), Some(part)) = (sorted.get(from), parts.get(from)) {
            if u128::from(below.abs_diff(*value)) <= width {
                break;
            }
            within = within.saturating_sub((*part).into());
            from = from.saturating_add(1);
        }
        let room = allowed.saturating_sub(within).min(most.into());
        within = within.saturating_add(room);
        parts.push(u32::try_from(room).unwrap_or(most));
    }
    parts
}

/// Counts the items off, leaf after leaf, in the order of their numbers.
fn counted_off(needs: &Needs<'_>, sorted: &[Gold], mut parts: Vec<u32>, dice: &mut Dice) -> Vec<u32> {
    // What is too much is taken from items by chance.
    let mut over = total(&parts).saturating_sub(needs.positions());
    while over > 0 {
        let place = dice.below(u32::try_from(parts.len()).unwrap_or(u32::MAX));
        if let Some(part) = usize::try_from(place).ok().and_then(|place| parts.get_mut(place)).filter(|part| **part > 0)
        {
            *part = part.saturating_sub(1);
            over = over.saturating_sub(1);
        }
    }
    let mut ranks = (0..needs.leaves).collect::<Vec<_>>();
    dice.shuffle(&mut ranks);
    let mut dealt = vec![0; needs.first(needs.leaves)];
    let items = sorted.iter().zip(parts).flat_map(|((_, number), part)| (0..part).map(move |_| *number));
    let leaves = u64::from(needs.leaves).max(1);
    for (place, number) in (0u64..).zip(items) {
        let (row, column) = (place / leaves, usize::try_from(place % leaves).unwrap_or(usize::MAX));
        let at =
            ranks.get(column).map(|leaf| needs.first(*leaf).saturating_add(usize::try_from(row).unwrap_or(usize::MAX)));
        if let Some(slot) = at.and_then(|at| dealt.get_mut(at)) {
            *slot = number;
        }
    }
    dealt
}

/// Returns the error of too few items, or of items that are too much alike.
fn shortage(needs: &Needs<'_>, sorted: &[Gold], width: u128, decimals: u8, usable: u64) -> Error {
    // The stretch of twice the tolerance that holds most of the items.
    let ends = |start: usize, (value, _): &Gold| {
        let beyond = sorted.partition_point(|(other, _)| other < value || u128::from(value.abs_diff(*other)) <= width);
        (beyond.saturating_sub(start), *value)
    };
    let (most, least) = sorted.iter().enumerate().map(|(start, gold)| ends(start, gold)).max().unwrap_or_default();
    let until = i128::from(least).saturating_add(i128::try_from(width).unwrap_or(i128::MAX));
    let what = format!(
        "the gold fills {usable} of the {} places in {} leaves of {} in which no answer is right for more than {}; {most} of \
         its {} items lie between {} and {}",
        needs.positions(),
        needs.leaves,
        needs.gold,
        needs.most_alike,
        sorted.len(),
        decimal(least.into(), decimals),
        decimal(until, decimals),
    );
    Error::new(what, format!("outside that stretch, {}", remedy(needs)))
}

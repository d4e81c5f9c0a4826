//! How often an account is right, by the true class of the gold.

use super::Measure;
use crate::{basis_points::BasisPoints, contributors::Tally};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// The most classes that are told apart. With more, gold is too thin to say which class is taken for which, and all
/// classes count as one.
pub const FEW_CLASSES: u16 = 8;

/// [`FEW_CLASSES`] as a bound.
pub type FewClasses = ConstU32<{ FEW_CLASSES as u32 }>;

/// The gold items that the campaign's own matrix counts for in what is known of an account's class.
pub const TALLY_PRIOR: u32 = 8;

/// The gold of an account for a kind of question: right answers and all answers, by true class. With more than
/// [`FEW_CLASSES`] classes there is one tally for all.
///
/// Only gold is counted, and each gold item once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ClassTallies(BoundedVec<Tally, FewClasses>);

impl ClassTallies {
    /// Returns the empty tallies of an account where there are so many classes.
    pub fn of(classes: u16) -> Self {
        let tallies = if classes > FEW_CLASSES { 1 } else { classes };
        Self(BoundedVec::truncate_from(alloc::vec![Tally::NONE; tallies.into()]))
    }

    /// Counts an answer to a gold item of this true class. A class that does not exist is not counted.
    ///
    /// When a tally is full, both of its numbers are halved first, which keeps the share.
    pub fn note(&mut self, truth: u8, right: bool) {
        let place = if self.0.len() == 1 { 0 } else { usize::from(truth) };
        let Some(tally) = self.0.get_mut(place) else { return };
        if tally.total == u16::MAX {
            *tally = Tally::of(tally.right / 2, tally.total / 2);
        }
        tally.total = tally.total.saturating_add(1);
        tally.right = tally.right.saturating_add(right.into());
    }

    /// Counts the gold of a set for all classes together, where answers are numbers or classes are many.
    ///
    /// When the tally is full, both of its numbers are halved first.
    pub fn note_all(&mut self, gold: Tally) {
        let Some(tally) = self.0.get_mut(0) else { return };
        if tally.total.checked_add(gold.total).is_none() {
            *tally = Tally::of(tally.right / 2, tally.total / 2);
        }
        tally.total = tally.total.saturating_add(gold.total);
        tally.right = tally.right.saturating_add(gold.right);
    }

    /// Returns how often the account is right, with the assumption about an unknown account: [`Measure::accuracy`].
    pub fn accuracy(&self, measure: &Measure) -> BasisPoints {
        let sum =
            |part: fn(&Tally) -> u16| self.0.iter().map(part).fold(0u32, |sum, part| sum.saturating_add(part.into()));
        let (right, total) = (sum(|tally| tally.right), sum(|tally| tally.total));
        measure.accuracy(u64::from(right).saturating_mul(1_000), total)
    }

    /// Returns the mean share of right answers over the classes in which there is gold, rounded down; none without gold. It is
    /// what a reference is measured in.
    pub fn mean_share(&self) -> Option<BasisPoints> {
        let shares = self.0.iter().filter_map(|tally| tally.share());
        let (sum, classes) = shares.fold((0u32, 0u32), |(sum, classes), share| {
            (sum.saturating_add(share.points().into()), classes.saturating_add(1))
        });
        let mean = sum.checked_div(classes)?;
        Some(BasisPoints::clamped(u16::try_from(mean).unwrap_or(u16::MAX)))
    }

    /// Returns the tally of a class, or the one for all classes if there are many.
    pub fn of_class(&self, truth: u8) -> Tally {
        let place = if self.0.len() == 1 { 0 } else { usize::from(truth) };
        self.0.get(place).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_true_class() {
        let mut tallies = ClassTallies::of(3);
        tallies.note(0, true);
        tallies.note(2, false);
        tallies.note(2, true);
        tallies.note(3, true);
        assert_eq!(
            [0, 1, 2, 3].map(|class| tallies.of_class(class)),
            [Tally::of(1, 1), Tally::NONE, Tally::of(1, 2), Tally::NONE]
        );
    }

    #[test]
    fn mean_share_counts_each_class_the_same() {
        let mut tallies = ClassTallies::of(3);
        assert_eq!(tallies.mean_share(), None);
        (0..9).for_each(|_| tallies.note(0, true));
        tallies.note(1, false);
        tallies.note(1, true);
        assert_eq!(tallies.mean_share(), BasisPoints::new(7_500));
    }

    #[test]
    fn many_classes_share_one_tally() {
        let mut tallies = ClassTallies::of(9);
        tallies.note(0, true);
        tallies.note(200, false);
        assert_eq!(tallies.of_class(7), Tally::of(1, 2));
        assert_eq!(tallies.encoded_size(), 5);
    }

    #[test]
    fn full_tally_keeps_its_share() {
        let mut tallies = ClassTallies::of(2);
        (0..70_000u32).for_each(|item| tallies.note(1, item % 4 > 0));
        let Tally { right, total } = tallies.of_class(1);
        assert!(
            total > u16::MAX / 2 && (u32::from(right) * 4).abs_diff(u32::from(total) * 3) < 8,
            "{right} of {total}"
        );
    }

    #[test]
    fn gold_of_a_set_is_added_to_the_one_tally_of_all_classes() {
        let mut tallies = ClassTallies::of(9);
        tallies.note_all(Tally::of(5, 8));
        tallies.note_all(Tally::NONE);
        tallies.note_all(Tally::of(1, 2));
        assert_eq!(tallies.of_class(0), Tally::of(6, 10));
    }

    #[test]
    fn sets_fill_the_one_tally_to_the_last_item_before_it_is_halved() {
        let mut tallies = ClassTallies::of(9);
        tallies.note_all(Tally::of(30_000, 60_000));
        tallies.note_all(Tally::of(5_535, 5_535));
        assert_eq!(tallies.of_class(0), Tally::of(35_535, u16::MAX));
        tallies.note_all(Tally::of(2, 8));
        assert_eq!(tallies.of_class(0), Tally::of(35_535 / 2 + 2, u16::MAX / 2 + 8));
    }
}

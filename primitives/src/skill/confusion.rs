//! Which class a crowd takes for which, and what an answer therefore says about each class.

#[cfg(test)]
mod tests;

use super::{ClassTallies, FewClasses, Measure, Millinats, FEW_CLASSES, TALLY_PRIOR};
use crate::contributors::Tally;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// The whole in millionths.
const MILLION: u32 = 1_000_000;

/// The least likelihood of an answer in millionths: 1 %. A slip of the finger is that likely from anybody, so no single
/// answer rules a class out.
pub const LEAST_LIKELIHOOD: u32 = 10_000;

/// The part of an unproven account's testimony that counts: one tenth.
pub const UNPROVEN_PART: u8 = 10;

/// How often proven accounts gave each answer to gold of each true class, for a kind of question.
///
/// The counts start with [`TALLY_PRIOR`] answers for each class: the reference on the diagonal, the rest even. With more
/// than [`FEW_CLASSES`] classes nothing is counted, and every mistake is as likely as any other.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Confusion {
    classes: u16,
    counts: BoundedVec<u32, ConstU32<{ FEW_CLASSES as u32 * FEW_CLASSES as u32 }>>,
}

/// What one answer says about each class: the logarithm of how likely the account gives it to an item of that class.
///
/// With more than [`FEW_CLASSES`] classes it is one number, the logarithm of the odds that the answer is right.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Testimony {
    pub(super) answer: u8,
    pub(super) by_class: BoundedVec<Millinats, FewClasses>,
}

impl Testimony {
    /// Returns the testimony of one voice that so many accounts share: of an account and its twins.
    #[must_use]
    pub fn shared_by(mut self, accounts: u8) -> Self {
        self.by_class.iter_mut().for_each(|points| *points = points.divided(accounts));
        self
    }

    /// Returns what the answer says about a class, or none where only the answer itself counts.
    pub fn about(&self, class: u8) -> Option<Millinats> {
        self.by_class.get(usize::from(class)).copied()
    }
}

impl Confusion {
    /// Returns the empty matrix of a kind of question with so many classes, at least 2.
    pub fn of(classes: u16) -> Self {
        let cells = if classes > FEW_CLASSES { 0 } else { usize::from(classes).saturating_mul(classes.into()) };
        Self { classes, counts: BoundedVec::truncate_from(alloc::vec![0; cells]) }
    }

    /// Returns the place of a pair among the counts, or none if one of the two is no class.
    fn place(&self, truth: u8, answer: u8) -> Option<usize> {
        let known = u16::from(truth) < self.classes && u16::from(answer) < self.classes;
        known.then(|| usize::from(truth).saturating_mul(self.classes.into()).saturating_add(answer.into()))
    }

    /// Counts a proven account's answer to gold of this true class. With many classes nothing is counted.
    pub fn note(&mut self, truth: u8, answer: u8) {
        let count = self.place(truth, answer).and_then(|place| self.counts.get_mut(place));
        if let Some(count) = count {
            *count = count.saturating_add(1);
        }
    }

    /// Returns how often an answer is given to an item of this class, in millionths: at least [`LEAST_LIKELIHOOD`].
    fn likelihood(&self, measure: &Measure, truth: u8, answer: u8) -> u32 {
        // In units of a basis point of an answer, divided by the number of wrong classes.
        let wrong_classes = u64::from(self.classes).saturating_sub(1).max(1);
        let unit = wrong_classes.saturating_mul(10_000);
        let reference = u64::from(measure.reference().points());
        let of = |answer: u8| {
            let count = self.place(truth, answer).and_then(|place| self.counts.get(place)).copied().unwrap_or_default();
            let assumed = if answer == truth {
                reference.saturating_mul(wrong_classes)
            } else {
                10_000u64.saturating_sub(reference)
            };
            u64::from(count).saturating_mul(unit).saturating_add(assumed.saturating_mul(TALLY_PRIOR.into()))
        };
        let all = self.few().fold(0u64, |sum, class| sum.saturating_add(of(class)));
        let share = u128::from(of(answer)).saturating_mul(MILLION.into()).checked_div(all.into()).unwrap_or_default();
        u32::try_from(share).unwrap_or(MILLION).max(LEAST_LIKELIHOOD)
    }

    /// Returns all classes, if they are few.
    fn few(&self) -> impl Iterator<Item = u8> + Clone {
        let classes = if self.classes > FEW_CLASSES { 0 } else { self.classes };
        0..u8::try_from(classes).unwrap_or_default()
    }

    /// Returns what an answer says, or none if it is no class.
    ///
    /// With `tallies`, the account is proven. How often it is right in a class is its own tally together with
    /// [`TALLY_PRIOR`] answers of the matrix; how its mistakes divide among the other answers is the matrix's. Without, the
    /// account is unproven: the matrix speaks for it, at one part in [`UNPROVEN_PART`].
    pub fn testimony(&self, measure: &Measure, answer: u8, tallies: Option<&ClassTallies>) -> Option<Testimony> {
        if u16::from(answer) >= self.classes {
            return None;
        }
        let by_class = if self.classes > FEW_CLASSES {
            let right = own_share(tallies, answer, u32::from(measure.reference().points()).saturating_mul(100));
            let right = right.clamp(LEAST_LIKELIHOOD, MILLION - LEAST_LIKELIHOOD);
            let wrong_classes = u32::from(self.classes).saturating_sub(1);
            alloc::vec![Millinats::of_ratio(right.saturating_mul(wrong_classes), MILLION.saturating_sub(right))]
        } else {
            self.few().map(|truth| self.likelihood_of(measure, truth, answer, tallies)).collect()
        };
        let testimony = Testimony { answer, by_class: BoundedVec::truncate_from(by_class) };
        Some(if tallies.is_some() { testimony } else { testimony.shared_by(UNPROVEN_PART) })
    }

    /// Returns the logarithm of how likely an account gives an answer to an item of this class.
    fn likelihood_of(&self, measure: &Measure, truth: u8, answer: u8, tallies: Option<&ClassTallies>) -> Millinats {
        let right = own_share(tallies, truth, self.likelihood(measure, truth, truth));
        let likelihood = if answer == truth {
            right
        } else {
            let mistakes = self.few().filter(|class| *class != truth);
            let mistakes = mistakes.map(|class| u64::from(self.likelihood(measure, truth, class)));
            let all = mistakes.fold(0u64, u64::saturating_add);
            let this = u64::from(self.likelihood(measure, truth, answer));
            let wrong = u64::from(MILLION.saturating_sub(right));
            u32::try_from(wrong.saturating_mul(this).checked_div(all).unwrap_or_default()).unwrap_or(MILLION)
        };
        Millinats::of_ratio(likelihood.clamp(LEAST_LIKELIHOOD, MILLION), MILLION)
    }
}

/// Returns how often an account is right in a class, in millionths: its tally, and [`TALLY_PRIOR`] answers at the share that
/// is assumed.
fn own_share(tallies: Option<&ClassTallies>, truth: u8, assumed: u32) -> u32 {
    let Tally { right, total } = tallies.map(|tallies| tallies.of_class(truth)).unwrap_or_default();
    let right = u64::from(right).saturating_mul(MILLION.into());
    let right = right.saturating_add(u64::from(assumed).saturating_mul(TALLY_PRIOR.into()));
    let total = u64::from(total).saturating_add(TALLY_PRIOR.into());
    u32::try_from(right.checked_div(total).unwrap_or_default()).unwrap_or(MILLION).min(MILLION)
}

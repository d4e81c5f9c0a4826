//! How an item stands after the answers so far, and when it is decided.

#[cfg(test)]
mod tests;

use super::{FewClasses, Millinats, Testimony, FEW_CLASSES};
use crate::tasks::LEAST_AGREEING;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::BoundedVec;
use scale_info::TypeInfo;

/// The margin that decides an item while another round can follow: the logarithm of 5.
pub const EARLY_MARGIN: Millinats = Millinats::new(1_609);

/// The margin that decides an item after the last round: the logarithm of 1.35. Below it people would do hardly better than
/// a coin between the first two classes, and the item goes to experts.
pub const LAST_MARGIN: Millinats = Millinats::new(300);

/// The least number of people who decide an item: proven ones while another round can follow, any after the last.
pub const LEAST_VOTERS: u8 = LEAST_AGREEING as u8;

/// The number of leading answers that are kept where there are more than [`FEW_CLASSES`] classes: more than one set has
/// seats, so that no set fills them up.
pub const LEADING: usize = FEW_CLASSES as usize;

/// The most that a class counts as more frequent than another one: 20 times. Rare classes are taken to be no rarer, so that
/// no number of items decides by itself.
pub const MOST_FREQUENT: u32 = 20;

/// How frequent each class is among the items of a campaign, as the logarithm of its share.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Frequencies(BoundedVec<Millinats, FewClasses>);

/// Why numbers of items are no frequencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum FrequencyError {
    /// Fewer than 2 classes.
    TooFewClasses,
    /// More than [`FEW_CLASSES`] classes: their frequencies are not used.
    TooManyClasses,
    /// All items are of one class, so nothing is to be decided.
    OneClass,
}

impl Frequencies {
    /// Returns the frequencies of so many classes that are equally frequent; of at most [`FEW_CLASSES`].
    pub fn even(classes: u16) -> Self {
        let classes = classes.clamp(1, FEW_CLASSES);
        let each = Millinats::of_ratio(1, classes.into());
        Self(BoundedVec::truncate_from(alloc::vec![each; classes.into()]))
    }

    /// Returns the frequencies by the number of items of each class, with one more of each: a class that was not met is not
    /// impossible.
    pub fn of_items(items_by_class: &[u32]) -> Result<Self, FrequencyError> {
        if items_by_class.len() < 2 {
            return Err(FrequencyError::TooFewClasses);
        }
        if items_by_class.len() > FEW_CLASSES.into() {
            return Err(FrequencyError::TooManyClasses);
        }
        if items_by_class.iter().filter(|items| **items > 0).count() < 2 {
            return Err(FrequencyError::OneClass);
        }
        let most = items_by_class.iter().copied().max().unwrap_or_default();
        let least = most.checked_div(MOST_FREQUENT).unwrap_or_default();
        let counted = items_by_class.iter().map(|items| items.max(&least).saturating_add(1));
        let all = counted.clone().fold(0, u32::saturating_add);
        Ok(Self(BoundedVec::truncate_from(counted.map(|items| Millinats::of_ratio(items, all)).collect())))
    }
}

/// A class that an item may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Candidate {
    /// The class.
    pub class: u8,
    /// The logarithm of how likely the class is, up to a number that all classes share.
    pub likelihood: Millinats,
    /// The number of voters who gave it as the answer.
    pub voters: u8,
}

/// Whether another round can follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Stage {
    /// Another round can follow: a decision saves answers, and must be sure.
    Early,
    /// No other round follows: what is not decided goes to experts.
    Last,
}

/// How an undecided item stands. It is kept between rounds, so that no answer is lost.
///
/// With few classes it has all of them, and starts with their frequencies. With more than [`FEW_CLASSES`] it has the
/// [`LEADING`] answers that were given, and every other class stands at zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Standing {
    candidates: BoundedVec<Candidate, FewClasses>,
    many: bool,
    voters: u8,
    proven: u8,
}

impl Standing {
    /// Returns the standing of an item without answers where there are few classes.
    pub fn of_few(frequencies: &Frequencies) -> Self {
        let candidates = (0u8..).zip(&frequencies.0);
        let candidates = candidates.map(|(class, likelihood)| Candidate { class, likelihood: *likelihood, voters: 0 });
        Self { candidates: BoundedVec::truncate_from(candidates.collect()), ..Self::default() }
    }

    /// Returns the standing of an item without answers where there are more than [`FEW_CLASSES`] classes.
    pub fn of_many() -> Self {
        Self { many: true, ..Self::default() }
    }

    /// Returns the classes that the item may have.
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// Returns the number of people who voted.
    pub const fn voters(&self) -> u8 {
        self.voters
    }

    /// Returns the number of proven people among them.
    pub const fn proven_voters(&self) -> u8 {
        self.proven
    }

    /// Adds the answer of a worker who has a vote.
    pub fn add(&mut self, testimony: &Testimony, proven: bool) {
        if self.many {
            self.add_to_leading(testimony);
        } else {
            for candidate in self.candidates.iter_mut() {
                let points = testimony.about(candidate.class).unwrap_or_default();
                candidate.likelihood = candidate.likelihood.plus(points);
                candidate.voters = candidate.voters.saturating_add((candidate.class == testimony.answer).into());
            }
        }
        self.voters = self.voters.saturating_add(1);
        self.proven = self.proven.saturating_add(proven.into());
    }

    /// Adds the odds of an answer. When there is no room for it, it takes the place of the last candidate if it is likelier.
    fn add_to_leading(&mut self, testimony: &Testimony) {
        let (class, points) = (testimony.answer, testimony.about(0).unwrap_or_default());
        if let Some(candidate) = self.candidates.iter_mut().find(|candidate| candidate.class == class) {
            candidate.likelihood = candidate.likelihood.plus(points);
            candidate.voters = candidate.voters.saturating_add(1);
            return;
        }
        let new = Candidate { class, likelihood: points, voters: 1 };
        if self.candidates.len() < LEADING {
            // There is room for as many.
            let _ = self.candidates.try_push(new);
        } else if let Some(last) = self.candidates.iter_mut().min_by_key(|candidate| candidate.likelihood) {
            if last.likelihood < points {
                *last = new;
            }
        }
    }

    /// Returns the leading class and its margin before the second, if there is one leader.
    pub fn leader(&self) -> Option<(Candidate, Millinats)> {
        let leader = *self.candidates.iter().max_by_key(|candidate| candidate.likelihood)?;
        let others = self.candidates.iter().filter(|candidate| candidate.class != leader.class);
        let others = others.map(|candidate| candidate.likelihood);
        let second = others.chain(self.many.then_some(Millinats::ZERO)).max()?;
        Some((leader, leader.likelihood.minus(second)))
    }

    /// Returns the class of the item, if it is decided at this stage: its margin is wide enough, at least [`LEAST_VOTERS`]
    /// people voted, who must be proven at the early stage, and enough of them gave the leader as their answer, so that nobody
    /// is heavy enough to decide against two others. At the early stage [`LEAST_VOTERS`] gave it, and at the last one as many,
    /// or one where no other class has more.
    pub fn decision(&self, stage: Stage) -> Option<u8> {
        let (leader, margin) = self.leader()?;
        let (needed, people) = match stage {
            Stage::Early => (EARLY_MARGIN, self.proven),
            Stage::Last => (LAST_MARGIN, self.voters),
        };
        let others = self.candidates.iter().filter(|candidate| candidate.class != leader.class);
        let against = others.map(|candidate| candidate.voters).max().unwrap_or_default();
        let agreed = match stage {
            Stage::Early => leader.voters >= LEAST_VOTERS,
            Stage::Last => leader.voters > 0 && leader.voters >= against.min(LEAST_VOTERS),
        };
        (agreed && margin >= needed && people >= LEAST_VOTERS).then_some(leader.class)
    }
}

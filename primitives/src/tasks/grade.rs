//! Grades: people grade rich content; it is never judged by equality.

use super::{AnswerKind, PositionVerdict, WorkerTally};
use crate::{contributors::Tally, tasks::Answer};
use codec::{Decode, DecodeWithMemTracking, Encode, Input, MaxEncodedLen};
use scale_info::TypeInfo;

/// The kind of answers of graders: one of five grades.
pub const GRADES: AnswerKind = AnswerKind::Categories { count: Grade::MOST.0 as u16 + 1 };

/// A grade: from 0, worthless, to 4, as good as can be. No other value exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Grade(u8);

impl Grade {
    /// The best.
    pub const MOST: Self = Self(4);

    /// The least grade that is accepted.
    pub const PASSING: Self = Self(2);

    /// Returns a grade; none above the best.
    pub const fn new(grade: u8) -> Option<Self> {
        if grade <= Self::MOST.0 {
            Some(Self(grade))
        } else {
            None
        }
    }

    /// Returns the grade that the verdict on a position decided, if it did.
    pub const fn of(verdict: &PositionVerdict) -> Option<Self> {
        match verdict {
            PositionVerdict::Decided(Answer::Choice(grade)) => Self::new(*grade),
            _ => None,
        }
    }

    /// Returns the number of quarters of an answer's pay that the grade earns: the grade itself, and none below the passing
    /// one.
    pub const fn quarters(self) -> u8 {
        if self.0 >= Self::PASSING.0 {
            self.0
        } else {
            0
        }
    }

    /// Returns whether an answer with this grade is accepted.
    pub const fn is_passing(self) -> bool {
        self.0 >= Self::PASSING.0
    }

    /// Returns the tally of a worker's grades: how many of the decided ones are accepted. Rich content has no gold.
    pub fn tally(grades: &[Option<Self>]) -> WorkerTally {
        let decided = grades.iter().flatten();
        let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        let accepted = decided.clone().filter(|grade| grade.is_passing()).count();
        WorkerTally { consensus: Tally::of(count(accepted), count(decided.count())), gold: Tally::NONE }
    }
}

impl Decode for Grade {
    fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
        Self::new(u8::decode(input)?).ok_or_else(|| "a grade above 4".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grades(given: &[i8]) -> Vec<Option<Grade>> {
        given.iter().map(|grade| u8::try_from(*grade).ok().and_then(Grade::new)).collect()
    }

    #[test]
    fn five_grades_can_be_given_and_no_others() {
        assert_eq!(GRADES, AnswerKind::Categories { count: 5 });
        assert_eq!(GRADES.check(), Ok(()));
        for grade in 0..=u8::MAX {
            let of = Grade::of(&PositionVerdict::Decided(Answer::Choice(grade)));
            assert_eq!(of, Grade::new(grade));
            assert_eq!(of.is_some(), GRADES.admits(&Answer::Choice(grade)));
            assert_eq!(Grade::decode(&mut &[grade][..]).ok(), of);
        }
        for verdict in [
            PositionVerdict::Undecided,
            PositionVerdict::Gold,
            PositionVerdict::Contested,
            PositionVerdict::Void,
            PositionVerdict::Decided(Answer::Number(2)),
        ] {
            assert_eq!(Grade::of(&verdict), None);
        }
    }

    #[test]
    fn grade_earns_its_quarters_from_the_passing_one_on() {
        let quarters = (0..=4).map(|grade| Grade(grade).quarters()).collect::<Vec<_>>();
        assert_eq!(quarters, [0, 0, 2, 3, 4]);
        let passing = (0..=4).map(|grade| Grade(grade).is_passing()).collect::<Vec<_>>();
        assert_eq!(passing, [false, false, true, true, true]);
    }

    #[test]
    fn tally_counts_only_decided_grades() {
        let tally = |given: &[i8]| Grade::tally(&grades(given));
        assert_eq!(tally(&[4, 2, 1, 0, -1]).consensus, Tally::of(2, 4));
        assert_eq!(tally(&[-1, -1]), WorkerTally::default());
        assert_eq!(tally(&[]).gold, Tally::NONE);
    }
}

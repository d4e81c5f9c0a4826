//! The windows of a set for reveals and gold.

use super::Windows;
use crate::Moment;

/// Answers are revealed no earlier than this time after the last commitment: its block is then about twenty blocks deep.
pub const REVEAL_MARGIN: Moment = 2 * 60 * 1_000;

/// How far a set is, as far as its windows depend on it. All moments are on the clock of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetProgress {
    /// When its round was dealt.
    pub dealt: Moment,
    /// Whether every seat is committed.
    pub is_full: bool,
    /// When the last commitment came; zero if none came.
    pub last_commit: Moment,
    /// When the last of its committed seats was revealed.
    pub answered: Option<Moment>,
}

/// The windows of a set for reveals and gold, half-open, on the clock of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetTimes {
    /// Answers are revealed from this moment on.
    pub reveal: Moment,
    /// Answers are revealed before this moment.
    pub reveal_until: Moment,
    /// The gold is opened from this moment on.
    pub gold: Moment,
    /// The gold is opened before this moment.
    pub gold_until: Moment,
}

impl Windows {
    /// Returns the end of the time in which workers with a seat commit, in a round that was dealt at a moment.
    pub fn commit_until(&self, dealt: Moment) -> Moment {
        dealt.saturating_add(self.commit)
    }

    /// Returns the end of the time in which stand-ins commit, in a round that was dealt at a moment.
    pub fn stand_in_until(&self, dealt: Moment) -> Moment {
        self.commit_until(dealt).saturating_add(self.stand_in)
    }

    /// Returns the windows of a set.
    pub fn of_set(&self, set: SetProgress) -> SetTimes {
        let last_commit_until = if set.is_full { set.last_commit } else { self.stand_in_until(set.dealt) };
        // Where another fork wins, whoever had the last commitment in this one could commit again: nobody may have seen
        // an answer by then.
        let reveal = last_commit_until.max(set.last_commit.saturating_add(REVEAL_MARGIN));
        // Workers who commit early hurry nobody: the others count on the whole time to commit.
        let reveal_until = reveal.max(self.commit_until(set.dealt)).saturating_add(self.reveal);
        let gold = set.answered.unwrap_or(reveal_until);
        SetTimes { reveal, reveal_until, gold, gold_until: gold.saturating_add(self.gold) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Moment = 60_000;
    const WINDOWS: Windows =
        Windows { join: 0, commit: 60 * MINUTE, stand_in: 30 * MINUTE, reveal: 120 * MINUTE, gold: 180 * MINUTE };
    const EMPTY: SetProgress = SetProgress { dealt: 0, is_full: false, last_commit: 0, answered: None };

    fn times(set: SetProgress) -> [Moment; 4] {
        let SetTimes { reveal, reveal_until, gold, gold_until } = WINDOWS.of_set(set);
        [reveal, reveal_until, gold, gold_until].map(|at| at / MINUTE)
    }

    #[test]
    fn reveals_begin_after_the_stand_ins_or_two_minutes_after_the_last_seat() {
        assert_eq!(times(EMPTY), [90, 210, 210, 390]);
        assert_eq!(times(SetProgress { last_commit: 89 * MINUTE, ..EMPTY }), [91, 211, 211, 391]);
        assert_eq!(times(SetProgress { is_full: true, last_commit: 89 * MINUTE, ..EMPTY }), [91, 211, 211, 391]);
    }

    #[test]
    fn early_commitments_shorten_no_window_and_early_reveals_open_the_gold() {
        let early = SetProgress { is_full: true, last_commit: 10 * MINUTE, ..EMPTY };
        assert_eq!(times(early), [12, 180, 180, 360]);
        assert_eq!(times(SetProgress { answered: Some(15 * MINUTE), ..early }), [12, 180, 15, 195]);
    }
}

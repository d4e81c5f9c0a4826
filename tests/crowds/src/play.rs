//! What is common to both rules: the seats of a round, and what a play comes to.

use crate::crowd::Crowd;

/// The rounds of an item.
pub const ROUNDS: usize = 3;

/// The seats of a round.
pub const SEATS: usize = 3;

/// The quizzes that an account answers at most. After so many, who is not proven gives up.
pub const QUIZZES: usize = 12;

/// What a play of a crowd comes to.
#[derive(Clone, Debug, Default)]
pub struct Play<Value> {
    /// Whether each worker is proven.
    pub proven: Vec<bool>,
    /// The decision on each question; none of gold.
    pub decided: Vec<Option<Value>>,
    /// The answers that were used, as indices.
    pub used: Vec<usize>,
    /// The sets of people: all, and those that are paid.
    pub people_sets: Paid,
    /// The sets of hostile accounts: all, and those that are paid.
    pub hostile_sets: Paid,
}

/// The number of sets, and of those that are paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paid {
    /// Sets that were answered.
    pub sets: u32,
    /// Sets that are paid.
    pub paid: u32,
}

impl Paid {
    /// Counts a set.
    pub fn note(&mut self, paid: bool) {
        self.sets += 1;
        self.paid += u32::from(paid);
    }
}

impl<Value> Play<Value> {
    /// Counts a set of a worker.
    pub fn note_set<Other>(&mut self, crowd: &Crowd<Other>, worker: usize, paid: bool) {
        if crowd.is_hostile(worker) {
            self.hostile_sets.note(paid);
        } else {
            self.people_sets.note(paid);
        }
    }
}

/// Takes the seats of a round from those who wait, in their order: at most `unproven` accounts that are not proven.
pub fn seats<Value>(
    waiting: &mut Vec<usize>,
    crowd: &Crowd<Value>,
    proven: &[bool],
    (seats, unproven): (usize, usize),
) -> Vec<usize> {
    let (mut taken, mut newcomers, mut left) = (Vec::new(), 0, Vec::new());
    for given in waiting.drain(..) {
        let is_proven = proven[crowd.given[given].worker];
        if taken.len() < seats && (is_proven || newcomers < unproven) {
            newcomers += usize::from(!is_proven);
            taken.push(given);
        } else {
            left.push(given);
        }
    }
    *waiting = left;
    taken
}

/// Returns whether a proven account waits, so that another round can follow.
pub fn can_follow<Value>(waiting: &[usize], crowd: &Crowd<Value>, proven: &[bool]) -> bool {
    waiting.iter().any(|given| proven[crowd.given[*given].worker])
}

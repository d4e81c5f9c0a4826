//! What a scenario asks of the campaigns of a chain. The model's [`Desk`](crate::desk::Desk) answers by the functions
//! of `agt-primitives`, and the tests by the calls of `pallet-tasks`: the very same scenario drives both.

use crate::{chain::Chain, people::Item};
use agt_primitives::{
    consensus::weight::AnswerWeight,
    tasks::{Answer, WorkerTally},
    Aia, Moment,
};

/// What a round is dealt by.
pub type Seed = [u8; 32];

/// Why somebody has no ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Its lane is full, or the budget is used up where tickets are promised their AIA.
    Full,
    /// Its own energy, caps or lost seats do not allow it.
    Own,
}

/// A seat of a set.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    /// Whose it is.
    pub who: usize,
    /// Whether it sits there as a proven worker.
    pub proven: bool,
    /// What its answers weigh.
    pub weight: AnswerWeight,
}

/// What a set showed, and what its seats say.
#[derive(Clone, Copy, Debug)]
pub struct Sheets<'a> {
    /// What it showed: items of a second round, fresh ones, gold.
    pub shown: &'a [Item],
    /// What is true of each.
    pub truths: &'a [Answer],
    /// The answers of each seat, in the order of the seats; none of who forgets to reveal.
    pub given: &'a [Option<Vec<Answer>>],
}

/// How a set ended for one seat.
#[derive(Clone, Copy, Debug)]
pub struct SeatEnd {
    /// Whose it is.
    pub who: usize,
    /// How many of its answers were right where it counts.
    pub tally: WorkerTally,
    /// AIA that is credited.
    pub aia: Aia,
}

/// What became of an item.
#[derive(Clone, Copy, Debug)]
pub struct ItemEnd {
    /// Its number.
    pub id: u64,
    /// What is agreed on.
    pub answer: Option<Answer>,
    /// Whether it goes to the experts.
    pub to_experts: bool,
}

/// A set that is settled.
#[derive(Clone, Debug)]
pub struct SetEnd {
    /// Whether it was one that the platform pays, and not a quiz.
    pub paid: bool,
    /// Its seats.
    pub seats: Vec<SeatEnd>,
    /// Its items.
    pub items: Vec<ItemEnd>,
    /// Gold that was judged.
    pub gold: u32,
    /// Gold among it that was outvoted, whether or not it stands.
    pub void: u32,
}

/// The campaigns of a chain as far as a scenario touches them. People are counted from zero, and so are the sets of a
/// round and their seats.
pub trait Work {
    /// The chain that they are on.
    type Chain: Chain;

    /// Its standings and seasons.
    fn chain(&self) -> &Self::Chain;

    /// The same, to change them.
    fn chain_mut(&mut self) -> &mut Self::Chain;

    /// Lets the clock stand at a moment, never before the last one.
    fn travel_to(&mut self, now: Moment);

    /// Settles every set that was answered before.
    fn settle(&mut self) -> Vec<SetEnd>;

    /// Begins a quarter of a day: what it may promise is added to what the day has left, and rounds are open.
    fn begin(&mut self);

    /// Joins a round of the platform's campaigns, in one of the lanes. The common round has the number zero; there are
    /// others only where joiners choose their rounds.
    fn join(&mut self, who: usize, proven: bool, round: usize) -> Result<(), Refusal>;

    /// Takes a set of gold alone, which pays nothing, if it may.
    fn take_quiz(&mut self, who: usize) -> bool;

    /// Answers a quiz that was taken: each answer, and what is true.
    fn answer_quiz(&mut self, who: usize, given: &[(Answer, Answer)]);

    /// A set of a campaign that somebody pays for itself and that comes to this, if it may take it. Played only where
    /// such gold lifts.
    fn take_own(&mut self, who: usize, tally: WorkerTally) -> bool;

    /// Nobody joins any more in this quarter.
    fn close(&mut self);

    /// Deals a round that somebody joined: its sets.
    fn deal(&mut self, round: usize, seed: Seed) -> Vec<Vec<Seat>>;

    /// The items of a second round that a set of the dealt round carries.
    fn repeats(&mut self, set: usize) -> Vec<Item>;

    /// Fills in all sheets of a set of the dealt round.
    fn answer(&mut self, set: usize, sheets: Sheets<'_>);

    /// Lets everybody go who found no seat in the dealt round.
    fn leave(&mut self);
}

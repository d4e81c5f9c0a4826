//! What a scenario needs of the campaigns of a chain. The model's [`TasksModel`](crate::tasks_model::TasksModel)
//! implements it by the functions of `agt-primitives`, and the tests by the calls of `pallet-tasks`: the same scenario
//! drives both.

use crate::{chain::Chain, people::Item};
use agt_primitives::{
    contributors::Qualified,
    tasks::{Answer, WorkerTally},
    Aia, Moment,
};

/// The seed of a deal.
pub type Seed = [u8; 32];

/// Why a person gets no ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The queue is full, or the budget is used up if AIA is promised at the join.
    Full,
    /// Its own energy, caps or lost seats forbid it.
    Own,
}

/// A seat of a set.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    /// Its owner.
    pub who: usize,
    /// How the owner is qualified.
    pub qualified: Qualified,
}

/// The positions of a set, and the answers of its seats.
#[derive(Clone, Copy, Debug)]
pub struct Sheets<'a> {
    /// Its positions: items of a second round, fresh items, gold.
    pub shown: &'a [Item],
    /// The true answer of each.
    pub truths: &'a [Answer],
    /// The answers of each seat, in the order of the seats. None for a seat that forgets to reveal.
    pub given: &'a [Option<Vec<Answer>>],
}

/// How a set ended for one seat.
#[derive(Clone, Copy, Debug)]
pub struct SeatEnd {
    /// Its owner.
    pub who: usize,
    /// Its right answers, in consensus and in gold.
    pub tally: WorkerTally,
    /// AIA that the set earns. In a trial it is credited later, or never.
    pub aia: Aia,
}

/// The outcome of an item.
#[derive(Clone, Copy, Debug)]
pub struct ItemEnd {
    /// Its number.
    pub id: u64,
    /// The agreed answer. None if it is undecided.
    pub answer: Option<Answer>,
    /// Whether it goes to the experts.
    pub to_experts: bool,
}

/// A settled set.
#[derive(Clone, Debug)]
pub struct SetEnd {
    /// Whether the platform pays for it. A quiz is unpaid.
    pub paid: bool,
    /// Its seats.
    pub seats: Vec<SeatEnd>,
    /// Its items.
    pub items: Vec<ItemEnd>,
    /// Judged gold items.
    pub gold: u32,
    /// Gold items among them that were outvoted, whether or not they stand.
    pub void: u32,
}

/// The part of a chain's campaigns that a scenario uses. People, the sets of a round and their seats are numbered from
/// zero.
pub trait Work {
    /// The chain of the campaigns.
    type Chain: Chain;

    /// Returns the chain.
    fn chain(&self) -> &Self::Chain;

    /// Returns the chain, to change it.
    fn chain_mut(&mut self) -> &mut Self::Chain;

    /// Sets the clock to a moment, never before the last one.
    fn travel_to(&mut self, now: Moment);

    /// Settles every set that was answered before.
    fn settle(&mut self) -> Vec<SetEnd>;

    /// Begins a quarter of a day: its AIA is added to what the day has left, and the round is open.
    fn begin(&mut self);

    /// Joins the round of the platform's campaigns. Nobody does who is unqualified.
    fn join(&mut self, who: usize) -> Result<(), Refusal>;

    /// Gives the person a fresh account, as [`Chain::renew`] does.
    fn renew(&mut self, who: usize) {
        self.chain_mut().renew(who);
    }

    /// Takes an unpaid set of gold alone, if the person may. Returns whether it did.
    fn take_quiz(&mut self, who: usize) -> bool;

    /// Answers a quiz that was taken. `given` has each answer with the true one.
    fn answer_quiz(&mut self, who: usize, given: &[(Answer, Answer)]);

    /// Takes a set of a campaign that the person pays for itself, with the given result. Returns whether it could. Used
    /// only if a requester's own gold moves the qualification.
    fn take_own(&mut self, who: usize, tally: WorkerTally) -> bool;

    /// Closes the round of this quarter.
    fn close(&mut self);

    /// Deals the round, which somebody has joined, and returns the seats of its sets.
    fn deal(&mut self, seed: Seed) -> Vec<Vec<Seat>>;

    /// Returns the items of a second round that a set of the dealt round carries.
    fn repeats(&mut self, set: usize) -> Vec<Item>;

    /// Answers a set of the dealt round.
    fn answer(&mut self, set: usize, sheets: Sheets<'_>);

    /// Has every ticket without a seat leave the dealt round.
    fn leave(&mut self);
}

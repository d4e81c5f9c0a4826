//! What a scenario asks of a chain. The model's [`Book`](crate::book::Book) answers it by the functions of
//! `agt-primitives`, and the tests by the real pallets: the very same scenario drives both.

use agt_primitives::{
    basis_points::BasisPoints,
    calendar::Month,
    consensus::weight::AnswerWeight,
    contributors::{SetKey, WorkOffer, WorkResult},
    redemption::SeasonRates,
    season::Submitted,
    Aia, Balance, Moment,
};

/// A chain as far as a scenario touches it. People are counted from zero.
pub trait Chain {
    /// Lets the clock stand at a moment, never before the last one.
    fn travel_to(&mut self, now: Moment);

    /// Registers somebody and bonds so many planck for it.
    fn register(&mut self, who: usize, bond: Balance);

    /// Whether it has answered enough gold right.
    fn is_proven(&self, who: usize) -> bool;

    /// Its reputation in the one area that there is.
    fn reputation(&self, who: usize) -> BasisPoints;

    /// What its answers weigh.
    fn weight(&self, who: usize) -> AnswerWeight;

    /// Opens a set. The AIA that it reserves, or none when it is refused.
    fn open(&mut self, who: usize, offer: WorkOffer) -> Option<Aia>;

    /// Closes an open set. The AIA that is credited.
    fn close(&mut self, who: usize, set: SetKey, result: WorkResult) -> Aia;

    /// The most that it can submit now: nothing when that is less than the minimum.
    fn submittable(&self, who: usize) -> Aia;

    /// Submits so much, which is not more than it can. What counts in which lane.
    fn submit(&mut self, who: usize, aia: Aia) -> Submitted;

    /// Closes a season whose claims are open. None when nobody submitted to it.
    fn close_season(&mut self, month: Month) -> Option<SeasonRates>;

    /// Claims for somebody. What it is paid in planck.
    fn claim(&mut self, who: usize, month: Month) -> Balance;

    /// What the seasons have minted so far, in planck.
    fn minted(&self) -> Balance;
}

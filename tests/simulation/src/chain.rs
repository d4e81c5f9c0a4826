//! What a scenario needs of a chain. The model's [`ChainModel`](crate::chain_model::ChainModel) implements it by the
//! functions of `agt-primitives`, and the tests by the real pallets: the same scenario drives both.

use agt_primitives::{
    basis_points::BasisPoints,
    calendar::Month,
    contributors::{Earned, Qualified, SetKey, WorkOffer, WorkResult},
    redemption::SeasonRates,
    season::Submitted,
    Aia, Balance, Moment,
};

/// The part of a chain that a scenario uses. People are numbered from zero.
pub trait Chain {
    /// Sets the clock to a moment, never before the last one.
    fn travel_to(&mut self, now: Moment);

    /// Registers a person and bonds `bond` planck for it.
    fn register(&mut self, who: usize, bond: Balance);

    /// Returns whether it has ever been let in.
    fn is_proven(&self, who: usize) -> bool;

    /// Returns its reputation in the only area: its skill, and zero while it is unqualified.
    fn reputation(&self, who: usize) -> BasisPoints;

    /// Returns how it is qualified in the only area.
    fn qualified(&self, who: usize) -> Qualified;

    /// Gives the person a fresh account in place of one that has fallen and must wait. What it has earned stays its own.
    /// Returns whether it did. No chain but the model gives anybody an account for nothing.
    fn renew(&mut self, _who: usize) -> bool {
        false
    }

    /// Opens a set. Returns the AIA that it reserves, or none if it is refused.
    fn open(&mut self, who: usize, offer: WorkOffer) -> Option<Aia>;

    /// Closes an open set. Returns what it comes to.
    fn close(&mut self, who: usize, set: SetKey, result: WorkResult) -> Earned;

    /// Returns the most AIA that it can submit now: zero if that is less than the minimum.
    fn submittable(&self, who: usize) -> Aia;

    /// Submits `aia`, which is at most what it can submit. Returns what counts in each lane.
    fn submit(&mut self, who: usize, aia: Aia) -> Submitted;

    /// Closes a season whose claims are open. Returns none if nobody submitted to it.
    fn close_season(&mut self, month: Month) -> Option<SeasonRates>;

    /// Claims for a person. Returns what it is paid, in planck.
    fn claim(&mut self, who: usize, month: Month) -> Balance;

    /// Returns what the seasons have paid so far, in planck: a run has no revenue, so all of it is minted.
    fn minted(&self) -> Balance;
}

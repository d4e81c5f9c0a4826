//! Events that pay AGT: what is reserved, paid and lifted out of their sub-budget.

use agt_primitives::{
    quests::Reward,
    supply::{Budget, MintBudget},
    token::AGT,
    Balance,
};
use sp_runtime::DispatchError;

/// An event of each month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Monthly {
    /// What it pays.
    pub reward: Reward,
    /// Its places.
    pub places: u32,
    /// The accepted sets since the month began that it asks for.
    pub least: u32,
}

/// Twenty AGT for ten accepted sets, for ten thousand accounts: a five-hundredth part of the sub-budget in a month.
pub const MONTHLY: Monthly =
    Monthly { reward: Reward { xp: 0, boosters: 0, agt: 20 * AGT }, places: 10_000, least: 10 };

impl Monthly {
    /// Returns what a claimant gets on average, in AGT, if so many accounts can claim.
    pub fn on_average(&self, claimants: u64) -> f64 {
        let reward = crate::money::agt(self.reward.agt);
        match claimants {
            0 => 0.0,
            _ => reward * (f64::from(self.places) / claimants as f64).min(1.0),
        }
    }
}

/// The sub-budget after an event, in planck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Books {
    /// What was minted.
    pub minted: Balance,
    /// What is reserved.
    pub reserved: Balance,
    /// What is left.
    pub left: Balance,
}

/// Opens an event, has so many accounts claim it, and closes it. Returns the sub-budget after each of the three.
///
/// # Errors
///
/// Fails if the sub-budget does not have the AGT of all places.
pub fn play<AccountId, Supply: MintBudget<AccountId>>(
    event: &Monthly,
    claimants: u32,
    who: impl Fn(u32) -> AccountId,
) -> Result<[Books; 3], DispatchError> {
    const BUDGET: Budget = Budget::Milestones;
    let books =
        || Books { minted: Supply::minted(BUDGET), reserved: Supply::reserved(BUDGET), left: Supply::left(BUDGET) };
    let Monthly { reward, places, .. } = *event;
    Supply::reserve(BUDGET, reward.agt.saturating_mul(places.into()))?;
    let opened = books();
    let paid = claimants.min(places);
    (0..paid).try_for_each(|claimant| Supply::mint_reserved(BUDGET, &who(claimant), reward.agt))?;
    let claimed = books();
    if paid < places {
        Supply::unreserve(BUDGET, reward.agt.saturating_mul((places - paid).into()))?;
    }
    Ok([opened, claimed, books()])
}

//! Characters: what they are made of, what a level costs, and what other pallets may ask about the one that an account has
//! selected.

mod attributes;
mod profile;
mod rarity;
mod report;
mod terms;

use crate::{basis_points::BasisPoints, calendar::HOUR, multiplier::Multiplier, regeneration::Regeneration, Moment};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

pub use attributes::{Attribute, Attributes, MOST_POINTS, POINTS_A_UNIT};
pub use profile::{
    OfferReport, OwnedCharacter, ProfileReport, SaleReport, StarterReport, MOST_PENDING_READ, NEWEST_EDITIONS,
};
pub use rarity::{Drawn, Odds, Rarity, MOST_EXTRA};
pub use report::{
    BoostReport, CharacterPage, CharacterReport, EditionReport, LevelObstacle, NextLevelReport, PendingReport,
    PendingState, RestReport, MAX_CHARACTERS,
};
pub use terms::{ranges, CharacterTerms, LevelCost};

/// The number of a character. It is the number of its item in the collection, too, and no number is used twice.
pub type CharacterId = u32;

/// The number of an edition: the terms under which characters are sold.
pub type EditionId = u32;

/// The level of a character that can rise no more. The first level is 1.
pub const MOST_LEVEL: u16 = 50;

/// Each level that is a multiple of this costs AGT, too. A starter stays with its account until it has the first of them.
pub const PAID_LEVELS: u16 = 5;

/// The maximum energy of an account with any character.
pub const MOST_ENERGY: u32 = 12;

/// The minimum time in which one unit of energy grows with any character, in milliseconds.
pub const LEAST_ENERGY_PERIOD: Moment = HOUR;

/// The effect of a selected character on its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo)]
pub struct Boost {
    /// Units added to the maximum of energy. The sum is at most [`MOST_ENERGY`].
    pub capacity: u32,
    /// The share by which the energy's period is shorter. The period is never less than [`LEAST_ENERGY_PERIOD`].
    pub shorter: BasisPoints,
    /// The character's factor of the AIA multiplier. The product of all factors is bounded.
    pub reward: Multiplier,
    /// The factor on XP that accepted work earns.
    pub learning: Multiplier,
}

impl Boost {
    /// The boost of an account without a character.
    pub const NONE: Self =
        Self { capacity: 0, shorter: BasisPoints::ZERO, reward: Multiplier::ONE, learning: Multiplier::ONE };

    /// Returns how energy grows with this boost if it grows by `base` without it.
    pub fn on(self, base: Regeneration) -> Regeneration {
        let saved = Moment::try_from(self.shorter.of(base.period.into())).unwrap_or(base.period);
        Regeneration {
            period: base.period.saturating_sub(saved).max(LEAST_ENERGY_PERIOD),
            maximum: base.maximum.saturating_add(self.capacity).min(MOST_ENERGY),
        }
    }
}

impl Default for Boost {
    fn default() -> Self {
        Self::NONE
    }
}

/// Reads the selected character of an account. The cost of each method is independent of how many characters exist.
pub trait Characters<AccountId> {
    /// Returns the level of the character that `who` has selected, or zero if it has selected none.
    fn level(who: &AccountId) -> u16;

    /// Returns the boost of the character that `who` has selected, or [`Boost::NONE`] if it has selected none.
    fn boost(who: &AccountId) -> Boost;
}

/// A chain without characters.
impl<AccountId> Characters<AccountId> for () {
    fn level(_: &AccountId) -> u16 {
        0
    }

    fn boost(_: &AccountId) -> Boost {
        Boost::NONE
    }
}

/// Is notified when the boost of an account changes.
pub trait OnBoostChanged<AccountId> {
    /// Must be called in the call that changes what [`Characters::boost`] returns for `who`, after the change. Energy
    /// grows with the old boost until now, and the new maximum caps it. Does nothing if `who` is not registered.
    ///
    /// A change without this notice takes effect at the next touch of the account, and the slower of the two rates
    /// counts until then.
    fn on_boost_changed(who: &AccountId);
}

/// Nobody listens.
impl<AccountId> OnBoostChanged<AccountId> for () {
    fn on_boost_changed(_: &AccountId) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: Regeneration = Regeneration { period: 6 * LEAST_ENERGY_PERIOD, maximum: 3 };

    #[test]
    fn boost_adds_capacity_and_shortens_the_period() {
        let boost = Boost {
            capacity: 2,
            shorter: BasisPoints::clamped(5_000),
            reward: Multiplier::ONE,
            learning: Multiplier::ONE,
        };
        assert_eq!(boost.on(BASE), Regeneration { period: 3 * LEAST_ENERGY_PERIOD, maximum: 5 });
        assert_eq!(Boost::NONE.on(BASE), BASE);
    }

    #[test]
    fn boost_stays_within_the_bounds_when_it_asks_for_more() {
        let greedy = Boost { capacity: u32::MAX, shorter: BasisPoints::WHOLE, ..Boost::NONE };
        assert_eq!(greedy.on(BASE), Regeneration { period: LEAST_ENERGY_PERIOD, maximum: MOST_ENERGY });
    }
}

//! What a quest, a milestone or an event pays.

use super::{room, MOST_EVENT_BOOSTERS, MOST_EVENT_XP};
use crate::{report::decimal, token::EXISTENTIAL_DEPOSIT, Balance};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::Serialize;

/// What is paid once, to whoever has earned it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Reward {
    /// XP.
    pub xp: u32,
    /// Boosters, which go into the account's stock as far as there is room.
    pub boosters: u8,
    /// Planck of AGT. Only events pay any.
    #[serde(with = "decimal")]
    pub agt: Balance,
}

impl Reward {
    /// Returns a reward without AGT.
    pub const fn new(xp: u32, boosters: u8) -> Self {
        Self { xp, boosters, agt: 0 }
    }

    /// Returns what is paid of it to an account that has `stock` boosters: all but the boosters that do not fit.
    pub fn fitting(self, stock: u8) -> Self {
        Self { boosters: self.boosters.min(room(stock)), ..self }
    }

    /// Returns whether an event may pay this: something, at most [`MOST_EVENT_XP`] and [`MOST_EVENT_BOOSTERS`], and either no
    /// AGT or so much that an account without any can hold it.
    pub fn suits_an_event(&self) -> bool {
        *self != Self::default()
            && self.xp <= MOST_EVENT_XP
            && self.boosters <= MOST_EVENT_BOOSTERS
            && (self.agt == 0 || self.agt >= EXISTENTIAL_DEPOSIT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quests::MOST_STOCK;

    #[test]
    fn boosters_alone_are_lost_where_there_is_no_room() {
        let reward = Reward { xp: 7, boosters: 3, agt: 9 };
        let paid = |stock| reward.fitting(stock).boosters;
        assert_eq!([0, 5, 6, 7, MOST_STOCK, MOST_STOCK + 1, u8::MAX].map(paid), [3, 3, 2, 1, 0, 0, 0]);
        assert_eq!(reward.fitting(MOST_STOCK), Reward { boosters: 0, ..reward });
    }

    #[test]
    fn event_pays_something_within_the_bounds() {
        let agt = |agt| Reward { agt, ..Reward::default() };
        for reward in [Reward::new(1, 0), Reward::new(10_000, 4), Reward::new(0, 1), agt(EXISTENTIAL_DEPOSIT)] {
            assert!(reward.suits_an_event(), "{reward:?}");
        }
        for reward in [Reward::new(0, 0), Reward::new(10_001, 0), Reward::new(0, 5), agt(EXISTENTIAL_DEPOSIT - 1)] {
            assert!(!reward.suits_an_event(), "{reward:?}");
        }
    }
}

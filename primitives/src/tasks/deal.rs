//! Who sits where when a round is dealt. Seats are computed and never stored.

mod layout;
mod permutation;

use super::Replication;

pub use layout::{Layout, Place};
pub use permutation::Permutation;

/// The most tickets of a lane of a round.
pub const MAX_SEATS: u32 = 8_192;

/// How many tickets the lanes of a round take. Beyond the seats there are a tenth of stand-ins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// Of the proven lane: at most [`MAX_SEATS`].
    pub proven: u32,
    /// Of the unproven lane: at most [`MAX_SEATS`].
    pub unproven: u32,
}

impl Capacity {
    /// What a round of so many sets takes, each with at most `unproven_seats` for the unproven.
    ///
    /// Each lane is bounded by itself: a crowd of unproven accounts fills its own lane, and cannot close the round to
    /// those without whom there is no set.
    pub fn of(replication: Replication, unproven_seats: u8, sets: u32) -> Self {
        let tickets = |seats: u8| {
            let dealt = u64::from(sets).saturating_mul(seats.into());
            let all = dealt.saturating_add(dealt.div_ceil(10));
            u32::try_from(all).unwrap_or(MAX_SEATS).min(MAX_SEATS)
        };
        Self { proven: tickets(replication.seats()), unproven: tickets(unproven_seats.min(replication.seats())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_takes_a_tenth_more_than_its_seats_in_each_lane() {
        let of = |replication, unproven_seats, sets| {
            let Capacity { proven, unproven } = Capacity::of(replication, unproven_seats, sets);
            (proven, unproven)
        };
        assert_eq!(of(Replication::Three, 1, 0), (0, 0));
        assert_eq!(of(Replication::Three, 1, 1), (4, 2));
        assert_eq!(of(Replication::Three, 1, 10), (33, 11));
        assert_eq!(of(Replication::Seven, 2, 11), (85, 25));
        assert_eq!(of(Replication::Five, 0, 10), (55, 0));
        assert_eq!(of(Replication::Three, 9, 10), (33, 33));
        assert_eq!(of(Replication::Three, 1, 2_482), (8_191, 2_731));
        assert_eq!(of(Replication::Three, 1, 2_483), (MAX_SEATS, 2_732));
        assert_eq!(of(Replication::Seven, 7, u32::MAX), (MAX_SEATS, MAX_SEATS));
    }
}

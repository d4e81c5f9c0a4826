//! Who sits where when a round is dealt. Seats are computed and never stored.

mod layout;
mod permutation;

use super::Replication;

pub use layout::{Assignment, Layout};
pub use permutation::Permutation;

/// The most seats that a round deals, and the most tickets that a class of a round takes.
pub const MAX_SEATS: u32 = 8_192;

/// The number of tickets that each class of a round takes: [`MAX_SEATS`] if the class has any seat, however few seats the
/// round has. A few quick accounts cannot fill a class before others come, and chance draws the seats among all tickets. A
/// ticket without a seat stands in, or leaves and gets everything back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// Tickets of the proven class.
    pub proven: u32,
    /// Tickets of the unproven class.
    pub unproven: u32,
}

impl Capacity {
    /// Returns the capacity of a round of `sets` sets, each with at most `unproven_seats` seats for unproven workers.
    ///
    /// Each class has its own bound: a crowd of unproven accounts fills its own class, and cannot close the round to the
    /// proven workers without whom there is no set.
    pub fn of(replication: Replication, unproven_seats: u8, sets: u32) -> Self {
        let places = |seats_a_set: u8| if sets > 0 && seats_a_set > 0 { MAX_SEATS } else { 0 };
        Self { proven: places(replication.seats()), unproven: places(unproven_seats) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capacity_is_the_same_for_small_and_large_rounds() {
        for replication in Replication::ALL {
            for sets in [1, 7, 910, u32::MAX] {
                let full = Capacity { proven: MAX_SEATS, unproven: MAX_SEATS };
                assert_eq!(Capacity::of(replication, 1, sets), full);
                assert_eq!(Capacity::of(replication, u8::MAX, sets), full);
                assert_eq!(Capacity::of(replication, 0, sets), Capacity { unproven: 0, ..full });
            }
            assert_eq!(Capacity::of(replication, 1, 0), Capacity { proven: 0, unproven: 0 });
        }
    }
}

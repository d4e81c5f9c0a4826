//! Who sits where when a round is dealt. Seats are computed and never stored.

mod layout;
mod permutation;

use super::Replication;

pub use layout::{Assignment, Layout};
pub use permutation::Permutation;

/// The most tickets that a class of a round takes.
pub const MAX_SEATS: u32 = 8_192;

/// The least number of tickets that a class with any seat takes: a few quick accounts cannot get every seat of a small
/// round.
pub const LEAST_TICKETS: u32 = 64;

/// The number of tickets that each class of a round takes: three for each seat, so that the seats are filled by chance and
/// not by who comes first, and at least [`LEAST_TICKETS`]. A ticket without a seat stands in, or leaves and gets everything
/// back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// Tickets of the proven class: at most [`MAX_SEATS`].
    pub proven: u32,
    /// Tickets of the unproven class: at most [`MAX_SEATS`].
    pub unproven: u32,
}

impl Capacity {
    /// Returns the capacity of a round of `sets` sets, each with at most `unproven_seats` seats for unproven workers.
    ///
    /// Each class has its own bound: a crowd of unproven accounts fills its own class, and cannot close the round to the
    /// proven workers without whom there is no set.
    pub fn of(replication: Replication, unproven_seats: u8, sets: u32) -> Self {
        let seats = |a_set: u8| u64::from(sets).saturating_mul(a_set.into());
        let bounded = |tickets: u64| u32::try_from(tickets).unwrap_or(MAX_SEATS).min(MAX_SEATS);
        let crowd = |seats: u64| match seats {
            0 => 0,
            _ => seats.saturating_mul(3).max(LEAST_TICKETS.into()),
        };
        let unproven = seats(unproven_seats.min(replication.seats()));
        Self { proven: bounded(crowd(seats(replication.seats()))), unproven: bounded(crowd(unproven)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capacity_is_three_tickets_a_seat_and_at_least_sixty_four() {
        let of = |replication, unproven_seats, sets| {
            let Capacity { proven, unproven } = Capacity::of(replication, unproven_seats, sets);
            (proven, unproven)
        };
        assert_eq!(of(Replication::Three, 1, 0), (0, 0));
        assert_eq!(of(Replication::Three, 1, 1), (64, 64));
        assert_eq!(of(Replication::Three, 1, 10), (90, 64));
        assert_eq!(of(Replication::Seven, 2, 11), (231, 66));
        assert_eq!(of(Replication::Five, 0, 10), (150, 0));
        assert_eq!(of(Replication::Three, 9, 10), (90, 90));
        assert_eq!(of(Replication::Three, 1, 910), (8_190, 2_730));
        assert_eq!(of(Replication::Three, 1, 911), (MAX_SEATS, 2_733));
        assert_eq!(of(Replication::Seven, 7, u32::MAX), (MAX_SEATS, MAX_SEATS));
    }
}

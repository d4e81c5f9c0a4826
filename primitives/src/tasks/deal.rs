//! Who sits where when a round is dealt. Seats are computed and never stored.

mod layout;
mod permutation;

use super::Replication;

pub use layout::{Assignment, Layout};
pub use permutation::Permutation;

/// The most tickets of a class of a round.
pub const MAX_SEATS: u32 = 8_192;

/// How many tickets a class with any seat takes at the least: a few who are quick cannot have every seat of a small round.
pub const LEAST_TICKETS: u32 = 64;

/// How many tickets the classes of a round take: three for each seat, so that chance and not the first of them fills the
/// seats, and [`LEAST_TICKETS`] at the least. Who has no seat stands in, and leaves with everything back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// Of the proven class: at most [`MAX_SEATS`].
    pub proven: u32,
    /// Of the unproven class: at most [`MAX_SEATS`].
    pub unproven: u32,
}

impl Capacity {
    /// What a round of so many sets takes, each with at most `unproven_seats` for the unproven.
    ///
    /// Each class is bounded by itself: a crowd of unproven accounts fills its own class, and cannot close the round to
    /// those without whom there is no set.
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
    fn a_class_takes_three_for_each_seat_and_sixty_four_at_the_least() {
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
